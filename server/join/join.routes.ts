import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { DONE, inTransaction } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import type { Rooms } from '../room/rooms.ts'
import { clearCookie, readCookie, setCookie } from '../session/cookies.ts'
import { dropSeatKey } from '../session/deviceKey.queries.ts'
import { seatOf } from '../session/identity.ts'
import { codeDoor } from './codeDoor.ts'
import {
  addSeat,
  dropSeat,
  giveUpSeat,
  rotateJoinCode,
  workshopOfCode,
  type NewSeat,
} from './join.queries.ts'

type JoinDeps = CallDeps & {
  readonly newId: () => string
  readonly rooms: Pick<Rooms, 'joinCodeChanged' | 'isGone' | 'requestSeat' | 'leaveSeat'>
}

/** A seat is kept until the workshop is concluded; the cookie lives long enough for work days ahead. */
const SEAT_COOKIE_SECONDS = 35 * 24 * 3600

/** Joining with a code, and leaving. No account needed. */
export function joinRoutes(app: FastifyInstance, deps: JoinDeps): void {
  const { db, config, rooms } = deps
  const workshopOf = codeDoor(deps.clock, (code) => workshopOfCode(db, code, deps.clock()))

  handle(app, deps, api.rotateJoinCode, async ({ account, params: { id }, body }) => {
    const made = await inTransaction(deps, (trx) => rotateJoinCode(trx, account.id, id, body.hours))
    if (made.ok) rooms.joinCodeChanged(id)
    return made
  })

  handle(app, deps, api.join, async ({ body: { code, groupSize }, request, reply }) => {
    const workshopId = await workshopOf(request, code)
    if (workshopId === undefined) return refuse(problem('join.codeInvalid', undefined, 'code'))
    const held = seatOf(request, deps)
    if (held?.workshopId === workshopId && !rooms.isGone(workshopId, held.seatId)) {
      const refused = await rooms.requestSeat(workshopId, held.seatId, groupSize)
      return refused ? refuse(refused) : ok({ seatId: held.seatId, workshopId })
    }
    const seat = await newSeat(deps, request, workshopId, groupSize)
    if (!seat.ok) return seat
    keepSeat(deps, request, reply, { ...seat.value, workshopId })
    return ok({ seatId: seat.value.seatId, workshopId })
  })

  handle(app, deps, api.leave, async ({ request, reply }) => {
    const held = seatOf(request, deps)
    // The room first: if it cannot be asked, nothing was done, and the browser asks again.
    if (held) await rooms.leaveSeat(held.workshopId, held.seatId)
    clearCookie(reply, 'fw_seat', config)
    if (!held) return DONE
    const left = await giveUpSeat(db, held.seatId)
    setCookie(reply, 'fw_left', left, config, SEAT_COOKIE_SECONDS)
    await dropSeatKey(db, held.seatId)
    return DONE
  })
}

/** A new seat for this browser, once the room knows of it. */
async function newSeat(
  deps: JoinDeps,
  request: FastifyRequest,
  workshopId: string,
  groupSize: number,
): Promise<Result<NewSeat>> {
  // A person who comes back after leaving, or after being removed, still counts once (VO13).
  const held = seatOf(request, deps)
  const gone = held?.workshopId === workshopId ? held : seatOf(request, deps, 'fw_left')
  const before = gone?.workshopId === workshopId ? gone.seatId : null
  const seat = await inTransaction(deps, (trx) => addSeat(trx, workshopId, deps.newId))
  if (!seat.ok) return seat
  const { seatId } = seat.value
  const unseat = () => dropSeat(deps.db, seatId)
  const refused = await deps.rooms
    .requestSeat(workshopId, seatId, groupSize, before)
    .catch(async (error: unknown) => {
      await unseat()
      throw error
    })
  if (!refused) return seat
  await unseat()
  return refuse(refused)
}

/** The browser keeps its new seat, and which one it has in another workshop. */
function keepSeat(
  deps: JoinDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { token, workshopId }: NewSeat & { readonly workshopId: string },
): void {
  const { config } = deps
  const held = seatOf(request, deps)
  const elsewhere = held && held.workshopId !== workshopId && readCookie(request, 'fw_seat', config)
  if (elsewhere) setCookie(reply, 'fw_left', elsewhere, config, SEAT_COOKIE_SECONDS)
  else if (readCookie(request, 'fw_left', config)) clearCookie(reply, 'fw_left', config)
  setCookie(reply, 'fw_seat', token, config, SEAT_COOKIE_SECONDS)
}
