import { replay, type Replayed } from './replay.ts'
import type { RoomEnv } from './roomEnv.ts'

/**
 * So many slices are read at once for a caller who asks, about a tenth of a second; days of people have two or three.
 */
const AT_ONCE = 10

/** Says before each slice whether it may be read now. */
export type MayGoOn = () => boolean

function atOnce(): MayGoOn {
  let left = AT_ONCE
  return () => left-- > 0
}

/** What is read to its end, and what went wrong, is told to the owner of the rooms. */
interface Reader {
  /** Throws if the room cannot be made; then it is not read again. */
  readonly finished: (workshopId: string, replayed: Replayed) => void
  readonly failed: (workshopId: string, error: unknown) => void
}

/**
 * Reads logs. A short one is read when it is asked for; a long one in slices, one in each turn of the event loop, so that
 * everybody else is answered in between. Who asks for one that is being read puts it first.
 */
export class RoomReading {
  readonly #env: Pick<RoomEnv, 'store' | 'tailLength'>
  readonly #soon: (run: () => void) => void
  readonly #reader: Reader
  /** In the order in which they are read on. */
  #begun = new Map<string, Generator<undefined, Replayed>>()
  #isGoingOn = false

  constructor(
    env: Pick<RoomEnv, 'store' | 'tailLength'>,
    soon: (run: () => void) => void,
    reader: Reader,
  ) {
    this.#env = env
    this.#soon = soon
    this.#reader = reader
  }

  /**
   * The log, if it is read to its end while it may; undefined if the rest is read later. Throws `DamagedRoom`, and
   * what the database throws.
   */
  read(workshopId: string, mayGoOn: MayGoOn = atOnce()): Replayed | undefined {
    const reading = this.#begun.get(workshopId)
    if (reading) {
      this.#begun = new Map([[workshopId, reading], ...this.#begun])
      return undefined
    }
    const begun = replay(workshopId, this.#env)
    while (mayGoOn()) {
      const { done, value } = begun.next()
      if (done) return value
    }
    this.#begun.set(workshopId, begun)
    this.#goOn()
    return undefined
  }

  /** It is asked for no more. */
  drop(workshopId: string): void {
    this.#begun.delete(workshopId)
  }

  stop(): void {
    this.#begun.clear()
  }

  #goOn(): void {
    if (this.#isGoingOn) return
    this.#isGoingOn = true
    this.#soon(() => {
      this.#isGoingOn = false
      const [first] = this.#begun
      if (!first) return
      this.#step(...first)
      if (this.#begun.size > 0) this.#goOn()
    })
  }

  #step(workshopId: string, reading: Generator<undefined, Replayed>): void {
    try {
      const { done, value } = reading.next()
      if (!done) return
      this.#begun.delete(workshopId)
      this.#reader.finished(workshopId, value)
    } catch (error) {
      this.#begun.delete(workshopId)
      this.#reader.failed(workshopId, error)
    }
  }
}
