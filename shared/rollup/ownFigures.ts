// What an office said itself, counted as the release counts it (LA12): from its own packages alone.
import type { Catalogue } from '../catalogue/catalogue.ts'
import { countingOf } from './counting.ts'
import { observe } from './observation.ts'
import { READ_LINES } from './reading.ts'
import type { RollupRelease } from './release.schema.ts'
import type { HeldPackage } from './selection.ts'
import type { OwnFigure } from './view.schema.ts'

/**
 * Cases of an office, or its own ratings, line by line: how many of how many.
 * @param own its packages that count in the release, read under the release's catalogues
 * @param cycle first year of the cycle that is looked at
 */
export function ownFiguresOf(
  own: readonly HeldPackage[],
  catalogues: readonly Catalogue[],
  { populations }: Pick<RollupRelease, 'populations'>,
  cycle: number,
): OwnFigure[] {
  const cycles = [...new Set(populations.map((one) => one.cycle))]
  const counted = observe(own, catalogues, cycles).populations
  return READ_LINES.flatMap(({ population, kind, measure, value }) => {
    const mine = counted.find((one) => one.cycle === cycle && one.kind === population)
    const items = mine?.items.filter((item) => item.kind === kind) ?? []
    return items.flatMap((item): OwnFigure[] => {
      const counting = countingOf(measure, item)
      const among = mine?.observationsOf(item).filter((one) => counting?.admits(one)) ?? []
      if (!counting || among.length === 0) return []
      const n = among.filter((one) => counting.valueOf(one) === value).length
      return [{ kind, measure, value, item: item.key, n, of: among.length }]
    })
  })
}
