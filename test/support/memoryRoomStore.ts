import type { WorkshopResult } from '../../shared/result/result.schema.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import type {
  BallotBoxes,
  BoxPlace,
  RoomStore,
  StoredBallot,
  StoredEvent,
  StoredSnapshot,
} from '../../server/room/roomStore.ts'

/** Thrown if a test lets the process die at a named point. */
export class Crash extends Error {
  override readonly name = 'SqliteError'
}

const nameOf = ({ ownerId, voteId }: BoxPlace): string => `${ownerId}/${voteId}`

/** The boxes of such a store; what was not committed is taken back with the rest. */
export class MemoryBoxes implements BallotBoxes {
  readonly #ballots = new Map<string, Map<string, StoredBallot>>()
  readonly #flags = new Map<string, Set<string>>()
  #undo: (() => void)[] = []

  begin(): void {
    this.#undo = []
  }

  rollback(): void {
    for (const takeBack of this.#undo.reverse()) takeBack()
    this.#undo = []
  }

  ballots(place: BoxPlace): StoredBallot[] {
    return [...(this.#ballots.get(nameOf(place))?.values() ?? [])]
  }

  ballot(place: BoxPlace, key: string): StoredBallot | undefined {
    return this.#ballots.get(nameOf(place))?.get(key)
  }

  putBallot(place: BoxPlace, ballot: StoredBallot): void {
    const box = this.#ballots.get(nameOf(place)) ?? new Map<string, StoredBallot>()
    const before = box.get(ballot.key)
    this.#ballots.set(nameOf(place), box.set(ballot.key, ballot))
    this.#undo.push(() => (before ? box.set(ballot.key, before) : box.delete(ballot.key)))
  }

  flags(place: BoxPlace): string[] {
    return [...(this.#flags.get(nameOf(place)) ?? [])]
  }

  putFlag(place: BoxPlace, seatId: string): void {
    const flags = this.#flags.get(nameOf(place)) ?? new Set<string>()
    if (flags.has(seatId)) return
    this.#flags.set(nameOf(place), flags.add(seatId))
    this.#undo.push(() => flags.delete(seatId))
  }

  isLost(_place: BoxPlace): boolean {
    return false
  }

  delete(place: BoxPlace): void {
    const name = nameOf(place)
    const [ballots, flags] = [this.#ballots.get(name), this.#flags.get(name)]
    this.#ballots.delete(name)
    this.#flags.delete(name)
    this.#undo.push(() => {
      if (ballots) this.#ballots.set(name, ballots)
      if (flags) this.#flags.set(name, flags)
    })
  }
}

/**
 * A store in memory with real transactions: what was not committed is taken back, change by change, after a
 * failure and after a crash.
 */
export class MemoryRoomStore implements RoomStore {
  readonly #events = new Map<string, StoredEvent[]>()
  readonly #snapshots = new Map<string, StoredSnapshot>()
  readonly #commands = new Map<string, Set<string>>()
  readonly #results = new Map<string, WorkshopResult>()
  readonly boxes: MemoryBoxes
  #undo: (() => void)[] = []
  /** Lets the next commit die before or after it became durable. */
  crashAt: 'beforeCommit' | 'afterCommit' | null = null

  constructor(boxes = new MemoryBoxes()) {
    this.boxes = boxes
  }

  busy(): boolean {
    return false
  }

  begin(): void {
    this.#undo = []
    this.boxes.begin()
  }

  commit(): void {
    const point = this.crashAt
    this.crashAt = null
    if (point === 'beforeCommit') throw new Crash(point)
    this.#undo = []
    this.boxes.begin()
    if (point === 'afterCommit') throw new Crash(point)
  }

  remove(workshopId: string): void {
    this.#events.delete(workshopId)
    this.#snapshots.delete(workshopId)
    this.#results.delete(workshopId)
  }

  rollback(): void {
    for (const takeBack of this.#undo.reverse()) takeBack()
    this.#undo = []
    this.boxes.rollback()
  }

  events(workshopId: string, after = 0, limit = Infinity) {
    return (this.#events.get(workshopId) ?? [])
      .slice(after, after + limit)
      .map(({ channel, body }, at) => ({
        seq: after + at + 1,
        channel,
        body,
        event: JSON.parse(body) as RoomEvent,
      }))
  }

  countUpTo(workshopId: string, seq: number): number {
    return Math.min(seq, this.#events.get(workshopId)?.length ?? 0)
  }

  snapshot(workshopId: string): StoredSnapshot | undefined {
    return this.#snapshots.get(workshopId)
  }

  keepSnapshot(workshopId: string, snapshot: StoredSnapshot): void {
    const before = this.#snapshots.get(workshopId)
    this.#snapshots.set(workshopId, snapshot)
    this.#undo.push(() => {
      if (before) this.#snapshots.set(workshopId, before)
      else this.#snapshots.delete(workshopId)
    })
  }

  acceptedKeys(workshopId: string): string[] {
    return [...(this.#commands.get(workshopId) ?? [])]
  }

  accept(workshopId: string, _number: number, key: string): void {
    const keys = this.#commands.get(workshopId) ?? new Set<string>()
    if (keys.has(key)) throw new Crash('command accepted twice')
    this.#commands.set(workshopId, keys.add(key))
    this.#undo.push(() => keys.delete(key))
  }

  append(workshopId: string, firstSeq: number, events: readonly StoredEvent[]): void {
    const held = this.#events.get(workshopId) ?? []
    if (held.length + 1 !== firstSeq) throw new Crash('the log has a gap')
    this.#events.set(workshopId, held)
    held.push(...events)
    this.#undo.push(() => held.splice(firstSeq - 1))
  }

  // Lists outside the room are none of its concern here.
  setStatus(): void {}
  setDay(): void {}

  caseFindingsBeside(): readonly never[] {
    return []
  }

  conclude(workshopId: string, result: WorkshopResult): void {
    const held = this.#events.get(workshopId)
    const snapshot = this.#snapshots.get(workshopId)
    this.#events.delete(workshopId)
    this.#snapshots.delete(workshopId)
    this.#results.set(workshopId, result)
    this.#undo.push(() => {
      if (held) this.#events.set(workshopId, held)
      if (snapshot) this.#snapshots.set(workshopId, snapshot)
      this.#results.delete(workshopId)
    })
  }

  truncateLog(): void {
    // memory keeps no log of its own
  }

  isConcluded(workshopId: string): boolean {
    return this.#results.has(workshopId)
  }

  /** What a workshop was concluded with. */
  result(workshopId: string): WorkshopResult | undefined {
    return this.#results.get(workshopId)
  }
}
