import type { Presence } from '../../shared/protocol/message.ts'

/** How long a person counts as writing after the last sign of it, in milliseconds. */
export const WRITING_MS = 12_000

type Known = {
  name: string | null
  hand: boolean
  connections: number
  lostAt: number | null
  wroteAt: number | null
}

/**
 * Who is connected, under which name, and who raised a hand. In memory only: names are never stored and
 * never appear beside anything a person does.
 */
export class RoomPresence {
  readonly #seats = new Map<string, Known>()
  readonly #changed: () => void

  /** `changed` is told when a seat came or went: its first line, its last one. */
  constructor(changed: () => void = () => undefined) {
    this.#changed = changed
  }

  #of(seatId: string): Known {
    const known = this.#seats.get(seatId) ?? {
      name: null,
      hand: false,
      connections: 0,
      lostAt: null,
      wroteAt: null,
    }
    this.#seats.set(seatId, known)
    return known
  }

  arrive(seatId: string): void {
    const known = this.#of(seatId)
    known.connections++
    known.lostAt = null
    if (known.connections === 1) this.#changed()
  }

  /** One connection of a seat ended; the seat is lost with its last one. */
  depart(seatId: string, now: number): void {
    const known = this.#of(seatId)
    known.connections = Math.max(0, known.connections - 1)
    if (known.connections > 0) return
    known.lostAt = now
    this.#changed()
  }

  name(seatId: string, name: string | null): void {
    if (name !== null && name !== '') this.#of(seatId).name = name
  }

  hand(seatId: string, raised: boolean): void {
    this.#of(seatId).hand = raised
  }

  /** A seat typed for its board. */
  wrote(seatId: string, now: number): void {
    this.#of(seatId).wroteAt = now
  }

  /** Did it type just now? */
  writing(seatId: string, now: number): boolean {
    const { wroteAt } = this.#seats.get(seatId) ?? { wroteAt: null }
    return wroteAt !== null && now - wroteAt < WRITING_MS
  }

  forget(seatId: string): void {
    this.#seats.delete(seatId)
    this.#changed()
  }

  connected(seatId: string): boolean {
    return (this.#seats.get(seatId)?.connections ?? 0) > 0
  }

  /** When a seat lost its last line; null if it never had one. */
  lostAt(seatId: string): number | null {
    return this.#seats.get(seatId)?.lostAt ?? null
  }

  /** The list for the room. */
  list(): Presence[] {
    return [...this.#seats].map(([seatId, { name, hand, connections, lostAt }]) => ({
      seatId,
      connected: connections > 0,
      lostAt,
      name,
      hand,
    }))
  }
}
