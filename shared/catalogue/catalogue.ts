import { foldGerman } from '../kernel/foldGerman.ts'
import type { Criterion, Catalogue } from './catalogue.schema.ts'

export type { Criterion, Catalogue } from './catalogue.schema.ts'

export type Dimension = Criterion['dimension']

/** The criterion of this id, or undefined. */
export const criterionById = (catalogue: Catalogue, id: string): Criterion | undefined =>
  catalogue.criteria.find((criterion) => criterion.id === id)

/** Ratings a criterion can be given: its dimension's scale, then the non-answers; empty if it is not rated. */
export function ratingsOf(
  catalogue: Catalogue,
  criterion: Pick<Criterion, 'dimension'>,
): { readonly value: string; readonly label: string; readonly answer: boolean }[] {
  const scale = catalogue.scales[criterion.dimension]
  if (!scale) return []
  return [
    ...scale.map((step) => ({ ...step, answer: true })),
    ...catalogue.nonAnswers.map((step) => ({ ...step, answer: false })),
  ]
}

/** Stands in a scale and lies nowhere on it. */
const UNORDERED: ReadonlySet<string> = new Set(['not_yet_foreseeable'])

/** The ratings of a criterion that stand in an order, from one end of its scale to the other. */
export const orderedRatings = (
  catalogue: Catalogue,
  criterion: Pick<Criterion, 'dimension'>,
): readonly string[] =>
  ratingsOf(catalogue, criterion)
    .filter(({ value, answer }) => answer && !UNORDERED.has(value))
    .map(({ value }) => value)

/** A catalogue with the criteria about the consulting specialist of another one, and their scale; codes of the first stay. */
export function withConsultant(catalogue: Catalogue, other: Catalogue | undefined): Catalogue {
  const known = new Set(catalogue.criteria.map(({ id }) => id))
  const also = (other?.criteria ?? []).filter(
    ({ id, dimension }) => dimension === 'consultant' && !known.has(id),
  )
  if (!other || also.length === 0) return catalogue
  return {
    ...catalogue,
    scales: { ...other.scales, ...catalogue.scales },
    criteria: [...catalogue.criteria, ...also],
  }
}

const WRITTEN_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }

/** Where German is searched: folded, and beside it with umlauts written out, as "rueckmeldung" is typed. */
function searchable(text: string): string {
  const writtenOut = text.toLowerCase().replace(/[äöü]/g, (letter) => WRITTEN_OUT[letter] ?? letter)
  return `${foldGerman(text)}\n${foldGerman(writtenOut)}`
}

/** What a person looks for in a catalogue. */
export interface CriterionSearch {
  readonly query?: string
  readonly dimension?: Dimension | null
  readonly theme?: string | null
  readonly coreOnly?: boolean
  /** Only these ids, if given. */
  readonly favourites?: ReadonlySet<string> | null
}

/**
 * Criteria that fit, best first: id, then title, then guiding question, then theme, tags and everyday words; all words
 * must occur.
 */
export function searchCriteria(catalogue: Catalogue, search: CriterionSearch): Criterion[] {
  const words = foldGerman(search.query ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
  return catalogue.criteria
    .filter((criterion) => fits(criterion, search))
    .map((criterion, place) => ({ criterion, place, rank: rankOf(criterion, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.place - b.place)
    .map(({ criterion }) => criterion)
}

const fits = (
  criterion: Criterion,
  { dimension, theme, coreOnly, favourites }: CriterionSearch,
): boolean =>
  (dimension == null || criterion.dimension === dimension) &&
  (theme == null || criterion.theme === theme) &&
  (coreOnly !== true || criterion.core) &&
  (favourites == null || favourites.has(criterion.id))

function rankOf(
  { id, title, guidingQuestion, theme, tags, synonyms = [] }: Criterion,
  words: readonly string[],
): number {
  if (words.length === 0) return 1
  const fields: [string, number][] = [
    [searchable(id), 8],
    [searchable(title), 4],
    [searchable(guidingQuestion), 2],
    [searchable([theme, ...tags, ...synonyms].join(' ')), 1],
  ]
  let rank = 0
  for (const word of words) {
    const best = fields.find(([text]) => text.includes(word))
    if (!best) return 0
    rank += best[1]
  }
  return rank
}

/** Everyday words shorter than this say too little about a passage. */
const TELLING = 4

/**
 * Criteria whose everyday words or tags occur in a passage, the most telling first, at most `most` of them. Which ones
 * depends on the passage and the catalogue alone, never on what other people wrote.
 */
export function criteriaForPassage(catalogue: Catalogue, passage: string, most = 3): Criterion[] {
  const text = foldGerman(passage)
  return catalogue.criteria
    .map((criterion, place) => ({ criterion, place, told: toldBy(criterion, text) }))
    .filter(({ told }) => told > 0)
    .sort((a, b) => b.told - a.told || a.place - b.place)
    .slice(0, most)
    .map(({ criterion }) => criterion)
}

/** Letters of the passage that are words of the criterion. */
const toldBy = ({ tags, synonyms = [] }: Criterion, text: string): number =>
  [...tags, ...synonyms]
    .map(foldGerman)
    .filter((word) => word.length >= TELLING && text.includes(word))
    .reduce((sum, word) => sum + word.length, 0)
