import { problem, type Problem } from '../../shared/kernel/problem.ts'
import type { Room } from './room.ts'
import type { RoomStore } from './roomStore.ts'

/** Something to do to a room inside the next transaction, and whom to tell afterwards. */
export interface Job {
  readonly room: Room
  /** Runs inside the transaction; returns a refusal, or undefined where it was done. */
  readonly run: () => Problem | undefined
  /** Told after the transaction is durable (or failed). */
  readonly done: (refused: Problem | undefined) => void
  /** Told once after all jobs of the flush are done, so that its acknowledgements travel together. */
  readonly teller?: { tell(): void }
}

/** Told about failures; ids and codes only. */
export type FailureLog = (
  what: 'room.job' | 'room.commit' | 'commentPeriod',
  error: unknown,
) => void

/**
 * Group commit: whatever arrives in one turn of the event loop becomes durable in one transaction with one
 * sync, for all rooms together, and only then is anybody told (RO1, RO2). No timer: while a commit runs, the
 * next group gathers by itself.
 */
export class Committer {
  readonly #store: RoomStore
  readonly #failed: FailureLog
  readonly #soon: (run: () => void) => void
  #queue: Job[] = []
  #scheduled = false

  /** `soon` runs something at the end of this turn of the event loop; a test brings its own. */
  constructor(
    store: RoomStore,
    failed: FailureLog,
    soon: (run: () => void) => void = setImmediate,
  ) {
    this.#store = store
    this.#failed = failed
    this.#soon = soon
  }

  submit(job: Job): void {
    this.#queue.push(job)
    this.#schedule()
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    this.#soon(() => this.flush())
  }

  /** Commits what is queued, now. */
  flush(): void {
    this.#scheduled = false
    const jobs = this.#queue
    if (jobs.length === 0) return
    if (this.#store.busy()) return this.#schedule()
    this.#queue = []
    const rooms = new Set(jobs.map(({ room }) => room))
    const refusals = this.#commit(jobs, rooms)
    if (refusals) for (const room of rooms) room.publish()
    else for (const room of rooms) room.revert()
    jobs.forEach(({ done }, index) => {
      done(refusals ? refusals[index] : problem('server.storage'))
    })
    for (const teller of new Set(jobs.map((job) => job.teller))) teller?.tell()
  }

  /** The refusals of the jobs, or undefined where the transaction failed and nothing happened. */
  #commit(jobs: readonly Job[], rooms: ReadonlySet<Room>): (Problem | undefined)[] | undefined {
    try {
      this.#store.begin()
      const refusals = jobs.map((job) => this.#attempt(job))
      for (const room of rooms) room.completeConsents()
      this.#store.commit()
      return refusals
    } catch (error) {
      this.#store.rollback()
      this.#failed('room.commit', error)
      return undefined
    }
  }

  /** A job that throws is a bug of that job alone: deciding comes before writing, so nothing is half done. */
  #attempt({ run }: Job): Problem | undefined {
    try {
      return run()
    } catch (error) {
      if (isStorageError(error)) throw error
      this.#failed('room.job', error)
      return problem('server.internal')
    }
  }
}

const isStorageError = (error: unknown): boolean =>
  error instanceof Error && error.name === 'SqliteError'
