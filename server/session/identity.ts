import type { Database } from 'better-sqlite3'
import type { FastifyRequest } from 'fastify'
import type { Account } from '../../shared/account/account.schema.ts'
import { prepared } from '../db/prepared.ts'
import type { AccountRow } from '../db/schema.ts'
import { readCookie, type CookieConfig } from './cookies.ts'
import type { FailureLog } from '../kernel/failureLog.ts'
import { hashToken } from '../kernel/token.ts'

/** What it takes to tell who asks. */
export interface SessionDeps {
  readonly sqlite: Database
  readonly config: CookieConfig
  /** Milliseconds. */
  readonly clock: () => number
  /** Told of what went wrong if no caller can be answered; ids and codes only. */
  readonly failed: FailureLog
}

/** A session ends after two hours without a request or a live room, and after twelve hours in any case. */
const SESSION_IDLE_MS = 2 * 60 * 60_000
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
  secrecyOfficer: row.secrecyOfficer === 1,
})

/** What tells who asks. Asked with every call and every line, so prepared once. */
const statements = prepared((sqlite) => ({
  accountOfSession: sqlite.prepare<[string, number, number], AccountRow & { seenAt: number }>(
    `SELECT account.*, account_session.seenAt FROM account_session
     JOIN account ON account.id = account_session.accountId
     WHERE tokenHash = ? AND expiresAt > ? AND seenAt > ? AND active = 1`,
  ),
  touch: sqlite.prepare('UPDATE account_session SET seenAt = ? WHERE tokenHash = ?'),
  seatOfToken: sqlite.prepare<[string], { seatId: string; workshopId: string }>(
    'SELECT id AS seatId, workshopId FROM seat WHERE tokenHash = ?',
  ),
  workshopOfProjector: sqlite.prepare<[string], { workshopId: string }>(
    'SELECT id AS workshopId FROM workshop WHERE projectorHash = ?',
  ),
  facilitation: sqlite.prepare<[string, string], { one: number }>(
    `SELECT 1 AS one FROM workshop
     JOIN procedure_facilitator ON procedure_facilitator.procedureId = workshop.procedureId
     WHERE workshop.id = ? AND accountId = ?`,
  ),
  seatOfAccount: sqlite.prepare<[string, string], { id: string }>(
    'SELECT id FROM seat WHERE workshopId = ? AND accountId = ?',
  ),
  addSeat: sqlite.prepare('INSERT INTO seat (id, workshopId, accountId) VALUES (?, ?, ?)'),
}))

/** The account a session token belongs to, if the session still lives; notes that it was used. */
export function accountOfToken(token: string, known: SessionDeps): Account | null {
  const { sqlite, clock } = known
  const now = clock()
  const tokenHash = hashToken(token)
  const row = statements(sqlite).accountOfSession.get(tokenHash, now, now - SESSION_IDLE_MS)
  if (!row) return null
  if (now - row.seenAt > TOUCH_MS && !sqlite.inTransaction) touch(tokenHash, now, known)
  return toAccount(row)
}

/** Does a session still live? Asking does not keep it alive. */
export function sessionLives(
  token: string,
  { sqlite, clock }: Pick<SessionDeps, 'sqlite' | 'clock'>,
) {
  const now = clock()
  const found = statements(sqlite).accountOfSession
  return found.get(hashToken(token), now, now - SESSION_IDLE_MS) !== undefined
}

/** Notes that a session was used. A disk that takes nothing must not put out an account that only reads. */
function touch(tokenHash: string, now: number, { sqlite, failed }: SessionDeps): void {
  try {
    statements(sqlite).touch.run(now, tokenHash)
  } catch (error) {
    failed('session', error)
  }
}

/** The account behind a request, or null. */
export function accountOf(request: FastifyRequest, known: SessionDeps): Account | null {
  const token = readCookie(request, 'fw_session', known.config)
  return token === undefined ? null : accountOfToken(token, known)
}

/** The seat behind a request, or the one its browser gave up; null if there is none. */
export function seatOf(
  request: FastifyRequest,
  { sqlite, config }: SessionDeps,
  cookie: 'fw_seat' | 'fw_left' = 'fw_seat',
) {
  const token = readCookie(request, cookie, config)
  if (token === undefined) return null
  return statements(sqlite).seatOfToken.get(hashToken(token)) ?? null
}

/** The workshop a projector's cookie opens, or null. */
export function projectorOf(request: FastifyRequest, { sqlite, config }: SessionDeps) {
  const token = readCookie(request, 'fw_projector', config)
  if (token === undefined) return null
  return statements(sqlite).workshopOfProjector.get(hashToken(token)) ?? null
}

/** Is this account a facilitator assigned to the workshop's procedure? */
export function mayFacilitate(
  account: Account,
  workshopId: string,
  { sqlite }: SessionDeps,
): boolean {
  if (account.role !== 'facilitator' || account.mustChangePassword) return false
  return statements(sqlite).facilitation.get(workshopId, account.id) !== undefined
}

/** What it takes to seat a person. */
export interface SeatingDeps extends SessionDeps {
  readonly newId: () => string
}

/** The seat of a facilitator's account in a workshop; made when first needed. */
export function facilitatorSeat(
  account: Account,
  workshopId: string,
  { sqlite, newId }: SeatingDeps,
): string {
  const { seatOfAccount, addSeat } = statements(sqlite)
  const held = seatOfAccount.get(workshopId, account.id)
  if (held) return held.id
  const id = newId()
  addSeat.run(id, workshopId, account.id)
  return id
}
