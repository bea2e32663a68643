import type { RoomEvent } from '../../shared/protocol/event.ts'
import type { RoomStore, StoredBallot, StoredEvent } from '../../server/room/roomStore.ts'

/** Thrown where a test lets the process die at a named point. */
export class Crash extends Error {
  override readonly name = 'SqliteError'
}

/**
 * A store in memory with real transactions: what was not committed is taken back, change by change, after a
 * failure and after a crash.
 */
export class MemoryRoomStore implements RoomStore {
  readonly #events = new Map<string, StoredEvent[]>()
  readonly #commands = new Set<string>()
  readonly #ballots = new Map<string, Map<string, StoredBallot>>()
  readonly #flags = new Map<string, Set<string>>()
  readonly #results = new Map<string, string>()
  #undo: (() => void)[] = []
  /** Lets the next commit die before or after it became durable. */
  crashAt: 'beforeCommit' | 'afterCommit' | null = null

  busy(): boolean {
    return false
  }

  begin(): void {
    this.#undo = []
  }

  commit(): void {
    const point = this.crashAt
    this.crashAt = null
    if (point === 'beforeCommit') throw new Crash(point)
    this.#undo = []
    if (point === 'afterCommit') throw new Crash(point)
  }

  remove(workshopId: string): void {
    this.#events.delete(workshopId)
    this.#results.delete(workshopId)
  }

  rollback(): void {
    for (const takeBack of this.#undo.reverse()) takeBack()
    this.#undo = []
  }

  events(workshopId: string) {
    return (this.#events.get(workshopId) ?? []).map(({ channel, body }) => ({
      channel,
      body,
      event: JSON.parse(body) as RoomEvent,
    }))
  }

  accepted(workshopId: string, ...ids: string[]): boolean {
    return ids.some((id) => this.#commands.has(`${workshopId}/${id}`))
  }

  accept(workshopId: string, id: string): void {
    const key = `${workshopId}/${id}`
    if (this.#commands.has(key)) throw new Crash('command accepted twice')
    this.#commands.add(key)
    this.#undo.push(() => this.#commands.delete(key))
  }

  append(workshopId: string, firstSeq: number, events: readonly StoredEvent[]): void {
    const held = this.#events.get(workshopId) ?? []
    if (held.length + 1 !== firstSeq) throw new Crash('the log has a gap')
    this.#events.set(workshopId, held)
    held.push(...events)
    this.#undo.push(() => held.splice(firstSeq - 1))
  }

  setStatus(): void {
    // Lists outside the room are none of its concern here.
  }

  ballots(workshopId: string, voteId: string): StoredBallot[] {
    return [...(this.#ballots.get(`${workshopId}/${voteId}`)?.values() ?? [])]
  }

  ballot(workshopId: string, voteId: string, key: string): StoredBallot | undefined {
    return this.#ballots.get(`${workshopId}/${voteId}`)?.get(key)
  }

  putBallot(workshopId: string, voteId: string, ballot: StoredBallot): void {
    const place = `${workshopId}/${voteId}`
    const box = this.#ballots.get(place) ?? new Map<string, StoredBallot>()
    const before = box.get(ballot.key)
    this.#ballots.set(place, box.set(ballot.key, ballot))
    this.#undo.push(() => (before ? box.set(ballot.key, before) : box.delete(ballot.key)))
  }

  flags(workshopId: string, voteId: string): string[] {
    return [...(this.#flags.get(`${workshopId}/${voteId}`) ?? [])]
  }

  putFlag(workshopId: string, voteId: string, seatId: string): void {
    const place = `${workshopId}/${voteId}`
    const flags = this.#flags.get(place) ?? new Set<string>()
    if (flags.has(seatId)) return
    this.#flags.set(place, flags.add(seatId))
    this.#undo.push(() => flags.delete(seatId))
  }

  boxLost(_workshopId: string, _voteId: string): boolean {
    return false
  }

  deleteBallots(workshopId: string, voteId: string): void {
    const place = `${workshopId}/${voteId}`
    const [ballots, flags] = [this.#ballots.get(place), this.#flags.get(place)]
    this.#ballots.delete(place)
    this.#flags.delete(place)
    this.#undo.push(() => {
      if (ballots) this.#ballots.set(place, ballots)
      if (flags) this.#flags.set(place, flags)
    })
  }

  conclude(workshopId: string, result: string): void {
    const held = this.#events.get(workshopId)
    this.#events.delete(workshopId)
    this.#results.set(workshopId, result)
    this.#undo.push(() => {
      if (held) this.#events.set(workshopId, held)
      this.#results.delete(workshopId)
    })
  }

  truncateLog(): void {
    // memory keeps no log of its own
  }

  result(workshopId: string): string | undefined {
    return this.#results.get(workshopId)
  }
}
