import type { ResultFacts } from '../../shared/close/roomResult.ts'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import type { DecideContext } from '../../shared/room/context.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'

/** What a room needs to know from outside its log. */
export interface RoomSource {
  readonly id: string
  readonly title: string
  readonly plan: Agenda
  /** Planned length of the comment period in working days. */
  readonly commentDays: number
  /** Null if no case is read. */
  readonly caseId: string | null
  /** Names one version of one case text, so that a client knows whether what it holds is still right; empty without a case. */
  readonly textId: string
  /** Null once the text was withdrawn, and if no case is read. */
  readonly text: CaseText | null
  readonly catalogueKey: string
  readonly catalogueVersion: string
  /** The second catalogue, of the consulting specialist; absent if there is none. */
  readonly consultantCatalogue?: ResultFacts['catalogue']
  /** How the case came in; null if the plan does not say it. */
  readonly origin: ResultFacts['origin']
  readonly criterion: DecideContext['criterion']
  /** The ratings of a criterion that stand in an order (rule AG4). */
  readonly scaleOf: (criterionId: string) => readonly string[]
}

/** What the result of a workshop says that its room does not know, but for other cases: those the conclusion looks up. */
export const resultFacts = ({
  catalogueKey,
  catalogueVersion,
  consultantCatalogue,
  caseId,
  origin,
  text,
}: RoomSource): ResultFacts => ({
  catalogue: { key: catalogueKey, version: catalogueVersion },
  ...(consultantCatalogue && { consultantCatalogue }),
  withoutCase: caseId === null,
  origin,
  text,
  cases: null,
})

/** Was the text of its case withdrawn? Then the room is closed for good. */
export const isTextWithdrawn = ({ caseId, text }: Pick<RoomSource, 'caseId' | 'text'>): boolean =>
  caseId !== null && text === null
