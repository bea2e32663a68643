import { randomBytes } from 'node:crypto'
import type { Deps } from '../deps.ts'

type Known = Pick<Deps, 'sqlite'>

/**
 * The key for what the device of a coordinator keeps of a text that is being prepared. The device encrypts with it and
 * never stores it: without a session of this account what lies in the browser is noise, and after a withdrawal for
 * ever. It outlives a session, so that work of an afternoon is there the next morning.
 */
export function draftKeyOf(
  { sqlite }: Known,
  accountId: string,
  caseId: string,
): string | undefined {
  sqlite
    .prepare(
      'INSERT INTO draft_key (accountId, caseId, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    )
    .run(accountId, caseId, randomBytes(32).toString('base64'))
  return sqlite
    .prepare<[string, string], { key: string }>(
      'SELECT key FROM draft_key WHERE accountId = ? AND caseId = ?',
    )
    .get(accountId, caseId)?.key
}

/** A text was withdrawn or its case removed: what devices kept of it is noise from now on. */
export function dropDraftKeys({ sqlite }: Known, caseId: string): void {
  sqlite.prepare('DELETE FROM draft_key WHERE caseId = ?').run(caseId)
}
