// What documents of the state level are made of: a closed release, those before, and recommendations to all.
import type { Catalogue, Criterion } from '../catalogue/catalogue.schema.ts'
import { catalogueRef, criterionKey } from '../releasePackage/releasePackage.ts'
import { changesIn, type Changes } from '../rollup/change.ts'
import type { ChangeReason } from '../rollup/change.schema.ts'
import type { Due } from '../rollup/due.ts'
import { pictureOf, type Picture } from '../rollup/picture.ts'
import type { RollupRelease } from '../rollup/release.schema.ts'
import type { StateView } from '../stateRecommendation/stateRecommendation.schema.ts'

/** What a document is made of. */
export interface ReportSources extends Due {
  readonly release: RollupRelease
  /** The release right before; undefined for the first one, or if its files are lost. */
  readonly before: RollupRelease | undefined
  /** Why figures differ from it, by line. */
  readonly reasons: readonly { readonly line: string; readonly reason: ChangeReason }[]
  /** Those the release names; of themes of one that is gone no dimension is known. */
  readonly catalogues: readonly Catalogue[]
  /** SHA-256 of the file. */
  readonly hash: string
  /** Milliseconds. */
  readonly closedAt: number
  /** As they stood on that day: what becomes of them is written on after the release is closed. */
  readonly recommendations: readonly StateView[]
  readonly readOn: string
}

export type Dimension = Criterion['dimension']

/** The sources, and what is read of them again and again. */
export interface Reading extends ReportSources {
  readonly picture: Picture
  readonly releases: readonly RollupRelease[]
  /** What differs from the release before, as far as it can be compared (LA11). */
  readonly changes: Changes | undefined
  /** What dimension a theme, or a criterion, is of, by the key of its line. */
  readonly dimensionOf: ReadonlyMap<string, Dimension>
}

/** Reads the sources; undefined as long as no office delivered a random case. */
export function readingOf(sources: ReportSources): Reading | undefined {
  const { release, before, catalogues } = sources
  const picture = pictureOf(release, catalogues)
  if (!picture) return undefined
  const dimensionOf = new Map(
    catalogues.flatMap((catalogue) => {
      const ref = catalogueRef(catalogue)
      return catalogue.criteria.flatMap(({ id, theme, dimension }) =>
        [criterionKey({ catalogue: ref, criterion: id }), `${ref} ${theme}`].map(
          (key) => [key, dimension] as const,
        ),
      )
    }),
  )
  return {
    ...sources,
    picture,
    dimensionOf,
    releases: [release, ...(before ? [before] : [])],
    changes: before && changesIn(release, before),
  }
}

/** "Auswertung 2, Turnus ab 2023" */
export const subtitleOf = ({ release, picture }: Reading): string =>
  `Auswertung ${release.number}, Turnus ab ${picture.cycle}`
