import { inThread } from '../kernel/inThread.ts'

/** What the thread is asked; `own` are words that belong to its owner: name, address, office. */
export interface PasswordQuestion {
  readonly password: string
  readonly own: readonly string[]
}

/** Guesses as a power of ten: for the password, and for what is left of it without words that come to mind first. */
export interface PasswordAnswer {
  readonly whole: number
  readonly left: number
}

/** So many guesses a password must withstand, as a power of ten; twelve letters and digits by chance do. */
const LEAST_GUESSES = 12
/** And what is not the office, its owner or a year has to carry most of them. */
const LEAST_LEFT = 8
/** Letters that are looked at: what is strong so far is strong enough, and taking more apart takes long. */
const LOOKED_AT = 40
/** Room for what a logarithm loses. */
const NEARLY = 0.02

/** One password at a time: checking takes a core and the memory of its lists. */
let before: Promise<unknown> = Promise.resolve()

/**
 * Is a password too easy to guess? Estimated by zxcvbn with lists of common passwords, German words and names, the
 * words of the field and those of its owner. Rejects when the thread fails.
 */
export function isWeakPassword(password: string, own: readonly string[]): Promise<boolean> {
  const words = own.flatMap((text) => [text, ...text.split(/[^\p{L}\d]+/u)])
  const question: PasswordQuestion = {
    password: password.slice(0, LOOKED_AT),
    own: words.filter((word) => word.length > 2),
  }
  const guesses = before.then(() => inThread<PasswordAnswer>('./login/passwordWorker.ts', question))
  before = guesses.catch(() => undefined)
  return guesses.then(({ whole, left }) => whole < LEAST_GUESSES - NEARLY || left < LEAST_LEFT)
}
