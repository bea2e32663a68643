// The book of one measurement: when each command was due, given, acknowledged and with the last of the others, and
// that each of them heard it exactly once.

/** More commands than one measurement can give. */
const MAX = 1_000_000
/** A second is counted from every tenth of it. */
const STEP_MS = 100
const STEPS = 10
const now = () => performance.now()

/** Percentiles of some milliseconds. */
export interface Spread {
  readonly p50: number
  readonly p99: number
}

/** A slice of a measurement: the commands from one number up to another. */
export interface Slice {
  readonly from: number
  readonly to: number
}

export function spread(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort()
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99) }
}

/** What went wrong with a measurement's messages; all zero, or the measurement does not count. */
export interface Faults {
  readonly missing: number
  readonly doubled: number
  readonly strayed: number
}

export class Meter {
  readonly #due = new Float64Array(MAX)
  readonly #given = new Float64Array(MAX)
  readonly #acknowledged = new Float64Array(MAX)
  readonly #last = new Float64Array(MAX)
  readonly #left = new Int32Array(MAX)
  /** Sum of the numbers of those who heard it: one twice and another never would keep the count, not the sum. */
  readonly #heardBy = new Float64Array(MAX)
  readonly #giver = new Int32Array(MAX)
  readonly #roomOf: readonly number[]
  readonly #sumOf: readonly number[]
  readonly #sizeOf: readonly number[]
  readonly #asleep = new Set<number>()
  #count = 0
  #whole = 0
  #doubled = 0
  #strayed = 0

  /** `rooms[client]` is the room of each client; `isPrivate` says that only the giver may hear anything. */
  constructor(rooms: readonly number[], isPrivate: boolean) {
    this.#roomOf = rooms
    const sums: number[] = []
    const sizes: number[] = []
    rooms.forEach((room, client) => {
      sums[room] = (sums[room] ?? 0) + client
      sizes[room] = (sizes[room] ?? 0) + 1
    })
    this.#sumOf = isPrivate ? sums.map(() => -1) : sums
    this.#sizeOf = isPrivate ? sizes.map(() => 1) : sizes
  }

  get count(): number {
    return this.#count
  }

  /** Commands that are with everybody and acknowledged. */
  get whole(): number {
    return this.#whole
  }

  #done(index: number): boolean {
    return this.#left[index] === 0 && this.#acknowledged[index] !== 0
  }

  /** From now on this client is counted, but is not waited for: latency is that of the others. */
  putToSleep(client: number): void {
    this.#asleep.add(client)
  }

  /** Notes a command that is given now. */
  give(client: number, due: number): number {
    const index = this.#count++
    this.#giver[index] = client
    this.#due[index] = due
    this.#given[index] = now()
    this.#left[index] = (this.#sizeOf[this.#roomOf[client] ?? 0] ?? 1) - 1
    return index
  }

  heard(client: number, index: number): void {
    if (index >= this.#count) return
    const giver = this.#giver[index] ?? 0
    if (giver === client) return
    if (this.#roomOf[giver] !== this.#roomOf[client]) {
      this.#strayed++
      return
    }
    const left = (this.#left[index] ?? 0) - 1
    this.#left[index] = left
    this.#heardBy[index] = (this.#heardBy[index] ?? 0) + client
    if (!this.#asleep.has(client)) this.#last[index] = now()
    if (left < 0) this.#doubled++
    else if (this.#done(index)) this.#whole++
  }

  acknowledged(client: number, index: number): void {
    if (index < 0 || index >= this.#count || this.#giver[index] !== client) return
    if (this.#acknowledged[index] !== 0) {
      this.#doubled++
      return
    }
    this.#acknowledged[index] = now()
    if (this.#done(index)) this.#whole++
  }

  /** From giving (or, under load, from when it was due) to the last of the others. */
  latency({ from, to }: Slice, since: 'given' | 'due'): Spread {
    const start = since === 'given' ? this.#given : this.#due
    const values: number[] = []
    for (let index = from; index < to; index++)
      if (this.#done(index)) values.push((this.#arrived(index) ?? 0) - (start[index] ?? 0))
    return spread(values)
  }

  acknowledgement({ from, to }: Slice): Spread {
    const values: number[] = []
    for (let index = from; index < to; index++)
      if (this.#acknowledged[index] !== 0)
        values.push((this.#acknowledged[index] ?? 0) - (this.#given[index] ?? 0))
    return spread(values)
  }

  /** When a command was with the last of the others, or acknowledged if no other client hears it. */
  #arrived(index: number): number | undefined {
    return (this.#last[index] ?? 0) > 0 ? this.#last[index] : this.#acknowledged[index]
  }

  /**
   * The most commands per second that were with everybody within the limit: counted in every second of the slice by
   * when they arrived; a second in which one arrived later than the limit does not count.
   */
  bestSecond({ from, to }: Slice, limitMs: number): number {
    const start = this.#due[from] ?? 0
    const counts: number[] = []
    for (let index = from; index < to; index++) {
      if (!this.#done(index)) continue
      const arrived = this.#arrived(index) ?? 0
      const step = Math.floor((arrived - start) / STEP_MS)
      const isLate = arrived - (this.#due[index] ?? 0) > limitMs
      counts[step] = isLate ? Number.NaN : (counts[step] ?? 0) + 1
    }
    let best = 0
    for (let first = 0; first + STEPS <= counts.length; first++) {
      let sum = 0
      for (let step = first; step < first + STEPS; step++) sum += counts[step] ?? 0
      // A second with something late sums to no number.
      if (sum > best) best = sum
    }
    return best
  }

  /** Compares the whole book with what should have happened. */
  faults(): Faults {
    let missing = 0
    let exchanged = 0
    for (let index = 0; index < this.#count; index++) {
      const giver = this.#giver[index] ?? 0
      const sum = this.#sumOf[this.#roomOf[giver] ?? 0] ?? 0
      if (!this.#done(index)) missing++
      else if (sum >= 0 && this.#heardBy[index] !== sum - giver) exchanged++
    }
    return { missing, doubled: this.#doubled + exchanged, strayed: this.#strayed }
  }
}
