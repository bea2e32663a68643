// The first sheet of an ODS: the few things of its XML that a list uses. Bounded by what the caller counted before.

/** A tag with its attributes, quoted ones as a whole, or the words between two tags. */
const PIECE = /<(\/?)([\w.-]+:[\w.-]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>|([^<]+)/g

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text.replace(/&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named[name] ?? whole
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

const attributeOf = (attributes: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : decoded(value)
}

const countOf = (attributes: string, name: string): number =>
  Math.max(1, Number(attributeOf(attributes, name) ?? 1) || 1)

/** Most rows and columns that are taken; more throws what `tooMany` makes. */
export interface SheetBounds {
  readonly rows: number
  readonly columns: number
  readonly tooMany: (what: 'rows' | 'columns') => Error
}

/** Empty repetitions wait until something follows: a sheet ends in a million of them. */
class Growing<T> {
  readonly items: T[] = []
  #waiting = 0
  readonly #empty: () => T
  readonly #most: number
  readonly #tooMany: () => Error

  constructor(empty: () => T, most: number, tooMany: () => Error) {
    this.#empty = empty
    this.#most = most
    this.#tooMany = tooMany
  }

  add(item: T, count: number, isEmpty: boolean): void {
    if (isEmpty) {
      this.#waiting += count
      return
    }
    if (this.items.length + this.#waiting + count > this.#most) throw this.#tooMany()
    for (; this.#waiting > 0; this.#waiting--) this.items.push(this.#empty())
    for (let at = 0; at < count; at++) this.items.push(item)
  }
}

/** What stands in a cell as it is gathered. */
interface OpenCell {
  readonly type: string | undefined
  readonly value: string | undefined
  readonly day: string | undefined
  readonly count: number
  readonly lines: string[]
}

function valueOf({ type, value, day, lines }: OpenCell): string | Date {
  if (type === 'date' && day !== undefined) {
    const date = new Date(day.length > 10 ? `${day}Z` : day)
    if (!Number.isNaN(date.getTime())) return date
  }
  // As the other formats give it: what is kept, not how it is shown.
  if (type === 'float' && value !== undefined) return value
  return lines.join('\n')
}

/** The cells of the first sheet of a `content.xml`, rows and columns in their places. Linear in its length. */
export function odsRows(content: string, bounds: SheetBounds): (string | Date)[][] {
  const rows = new Growing<(string | Date)[]>(
    () => [],
    bounds.rows,
    () => bounds.tooMany('rows'),
  )
  const newRow = () =>
    new Growing<string | Date>(
      () => '',
      bounds.columns,
      () => bounds.tooMany('columns'),
    )
  let row = newRow()
  let repeated = 1
  let cell: OpenCell | undefined
  let inSheet = false
  let inParagraph = false
  /** Within a remark on a cell, or a table within it: how deep. */
  let aside = 0
  for (const [, slash, name = '', attributes = '', words] of content.matchAll(PIECE)) {
    if (words !== undefined) {
      if (cell && aside === 0 && inParagraph)
        cell.lines.push((cell.lines.pop() ?? '') + decoded(words))
      continue
    }
    const closes = slash === '/'
    const isWhole = attributes.trimEnd().endsWith('/')
    if (name === 'office:annotation') {
      if (!isWhole) aside += closes ? -1 : 1
      continue
    }
    if (aside > 0) continue
    switch (name) {
      case 'table:table':
        if (closes) return rows.items
        inSheet = true
        break
      case 'table:table-row':
        if (!inSheet) break
        if (!closes) {
          row = newRow()
          repeated = countOf(attributes, 'table:number-rows-repeated')
        }
        if (closes || isWhole) rows.add(row.items, repeated, row.items.length === 0)
        break
      case 'table:table-cell':
      case 'table:covered-table-cell':
        if (!inSheet) break
        if (!closes)
          cell = {
            type: attributeOf(attributes, 'office:value-type'),
            value: attributeOf(attributes, 'office:value'),
            day: attributeOf(attributes, 'office:date-value'),
            count: countOf(attributes, 'table:number-columns-repeated'),
            lines: [],
          }
        if ((closes || isWhole) && cell) {
          const value = valueOf(cell)
          row.add(value, cell.count, value === '')
          cell = undefined
        }
        break
      case 'text:p':
        // Words outside of a paragraph are the white space of the file.
        inParagraph = !closes && !isWhole
        if (!closes) cell?.lines.push('')
        break
      case 'text:s':
        if (!closes)
          cell?.lines.push(
            (cell.lines.pop() ?? '') + ' '.repeat(Math.min(countOf(attributes, 'text:c'), 100)),
          )
        break
      case 'text:tab':
      case 'text:line-break':
        if (!closes) cell?.lines.push(`${cell.lines.pop() ?? ''} `)
        break
    }
  }
  return rows.items
}
