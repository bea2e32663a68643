// What comes next in a procedure: by when, and who sets it.
import { accountRoleWords } from '../../shared/account/account.words.ts'
import { formatChoice, formatDate } from '../../shared/kernel/format.ts'
import { dueDay, nextState, ownersOf } from '../../shared/procedure/procedure.ts'
import type {
  Procedure,
  ProcedureDues,
  ProcedureState,
} from '../../shared/procedure/procedure.schema.ts'
import { procedureStateWords } from '../../shared/procedure/procedure.words.ts'

/** "Koordination oder Moderation": the tasks that set a state. */
export const whoSets = (state: ProcedureState): string =>
  formatChoice(ownersOf(state).map((role) => accountRoleWords[role]))

/** The next state of a procedure, and by when it is to be reached. */
export interface NextStep {
  readonly state: ProcedureState
  /** YYYY-MM-DD; undefined if nothing is agreed. */
  readonly due: string | undefined
}

/** What comes next in a procedure; undefined once it is at its last state. */
export function nextStepOf(
  { id, state, kind }: Pick<Procedure, 'id' | 'state' | 'kind'>,
  dues: readonly ProcedureDues[],
): NextStep | undefined {
  const next = nextState(state, kind)
  if (!next) return undefined
  const found = dues.find(({ procedureId }) => procedureId === id)
  return { state: next, due: found && dueDay(found, next) }
}

/** "Bericht, bis 3. Mai 2026 (überfällig). Den Schritt setzt: Koordination oder Moderation." */
export function nextStepText({ state, due }: NextStep, today: string): string {
  const late = due !== undefined && due < today ? ' (überfällig)' : ''
  const when = due === undefined ? 'ohne Termin' : `bis ${formatDate(due)}${late}`
  return `${procedureStateWords[state]}, ${when}. Den Schritt setzt: ${whoSets(state)}.`
}
