// Which criteria the picker shows, in which order, under which headings.
import type { Criterion } from '../../shared/catalogue/catalogue.ts'

export interface CriterionFilter {
  /** What was typed; empty shows everything. */
  readonly query: string
  readonly dimension: string | null
  readonly theme: string | null
  readonly favourites: ReadonlySet<string>
}

export interface CriterionSection {
  readonly title: string
  readonly criteria: readonly Criterion[]
}

const withoutMarks = (text: string): string =>
  text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '')

const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }
const withLetters = (text: string): string =>
  withoutMarks(text.toLowerCase().normalize('NFC').replace(/[äöü]/g, (letter) => spelledOut[letter] ?? letter))

/**
 * Text made comparable: no capitals, no diacritics, ß as ss. Umlauts stand in both spellings, so that
 * "Äußerung" is found by "ausserung", "aeusserung" and "äußerung".
 */
export const searchable = (text: string): string => `${withoutMarks(text)}\n${withLetters(text)}`

/** Where a word was found, from best to worst; -1 where it was not. */
function placeOf(criterion: Criterion, word: string): number {
  const code = criterion.id.toLowerCase()
  if (code.startsWith(word) || code.replaceAll('-', '').startsWith(word.replaceAll('-', ''))) return 0
  const places = [
    criterion.title,
    criterion.theme,
    criterion.guidingQuestion,
    [...criterion.tags, criterion.reference].join(' '),
  ]
  const at = places.findIndex((text) => searchable(text).includes(word))
  return at === -1 ? -1 : at + 1
}

/** How well all words of a query fit a criterion: smaller is better, undefined means not at all. */
export function fit(criterion: Criterion, query: string): number | undefined {
  const words = withoutMarks(query).split(/\s+/).filter(Boolean)
  const places = words.map((word) => placeOf(criterion, word))
  if (places.includes(-1)) return undefined
  return places.reduce((sum, place) => sum + place, 0)
}

function matching(criteria: readonly Criterion[], filter: CriterionFilter): readonly Criterion[] {
  const chosen = criteria.filter(
    ({ dimension, theme }) =>
      (filter.dimension === null || dimension === filter.dimension) &&
      (filter.theme === null || theme === filter.theme),
  )
  const found = chosen.flatMap((criterion) => {
    const score = fit(criterion, filter.query)
    return score === undefined ? [] : [{ criterion, score }]
  })
  return found.toSorted((a, b) => a.score - b.score).map(({ criterion }) => criterion)
}

/**
 * The sections of the picker. While searching: one list, best first. Else favourites, then the core set,
 * then the rest by theme in the order of the catalogue. No criterion appears twice.
 */
export function criterionSections(
  criteria: readonly Criterion[],
  filter: CriterionFilter,
): readonly CriterionSection[] {
  const found = matching(criteria, filter)
  if (filter.query.trim() !== '') return found.length > 0 ? [{ title: 'Treffer', criteria: found }] : []
  const favourites = found.filter(({ id }) => filter.favourites.has(id))
  const others = found.filter(({ id }) => !filter.favourites.has(id))
  const core = others.filter((criterion) => criterion.core)
  const rest = others.filter((criterion) => !criterion.core)
  const themes = [...new Set(rest.map(({ theme }) => theme))]
  return [
    { title: 'Favoriten', criteria: favourites },
    { title: 'Kernset', criteria: core },
    ...themes.map((theme) => ({
      title: theme,
      criteria: rest.filter((criterion) => criterion.theme === theme),
    })),
  ].filter((section) => section.criteria.length > 0)
}

/** The themes of a dimension (of all for null), in the order of the catalogue. */
export const themesOf = (criteria: readonly Criterion[], dimension: string | null): readonly string[] => [
  ...new Set(
    criteria
      .filter((criterion) => dimension === null || criterion.dimension === dimension)
      .map(({ theme }) => theme),
  ),
]

/** The dimensions that occur, in the order of the catalogue. */
export const dimensionsOf = (criteria: readonly Criterion[]): readonly string[] => [
  ...new Set(criteria.map(({ dimension }) => dimension)),
]
