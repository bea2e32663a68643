// What the cells of a list are compared by, whatever it is a list of.
import { nameKey } from '../kernel/name.ts'
import type { Cell } from './table.ts'

/** In how many rows the headings are looked for: a title may stand above them. */
export const HEADER_ROWS = 10

const spelled: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }

/** What headings and values are compared by: letters and figures alone, umlauts as two letters. */
export const keyOf = (text: string): string =>
  nameKey(text)
    .replace(/[äöü]/g, (letter) => spelled[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '')

/** A cell as text; a date as its day, YYYY-MM-DD. */
export const textOfCell = (cell: Cell): string =>
  typeof cell === 'string' ? cell : cell.toISOString().slice(0, 10)
