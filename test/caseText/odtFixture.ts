import { strToU8, zipSync } from 'fflate'

const spaces = [
  'office',
  'text',
  'table',
  'style',
  'draw:drawing',
  'meta',
  'form',
  'field',
  'svg:svg-compatible',
  'fo:xsl-fo-compatible',
].map((space) => {
  const [prefix = '', name = prefix] = space.split(':')
  return `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`
})
const declared = `${spaces.join(' ')} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:loext" xmlns:xlink="http://www.w3.org/1999/xlink"`

const part = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:${root} ${declared}>${content}</office:${root}>`

/** What a small OpenDocument text holds beside its body. */
export interface OdtParts {
  /** Styles of `content.xml`. */
  readonly automatic?: string
  /** All of `styles.xml` inside its root. */
  readonly styles?: string
  /** Inside of `office:meta`. */
  readonly meta?: string
  readonly files?: Readonly<Record<string, string>>
}

/** A small OpenDocument text: what stands in `office:text`, and any other parts. */
export function odt(body: string, { automatic = '', styles, meta, files = {} }: OdtParts = {}) {
  const all: Record<string, string> = {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': part(
      'document-content',
      `<office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`,
    ),
    ...files,
  }
  if (styles !== undefined) all['styles.xml'] = part('document-styles', styles)
  if (meta !== undefined)
    all['meta.xml'] = part('document-meta', `<office:meta>${meta}</office:meta>`)
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, strToU8(xml)])))
}

export const odtHeading = (text: string, level = 1): string =>
  `<text:h text:outline-level="${level}">${text}</text:h>`
export const odtLine = (content: string, style = ''): string =>
  `<text:p${style && ` text:style-name="${style}"`}>${content}</text:p>`
