import type { FastifyRequest } from 'fastify'
import type { Account } from '../../shared/protocol/api.ts'
import type { Deps } from '../deps.ts'
import type { AccountRow } from '../db/schema.ts'
import { readCookie } from './cookies.ts'
import { hashToken } from './token.ts'

type Known = Pick<Deps, 'sqlite' | 'config' | 'clock' | 'failed'>

/** A session ends after two hours without a request or a live room, and after twelve hours in any case. */
export const SESSION_IDLE_MS = 2 * 60 * 60_000
export const SESSION_ABSOLUTE_MS = 12 * 60 * 60_000
/** How often a session's last use is written down. */
const TOUCH_MS = 60_000

export const toAccount = (
  row: Omit<AccountRow, 'passwordHash' | 'startPasswordUntil'>,
): Account => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  officeId: row.officeId,
  active: row.active === 1,
  mustChangePassword: row.mustChangePassword === 1,
})

/** The account a session token belongs to, if the session still lives; notes that it was used. */
export function accountOfToken(token: string, known: Known): Account | null {
  const { sqlite, clock } = known
  const now = clock()
  const tokenHash = hashToken(token)
  const row = sqlite
    .prepare<[string, number, number], AccountRow & { seenAt: number }>(
      `SELECT account.*, account_session.seenAt FROM account_session
       JOIN account ON account.id = account_session.accountId
       WHERE tokenHash = ? AND expiresAt > ? AND seenAt > ? AND active = 1`,
    )
    .get(tokenHash, now, now - SESSION_IDLE_MS)
  if (!row) return null
  if (now - row.seenAt > TOUCH_MS && !sqlite.inTransaction) touch(tokenHash, now, known)
  return toAccount(row)
}

/** Does a session still live? Asking does not keep it alive. */
export function sessionLives(token: string, { sqlite, clock }: Pick<Known, 'sqlite' | 'clock'>) {
  const now = clock()
  const row = sqlite
    .prepare<[string, number, number], { one: number }>(
      `SELECT 1 AS one FROM account_session JOIN account ON account.id = account_session.accountId
       WHERE tokenHash = ? AND expiresAt > ? AND seenAt > ? AND active = 1`,
    )
    .get(hashToken(token), now, now - SESSION_IDLE_MS)
  return row !== undefined
}

/** Notes that a session was used. A disk that takes nothing must not put anybody out who only reads. */
function touch(tokenHash: string, now: number, { sqlite, failed }: Known): void {
  try {
    sqlite.prepare('UPDATE account_session SET seenAt = ? WHERE tokenHash = ?').run(now, tokenHash)
  } catch (error) {
    failed('session', error)
  }
}

/** The account behind a request, or null. */
export function accountOf(request: FastifyRequest, known: Known): Account | null {
  const token = readCookie(request, 'fw_session', known.config)
  return token === undefined ? null : accountOfToken(token, known)
}

/** The seat behind a request, or the one its browser gave up; null where there is none. */
export function seatOf(
  request: FastifyRequest,
  { sqlite, config }: Known,
  cookie: 'fw_seat' | 'fw_left' = 'fw_seat',
) {
  const token = readCookie(request, cookie, config)
  if (token === undefined) return null
  const row = sqlite
    .prepare<[string], { id: string; workshopId: string }>(
      'SELECT id, workshopId FROM seat WHERE tokenHash = ?',
    )
    .get(hashToken(token))
  return row ? { seatId: row.id, workshopId: row.workshopId } : null
}

/** The workshop a projector's cookie opens, or null. */
export function projectorOf(request: FastifyRequest, { sqlite, config }: Known) {
  const token = readCookie(request, 'fw_projector', config)
  if (token === undefined) return null
  const row = sqlite
    .prepare<[string], { id: string }>('SELECT id FROM workshop WHERE projectorHash = ?')
    .get(hashToken(token))
  return row ? { workshopId: row.id } : null
}

/** Is this account a facilitator assigned to the workshop's procedure? */
export function mayFacilitate(account: Account, workshopId: string, { sqlite }: Known): boolean {
  if (account.role !== 'facilitator' || account.mustChangePassword) return false
  const row = sqlite
    .prepare<[string, string], { one: number }>(
      `SELECT 1 AS one FROM workshop
       JOIN procedure_facilitator ON procedure_facilitator.procedureId = workshop.procedureId
       WHERE workshop.id = ? AND accountId = ?`,
    )
    .get(workshopId, account.id)
  return row !== undefined
}

/** The seat of a facilitator's account in a workshop; made when first needed. */
export function facilitatorSeat(
  account: Account,
  workshopId: string,
  { sqlite, newId }: Pick<Deps, 'sqlite' | 'newId'>,
): string {
  const held = sqlite
    .prepare<[string, string], { id: string }>(
      'SELECT id FROM seat WHERE workshopId = ? AND accountId = ?',
    )
    .get(workshopId, account.id)
  if (held) return held.id
  const id = newId()
  sqlite
    .prepare('INSERT INTO seat (id, workshopId, accountId) VALUES (?, ?, ?)')
    .run(id, workshopId, account.id)
  return id
}
