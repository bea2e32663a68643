// "Was wäre zu sehen?": which tables there would be, and how much of them would be secret, if fewer offices had delivered (LW11).
import { DEFAULT_RULES, type DisclosureRules } from '../disclosure/rules.schema.ts'
import { gatherBy } from '../kernel/gatherBy.ts'
import { cyclesOf, observe } from './observation.ts'
import type { Grouping, ItemKind, Measure, PopulationKind } from './release.schema.ts'
import { protectedLayout, type RollupWish, type Solvers } from './release.ts'
import type { HeldPackage } from './selection.ts'

/** The waves so far, and all offices of the state. */
const WAVES = [20, 38, 76, 186] as const

/** A table as it would be: places that have a figure or are secret, and how many of them are secret; null where it is left out. */
interface ForeseenTable {
  readonly about: ItemKind
  readonly measure: Measure
  readonly grouping: Grouping
  readonly cells: number
  readonly secret: number | null
}

/** A population as it would be: offices and cases, its table plan (from so many offices on), and the tables of that one. */
interface ForeseenPopulation {
  readonly cycle: number
  readonly kind: PopulationKind
  readonly offices: number
  readonly cases: number
  readonly plan: number
  readonly tables: readonly ForeseenTable[]
}

/** What would be seen with so many offices: fewer than asked for where fewer delivered. */
export interface Foreseen {
  readonly offices: number
  readonly populations: readonly ForeseenPopulation[]
}

/**
 * What would be seen wave by wave, with the offices that delivered first and without a release before: counts of places alone, no
 * figure and no name. Takes as long as that many releases; rejects where a solver does.
 */
export async function foresee(
  { selection, catalogues }: Pick<RollupWish, 'selection' | 'catalogues'>,
  solvers: Solvers,
  rules: DisclosureRules = DEFAULT_RULES,
): Promise<readonly Foreseen[]> {
  const byOffice = officesInTime(selection.counted)
  const waves = new Set(WAVES.map((offices) => Math.min(offices, byOffice.length)))
  const seen: Foreseen[] = []
  for (const offices of waves) {
    const first = byOffice.slice(0, offices).flat()
    const { populations } = observe(first, catalogues, cyclesOf(first))
    const { layout, secret } = await protectedLayout(populations, [], rules, solvers)
    seen.push({
      offices,
      populations: layout.populations.map(({ population, offices: delivered, plan, tables }) => ({
        ...{ cycle: population.cycle, kind: population.kind, offices: delivered, plan },
        cases: population.subjects.length,
        tables: tables.map(({ kind: about, measure, grouping, places }): ForeseenTable => {
          const keys = places.flatMap(({ key }) => key ?? [])
          const hidden = keys.filter((key) => secret.has(key)).length
          const isLeft = places.length === 0
          return { about, measure, grouping, cells: keys.length, secret: isLeft ? null : hidden }
        }),
      })),
    })
  }
  return seen
}

/** The packages of each office, those first that delivered first; of one half-year in the order of their keys. */
function officesInTime(counted: readonly HeldPackage[]): readonly (readonly HeldPackage[])[] {
  const since = (those: readonly HeldPackage[]): string =>
    those.map(({ content }) => `${content.releasedIn} ${content.office.key}`).toSorted()[0] ?? ''
  return [...gatherBy(counted, ({ office }) => office).values()].toSorted((a, b) =>
    since(a) < since(b) ? -1 : 1,
  )
}
