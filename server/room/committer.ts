import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { isBusy, isFileTrouble, isStorageError, isSyncFailure } from '../db/storageError.ts'
import type { FailureLog } from '../kernel/failureLog.ts'
import type { Room } from './room.ts'
import type { RoomStore } from './roomStore.ts'

/** Something to do to a room inside the next transaction, and whom to tell afterwards. */
export interface Job {
  readonly room: Room
  /** Runs inside the transaction; returns a refusal, or undefined if it was done. */
  readonly run: () => Problem | undefined
  /** Told after the transaction is durable (or failed). */
  readonly done: (refused: Problem | undefined) => void
  /** Told once after all jobs of the flush are done, so that its acknowledgements travel together. */
  readonly teller?: { tell(): void }
}

/** How long everything waits after another process was found to hold the database, in milliseconds. */
const BUSY_PAUSE_MS = 150

/** What became of a transaction; a failed one left no trace, and of an unsure one it is unknown. */
type Outcome =
  | { readonly kind: 'done'; readonly refusals: readonly (Problem | undefined)[] }
  | { readonly kind: 'busy' | 'failed' | 'unsure' }

/**
 * Group commit: whatever arrives in one turn of the event loop becomes durable in one transaction with one
 * sync, for all rooms together, and only then are the seats told (RO1, RO2). No timer: while a commit runs, the
 * next group gathers by itself.
 *
 * While another process holds the database, everything waits, and the event loop is free between two attempts.
 * If the disk does not confirm a write, it is unknown whether it was kept. Then no seat is told anything and nothing is
 * written any more: the process has to end, and the next one finds out.
 */
export class Committer {
  readonly #store: RoomStore
  readonly #failed: FailureLog
  readonly #soon: (run: () => void) => void
  readonly #published: (room: Room) => void
  #queue: Job[] = []
  #scheduled = false
  #halted = false

  /**
   * `soon` runs something at the end of this turn of the event loop; a test brings its own. `published` hears of each room
   * of which something became durable, once everybody was told.
   */
  constructor(
    store: RoomStore,
    failed: FailureLog,
    soon: (run: () => void) => void = setImmediate,
    published: (room: Room) => void = () => undefined,
  ) {
    this.#store = store
    this.#failed = failed
    this.#soon = soon
    this.#published = published
  }

  submit(job: Job): void {
    if (this.#halted) return
    this.#queue.push(job)
    this.#schedule()
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    this.#soon(() => void this.flush())
  }

  /** Commits what is queued, now; false if it waits, because another process holds the database. */
  flush(): boolean {
    this.#scheduled = false
    const jobs = this.#queue
    if (jobs.length === 0) return true
    if (this.#store.busy()) {
      this.#schedule()
      return false
    }
    this.#queue = []
    const rooms = new Set(jobs.map(({ room }) => room))
    const outcome = this.#commit(jobs, rooms)
    if (outcome.kind === 'done') for (const room of rooms) room.publish()
    else for (const room of rooms) room.revert()
    if (outcome.kind === 'busy') {
      this.#waitWith(jobs)
      return false
    }
    if (outcome.kind === 'unsure') {
      this.#halt()
      return true
    }
    jobs.forEach(({ done }, index) => {
      done(outcome.kind === 'done' ? outcome.refusals[index] : problem('server.storage'))
    })
    for (const teller of new Set(jobs.map((job) => job.teller))) teller?.tell()
    if (outcome.kind === 'done') for (const room of rooms) this.#published(room)
    return true
  }

  #commit(jobs: readonly Job[], rooms: ReadonlySet<Room>): Outcome {
    try {
      this.#store.begin()
      const refusals = jobs.map((job) => this.#attempt(job))
      for (const room of rooms) room.completeVotes()
      this.#store.commit()
      return { kind: 'done', refusals }
    } catch (error) {
      this.#store.rollback()
      if (isBusy(error)) return { kind: 'busy' }
      this.#failed('room.commit', error)
      return { kind: isSyncFailure(error) ? 'unsure' : 'failed' }
    }
  }

  /** Tries again in a while; what comes meanwhile waits behind. */
  #waitWith(jobs: readonly Job[]): void {
    this.#queue = [...jobs, ...this.#queue]
    this.#scheduled = true
    setTimeout(() => void this.flush(), BUSY_PAUSE_MS)
  }

  #halt(): void {
    this.#halted = true
    this.#queue = []
  }

  /** A job that throws is a bug of that job alone: deciding comes before writing, so nothing is half done. */
  #attempt({ run }: Job): Problem | undefined {
    try {
      return run()
    } catch (error) {
      if (isStorageError(error)) throw error
      const incident = this.#failed('room.job', error)
      return isFileTrouble(error)
        ? problem('server.storage')
        : problem('server.internal', { incident })
    }
  }
}
