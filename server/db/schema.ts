import type { Generated, Selectable } from 'kysely'
import type {
  AccountRole,
  Office,
  Procedure,
  ReviewCase,
  WorkshopSummary,
} from '../../shared/protocol/api.ts'

/** SQLite has no booleans: 0 or 1. */
type Flag = 0 | 1

export interface OfficeTable extends Office {
  /** The invented office of the samples; in no list of the administration, and never counted. */
  sample: Generated<Flag>
}
export interface AccountTable {
  id: string
  email: string
  name: string
  role: AccountRole
  officeId: string | null
  active: Flag
  passwordHash: string
  /** The password was handed over by the administration. */
  mustChangePassword: Generated<Flag>
  /** Until when it opens anything, in milliseconds; null where an own one was chosen. */
  startPasswordUntil: number | null
}
export type AccountRow = Selectable<AccountTable>
export interface AccountSessionTable {
  tokenHash: string
  accountId: string
  /** Milliseconds. */
  seenAt: number
  expiresAt: number
}
export interface SetupTokenTable {
  tokenHash: string
  expiresAt: number
}
export type ProcedureTable = Omit<Procedure, 'facilitatorIds'>
export interface ProcedureFacilitatorTable {
  procedureId: string
  accountId: string
}
export interface CatalogueTable {
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
  /** Milliseconds; null where nobody wrote it down. */
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
  /** JSON of what the author answered about it; empty where nobody wrote it down. */
  selfReview: Generated<string>
}
export interface AuditTable {
  at: string
  actorId: string | null
  action: string
  objectId: string | null
}
export interface WorkshopTable {
  id: string
  procedureId: string
  caseId: string
  caseVersion: number
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
  /** JSON of the agenda. */
  plan: string
  projectorHash: string | null
  commentUntil: string | null
  /** Milliseconds; null while it is not concluded, and where nobody wrote it down. */
  concludedAt: Generated<number | null>
}
export type WorkshopRow = Selectable<WorkshopTable>
export interface JoinCodeTable {
  code: string
  workshopId: string
  expiresAt: number
}
export interface SeatTable {
  id: string
  workshopId: string
  tokenHash: string | null
  accountId: string | null
}

export interface DeviceKeyTable {
  seatId: string
  /** 32 random bytes, base64. */
  key: string
}

export interface DraftKeyTable {
  accountId: string
  caseId: string
  /** 32 random bytes, base64. */
  key: string
}

/** The tables that are read and written through Kysely; the room's log has its own store. */
export interface Schema {
  office: OfficeTable
  account: AccountTable
  account_session: AccountSessionTable
  setup_token: SetupTokenTable
  procedure: ProcedureTable
  procedure_facilitator: ProcedureFacilitatorTable
  catalogue: CatalogueTable
  review_case: ReviewCaseTable
  case_version: CaseVersionTable
  draft_key: DraftKeyTable
  audit: AuditTable
  workshop: WorkshopTable
  join_code: JoinCodeTable
  seat: SeatTable
  device_key: DeviceKeyTable
}
