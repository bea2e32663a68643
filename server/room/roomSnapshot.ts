import type { RoomView } from '../../shared/room/roomView.ts'
import { placed, readPlaced, type Place } from './placedText.ts'
import type { StoredSnapshot } from './roomStore.ts'

/** After so many events what they led to is kept beside the log: so many are read again in a few hundredths of a second. */
export const SNAPSHOT_EVERY = 5000

/** What a log led to up to the event `seq`; `counts` says how many events each channel had by then. */
export interface RoomSnapshot {
  readonly seq: number
  readonly view: RoomView
  readonly counts: Readonly<Record<string, number>>
}

/** The first line of `rest`: small things, and where large fields stand. JSON holds no end of line of its own. */
interface Head extends Pick<RoomView, 'facilitation'>, Pick<RoomSnapshot, 'counts'> {
  readonly roomPlaces: readonly Place[]
  readonly ownPlaces: readonly Place[]
}

const END_OF_LINE = 0x0a

/** As it is stored. */
export function toStored({ seq, view, counts }: RoomSnapshot): StoredSnapshot {
  const room = placed(view.room)
  const own = placed(view.own)
  const { facilitation } = view
  const head: Head = { facilitation, counts, roomPlaces: room.places, ownPlaces: own.places }
  const rest = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), own.bytes])
  return { seq, room: room.bytes, rest }
}

/**
 * As it was kept; a large field is read when it is first asked for, because newcomers are sent the bytes. The store
 * vouches for them: this program wrote them, and none of them changed.
 */
export function fromStored({ seq, room, rest }: StoredSnapshot): RoomSnapshot {
  const end = rest.indexOf(END_OF_LINE)
  const head = JSON.parse(rest.toString('utf8', 0, end)) as Head
  const { facilitation, counts, roomPlaces, ownPlaces } = head
  const read = {
    room: readPlaced({ bytes: room, places: roomPlaces }) as unknown,
    own: readPlaced({ bytes: rest.subarray(end + 1), places: ownPlaces }) as unknown,
  }
  return { seq, view: { facilitation, ...(read as Omit<RoomView, 'facilitation'>) }, counts }
}
