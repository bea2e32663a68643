// Which tables are made: data, by how many offices delivered (rule LW5).
import type { Grouping, ItemKind, Measure } from './release.schema.ts'

/**
 * How finely is counted: the whole scale, four steps, three, two values, or two of which those of a theme are only whether
 * it occurred.
 */
type Fineness = 'full' | 'four' | 'three' | 'two' | 'occurred'

/** Tables of one fineness, one for each grouping; the state itself stands beside them always, as margins are cells. */
interface PlannedTables {
  readonly fineness: Fineness
  readonly groupings: readonly Exclude<Grouping, 'state'>[]
}

/** What is published where at least so many offices delivered. */
export interface TablePlan {
  readonly leastOffices: number
  readonly tables: readonly PlannedTables[]
}

/** From many offices to few; below the last but one themes are listed, and nothing is counted. */
export const TABLE_PLANS: readonly TablePlan[] = [
  {
    leastOffices: 150,
    tables: [
      { fineness: 'full', groupings: [] },
      { fineness: 'three', groupings: ['regionalBody'] },
      { fineness: 'two', groupings: ['year'] },
      {
        fineness: 'occurred',
        groupings: ['administrativeDistrict', 'authorityType', 'sizeClass'],
      },
    ],
  },
  {
    leastOffices: 60,
    tables: [
      { fineness: 'four', groupings: [] },
      { fineness: 'two', groupings: ['regionalBody', 'year'] },
    ],
  },
  { leastOffices: 30, tables: [{ fineness: 'two', groupings: [] }] },
  { leastOffices: 0, tables: [] },
]

/** Of some plans, from many offices to few, the one for so many offices. */
export const planFor = (offices: number, plans = TABLE_PLANS): TablePlan =>
  plans.find(({ leastOffices }) => offices >= leastOffices) ?? { leastOffices: 0, tables: [] }

/** A table of which more than this share is secret is left out (LW6). */
export const MOST_SECRET = 0.25

/** What "two values" are depends on what is counted. */
const TWO: Readonly<Record<ItemKind, readonly Measure[]>> = {
  core: [],
  criterion: [],
  structure: ['favourable'],
  consultant: ['favourable'],
  theme: ['strength', 'potential'],
  tag: ['strengthAnywhere', 'potentialAnywhere'],
  factor: ['occurs'],
  evidenceLevel: ['occurs'],
  level: ['occurs'],
}

/** What is rated on a scale. */
const SCALED: readonly ItemKind[] = ['core', 'criterion', 'structure', 'consultant']

/** The measures by which items of a kind are counted at a fineness; none where they have no scale to be counted by. */
function measuresOf(fineness: Fineness, kind: ItemKind): readonly Measure[] {
  if (fineness === 'two') return TWO[kind]
  if (fineness === 'occurred') return kind === 'theme' ? [fineness] : TWO[kind]
  return SCALED.includes(kind) ? [fineness] : []
}

/** From fine to coarse: what is too secret in one is shown in the next, for all lines alike (LW6). */
export const COARSER: readonly Measure[] = ['full', 'four', 'three', 'favourable']

/** A table of a kind of lines. */
interface Planned {
  readonly measure: Measure
  readonly grouping: Grouping
}

/**
 * The tables of a kind of lines: those of its plan, and where one is left out that of the next coarser measure. Beside a
 * grouping the state stands always.
 */
export function plannedTables(
  { tables }: TablePlan,
  kind: ItemKind,
  isLeftOut: (table: Planned) => boolean,
  coarser: readonly Measure[] = COARSER,
): readonly Planned[] {
  const wanted = new Map<Measure, Set<Grouping>>()
  const want = (measure: Measure, groupings: readonly Grouping[]): void => {
    const those = wanted.get(measure) ?? new Set()
    wanted.set(measure, those)
    for (const one of ['state', ...groupings] as const) those.add(one)
  }
  for (const { fineness, groupings } of tables)
    for (const measure of measuresOf(fineness, kind)) want(measure, groupings)
  coarser.forEach((measure, place) => {
    const next = coarser[place + 1]
    for (const grouping of wanted.get(measure) ?? [])
      if (next !== undefined && isLeftOut({ measure, grouping })) want(next, [grouping])
  })
  const order = [...wanted.keys()].toSorted((a, b) => coarser.indexOf(a) - coarser.indexOf(b))
  return order.flatMap((measure) =>
    [...(wanted.get(measure) ?? [])].map((grouping) => ({ measure, grouping })),
  )
}
