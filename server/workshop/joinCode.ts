import { randomInt } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { JoinCode } from '../../shared/protocol/api.ts'

/** Thirty characters that nobody confuses: no 0 O 1 I L U (security note §3.3). Ten of them are about 49 bit. */
export const JOIN_ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const LENGTH = 10
/** How many codes there are. */
export const JOIN_CODES = JOIN_ALPHABET.length ** LENGTH
/** Codes of eight were given out before; none of them is valid for more than three weeks. */
const lengths: readonly number[] = [LENGTH, 8]

/** A fresh join code, without the dash. */
export const newJoinCode = (): string =>
  Array.from({ length: LENGTH }, () => JOIN_ALPHABET[randomInt(JOIN_ALPHABET.length)]).join('')

/** What somebody typed as a code: any case, with or without dash and spaces; null where it cannot be one. */
export function readJoinCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s–-]/g, '')
  return lengths.includes(code.length) &&
    [...code].every((letter) => JOIN_ALPHABET.includes(letter))
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
