// A long past of a room, as events: people write and revise, all is revealed, themes are renamed.
import type { DemoCase } from '../../../server/demo/material/demoCase.ts'
import { newId } from '../../../shared/kernel/id.ts'
import type { RoomEvent } from '../../../shared/room/event.ts'
import { audienceOf, channelKey } from '../../../server/room/audience.ts'
import type { StoredEvent } from '../../../server/room/roomStore.ts'
import { themeId, title } from '../work.mjs'

/**
 * A fifth of the events are new annotations, the rest revise them; then the reveal, which tells each seat which are its
 * own, and a twentieth are themes.
 */
export function pastEvents(
  count: number,
  seatIds: readonly string[],
  { annotations }: DemoCase,
): StoredEvent[] {
  const events: RoomEvent[] = []
  const bundle: (RoomEvent & { type: 'annotationsRevealed' })['bundle'][number][] = []
  const own = new Map<string, { id: string; revealedId: string }[]>(seatIds.map((id) => [id, []]))
  const themes = Math.floor(count / 20)
  for (let at = 0; events.length < count - themes - 1 - own.size; at++) {
    const sample = annotations[at % annotations.length]
    const seatId = seatIds[at % seatIds.length]
    if (!sample || seatId === undefined) throw new Error('the demo case is empty')
    const { span, criteria, direction, weight, rating, note } = sample
    const rest = { span, criterionId: criteria[0] ?? '', direction, weight, rating, note }
    const annotation = { ...rest, paper: false, id: newId() }
    for (let revision = 1; revision <= 5; revision++)
      events.push({
        type: revision === 1 ? 'annotationAdded' : 'annotationRevised',
        seatId,
        annotation: { ...annotation, revision },
      })
    const revealedId = newId()
    bundle.push({ ...annotation, id: revealedId, bundle: 1 })
    own.get(seatId)?.push({ id: annotation.id, revealedId })
  }
  events.push({ type: 'annotationsRevealed', at: 0, bundle })
  for (const [seatId, pairs] of own) events.push({ type: 'ownRevealed', seatId, pairs })
  for (let at = 0; at < themes; at++)
    events.push({
      type: 'groupChanged',
      group: { id: themeId(at % 40), title: title(at) },
    })
  return events.map((event) => ({
    channel: channelKey(audienceOf(event)),
    body: JSON.stringify(event),
  }))
}
