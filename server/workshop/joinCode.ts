import { randomInt } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { JoinCode } from '../../shared/protocol/api.ts'

/** Thirty characters that nobody confuses: no 0 O 1 I L U (security note §3.3). Eight of them are about 39 bit. */
export const JOIN_ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const LENGTH = 8

/** A fresh join code, without the dash. */
export const newJoinCode = (): string =>
  Array.from({ length: LENGTH }, () => JOIN_ALPHABET[randomInt(JOIN_ALPHABET.length)]).join('')

/** What somebody typed as a code: any case, with or without dash and spaces; null where it cannot be one. */
export function readJoinCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s–-]/g, '')
  return code.length === LENGTH && [...code].every((letter) => JOIN_ALPHABET.includes(letter))
    ? code
    : null
}

/** Reads the code that lets people into a workshop now. */
export function sqliteJoinCode(
  sqlite: Database,
  clock: () => number,
): (workshopId: string) => JoinCode | null {
  const find = sqlite.prepare<[string, number], JoinCode>(
    'SELECT code, expiresAt FROM join_code WHERE workshopId = ? AND expiresAt > ?',
  )
  return (workshopId) => find.get(workshopId, clock()) ?? null
}
