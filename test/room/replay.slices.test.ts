import { expect, it } from 'vitest'
import { replay } from '../../server/room/replay.ts'
import { newId } from '../../shared/kernel/id.ts'
import { MemoryRoomStore } from '../support/memoryRoomStore.ts'

/** Remembers how many characters each reading gave. */
class Watched extends MemoryRoomStore {
  readonly read: number[] = []
  override events(workshopId: string, after?: number, limit?: number) {
    const events = super.events(workshopId, after, limit)
    this.read.push(events.reduce((sum, { body }) => sum + body.length, 0))
    return events
  }
}

function topics(count: number, length: number): Watched {
  const store = new Watched()
  const text = 'a'.repeat(length)
  const body = () => JSON.stringify({ type: 'topicParked', id: newId(), text })
  store.append(
    'workshop',
    1,
    Array.from({ length: count }, () => ({ channel: 'room', body: body() })),
  )
  return store
}

function readAll(store: Watched) {
  const reading = replay('workshop', { store, tailLength: 2000 })
  for (;;) {
    const { done, value } = reading.next()
    if (done) return value
  }
}

it.each([
  [400, 44_000],
  [8000, 100],
])(
  '[RO9] %i events of %i characters are read in slices of about the same length',
  (count, length) => {
    const store = topics(count, length)
    const { seq, view, channels } = readAll(store)
    expect(seq).toBe(count)
    expect(view.room.discussion.parked).toHaveLength(count)
    expect(channels.get('room')?.count).toBe(count)
    expect(Math.max(...store.read)).toBeLessThan(1024 * 1024)
    expect(store.read.length).toBeLessThan(60)
  },
)
