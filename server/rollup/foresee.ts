// "Was wäre zu sehen?": how much of each table would be secret if fewer offices had delivered (rule LW11).
import { DEFAULT_RULES } from '../../shared/disclosure/rules.schema.ts'
import { gatherBy } from '../../shared/kernel/gatherBy.ts'
import type { HalfYear } from '../../shared/kernel/halfYear.ts'
import { cyclesOf, observe } from '../../shared/rollup/observation.ts'
import type { Layout } from '../../shared/rollup/layout.ts'
import { protectedLayout, type Solvers } from '../../shared/rollup/release.ts'
import type {
  Grouping,
  ItemKind,
  Measure,
  PopulationKind,
} from '../../shared/rollup/release.schema.ts'
import type { HeldPackage } from '../../shared/rollup/selection.ts'
import { readFolder } from './readFolder.ts'
import { countedIn } from './rollUp.ts'

/** The waves so far, and all offices of the state. */
const WAVES = [20, 38, 76, 186] as const

/** A table as it would be: places with a figure and secret ones; null where it would be left out. */
interface ForeseenTable {
  readonly cycle: number
  readonly kind: PopulationKind
  readonly about: ItemKind
  readonly measure: Measure
  readonly grouping: Grouping
  readonly cells: number
  readonly secret: number | null
}

/** What would be seen with so many offices: fewer than asked for where fewer delivered. */
export interface Foreseen {
  readonly offices: number
  readonly tables: readonly ForeseenTable[]
}

/** What would be seen wave by wave, with the offices that delivered first. */
export async function foresee(
  folder: string,
  now: HalfYear,
  solvers: Solvers,
): Promise<readonly Foreseen[]> {
  const { selection, catalogues } = countedIn(readFolder(folder), now)
  const byOffice = officesInTime(selection.counted)
  const waves = new Set(WAVES.map((offices) => Math.min(offices, byOffice.length)))
  const foreseen: Foreseen[] = []
  for (const offices of waves) {
    const first = byOffice.slice(0, offices).flat()
    const { populations } = observe(first, catalogues, cyclesOf(first))
    const { layout, secret } = await protectedLayout(populations, [], DEFAULT_RULES, solvers)
    foreseen.push({ offices, tables: tablesOf(layout, secret) })
  }
  return foreseen
}

const tablesOf = ({ populations }: Layout, hidden: ReadonlySet<string>): readonly ForeseenTable[] =>
  populations.flatMap(({ population: { cycle, kind }, tables }) =>
    tables.map(({ kind: about, measure, grouping, places }): ForeseenTable => {
      const keys = places.flatMap(({ key }) => key ?? [])
      const secret = places.length === 0 ? null : keys.filter((key) => hidden.has(key)).length
      return { cycle, kind, about, measure, grouping, cells: keys.length, secret }
    }),
  )

/** The packages of each office, those first that delivered first; of one half-year in the order of their keys. */
function officesInTime(counted: readonly HeldPackage[]): readonly (readonly HeldPackage[])[] {
  const since = (those: readonly HeldPackage[]): string =>
    those.map(({ content }) => `${content.releasedIn} ${content.office.key}`).toSorted()[0] ?? ''
  return [...gatherBy(counted, ({ office }) => office).values()].toSorted((a, b) =>
    since(a) < since(b) ? -1 : 1,
  )
}
