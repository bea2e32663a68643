import type { CaseText } from './caseText.ts'
import { findBirthDates } from './guard.birthDate.ts'
import { findEmails, findIbans, findPhones } from './guard.contact.ts'
import { findFileNumbers } from './guard.fileNumber.ts'
import { folded } from './guard.fold.ts'
import type { Stretch } from '../kernel/text.ts'

export type IdentifierKind = 'email' | 'phone' | 'iban' | 'fileNumber' | 'birthDate'

/**
 * A place where a case text names something that must not be in it. Carries positions, never the words.
 * `start` and `end` are UTF-16 units inside the named field, `end` exclusive.
 */
export interface Identifier extends Stretch {
  readonly kind: IdentifierKind
  /** Index of the entry; of the role if the field is one of a role; null for the title. */
  readonly entryIndex: number | null
  readonly field: 'title' | 'heading' | 'text' | 'roleToken' | 'roleLabel'
}

type Searched = Pick<CaseText, 'title'> & {
  readonly entries: readonly Pick<CaseText['entries'][number], 'heading' | 'text'>[]
  readonly roles?: CaseText['roles']
}

/** All of them but an e-mail address hold a digit: most headings hold none, and are asked with every rename of one. */
const digit = /\d/

/** In this order: a stretch belongs to the first kind that claims it. */
const detectors: readonly [IdentifierKind, (text: string) => Stretch[]][] = [
  ['email', findEmails],
  ['iban', findIbans],
  ['birthDate', findBirthDates],
  ['fileNumber', findFileNumbers],
  ['phone', findPhones],
]

/**
 * Finds e-mail addresses, phone numbers, IBANs, Aktenzeichen and calendar dates of birth in a case text.
 * Formats only: names and other hints at persons are not found. Linear in the length of the text.
 */
export function findIdentifiers(caseText: Searched): Identifier[] {
  const found: Identifier[] = []
  const search = (entryIndex: number | null, field: Identifier['field'], text: string): void => {
    for (const hit of identifiersIn(text)) found.push({ ...hit, entryIndex, field })
  }
  search(null, 'title', caseText.title)
  caseText.entries.forEach((entry, index) => {
    search(index, 'heading', entry.heading)
    search(index, 'text', entry.text)
  })
  caseText.roles?.forEach((role, index) => {
    search(index, 'roleToken', role.token)
    search(index, 'roleLabel', role.label)
  })
  return found
}

type Hit = Stretch & { readonly kind: IdentifierKind }

function identifiersIn(original: string): Hit[] {
  const { text, place } = folded(original)
  const asked = digit.test(text) ? detectors : detectors.slice(0, 1)
  const hits = asked.flatMap(([kind, find], rank) =>
    find(text).map((stretch) => ({ kind, rank, ...stretch })),
  )
  hits.sort((a, b) => a.start - b.start || a.rank - b.rank || b.end - a.end)
  const kept: (typeof hits)[number][] = []
  for (const hit of hits) {
    const last = kept.at(-1)
    if (last === undefined || hit.start >= last.end) kept.push(hit)
    else if (hit.rank < last.rank) kept.splice(-1, 1, hit)
  }
  return kept.map(({ kind, start, end }) => ({ kind, ...place({ start, end }) }))
}
