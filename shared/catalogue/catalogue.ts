import { z } from 'zod'

const scaleSchema = z.array(
  z.strictObject({ value: z.string().min(1).max(40), label: z.string().min(1).max(80) }),
)

export const criterionSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]-\d{2}-\d{1,2}$/),
  dimension: z.enum(['process', 'structure', 'outcome', 'consultant']),
  theme: z.string().min(1).max(120),
  title: z.string().min(1).max(160),
  guidingQuestion: z.string().min(1).max(400),
  reference: z.string().max(200),
  tags: z.array(z.string().max(60)).max(20),
  /** Belongs to the core set that every workshop looks at first. */
  core: z.boolean(),
  evidence: z.enum(['verified', 'derived', 'professional-knowledge']),
  appliesWhen: z.string().max(200).exactOptional(),
})
export type Criterion = z.infer<typeof criterionSchema>
export type Dimension = Criterion['dimension']

/**
 * A catalogue of criteria, named by key and version; ids are never reused (design D14).
 * Scales belong to dimensions; a dimension without a scale is not rated. Non-answers are answers (design D10).
 */
export const catalogueSchema = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9-]{2,80}$/),
    title: z.string().min(1).max(200),
    version: z.string().regex(/^[0-9A-Za-z.-]{1,40}$/),
    source: z.string().max(600),
    language: z.literal('de'),
    status: z.string().max(200),
    scales: z.record(z.string().max(40), scaleSchema),
    nonAnswers: scaleSchema,
    criteria: z.array(criterionSchema).min(1).max(500),
  })
  .refine(({ criteria }) => new Set(criteria.map(({ id }) => id)).size === criteria.length, {
    path: ['criteria'],
    message: 'criteria.duplicateId',
  })
export type Catalogue = z.infer<typeof catalogueSchema>

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
