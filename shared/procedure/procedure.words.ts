// States, kinds and moves of a procedure, in words.
import type { Words } from '../kernel/words.ts'
import type { ProcedureKind, ProcedureNeed, ProcedureState, StateMove } from './procedure.schema.ts'

/** What a procedure is at: what has been reached, or what is under way. */
export const procedureStateWords: Words<ProcedureState> = {
  interest: 'Interesse',
  selected: 'Auswahl',
  accepted: 'Zusage',
  casesDrawn: 'Fallziehung',
  workshops: 'Fallwerkstätten',
  structureRating: 'Strukturmerkmale',
  report: 'Bericht',
  committee: 'Jugendhilfeausschuss',
  followUp: 'Nachhaltung',
}

/** What a procedure waits for. */
export const procedureNeedWords: Words<ProcedureNeed> = {
  facilitation: 'ohne Moderation',
  overdue: 'überfällig',
}

/** Whether it belongs to a cycle. */
export const procedureKindWords: Words<ProcedureKind> = {
  ordinary: 'im Turnus',
  extraordinary: 'außerordentlich',
}

/** How a state followed the one before. */
export const stateMoveWords: Words<StateMove> = {
  begin: 'begonnen',
  next: 'weiter',
  skip: 'ausgelassen',
  back: 'zurück',
}
