import { evolveAll } from '../../shared/room/evolve.ts'
import { emptyRoomView, type RoomView } from '../../shared/room/roomView.ts'
import { ChannelLog } from './channelLog.ts'
import { DamagedRoom, storedEvent } from './damagedRoom.ts'
import type { RoomEnv } from './roomEnv.ts'
import { fromStored } from './roomSnapshot.ts'
import type { NumberedEvent } from './roomStore.ts'

/** So many characters of events are read in one go, about: ten milliseconds of computing, whatever was written. */
const SLICE_CHARACTERS = 512 * 1024
/** Events of the first slice, before it is known how long they are, and of any. */
const FIRST = 20
const MOST = 1000

/** What the log of a room leads to. */
export interface Replayed {
  readonly view: RoomView
  /** Number of the last event. */
  readonly seq: number
  /** Number of the last event that the kept snapshot holds; 0 if there is none. */
  readonly kept: number
  /** The slice of the room as JSON in UTF-8, if the snapshot is the newest state. */
  readonly roomJson: Buffer | null
  readonly channels: ReadonlyMap<string, ChannelLog>
}

/**
 * Reads the log of a room from its snapshot on, a slice in each step, and before that the last events it holds: a
 * window that lost its line a moment ago gets what is missing, and not everything. Throws `DamagedRoom` if an event is
 * missing or is none (BI8). Nothing may be written to the log meanwhile.
 */
export function* replay(
  workshopId: string,
  { store, tailLength }: Pick<RoomEnv, 'store' | 'tailLength'>,
): Generator<undefined, Replayed> {
  const found = store.snapshot(workshopId)
  // The log stays the truth: if an event before the snapshot is missing, it is read whole, and says so.
  const stored = found && store.countUpTo(workshopId, found.seq) === found.seq ? found : undefined
  const { seq: kept, view: held, counts } = stored ? fromStored(stored) : NOTHING
  const channels = new Map<string, ChannelLog>()
  const channel = (name: string) => {
    const log = channels.get(name) ?? new ChannelLog(tailLength)
    channels.set(name, log)
    return log
  }
  let view = held
  let seq = Math.max(0, kept - tailLength)
  let size = FIRST
  for (;;) {
    const asked = seq < kept ? Math.min(size, kept - seq) : size
    const slice = store.events(workshopId, seq, asked)
    const events = slice.map((event, at) => numbered(workshopId, seq + at + 1, event))
    for (const { channel: name, body } of slice) channel(name).append([body])
    const isBefore = seq < kept
    seq += slice.length
    if (!isBefore) view = evolveAll(view, events)
    else if (seq === kept)
      for (const [name, count] of Object.entries(counts)) channel(name).goOnAfter(count)
    if (slice.length < asked) break
    size = sizeAfter(slice)
    yield
  }
  return { view, seq, kept, roomJson: stored && seq === kept ? stored.room : null, channels }
}

const NOTHING = { seq: 0, view: emptyRoomView, counts: {} } as const

/** So many events make a slice, as long as those of the last one. */
function sizeAfter(slice: readonly NumberedEvent[]): number {
  const characters = slice.reduce((sum, { body }) => sum + body.length, 0)
  return Math.max(1, Math.min(MOST, Math.floor((slice.length * SLICE_CHARACTERS) / characters)))
}

/** The event with the number it must have: a gap is damage. */
function numbered(workshopId: string, expected: number, { seq, body }: NumberedEvent) {
  if (seq !== expected) throw new DamagedRoom(workshopId, `event ${String(expected)} is missing`)
  return storedEvent(workshopId, seq, body)
}
