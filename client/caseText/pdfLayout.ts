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

/** The rows of a page in the order in which they are read. `known` is where columns of the table begin that may go on. */
export function flowsOf(pieces: readonly PdfPiece[], known: readonly number[] = []): PdfFlow[] {
  const rows = onLines(pieces)
  const starts = cellStarts(rows)
  const end = rows.findIndex((row) => known.some((place) => isAcross(row, place)))
  for (const found of starts.slice(0, end < 0 ? undefined : end)) found.push(...known)
  const stretches = rows.flatMap((row, at) => joined(row, starts[at] ?? []))
  return columns(stretches, 0).map(({ stretches: flow, isText }) => ({
    rows: onLines(flow).map((row) => rowOf(isText ? [inOne(row)] : row)),
    left: Math.min(...flow.map(({ x }) => x)),
    right: Math.max(...flow.map(rightOf)),
  }))
}

const rightOf = ({ x, width }: PdfPiece): number => x + width

const rowOf = (cells: readonly PdfPiece[]): PdfRow => ({
  cells,
  y: cells[0]?.y ?? 0,
  size: Math.max(...cells.map(({ size }) => size)),
})

/** Pieces on one base line, from left to right, lines from above. */
function onLines(pieces: readonly PdfPiece[]): PdfPiece[][] {
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
  return rows.map((row) => row.sort((a, b) => a.x - b.x))
}

const isAcross = (row: readonly PdfPiece[], place: number): boolean =>
  row.some((piece) => piece.x < place - 2 && rightOf(piece) > place + 1)

/** Wider than a space between words, as a share of their size; in a line that is stretched words stand as far apart. */
const GAP = 0.55

/**
 * Where cells of tables begin, for each row: at least three rows below each other have a piece that begins there behind a
 * gap, and nothing of the rows between them stands across.
 */
function cellStarts(rows: readonly (readonly PdfPiece[])[]): number[][] {
  const found: number[][] = rows.map(() => [])
  const behindGap = new Map<number, number[]>()
  rows.forEach((row, at) => {
    for (let next = 1; next < row.length; next++) {
      const [before, piece] = [row[next - 1], row[next]]
      if (!before || !piece || piece.x - rightOf(before) < GAP * piece.size) continue
      const place = Math.round(piece.x)
      const list = behindGap.get(place)
      if (list) list.push(at)
      else behindGap.set(place, [at])
    }
  })
  for (const [place, list] of behindGap) {
    if (list.length < 3) continue
    let run: number[] = []
    const close = (): void => {
      if (run.length >= 3) for (const at of run) found[at]?.push(place)
      run = []
    }
    for (const at of list) {
      const last = run.at(-1)
      if (last !== undefined && rows.slice(last, at + 1).some((row) => isAcross(row, place)))
        close()
      run.push(at)
    }
    close()
  }
  return found
}

/** The pieces of a row as stretches: a space between words joins them, the beginning of a cell does not. */
function joined(row: readonly PdfPiece[], starts: readonly number[]): PdfPiece[] {
  const cells: PdfPiece[] = []
  for (const piece of row) {
    const last = cells.at(-1)
    const size = Math.max(piece.size, last?.size ?? 0)
    const gap = last ? piece.x - rightOf(last) : Infinity
    // The same once more, a little beside: drawn twice to look bold.
    if (last && gap < -0.5 * piece.width && last.text.endsWith(piece.text.trim())) continue
    const isNumber = last && /^\(?(?:[-–•▪◦·o§]|\d{1,2}[.)]|\p{L}[.)])$/u.test(last.text)
    const isCell = starts.some((start) => Math.abs(start - piece.x) <= 1)
    if (!last || gap > (isNumber ? 6 : isCell ? GAP : 1.4) * size) cells.push(piece)
    else cells[cells.length - 1] = beside(last, piece)
  }
  return cells
}

/** Two pieces as one, with a space between them if there is one on the page. */
function beside(before: PdfPiece, piece: PdfPiece): PdfPiece {
  const size = Math.max(before.size, piece.size)
  const isApart =
    piece.x - rightOf(before) > 0.12 * size && !/\s$/.test(before.text) && !/^\s/.test(piece.text)
  return {
    ...before,
    text: before.text + (isApart ? ' ' : '') + piece.text,
    width: Math.max(rightOf(before), rightOf(piece)) - before.x,
    size,
  }
}

const inOne = (row: readonly PdfPiece[]): PdfPiece => row.reduce(beside)

interface Part {
  stretches: PdfPiece[]
  /** Running text, stretched to the width of its column: what stands apart in a line is no cell. */
  isText: boolean
}

/** Running text in columns, one after the other; everything else stays as it stands. */
function columns(stretches: readonly PdfPiece[], depth: number, isText = false): Part[] {
  const gutter = depth > 3 ? undefined : gutterIn(stretches)
  if (gutter === undefined)
    return stretches.length === 0 ? [] : [{ stretches: [...stretches], isText }]
  const found: Part[] = []
  let band: PdfPiece[] = []
  let isColumns = false
  const close = (): void => {
    const left = band.filter((one) => rightOf(one) <= gutter)
    const right = band.filter((one) => one.x >= gutter)
    if (isColumn(left) && isColumn(right)) {
      found.push(...columns(left, depth + 1, true), ...columns(right, depth + 1, true))
      isColumns = true
    } else if (band.length > 0) found.push({ stretches: band, isText: false })
    band = []
  }
  for (const one of stretches) {
    if (one.x >= gutter || rightOf(one) <= gutter) band.push(one)
    else {
      close()
      found.push({ stretches: [one], isText: false })
    }
  }
  close()
  return isColumns ? merged(found) : [{ stretches: [...stretches], isText }]
}

/** Parts that are no columns and follow each other stand on the page as one. */
function merged(parts: readonly Part[]): Part[] {
  const found: Part[] = []
  for (const part of parts) {
    const last = found.at(-1)
    if (last && !last.isText && !part.isText) last.stretches.push(...part.stretches)
    else found.push({ ...part })
  }
  return found
}

/** Where the fewest stretches cross between the left and the right part, if they are few. */
function gutterIn(stretches: readonly PdfPiece[]): number | undefined {
  if (stretches.length < 2 * COLUMN) return undefined
  const left = Math.min(...stretches.map(({ x }) => x))
  const right = Math.max(...stretches.map(rightOf))
  const counted = new Map<number, number>()
  for (const { x } of stretches) {
    const place = Math.round(x - 2)
    if (place > left + (right - left) * 0.2 && place < left + (right - left) * 0.8)
      counted.set(place, (counted.get(place) ?? 0) + 1)
  }
  const [best] = [...counted].filter(([, count]) => count >= COLUMN).sort((a, b) => b[1] - a[1])
  if (!best) return undefined
  const crossing = stretches.filter((one) => one.x < best[0] && rightOf(one) > best[0]).length
  return crossing <= stretches.length * 0.3 ? best[0] : undefined
}

/** Several lines, most of them nearly as long as the longest, and long enough for running text. */
function isColumn(side: readonly PdfPiece[]): boolean {
  const lines = onLines(side).map(inOne)
  if (lines.length < COLUMN) return false
  const widest = Math.max(...lines.map(({ width }) => width))
  const full = lines.filter(({ width }) => width > widest * 0.75)
  const letters = full.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, full.length)
  return full.length >= lines.length * 0.55 && letters >= 22
}
