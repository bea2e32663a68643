import type { Problem } from '../../shared/kernel/problem.ts'
import { inThread } from '../kernel/inThread.ts'
import type { ReadFile } from './readPackage.ts'

/** What is asked of a thread: a file, and what all that can be asked of it alone needs to know. */
export interface ReadQuestion {
  readonly text: string
  /** The public keys by their names. */
  readonly keys: Readonly<Record<string, string>>
  /** The catalogues that are held, as JSON. */
  readonly catalogues: readonly string[]
  /** Names of all offices. */
  readonly offices: readonly string[]
}

/** A file that was read. */
export interface ReadAndAsked extends Omit<ReadFile, 'content'> {
  /** The key it names signed it. */
  readonly isSigned: boolean
  /** What it says that its cases or catalogues contradict; null if nothing, or if it is a withdrawal. */
  readonly contradiction: Problem | null
  /** What a general wording names for certain, asked with the names of these offices. */
  readonly named: string | null
  readonly offices: readonly string[]
}

/** What it answers: what the file holds and what is wrong with it by itself, or why it is none. */
export type Reading =
  | { readonly ok: true; readonly value: ReadAndAsked }
  | { readonly ok: false; readonly problem: Problem }

/** The file before; one is read at a time, so that many take no more than one core. */
let before: Promise<unknown> = Promise.resolve()

/** Reads a file in a thread of its own: one that was made to be slow holds up no room. */
export function readInThread(question: ReadQuestion): Promise<Reading> {
  const reading = before.then(() =>
    inThread<Reading>('./releasePackage/packageWorker.ts', question),
  )
  before = reading.catch(() => undefined)
  return reading
}
