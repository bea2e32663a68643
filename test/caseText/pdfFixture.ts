// Small PDF files, written by hand: one font, words at places.

/** Words at a place, in points from the lower left corner. */
export interface Placed {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
}

/** A page: what is drawn on it, and entries of its dictionary. */
export interface Page {
  readonly content: string
  readonly more?: string
}

const WIDTH = 595
const HEIGHT = 842

/** A string of a PDF, in WinAnsi. */
const literal = (text: string): string =>
  `(${Array.from(text, (sign) => {
    const code = sign === '–' ? 0x96 : sign === '„' ? 0x84 : sign.charCodeAt(0)
    return code < 0x80 && !'()\\'.includes(sign) ? sign : `\\${code.toString(8).padStart(3, '0')}`
  }).join('')})`

/** What draws words at their places. */
export const drawn = (words: readonly Placed[]): string =>
  words
    .map(({ x, y, text, size = 11 }) => `BT /F1 ${size} Tf ${x} ${y} Td ${literal(text)} Tj ET`)
    .join('\n')

/** Lines below each other, from `top`, as running text stands. */
export const lines = (texts: readonly string[], top = 700, x = 70): Placed[] =>
  texts.map((text, at) => ({ x, y: top - at * 14, text }))

/** A file of pages. `objects` are further ones, numbered from 10 on; `catalog` and `info` are entries. */
export function pdf(
  pages: readonly Page[],
  {
    objects = [],
    catalog = '',
    info = '',
    trailer = '',
    resources = '',
  }: {
    objects?: readonly (string | Uint8Array)[]
    catalog?: string
    info?: string
    trailer?: string
    resources?: string
  } = {},
): Uint8Array {
  const found = new Map<number, string | Uint8Array>()
  const first = 10 + objects.length
  const kids = pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ')
  found.set(1, `<</Type/Catalog/Pages 2 0 R ${catalog}>>`)
  found.set(2, `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`)
  found.set(3, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>')
  found.set(4, `<<${info}>>`)
  objects.forEach((object, at) => found.set(10 + at, object))
  pages.forEach(({ content, more = '' }, at) => {
    const number = first + 2 * at
    found.set(
      number,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${WIDTH} ${HEIGHT}]/Contents ${number + 1} 0 R/Resources<</Font<</F1 3 0 R>>${resources}>>${more}>>`,
    )
    found.set(number + 1, stream(content))
  })
  return written(found, trailer)
}

/** A stream of signs, with entries of its dictionary. */
export const stream = (content: string, more = ''): string =>
  `<</Length ${content.length}${more}>>\nstream\n${content}\nendstream`

function written(objects: ReadonlyMap<number, string | Uint8Array>, trailer: string): Uint8Array {
  const parts: Buffer[] = []
  let size = 0
  const write = (part: string | Uint8Array): void => {
    const bytes = Buffer.from(part as string, 'latin1')
    parts.push(bytes)
    size += bytes.length
  }
  const places = new Map<number, number>()
  write('%PDF-1.7\n')
  for (const [number, object] of objects) {
    places.set(number, size)
    write(`${number} 0 obj\n`)
    write(object)
    write('\nendobj\n')
  }
  const start = size
  const last = Math.max(...objects.keys())
  const rows = Array.from({ length: last + 1 }, (_, number) => {
    const place = places.get(number)
    return place === undefined
      ? '0000000000 65535 f \n'
      : `${String(place).padStart(10, '0')} 00000 n \n`
  })
  write(`xref\n0 ${last + 1}\n${rows.join('')}`)
  write(
    `trailer\n<</Size ${last + 1}/Root 1 0 R/Info 4 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`,
  )
  return new Uint8Array(Buffer.concat(parts))
}

/** A page that draws ten times what draws ten times what … : no reader ever comes to its end. */
export function endlessPdf(): Uint8Array {
  const depth = 12
  const forms = Array.from({ length: depth }, (_, at) => {
    const inner = at + 1 < depth ? '/Fm Do '.repeat(10) : drawn([{ x: 9, y: 9, text: 'x' }])
    const next = at + 1 < depth ? `/XObject<</Fm ${11 + at} 0 R>>` : ''
    return stream(
      inner,
      `/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>${next}>>`,
    )
  })
  const page = { content: drawn(lines(['Anfang.'])) }
  return pdf([page, { content: '/Fm Do' }, page], {
    objects: forms,
    resources: '/XObject<</Fm 10 0 R>>',
  })
}
