import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyRequest } from 'fastify'
import { FairTurns } from '../http/fairTurns.ts'
import { networkOf } from '../http/networkOf.ts'
import { FailureLimit } from '../kernel/failureLimit.ts'

/**
 * Codes looked up in a second, for the whole instance. With n live codes a guesser needs 30^10 / (n + 1) tries on
 * average: at 20 live codes about 890 years (README).
 */
export const LOOKED_UP_PER_SECOND = 1000
/** Wrong codes of one network that are answered at once; each further one takes its time, until one is forgotten. */
const perNetwork = { burst: 20, forgetMs: 15_000 }
/** How long the answer to such a wrong code takes, in milliseconds. A right one never does. */
const SLOW_MS = 2000

/**
 * Looks up what a typed code opens, undefined if nothing; a network that sends many wrong ones waits for each further
 * "no" (JO3).
 */
export function codeDoor<Opened>(
  clock: () => number,
  lookUp: (code: string) => Promise<Opened | undefined>,
): (request: FastifyRequest, code: string) => Promise<Opened | undefined> {
  const wrongOnes = new FailureLimit(perNetwork, clock)
  const turns = new FairTurns(LOOKED_UP_PER_SECOND)

  return async ({ ip }, code) => {
    const network = networkOf(ip)
    await turns.turn(network)
    const opened = await lookUp(code)
    if (opened !== undefined) return opened
    if (wrongOnes.waitMs(network) > 0) await sleep(SLOW_MS)
    else wrongOnes.failed(network)
    return undefined
  }
}
