// Faults in structure ratings (SR1–SR5). Never part of the product.
import { audienceOf } from '../../server/room/audience.ts'
import { roomRules } from '../../server/room/roomRules.ts'
import { mayNot } from '../../shared/room/access.ts'
import type { RoomView } from '../../shared/room/roomView.ts'
import type { StructureRatingSlice } from '../../shared/structureRating/structureRating.ts'
import type { PlantedFault } from './plantedFaults.ts'

type Decide = (typeof roomRules)['decide']

const deciding = (decide: Decide) => () => ({ rules: { decide } })

const withRatings = (view: RoomView, change: Partial<StructureRatingSlice>): RoomView => ({
  ...view,
  room: { ...view.room, structureRating: { ...view.room.structureRating, ...change } },
})

/** Decides one kind of command on a view that was made to look different. */
const onView =
  (type: Parameters<Decide>[1]['type'], look: (view: RoomView) => RoomView): Decide =>
  (view, command, ctx) =>
    roomRules.decide(command.type === type ? look(view) : view, command, ctx)

/** Takes the first rating of a seat for three. */
const threefold = (view: RoomView): RoomView => {
  const copies = Object.entries(view.own).flatMap(([id, own]) =>
    ['a', 'b'].map((mark) => [`${id}-${mark}`, { ...own, follows: null }] as const),
  )
  return { ...view, own: { ...view.own, ...Object.fromEntries(copies) } }
}

export const ratingFaults: readonly PlantedFault[] = [
  {
    rule: 'SR1',
    what: 'lets the facilitation read what a seat rated',
    options: () => ({
      rules: {
        audience: (event) =>
          event.type === 'structureRated' ? { channel: 'facilitation' } : audienceOf(event),
      },
    }),
    found: 'a private event reached another seat',
  },
  {
    rule: 'SR2',
    what: 'uncovers whoever rated',
    options: deciding(onView('revealStructure', threefold)),
    found: 'an uncovered criterion gives its writers away',
  },
  {
    rule: 'SR2',
    what: 'uncovers without a word',
    options: deciding(onView('revealStructure', (view) => withRatings(view, { announced: true }))),
    found: 'structure ratings were uncovered without a word',
  },
  {
    rule: 'SR3',
    what: 'lets people rate what they have read',
    options: deciding(onView('rateStructure', (view) => withRatings(view, { uncovered: {} }))),
    found: 'a criterion was rated after it was uncovered',
  },
  {
    rule: 'SR3',
    what: 'lets those rate who edit',
    options: () => ({
      rules: {
        mayNot: (room, seatId, type) =>
          type === 'rateStructure' ? undefined : mayNot(room, seatId, type),
      },
    }),
    found: 'a seat that edits rated',
  },
  {
    rule: 'SR4',
    what: 'asks for no reason',
    options: deciding((view, command, ctx) => {
      if (command.type !== 'rateStructure' || command.rated.reason !== '')
        return roomRules.decide(view, command, ctx)
      const reasoned = { ...command, rated: { ...command.rated, reason: 'x' } }
      const decided = roomRules.decide(view, reasoned, ctx)
      if (!decided.ok) return decided
      const value = decided.value.map((event) =>
        event.type === 'structureRated'
          ? { ...event, rating: { ...event.rating, reason: '' } }
          : event,
      )
      return { ok: true, value }
    }),
    found: 'a criterion does not apply without a reason',
  },
  {
    rule: 'SR5',
    what: 'agrees twice on a criterion',
    options: deciding(onView('agreeStructure', (view) => withRatings(view, { agreed: [] }))),
    found: 'two ratings were agreed on for one criterion',
  },
]
