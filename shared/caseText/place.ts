import type { Stretch } from '../kernel/text.ts'
import { findCalendarDays, findImpossibleDays } from './calendar.ts'
import { findCalendarSpans } from './calendarSpan.ts'
import type { CaseText } from './caseText.ts'
import { findIdentifiers, type Identifier, type IdentifierKind } from './guard.ts'
import type { KeptPlace } from './place.schema.ts'

export type { KeptPlace } from './place.schema.ts'

/** A day of the calendar, or a month, week, season, feast or year of it. */
type CalendarKind = 'calendarDay' | 'calendarSpan'
export type PlaceKind = IdentifierKind | CalendarKind

/** A place of a case text that has to be decided about: mend it, or keep it for a reason. Positions only, no words. */
export type Place = Omit<Identifier, 'kind'> & { readonly kind: PlaceKind }

type Searched = Parameters<typeof findIdentifiers>[0]

/** Identifiers, calendar days and months of a text, field by field; what lies inside of another is not named twice. Linear. */
export function findPlaces(text: Searched): Place[] {
  const identifiers = findIdentifiers(text)
  const taken = new Map<string, Identifier[]>()
  for (const found of identifiers) {
    const key = `${found.entryIndex ?? ''} ${found.field}`
    taken.set(key, [...(taken.get(key) ?? []), found])
  }
  const days = fieldsOf(text).flatMap(({ entryIndex, field, words }) => {
    const own = taken.get(`${entryIndex ?? ''} ${field}`) ?? []
    const free = (stretch: Stretch, others: readonly Stretch[]): boolean =>
      !others.some((other) => overlaps(stretch, other))
    const named = [...findCalendarDays(words), ...findImpossibleDays(words)]
    const spans = findCalendarSpans(words).filter((span) => free(span, named))
    const places = (kind: CalendarKind, found: readonly Stretch[]): Place[] =>
      found
        .filter((stretch) => free(stretch, own))
        .map(({ start, end }) => ({ kind, entryIndex, field, start, end }))
    return [...places('calendarDay', named), ...places('calendarSpan', spans)]
  })
  return [...identifiers, ...days]
}

const overlaps = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end

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
