/** The cells of a line parted by tabs; null if it has none, or is an item of a typed list. */
function tabCells(line: string | null): string[] | null {
  if (line === null || !line.includes('\t') || line.includes('\n')) return null
  const cells = line.split('\t').map((cell) => cell.trim())
  const [head = ''] = cells
  return /^(?:[-–—*+•·o§]|\(?(?:\d{1,3}|\p{L})[.)])$/u.test(head) ? null : cells
}

const daysHead = /^(?:Tag|Tage|Datum|Wann|Zeitpunkt)$/iu

/**
 * Finds tables drawn with tabs: lines next to each other with as many of them, at least three columns, or two under a
 * head that speaks of days. Gives the cells of each line, null for one that is no row. Linear.
 */
export function tabTables(lines: readonly (string | null)[]): (readonly string[] | null)[] {
  const cells = lines.map(tabCells)
  const found: (readonly string[] | null)[] = lines.map(() => null)
  let first = 0
  while (first < cells.length) {
    // An indented line begins no table.
    const width = cells[first]?.[0] === '' ? undefined : cells[first]?.length
    let after = first + 1
    if (width !== undefined) while (cells[after]?.length === width) after++
    const isDays = cells[first]?.some((cell) => daysHead.test(cell)) ?? false
    if (width !== undefined && after - first > 1 && (width > 2 || isDays))
      for (let at = first; at < after; at++) found[at] = cells[at] ?? null
    first = after
  }
  return found
}
