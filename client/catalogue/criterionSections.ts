// Which criteria the picker shows, in which order, under which headings.
import {
  criteriaForPassage,
  criterionById,
  searchCriteria,
  type Catalogue,
  type Criterion,
  type Dimension,
} from '../../shared/catalogue/catalogue.ts'

export interface CriterionFilter {
  /** What was typed; empty shows everything. */
  readonly query: string
  readonly dimension: Dimension | null
  readonly theme: string | null
  readonly favourites: ReadonlySet<string>
  /** Ids of criteria used last, newest first. */
  readonly recent?: readonly string[] | undefined
  /** The words that are being annotated. */
  readonly passage?: string | undefined
}

export interface CriterionSection {
  readonly title: string
  readonly criteria: readonly Criterion[]
}

/** As many as stand above the rest without pushing it off a phone. */
const MOST_LIKELY = 3

/**
 * The sections of the picker. While searching: one list, best first. Else what is likely meant: favourites, criteria
 * used last, those whose words occur in the passage; then the core set, then the rest by theme in the order of the
 * catalogue. No criterion appears twice.
 */
export function criterionSections(
  catalogue: Catalogue,
  { query, dimension, theme, favourites, recent = [], passage = '' }: CriterionFilter,
): readonly CriterionSection[] {
  const found = searchCriteria(catalogue, { query, dimension, theme })
  if (query.trim() !== '') return found.length > 0 ? [{ title: 'Treffer', criteria: found }] : []
  const narrowed = { ...catalogue, criteria: found }
  const sections: CriterionSection[] = []
  const taken = new Set<string>()
  const add = (title: string, criteria: readonly Criterion[], most = Infinity): void => {
    const fresh = criteria.filter(({ id }) => !taken.has(id)).slice(0, most)
    for (const { id } of fresh) taken.add(id)
    if (fresh.length > 0) sections.push({ title, criteria: fresh })
  }
  add(
    'Favoriten',
    found.filter(({ id }) => favourites.has(id)),
  )
  const used = [...new Set(recent)].flatMap((id) => criterionById(narrowed, id) ?? [])
  add('Zuletzt von Ihnen benutzt', used, MOST_LIKELY)
  add('Passt zum Wortlaut', criteriaForPassage(narrowed, passage, MOST_LIKELY))
  add(
    'Kernset',
    found.filter(({ core }) => core),
  )
  for (const title of themesOf(narrowed, null))
    add(
      title,
      found.filter((criterion) => criterion.theme === title),
    )
  return sections
}

/** The themes of a dimension (of all for null), in the order of the catalogue. */
export const themesOf = (
  { criteria }: Catalogue,
  dimension: Dimension | null,
): readonly string[] => [
  ...new Set(
    criteria
      .filter((criterion) => dimension === null || criterion.dimension === dimension)
      .map(({ theme }) => theme),
  ),
]

/** The dimensions that occur, in the order of the catalogue. */
export const dimensionsOf = ({ criteria }: Catalogue): readonly Dimension[] => [
  ...new Set(criteria.map(({ dimension }) => dimension)),
]
