import type { Generated, Selectable } from 'kysely'
import type { AccountRole } from '../../shared/account/account.schema.ts'
import type { Cycle } from '../../shared/cycle/cycle.ts'
import type { HalfYear } from '../../shared/kernel/halfYear.ts'
import type { BasisDecision } from '../../shared/legalBasis/legalBasis.schema.ts'
import type { Office } from '../../shared/office/office.schema.ts'
import type { OfficeChangeKind } from '../../shared/office/officeHistory.schema.ts'
import type { Procedure, StateChange, StateDue } from '../../shared/procedure/procedure.schema.ts'
import type { Refusal } from '../../shared/releasePackage/refusal.ts'
import type { ResultRows } from '../../shared/result/resultRows.ts'
import type { ChangeReason } from '../../shared/rollup/change.schema.ts'
import type { RollupOutcome } from '../../shared/rollup/view.schema.ts'
import type {
  Answer,
  Progress,
  StateStep,
} from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import type { ReviewCase } from '../../shared/reviewCase/reviewCase.schema.ts'
import type {
  DiscardReason,
  DrawRule,
  LaterReason,
  SeedKind,
} from '../../shared/draw/draw.schema.ts'
import type { SurveyOutcome } from '../../shared/survey/survey.schema.ts'
import type { Heading, PointId, PointKind } from '../../shared/synthesis/synthesis.schema.ts'
import type { WorkshopSummary } from '../../shared/workshopPlan/workshopPlan.schema.ts'

/** SQLite has no booleans: 0 or 1. */
type Flag = 0 | 1

interface OfficeTable extends Omit<Office, 'administrativeDistrict' | 'burdenClass' | 'endedOn'> {
  administrativeDistrict: Generated<Office['administrativeDistrict']>
  burdenClass: Generated<number | null>
  endedOn: Generated<string | null>
  /** The invented office of the samples; in no list of the administration, and never counted. */
  sample: Generated<Flag>
}
interface AccountTable {
  id: string
  email: string
  name: string
  role: AccountRole
  officeId: string | null
  active: Flag
  passwordHash: string
  /** The password was handed over by the administration. */
  mustChangePassword: Generated<Flag>
  /** Until when it opens anything, in milliseconds; null if an own one was chosen. */
  startPasswordUntil: number | null
  /** May prepare releases of the state and see them before they are closed. */
  secrecyOfficer: Generated<Flag>
}
export type AccountRow = Selectable<AccountTable>
interface AccountSessionTable {
  tokenHash: string
  accountId: string
  /** Milliseconds. */
  seenAt: number
  expiresAt: number
}
interface KnownBrowserTable {
  tokenHash: string
  accountId: string
  /** Milliseconds. */
  seenAt: number
}
interface SetupTokenTable {
  tokenHash: string
  expiresAt: number
}
interface ProcedureTable extends Omit<Procedure, 'facilitatorIds' | 'kind' | 'state' | 'cycle'> {
  kind: Generated<Procedure['kind']>
  state: Generated<Procedure['state']>
  /** Day of the meeting of the committee, YYYY-MM-DD, and number of the paper; null and empty while unknown. */
  committeeDay: Generated<string | null>
  committeeFile: Generated<string>
}
interface ProcedureChangeTable extends Omit<StateChange, 'byRole' | 'byName'> {
  procedureId: string
  /** From 1, by procedure. */
  seq: number
  byId: string | null
}
interface ProcedureDueTable extends StateDue {
  procedureId: string
}
interface ProcedureFacilitatorTable {
  procedureId: string
  accountId: string
}
interface CatalogueTable {
  key: string
  version: string
  title: string
  criteria: number
  /** JSON. */
  body: string
}
export interface ReviewCaseTable {
  id: string
  procedureId: string
  label: string
  origin: ReviewCase['origin']
  withdrawn: Flag
}
export interface CaseVersionTable {
  caseId: string
  version: number
  status: 'awaitingRelease' | 'released' | 'withdrawn'
  hash: string
  createdBy: string
  releasedBy: string | null
  /** JSON of the case text; empty after a withdrawal. */
  body: string
  /** Milliseconds; null if it was not written down. */
  createdAt: Generated<number | null>
  releasedAt: Generated<number | null>
  /** Who gave the version back, when, and why. */
  refusedBy: Generated<string | null>
  refusedAt: Generated<number | null>
  refusal: Generated<string>
  /** What the author says about the version. */
  note: Generated<string>
  /** JSON of the places that were kept for a reason. */
  kept: Generated<string>
  /** JSON of what the author answered about it; empty if it was not written down. */
  selfReview: Generated<string>
  /** JSON of what became of what was found before it was submitted; empty if it was not written down. */
  intake: Generated<string>
}
interface LegalBasisTable {
  id: string
  label: string
  retired: Generated<Flag>
}
interface BasisDecisionTable extends BasisDecision {
  /** From 1, by case. */
  seq: number
  byId: string | null
}
interface SynthesisHeadingTable extends Omit<Heading, 'several'> {
  procedureId: string
  several: Flag
}
interface SynthesisPointTable extends PointId {
  kind: PointKind
  /** Null: it was looked at and stays by itself. */
  headingId: string | null
}
interface SurveyTable {
  id: string
  procedureId: string
  /** Null once it is closed. */
  code: string | null
  /** Milliseconds. */
  openedAt: number
  closedAt: number | null
  outcome: SurveyOutcome | null
  /** `SurveyResult` as JSON; null unless it was counted. */
  result: string | null
}

/** A draw of cases; times in milliseconds. */
interface DrawTable {
  id: string
  procedureId: string
  number: number
  commitment: string
  rule: DrawRule
  seedKind: SeedKind
  /** `Stratum[]` as JSON. */
  strata: string
  officeCommitment: string | null
  officeValue: string | null
  facilitationCommitment: string | null
  facilitationValue: string | null
  seed: string | null
  announcedAt: number
  drawnAt: number | null
  discardedAt: number | null
  discardReason: DiscardReason | null
}

/** A position that was drawn and left out. */
interface DrawExclusionTable {
  drawId: string
  stratum: number
  position: number
  reason: LaterReason
  since: 0 | 1
  at: number
}

interface AuditTable {
  at: string
  actorId: string | null
  action: string
  objectId: string | null
}
export interface WorkshopTable {
  id: string
  procedureId: string
  /** The case that is read, and the version of its text; both null if none is. */
  caseId: string | null
  caseVersion: number | null
  title: string
  date: string
  /** HH:MM, or empty. */
  start: Generated<string>
  sample: Generated<Flag>
  slotMinutes: number
  origin: WorkshopSummary['origin']
  commentDays: number
  status: WorkshopSummary['status']
  catalogueKey: string
  catalogueVersion: string
  /** The catalogue of the criteria about the consulting specialist that are rated, too; both null if there is none. */
  consultantKey: Generated<string | null>
  consultantVersion: Generated<string | null>
  /** JSON of the agenda. */
  plan: string
  projectorHash: string | null
  commentUntil: string | null
  /** Milliseconds; null while it is not concluded, and if it was not written down. */
  concludedAt: Generated<number | null>
}
export type WorkshopRow = Selectable<WorkshopTable>
interface JoinCodeTable {
  code: string
  workshopId: string
  expiresAt: number
}
interface SeatTable {
  id: string
  workshopId: string
  tokenHash: string | null
  accountId: string | null
}

interface DeviceKeyTable {
  seatId: string
  /** 32 random bytes, base64. */
  key: string
}

interface CaseMasterDataTable {
  caseId: string
  /** JSON of the codes. */
  body: string
  /** Counts from 1. */
  revision: number
  changedBy: string
  /** Milliseconds. */
  changedAt: number
  /** The second account; null as long as it is not confirmed. */
  confirmedBy: string | null
  confirmedAt: number | null
}

interface DraftKeyTable {
  accountId: string
  caseId: string
  /** 32 random bytes, base64. */
  key: string
  /** When it was last given out, in milliseconds. */
  usedAt: number
}

interface CyclePlanTable {
  /** First year of the cycle. */
  cycleYear: number
  officeId: string
  halfYear: HalfYear
}
interface RecordingBreakTable {
  officeId: string
  year: number
}
interface OfficeHistoryTable {
  id: string
  officeId: string
  kind: OfficeChangeKind
  day: string
  nameBefore: string
  successorId: string | null
}
interface WorkshopResultTable {
  workshopId: string
  /** JSON of `WorkshopResult`. */
  body: string
  /** What its rows were written as; 0: not yet. */
  rowForm: Generated<number>
}
/** Rows that are counted of results, by table; written with them and never changed by themselves. */
type ResultTables = { [T in keyof ResultRows]: ResultRows[T][number] }

interface SigningKeyTable {
  keyId: string
  publicKey: string
  label: string
  own: Flag
  /** Milliseconds. */
  addedAt: number
  retiredAt: Generated<number | null>
  revokedAt: Generated<number | null>
}
interface SigningKeyOfficeTable {
  keyId: string
  officeKey: string
  officeId: string
}
interface GeneralWordingTable {
  workshopId: string
  number: number
  text: string
  revision: number
  writtenBy: string
  /** Milliseconds; null if it was not written down. */
  writtenAt: Generated<number | null>
  confirmedBy: string | null
}
interface WordingWriterTable {
  workshopId: string
  number: number
  accountId: string
}
interface ReleasePackageTable {
  id: string
  procedureId: string
  number: number
  replaces: number | null
  /** SHA-256 of the file. */
  hash: string
  /** SHA-256 of what it says, whichever number it has. */
  contentHash: string
  /** As it left; empty if a restore knows of the package alone. */
  file: string
  /** Milliseconds. */
  releasedAt: number
  withdrawnAt: Generated<number | null>
  /** The file that takes it back. */
  withdrawal: Generated<string | null>
  /** JSON of what the list called the legal bases when it left, by id. */
  legalBases: Generated<string>
}
interface ReleasePackageCaseTable {
  packageId: string
  caseId: string
}
interface ReceivedPackageTable {
  id: string
  officeId: string
  procedureKey: string
  number: number
  hash: string
  keyId: string
  releasedIn: string
  cycleStart: number
  extraordinary: Flag
  randomCases: number
  additionalCases: number
  findings: number
  file: string
  /** Milliseconds. */
  receivedAt: number
  /** Number of the package that replaces it. */
  replacedBy: Generated<number | null>
  withdrawnAt: Generated<number | null>
  /** Number of the closed release of the state that uses it: from then on it stays. */
  usedIn: Generated<number | null>
  /** JSON of what the list called the legal bases when it came in, by id. */
  legalBases: Generated<string>
}
interface ReceivedPackageCatalogueTable {
  packageId: string
  catalogue: string
}
/** How long the last release took to compute, for those who wait for the next one. */
interface RollupDurationTable {
  slot: number
  seconds: number
}
/** The last draft of a release, where it was thrown away and none came since. */
interface RollupDiscardTable {
  slot: number
  number: number
  discardedBy: string
  /** Milliseconds. */
  discardedAt: number
}
/** A general wording of a package that came in, as its file has it. */
interface ReceivedWordingTable {
  packageId: string
  /** Which of the recommendations of the package, from 0 on. */
  place: number
  text: string
}
/** A file an office took back that is not held here. */
interface WithdrawnPackageTable {
  officeId: string
  hash: string
  /** Key that signed the withdrawal; empty where an earlier version wrote it down, which knew none of what follows. */
  keyId: string
  procedureKey: string
  number: number
}
/** A file the state level refused. */
interface RefusedFileTable {
  /** SHA-256 of its bytes. */
  hash: string
  why: Refusal
  /** JSON: the codes and numbers the sentence of the reason names. */
  facts: string
  /** Id of the account that gave it. */
  refusedBy: string
  /** Milliseconds. */
  refusedAt: number
}
interface CatalogueMappingTable {
  fromRef: string
  toRef: string
  /** JSON. */
  body: string
}

/** A release of the state that is being prepared, or why there is none; there is one at most. */
interface RollupDraftTable {
  slot: Generated<number>
  id: string
  outcome: RollupOutcome
  number: number
  /** Changes with everything it was counted from. */
  standing: string
  /** Offices whose turn it was when it was counted, all there were, and until which half-year. */
  dueOffices: number
  allOffices: Generated<number>
  dueUntil: Generated<string>
  /** SHA-256 of the release; empty, like the files, where there is none. */
  hash: string
  releaseFile: string
  tableFile: string
  auditFile: string
  /** JSON: what cannot be counted, and why. */
  problems: string
  /** Milliseconds. */
  madeAt: number
  /** Id of the account that closed it first. */
  closedBy: Generated<string | null>
}
/** A release of the state that was closed; its files are empty if a restore knows of it alone. */
interface RollupReleaseTable {
  number: number
  hash: string
  dueOffices: number
  allOffices: Generated<number>
  dueUntil: Generated<string>
  releaseFile: string
  tableFile: string
  auditFile: string
  /** Milliseconds. */
  closedAt: number
}

/** A recommendation of the state to all offices; `number` is null until its hearing opens. */
interface StateRecommendationTable {
  id: string
  number: number | null
  revision: number
  step: StateStep
  /** JSON: `StateContent`. */
  content: string
  /** What the theme is called in the release it was chosen from. */
  themeLabel: string
  /** Days, YYYY-MM-DD. */
  hearingOn: string | null
  hearingUntil: string | null
  resolvedOn: string | null
  resolvedBody: string | null
  publishedOn: string | null
  withdrawnOn: string | null
  withdrawnReason: string | null
  replacedBy: string | null
  /** How many hearings it had. */
  hearings: number
  /** JSON: `Heard`, what stood in the last hearing; null before one, or where that is not known. */
  heard: string | null
  recalledOn: string | null
  recalledReason: string | null
}
/** What an office said in the hearing. */
interface StateRecommendationCommentTable {
  recommendationId: string
  officeId: string
  text: string
  /** Which hearing of the recommendation it was said in, from 1 on. */
  hearing: number
}
/** What became of one, in the order in which it was said. */
interface StateRecommendationProgressTable {
  recommendationId: string
  seq: number
  progress: Progress
  proof: string
  setOn: string
}
/** What an office answers: its own, for no reader of the state level (SE5). */
interface StateRecommendationAnswerTable {
  recommendationId: string
  officeId: string
  answer: Answer
  reason: string
}
/** Counts of answers as a closed release froze them. */
interface StateRecommendationCountTable {
  recommendationId: string
  rollup: number
  /** Offices there were. */
  offices: number
  /** JSON: what is shown of each answer, null where it stays secret. */
  shown: string
  /** JSON: what was counted, by office; read for the difference to the next release alone. */
  held: string
}
/** A recommendation to all that a procedure made its own. */
interface AdoptedRecommendationTable {
  procedureId: string
  recommendationId: string
  adoptedOn: string
}

/** Why a figure of a release differs from the one before. */
interface RollupChangeReasonTable {
  number: number
  line: string
  reason: ChangeReason
}

/** The tables that are read and written through Kysely; the room's log has its own store. */
export interface Schema extends ResultTables {
  office: OfficeTable
  cycle: Cycle
  cycle_plan: CyclePlanTable
  recording_break: RecordingBreakTable
  office_history: OfficeHistoryTable
  account: AccountTable
  account_session: AccountSessionTable
  known_browser: KnownBrowserTable
  setup_token: SetupTokenTable
  procedure: ProcedureTable
  procedure_facilitator: ProcedureFacilitatorTable
  procedure_change: ProcedureChangeTable
  procedure_due: ProcedureDueTable
  catalogue: CatalogueTable
  review_case: ReviewCaseTable
  case_version: CaseVersionTable
  legal_basis: LegalBasisTable
  basis_decision: BasisDecisionTable
  case_master_data: CaseMasterDataTable
  synthesis_heading: SynthesisHeadingTable
  synthesis_point: SynthesisPointTable
  survey: SurveyTable
  draw: DrawTable
  draw_exclusion: DrawExclusionTable
  draft_key: DraftKeyTable
  audit: AuditTable
  workshop: WorkshopTable
  workshop_result: WorkshopResultTable
  join_code: JoinCodeTable
  seat: SeatTable
  device_key: DeviceKeyTable
  signing_key: SigningKeyTable
  signing_key_office: SigningKeyOfficeTable
  general_wording: GeneralWordingTable
  wording_writer: WordingWriterTable
  release_package: ReleasePackageTable
  release_package_case: ReleasePackageCaseTable
  received_package: ReceivedPackageTable
  received_package_catalogue: ReceivedPackageCatalogueTable
  received_wording: ReceivedWordingTable
  withdrawn_package: WithdrawnPackageTable
  refused_file: RefusedFileTable
  catalogue_mapping: CatalogueMappingTable
  rollup_draft: RollupDraftTable
  rollup_duration: RollupDurationTable
  rollup_discard: RollupDiscardTable
  rollup_release: RollupReleaseTable
  state_recommendation: StateRecommendationTable
  state_recommendation_comment: StateRecommendationCommentTable
  state_recommendation_progress: StateRecommendationProgressTable
  state_recommendation_answer: StateRecommendationAnswerTable
  state_recommendation_count: StateRecommendationCountTable
  adopted_recommendation: AdoptedRecommendationTable
  rollup_change_reason: RollupChangeReasonTable
}
