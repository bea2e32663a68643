// A release as a table for other programs: one line for each figure, its value and its status in columns of their own.
import type { ReleaseCell, RollupRelease } from '../../shared/rollup/release.schema.ts'
import {
  codeWords,
  figureWords,
  groupingWords,
  groupWords,
  itemKindWords,
  measureWords,
  populationWords,
  sheetHead,
} from '../../shared/rollup/rollup.words.ts'
import type { Sheet, SheetCell } from '../coordination/sheet.ts'

/** "[g] geheim" */
const statusOf = ({ code }: ReleaseCell): string =>
  code === null ? '' : `[${codeWords[code].letter}] ${codeWords[code].word}`

/** All figures of a release, in the order of its tables. Empty is a value for which the status says why. */
export function releaseSheet(release: RollupRelease): Sheet {
  const items = new Map(release.items.map((item) => [item.key, item]))
  const values = new Map(release.values.map(({ value, label }) => [value, label]))
  const rows: SheetCell[][] = []
  for (const { cycle, kind, tables } of release.populations)
    for (const { measure, grouping, cells } of tables)
      for (const cell of cells) {
        const item = items.get(cell.item)
        const place = [
          ...[cycle, populationWords[kind], measureWords[measure]],
          ...[item ? itemKindWords[item.kind] : '', cell.item, item?.label ?? ''],
          ...[groupingWords[grouping], groupWords(grouping, cell.group)],
          values.get(cell.value) ?? cell.value,
        ]
        rows.push([...place, figureWords.offices, cell.offices, statusOf(cell)])
        if (kind === 'random' || kind === 'additional')
          rows.push([...place, figureWords.cases, cell.cases, statusOf(cell)])
      }
  return { head: sheetHead, rows }
}
