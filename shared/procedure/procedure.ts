// What may happen to the state of a procedure; no database, no clock.
import type { AccountRole } from '../account/account.schema.ts'
import {
  procedureStates,
  type ProcedureDues,
  type ProcedureKind,
  type ProcedureState,
  type StateMove,
} from './procedure.schema.ts'

/**
 * Who brings a procedure to a state: the administration sets it up, the office draws its cases and reports to its
 * committee, the facilitation holds the workshops and writes the report (§ 8 Abs. 5 LKG NRW).
 */
const owners: Readonly<Record<ProcedureState, readonly AccountRole[]>> = {
  interest: ['administrator', 'coordinator'],
  selected: ['administrator'],
  accepted: ['administrator', 'coordinator'],
  casesDrawn: ['coordinator'],
  workshops: ['coordinator', 'facilitator'],
  structureRating: ['coordinator', 'facilitator'],
  report: ['coordinator', 'facilitator'],
  committee: ['coordinator'],
  followUp: ['coordinator'],
}

/** The tasks of accounts that may bring a procedure to a state. */
export const ownersOf = (state: ProcedureState): readonly AccountRole[] => owners[state]

/** May an account with this task bring a procedure to a state (PR3)? */
export const mayEnter = (role: AccountRole, state: ProcedureState): boolean =>
  owners[state].includes(role)

/** Does this task steer a procedure at all? An analyst does not. */
export const steers = (role: AccountRole): boolean =>
  procedureStates.some((state) => mayEnter(role, state))

/** States of a procedure in which its facilitation has work: up to the last one that it sets, the report. */
export const facilitatedStates: readonly ProcedureState[] = procedureStates.slice(
  0,
  procedureStates.findLastIndex((state) => mayEnter('facilitator', state)) + 1,
)

const placeOf = (state: ProcedureState): number => procedureStates.indexOf(state)

/** States of an ordinary procedure alone: an extraordinary one is suggested, no choice is made for it (§ 8 Abs. 4 LKG NRW). */
const ofTheCycle: readonly ProcedureState[] = ['interest', 'selected']

/** What a procedure of a kind goes through, in order (PR7). */
export const statesOf = (kind: ProcedureKind): readonly ProcedureState[] =>
  kind === 'ordinary'
    ? procedureStates
    : procedureStates.filter((state) => !ofTheCycle.includes(state))

/** How one state would follow another in a procedure of a kind; undefined if it is the same. */
export function moveOf(
  from: ProcedureState,
  to: ProcedureState,
  kind: ProcedureKind,
): StateMove | undefined {
  if (from === to) return undefined
  return isBehind(to, from) ? 'back' : nextState(from, kind) === to ? 'next' : 'skip'
}

/** Does a move need a reason (PR2)? */
export const needsReason = (move: StateMove): boolean => move === 'skip' || move === 'back'

/** The state after this one in a procedure of a kind; undefined after the last. */
export const nextState = (state: ProcedureState, kind: ProcedureKind): ProcedureState | undefined =>
  statesOf(kind).find((one) => isBehind(state, one))

/** Is a state reached once a procedure is at another one? Skipped ones count: they will not come. */
export const isBehind = (state: ProcedureState, at: ProcedureState): boolean =>
  placeOf(state) < placeOf(at)

/** By when a state is to be reached: the day agreed on, for the committee else that of its meeting; undefined if neither. */
export const dueDay = (
  { due, committeeDay }: Pick<ProcedureDues, 'due' | 'committeeDay'>,
  state: ProcedureState,
): string | undefined =>
  due.find((one) => one.state === state)?.day ??
  (state === 'committee' ? (committeeDay ?? undefined) : undefined)

/** The states between two: those a procedure left out when it went from one to the other. */
export const skippedStates = (
  from: ProcedureState,
  to: ProcedureState,
): readonly ProcedureState[] => procedureStates.slice(placeOf(from) + 1, placeOf(to))

/** The changes that still hold: going back to a state takes back that state and all behind it. Oldest first. */
export function standingChanges<C extends { readonly state: ProcedureState }>(
  history: readonly C[],
): readonly C[] {
  let standing: readonly C[] = []
  for (const change of history)
    standing = [...standing.filter(({ state }) => isBehind(state, change.state)), change]
  return standing
}
