// A mapping as a table people fill in: a row for each criterion of the older version, with what the newer one calls it.
import { ratingsOf, type Catalogue } from '../catalogue/catalogue.ts'
import type { CatalogueMapping } from './mapping.schema.ts'
import { catalogueRef, splitRef } from './releasePackage.ts'
import { sheetColumns, sheetHints, sheetKindWords } from './mappingSheet.words.ts'

/** What is wrong with a row of the table, before it is a mapping; `row` counts from 1, null if no row says it. */
export interface SheetFault {
  readonly row: number | null
  readonly kind: 'headMissing' | 'headWrong' | 'kindUnknown' | 'fromWrong' | 'toWrong'
  /** What stands in the cell; empty if nothing does. */
  readonly text: string
  /** In which column it stands, as an index of the head; null if no cell says it. */
  readonly column: number | null
}

/** A mapping that was read, with the rows in which a code stands; or what is wrong with it. */
export type ReadSheet =
  | { readonly mapping: CatalogueMapping; readonly rowsOf: (code: string) => readonly number[] }
  | { readonly faults: readonly SheetFault[] }

/** The columns that are read, as indexes of the head. */
const [KIND, FROM, TO] = [0, 1, 3]

const CRITERION = /^[A-Z]-\d{2}-\d{1,2}$/
const REF = /^[a-z0-9-]{2,80}@[0-9A-Za-z.-]{1,40}$/

/** The table to fill in, without its head: what is the same in both versions stands there already. */
export function sheetRows(from: Catalogue, to: Catalogue): string[][] {
  const newer = new Map(to.criteria.map((one) => [one.id, one]))
  const older = new Set(from.criteria.map(({ id }) => id))
  const labels = (catalogue: Catalogue) =>
    new Map(
      catalogue.criteria.flatMap((one) =>
        ratingsOf(catalogue, one).map(({ value, label }) => [value, label] as const),
      ),
    )
  const [before, after] = [labels(from), labels(to)]
  return [
    [sheetKindWords.mapping, catalogueRef(from), from.title, catalogueRef(to), to.title, ''],
    ...from.criteria.map(({ id, title }) => {
      const same = newer.get(id)
      const hint = !same ? 'open' : same.title === title ? 'same' : 'renamed'
      const [code, name] = same ? [id, same.title] : ['', '']
      return [sheetKindWords.criterion, id, title, code, name, sheetHints[hint]]
    }),
    ...[...before]
      .filter(([value]) => !after.has(value))
      .map(([value, label]) => [
        ...[sheetKindWords.rating, value, label, '', ''],
        `${sheetHints.rating} ${[...after.keys()].join(', ')}`,
      ]),
    ...to.criteria
      .filter(({ id }) => !older.has(id))
      .map(({ id, title }) => [sheetKindWords.fresh, '', '', id, title, sheetHints.fresh]),
  ]
}

/** The fault of a file that is no table of a mapping. */
export const headMissing: SheetFault = { row: null, kind: 'headMissing', text: '', column: null }

/** Reads such a table, with or without its head; empty rows and rows of criteria that are only new say nothing. */
export function readSheet(rows: readonly (readonly string[])[]): ReadSheet {
  const faults: SheetFault[] = []
  const places = new Map<string, number[]>()
  let head: Pick<CatalogueMapping, 'from' | 'to'> | undefined
  const criteria: CatalogueMapping['criteria'] = []
  const ratings: CatalogueMapping['ratings'] = []
  rows.forEach((cells, index) => {
    const row = index + 1
    const fault = (kind: SheetFault['kind'], text: string, column: number) =>
      faults.push({ row, kind, text, column })
    const [kind = '', from = '', , to = ''] = cells.map((cell) => cell.trim())
    const codes = to.split(/[\s,;/]+/).filter((code) => code !== '')
    for (const code of new Set([from, ...codes]))
      places.set(code, [...(places.get(code) ?? []), row])
    if (kind === sheetKindWords.mapping) {
      if (!REF.test(from)) fault('headWrong', from, FROM)
      else if (!REF.test(to)) fault('headWrong', to, TO)
      else head = { from: splitRef(from), to: splitRef(to) }
    } else if (kind === sheetKindWords.criterion) {
      const strange = codes.find((code) => !CRITERION.test(code))
      if (!CRITERION.test(from)) fault('fromWrong', from, FROM)
      else if (strange !== undefined) fault('toWrong', strange, TO)
      else criteria.push({ from, to: codes })
    } else if (kind === sheetKindWords.rating) {
      if (from === '') fault('fromWrong', from, FROM)
      else if (codes.length > 1) fault('toWrong', to, TO)
      else ratings.push({ from, to: codes[0] ?? null })
    } else if (![sheetKindWords.fresh, sheetColumns[0], ''].includes(kind))
      fault('kindUnknown', kind, KIND)
  })
  if (!head && faults.every(({ kind }) => kind !== 'headWrong')) faults.push(headMissing)
  return head && faults.length === 0
    ? { mapping: { ...head, criteria, ratings }, rowsOf: (code) => places.get(code) ?? [] }
    : { faults }
}
