import { setImmediate } from 'node:timers/promises'
import { findCalendarDays } from '../../shared/caseText/calendar.ts'
import { findCalendarSpans } from '../../shared/caseText/calendarSpan.ts'
import { findLabelIdentifiers, findNames } from '../../shared/caseText/guard.label.ts'
import { findPersons } from '../../shared/caseText/guard.person.ts'
import { plainLetters } from '../../shared/caseText/guard.plain.ts'
import type { Stretch } from '../../shared/kernel/text.ts'
import type { ReleasePackage } from '../../shared/releasePackage/releasePackage.ts'
import type { NamedPlace } from '../../shared/releasePackage/wording.schema.ts'
import { marksIn } from './marksIn.ts'
import { placesIn } from './placesIn.ts'

/** Years and half-years stand in every package (RP1). */
const asInPackages =
  /^(?:im\s)?(?:jahre?s?\s|(?:ersten|zweiten|[12]\.)\shalbjahr\s(?:des\sjahres\s)?)?(?:19|20)\d{2}$/iu

/** A stretch with its year; "bis Ende 2027" is half a year all the same, and asked about. */
const isFine = /\d{4}|[’'‘]\d{2}/
const endOfYear = /^(?:zu\s|bis\s|gegen\s)?(?:Anfang|Ende)\s(?:des\sJahres\s)?(?:19|20)\d{2}$/iu

/** The last texts that were asked of with the same offices: a page asks of each as often as it is loaded. */
const known = new Map<string, readonly NamedPlace[]>()
let knownOffices = ''
const MOST_KNOWN = 1000

/** What was found in a text when it was asked of last; undefined if it was not asked of with these offices. */
function knownIn(text: string, offices: readonly string[]): readonly NamedPlace[] | undefined {
  const key = offices.join('\n')
  if (key === knownOffices) return known.get(text)
  known.clear()
  knownOffices = key
  return undefined
}

/**
 * What a general wording names that it must not (RP9): identifiers, names, addresses and days as everywhere, teams and
 * houses; offices by the part of their name that tells them apart; towns, districts and regions of the state. Searched is
 * what a reader takes the text for, whichever letters it is written with. What is certain is refused; of the rest both
 * people are asked whether it is meant so. In order, in UTF-16 units of `text`; no stretch lies in another one. Linear;
 * what the offices are called is prepared once for calls that follow each other with the same ones, and what was found in
 * a text is kept meanwhile.
 */
export function namedIn(text: string, offices: readonly string[]): readonly NamedPlace[] {
  const found = knownIn(text, offices) ?? searched(text, offices)
  known.delete(text)
  known.set(text, found)
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KNOWN) break
    known.delete(oldest)
  }
  return found
}

/** The same of several texts, in their order: after each that is new everybody else has a turn of the event loop. */
export async function namedInEach(
  texts: readonly string[],
  offices: readonly string[],
): Promise<readonly (readonly NamedPlace[])[]> {
  const found: (readonly NamedPlace[])[] = []
  for (const text of texts) {
    const isNew = knownIn(text, offices) === undefined
    found.push(namedIn(text, offices))
    if (isNew) await setImmediate()
  }
  return found
}

function searched(text: string, offices: readonly string[]): readonly NamedPlace[] {
  const { text: plain, place } = plainLetters(text)
  const found: NamedPlace[] = [
    ...findLabelIdentifiers(plain).map((one) => at(one, one.kind, true)),
    ...findCalendarDays(plain).map((one) => at(one, 'calendarDay', true)),
    // With its year it tells when something was; "jährlich im März" may be meant.
    ...findCalendarSpans(plain)
      .map((one) => ({ ...one, words: plain.slice(one.start, one.end) }))
      .filter(({ words }) => !asInPackages.test(words))
      .map((one) => at(one, 'calendarSpan', isFine.test(one.words) && !endOfYear.test(one.words))),
    ...findPersons(plain).map((one) => at(one, 'name', one.certain)),
    ...findNames(plain).map((one) => at(one, 'name', false)),
    ...placesIn(plain, offices),
    ...marksIn(plain),
  ].sort(
    (a, b) =>
      Number(b.certain) - Number(a.certain) ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start,
  )
  const kept: NamedPlace[] = []
  for (const one of found)
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one)
  return kept
    .sort((a, b) => a.start - b.start)
    .map((one) => ({ ...one, ...place({ start: one.start, end: one.end }) }))
}

/** What the general wordings of a package name for certain: the kinds, as a refusal carries them, or null. */
export function namedInPackage(
  { recommendations }: Pick<ReleasePackage, 'recommendations'>,
  offices: readonly string[],
): string | null {
  const named = recommendations
    .flatMap(({ wording }) => (wording === null ? [] : namedIn(wording, offices)))
    .filter(({ certain }) => certain)
  return named.length === 0 ? null : kindsOf(named)
}

/** The kinds of places, each once, as a refusal carries them: with a space between them. */
export const kindsOf = (places: readonly NamedPlace[]): string =>
  [...new Set(places.map(({ kind }) => kind))].join(' ')

const at = ({ start, end }: Stretch, kind: NamedPlace['kind'], certain: boolean): NamedPlace => ({
  ...{ start, end, kind, certain },
})
