import { sessionLives, type SessionDeps } from '../session/identity.ts'

/** How often lines are looked at for whether their session still lives, in milliseconds. */
const LOOK_MS = 5000

/**
 * A line of an account lives no longer than its session: also one on which nothing is said, and one whose session
 * was ended elsewhere. Each session is looked up once, however many lines it has; looking keeps none of them alive.
 */
export class SessionWatch {
  readonly #deps: Pick<SessionDeps, 'sqlite' | 'clock' | 'failed'>
  readonly #lines = new Map<string, Set<() => void>>()
  readonly #timer: NodeJS.Timeout

  constructor(deps: Pick<SessionDeps, 'sqlite' | 'clock' | 'failed'>, lookMs = LOOK_MS) {
    this.#deps = deps
    this.#timer = setInterval(() => this.look(), lookMs)
    this.#timer.unref()
  }

  /** Watches a line of a session; `close` is called once when that is over. Returns what to call when the line ends. */
  watch(session: string | null, close: () => void): () => void {
    if (session === null) return () => undefined
    const lines = this.#lines.get(session) ?? new Set()
    this.#lines.set(session, lines.add(close))
    return () => {
      lines.delete(close)
      if (lines.size === 0 && this.#lines.get(session) === lines) this.#lines.delete(session)
    }
  }

  /** Looks at every session once. */
  look(): void {
    for (const [session, lines] of [...this.#lines]) {
      if (this.#lives(session)) continue
      this.#lines.delete(session)
      for (const close of lines) close()
    }
  }

  /** While the database cannot be asked, no line is ended. */
  #lives(session: string): boolean {
    try {
      return sessionLives(session, this.#deps)
    } catch (error) {
      this.#deps.failed('session', error)
      return true
    }
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#lines.clear()
  }
}
