import { languages } from './languages.ts'
import type { Join, Line, Told } from './line.ts'
import type { Place } from './place.ts'

/** At most so many clients knock at once. */
const AT_ONCE = 50
const PATIENCE_MS = 40_000

/** So many rooms with so many seats each. */
export interface Size {
  readonly rooms: number
  readonly seats: number
}

/** All clients of a measurement, joined; numbered room by room. */
export interface Crowd {
  readonly lines: readonly Line[]
  /** The room of each client, by number. */
  readonly rooms: readonly number[]
}

/** Waits for something, but not for ever. */
export function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${ms} ms for: ${what}`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Lets one client join; resolves when its line is usable. */
export async function joinOne(
  place: Place,
  room: number,
  seat: number,
  told: Partial<Told>,
  everything = false,
  join: Join = languages[place.language],
): Promise<Line> {
  const at = place.rooms[room]
  if (!at) throw new Error(`there is no room ${room}`)
  const silent = () => undefined
  let usable: () => void = silent
  const ready = new Promise<void>((resolve) => (usable = resolve))
  const line = join(
    { port: place.port, room: at.id, token: at.seats[seat]?.token ?? '', everything },
    {
      heard: silent,
      acknowledged: silent,
      holds: silent,
      closed: silent,
      ...told,
      ready: () => usable(),
    },
  )
  await within(PATIENCE_MS, 'a line that is usable', ready)
  return line
}

/** Fills the first rooms with clients. `told(client)` says who listens for each. */
export async function gather(
  place: Place,
  size: Size,
  told: (client: number) => Partial<Told>,
  atOnce = AT_ONCE,
  join?: Join,
): Promise<Crowd> {
  const seats = Array.from({ length: size.rooms * size.seats }, (_, client) => ({
    client,
    room: Math.floor(client / size.seats),
    seat: client % size.seats,
  }))
  const lines: Line[] = []
  for (let from = 0; from < seats.length; from += atOnce)
    lines.push(
      ...(await Promise.all(
        seats
          .slice(from, from + atOnce)
          .map(({ client, room, seat }) => joinOne(place, room, seat, told(client), false, join)),
      )),
    )
  return { lines, rooms: seats.map(({ room }) => room) }
}
