import type { Stretch } from '../kernel/text.ts'
import { findCalendarDays, findImpossibleDays } from './calendar.ts'
import { folded } from './guard.fold.ts'
import { matchesIn, type Sought } from './guard.sought.ts'
import { findIdentifiers, type IdentifierKind } from './guard.ts'

type LabelIdentifierKind = IdentifierKind | 'calendarDay' | 'name' | 'address'

/** Words behind "Familie" and the like that name a role and no person. */
const roles =
  /^(?:Mutter|Vater|Kind|Eltern|Fachkraft|Leitung|Beispiel|Muster|Demo|Fall|Großmutter|Oma|Opa)$/u
const surname = "(?:(?:O|D|d)['’])?\\p{Lu}\\p{L}+(?:-\\p{Lu}\\p{L}+)*"
/** Between "Frau" and the name: titles, and the small words of names. */
const before =
  '(?:(?:Dr|Prof|med|phil|rer|nat)\\.\\s?){0,4}(?:(?:von(?: de[rmn])?|van(?: de[rn])?|de|di|da|el|al|ben)[\\s-]){0,2}'
const person = new RegExp(
  `(?<!\\p{L})(?:(?:Familie|Fam\\.|Eheleute|Ehepaar|Geschwister)\\s{1,3}(${surname})|(?:Frau|Herrn?|Fr\\.|Hr\\.|(?:Dr|Prof)\\.)\\s{1,3}${before}(${surname}))`,
  'gu',
)
/** Given names that are common here; a label with one of them and a second capitalised word names a person. */
export const givenName =
  'Ahmed|Alexander|Ali|Andrea|Andreas|Angelika|Anna|Anja|Ayse|Barbara|Ben|Bernd|Birgit|Christian|Christina|Claudia|Daniel|Daniela|David|Dennis|Dirk|Elena|Elias|Elif|Emilia|Emma|Emre|Erik|Eva|Fatima|Fatma|Felix|Finn|Florian|Frank|Gabriele|Hannah?|Hans|Heike|Helga|Ibrahim|Ines|Jan|Jana|Jasmin|Jennifer|Jessica|Johannes|Jonas|Julia|Julian|Jürgen|Karin|Katharina|Katja|Katrin|Kerstin|Kevin|Klaus|Lara|Laura|Lea|Lena|Leon|Leonie|Lina|Linus|Lisa|Luca|Lukas|Manuela|Marcel|Maria|Marie|Markus|Martin|Martina|Matthias|Mehmet|Melanie|Mia|Michael|Mohamm?ed|Monika|Murat|Mustafa|Nadine|Nicole|Nico|Nina|Noah|Olga|Oliver|Patrick|Paul|Peter|Petra|Philipp|Ralf|Renate|Robin|Sabine|Sandra|Sarah|Sascha|Sebastian|Silke|Simon|Sofia|Sophie|Stefan|Stefanie|Steffi|Susanne|Sven|Tanja|Thomas|Tim|Tobias|Tom|Torsten|Thorsten|Ursula|Ute|Uwe|Vanessa|Wolfgang|Yusuf|Zeynep'
const wholeName = new RegExp(
  `(?<!\\p{L})(?:${givenName})(?:-(?:${givenName}))?\\s{1,3}(\\p{Lu}\\p{L}{2,}(?:-\\p{Lu}\\p{L}+)?)(?!\\p{L})`,
  'gu',
)
/** A given name alone, if a person looks at what was found. */
const aGivenName = new RegExp(`(?<![\\p{L}-])(?:${givenName})s?(?![\\p{L}])`, 'gu')
const street =
  /(?<!\p{L})\p{Lu}[\p{L}-]{2,40}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|ufer|damm)\s?\d{1,4}\s?[a-z]?(?!\p{L})/gu
const town = /(?<!\d)\d{5}\s\p{Lu}\p{L}{2,}/gu

/** Persons and addresses, by form. */
export const soughtNames: readonly (Sought & { readonly kind: 'name' | 'address' })[] = [
  { kind: 'name', hint: /Fam|Ehe|Geschwister|Frau|Fr\.|Herr|Hr\.|Dr|Prof/, pattern: person },
  { kind: 'name', hint: new RegExp(givenName), pattern: wholeName },
  {
    kind: 'address',
    hint: /(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|ufer|damm)\s?\d/,
    pattern: street,
  },
  { kind: 'address', hint: /\d{5}\s/, pattern: town },
]

type Found = Stretch & { readonly kind: LabelIdentifierKind }

/**
 * What a short label (of a case, of a workshop) names that it must not: everything a case text must not contain, and
 * calendar days, names behind "Familie" or "Frau", streets and towns. Labels are read by more people than texts.
 */
export const findLabelIdentifiers = (label: string): Found[] => [
  ...findHeadingIdentifiers(label),
  ...[...findCalendarDays(label), ...findImpossibleDays(label)].map(({ start, end }): Found => ({
    kind: 'calendarDay',
    start,
    end,
  })),
]

/**
 * What a heading (a workshop's title, a step, a key situation) names that it must not: as of a label, but for calendar
 * days, which may be those of the workshop, or a time of day.
 */
export function findHeadingIdentifiers(heading: string): Found[] {
  const { text, place } = folded(heading)
  const found: Found[] = findIdentifiers({ title: heading, entries: [] }).map(
    ({ kind, start, end }) => ({ kind, start, end }),
  )
  for (const sought of soughtNames)
    for (const match of matchesIn(text, sought))
      if (!roles.test(match[1] ?? match[2] ?? ''))
        found.push({
          kind: sought.kind,
          ...place({ start: match.index, end: match.index + match[0].length }),
        })
  return found
}

/**
 * Where a text of the room may name a person (rule RC13): as a heading, and given names alone. A reminder for the
 * person who looks, never a refusal: "Frank" may be a name. In order; no stretch lies in another one.
 */
export function findNames(text: string): Stretch[] {
  const { text: searched, place } = folded(text)
  const all = [
    ...findHeadingIdentifiers(text),
    ...Array.from(searched.matchAll(aGivenName), (match) =>
      place({ start: match.index, end: match.index + match[0].length }),
    ),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Stretch[] = []
  for (const { start, end } of all) if (start >= (kept.at(-1)?.end ?? 0)) kept.push({ start, end })
  return kept
}

/**
 * Does a label look like the number of a file: digits on both sides of a slash, or more than four in a row? Who knows the
 * file knows the family by it.
 */
export const resemblesFileNumber = (label: string): boolean =>
  /\d\s?\/\s?\d|\d{5}/.test(label.normalize('NFKC').replace(/[\u2044\u2215]/gu, '/'))

/** The same label for people: without regard to case, spaces and the punctuation at its end. */
export const sameLabel = (label: string): string =>
  label
    .normalize('NFKC')
    .toLocaleLowerCase('de')
    .replace(/\s+/gu, ' ')
    .replace(/[\s.,;:!?–-]+$/u, '')
    .trim()
