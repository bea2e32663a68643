import type { z } from 'zod'
import { problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from './command.ts'
import type { DecideContext } from './context.ts'
import type { RoomEvent } from './event.ts'
import { leaveItem } from './projector.rules.ts'
import { hasManyItems, ownsOrEdits } from './ownItems.ts'
import { markChanged } from './review.ts'
import type { RoomView } from './roomView.ts'
import { ownOf, putById, removeById, withOwn, withRoom } from './slice.ts'
import { openVoteOn } from './vote.rules.ts'
import { decideBoardGroups } from './boardGroup.rules.ts'
import { decideProposal } from './proposal.rules.ts'
import type {
  BoardItem,
  KeySituationEvent,
  KeySituationSlice,
} from '../keySituation/keySituation.ts'
import type { keySituationCommands } from '../keySituation/keySituation.schema.ts'

type KeySituationCommand = z.infer<(typeof keySituationCommands)[number]>

const situationById = (view: RoomView, id: string) =>
  view.room.keySituation.situations.find((situation) => situation.id === id)

/** Decides what a command about key situations and the groups' boards leads to. */
export function decideKeySituation(
  view: RoomView,
  command: KeySituationCommand,
  ctx: DecideContext,
): Result<RoomEvent[]> {
  switch (command.type) {
    case 'changeKeySituation':
      return changeKeySituation(view, command, ctx)
    case 'removeKeySituation':
      if (!situationById(view, command.id)) return refuse(problem('keySituation.unknown'))
      if (openVoteOn(view, command.id)) return refuse(problem('vote.frozen'))
      return ok([{ type: 'keySituationRemoved', id: command.id }])
    case 'mergeKeySituations':
      return mergeKeySituations(view, command)
    case 'chooseKeySituations':
      return command.ids.every((id) => situationById(view, id))
        ? ok([{ type: 'keySituationsChosen', ids: command.ids }])
        : refuse(problem('keySituation.unknown'))
    case 'addBoardItem':
      return addBoardItem(view, command.item, ctx.seatId)
    case 'removeBoardItem':
      return removeBoardItem(view, command.id, ctx.seatId)
    case 'openBoards':
      return openBoards(view, ctx)
    case 'proposeKeySituation':
    case 'withdrawProposal':
    case 'openProposals':
      return decideProposal(view, command, ctx)
    case 'drawBoardGroups':
    case 'assignBoardGroups':
    case 'adjustBoardClocks':
      return decideBoardGroups(view, command, ctx)
  }
}

function changeKeySituation(
  view: RoomView,
  { content, revision }: CommandOf<'changeKeySituation'>,
  ctx: DecideContext,
): Result<RoomEvent[]> {
  const held = situationById(view, content.id)
  if ((held?.revision ?? 0) !== revision)
    return refuse(problem('item.stale', { yours: revision, current: held?.revision ?? 0 }))
  if (openVoteOn(view, content.id)) return refuse(problem('vote.frozen'))
  const known = content.entryIds.every((id) => ctx.entryText(id) !== undefined)
  if (!known) return refuse(problem('annotation.outsideText', undefined, 'entryIds'))
  return ok([{ type: 'keySituationChanged', content }])
}

/** Most entries a situation spans. */
const MOST_ENTRIES = 40

/** A situation that is deepened has a board: it is not merged away. */
function mergeKeySituations(
  view: RoomView,
  { id, revision, into, intoRevision }: CommandOf<'mergeKeySituations'>,
): Result<RoomEvent[]> {
  const [from, held] = [situationById(view, id), situationById(view, into)]
  if (!from || !held || from === held) return refuse(problem('keySituation.unknown'))
  if (from.revision !== revision || held.revision !== intoRevision)
    return refuse(problem('item.stale'))
  if (openVoteOn(view, id) ?? openVoteOn(view, into)) return refuse(problem('vote.frozen'))
  const { title } = held
  const entryIds = [...new Set([...held.entryIds, ...from.entryIds])]
  if (from.chosen || entryIds.length > MOST_ENTRIES)
    return refuse(problem('keySituation.notMerged'))
  const content = { id: into, title, entryIds, question: held.question || from.question }
  return ok([
    { type: 'keySituationChanged', content },
    { type: 'keySituationRemoved', id },
  ])
}

/** Before the boards are opened a line stays on the device of its group; afterwards it goes to the room. */
function addBoardItem(view: RoomView, item: BoardItem, seatId: string): Result<RoomEvent[]> {
  if (!situationById(view, item.keySituationId)) return refuse(problem('keySituation.unknown'))
  const { boardItems, boardsOpen } = view.room.keySituation
  const taken = [...boardItems, ...ownOf(view, seatId).boardDrafts].some(({ id }) => id === item.id)
  if (taken) return refuse(problem('item.exists'))
  if (hasManyItems(view, seatId)) return refuse(problem('item.tooMany'))
  return boardsOpen
    ? ok([
        { type: 'boardItemAdded', item },
        { type: 'ownershipNoted', seatId, ids: [item.id] },
      ])
    : ok([{ type: 'boardItemDrafted', seatId, item }])
}

function removeBoardItem(view: RoomView, id: string, seatId: string): Result<RoomEvent[]> {
  const own = ownOf(view, seatId)
  if (own.boardDrafts.some((item) => item.id === id))
    return ok([{ type: 'boardItemDraftRemoved', seatId, id }])
  if (!view.room.keySituation.boardItems.some((item) => item.id === id))
    return refuse(problem('item.unknown'))
  if (!ownsOrEdits(view, id, seatId)) return refuse(problem('item.notOwn'))
  return ok([{ type: 'boardItemRemoved', id }])
}

function openBoards(view: RoomView, ctx: DecideContext): Result<RoomEvent[]> {
  if (view.room.keySituation.boardsOpen) return ok([])
  const items: BoardItem[] = []
  const own: RoomEvent[] = []
  for (const [seatId, { boardDrafts }] of Object.entries(view.own)) {
    if (boardDrafts.length === 0) continue
    const pairs = boardDrafts.map((draft) => {
      const openedId = ctx.newId()
      items.push({ ...draft, id: openedId })
      return { id: draft.id, openedId }
    })
    own.push({ type: 'boardDraftsOpened', seatId, pairs })
  }
  return ok([{ type: 'boardsOpened', items: ctx.shuffle(items) }, ...own])
}

/** The state after an event about key situations. */
export function evolveKeySituation(view: RoomView, event: KeySituationEvent): RoomView {
  const { keySituation: slice } = view.room
  const set = (change: Partial<KeySituationSlice>) =>
    withRoom(view, { keySituation: { ...slice, ...change } })
  switch (event.type) {
    case 'keySituationChanged': {
      const held = situationById(view, event.content.id)
      const situation = {
        ...event.content,
        chosen: held?.chosen ?? false,
        revision: (held?.revision ?? 0) + 1,
        review: held?.review ?? false,
      }
      const changed = set({ situations: putById(slice.situations, situation) })
      return markChanged(changed, { keySituationId: situation.id })
    }
    case 'keySituationRemoved': {
      const removed = set({
        situations: removeById(slice.situations, event.id),
        boardItems: slice.boardItems.filter(({ keySituationId }) => keySituationId !== event.id),
        ...groupsOf(slice, (id) => id !== event.id),
      })
      return markChanged(removed, { keySituationId: event.id })
    }
    case 'keySituationsChosen':
      // What the room chose comes after the result it was chosen from.
      return leaveItem(
        set({
          situations: slice.situations.map((situation) => ({
            ...situation,
            chosen: event.ids.includes(situation.id),
          })),
          ...groupsOf(slice, (id) => event.ids.includes(id)),
        }),
      )
    case 'proposalsOpened':
      return set({
        situations: [
          ...slice.situations,
          ...event.contents.map((content) => ({
            ...content,
            chosen: false,
            revision: 1,
            review: false,
          })),
        ],
        proposalRounds: (slice.proposalRounds ?? 0) + 1,
      })
    case 'situationProposed': {
      const { situationDrafts } = ownOf(view, event.seatId)
      return withOwn(view, event.seatId, { situationDrafts: [...situationDrafts, event.content] })
    }
    case 'situationProposalRemoved': {
      const { situationDrafts } = ownOf(view, event.seatId)
      return withOwn(view, event.seatId, { situationDrafts: removeById(situationDrafts, event.id) })
    }
    case 'ownProposalsOpened': {
      const { owned } = ownOf(view, event.seatId)
      return withOwn(view, event.seatId, {
        situationDrafts: [],
        owned: [...owned, ...event.pairs.map(({ openedId }) => openedId)],
      })
    }
    case 'boardGroupsChanged':
      return set({ groups: merged(slice.groups, event.groups) })
    case 'boardClocksChanged':
      return set({ clocks: merged(slice.clocks, event.clocks) })
    case 'boardItemAdded':
      return set({ boardItems: [...slice.boardItems, event.item] })
    case 'boardItemRemoved':
      return set({ boardItems: removeById(slice.boardItems, event.id) })
    case 'boardsOpened':
      return leaveItem(set({ boardsOpen: true, boardItems: [...slice.boardItems, ...event.items] }))
    case 'boardItemDrafted': {
      const { boardDrafts } = ownOf(view, event.seatId)
      return withOwn(view, event.seatId, { boardDrafts: [...boardDrafts, event.item] })
    }
    case 'boardItemDraftRemoved': {
      const { boardDrafts } = ownOf(view, event.seatId)
      return withOwn(view, event.seatId, { boardDrafts: removeById(boardDrafts, event.id) })
    }
    case 'boardDraftsOpened': {
      const own = ownOf(view, event.seatId)
      return withOwn(view, event.seatId, {
        boardDrafts: [],
        owned: [...own.owned, ...event.pairs.map(({ openedId }) => openedId)],
      })
    }
  }
}

/** The groups and clocks of the situations that stay. */
function groupsOf(
  { groups = {}, clocks = {} }: KeySituationSlice,
  stays: (situationId: string) => boolean,
): Required<Pick<KeySituationSlice, 'groups' | 'clocks'>> {
  return {
    groups: Object.fromEntries(Object.entries(groups).filter(([, id]) => stays(id))),
    clocks: Object.fromEntries(Object.entries(clocks).filter(([id]) => stays(id))),
  }
}

/** A record with changes; null takes an entry away. */
function merged<T>(
  held: Readonly<Record<string, T>> = {},
  changes: Readonly<Record<string, T | null>>,
): Record<string, T> {
  const next: Record<string, T | null> = { ...held, ...changes }
  return Object.fromEntries(
    Object.entries(next).filter((entry): entry is [string, T] => entry[1] !== null),
  )
}
