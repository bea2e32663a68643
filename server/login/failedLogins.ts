import { noted, type WithClock } from '../audit/audit.ts'

/** One line of the audit trail for failed logins of an account in so many milliseconds. */
const ONE_EACH_MS = 60_000
/** Accounts remembered at most; there are hundreds. */
const MOST_ACCOUNTS = 2000

/**
 * Failed logins in the audit trail: that there were some, a line a minute for each account and one for all addresses
 * without an account. Guessing must not fill the file with records.
 */
export class FailedLogins {
  readonly #deps: WithClock
  readonly #notedAt = new Map<string | null, number>()

  constructor(deps: WithClock) {
    this.#deps = deps
  }

  /** Notes a failed login of an account, or of an address without one (null). */
  async note(accountId: string | null): Promise<void> {
    const now = this.#deps.clock()
    if (now - (this.#notedAt.get(accountId) ?? -ONE_EACH_MS) < ONE_EACH_MS) return
    if (this.#notedAt.size >= MOST_ACCOUNTS) this.#notedAt.clear()
    this.#notedAt.set(accountId, now)
    await noted(this.#deps, 'login.failed', accountId, null)
  }
}
