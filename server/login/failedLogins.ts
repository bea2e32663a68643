import { audit } from '../audit/audit.ts'
import type { Deps } from '../deps.ts'

/** One line of the audit trail for failed logins of an account in so many milliseconds. */
const ONE_EACH_MS = 60_000
/** Accounts remembered at most; there are hundreds. */
const MOST_ACCOUNTS = 2000

/**
 * Failed logins in the audit trail: that there were some, a line a minute for each account and one for all addresses
 * nobody has. Who guesses must not be able to fill the file with lines.
 */
export class FailedLogins {
  readonly #deps: Pick<Deps, 'db' | 'clock'>
  readonly #notedAt = new Map<string | null, number>()

  constructor(deps: Pick<Deps, 'db' | 'clock'>) {
    this.#deps = deps
  }

  /** Notes a failed login of an account, or of an address nobody has (null). */
  async note(accountId: string | null): Promise<void> {
    const { db, clock } = this.#deps
    const now = clock()
    if (now - (this.#notedAt.get(accountId) ?? -ONE_EACH_MS) < ONE_EACH_MS) return
    if (this.#notedAt.size >= MOST_ACCOUNTS) this.#notedAt.clear()
    this.#notedAt.set(accountId, now)
    await audit(db, clock, 'login.failed', accountId, null)
  }
}
