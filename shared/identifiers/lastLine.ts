// The last line: what the server refuses, whatever the client says, and the intake shows before.
import type { Stretch } from '../kernel/text.ts'
import { folded } from '../caseText/guard.fold.ts'
import { findCalendarDays, findImpossibleDays } from '../caseText/calendar.ts'
import { findCalendarSpans } from '../caseText/calendarSpan.ts'
import type { CaseText } from '../caseText/caseText.ts'
import { findIdentifiers, type Identifier, type IdentifierKind } from '../caseText/guard.ts'
import type { KeptPlace } from '../caseText/place.schema.ts'
import { findAddresses, findNumbers, findPlates, findWebAddresses } from './forms.ts'

export type { KeptPlace } from '../caseText/place.schema.ts'

/** A day of the calendar, or a month, week, season, feast or year of it. */
type CalendarKind = 'calendarDay' | 'calendarSpan'
/** What has a form of its own, beside what no text of an office may hold. */
type FormKind = 'vehicle' | 'number' | 'webAddress' | 'address'
export type PlaceKind = IdentifierKind | CalendarKind | FormKind

/** A place of a case text that has to be decided about: mend it, or keep it for a reason. Positions only, no words. */
export type Place = Omit<Identifier, 'kind'> & { readonly kind: PlaceKind }

type Searched = Parameters<typeof findIdentifiers>[0]

/** In this order: a stretch belongs to the first kind that claims it. */
const forms: readonly (readonly [FormKind, (text: string) => Stretch[]])[] = [
  ['webAddress', findWebAddresses],
  ['address', findAddresses],
  ['vehicle', findPlates],
  ['number', findNumbers],
]

/**
 * Identifiers, other things with a form of their own, calendar days and months of a text, field by field; what lies inside
 * of another is not named twice. No list is read. Linear.
 */
export function findPlaces(text: Searched): Place[] {
  const identifiers = findIdentifiers(text)
  const taken = new Map<string, Identifier[]>()
  for (const found of identifiers) {
    const key = `${found.entryIndex ?? ''} ${found.field}`
    taken.set(key, [...(taken.get(key) ?? []), found])
  }
  const others = fieldsOf(text).flatMap((field) =>
    placesOf(field, taken.get(`${field.entryIndex ?? ''} ${field.field}`) ?? []),
  )
  return [...identifiers, ...others]
}

/** What a field holds beside these identifiers. */
function placesOf({ entryIndex, field, words }: Field, identifiers: readonly Stretch[]): Place[] {
  const { text, place } = folded(words)
  const taken = new Uint8Array(words.length)
  for (const { start, end } of identifiers) taken.fill(1, start, end)
  const places: Place[] = []
  const take = (kind: PlaceKind, found: readonly Stretch[]): void => {
    for (const { start, end } of found) {
      if (taken.subarray(start, end).includes(1)) continue
      taken.fill(1, start, end)
      places.push({ kind, entryIndex, field, start, end })
    }
  }
  if (text.includes('.') || digit.test(text))
    for (const [kind, find] of forms) take(kind, find(text).map(place))
  take('calendarDay', [...findCalendarDays(words), ...findImpossibleDays(words)])
  take('calendarSpan', findCalendarSpans(words))
  return places
}

/** A form holds one, or a full stop or an at sign. */
const digit = /[\d@]/

interface Field {
  readonly entryIndex: number | null
  readonly field: Place['field']
  readonly words: string
}

function fieldsOf({ title, entries, roles = [] }: Searched): Field[] {
  return [
    { entryIndex: null, field: 'title', words: title },
    ...entries.flatMap(({ heading, text }, entryIndex): Field[] => [
      { entryIndex, field: 'heading', words: heading },
      { entryIndex, field: 'text', words: text },
    ]),
    ...roles.flatMap(({ token, label }, entryIndex): Field[] => [
      { entryIndex, field: 'roleToken', words: token },
      { entryIndex, field: 'roleLabel', words: label },
    ]),
  ]
}

/** Was a place kept? It is named by its words, so that it is found again wherever the text around it grows. */
export const isKeptPlace = (
  kept: readonly KeptPlace[],
  place: {
    readonly entryId: string | null
    readonly field: Place['field']
    readonly words: string
  },
): boolean =>
  kept.some(
    ({ entryId, field, words }) =>
      entryId === place.entryId && field === place.field && words === place.words,
  )

/** A text whose entries have ids, also while it is being prepared. */
type KeptIn = Pick<CaseText, 'title'> & {
  readonly entries: readonly Pick<CaseText['entries'][number], 'id' | 'heading' | 'text'>[]
  readonly roles: readonly CaseText['roles'][number][]
}

/** What was kept and still stands in its field, as whole words: of what is gone nothing is told any more (RC8). */
export const keptStill = (
  { title, entries, roles }: KeptIn,
  kept: readonly KeptPlace[],
): readonly KeptPlace[] =>
  kept.filter(({ entryId, field, words }) => {
    if (field === 'title') return holdsWords(title, words)
    if (field === 'roleToken') return roles.some(({ token }) => holdsWords(token, words))
    if (field === 'roleLabel') return roles.some(({ label }) => holdsWords(label, words))
    return entries.some((entry) => entry.id === entryId && holdsWords(entry[field], words))
  })

/** Neither a letter nor a digit goes on where the words begin or end with one. */
function holdsWords(text: string, words: string): boolean {
  const isInside = (at: number): boolean =>
    /^[\p{L}\p{M}\d]{2}$/u.test(text.slice(Math.max(0, at - 1), at + 1))
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!isInside(at) && !isInside(at + words.length)) return true
  return false
}

/** The places of a text that were not decided about. */
export function openPlaces(text: CaseText, kept: readonly KeptPlace[]): Place[] {
  return findPlaces(text).filter((place) => {
    const { entryIndex, field, start, end } = place
    const isRole = field === 'roleToken' || field === 'roleLabel'
    const entry = isRole || entryIndex === null ? undefined : text.entries[entryIndex]
    const role = isRole && entryIndex !== null ? text.roles[entryIndex] : undefined
    const whole =
      field === 'title'
        ? text.title
        : field === 'heading'
          ? entry?.heading
          : field === 'text'
            ? entry?.text
            : field === 'roleToken'
              ? role?.token
              : role?.label
    const words = (whole ?? '').slice(start, end)
    return !isKeptPlace(kept, { entryId: entry?.id ?? null, field, words })
  })
}
