import { hash, verify } from '@node-rs/argon2'
import { randomInt } from 'node:crypto'

/** Argon2id with 19 MiB, two passes, one lane (OWASP password storage, minimum configuration). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** A hash of an unknown password: unknown accounts take as long as known ones. */
const nobody = hashPassword(`nobody-${String(Math.random())}`)

/** Checks a password; with no stored hash it takes the same time and fails. */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await nobody), password)
  return fits && stored !== undefined
}

const startAlphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** A start password to be handed over in person: four groups of five characters without look-alikes (about 114 bit). */
export function newStartPassword(): string {
  const group = () =>
    Array.from({ length: 5 }, () => startAlphabet[randomInt(startAlphabet.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
