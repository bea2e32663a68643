import { problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from '../protocol/command.ts'
import type { DecideContext } from '../protocol/context.ts'
import type { RoomEvent } from '../protocol/event.ts'
import type { RoomView } from '../protocol/roomView.ts'
import { ownOf } from '../protocol/slice.ts'
import type { KeySituationContent } from './keySituation.ts'

/** A further opening needs so many proposals, of so many seats (rule KS2). */
const LATE_PROPOSALS = 3
const LATE_SEATS = 2

/** Most proposals of one seat that wait at once. */
const MOST_WAITING = 12

/** Do enough quiet proposals wait for a further opening? More than this is told to nobody (rule KS1). */
export function enoughProposals({ own }: Pick<RoomView, 'own'>): boolean {
  const waiting = Object.values(own)
    .map(({ situationDrafts }) => situationDrafts.length)
    .filter((count) => count > 0)
  const count = waiting.reduce((sum, each) => sum + each, 0)
  return waiting.length >= LATE_SEATS && count >= LATE_PROPOSALS
}

/** May its writer still take an opened proposal back: nobody changed, chose or voted on it? */
export function isOnlyProposed({ room }: Pick<RoomView, 'room'>, id: string): boolean {
  const held = room.keySituation.situations.find((situation) => situation.id === id)
  if (!held || held.revision > 1 || held.chosen) return false
  return !room.vote.votes.some(({ options }) => options.includes(id))
}

type ProposalCommand = CommandOf<'proposeKeySituation' | 'withdrawProposal' | 'openProposals'>

/** Decides what a command about quiet proposals leads to. */
export function decideProposal(
  view: RoomView,
  command: ProposalCommand,
  ctx: DecideContext,
): Result<RoomEvent[]> {
  switch (command.type) {
    case 'proposeKeySituation':
      return propose(view, command.content, ctx)
    case 'withdrawProposal':
      return withdraw(view, command.id, ctx.seatId)
    case 'openProposals':
      return openProposals(view, ctx)
  }
}

function propose(
  view: RoomView,
  content: KeySituationContent,
  { seatId, entryText }: DecideContext,
): Result<RoomEvent[]> {
  const { situationDrafts } = ownOf(view, seatId)
  const held = [...view.room.keySituation.situations, ...situationDrafts]
  if (held.some(({ id }) => id === content.id)) return refuse(problem('item.exists'))
  if (situationDrafts.length >= MOST_WAITING) return refuse(problem('keySituation.tooMany'))
  if (!content.entryIds.every((id) => entryText(id) !== undefined))
    return refuse(problem('annotation.outsideText', undefined, 'entryIds'))
  return ok([{ type: 'situationProposed', seatId, content }])
}

function withdraw(view: RoomView, id: string, seatId: string): Result<RoomEvent[]> {
  const { situationDrafts, owned } = ownOf(view, seatId)
  if (situationDrafts.some((draft) => draft.id === id))
    return ok([{ type: 'situationProposalRemoved', seatId, id }])
  if (!view.room.keySituation.situations.some((situation) => situation.id === id))
    return refuse(problem('keySituation.unknown'))
  return owned.includes(id) && isOnlyProposed(view, id)
    ? ok([{ type: 'keySituationRemoved', id }])
    : refuse(problem('item.notOwn'))
}

/**
 * One room event with all that wait, in random order under fresh ids, and one private event per writer. The first
 * opening takes what there is, also nothing; a further one that brought a single proposal would tell when it was
 * written, and so perhaps by whom.
 */
function openProposals(view: RoomView, ctx: DecideContext): Result<RoomEvent[]> {
  const { proposalRounds = 0 } = view.room.keySituation
  if (proposalRounds > 0 && !enoughProposals(view))
    return refuse(problem('keySituation.fewProposals'))
  const contents: KeySituationContent[] = []
  const own: RoomEvent[] = []
  for (const [seatId, { situationDrafts }] of Object.entries(view.own)) {
    if (situationDrafts.length === 0) continue
    const pairs = situationDrafts.map((draft) => {
      const openedId = ctx.newId()
      contents.push({ ...draft, id: openedId })
      return { id: draft.id, openedId }
    })
    own.push({ type: 'ownProposalsOpened', seatId, pairs })
  }
  return ok([{ type: 'proposalsOpened', contents: ctx.shuffle(contents) }, ...own])
}
