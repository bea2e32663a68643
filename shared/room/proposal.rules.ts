import { problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from './command.ts'
import type { DecideContext } from './context.ts'
import type { RoomEvent } from './event.ts'
import type { RoomView } from './roomView.ts'
import { ownOf } from './slice.ts'
import { firstSeat, isEditor } from './role.ts'
import type { KeySituationContent } from '../keySituation/keySituation.ts'

/** An opening needs proposals of so many seats (rule KS2). */
const OPENING_SEATS = 3

/** Most proposals of one seat that wait at once. */
const MOST_WAITING = 12

/**
 * Do quiet proposals of enough seats wait? More than this is not told (rule KS1). A seat that edits could write openly
 * and counts for nothing, a browser that came twice once.
 */
export function enoughProposals({ room, own }: Pick<RoomView, 'room' | 'own'>): boolean {
  const writers = Object.entries(own)
    .filter(
      ([seatId, { situationDrafts }]) => situationDrafts.length > 0 && !isEditor(room, seatId),
    )
    .map(([seatId]) => firstSeat({ own }, seatId))
  return new Set(writers).size >= OPENING_SEATS
}

/** May its writer still take an opened proposal back: it was not changed, chosen or voted on? */
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
 * One room event with all that wait, in random order under fresh ids, and one private event per writer. An opening that
 * brought the proposals of one or two would tell by whom they are, and when they were written.
 */
function openProposals(view: RoomView, ctx: DecideContext): Result<RoomEvent[]> {
  if (!enoughProposals(view)) return refuse(problem('keySituation.fewProposals'))
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
