import { lookUp } from '../kernel/lookUp.ts'
import type { z } from 'zod'
import { problem } from '../kernel/problem.ts'
import { restsOn } from '../kernel/text.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from './command.ts'
import type { DecideContext } from './context.ts'
import type { RoomEvent } from './event.ts'
import type { RoomView } from './roomView.ts'
import { hasManyItems, ownsOrEdits } from './ownItems.ts'
import { removeById, withRoom } from './slice.ts'
import { evolveShown, isItem, itemExists } from './projector.rules.ts'
import type { Shown } from '../projector/projector.ts'
import {
  ITEM_LIMIT,
  itemsOf,
  type DiscussionEvent,
  type DiscussionSlice,
} from '../discussion/discussion.ts'
import type { discussionCommands } from '../discussion/discussion.schema.ts'

type DiscussionCommand = z.infer<(typeof discussionCommands)[number]>

const exists = (slice: DiscussionSlice, id: string): boolean =>
  itemsOf(slice).some((item) => item.id === id)

/** A new thing in the room and, for its writer alone, the note that it is theirs. */
function owned(view: RoomView, event: RoomEvent, id: string, seatId: string): Result<RoomEvent[]> {
  if (exists(view.room.discussion, id)) return refuse(problem('item.exists'))
  if (hasManyItems(view, seatId)) return refuse(problem('item.tooMany'))
  return ok([event, { type: 'ownershipNoted', seatId, ids: [id] }])
}

/** Decides what a command of the discussion leads to. What people say here carries no author. */
export function decideDiscussion(
  view: RoomView,
  command: DiscussionCommand,
  ctx: DecideContext,
): Result<RoomEvent[]> {
  const { discussion } = view.room
  switch (command.type) {
    case 'askQuestion':
      return owned(
        view,
        { type: 'questionAsked', id: command.id, text: command.text },
        command.id,
        ctx.seatId,
      )
    case 'parkTopic':
      return owned(
        view,
        { type: 'topicParked', id: command.id, text: command.text },
        command.id,
        ctx.seatId,
      )
    case 'addReply': {
      const { reply } = command
      if (!lookUp(view.room.annotation.revealed, reply.annotationId))
        return refuse(problem('annotation.unknown'))
      return owned(view, { type: 'replyAdded', reply }, reply.id, ctx.seatId)
    }
    case 'addPerspectiveNote':
      return owned(
        view,
        { type: 'perspectiveNoted', note: command.note },
        command.note.id,
        ctx.seatId,
      )
    case 'addStatement':
      return owned(
        view,
        { type: 'statementNoted', statement: command.statement },
        command.statement.id,
        ctx.seatId,
      )
    case 'answerQuestion': {
      const { id, answer, settled, before } = command
      const held = discussion.questions.find((question) => question.id === id)
      if (!held) return refuse(problem('item.unknown'))
      if (!restsOn(before.answer, held.answer) || held.settled !== before.settled)
        return refuse(problem('item.stale'))
      return ok([{ type: 'questionAnswered', id, answer, settled }])
    }
    case 'settleTopic': {
      const { id, status, assignedTo, before } = command
      const held = discussion.parked.find((topic) => topic.id === id)
      if (!held) return refuse(problem('item.unknown'))
      if (held.status !== before.status || !restsOn(before.assignedTo, held.assignedTo))
        return refuse(problem('item.stale'))
      if (status === 'assigned' && assignedTo === '')
        return refuse(problem('input.malformed', undefined, 'assignedTo'))
      return ok([{ type: 'topicSettled', id, status, assignedTo }])
    }
    case 'removeItem': {
      if (!exists(discussion, command.id)) return refuse(problem('item.unknown'))
      if (!ownsOrEdits(view, command.id, ctx.seatId)) return refuse(problem('item.notOwn'))
      return ok([{ type: 'itemRemoved', id: command.id }])
    }
    case 'changeItem':
      return changeItem(view, command, ctx.seatId)
    case 'show':
      return show(view, command.focus, ctx)
  }
}

/** Everything that can be reworded: what was said here, and the lines of opened boards. */
const writtenIn = ({ discussion, keySituation }: RoomView['room']) => [
  ...itemsOf(discussion),
  ...keySituation.boardItems,
]

/**
 * Rewords a thing, based on the text its author saw (MI8); a seat that may remove it may. The event names no seat
 * (RO6).
 */
function changeItem(
  view: RoomView,
  { id, text, before }: CommandOf<'changeItem'>,
  seatId: string,
): Result<RoomEvent[]> {
  const held = writtenIn(view.room).find((item) => item.id === id)
  if (!held) return refuse(problem('item.unknown'))
  if (!ownsOrEdits(view, id, seatId)) return refuse(problem('item.notOwn'))
  if (!restsOn(before, held.text)) return refuse(problem('item.stale'))
  const isStatement = view.room.discussion.statements.some((statement) => statement.id === id)
  if (!isStatement && text.length > ITEM_LIMIT)
    return refuse(problem('input.malformed', undefined, 'text'))
  return ok(text === held.text ? [] : [{ type: 'itemChanged', id, text }])
}

function show(view: RoomView, focus: Shown | null, ctx: DecideContext): Result<RoomEvent[]> {
  if (focus === null) return ok([{ type: 'shown', focus: null }])
  if (isItem(focus))
    return itemExists(view.room, focus)
      ? ok([{ type: 'shown', focus }])
      : refuse(problem('item.unknown'))
  const text = ctx.entryText(focus.entryId)
  const { span, annotationId } = focus
  if (text === undefined) return refuse(problem('annotation.outsideText'))
  if (span && (span.entryId !== focus.entryId || text.slice(span.start, span.end) !== span.quote))
    return refuse(problem('annotation.outsideText'))
  if (annotationId !== null && !lookUp(view.room.annotation.revealed, annotationId))
    return refuse(problem('annotation.unknown'))
  return ok([{ type: 'shown', focus }])
}

/** The state after an event of the discussion. */
export function evolveDiscussion(view: RoomView, event: DiscussionEvent): RoomView {
  const { discussion: slice } = view.room
  const set = (change: Partial<DiscussionSlice>) =>
    withRoom(view, { discussion: { ...slice, ...change } })
  switch (event.type) {
    case 'questionAsked': {
      const question = { id: event.id, text: event.text, answer: '', settled: false }
      return set({ questions: [...slice.questions, question] })
    }
    case 'questionAnswered':
      return set({
        questions: slice.questions.map((question) =>
          question.id === event.id
            ? { ...question, answer: event.answer, settled: event.settled }
            : question,
        ),
      })
    case 'topicParked': {
      const topic = { id: event.id, text: event.text, status: 'open' as const, assignedTo: '' }
      return set({ parked: [...slice.parked, topic] })
    }
    case 'topicSettled':
      return set({
        parked: slice.parked.map((topic) =>
          topic.id === event.id
            ? { ...topic, status: event.status, assignedTo: event.assignedTo }
            : topic,
        ),
      })
    case 'replyAdded':
      return set({ replies: [...slice.replies, event.reply] })
    case 'perspectiveNoted':
      return set({ perspectives: [...slice.perspectives, event.note] })
    case 'statementNoted':
      return set({ statements: [...slice.statements, event.statement] })
    case 'itemRemoved':
      return set({
        questions: removeById(slice.questions, event.id),
        parked: removeById(slice.parked, event.id),
        replies: removeById(slice.replies, event.id),
        perspectives: removeById(slice.perspectives, event.id),
        statements: removeById(slice.statements, event.id),
      })
    case 'itemChanged': {
      const said = <T extends { id: string; text: string }>(items: readonly T[]): readonly T[] =>
        items.map((item) => (item.id === event.id ? { ...item, text: event.text } : item))
      const { keySituation } = view.room
      return withRoom(view, {
        discussion: {
          ...slice,
          questions: said(slice.questions),
          parked: said(slice.parked),
          replies: said(slice.replies),
          perspectives: said(slice.perspectives),
          statements: said(slice.statements),
        },
        keySituation: { ...keySituation, boardItems: said(keySituation.boardItems) },
      })
    }
    case 'shown':
      return evolveShown(view, event.focus)
  }
}
