import { bareContext } from '../support/bareContext.ts'
import { expect, it } from 'vitest'
import { decide } from '../../shared/room/decide.ts'
import { evolveAll } from '../../shared/room/evolve.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import { commandSchema } from '../../shared/room/command.ts'
import type { RoomEvent } from '../../shared/room/event.ts'

/** As an earlier version took it: with spaces that do not break, and one at the end. */
const OLD = 'Bereitschaft am\u00a0Wochenende '

const past: RoomEvent[] = [
  { type: 'workshopOpened', at: 0 },
  { type: 'topicParked', id: 'topic-of-old-days', text: OLD },
  { type: 'ownershipNoted', seatId: 'somebody', ids: ['topic-of-old-days'] },
  { type: 'questionAsked', id: 'question-of-old-days', text: 'Wann?' },
  { type: 'questionAnswered', id: 'question-of-old-days', answer: OLD, settled: true },
  { type: 'topicSettled', id: 'topic-of-old-days', status: 'assigned', assignedTo: OLD },
  { type: 'groupChanged', group: { id: 'group-of-old-days', title: OLD } },
  {
    type: 'recordDetailsChanged',
    details: { facilitation: OLD, recorder: OLD, distribution: OLD },
  },
]

/** What a screen sends that shows these words, as it passes the door today. */
const changes = [
  { type: 'changeItem', id: 'topic-of-old-days', text: 'Bereitschaft', before: OLD },
  {
    type: 'answerQuestion',
    id: 'question-of-old-days',
    answer: 'Am Wochenende.',
    settled: true,
    before: { answer: OLD, settled: true },
  },
  {
    type: 'settleTopic',
    id: 'topic-of-old-days',
    status: 'assigned',
    assignedTo: 'Leitung',
    before: { status: 'assigned', assignedTo: OLD },
  },
  { type: 'changeGroup', group: { id: 'group-of-old-days', title: 'Bereitschaft' }, before: OLD },
  {
    type: 'changeRecordDetails',
    details: { facilitation: 'A', recorder: 'B', distribution: 'C' },
    before: { facilitation: OLD, recorder: OLD, distribution: OLD },
  },
]

const view = evolveAll(emptyRoomView, past)
const ctx = { ...bareContext('somebody'), entryText: () => undefined }

it.each(changes)(
  '[RO5] $type: words of an earlier version can be changed, though they come back normalised',
  (change) => {
    const command = commandSchema.parse(change)
    expect(JSON.stringify(command)).not.toContain('\u00a0')
    const decided = decide(view, command, ctx)
    expect(decided.ok && decided.value.length).toBe(1)
    const other = JSON.parse(
      JSON.stringify(command).replaceAll('am Wochenende', 'unter der Woche'),
    ) as unknown
    const stale = decide(view, commandSchema.parse(other), ctx)
    expect(stale.ok ? null : stale.problem.code).toBe('item.stale')
  },
)
