// A mapping as a table people fill in: a row for each criterion of the older version, with what the newer one calls it.
import { ratingsOf, type Catalogue } from '../catalogue/catalogue.ts'
import type { CatalogueMapping } from './mapping.schema.ts'
import { catalogueRef, splitRef } from './releasePackage.ts'
import { sheetColumns, sheetHints, sheetKindWords } from './mappingSheet.words.ts'

/** What is wrong with a row of the table, before it is a mapping; `row` counts from 1, null if no row says it. */
export interface SheetFault {
  readonly row: number | null
  readonly kind: 'headMissing' | 'headWrong' | 'kindUnknown' | 'fromWrong' | 'toWrong'
  /** What stands in the cell. */
  readonly text: string
}

/** A mapping that was read, with the rows in which a code stands; or what is wrong with it. */
export type ReadSheet =
  | { readonly mapping: CatalogueMapping; readonly rowsOf: (code: string) => readonly number[] }
  | { readonly faults: readonly SheetFault[] }

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

/** Reads such a table, with or without its head; empty rows and rows of criteria that are only new say nothing. */
export function readSheet(rows: readonly (readonly string[])[]): ReadSheet {
  const faults: SheetFault[] = []
  const places = new Map<string, number[]>()
  let head: Pick<CatalogueMapping, 'from' | 'to'> | undefined
  const criteria: CatalogueMapping['criteria'] = []
  const ratings: CatalogueMapping['ratings'] = []
  rows.forEach((cells, index) => {
    const row = index + 1
    const fault = (kind: SheetFault['kind'], text: string) => faults.push({ row, kind, text })
    const [kind = '', from = '', , to = ''] = cells.map((cell) => cell.trim())
    const codes = to.split(/[\s,;/]+/).filter((code) => code !== '')
    for (const code of new Set([from, ...codes]))
      places.set(code, [...(places.get(code) ?? []), row])
    if (kind === sheetKindWords.mapping) {
      const wrong = [from, to].find((ref) => !REF.test(ref))
      if (wrong === undefined) head = { from: splitRef(from), to: splitRef(to) }
      else fault('headWrong', wrong)
    } else if (kind === sheetKindWords.criterion) {
      const strange = codes.find((code) => !CRITERION.test(code))
      if (!CRITERION.test(from)) fault('fromWrong', from)
      else if (strange !== undefined) fault('toWrong', strange)
      else criteria.push({ from, to: codes })
    } else if (kind === sheetKindWords.rating) {
      if (from === '' || codes.length > 1) fault(from === '' ? 'fromWrong' : 'toWrong', to)
      else ratings.push({ from, to: codes[0] ?? null })
    } else if (![sheetKindWords.fresh, sheetColumns[0], ''].includes(kind))
      fault('kindUnknown', kind)
  })
  if (!head && faults.every(({ kind }) => kind !== 'headWrong'))
    faults.push({ row: null, kind: 'headMissing', text: '' })
  return head && faults.length === 0
    ? { mapping: { ...head, criteria, ratings }, rowsOf: (code) => places.get(code) ?? [] }
    : { faults }
}
