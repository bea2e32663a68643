// Moving the room to another step: one press, one sentence, one way back.
import { ok, type Result } from '../../shared/kernel/result.ts'
import { stepOfVote } from '../../shared/room/projector.rules.ts'
import type { Vote, VoteKind } from '../../shared/vote/vote.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'
import { dayLabel } from '../../shared/kernel/format.ts'
import { problemWords } from '../kernel/problemText.ts'
import type { RoomClient } from './RoomClient.svelte.ts'
import { rulesOpenText } from './rulesOpen.ts'
import type { ToastList } from '../ui/toastList.svelte.ts'

/** What has to be known about the reveal to say whether a move skips it. */
interface RevealState {
  /** Bundles revealed so far. */
  readonly bundles: number
  /** Annotations that wait for the reveal, as far as this screen knows. */
  readonly waiting: number
}

/** Does going from one step on to another pass a comparing step although nothing was revealed? */
export function skipsReveal(
  agenda: Agenda,
  fromId: string | null,
  toId: string,
  { bundles, waiting }: RevealState,
): boolean {
  if (bundles > 0 || waiting === 0) return false
  const from = agenda.findIndex(({ id }) => id === fromId)
  const to = agenda.findIndex(({ id }) => id === toId)
  return from >= 0 && agenda.slice(from, to).some(({ kind }) => kind === 'compare')
}

/** The same for a room as this screen sees it. */
function roomSkipsReveal(room: RoomClient, toId: string): boolean {
  const { workshop, annotation } = room.view.room
  const { agenda, visited } = workshop
  const wrote = agenda.some(({ id, kind }) => kind === 'annotate' && visited.includes(id))
  // If no figure is told, notes may wait as soon as the room was asked for them.
  const waiting = room.gauge?.annotations ?? (wrote ? 1 : 0)
  return skipsReveal(workshop.agenda, workshop.stepId, toId, {
    bundles: annotation.bundles,
    waiting,
  })
}

/** How a vote that runs is called. */
const running: Readonly<Record<VoteKind, string>> = {
  keySituation: 'Die Abstimmung',
  recommendation: 'Die Abstimmung',
  consent: 'Die Frage nach Zustimmung',
  feedback: 'Die Rückmeldung',
}

/** The vote that runs now; undefined if none does. */
const runningVote = (room: RoomClient): Vote | undefined =>
  room.view.room.vote.votes.find(({ result }) => result === null)

/** What is asked once before the room goes to another step, because it hurts; empty if it does not. */
export function moveDoubt(room: RoomClient, toId: string): string {
  const vote = runningVote(room)
  if (vote) return `${running[vote.kind]} läuft noch. Ohne Ergebnis weiter?`
  if (roomSkipsReveal(room, toId)) return 'Noch nicht aufgedeckt. Trotzdem weiter?'
  const { agenda, deliveredDay } = room.view.room.workshop
  const annotates = agenda.find(({ id }) => id === toId)?.kind === 'annotate'
  return annotates && deliveredDay === null
    ? 'Vom Fall ist noch nichts gezeigt. Trotzdem weiter?'
    : ''
}

/**
 * Do annotations wait that were written before more of the case is shown, as far as the facilitation is told (rule RV8)?
 * One on a passage that comes now will be known to be newer than those (rule RV3).
 */
export const notesWait = (room: Pick<RoomClient, 'gauge'>): boolean =>
  (room.gauge?.annotations ?? 0) > 0 || room.gauge?.late === true

/**
 * What is asked before the marker shows more of the case while annotations wait; empty if none do, or nothing new would
 * be shown.
 */
export function markerDoubt(room: Pick<RoomClient, 'gauge' | 'view'>, day: number): string {
  const { deliveredDay } = room.view.room.workshop
  if (!notesWait(room) || (deliveredDay !== null && day <= deliveredDay)) return ''
  return `Verdeckte Anmerkungen warten. Trotzdem weiter bis ${dayLabel(day)}?`
}

/** Why that is asked. */
export const MARKER_HELP =
  'Verdeckte Anmerkungen warten. Wird jetzt mehr vom Fall gezeigt, lässt sich nach dem Aufdecken erkennen, dass Anmerkungen zum neuen Text später entstanden sind. Decken Sie besser vorher auf.'

/** What is asked before a step is chosen from the agenda, if a slip of the hand moves everybody far or back. */
export function farStep(agenda: Agenda, fromId: string | null, toId: string): string {
  const at = (id: string | null): number => agenda.findIndex((step) => step.id === id)
  const from = at(fromId)
  const by = at(toId) - from
  if (from < 0 || by === 1 || by === 2) return ''
  return by < 0
    ? 'Zurück zu diesem Schritt? Alle gehen mit.'
    : `${by - 1} Schritte überspringen? Alle gehen mit.`
}

/** The same two for a press on a step of the agenda. */
export function agendaDoubt(room: RoomClient, toId: string): string {
  const { agenda, stepId } = room.view.room.workshop
  return moveDoubt(room, toId) || farStep(agenda, stepId, toId)
}

/** What is still open behind the room, for the sentence that says where everybody is. */
function leftOpen(room: RoomClient): string {
  const vote = runningVote(room)
  if (!vote) return ''
  const { agenda } = room.view.room.workshop
  const step = agenda.find(({ kind }) => kind === stepOfVote(room.view.room, vote))?.title
  return step ? ` ${running[vote.kind]} bleibt offen, bis Sie sie in „${step}“ schließen.` : ''
}

/** Enters a step, says so, and offers the way back as long as the room did not go on. */
export async function enterStep(
  room: RoomClient,
  toasts: ToastList,
  stepId: string,
): Promise<Result<null>> {
  const { workshop } = room.view.room
  const before = workshop.stepId
  if (before === stepId) return ok(null)
  const skipped = roomSkipsReveal(room, stepId)
  const open = leftOpen(room)
  const rules = room.step?.kind === 'arrive' ? rulesOpenText(room) : ''
  const result = await room.run({ type: 'enterStep', stepId })
  if (!result.ok) return result
  const title = workshop.agenda.find(({ id }) => id === stepId)?.title
  if (before === null || title === undefined) return result
  // Once the room went on from there, it is no longer true, and going back would be a surprise.
  const holds = (): boolean =>
    room.view.room.workshop.stepId === stepId && room.view.room.workshop.status === 'open'
  const back = async (): Promise<void> => {
    if (!holds()) return
    const went = await room.run({ type: 'enterStep', stepId: before })
    if (went.ok) return
    const why = problemWords(went.problem)
    toasts.show(`${why.title} ${why.next}`)
  }
  const words = `Alle sind jetzt bei „${title}“.${skipped ? ' Die Anmerkungen sind noch nicht aufgedeckt.' : ''}${open}${rules === '' ? '' : ` ${rules}`}`
  toasts.show(words, {
    action: { label: 'Rückgängig', run: () => void back() },
    about: 'step',
    holds,
  })
  return result
}
