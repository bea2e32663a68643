import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { FailureLimit } from '../kernel/failureLimit.ts'
import { networkOf } from '../http/networkOf.ts'

/** Wrong passwords in a row for an account from one network, then one a minute. */
const perPlace = { burst: 5, forgetMs: 60_000 }
/** Wrong ones from one network, whatever the account, then one every twenty seconds. */
const perNetwork = { burst: 50, forgetMs: 20_000 }
/** Wrong ones for an account from anywhere; beyond, an answer takes its time, and no login is refused for it. */
const perAccount = { burst: 30, forgetMs: 20_000 }
/** How long such an answer takes, in milliseconds. */
const SLOW_MS = 2000

/** Who tries a password, and where. */
export interface LoginPlace {
  readonly email: string
  readonly ip: string
  /** What names a browser in which this account has logged in before; null for any other one. */
  readonly knownBrowser: string | null
}

/** A password that may be tried: how long its answer has to take, and what to say once it was right. */
export interface LoginAttempt {
  readonly delayMs: number
  succeeded(): void
}

/**
 * How often passwords may be tried. An attempt counts when it begins and is taken back when it succeeds, so that many
 * at once are no more than many in a row; no login waits longer than a minute. Guesses from elsewhere never keep the
 * owner of an account out: a network has a share of its own, and a browser in which the account was open before has one
 * that no other can use up.
 */
export class LoginLimit {
  readonly #places: FailureLimit
  readonly #networks: FailureLimit
  readonly #accounts: FailureLimit

  constructor(clock: () => number) {
    this.#places = new FailureLimit(perPlace, clock)
    this.#networks = new FailureLimit(perNetwork, clock)
    this.#accounts = new FailureLimit(perAccount, clock)
  }

  /** Counts an attempt, or says why none may be made now. */
  begin({ email, ip, knownBrowser }: LoginPlace): LoginAttempt | Problem {
    const network = networkOf(ip)
    const place = knownBrowser === null ? `network ${network} ${email}` : `browser ${knownBrowser}`
    const isStranger = knownBrowser === null
    const waitMs = Math.max(
      this.#places.waitMs(place),
      isStranger ? this.#networks.waitMs(network) : 0,
    )
    if (waitMs > 0) return problem('login.tooMany', { seconds: Math.ceil(waitMs / 1000) })
    this.#places.failed(place)
    if (isStranger) this.#networks.failed(network)
    const delayMs = isStranger && this.#accounts.waitMs(email) > 0 ? SLOW_MS : 0
    if (isStranger && delayMs === 0) this.#accounts.failed(email)
    return {
      delayMs,
      succeeded: () => {
        this.#places.succeeded(place)
        if (!isStranger) return
        this.#networks.takenBack(network)
        if (delayMs === 0) this.#accounts.takenBack(email)
      },
    }
  }
}
