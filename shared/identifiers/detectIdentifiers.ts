import { folded } from '../caseText/guard.fold.ts'
import { takeNamedAgain, takePlacesAgain } from './again.ts'
import { writtenBand } from './ageBand.ts'
import { takeAddresses } from './address.ts'
import { Entities } from './entity.ts'
import type { Candidate, IdentifierSpan, IdentifierType, KnownEntity } from './identifier.ts'
import { reasonWords } from './identifiers.words.ts'
import { takeInstitutions } from './institution.ts'
import { foldedKey } from './key.ts'
import { takePersons, type Mention } from './person.ts'
import { takePlaces } from './place.ts'
import { takeQuasi, takeRest } from './quasi.ts'
import { Reading } from './reading.ts'
import { findStructured } from './structured.ts'

export type { IdentifierSpan, IdentifierType, KnownEntity } from './identifier.ts'

/** A stretch belongs to the first of these that claims it. */
const order: readonly IdentifierType[] = [
  ...([
    'EMAIL',
    'URL_HANDLE',
    'IBAN',
    'DATE_BIRTH',
    'VEHICLE',
    'CASE_NO',
    'DATE',
    'PHONE',
    'ID_NUMBER',
    'AGE',
    'DIAGNOSIS',
    'QUASI_OTHER',
  ] as const),
]
const rank = new Map(order.map((type, at) => [type, at]))

/**
 * Finds what may tell who a German text is about. `knownEntities` are the master data of the case: full names of persons
 * (as words or with an entity of their own), places, institutions. Pure, the same in browser and Node, linear in the length
 * of the text; the lists are unpacked at the first call, which takes about a third of a second.
 * Gives spans in order of place, in UTF-16 units of `text`, no two of which overlap (rules ID1 to ID6).
 */
export function detectIdentifiers(
  text: string,
  { knownEntities = [] }: { readonly knownEntities?: readonly (string | KnownEntity)[] } = {},
): IdentifierSpan[] {
  const { text: plain, place } = folded(text)
  const reading = new Reading(plain)
  const known = knownEntities.map((one, at) => knownOf(one, at))
  passOwnOutput(reading)
  takeStructured(reading)
  takeAddresses(reading)
  takeKnownNames(reading, known)
  takeInstitutions(reading)
  const entities = new Entities()
  const sexOf = (key: string) => reading.lists.given.get(key)
  for (const one of known) if (one.type === 'PERSON') entities.know(one, one.entity, sexOf)
  const knownKeys = entities.keys()
  const mentions = takePersons(reading)
  takePlaces(reading)
  mentions.sort((a, b) => a.first - b.first)
  const keys = namedKeys(reading, entities, mentions, knownKeys)
  mentions.push(...takeNamedAgain(reading, { keys }))
  mentions.sort((a, b) => a.first - b.first)
  takePlacesAgain(reading)
  takeQuasi(reading)
  takeRest(reading)
  return numbered(reading, entities, mentions, known).map((span) => ({ ...span, ...place(span) }))
}

type Known = KnownEntity & { readonly entity: string; readonly type: IdentifierType }

const knownOf = (one: string | KnownEntity, at: number): Known => {
  const { name, entity, type, aliases } =
    typeof one === 'string' ? ({ name: one } as KnownEntity) : one
  return { name, aliases, entity: entity ?? `KNOWN-${at + 1}`, type: type ?? 'PERSON' }
}

/** Relative days, rounded ages and bands, as they are written in the place of what was found: "Tag −126", "etwa 30 Jahre". */
const ownOutput = [
  /(?<![\p{L}\d])(?:Tag\s[−–-]?\d{1,4}(?!\d|[.,:/-]\d|\s\d{2})|etwa\s\d{1,2}\s(?:Jahren?|Monaten?)(?:\salt(?:e[nrms]?)?)?(?!\p{L}))/gu,
  new RegExp(`(?<![\\p{L}\\d.,:;])${writtenBand}(?!\\p{L})`, 'gu'),
]

function passOwnOutput(reading: Reading): void {
  for (const pattern of ownOutput)
    for (const { 0: words, index } of reading.text.matchAll(pattern))
      reading.pass({ start: index, end: index + words.length })
}

function takeStructured(reading: Reading): void {
  const found = findStructured(reading.text)
  const of = ({ type, reason }: Candidate): number =>
    reason === reasonWords.checked ? -1 : (rank.get(type) ?? order.length)
  found.sort((a, b) => of(a) - of(b) || b.end - b.start - (a.end - a.start) || a.start - b.start)
  for (const candidate of found) reading.claim(candidate)
}

/** Places and institutions of the master data, as they are written there and in any case of letters. */
function takeKnownNames(reading: Reading, known: readonly Known[]): void {
  const { tokens } = reading
  const wanted = known
    .filter(({ type }) => type !== 'PERSON')
    .flatMap(({ name, aliases = [], type }) =>
      [name, ...aliases].map((one) => ({
        type,
        keys: one
          .split(/[^\p{L}\p{M}\d'’]+/u)
          .filter((word) => word !== '')
          .map(foldedKey),
      })),
    )
  for (const { type, keys } of wanted)
    tokens.forEach((token, at) => {
      if (
        keys.length === 0 ||
        !keys.every(
          (key, next) => tokens[at + next]?.key === key || tokens[at + next]?.key === `${key}s`,
        )
      )
        return
      const end = tokens[at + keys.length - 1]?.end ?? token.end
      reading.claim({ type, state: 'replaced', reason: reasonWords.known, start: token.start, end })
    })
}

/** Every key a person of the text is called by; single words that everybody uses only where master data name them. */
function namedKeys(
  reading: Reading,
  entities: Entities,
  mentions: readonly Mention[],
  knownKeys: ReadonlySet<string>,
): Map<string, { isKnown: boolean }> {
  const keys = new Map<string, { isKnown: boolean }>()
  for (const key of knownKeys) keys.set(key, { isKnown: true })
  for (const mention of mentions) {
    const { given, surnames } = entities.parts(reading, mention)
    for (const name of [...given, ...surnames])
      for (const key of [name, ...name.split('-')])
        if (key.length > 2 && !keys.has(key)) keys.set(key, { isKnown: false })
  }
  return keys
}

/** The spans in order, each with its entity. */
function numbered(
  reading: Reading,
  entities: Entities,
  mentions: readonly Mention[],
  known: readonly Known[],
): IdentifierSpan[] {
  const ids = entities.assign(reading, mentions)
  const byStart = new Map<number, string>()
  mentions.forEach(({ first, last }, at) => {
    for (let index = first; index <= last; index++)
      byStart.set(reading.token(index)?.start ?? -1, ids[at] ?? '')
  })
  const values = new Map<string, string>()
  for (const { name, aliases = [], type, entity } of known)
    if (type !== 'PERSON')
      for (const one of [name, ...aliases]) values.set(`${type} ${valueKey(one)}`, entity)
  const counts = new Map<IdentifierType, number>()
  return reading.found
    .toSorted((a, b) => a.start - b.start)
    .map((span) => {
      const own = span.type === 'PERSON' ? byStart.get(span.start) : undefined
      const key = `${span.type} ${valueKey(reading.text.slice(span.start, span.end))}`
      let entity = own ?? values.get(key)
      if (entity === undefined) {
        const count = (counts.get(span.type) ?? 0) + 1
        counts.set(span.type, count)
        entity = span.type === 'PERSON' ? `PERSON-w${count}` : `${span.type}-${count}`
        values.set(key, entity)
      }
      return { ...span, entity }
    })
}

const valueKey = (words: string): string =>
  foldedKey(words)
    .replace(/[^\p{L}\d]/gu, '')
    .replace(/s$/u, '')
