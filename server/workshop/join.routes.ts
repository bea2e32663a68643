import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/protocol/api.ts'
import { distinctSeatId } from '../../shared/workshop/waitingName.ts'
import type { Deps } from '../deps.ts'
import { handle } from '../http/handle.ts'
import { FairTurns } from '../http/fairTurns.ts'
import { FailureLimit } from '../http/limits.ts'
import { networkOf } from '../http/networkOf.ts'
import { clearCookie, readCookie, setCookie } from '../login/cookies.ts'
import { seatOf } from '../login/identity.ts'
import { hashToken, newToken } from '../login/token.ts'
import { dropSeatKey } from '../room/deviceKey.ts'
import { readJoinCode } from './joinCode.ts'

/**
 * Codes looked up in a second, for the whole instance. With n live codes a guesser needs 30^10 / (n + 1) tries on
 * average: at 20 live codes about 890 years (README).
 */
export const LOOKED_UP_PER_SECOND = 1000
/** Wrong codes of one network that are answered at once; each further one takes its time, until one is forgotten. */
const perNetwork = { burst: 20, forgetMs: 15_000 }
/** How long the answer to such a wrong code takes, in milliseconds. A right one never does. */
const SLOW_MS = 2000
/** A seat is kept until the workshop is concluded; the cookie lives long enough for work days ahead. */
const SEAT_COOKIE_SECONDS = 35 * 24 * 3600

/** Joining with a code, leaving, opening the projector. No account needed. */
export function joinRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, clock, config, rooms } = deps
  const wrongOnes = new FailureLimit(perNetwork, clock)
  const turns = new FairTurns(LOOKED_UP_PER_SECOND)

  const workshopOfCode = async (typed: string): Promise<string | undefined> => {
    const code = readJoinCode(typed)
    // A code that cannot be one is looked up all the same, so that both take the same way.
    const row = await db
      .selectFrom('join_code')
      .innerJoin('workshop', 'workshop.id', 'join_code.workshopId')
      .select('workshopId')
      .where('code', '=', code ?? '')
      .where('expiresAt', '>', clock())
      .where('workshop.status', '!=', 'concluded')
      .executeTakeFirst()
    return row?.workshopId
  }

  handle(app, deps, api.join, async ({ body, request, reply }) => {
    const network = networkOf(request.ip)
    await turns.turn(network)
    const workshopId = await workshopOfCode(body.code)
    if (workshopId === undefined) {
      if (wrongOnes.waitMs(network) > 0) await sleep(SLOW_MS)
      else wrongOnes.failed(network)
      return refuse(problem('join.codeInvalid', undefined, 'code'))
    }
    const held = seatOf(request, deps)
    if (held?.workshopId === workshopId && !rooms.isGone(workshopId, held.seatId)) {
      const refused = await rooms.requestSeat(workshopId, held.seatId, body.groupSize)
      return refused ? refuse(refused) : ok({ seatId: held.seatId, workshopId })
    }
    // Whoever comes back after leaving, or after being removed, still counts once (VO13).
    const gone = held?.workshopId === workshopId ? held : seatOf(request, deps, 'fw_left')
    const before = gone?.workshopId === workshopId ? gone.seatId : null
    const token = newToken()
    const seatId = await db.transaction().execute(async (trx) => {
      const others = trx.selectFrom('seat').select('id').where('workshopId', '=', workshopId)
      const ids = (await others.execute()).map(({ id }) => id)
      const id = distinctSeatId(ids, deps.newId)
      const row = { id, workshopId, tokenHash: hashToken(token), accountId: null }
      await trx.insertInto('seat').values(row).execute()
      return id
    })
    const refused = await rooms.requestSeat(workshopId, seatId, body.groupSize, before)
    if (refused) {
      await db.deleteFrom('seat').where('id', '=', seatId).execute()
      return refuse(refused)
    }
    const elsewhere =
      held && held.workshopId !== workshopId && readCookie(request, 'fw_seat', config)
    if (elsewhere) setCookie(reply, 'fw_left', elsewhere, config, SEAT_COOKIE_SECONDS)
    else if (readCookie(request, 'fw_left', config)) clearCookie(reply, 'fw_left', config)
    setCookie(reply, 'fw_seat', token, config, SEAT_COOKIE_SECONDS)
    return ok({ seatId, workshopId })
  })

  handle(app, deps, api.leave, async ({ request, reply }) => {
    const held = seatOf(request, deps)
    clearCookie(reply, 'fw_seat', config)
    if (held) {
      // The old cookie opens nothing any more; the new one says no more than which seat was given up.
      const left = newToken()
      await db
        .updateTable('seat')
        .set({ tokenHash: hashToken(left) })
        .where('id', '=', held.seatId)
        .execute()
      setCookie(reply, 'fw_left', left, config, SEAT_COOKIE_SECONDS)
      dropSeatKey(deps, held.seatId)
      await rooms.leaveSeat(held.workshopId, held.seatId)
    }
    return ok({ done: true as const })
  })

  handle(app, deps, api.projectorJoin, async ({ body, reply }) => {
    const row = await db
      .selectFrom('workshop')
      .select('id')
      .where('projectorHash', '=', hashToken(body.token))
      .executeTakeFirst()
    if (!row) return refuse(problem('access.unknown'))
    setCookie(reply, 'fw_projector', body.token, config)
    return ok({ workshopId: row.id })
  })
}
