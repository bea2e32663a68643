import { taken, type Problem, type ProblemCode } from './problem.ts'
import { normaliseText } from './text.ts'

/** A name as it is kept: NFC, nothing unseen, one space for any white space, none at the ends. */
export const tidyName = (text: string): string => normaliseText(text).replace(/\s+/g, ' ').trim()

/**
 * What two names are compared by, so that no person has to tell apart what looks the same: whatever the case, the white
 * space, the kind of dash or quote, the Unicode form, and punctuation at the end.
 */
export const nameKey = (text: string): string =>
  tidyName(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/["'„“”‚‘’«»]/g, '')
    .replace(/\s*-\s*/g, '-')
    .replace(/[\s.,;:!?·…-]+$/, '')

/** The one of some others whose name looks the same (OF1), or undefined. */
export const twinOf = <T extends { readonly name: string }>(
  name: string,
  others: readonly T[],
): T | undefined => others.find((other) => nameKey(other.name) === nameKey(name))

/** The refusal of a name that looks like one of some others (OF1), leading to that one; undefined if there is none. */
export function nameTaken(
  code: ProblemCode,
  field: string,
  name: string,
  others: readonly { readonly id: string; readonly name: string }[],
): Problem | undefined {
  const twin = twinOf(name, others)
  return twin && taken(code, twin.id, field)
}
