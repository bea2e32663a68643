import { problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from './command.ts'
import type { RoomEvent } from './event.ts'
import type { RoomSlice, RoomView } from './roomView.ts'
import { withRoom } from './slice.ts'
import type { AgreedRating } from '../structureRating/structureRating.ts'
import type { Vote, VoteKind } from '../vote/vote.ts'
import type { PhaseKind } from '../workshop/agenda.ts'
import type { ProjectorEvent, ProjectorSlice, Shown, ShownItem } from '../projector/projector.ts'

/** Is this a thing of the room, and not a passage? */
export const isItem = (shown: Shown): shown is ShownItem => 'kind' in shown

/** What the facilitation shows now, whatever kind of thing it is. */
export const shownIn = ({ discussion, projector }: RoomSlice): Shown | null =>
  discussion.focus ?? projector.item

const askedIn: Readonly<Record<VoteKind, PhaseKind>> = {
  keySituation: 'keySituations',
  recommendation: 'recommendations',
  consent: 'findings',
  feedback: 'close',
}

/** The agreed structure rating a consent is about; undefined if it is about a finding, or no consent. */
export const agreedRatingOf = (
  { structureRating }: Pick<RoomSlice, 'structureRating'>,
  { subjectId }: Pick<Vote, 'subjectId'>,
): AgreedRating | undefined => structureRating.agreed.find(({ id }) => id === subjectId)

/** The step in which people answer a vote, and see what came of it. */
export const stepOfVote = (
  room: Pick<RoomSlice, 'structureRating'>,
  vote: Pick<Vote, 'kind' | 'subjectId'>,
): PhaseKind => (agreedRatingOf(room, vote) ? 'structure' : askedIn[vote.kind])

/** The vote the room is asked in now: the one opened last in its step (PJ2). */
export function openQuestion(room: RoomSlice): Vote | undefined {
  const { workshop, vote } = room
  const kind = workshop.agenda.find(({ id }) => id === workshop.stepId)?.kind
  return vote.votes.findLast((one) => one.result === null && stepOfVote(room, one) === kind)
}

type Listed = Extract<ShownItem, { id: string }>

const idsOf = (room: RoomSlice): Record<Listed['kind'], readonly { readonly id: string }[]> => ({
  keySituation: room.keySituation.situations,
  board: room.keySituation.situations,
  finding: room.finding.findings,
  recommendation: room.recommendation.recommendations,
  vote: room.vote.votes,
  structureCriterion: [
    ...Object.keys(room.structureRating.uncovered),
    ...room.structureRating.agreed.map(({ criterionId }) => criterionId),
  ].map((id) => ({ id })),
})

/** Is the thing still there? The abbreviations are, once an entry was delivered (RO8, PJ6). */
export const itemExists = (room: RoomSlice, item: ShownItem): boolean =>
  'id' in item
    ? idsOf(room)[item.kind].some((thing) => thing.id === item.id)
    : item.kind === 'legend'
      ? room.workshop.deliveredDay !== null
      : (room.annotation.agreement ?? null) !== null

/** Are both the same thing? */
export const isSameItem = (a: ShownItem, b: ShownItem): boolean =>
  a.kind === b.kind && ('id' in a && 'id' in b ? a.id === b.id : true)

/** Decides what turning or holding the projector leads to. Which pages a picture has is known to those who draw it. */
export function decideProjector(
  view: RoomView,
  command: CommandOf<'turnProjector' | 'holdProjector'>,
): Result<RoomEvent[]> {
  if (command.type === 'turnProjector')
    return ok([{ type: 'projectorTurned', place: command.place }])
  return view.room.workshop.stepId === null
    ? refuse(problem('workshop.unknownStep'))
    : ok([{ type: 'projectorHeld', held: command.held }])
}

const withProjector = (view: RoomView, change: Partial<ProjectorSlice>): RoomView =>
  withRoom(view, { projector: { ...view.room.projector, ...change } })

/** The state after something was shown: one thing at a time, and what was held gives way to it. */
export function evolveShown(view: RoomView, shown: Shown | null): RoomView {
  const item = shown && isItem(shown) ? shown : null
  const focus = shown && !isItem(shown) ? shown : null
  const { discussion } = view.room
  return withProjector(withRoom(view, { discussion: { ...discussion, focus } }), {
    item,
    held: null,
  })
}

/** Another step brings its own picture; what is held stays. */
export const leaveItem = (view: RoomView): RoomView => withProjector(view, { item: null })

/** The state after an event of the projector. */
export function evolveProjector(view: RoomView, event: ProjectorEvent): RoomView {
  switch (event.type) {
    case 'projectorTurned':
      return withProjector(view, { place: event.place })
    case 'projectorHeld': {
      const { stepId } = view.room.workshop
      const held = event.held && stepId !== null ? { stepId, shown: shownIn(view.room) } : null
      return withProjector(view, { held })
    }
  }
}
