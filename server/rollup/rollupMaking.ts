import type { Due } from '../../shared/rollup/due.ts'
import type { HalfYear } from '../../shared/kernel/halfYear.ts'
import type {
  RollupDraft,
  RollupOutcome,
  RollupStep,
  Uncountable,
  Wave,
} from '../../shared/rollup/view.schema.ts'
import { inProcess, type ProcessLimits } from '../kernel/inProcess.ts'
import type { ReleaseFiles } from './writeRelease.ts'

/** What is asked of `rollupWorker.ts`. */
export interface RollupQuestion {
  /** Path of the database. */
  readonly file: string
  /** Half-year in which nothing may lie ahead. */
  readonly now: HalfYear
  /** Asks what would be seen with fewer offices, in place of a release. */
  readonly foresight?: true
}

/** What it answers: a release, or why there is none. */
export interface Computed extends Due {
  readonly outcome: RollupOutcome
  readonly number: number
  readonly standing: string
  /** Where there is a release all of them, where an audit refused it that one. */
  readonly files?: Pick<ReleaseFiles, 'audit'> & Partial<ReleaseFiles>
  readonly problems?: readonly Uncountable[]
  /** Where that was asked for: what would be seen. */
  readonly waves?: readonly Wave[]
}

/** All solvers together; each has limits of its own (`disclosure/disclosure.ts`). */
const ROLLUP_LIMITS: ProcessLimits = { patienceMs: 25 * 60_000, memoryMiB: 1_500 }

interface Running {
  readonly foresight: boolean
  step: RollupStep
  readonly since: number
  readonly stop: AbortController
}

/** The computing of a release, one at a time. It lives in memory: one that is cut off leaves nothing. */
export class RollupMaking {
  readonly #limits: ProcessLimits
  readonly #failed: (error: unknown) => void
  #running: Running | null = null
  #foreseen: RollupDraft['foreseen'] = null
  #ended: Promise<void> = Promise.resolve()

  /** `failed` is told why a process broke off; its message may quote what was read. */
  constructor(failed: (error: unknown) => void, limits: ProcessLimits = ROLLUP_LIMITS) {
    this.#failed = failed
    this.#limits = limits
  }

  /** How far it is, and since when in milliseconds; null while nothing is computed. */
  get running(): Pick<Running, 'step' | 'since' | 'foresight'> | null {
    return this.#running
  }

  /**
   * Begins, unless it runs already: then false. `keep` is given what came of it, or undefined where the process broke or
   * took more than it may; a stop gives it nothing.
   */
  begin(
    question: RollupQuestion,
    now: number,
    keep: (computed: Computed | undefined) => Promise<void>,
  ): boolean {
    if (this.#running) return false
    const running: Running = {
      ...{ step: 'reading', since: now, stop: new AbortController() },
      foresight: question.foresight === true,
    }
    this.#running = running
    this.#ended = this.#compute(question, running)
      .then(async (computed) => {
        if (!running.stop.signal.aborted) await keep(computed)
      })
      .finally(() => (this.#running = null))
    return true
  }

  /** What would be seen, as it was last computed: in memory, for it says something of packages no release tells of. */
  get foreseen(): RollupDraft['foreseen'] {
    return this.#foreseen
  }

  /** Begins to compute what would be seen, unless something is computed: then false. */
  foresee(question: RollupQuestion, now: number): boolean {
    return this.begin({ ...question, foresight: true }, now, (computed) => {
      const { outcome, waves } = computed ?? { outcome: 'broken' as const }
      this.#foreseen = { at: now, outcome, waves: [...(waves ?? [])] }
      return Promise.resolve()
    })
  }

  async #compute(question: RollupQuestion, running: Running): Promise<Computed | undefined> {
    try {
      return await inProcess<Computed>('./rollup/rollupWorker.ts', question, this.#limits, {
        signal: running.stop.signal,
        onStep: (step) => (running.step = step as RollupStep),
      })
    } catch (error) {
      if (!running.stop.signal.aborted) this.#failed(error)
      return undefined
    }
  }

  /** Resolves once nothing is computed. */
  ended(): Promise<void> {
    return this.#ended
  }

  /** Ends what is being computed; nothing comes of it. False where nothing was. */
  async stop(): Promise<boolean> {
    const running = this.#running
    running?.stop.abort()
    await this.#ended
    return running !== null
  }
}
