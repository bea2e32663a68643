import { withRoom } from './slice.ts'
import type { Vote } from '../vote/vote.ts'
import type { RoomSlice, RoomView } from './roomView.ts'

/** What changed, so that everything resting on it is marked "prüfen" (nothing is deleted by going back). */
export interface ChangedBasis {
  readonly annotationIds?: ReadonlySet<string>
  readonly groupIds?: ReadonlySet<string>
  readonly entryIds?: ReadonlySet<string>
  readonly keySituationId?: string
  readonly findingId?: string
  readonly recommendationId?: string
  readonly structureRatingId?: string
}

type Reviewed = { readonly review: boolean }

/** Marks the elements that rest on the change; the same array if none does. */
function mark<T extends Reviewed>(items: readonly T[], rests: (item: T) => boolean): readonly T[] {
  if (!items.some((item) => !item.review && rests(item))) return items
  return items.map((item) => (!item.review && rests(item) ? { ...item, review: true } : item))
}

/** Marks everything that rests on a changed basis. */
export function markChanged(view: RoomView, basis: ChangedBasis): RoomView {
  const { room } = view
  const { annotationIds, groupIds, entryIds, keySituationId, findingId, recommendationId } = basis
  const situations = mark(room.keySituation.situations, ({ entryIds: own }) =>
    own.some((id) => entryIds?.has(id) === true),
  )
  const findings = mark(
    room.finding.findings,
    (finding) =>
      finding.annotationIds.some((id) => annotationIds?.has(id) === true) ||
      (finding.groupId !== null && groupIds?.has(finding.groupId) === true) ||
      (keySituationId !== undefined && finding.keySituationId === keySituationId),
  )
  const recommendations = mark(
    room.recommendation.recommendations,
    ({ findingIds }) => findingId !== undefined && findingIds.includes(findingId),
  )
  const subject = findingId ?? keySituationId ?? recommendationId ?? basis.structureRatingId
  const votes =
    subject === undefined
      ? room.vote.votes
      : noteChanged(mark(room.vote.votes, isDecidedOn(subject)), subject)
  return sameOr(view, { situations, findings, recommendations, votes })
}

/** Is this a vote that was closed, about this thing or with it among its options? */
const isDecidedOn =
  (id: string) =>
  (vote: Vote): boolean =>
    vote.result !== null && (vote.subjectId === id || vote.options.includes(id))

/** Notes beside each result what of it was changed afterwards; the same array if nothing is new. */
function noteChanged(votes: readonly Vote[], id: string): readonly Vote[] {
  const isNew = (vote: Vote): boolean => isDecidedOn(id)(vote) && !(vote.changed ?? []).includes(id)
  if (!votes.some(isNew)) return votes
  return votes.map((vote) =>
    isNew(vote) ? { ...vote, changed: [...(vote.changed ?? []), id] } : vote,
  )
}

function sameOr(
  view: RoomView,
  next: {
    situations: RoomSlice['keySituation']['situations']
    findings: RoomSlice['finding']['findings']
    recommendations: RoomSlice['recommendation']['recommendations']
    votes: RoomSlice['vote']['votes']
  },
): RoomView {
  const { room } = view
  const unchanged =
    next.situations === room.keySituation.situations &&
    next.findings === room.finding.findings &&
    next.recommendations === room.recommendation.recommendations &&
    next.votes === room.vote.votes
  if (unchanged) return view
  return withRoom(view, {
    keySituation: { ...room.keySituation, situations: next.situations },
    finding: { ...room.finding, findings: next.findings },
    recommendation: { ...room.recommendation, recommendations: next.recommendations },
    vote: { votes: next.votes },
  })
}

/** Clears the mark of one element after a person looked at it. */
export function clearReview(view: RoomView, id: string): RoomView {
  const { room } = view
  const clear = <T extends Reviewed & { readonly id: string }>(items: readonly T[]): readonly T[] =>
    items.map((item) => (item.id === id ? { ...item, review: false } : item))
  return sameOr(view, {
    situations: clear(room.keySituation.situations),
    findings: clear(room.finding.findings),
    recommendations: clear(room.recommendation.recommendations),
    votes: clear(room.vote.votes),
  })
}
