// A theme through all closed releases (LA14): its cells, release by release.
import { barsOf, labelsOf, randomOf, tableIn, type ShownFigure } from './reading.ts'
import type { Measure, RollupRelease } from './release.schema.ts'
import { lineName } from './line.ts'
import type { ThemeHistory } from './view.schema.ts'

type Told = ThemeHistory['releases'][number]

/**
 * Themes of the newest release, in the order of its catalogue, with what each release says of them, the newest first.
 * @param releases all that are there, in any order
 */
export function themesThrough(
  releases: readonly Pick<RollupRelease, 'number' | 'items' | 'values' | 'populations'>[],
): ThemeHistory[] {
  const newestFirst = releases.toSorted((a, b) => b.number - a.number)
  const told = newestFirst.map(toldIn)
  const themes = newestFirst[0]?.items.filter(({ kind }) => kind === 'theme') ?? []
  return themes.map(({ key, label }) => {
    const line = lineName({ key })
    return { label, releases: told.flatMap((by) => by.get(line) ?? []) }
  })
}

/** What one release says of each theme, by its name without the version of the catalogue. */
function toldIn(
  release: Pick<RollupRelease, 'number' | 'items' | 'values' | 'populations'>,
): ReadonlyMap<string, Told> {
  const random = randomOf(release)
  const labels = labelsOf(release).item
  const barsIn = (measure: Measure): ReadonlyMap<string, ShownFigure> => {
    const table = random && tableIn(random, 'theme', measure)
    const bars = table ? barsOf(table, 'yes', labels) : []
    return new Map(bars.map(({ key, figure }) => [key, figure]))
  }
  const [strengths, potentials] = [barsIn('strength'), barsIn('potential')]
  const { number } = release
  return new Map(
    release.items.flatMap(({ kind, key }) =>
      kind === 'theme'
        ? [
            [
              lineName({ key }),
              {
                ...{ number, cycle: random?.cycle ?? 0, catalogue: key.split(' ')[0] ?? '' },
                strength: pairOf(strengths.get(key)),
                potential: pairOf(potentials.get(key)),
              },
            ] as const,
          ]
        : [],
    ),
  )
}

const pairOf = (figure: ShownFigure | undefined) => ({
  part: figure?.part ?? null,
  whole: figure?.whole ?? null,
})
