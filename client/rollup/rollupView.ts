// How a release is read: which tables stand beside each other, what their columns and lines are.
import { formatList } from '../../shared/kernel/format.ts'
import { gatherBy } from '../../shared/kernel/gatherBy.ts'
import type {
  Grouping,
  ItemKind,
  ReleaseTable,
  RollupRelease,
} from '../../shared/rollup/release.schema.ts'
import {
  ALL,
  labelsOf,
  type ShownFigure,
  type ShownPopulation,
} from '../../shared/rollup/reading.ts'
import {
  groupingWords,
  groupWords,
  itemKindWords,
  measureWords,
  populationWords,
} from '../../shared/rollup/rollup.words.ts'

/** A line of a table: what it is about, and a figure for each column. */
interface ShownRow {
  readonly key: string
  readonly label: string
  readonly figures: readonly ShownFigure[]
}

export interface ShownTable {
  readonly caption: string
  /** What the lines are. */
  readonly of: string
  readonly columns: readonly string[]
  readonly rows: readonly ShownRow[]
  /** What nothing is said of, in no column. */
  readonly unsaid: readonly string[]
}

/** Where a column looks: in which table, at which group; null where the line names the value. */
interface Column {
  readonly label: string
  readonly table: ReleaseTable
  readonly group: string
  readonly value: string | null
}

/** What is asked first stands first. */
const ORDER: readonly ItemKind[] = [
  ...(['theme', 'tag', 'factor', 'level', 'evidenceLevel'] as const),
  ...(['structure', 'consultant', 'core', 'criterion'] as const),
]

/** The groupings of a population that have a table, in the order in which they are published. */
export const groupingsOf = ({ tables }: ShownPopulation): readonly Grouping[] => [
  ...new Set(tables.filter(({ dropped }) => !dropped).map(({ grouping }) => grouping)),
]

/** The tables of a population that were left out, in words. */
export const leftOutOf = ({ tables }: ShownPopulation, grouping: Grouping): readonly string[] =>
  tables
    .filter((table) => table.dropped && table.grouping === grouping)
    .map(({ kind, measure }) => `${itemKindWords[kind]} (${measureWords[measure]})`)

/** All tables of a release that were left out, by what is counted and how it is grouped, the newest cycle first. */
export const allLeftOut = ({
  populations,
}: Pick<RollupRelease, 'populations'>): readonly {
  readonly of: string
  readonly tables: readonly string[]
}[] =>
  populations.toReversed().flatMap((one) => {
    const groupings = [...new Set(one.tables.map(({ grouping }) => grouping))]
    return groupings.flatMap((grouping) => {
      const tables = leftOutOf(one, grouping)
      const of = `${populationWords[one.kind]}, Turnus ab ${one.cycle}, ${groupingWords[grouping]}`
      return tables.length === 0 ? [] : { of, tables }
    })
  })

const valuesIn = ({ cells }: ReleaseTable): readonly string[] => [
  ...new Set(cells.map(({ value }) => value).filter((value) => value !== ALL)),
]

/** Does it say of each line only whether something is so? */
const isYesOnly = (table: ReleaseTable): boolean => valuesIn(table).join() === 'yes'

/**
 * The tables of one grouping. Of the state as a whole what is yes or no of one kind of line stands in one table, a column
 * each; elsewhere a table has a column for each value, or, by groups, one for each group.
 */
export function shownTables(
  release: RollupRelease,
  { tables }: ShownPopulation,
  grouping: Grouping,
): readonly ShownTable[] {
  const labels = labelsOf(release)
  const those = tables
    .filter((table) => !table.dropped && table.grouping === grouping)
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
  const isState = grouping === 'state'
  const beside = gatherBy(those, (table) =>
    isState && isYesOnly(table) ? table.kind : `${table.kind} ${table.measure}`,
  )
  return [...beside.values()].flatMap((some) => {
    const [first] = some
    if (!first) return []
    const columns = some.flatMap((table): Column[] => {
      const groups = [...new Set(table.cells.map(({ group }) => group))]
      if (!isState)
        return groups.map((group) => ({
          ...{ label: groupWords(grouping, group), table, group, value: null },
        }))
      const label = (value: string) =>
        isYesOnly(table) ? measureWords[table.measure] : (labels.value.get(value) ?? value)
      return valuesIn(table).map((value) => ({ label: label(value), table, group: 'state', value }))
    })
    const lines = isState ? [null] : valuesIn(first)
    const caption = `${itemKindWords[first.kind]}: ${some.map(({ measure }) => measureWords[measure]).join('; ')}`
    if (isState && !isYesOnly(first)) return byScale(first, caption, columns, labels)
    return [tableOf(caption, first, columns, rowsOf(first, columns, lines, labels))]
  })
}

/** The table with its lines; of what nothing is said stands below it. */
function tableOf(
  caption: string,
  { kind }: ReleaseTable,
  columns: readonly Column[],
  rows: readonly ShownRow[],
): ShownTable {
  const isSaid = ({ figures }: ShownRow) =>
    figures.some(({ part }) => part !== undefined && part.code !== 'unsaid')
  return {
    caption,
    of: itemKindWords[kind],
    columns: columns.map(({ label }) => label),
    rows: rows.filter(isSaid),
    unsaid: rows.filter((row) => !isSaid(row)).map(({ label }) => label),
  }
}

/** Lines with a scale of their own stand in a table of their own: elsewhere their columns would be empty. */
function byScale(
  first: ReleaseTable,
  caption: string,
  columns: readonly Column[],
  labels: ReturnType<typeof labelsOf>,
): readonly ShownTable[] {
  const rows = rowsOf(first, columns, [null], labels)
  const scaleOf = ({ figures }: ShownRow): readonly Column[] =>
    columns.filter((_, at) => figures[at]?.part !== undefined)
  const name = (scale: readonly Column[]) => scale.map(({ value }) => value).join()
  const scales = [...gatherBy(rows, (row) => name(scaleOf(row))).values()]
    .toSorted((a, b) => b.length - a.length)
    .flatMap(([row]) => (row ? [scaleOf(row)] : []))
  const usual = scales[0] ?? []
  // What lacks a place of the usual scale has no other one.
  const own = scales.filter((scale) => scale.some((column) => !usual.includes(column)))
  return [usual, ...own].map((scale) => {
    const words = scale.filter((column) => !usual.includes(column)).map(({ label }) => `„${label}“`)
    return tableOf(
      words.length === 0 ? caption : `${caption}, mit ${formatList(words)}`,
      first,
      scale,
      rows
        .filter((row) => (own.find((one) => name(one) === name(scaleOf(row))) ?? usual) === scale)
        .map((row) => ({
          ...row,
          figures: row.figures.filter((_, at) => columns[at] && scale.includes(columns[at])),
        })),
    )
  })
}

function rowsOf(
  { cells }: ReleaseTable,
  columns: readonly Column[],
  lines: readonly (string | null)[],
  labels: ReturnType<typeof labelsOf>,
): readonly ShownRow[] {
  const at = new Map(
    columns.map(({ table }) => [
      table,
      new Map(table.cells.map((cell) => [`${cell.item} ${cell.group} ${cell.value}`, cell])),
    ]),
  )
  const items = [...new Set(cells.map(({ item }) => item))]
  return items.flatMap((item) =>
    lines.map((line): ShownRow => {
      const name = labels.item.get(item) ?? item
      const isOne = line === null || lines.length === 1
      return {
        key: `${item} ${line ?? ''}`,
        label: isOne ? name : `${name}: ${labels.value.get(line) ?? line}`,
        figures: columns.map(({ table, group, value }) => ({
          part: at.get(table)?.get(`${item} ${group} ${value ?? line ?? ''}`),
          whole: at.get(table)?.get(`${item} ${group} ${ALL}`),
        })),
      }
    }),
  )
}
