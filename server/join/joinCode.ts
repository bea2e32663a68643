import { randomInt } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { JOIN_LENGTH, joinLengths, typedCode } from '../../shared/join/joinCode.ts'
import type { JoinCode } from '../../shared/join/joinCode.schema.ts'

/** Thirty characters that are not confused with each other: no 0 O 1 I L U. Ten of them are about 49 bit. */
const JOIN_ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
/** How many codes there are. */
export const JOIN_CODES = JOIN_ALPHABET.length ** JOIN_LENGTH

/** A fresh join code, without the dash. */
export const newJoinCode = (): string =>
  Array.from({ length: JOIN_LENGTH }, () => JOIN_ALPHABET[randomInt(JOIN_ALPHABET.length)]).join('')

/** A code as it was typed: any case, with or without dash and spaces; null if it cannot be one. */
export function readJoinCode(typed: string): string | null {
  const code = typedCode(typed)
  return joinLengths.includes(code.length) &&
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
