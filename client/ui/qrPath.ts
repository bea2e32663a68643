import { encode } from 'uqr'

export interface QrPath {
  /** Modules per side, including the quiet zone of four. */
  readonly size: number
  /** SVG path of the dark modules in units of one module. */
  readonly path: string
}

/** Draws a QR code with medium error correction; one rectangle per run of dark modules. */
export function qrPath(text: string): QrPath {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const path = data
    .map((row, y) =>
      runs(row)
        .map(([x, width]) => bar(x, y, width))
        .join(''),
    )
    .join('')
  return { size, path }
}

function bar(x: number, y: number, width: number): string {
  return `M${x} ${y}h${width}v1h-${width}z`
}

/** Start and length of every run of dark modules in a row. */
function runs(row: readonly boolean[]): readonly (readonly [start: number, length: number])[] {
  const found: [number, number][] = []
  row.forEach((dark, x) => {
    const last = found.at(-1)
    if (!dark) return
    if (last && last[0] + last[1] === x) last[1] += 1
    else found.push([x, 1])
  })
  return found
}
