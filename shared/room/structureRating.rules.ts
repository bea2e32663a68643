// Structure criteria: rated alone, uncovered together, agreed on (rules SR1 to SR6).
import type { z } from 'zod'
import { lookUp } from '../kernel/lookUp.ts'
import { problem, type Problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from './command.ts'
import type { DecideContext } from './context.ts'
import type { RoomEvent } from './event.ts'
import { markChanged } from './review.ts'
import type { OwnSlice, RoomView } from './roomView.ts'
import { firstSeat, isEditor } from './role.ts'
import { dropTexts } from './sharedText.rules.ts'
import { leaveItem } from './projector.rules.ts'
import { ownOf, putById, removeById, without, withOwn, withRoom } from './slice.ts'
import { openVoteOn } from './vote.rules.ts'
import {
  isRatedDimension,
  NOT_APPLICABLE,
  RATING_SEATS,
  type OwnRating,
  type Rated,
  type StructureRatingEvent,
  type StructureRatingSlice,
  type Uncovered,
} from '../structureRating/structureRating.ts'
import type { structureRatingCommands } from '../structureRating/structureRating.schema.ts'

type StructureRatingCommand = z.infer<(typeof structureRatingCommands)[number]>

/** The own ratings of a seat; none in states of versions that knew no structure ratings. */
const ratingsOfSeat = (own: OwnSlice): Readonly<Record<string, OwnRating>> =>
  own.structureRatings ?? {}

/** Was a criterion uncovered, or agreed on? From then on no seat rates it alone any more (rule SR3). */
const isSettled = ({ room: { structureRating } }: Pick<RoomView, 'room'>, criterionId: string) =>
  Object.hasOwn(structureRating.uncovered, criterionId) ||
  structureRating.agreed.some((one) => one.criterionId === criterionId)

/** What was rated alone on a criterion, one rating for each browser, and how many of them count (rules SR2, RV2). */
function ratingsOn({ room, own }: Pick<RoomView, 'room' | 'own'>, criterionId: string) {
  const bySeat = new Map<string, { readonly rating: OwnRating; readonly counts: boolean }>()
  for (const [seatId, slice] of Object.entries(own)) {
    const rating = lookUp(ratingsOfSeat(slice), criterionId)
    // A browser that came again rated last under its later seat.
    if (rating) bySeat.set(firstSeat({ own }, seatId), { rating, counts: !isEditor(room, seatId) })
  }
  const all = [...bySeat.values()]
  return {
    ratings: all.map(({ rating }) => rating),
    enough: all.filter(({ counts }) => counts).length >= RATING_SEATS,
  }
}

/** Did enough seats rate a criterion that is still covered? More than this is not told (rules RV8, SR2). */
export const enoughRatings = (view: Pick<RoomView, 'room' | 'own'>): boolean =>
  [...new Set(Object.values(view.own).flatMap((own) => Object.keys(ratingsOfSeat(own))))].some(
    (id) => !isSettled(view, id) && ratingsOn(view, id).enough,
  )

/** Decides what a command about structure ratings leads to. */
export function decideStructureRating(
  view: RoomView,
  command: StructureRatingCommand,
  ctx: DecideContext,
): Result<RoomEvent[]> {
  const { seatId } = ctx
  switch (command.type) {
    case 'rateStructure': {
      const { criterionId, rated, revision } = command
      const held = lookUp(ratingsOfSeat(ownOf(view, seatId)), criterionId)?.revision ?? 0
      const wrong = ratedProblem(criterionId, rated, ctx) ?? staleProblem(held, revision)
      if (wrong) return refuse(wrong)
      if (isSettled(view, criterionId)) return refuse(problem('structureRating.settled'))
      const rating = { ...rated, criterionId, revision: revision + 1 }
      return ok([{ type: 'structureRated', seatId, rating }])
    }
    case 'clearStructureRating': {
      const { criterionId } = command
      if (isSettled(view, criterionId)) return refuse(problem('structureRating.settled'))
      return lookUp(ratingsOfSeat(ownOf(view, seatId)), criterionId)
        ? ok([{ type: 'structureRatingCleared', seatId, criterionId }])
        : ok([])
    }
    case 'announceStructureReveal': {
      const { type: _, ...announced } = command
      const wrong = namedProblem(command.criterionIds ?? [], ctx)
      return wrong ? refuse(wrong) : ok([{ type: 'structureRevealAnnounced', ...announced }])
    }
    case 'revealStructure':
      return revealStructure(view, command, ctx)
    case 'agreeStructure':
      return agreeStructure(view, command, ctx)
    case 'removeStructureAgreement':
      if (!view.room.structureRating.agreed.some(({ id }) => id === command.id))
        return refuse(problem('item.unknown'))
      if (openVoteOn(view, command.id)) return refuse(problem('vote.frozen'))
      return ok([{ type: 'structureAgreementRemoved', id: command.id }])
  }
}

const staleProblem = (current: number, yours: number): Problem | undefined =>
  current === yours ? undefined : problem('item.stale', { yours, current })

/** Why a criterion cannot be rated so, or undefined. */
function ratedProblem(
  criterionId: string,
  { rating, reason }: Rated,
  ctx: DecideContext,
): Problem | undefined {
  const criterion = ctx.criterion(criterionId)
  if (!criterion || !isRatedDimension(criterion.dimension))
    return problem('annotation.unknownCriterion', undefined, 'criterionId')
  if (!criterion.ratings.includes(rating))
    return problem('annotation.ratingInvalid', undefined, 'rating')
  if (rating === NOT_APPLICABLE && reason === '')
    return problem('structureRating.reasonMissing', undefined, 'reason')
  return undefined
}

/** Why criteria cannot be uncovered together, whatever was rated: one that is not rated at all, or is named twice. */
const namedProblem = (
  criterionIds: readonly string[],
  ctx: Pick<DecideContext, 'criterion'>,
): Problem | undefined =>
  criterionIds.every((id) => isRatedDimension(ctx.criterion(id)?.dimension ?? '')) &&
  new Set(criterionIds).size === criterionIds.length
    ? undefined
    : problem('annotation.unknownCriterion', undefined, 'criterionIds')

/**
 * One room event with the ratings of all named criteria, those of each in a random order of their own, so that nothing
 * says which of two criteria are by the same seat. Nothing is sent to single seats: they know what they rated.
 */
function revealStructure(
  view: RoomView,
  { criterionIds }: CommandOf<'revealStructure'>,
  ctx: DecideContext,
): Result<RoomEvent[]> {
  const { announced, uncovered } = view.room.structureRating
  if (!announced) return refuse(problem('reveal.notAnnounced'))
  const wrong = namedProblem(criterionIds, ctx)
  if (wrong) return refuse(wrong)
  if (criterionIds.some((id) => Object.hasOwn(uncovered, id)))
    return refuse(problem('structureRating.settled'))
  const criteria = criterionIds.map((criterionId): Uncovered => {
    const { ratings, enough } = ratingsOn(view, criterionId)
    const voices = ratings.map(({ rating, reason, evidence }) => ({ rating, reason, evidence }))
    return { criterionId, voices: enough ? ctx.shuffle(voices) : null }
  })
  return criteria.some(({ voices }) => voices !== null)
    ? ok([{ type: 'structureRevealed', criteria }])
    : refuse(problem('structureRating.tooFew', { seats: RATING_SEATS }))
}

function agreeStructure(
  view: RoomView,
  { content, revision }: CommandOf<'agreeStructure'>,
  ctx: DecideContext,
): Result<RoomEvent[]> {
  const { agreed } = view.room.structureRating
  const held = agreed.find(({ id }) => id === content.id)
  const wrong =
    ratedProblem(content.criterionId, content, ctx) ?? staleProblem(held?.revision ?? 0, revision)
  if (wrong) return refuse(wrong)
  const other = agreed.find(({ criterionId }) => criterionId === content.criterionId)
  if (other !== held) return refuse(problem('item.exists'))
  if (openVoteOn(view, content.id)) return refuse(problem('vote.frozen'))
  return ok([{ type: 'structureAgreed', content }])
}

/** The state after an event about structure ratings. */
export function evolveStructureRating(view: RoomView, event: StructureRatingEvent): RoomView {
  const { structureRating: slice } = view.room
  const set = (change: Partial<StructureRatingSlice>) =>
    withRoom(view, { structureRating: { ...slice, ...change } })
  switch (event.type) {
    case 'structureRated': {
      const { seatId, rating } = event
      const held = ratingsOfSeat(ownOf(view, seatId))
      return withOwn(view, seatId, {
        structureRatings: { ...held, [rating.criterionId]: rating },
      })
    }
    case 'structureRatingCleared':
      return withOwn(view, event.seatId, {
        structureRatings: without(ratingsOfSeat(ownOf(view, event.seatId)), event.criterionId),
      })
    case 'structureRevealAnnounced':
      return set({ announced: event.announced, announcedIds: event.criterionIds ?? [] })
    case 'structureRevealed': {
      const added = event.criteria.map(({ criterionId, voices }) => [criterionId, voices] as const)
      // What was shown before gives way to what was uncovered, as with every opening.
      return leaveItem(
        set({
          uncovered: { ...slice.uncovered, ...Object.fromEntries(added) },
          last: event.criteria.map(({ criterionId }) => criterionId),
        }),
      )
    }
    case 'structureAgreed': {
      const held = slice.agreed.find(({ id }) => id === event.content.id)
      const one = { ...event.content, revision: (held?.revision ?? 0) + 1 }
      return markChanged(set({ agreed: putById(slice.agreed, one) }), { structureRatingId: one.id })
    }
    case 'structureAgreementRemoved': {
      const removed = set({ agreed: removeById(slice.agreed, event.id) })
      const marked = markChanged(removed, { structureRatingId: event.id })
      return dropTexts(marked, `structureRating.${event.id}.`)
    }
  }
}
