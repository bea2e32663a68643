import type { Problem } from '../../shared/kernel/problem.ts'
import { inThread } from '../kernel/inThread.ts'
import type { ReadFile } from './readPackage.ts'

/** What is asked of a thread: a file, and the public keys by their names. */
export interface ReadQuestion {
  readonly text: string
  readonly keys: Readonly<Record<string, string>>
}

/** What it answers: what the file holds and whether the key it names signed it, or why it is none. */
export type Reading =
  | { readonly ok: true; readonly value: ReadFile & { readonly isSigned: boolean } }
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
