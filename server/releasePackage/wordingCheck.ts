import { findCalendarDays } from '../../shared/caseText/calendar.ts'
import { findCalendarSpans } from '../../shared/caseText/calendarSpan.ts'
import { findLabelIdentifiers, findNames } from '../../shared/caseText/guard.label.ts'
import type { Stretch } from '../../shared/kernel/text.ts'
import type { NamedPlace } from '../../shared/releasePackage/wording.schema.ts'
import { doubtful, municipalities, regions } from './nrwPlaces.ts'

type Kind = NamedPlace['kind']

/** Words of the name of an office that every office has. */
const COMMON =
  /^(?:(?:kreis|stadt|stadtteil|gemeinde)?jugendamt|jugendämter|kreis|stadt|städteregion|landkreis|gemeinde|amt|fachbereich|fachdienst|der|des|die|das|für|und|kinder|jugend|familie|familien|kreisstadt|hansestadt|am|an|im|in|bei|soziales|schule|bildung|erfunden|\(erfunden\))$/iu

/** The part of an office's name that says which one it is: "Jugendamt der Stadt Bergisch Gladbach" → "Bergisch Gladbach". */
export function tellingName(name: string): string {
  const words = name
    .replace(/\([^)]*\)/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
  let [from, to] = [0, words.length]
  while (from < to && COMMON.test(words[from] ?? '')) from++
  while (to > from && COMMON.test(words[to - 1] ?? '')) to--
  return words.slice(from, to).join(' ')
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** A name as it is written in a text: with umlauts written out, and any white space between its words. */
const spellings = (name: string): readonly string[] => {
  const out = (from: string, to: string) => (text: string) => text.replaceAll(from, to)
  const written = [out('ä', 'ae'), out('ö', 'oe'), out('ü', 'ue'), out('Ü', 'Ue'), out('ß', 'ss')]
  const plain = written.reduce((text, step) => step(text), name)
  return [...new Set([name, plain])].map((one) => escaped(one).replace(/\s+/g, '[\\s-]{1,3}'))
}

/** "in Dortmund", "Dortmunds", "Dortmunder Jugendamt" */
const ENDING = '(?:s|er|ern|erin|erinnen|r|rn)?'

const anyOf = (names: readonly string[], flags: string, ending: string): RegExp =>
  new RegExp(
    `(?<!\\p{L})(?:${names
      .flatMap(spellings)
      .sort((a, b) => b.length - a.length)
      .join('|')})${ending}(?!\\p{L})`,
    flags,
  )

const placePattern = anyOf(
  [...municipalities, ...regions].filter((name) => !doubtful.has(name)),
  'giu',
  ENDING,
)
/** A word of its own that only looks like a place with an ending. */
const NO_PLACE = /^(?:hammer|hammern|herner|kaller|werner|marler|rheiner|goche?r)$/iu
const doubtfulPattern = anyOf([...doubtful], 'gu', '')
/** In front of a doubtful word it is a place. */
const LEADS =
  /(?<!\p{L})(?:Stadt|Gemeinde|Kreis(?:es)?|Kreisstadt|(?:Kreis)?[Jj]ugendamt(?:s|es)?|Amtsgericht|in|aus)\s$/u

/**
 * What a general wording names that it must not (RP9): identifiers, names, addresses and days as everywhere; offices by
 * the part of their name that tells them apart; towns and regions of the state. What is certain is refused; of the rest
 * both people are asked whether it is meant so. In order; no stretch lies in another one.
 */
export function namedIn(text: string, offices: readonly string[]): readonly NamedPlace[] {
  const found: NamedPlace[] = [
    ...findLabelIdentifiers(text).map(({ start, end, kind }) => at({ start, end }, kind, true)),
    ...findCalendarDays(text).map((one) => at(one, 'calendarDay', true)),
    // With its year it tells when something was; "jährlich im März" may be meant.
    ...findCalendarSpans(text).map((one) =>
      at(one, 'calendarSpan', /\d{4}|[’'‘]\d{2}/.test(text.slice(one.start, one.end))),
    ),
    ...findNames(text).map((one) => at(one, 'name', false)),
    ...officesIn(text, offices),
    ...placesIn(text),
  ].sort((a, b) => Number(b.certain) - Number(a.certain) || a.start - b.start || b.end - a.end)
  const kept: NamedPlace[] = []
  for (const one of found)
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one)
  return kept.sort((a, b) => a.start - b.start)
}

const at = ({ start, end }: Stretch, kind: Kind, certain: boolean): NamedPlace => ({
  ...{ start, end, kind, certain },
})

const matches = (text: string, pattern: RegExp): readonly RegExpExecArray[] => [
  ...text.matchAll(pattern),
]
const stretchOf = ({ index, 0: words }: RegExpExecArray): Stretch => ({
  start: index,
  end: index + words.length,
})

function officesIn(text: string, offices: readonly string[]): NamedPlace[] {
  const names = offices.flatMap((name) => {
    const whole = name.replace(/\s*\([^)]*\)/g, '').trim()
    const telling = tellingName(name)
    return [whole, ...(telling.length >= 4 && !doubtful.has(telling) ? [telling] : [])]
  })
  if (names.length === 0) return []
  return matches(text, anyOf(names, 'giu', ENDING)).map((match) =>
    at(stretchOf(match), 'office', true),
  )
}

function placesIn(text: string): NamedPlace[] {
  const sure = matches(text, placePattern)
    .filter(({ 0: words }) => !NO_PLACE.test(words))
    .map((match) => at(stretchOf(match), 'place', true))
  const asked = matches(text, doubtfulPattern).map((match) =>
    at(
      stretchOf(match),
      'place',
      LEADS.test(text.slice(Math.max(0, match.index - 24), match.index)),
    ),
  )
  return [...sure, ...asked]
}
