// How a procedure came to where it is, change by change, in words.
import { accountRoleWords } from '../../shared/account/account.words.ts'
import { formatDate, formatList } from '../../shared/kernel/format.ts'
import { capitalised } from '../../shared/kernel/text.ts'
import { skippedStates, standingChanges } from '../../shared/procedure/procedure.ts'
import type { StateChange } from '../../shared/procedure/procedure.schema.ts'
import { procedureStateWords, stateMoveWords } from '../../shared/procedure/procedure.words.ts'

/** One change: what came of it, when and by whom, and whether it was gone back behind since. */
export interface HistoryLine {
  readonly change: StateChange
  /** "Bericht", "Bericht ausgelassen; jetzt: Jugendhilfeausschuss", "Zurück zu: Fallwerkstätten" */
  readonly what: string
  readonly takenBack: boolean
}

function whatOf({ state, move }: StateChange, before: StateChange | undefined): string {
  const name = procedureStateWords[state]
  if (move === 'back') return `${capitalised(stateMoveWords.back)} zu: ${name}`
  if (move !== 'skip' || !before) return name
  const left = skippedStates(before.state, state).map((one) => procedureStateWords[one])
  return `${formatList(left)} ${stateMoveWords.skip}; jetzt: ${name}`
}

/** Every change of a history, oldest first. */
export function historyLines(history: readonly StateChange[]): readonly HistoryLine[] {
  const standing = new Set(standingChanges(history))
  return history.map((change, at) => ({
    change,
    what: whatOf(change, history[at - 1]),
    takenBack: !standing.has(change),
  }))
}

/** "am 3. Mai 2026, Kim Berg (Koordination)" */
export const changeText = ({ day, byName, byRole }: StateChange): string =>
  `am ${formatDate(day)}, ${
    byName === null ? accountRoleWords[byRole] : `${byName} (${accountRoleWords[byRole]})`
  }`
