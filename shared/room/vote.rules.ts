import { lookUp } from '../kernel/lookUp.ts'
import { problem, type Problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from './command.ts'
import type { RoomEvent } from './event.ts'
import type { RoomSlice, RoomView } from './roomView.ts'
import { putById, withRoom } from './slice.ts'
import { hasEvidence } from '../finding/finding.ts'
import { evolveShown, openQuestion } from './projector.rules.ts'
import { hasRatingEvidence } from '../structureRating/structureRating.ts'
import { isVoter, peopleAt } from './role.ts'
import { choiceProblem } from '../vote/tally.ts'
import {
  consentOptions,
  feedbackOptions,
  type Choice,
  type PaperDots,
  type Vote,
  type VoteEvent,
  type VoteSettings,
} from '../vote/vote.ts'

/** The vote of this id, or undefined. */
export const voteById = (view: Pick<RoomView, 'room'>, id: string): Vote | undefined =>
  view.room.vote.votes.find((vote) => vote.id === id)

/** The latest vote of a kind (and of one finding, for consents); earlier rounds are kept but no longer count. */
export const latestVote = (
  view: Pick<RoomView, 'room'>,
  kind: VoteSettings['kind'],
  subjectId: string | null = null,
): Vote | undefined =>
  view.room.vote.votes.findLast((vote) => vote.kind === kind && vote.subjectId === subjectId)

/** The running vote that asks about a thing: consent to it, or dots on it among others. */
export const openVoteOn = (view: Pick<RoomView, 'room'>, id: string): Vote | undefined =>
  view.room.vote.votes.find(
    (vote) => vote.result === null && (vote.subjectId === id || vote.options.includes(id)),
  )

/** Decides what opening a vote or entering dots from paper leads to. */
export function decideVote(
  view: RoomView,
  command: CommandOf<'openVote' | 'enterPaperDots'>,
): Result<RoomEvent[]> {
  if (command.type === 'enterPaperDots') return enterPaperDots(view, command)
  const { vote } = command
  if (voteById(view, vote.id)) return refuse(problem('item.exists'))
  if (latestVote(view, vote.kind, vote.subjectId)?.result === null)
    return refuse(problem('vote.open'))
  return settingsProblem(view, vote) ?? ok([{ type: 'voteOpened', vote }])
}

function settingsProblem(view: RoomView, vote: VoteSettings) {
  const { room } = view
  const known: Record<VoteSettings['kind'], readonly string[]> = {
    keySituation: room.keySituation.situations.map(({ id }) => id),
    recommendation: room.recommendation.recommendations.map(({ id }) => id),
    consent: consentOptions,
    feedback: feedbackOptions,
  }
  const distinct = new Set(vote.options)
  if (
    distinct.size !== vote.options.length ||
    vote.options.some((id) => !known[vote.kind].includes(id))
  )
    return refuse(problem('vote.noOptions'))
  if (vote.kind === 'keySituation' || vote.kind === 'recommendation')
    return distinct.size < 2 ? refuse(problem('vote.noOptions')) : undefined
  if (vote.dots !== 1 || distinct.size !== known[vote.kind].length)
    return refuse(problem('vote.noOptions'))
  if (vote.kind === 'feedback') return undefined
  const agreed = room.structureRating.agreed.find(({ id }) => id === vote.subjectId)
  if (agreed)
    return hasRatingEvidence(agreed) ? undefined : refuse(problem('structureRating.needsEvidence'))
  const finding = room.finding.findings.find(({ id }) => id === vote.subjectId)
  if (!finding) return refuse(problem('finding.unknown'))
  return hasEvidence(finding) ? undefined : refuse(problem('finding.needsEvidence'))
}

function enterPaperDots(
  view: RoomView,
  { voteId, paper, before }: CommandOf<'enterPaperDots'>,
): Result<RoomEvent[]> {
  const vote = voteById(view, voteId)
  if (!vote) return refuse(problem('vote.unknown'))
  if (vote.result !== null) return refuse(problem('vote.closed'))
  if (
    before !== undefined &&
    !samePaper(lookUp(view.facilitation.paperDots, voteId) ?? null, before)
  )
    return refuse(problem('item.stale'))
  const wrong = choiceProblem(vote, paper.totals, paper.people)
  return wrong ? refuse(wrong) : ok([{ type: 'paperDotsEntered', voteId, paper }])
}

/** Do two entries from paper say the same? An option without dots is like one that is not named. */
function samePaper(one: PaperDots | null, other: PaperDots | null): boolean {
  if (one?.people !== other?.people) return false
  const options = new Set([...Object.keys(one?.totals ?? {}), ...Object.keys(other?.totals ?? {})])
  return [...options].every(
    (id) => (lookUp(one?.totals, id) ?? 0) === (lookUp(other?.totals, id) ?? 0),
  )
}

/** Why a choice of a seat cannot be put into the box of a vote, or undefined (VO5); a device has the dots of its people (VO6). */
export function mayNotCast(
  room: RoomSlice,
  seatId: string,
  vote: Vote,
  choice: Choice,
): Problem | undefined {
  if (vote.result !== null) return problem('vote.closed')
  if (!isVoter(room, seatId)) return problem('access.denied')
  return choiceProblem(vote, choice, peopleAt(room, seatId))
}

/** The state after an event of a vote. */
export function evolveVote(view: RoomView, event: VoteEvent): RoomView {
  const { votes } = view.room.vote
  switch (event.type) {
    case 'voteOpened':
      // The question takes the projector, and its result stays there until something else is shown.
      return withRoom(evolveShown(view, { kind: 'vote', id: event.vote.id }), {
        vote: { votes: putById(votes, { ...event.vote, result: null, review: false }) },
      })
    case 'voteClosed': {
      const closed = votes.map((vote) =>
        vote.id === event.voteId ? { ...vote, result: event.result } : vote,
      )
      // Whatever was shown meanwhile: the room sees what came of its question.
      const asked = openQuestion(view.room)?.id === event.voteId
      const after = asked ? evolveShown(view, { kind: 'vote', id: event.voteId }) : view
      return withRoom(after, { vote: { votes: closed } })
    }
    case 'paperDotsEntered': {
      const paperDots = { ...view.facilitation.paperDots, [event.voteId]: event.paper }
      return { ...view, facilitation: { ...view.facilitation, paperDots } }
    }
  }
}
