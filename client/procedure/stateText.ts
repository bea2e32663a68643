// What is said about the states of a procedure, beside their words.
import { dueDay, isBehind, statesOf } from '../../shared/procedure/procedure.ts'
import {
  procedureStates,
  type ProcedureState,
  type ProcedureWay,
} from '../../shared/procedure/procedure.schema.ts'

/** What has to happen before a procedure is at a state, one sentence each. */
export function todoFor(state: ProcedureState): string {
  switch (state) {
    case 'interest':
      return 'Das Jugendamt sagt, dass es teilnehmen möchte.'
    case 'selected':
      return 'Die benannte Stelle wählt das Jugendamt für das Verfahren aus.'
    case 'accepted':
      return 'Das Jugendamt sagt die Teilnahme zu und nennt seine Koordination.'
    case 'casesDrawn':
      return 'Das Jugendamt zieht abgeschlossene Fälle nach dem Zufallsprinzip (unten unter „Fallziehung“) und legt sie unter „Fälle“ an.'
    case 'workshops':
      return 'Sobald die Falltexte freigegeben sind, plant und leitet die Moderation die Fallwerkstätten.'
    case 'structureRating':
      return 'Wenn die Fallwerkstätten abgeschlossen sind, stufen mehrere Personen die Strukturmerkmale ein.'
    case 'report':
      return 'Wenn Befunde und Empfehlungen aus allen Werkstätten zusammengeführt sind, wird der Bericht geschrieben.'
    case 'committee':
      return 'Wenn der Bericht vorliegt, stellt die Verwaltung Befunde und Vorschläge im Jugendhilfeausschuss vor.'
    case 'followUp':
      return 'Wenn der Ausschuss unterrichtet ist, werden die Empfehlungen umgesetzt und verfolgt.'
  }
}

/** The states of a way: those of its kind, and what it went through before it was of that kind. */
export const statesOn = ({ procedure, history }: ProcedureWay): readonly ProcedureState[] =>
  procedureStates.filter(
    (state) =>
      statesOf(procedure.kind).includes(state) ||
      state === procedure.state ||
      history.some((change) => change.state === state),
  )

/** Where a state stands on the way of a procedure. */
export type StatePlace = 'behind' | 'skipped' | 'here' | 'ahead'

/** Where a state stands, by the history: left behind, never entered, the one it is at, still to come. */
export function placeOn({ procedure, history }: ProcedureWay, state: ProcedureState): StatePlace {
  if (state === procedure.state) return 'here'
  if (!isBehind(state, procedure.state)) return 'ahead'
  // What came before the history began was not written down; it was not left out for a reason.
  const [first] = history
  if (!first || isBehind(state, first.state)) return 'behind'
  return history.some((change) => change.state === state) ? 'behind' : 'skipped'
}

/** When a procedure came to a state last; undefined if that was not written down. */
export const reachedOn = ({ history }: ProcedureWay, state: ProcedureState): string | undefined =>
  history.findLast((change) => change.state === state)?.day

/** By when a state is to be reached; undefined if nothing is agreed. */
export const dueOf = (
  { due, committee }: ProcedureWay,
  state: ProcedureState,
): string | undefined => dueDay({ due, committeeDay: committee.day }, state)
