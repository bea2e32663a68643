// How a closed release is read: where a figure stands, and what it is a part of. Of nothing but what is published.
import type { Figure } from '../disclosure/tables.ts'
import type {
  Grouping,
  ItemKind,
  Measure,
  PopulationKind,
  ReleaseCell,
  ReleaseTable,
  RollupRelease,
} from './release.schema.ts'

export type ShownPopulation = RollupRelease['populations'][number]

/** A figure and what it is a part of; undefined where the table has no such place. */
export interface ShownFigure {
  readonly part: ReleaseCell | undefined
  readonly whole: ReleaseCell | undefined
}

/** A line of which one value is shown. */
export interface Bar {
  readonly key: string
  readonly label: string
  readonly figure: ShownFigure
  /** Offices say it of themselves, so there are no cases. */
  readonly onlyOffices?: true
}

/** n and N, where both are published. */
export interface Published {
  readonly n: number
  readonly of: number
}

/** Those a line is counted among, and the state as a whole: the value and the group that are always there. */
export const ALL = 'all'
const STATE = 'state'

/** A line of the state as a whole that is read by itself: one value of each. */
export interface ReadLine {
  readonly population: PopulationKind
  readonly kind: ItemKind
  readonly measure: Measure
  readonly value: string
}

/** What an office finds beside its own figures. */
export const READ_LINES: readonly ReadLine[] = [
  { population: 'random', kind: 'theme', measure: 'strength', value: 'yes' },
  { population: 'random', kind: 'theme', measure: 'potential', value: 'yes' },
  { population: 'random', kind: 'tag', measure: 'strengthAnywhere', value: 'yes' },
  { population: 'random', kind: 'tag', measure: 'potentialAnywhere', value: 'yes' },
  { population: 'structure', kind: 'structure', measure: 'favourable', value: 'favourable' },
]

/** What themes, items and values are called. */
export const labelsOf = ({ items, values }: Pick<RollupRelease, 'items' | 'values'>) => ({
  item: new Map(items.map(({ key, label }) => [key, label])),
  value: new Map(values.map(({ value, label }) => [value, label])),
})

/** The newest cycle in which an office delivered a random case; those alone stand for what happens. */
export const randomOf = ({
  populations,
}: Pick<RollupRelease, 'populations'>): ShownPopulation | undefined =>
  populations.findLast(({ kind, offices }) => kind === 'random' && offices > 0)

/** A table of a population; undefined where there is none, or it was left out. */
export const tableIn = (
  { tables }: ShownPopulation,
  kind: ItemKind,
  measure: Measure,
  grouping: Grouping = STATE,
): ReleaseTable | undefined =>
  tables.find(
    (one) =>
      !one.dropped && one.kind === kind && one.measure === measure && one.grouping === grouping,
  )

/** One value of each line of a table of the state, in the order of the catalogue. */
export function barsOf(
  { cells }: ReleaseTable,
  value: string,
  labels: ReadonlyMap<string, string>,
): readonly Bar[] {
  const at = new Map(cells.map((cell) => [`${cell.item} ${cell.group} ${cell.value}`, cell]))
  return [...new Set(cells.map(({ item }) => item))].map((item) => ({
    key: item,
    label: labels.get(item) ?? item,
    figure: {
      part: at.get(`${item} ${STATE} ${value}`),
      whole: at.get(`${item} ${STATE} ${ALL}`),
    },
  }))
}

/** Ratings of offices in two values, or the better half of three. */
export const betterHalfIn = (population: ShownPopulation): ReleaseTable | undefined =>
  tableIn(population, 'structure', 'favourable') ?? tableIn(population, 'structure', 'three')

/** Why a release has no figures of a kind of line: their table was left out, or its plan has none. */
export const absences = ['leftOut', 'uncounted'] as const
export type Absence = (typeof absences)[number]

/** What a release says of one value of each line of a kind, by item, or why it says nothing. */
export function saidOf(
  population: ShownPopulation | undefined,
  { kind, measure, value }: { kind: ItemKind; measure: Measure; value: string },
): { readonly figures: ReadonlyMap<string, ShownFigure>; readonly absence: Absence | null } {
  const table =
    population &&
    (kind === 'structure' ? betterHalfIn(population) : tableIn(population, kind, measure))
  const bars = table ? barsOf(table, value, new Map()) : []
  const isLeftOut = population?.tables.some(
    (one) => one.dropped && one.kind === kind && one.measure === measure && one.grouping === STATE,
  )
  return {
    figures: new Map(bars.map(({ key, figure }) => [key, figure])),
    absence: table ? null : isLeftOut ? 'leftOut' : 'uncounted',
  }
}

/** n of N, if both are published; undefined where one of them has a code in its place. */
export function publishedIn(
  { part, whole }: ShownFigure,
  counts: Figure = 'offices',
): Published | undefined {
  const [n, of] = [part?.[counts] ?? null, whole?.[counts] ?? null]
  return n === null || of === null ? undefined : { n, of }
}

/** Is anything said here: a figure, or that it is secret? */
export const isSaid = ({ part }: ShownFigure): boolean =>
  part !== undefined && (part.offices !== null || part.code === 'secret')

/** What of a release was left out, is secret, or has a figure: places of tables. */
export function placesIn(populations: readonly ShownPopulation[]) {
  const tables = populations.flatMap((one) => one.tables)
  const cells = tables.flatMap((table) => table.cells)
  return {
    figures: cells.filter(({ offices }) => offices !== null).length,
    secret: cells.filter(({ code }) => code === 'secret').length,
    leftOut: tables.filter(({ dropped }) => dropped).length,
  }
}
