// HTML piece by piece, without a document: a worker has none, and nothing in it may be fetched or run. No word of it is
// lost, however unsound it is.

/** What is told of a text in HTML, in order. */
export interface HtmlHandler {
  /** Words as written, with signs that HTML calls by a name. */
  words(raw: string): void
  /** A name in small letters, and attributes as written; what has no end is only opened. */
  open(name: string, attributes: string): void
  close(name: string): void
  /** What stands in a comment that ends; conditions of Word hold text boxes. */
  comment?(written: string): void
}

/** Elements without an end. */
export const endless: ReadonlySet<string> = new Set(
  'br hr img input meta link area base col wbr source'.split(' '),
)
/** Elements that hold no words for people. */
const unread = new Set('script style head title template noscript object svg math'.split(' '))

/** Tells all of it. Linear. */
export function readHtml(html: string, handler: HtmlHandler): void {
  const source = new Source(html)
  let at = 0
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
    handler.words(html.slice(at, open))
    at = html.startsWith('<!--', open)
      ? commentAt(source, open, handler)
      : tagAt(source, open, handler)
  }
  handler.words(html.slice(at))
}

/** One without an end hides nothing: a browser shows none of what follows, and that may be half of the text. */
function commentAt(source: Source, open: number, handler: HtmlHandler): number {
  // "<!-->" is a whole comment.
  const behind = source.behind('-->', open + 2, -1)
  if (behind < 0) {
    handler.words('<!--')
    return open + 4
  }
  handler.comment?.(source.html.slice(open + 4, behind - 3))
  return behind
}

/** What is sought to the end in vain is not sought again. */
class Source {
  readonly html: string
  /** Its signs of ASCII in small letters, so that places stay the same. */
  readonly #small: string
  readonly #missing = new Set<string>()

  constructor(html: string) {
    this.html = html
    this.#small = html.replace(/[A-Z]+/g, (signs) => signs.toLowerCase())
  }

  /** The place behind the next mark, or `otherwise`. */
  behind(mark: string, from: number, otherwise: number): number {
    if (this.#missing.has(mark)) return otherwise
    const at = this.#small.indexOf(mark, from)
    if (at >= 0) return at + mark.length
    this.#missing.add(mark)
    return otherwise
  }
}

const tag = /<(\/?)([a-z][a-z\d:-]{0,30})((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/iy

/** Reads what begins with "<" and gives the place behind it. */
function tagAt(source: Source, open: number, handler: HtmlHandler): number {
  const { html } = source
  tag.lastIndex = open
  const found = tag.exec(html)
  if (!found) {
    // A declaration, a condition of Outlook, or a tag that is not sound.
    const isTag = /^<[!?/a-z]/i.test(html.slice(open, open + 2))
    const behind = isTag ? source.behind('>', open, open) : open
    if (behind > open) return behind
    handler.words('<')
    return open + 1
  }
  const [whole, slash, raw = '', attributes = ''] = found
  const name = raw.toLowerCase()
  const behind = open + whole.length
  if (slash === '' && unread.has(name) && !attributes.endsWith('/')) {
    const end = source.behind(`</${name}`, behind, behind)
    return end === behind ? behind : source.behind('>', end, end)
  }
  if (slash === '') handler.open(name, attributes)
  else handler.close(name)
  return behind
}

/** True if a reader of the page does not see an element of this style. */
export const isUnseenStyle = (style: string): boolean =>
  /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/i.test(style)

/** The same of all attributes as they are written. */
export const isHiddenHtml = (attributes: string): boolean =>
  isUnseenStyle(attributes) ||
  /(?:^|\s)hidden(?=[\s=/]|$)/i.test(attributes.replace(/"[^"]*"|'[^']*'/g, ''))
