import { hash, verify } from '@node-rs/argon2'
import { randomInt } from 'node:crypto'

/** Argon2id with 19 MiB, two passes, one lane (OWASP password storage, minimum configuration). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** A hash nobody knows the password of: unknown accounts take as long as known ones. */
const nobody = hashPassword(`nobody-${String(Math.random())}`)

/** Checks a password; with no stored hash it takes the same time and fails. */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await nobody), password)
  return fits && stored !== undefined
}

/** Parts that make a password easy to guess wherever they fill most of it. */
const common = [
  'passwort',
  'password',
  'kennwort',
  'geheim',
  'qwertz',
  'qwerty',
  'asdfgh',
  '123456',
  '1234567890',
  'abcdef',
  'hallo',
  'willkommen',
  'welcome',
  'sommer',
  'winter',
  'fruehling',
  'herbst',
  'jugendamt',
  'fallwerkstatt',
  'landesjugendamt',
  'kinderschutz',
  'nordrhein',
  'westfalen',
  'admin',
  'administrator',
  'login',
  'letmein',
  'iloveyou',
  'schatz',
  'dragon',
  'master',
  'monkey',
  'test',
]

/**
 * Is a password too easy to guess: what is left after common words, digits in a row, repetitions and the
 * own name or address is shorter than six characters?
 */
export function isWeakPassword(password: string, own: readonly string[]): boolean {
  let left = password.toLowerCase()
  const parts = own
    .flatMap((text) => text.toLowerCase().split(/[^a-zäöüß]+/))
    .filter((part) => part.length > 3)
  for (const word of [...common, ...parts].sort((a, b) => b.length - a.length))
    left = left.replaceAll(word, '')
  left = left
    .replace(/(19|20)\d\d/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/\d{3,}/g, '')
  return new Set(left).size < 5 || left.length < 6
}

const startAlphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** A start password to be handed over in person: four groups of five characters without look-alikes (about 114 bit). */
export function newStartPassword(): string {
  const group = () =>
    Array.from({ length: 5 }, () => startAlphabet[randomInt(startAlphabet.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
