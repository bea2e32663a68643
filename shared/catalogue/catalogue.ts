import type { Criterion, Catalogue } from './catalogue.schema.ts'

export type { Criterion, Catalogue } from './catalogue.schema.ts'

export type Dimension = Criterion['dimension']

/** The criterion of this id, or undefined. */
export const criterionById = (catalogue: Catalogue, id: string): Criterion | undefined =>
  catalogue.criteria.find((criterion) => criterion.id === id)

/** Ratings a criterion can be given: its dimension's scale, then the non-answers; empty where it is not rated. */
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

/** Folds a German text for searching: lower case, no diacritics, ß as ss. */
export const foldGerman = (text: string): string =>
  text.toLowerCase().replace(/ß/g, 'ss').normalize('NFD').replace(/\p{M}/gu, '')

/** What a person looks for in a catalogue. */
export interface CriterionSearch {
  readonly query?: string
  readonly dimension?: Dimension | null
  readonly theme?: string | null
  readonly coreOnly?: boolean
  /** Only these ids, where given. */
  readonly favourites?: ReadonlySet<string> | null
}

/** Criteria that fit, best first: id, then title, then guiding question, theme and tags; all words must occur. */
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
  { id, title, guidingQuestion, theme, tags }: Criterion,
  words: readonly string[],
): number {
  if (words.length === 0) return 1
  const fields: [string, number][] = [
    [foldGerman(id), 8],
    [foldGerman(title), 4],
    [foldGerman(guidingQuestion), 2],
    [foldGerman(`${theme} ${tags.join(' ')}`), 1],
  ]
  let rank = 0
  for (const word of words) {
    const best = fields.find(([text]) => text.includes(word))
    if (!best) return 0
    rank += best[1]
  }
  return rank
}
