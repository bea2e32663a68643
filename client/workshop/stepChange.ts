// Moving the room to another step: one press, one sentence, one way back.
import type { Problem } from '../../shared/kernel/problem.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'
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
export function roomSkipsReveal(room: RoomClient, toId: string): boolean {
  const { workshop, annotation } = room.view.room
  const waiting = room.gauge?.annotations ?? 0
  return skipsReveal(workshop.agenda, workshop.stepId, toId, {
    bundles: annotation.bundles,
    waiting,
  })
}

/** Enters a step, says so, and offers the way back as long as nobody went on. Returns what stood against it. */
export async function enterStep(
  room: RoomClient,
  toasts: ToastList,
  stepId: string,
): Promise<Problem | null> {
  const { workshop } = room.view.room
  const before = workshop.stepId
  if (before === stepId) return null
  const skipped = roomSkipsReveal(room, stepId)
  const result = await room.run({ type: 'enterStep', stepId })
  if (!result.ok) return result.problem
  const title = workshop.agenda.find(({ id }) => id === stepId)?.title
  if (before === null || title === undefined) return null
  // Once somebody went on from there, going back would be a surprise.
  const back = (): void => {
    if (room.view.room.workshop.stepId === stepId)
      void room.run({ type: 'enterStep', stepId: before })
  }
  const words = `Alle sind jetzt bei „${title}“.${skipped ? ' Die Anmerkungen sind noch nicht aufgedeckt.' : ''}`
  toasts.show(words, { label: 'Rückgängig', run: back }, 'step')
  return null
}
