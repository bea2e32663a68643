// Which tables are made: data, by how many offices delivered (rule LW5).
import type { Grouping, ItemKind, Measure } from './release.schema.ts'

/** How finely is counted: the whole scale, four steps, three, or two values. */
type Fineness = 'full' | 'four' | 'three' | 'two'

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
      {
        fineness: 'two',
        groupings: ['administrativeDistrict', 'authorityType', 'sizeClass', 'year'],
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
export const measuresOf = (fineness: Fineness, kind: ItemKind): readonly Measure[] =>
  fineness === 'two' ? TWO[kind] : SCALED.includes(kind) ? [fineness] : []
