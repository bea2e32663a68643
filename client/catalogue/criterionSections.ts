// Which criteria the picker shows, in which order, under which headings.
import {
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
}

export interface CriterionSection {
  readonly title: string
  readonly criteria: readonly Criterion[]
}

/**
 * The sections of the picker. While searching: one list, best first. Else favourites, then the core set,
 * then the rest by theme in the order of the catalogue. No criterion appears twice.
 */
export function criterionSections(
  catalogue: Catalogue,
  { query, dimension, theme, favourites }: CriterionFilter,
): readonly CriterionSection[] {
  const found = searchCriteria(catalogue, { query, dimension, theme })
  if (query.trim() !== '') return found.length > 0 ? [{ title: 'Treffer', criteria: found }] : []
  const others = found.filter(({ id }) => !favourites.has(id))
  const rest = others.filter(({ core }) => !core)
  const themes = [...new Set(rest.map((criterion) => criterion.theme))]
  return [
    { title: 'Favoriten', criteria: found.filter(({ id }) => favourites.has(id)) },
    { title: 'Kernset', criteria: others.filter(({ core }) => core) },
    ...themes.map((title) => ({
      title,
      criteria: rest.filter((criterion) => criterion.theme === title),
    })),
  ].filter(({ criteria }) => criteria.length > 0)
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
