// HTML as a tree, as far as the words of a text need it: elements that are not closed end where HTML ends them.
import { withoutEntities } from './htmlEntities.ts'
import { endless, readHtml } from './htmlTokens.ts'
import { allBelow, TreeElement, type XmlElement } from './xmlTree.ts'

/** Deeper than this stands nothing on a page; what does is read as if it stood here. */
const DEEPEST = 120
/** A text box of Word stands in a condition, which is a comment to everything else. */
const textBox = /<v:textbox\b/i

/** Elements that end an open one by beginning, up to an element that holds them. */
const ends: Readonly<Record<string, { readonly open: readonly string[]; readonly in: string[] }>> =
  {
    li: { open: ['li'], in: ['ul', 'ol'] },
    tr: { open: ['tr'], in: ['table'] },
    td: { open: ['td', 'th'], in: ['tr', 'table'] },
    th: { open: ['td', 'th'], in: ['tr', 'table'] },
    dt: { open: ['dt', 'dd'], in: ['dl'] },
    dd: { open: ['dt', 'dd'], in: ['dl'] },
    option: { open: ['option'], in: ['select'] },
  }
/** Elements that end a paragraph by beginning. */
const endsParagraph = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol dl table div blockquote pre hr form fieldset article section'.split(
    ' ',
  ),
)

const attribute = /([^\s=>"'/]{1,100})(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/** An attribute that stands there twice counts as the first. */
function attributesOf(written: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single, bare] of written.matchAll(attribute)) {
    const key = name.toLowerCase()
    if (!found.has(key)) found.set(key, withoutEntities(double ?? single ?? bare ?? ''))
  }
  return found
}

/** The root of a text in HTML. Linear; never throws. Text boxes are elements called "v:textbox". */
export function htmlTree(html: string): XmlElement {
  const root = new TreeElement('')
  const open = [root]
  const here = (): TreeElement => open.at(-1) ?? root

  /** Ends the innermost of these, unless one of `within` stands around it. */
  const end = (names: readonly string[], within: readonly string[]): boolean => {
    for (let at = open.length - 1; at > 0; at--) {
      const name = open[at]?.name ?? ''
      if (names.includes(name)) {
        open.length = at
        return true
      }
      if (within.includes(name)) return false
    }
    return false
  }

  readHtml(html, {
    words: (raw) => {
      if (raw !== '') here().children.push(withoutEntities(raw))
    },
    open: (name, attributes) => {
      const ended = ends[name]
      if (ended) end(ended.open, ended.in)
      else if (endsParagraph.has(name)) end(['p'], ['td', 'th', 'li', 'div', 'table'])
      const element = new TreeElement(name, () => attributesOf(attributes))
      here().children.push(element)
      const isWhole = endless.has(name) || attributes.trimEnd().endsWith('/')
      if (!isWhole && open.length < DEEPEST) open.push(element)
    },
    close: (name) => {
      const isEnded = end([name], name === 'table' ? [] : ['table'])
      // The end of a paragraph that is not open is an empty one.
      if (!isEnded && name === 'p') here().children.push(new TreeElement(name))
    },
    comment: (written) => {
      // A comment holds no other that ends, so this goes no deeper.
      if (textBox.test(written)) here().children.push(...allBelow(htmlTree(written), 'v:textbox'))
    },
  })
  return root
}
