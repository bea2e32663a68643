import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { readCookie, setCookie } from './cookies.ts'
import { hashToken, newToken } from './token.ts'

/** How long a browser is remembered after its last login, in seconds. */
const REMEMBERED_SECONDS = 180 * 24 * 3600
/** Browsers remembered for an account. */
const MOST_BROWSERS = 12

type Known = Pick<Deps, 'sqlite' | 'clock' | 'config'>

/**
 * What names this browser if the account with this address has logged in with it before, or null. It opens nothing: it
 * only has a share of attempts that nobody else can use up.
 */
export function knownBrowser(request: FastifyRequest, email: string, known: Known): string | null {
  const token = readCookie(request, 'fw_browser', known.config)
  if (token === undefined) return null
  const tokenHash = hashToken(token)
  const row = known.sqlite
    .prepare<[string, string, number], { accountId: string }>(
      `SELECT accountId FROM known_browser JOIN account ON account.id = accountId
       WHERE tokenHash = ? AND email = ? AND seenAt > ?`,
    )
    .get(tokenHash, email, known.clock() - REMEMBERED_SECONDS * 1000)
  return row ? `${tokenHash} ${row.accountId}` : null
}

/** Remembers that an account has logged in with this browser. Only a hash is kept, and of few browsers. */
export function rememberBrowser(
  request: FastifyRequest,
  reply: FastifyReply,
  accountId: string,
  { sqlite, clock, config }: Known,
): void {
  const token = readCookie(request, 'fw_browser', config) ?? newToken()
  sqlite
    .prepare(
      `INSERT INTO known_browser (tokenHash, accountId, seenAt) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET seenAt = excluded.seenAt`,
    )
    .run(hashToken(token), accountId, clock())
  sqlite
    .prepare(
      `DELETE FROM known_browser WHERE accountId = ? AND tokenHash NOT IN
       (SELECT tokenHash FROM known_browser WHERE accountId = ? ORDER BY seenAt DESC LIMIT ?)`,
    )
    .run(accountId, accountId, MOST_BROWSERS)
  setCookie(reply, 'fw_browser', token, config, REMEMBERED_SECONDS)
}
