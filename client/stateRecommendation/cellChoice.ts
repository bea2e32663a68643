// Which cells of a release a sentence can rest on: those with a figure, as a form offers them.
import type { Figure } from '../../shared/disclosure/tables.ts'
import { ALL, labelsOf } from '../../shared/rollup/reading.ts'
import type { ReleaseTable, RollupRelease } from '../../shared/rollup/release.schema.ts'
import {
  groupingWords,
  groupWords,
  itemKindWords,
  measureWords,
} from '../../shared/rollup/rollup.words.ts'
import type { EvidenceView } from '../../shared/stateRecommendation/stateRecommendation.schema.ts'

type Population = RollupRelease['populations'][number]

/** A cell with its figure, as a sentence rests on it. */
export type ChosenCell = Pick<EvidenceView, 'cell' | 'itemLabel' | 'valueLabel' | 'figure'>

/** Populations that have figures. */
export const populationsOf = ({ populations }: RollupRelease): readonly Population[] =>
  populations.filter(({ tables }) => tables.some(hasFigure))

const hasFigure = ({ dropped, cells }: ReleaseTable): boolean =>
  !dropped && cells.some(({ value, offices }) => value !== ALL && offices !== null)

/** Tables of a population that have figures. */
export const tablesOf = ({ tables }: Population): readonly ReleaseTable[] =>
  tables.filter(hasFigure)

/** "Thema: Entwicklungspotenzial im Thema, wo es zutrifft", with its grouping if it has one. */
export const tableText = ({ kind, measure, grouping }: ReleaseTable): string =>
  `${itemKindWords[kind]}: ${measureWords[measure]}${grouping === 'state' ? '' : `, nach ${groupingWords[grouping]}`}`

/** The cells of a table that have a figure, each with what it is a part of. */
export function cellsOf(
  release: RollupRelease,
  population: Population,
  { kind, measure, grouping, cells }: ReleaseTable,
  counts: Figure,
): readonly ChosenCell[] {
  const labels = labelsOf(release)
  const whole = new Map(
    cells.filter(({ value }) => value === ALL).map((cell) => [`${cell.item} ${cell.group}`, cell]),
  )
  return cells.flatMap((part): ChosenCell[] => {
    const { item, group, value, code } = part
    const [figure, among] = [part[counts], whole.get(`${item} ${group}`)?.[counts] ?? null]
    if (value === ALL || figure === null || among === null) return []
    return [
      {
        cell: {
          ...{ rollup: release.number, cycle: population.cycle, population: population.kind },
          ...{ kind, measure, grouping, item, group, value, counts },
        },
        itemLabel: labels.item.get(item) ?? item,
        valueLabel: labels.value.get(value) ?? value,
        figure: { rollup: release.number, part: figure, whole: among, code },
      },
    ]
  })
}

/** The lines of some cells, each once, with what it is called. */
export const linesOf = (
  cells: readonly ChosenCell[],
): readonly (readonly [key: string, label: string])[] => [
  ...new Map(cells.map(({ cell, itemLabel }) => [cell.item, itemLabel])),
]

/** What tells a cell of a line from the others: its value, and its group where there are several. */
export function cellName({ cell, valueLabel }: ChosenCell): string {
  if (cell.grouping === 'state') return valueLabel
  const group = groupWords(cell.grouping, cell.group)
  return cell.value === ONLY ? group : `${group}: ${valueLabel}`
}

/** Where it is the only value that is shown there is nothing to choose but the group. */
const ONLY = 'yes'

/** What is chosen among the cells of a line: a group, a rating, or both. */
export function choiceText(cells: readonly ChosenCell[]): string {
  const grouping = cells[0]?.cell.grouping ?? 'state'
  if (grouping === 'state') return 'Einstufung'
  return cells.every(({ cell }) => cell.value === ONLY)
    ? groupingWords[grouping]
    : `${groupingWords[grouping]} und Einstufung`
}

/** Names a cell among all of a release. */
export const cellKey = ({ cell }: Pick<ChosenCell, 'cell'>): string =>
  [
    ...[cell.rollup, cell.cycle, cell.population, cell.kind, cell.measure, cell.grouping],
    ...[cell.item, cell.group, cell.value, cell.counts],
  ].join('|')
