import { randomInt } from 'node:crypto'

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
