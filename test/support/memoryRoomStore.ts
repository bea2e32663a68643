import type { RoomEvent } from '../../shared/protocol/event.ts'
import type { RoomStore, StoredBallot, StoredEvent } from '../../server/room/roomStore.ts'

interface Disk {
  events: Map<string, StoredEvent[]>
  commands: Set<string>
  ballots: Map<string, Map<string, StoredBallot>>
  flags: Map<string, Set<string>>
  results: Map<string, string>
  status: Map<string, string>
}

const emptyDisk = (): Disk => ({
  events: new Map(),
  commands: new Set(),
  ballots: new Map(),
  flags: new Map(),
  results: new Map(),
  status: new Map(),
})

/** Thrown where a test lets the process die at a named point. */
export class Crash extends Error {
  override readonly name = 'SqliteError'
}

/** A store in memory with real transactions: what was not committed is gone after a crash. */
export class MemoryRoomStore implements RoomStore {
  #disk = emptyDisk()
  #draft: Disk | null = null
  /** Lets the next commit die before or after it became durable. */
  crashAt: 'beforeCommit' | 'afterCommit' | null = null

  get #now(): Disk {
    return this.#draft ?? this.#disk
  }

  busy(): boolean {
    return false
  }

  begin(): void {
    this.#draft = structuredClone(this.#disk)
  }

  commit(): void {
    const point = this.crashAt
    this.crashAt = null
    if (point === 'beforeCommit') throw new Crash(point)
    if (this.#draft) this.#disk = this.#draft
    this.#draft = null
    if (point === 'afterCommit') throw new Crash(point)
  }

  rollback(): void {
    this.#draft = null
  }

  events(workshopId: string) {
    return (this.#now.events.get(workshopId) ?? []).map(({ channel, body }) => ({
      channel,
      body,
      event: JSON.parse(body) as RoomEvent,
    }))
  }

  accepted(workshopId: string, commandId: string): boolean {
    return this.#now.commands.has(`${workshopId}/${commandId}`)
  }

  accept(workshopId: string, commandId: string): void {
    const key = `${workshopId}/${commandId}`
    if (this.#now.commands.has(key)) throw new Crash('command accepted twice')
    this.#now.commands.add(key)
  }

  append(workshopId: string, firstSeq: number, events: readonly StoredEvent[]): void {
    const held = this.#now.events.get(workshopId) ?? []
    if (held.length + 1 !== firstSeq) throw new Crash('the log has a gap')
    this.#now.events.set(workshopId, [...held, ...events])
  }

  setStatus(workshopId: string, status: string): void {
    this.#now.status.set(workshopId, status)
  }

  ballots(workshopId: string, voteId: string): StoredBallot[] {
    return [
      ...(
        this.#now.ballots.get(`${workshopId}/${voteId}`) ?? new Map<string, StoredBallot>()
      ).values(),
    ]
  }

  ballot(workshopId: string, voteId: string, key: string): StoredBallot | undefined {
    return this.#now.ballots.get(`${workshopId}/${voteId}`)?.get(key)
  }

  putBallot(workshopId: string, voteId: string, ballot: StoredBallot): void {
    const box = this.#now.ballots.get(`${workshopId}/${voteId}`) ?? new Map<string, StoredBallot>()
    this.#now.ballots.set(`${workshopId}/${voteId}`, box.set(ballot.key, ballot))
  }

  flags(workshopId: string, voteId: string): string[] {
    return [...(this.#now.flags.get(`${workshopId}/${voteId}`) ?? [])]
  }

  putFlag(workshopId: string, voteId: string, seatId: string): void {
    const flags = this.#now.flags.get(`${workshopId}/${voteId}`) ?? new Set<string>()
    this.#now.flags.set(`${workshopId}/${voteId}`, flags.add(seatId))
  }

  deleteBallots(workshopId: string, voteId: string): void {
    this.#now.ballots.delete(`${workshopId}/${voteId}`)
    this.#now.flags.delete(`${workshopId}/${voteId}`)
  }

  conclude(workshopId: string, result: string): void {
    this.#now.events.delete(workshopId)
    this.#now.results.set(workshopId, result)
  }

  truncateLog(): void {
    // memory keeps no log of its own
  }

  result(workshopId: string): string | undefined {
    return this.#now.results.get(workshopId)
  }
}
