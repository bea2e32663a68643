import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/protocol/api.ts'
import type { Deps } from '../deps.ts'
import { handle } from '../http/handle.ts'
import { callerOf } from './caller.ts'

type Known = Pick<Deps, 'sqlite'>

/**
 * Keys for what a device keeps until it is acknowledged. A device encrypts with the key and never stores it, so that
 * without a living seat what lies in the browser is noise: the key is deleted when the seat is left, the facilitation
 * logs out, the text is withdrawn or the workshop is concluded.
 */
export function deviceKeyRoutes(app: FastifyInstance, deps: Deps): void {
  const { sqlite, rooms } = deps
  const put = sqlite.prepare(
    'INSERT INTO device_key (seatId, key) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  const find = sqlite.prepare<[string], { key: string }>(
    'SELECT key FROM device_key WHERE seatId = ?',
  )
  handle(app, deps, api.deviceKey, ({ params, body, request }) => {
    const caller = callerOf(request, params.id, body.as, deps)
    if ('code' in caller) return refuse(caller)
    const { viewer } = caller
    if (viewer.kind !== 'seat') return refuse(problem('access.unknown'))
    if (rooms.isGone(params.id, viewer.seatId)) return refuse(problem('seat.removed'))
    put.run(viewer.seatId, randomBytes(32).toString('base64'))
    const row = find.get(viewer.seatId)
    return row ? ok({ key: row.key }) : refuse(problem('server.storage'))
  })
}

/** Somebody left the seat. */
export function dropSeatKey({ sqlite }: Known, seatId: string): void {
  sqlite.prepare('DELETE FROM device_key WHERE seatId = ?').run(seatId)
}

/** An account logged out: what its devices kept is noise from now on. */
export function dropAccountKeys({ sqlite }: Known, accountId: string): void {
  sqlite
    .prepare('DELETE FROM device_key WHERE seatId IN (SELECT id FROM seat WHERE accountId = ?)')
    .run(accountId)
}

/** A text was withdrawn: what devices kept about it is noise from now on. */
export function dropCaseKeys({ sqlite }: Known, caseId: string): void {
  sqlite
    .prepare(
      `DELETE FROM device_key WHERE seatId IN
        (SELECT seat.id FROM seat JOIN workshop ON workshop.id = seat.workshopId WHERE caseId = ?)`,
    )
    .run(caseId)
}
