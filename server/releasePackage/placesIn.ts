import { plainLetters } from '../../shared/caseText/guard.plain.ts'
import type { Stretch } from '../../shared/kernel/text.ts'
import type { NamedPlace } from '../../shared/releasePackage/wording.schema.ts'
import {
  addName,
  compared,
  namesAmong,
  wordsOf,
  type FoundName,
  type NameForms,
  type Word,
} from './nameForms.ts'
import { districts } from './nrwDistricts.ts'
import {
  broadRegions,
  doubtful,
  municipalities,
  noPlaces,
  onlyWords,
  regions,
} from './nrwPlaces.ts'

/** What a name in a text means; nothing if it only looks like one. */
type Kind = 'place' | 'region' | 'office'
type Meaning = Kind | 'nothing'

const kindOf = (meaning: Meaning): Kind | undefined => (meaning === 'nothing' ? undefined : meaning)

const formOf = (name: string): string =>
  wordsOf(name)
    .map(({ letters }) => letters)
    .join('')
const asWords: ReadonlySet<string> = new Set(doubtful.map(formOf))
const never: ReadonlySet<string> = new Set(onlyWords.map(formOf))

/** Names in all their forms, and those long enough to be looked for inside of words. */
interface Names {
  readonly forms: NameForms<Meaning>
  readonly long: NameForms<Meaning>
}

/** Shorter ones occur in ordinary words by chance. */
const LONG = 7

function namesOf(lists: readonly (readonly [Meaning, readonly string[]])[]): Names {
  const forms: NameForms<Meaning> = new Map()
  const long: NameForms<Meaning> = new Map()
  for (const [meaning, list] of lists)
    for (const name of list) {
      const form = formOf(name)
      const isWord = asWords.has(form)
      addName(forms, name, meaning, isWord)
      const [held, sure] = [forms.get(form), meaning !== 'region' && !isWord]
      if (held && sure && form.length >= LONG) long.set(form, held)
    }
  return { forms, long }
}

const places = namesOf([
  ['place', [...municipalities, ...regions, ...districts, ...withoutBad(municipalities)]],
  ['region', broadRegions],
])
const nothing = namesOf([['nothing', noPlaces]]).forms
const endsSmall: ReadonlySet<string> = new Set(
  noPlaces.filter((name) => /\s\p{Ll}+$/u.test(name)).map(formOf),
)

/** "Bad Tannau" is called "Tannau", too. */
function withoutBad(names: readonly string[]): string[] {
  return names.flatMap((name) => /^(?:Bad|Sankt|St\.)[\s-]+(.{4,})/u.exec(name)?.[1] ?? [])
}

/** Words of the name of an office that every office has. */
const COMMON =
  /^(?:(?:kreis|stadt|stadtteil|gemeinde)?jugendamt|jugendämter|kreis|kreises|stadt|städteregion|landkreis|gemeinde|amt|fachbereich|fachdienst|der|des|die|das|für|und|kinder|jugend|familie|familien|kreisstadt|hansestadt|am|an|im|in|bei|vom|von|zu|zur|abteilung|dezernat|sachgebiet|soziales|sozialer|soziale|dienste?|schule|bildung|sport|kultur|jugendhilfe|hilfen|frauen|senioren|gesundheit|integration|erziehung|erfunden|\(erfunden\))$/iu

/** The part of an office's name that says which one it is: "Jugendamt der Stadt Bergisch Gladbach" → "Bergisch Gladbach". */
export function tellingName(name: string): string {
  const words = name
    .replace(/\([^)]*\)/g, ' ')
    .split(/[\s,;/]+/)
    .filter((word) => word !== '')
  let [from, to] = [0, words.length]
  while (from < to && COMMON.test(words[from] ?? '')) from++
  while (to > from && COMMON.test(words[to - 1] ?? '')) to--
  return words.slice(from, to).join(' ')
}

/** All that an office is called: its whole name, the part that tells, and that without "Bad" or "-Kreis". */
function namesOfOffice(name: string): string[] {
  const telling = plainLetters(tellingName(name)).text
  return [
    name.replace(/\s*\([^)]*\)/g, '').trim(),
    ...[telling, telling.replace(/[\s-]+Kreis(?:es)?$/iu, ''), ...withoutBad([telling])],
    // "Eschental an der Weser" is called "Eschental".
    ...[telling.replace(/\s+(?:a\.|an|am|auf|bei|im|in|ob|vor)\s.+$/iu, '')],
  ].filter((one) => /\p{L}{2}/u.test(one) && !COMMON.test(one))
}

/** The offices of the last call: a package asks for all its wordings with the same ones. */
let held: { readonly key: string; readonly names: Names } | undefined
function namesOfOffices(offices: readonly string[]): Names {
  const key = offices.join('\n')
  if (held?.key !== key)
    held = { key, names: namesOf([['office', offices.flatMap(namesOfOffice)]]) }
  return held.names
}

const folds = (words: string): ReadonlySet<string> => new Set(words.split(/[ \n]/).map(compared))
/** In front of a doubtful word it is a place, whatever the word. */
const OFFICE_BEFORE = folds(
  `stadt gemeinde kreis kreises landkreis kreisstadt jugendamt jugendamts jugendamtes stadtjugendamt stadtjugendamts
stadtjugendamtes kreisjugendamt kreisjugendamts kreisjugendamtes jugendämter amtsgericht familiengericht bürgermeister bürgermeisterin oberbürgermeister
oberbürgermeisterin landrat landrätin rathaus stadtrat raum großraum region ortsteil stadtteil stadtbezirk bezirk umland nähe nahe`,
)
const PREPOSITIONS = folds('in aus bei nach für nähe richtung')
/** Behind it, too: "Hammer Jugendamt". */
const OFFICE_AFTER = folds(
  `jugendamt jugendamts jugendamtes stadtverwaltung kreisverwaltung stadtrat rat rathaus modell praxis regelung verfahren
amtsgericht familiengericht gericht polizei klinik krankenhaus schule schulen kita kitas norden süden osten westen innenstadt stadtteil
straße kolleginnen kollegen fachkräfte weg stadtgebiet kreisgebiet westf nrw`,
)
/** An article in front makes it an ordinary word, "Nach Lage der Dinge" is one as well. */
const OF_THE = folds('der des')

const near = (word: Word | undefined): boolean =>
  word !== undefined && /^[\s\u2009("„»'/-]{0,4}$/u.test(word.gap)

/** Stands an office in front of a name, or behind it? */
const isBesideOffice = (words: readonly Word[], { from, to }: FoundName<Meaning>): boolean => {
  const [before, first, after] = [words[from - 1], words[from], words[to]]
  if (first?.capital !== true) return false
  if (before && near(first) && OFFICE_BEFORE.has(before.letters)) return true
  return near(after) && OFFICE_AFTER.has(after?.letters ?? '')
}

/** Is a name that may be a word a place or an office all the same? */
function isLed(words: readonly Word[], { from, to, meaning }: FoundName<Meaning>): boolean {
  const [before, first, after] = [words[from - 1], words[from], words[to]]
  if (before && near(first)) {
    if (OFFICE_BEFORE.has(before.letters)) return true
    const isPlace = meaning !== 'region' && PREPOSITIONS.has(before.letters)
    if (isPlace && !(after && OF_THE.has(after.letters))) return true
  }
  return near(after) && OFFICE_AFTER.has(after?.letters ?? '') && first?.capital === true
}

function namedBy(words: readonly Word[], one: FoundName<Meaning>): NamedPlace | undefined {
  const onlyWord = never.has(one.form)
  if (onlyWord && (one.torn !== 'no' || !isBesideOffice(words, one))) return undefined
  const isWord = asWords.has(one.form) || one.form.length < 4
  if (isWord && one.torn === 'perhaps') return undefined
  const open = isWord || onlyWord || one.meaning === 'region'
  const start = words[one.from]?.start ?? 0
  const end = words[one.to - 1]?.end ?? 0
  const kind = kindOf(one.meaning)
  const whole = one.torn === 'no' || one.torn === 'surely'
  const certain = whole && !onlyWord && (!open || isLed(words, one))
  return kind && { start, end, kind, certain }
}

/**
 * Offices by the part of their name that tells them apart, and towns, districts and regions of the state: in every
 * spelling, with endings, run together or taken apart. Of a plain text, in units of it; some may overlap. Linear.
 */
export function placesIn(text: string, offices: readonly string[]): NamedPlace[] {
  const words = wordsOf(text)
  const passed = namesAmong(words, nothing).filter(
    ({ torn, form, to }) => torn === 'no' && !(endsSmall.has(form) && words[to - 1]?.capital),
  )
  const isPassed = (from: number, to: number): boolean =>
    passed.some((one) => one.from <= from && to <= one.to)
  return [namesOfOffices(offices), places].flatMap(({ forms, long }) => [
    ...namesAmong(words, forms)
      .filter(({ from, to }) => !isPassed(from, to))
      .flatMap((one) => namedBy(words, one) ?? []),
    ...words.flatMap((word) => {
      const within = nameWithin(word.letters, forms, long)
      return within ? [{ ...stretchOf(word), kind: within, certain: true }] : []
    }),
  ])
}

const stretchOf = ({ start, end }: Stretch): Stretch => ({ start, end })

/** What is put before the name of a town without a gap. */
const GLUED =
  /^(?:(?:stadt|kreis)?jugendamt|stadt|landkreis|kreis|grossraum|gross|raum|nord|sud|ost|west|ober|unter|alt|neu)/

/** Each of two names that are run together is at least so long: "kölnbonn". */
const LEAST_HALF = 4

/** Is this the name of a place and never a word? */
const isSurely = (forms: Names['forms'], letters: string): boolean =>
  forms.get(letters)?.meaning === 'place' && !asWords.has(letters) && !never.has(letters)

/** A name that hides in a longer word: "JugendamtDortmund", "Großköln", "Neudortmunder". Linear in its length. */
function nameWithin(letters: string, forms: Names['forms'], long: Names['long']): Kind | undefined {
  if (forms.has(letters) || letters.length <= LONG) return undefined
  const before = GLUED.exec(letters)?.[0] ?? ''
  const rest = letters.slice(before.length)
  const isOffice = before.endsWith('jugendamt')
  const glued =
    before !== '' &&
    rest.length > 3 &&
    !never.has(rest) &&
    (isOffice || !asWords.has(rest)) &&
    forms.get(rest)
  if (glued && kindOf(glued.meaning) !== 'region') return kindOf(glued.meaning)
  for (let cut = LEAST_HALF; cut + LEAST_HALF <= letters.length; cut++)
    if (isSurely(forms, letters.slice(0, cut)) && isSurely(forms, letters.slice(cut)))
      return 'place'
  for (let start = 0; start + LONG <= letters.length; start++)
    for (let end = start + LONG; end <= Math.min(letters.length, start + LONGEST); end++) {
      const inside = long.get(letters.slice(start, end))
      if (inside) return kindOf(inside.meaning)
    }
  return undefined
}
const LONGEST = 24
