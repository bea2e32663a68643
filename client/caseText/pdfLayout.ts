// Where words stand on the pages of a PDF, and in which order a person reads them: stretches beside each other are
// cells of a row, unless they are columns of running text.

/** A piece of text on a page; lengths in points, `y` of its base line from the upper edge. */
export interface PdfPiece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** The height of its letters. */
  readonly size: number
}

/** What stands beside each other on one base line, from left to right. */
export interface PdfRow {
  readonly cells: readonly PdfPiece[]
  readonly y: number
  readonly size: number
}

/** Rows that follow each other in a column of a page. */
export interface PdfFlow {
  readonly rows: readonly PdfRow[]
  readonly left: number
  readonly right: number
}

/** As many lines make a column. */
const COLUMN = 6

/** The rows of a page in the order in which they are read. */
export function flowsOf(pieces: readonly PdfPiece[]): PdfFlow[] {
  const stretches = rowsOf(pieces).flatMap(({ cells }) => cells)
  return columns(stretches, 0).map((flow) => ({
    rows: rowsOf(flow),
    left: Math.min(...flow.map(({ x }) => x)),
    right: Math.max(...flow.map(rightOf)),
  }))
}

const rightOf = ({ x, width }: PdfPiece): number => x + width

/** Pieces on one base line, joined to stretches where the space between them is one between words. */
export function rowsOf(pieces: readonly PdfPiece[]): PdfRow[] {
  const sorted = [...pieces].sort((a, b) => a.y - b.y || a.x - b.x)
  const rows: PdfPiece[][] = []
  for (const piece of sorted) {
    const last = rows.at(-1)
    const [first] = last ?? []
    const isSame =
      first !== undefined && Math.abs(piece.y - first.y) < 0.4 * Math.max(piece.size, first.size)
    if (last && isSame) last.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => {
    const cells = joined(row.sort((a, b) => a.x - b.x))
    const size = Math.max(...cells.map((cell) => cell.size))
    return { cells, y: row[0]?.y ?? 0, size }
  })
}

function joined(row: readonly PdfPiece[]): PdfPiece[] {
  const cells: PdfPiece[] = []
  for (const piece of row) {
    const last = cells.at(-1)
    const size = Math.max(piece.size, last?.size ?? 0)
    const gap = last ? piece.x - rightOf(last) : Infinity
    // The same once more, a little beside: drawn twice to look bold.
    if (last && gap < -0.5 * piece.width && last.text.endsWith(piece.text.trim())) continue
    const isNumber = last && /^\(?(?:[-–•▪◦·o§]|\d{1,2}[.)]|\p{L}[.)])$/u.test(last.text)
    if (!last || gap > (isNumber ? 6 : 1.4) * size) cells.push(piece)
    else {
      const isApart = gap > 0.12 * size && !/\s$/.test(last.text) && !/^\s/.test(piece.text)
      cells[cells.length - 1] = {
        ...last,
        text: last.text + (isApart ? ' ' : '') + piece.text,
        width: Math.max(rightOf(last), rightOf(piece)) - last.x,
        size,
      }
    }
  }
  return cells
}

/** Running text in columns, one after the other; everything else stays as it stands. */
function columns(stretches: readonly PdfPiece[], depth: number): PdfPiece[][] {
  const gutter = depth > 3 ? undefined : gutterIn(stretches)
  if (gutter === undefined) return stretches.length === 0 ? [] : [[...stretches]]
  const found: PdfPiece[][] = []
  let band: PdfPiece[] = []
  const close = (): void => {
    const left = band.filter((one) => rightOf(one) <= gutter)
    const right = band.filter((one) => one.x >= gutter)
    if (isColumn(left) && isColumn(right))
      found.push(...columns(left, depth + 1), ...columns(right, depth + 1))
    else if (band.length > 0) found.push(band)
    band = []
  }
  for (const one of stretches) {
    if (one.x >= gutter || rightOf(one) <= gutter) band.push(one)
    else {
      close()
      const last = found.at(-1)
      if (last?.some((other) => other.x < gutter && rightOf(other) > gutter)) last.push(one)
      else found.push([one])
    }
  }
  close()
  return found
}

/** Where the fewest stretches cross between the left and the right part, if they are few. */
function gutterIn(stretches: readonly PdfPiece[]): number | undefined {
  if (stretches.length < 2 * COLUMN) return undefined
  const left = Math.min(...stretches.map(({ x }) => x))
  const right = Math.max(...stretches.map(rightOf))
  const places = stretches
    .map((one) => one.x - 2)
    .filter((place) => place > left + (right - left) * 0.2 && place < left + (right - left) * 0.8)
  const counted = new Map<number, number>()
  for (const place of places) {
    const rounded = Math.round(place)
    counted.set(rounded, (counted.get(rounded) ?? 0) + 1)
  }
  const [best] = [...counted].filter(([, count]) => count >= COLUMN).sort((a, b) => b[1] - a[1])
  if (!best) return undefined
  const crossing = stretches.filter((one) => one.x < best[0] && rightOf(one) > best[0]).length
  return crossing <= stretches.length * 0.3 ? best[0] : undefined
}

/** Several lines, most of them nearly as long as the longest, and long enough for running text. */
function isColumn(side: readonly PdfPiece[]): boolean {
  if (side.length < COLUMN) return false
  const widest = Math.max(...side.map(({ width }) => width))
  const full = side.filter(({ width }) => width > widest * 0.75)
  const letters = full.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, full.length)
  return full.length >= side.length * 0.55 && letters >= 22
}
