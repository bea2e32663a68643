import type { CaseText } from '../../shared/caseText/caseText.ts'
import type { DecideContext } from '../../shared/protocol/context.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'

/** What a room needs to know from outside its log. */
export interface RoomSource {
  readonly id: string
  readonly title: string
  readonly plan: Agenda
  /** Planned length of the comment period in working days. */
  readonly commentDays: number
  readonly caseId: string
  /** Names one version of one case text, so that a client knows whether what it holds is still right. */
  readonly textId: string
  /** Null once the text was withdrawn. */
  readonly text: CaseText | null
  readonly catalogueKey: string
  readonly catalogueVersion: string
  readonly criterion: DecideContext['criterion']
}
