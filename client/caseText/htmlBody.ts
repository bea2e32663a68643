// What a text program puts on the clipboard, or saves as a page, as blocks: headings, lists and tables as it means them.
// Word and Outlook say what is a comment, a note or an automatic number in styles of their own ("mso-…").
import { atHeight } from '../../shared/caseText/symbols.ts'
import type { DocumentBlock } from '../../shared/caseText/parse.document.ts'
import { blockOf, inOneLine, withNumber, withTabTables, wordsOf } from './documentLines.ts'
import type { BlockOrTabs } from './documentLines.ts'
import { HiddenTexts, type HiddenKind, type HiddenText } from './hiddenText.ts'
import { isUnseenStyle } from './htmlTokens.ts'
import { htmlTree } from './htmlTree.ts'
import type { ImportWarning } from './importFault.ts'
import { bulletSign, numberIn } from './numbering.ts'
import { shownSigns } from './pictureFont.ts'
import { MOST_COLUMNS, tableBlocks, tableInCell, TableSize } from './tableBlocks.ts'
import { struck } from './wordStruck.ts'
import { allBelow, elementsIn, type XmlElement } from './xmlTree.ts'

/** Reads a text in HTML. Throws `ImportError`: 'bomb'. */
export function readHtmlBody(html: string): {
  blocks: DocumentBlock[]
  warnings: ImportWarning[]
  hidden: readonly HiddenText[]
} {
  const body = new HtmlBody()
  const { blocks, placeOf } = body.read(htmlTree(html))
  const { hidden, warnings } = body
  if (hidden.dropped > 0) warnings.add('hiddenTooMany')
  return { blocks, warnings: [...warnings], hidden: hidden.all(blocks.length, placeOf) }
}

/** Elements that stand by themselves, one below the other. */
const standsApart = new Set(
  'p div ul ol dl dt dd li table blockquote pre hr form fieldset article section address center header footer main nav figure figcaption caption legend body html'.split(
    ' ',
  ),
)
const isHeading = (name: string): boolean => /^h[1-6]$/.test(name)

/** How words look: from the elements around them. */
interface Look {
  readonly font: string
  readonly isStruck: boolean
  readonly height: 'superscript' | 'subscript' | undefined
  readonly isKept: boolean
}
const PLAIN: Look = { font: '', isStruck: false, height: undefined, isKept: false }

const styleOf = (element: XmlElement): string => element.attribute('style') ?? ''
const isClass = (element: XmlElement, name: RegExp): boolean =>
  name.test(element.attribute('class') ?? '')

/** Signs of a note or a comment in the running text; its words are listed. */
const isReference = (element: XmlElement): boolean =>
  isClass(
    element,
    /\b(?:Mso(?:Comment|Footnote|Endnote)Reference|msocom(?:anchor|off)|sd(?:foot|end)note(?:anc|sym))\b/i,
  ) || /mso-special-character\s*:\s*(?:comment|footnote)/i.test(styleOf(element))

/** What an element holds that stands beside the running text. */
function besideOf(element: XmlElement): HiddenKind | undefined {
  const { name } = element
  const style = styleOf(element)
  const part = /mso-element\s*:\s*([a-z-]+)/i.exec(style)?.[1]?.toLowerCase() ?? ''
  if (part === 'comment') return 'comments'
  if (part === 'footnote' || part === 'endnote') return 'footnotes'
  if (part === 'header' || part === 'footer') return 'headerFooter'
  if (/^sd(?:foot|end)note\d/i.test(element.attribute('id') ?? '')) return 'footnotes'
  if (name === 'del') return 'deletedText'
  if (name === 'v:textbox') return 'textBoxes'
  const isUnseen = isUnseenStyle(style) || element.attribute('hidden') !== undefined
  return isUnseen ? 'hiddenText' : undefined
}

/** A list and how far it is counted. */
interface List {
  readonly format: string
  count: number
}

class HtmlBody {
  readonly warnings = new Set<ImportWarning>()
  readonly hidden = new HiddenTexts()
  readonly #blocks: BlockOrTabs[] = []
  readonly #size = new TableSize()
  /** Words of the cell that is being read; outside of tables null. */
  #cell: string[] | null = null
  /** The line being written, whether it ends with white space, its number, and whether it is a heading. */
  #text = ''
  #isAfterSpace = true
  #number = ''
  #isHeading = false

  read(root: XmlElement): ReturnType<typeof withTabTables> {
    this.#inside(root, PLAIN, undefined)
    this.#endLine()
    this.hidden.settle(this.#blocks.length)
    return withTabTables(this.#blocks)
  }

  #inside(parent: XmlElement, look: Look, list: List | undefined): void {
    for (const child of parent.children)
      if (typeof child === 'string') this.#words(child, look)
      else this.#element(child, look, list)
  }

  #words(raw: string, look: Look): void {
    const words = look.isKept ? raw.replace(/\r\n?/g, '\n') : raw.replace(/[ \t\r\n\f]+/g, ' ')
    const shown = shownSigns(words, look.font, () => this.warnings.add('symbols'))
    const isAfterSpace = !look.isKept && this.#isAfterSpace
    if (shown.trim() === '') {
      if (!isAfterSpace && shown !== '') this.#write(shown)
      return
    }
    this.hidden.end()
    const begun = isAfterSpace ? shown.replace(/^ /, '') : shown
    const raised = look.height ? atHeight(begun, look.height) : begun
    this.#write(look.isStruck ? struck(raised) : raised)
    this.#isAfterSpace = /\s$/.test(shown.slice(-1))
  }

  #write(words: string): void {
    this.#text += words
    this.#isAfterSpace = /\s/.test(words.slice(-1))
  }

  #endLine(): void {
    const words = wordsOf(this.#text.replace(/ *\n */g, '\n'))
    const number = words === '' ? '' : this.#number
    if (words !== '' && this.#cell) this.#cell.push(withNumber(number, inOneLine(words)))
    else if (words !== '') this.#blocks.push(blockOf(words, number, this.#isHeading))
    this.#text = ''
    this.#isAfterSpace = true
    if (words === '') return
    this.#number = ''
    if (!this.#cell) this.hidden.settle(this.#blocks.length)
  }

  #element(element: XmlElement, around: Look, list: List | undefined): void {
    const { name } = element
    const beside = besideOf(element)
    if (beside) return this.#hide(beside, wordsBelow(element))
    if (isReference(element)) return
    if (name === 'img') return this.#picture(element)
    if (name === 'br') {
      this.#write('\n')
      return
    }
    if (name === 'input' || name === 'select' || name === 'textarea')
      return this.#control(element, around)
    const ignored = /mso-list\s*:\s*ignore/i.test(styleOf(element))
    if (ignored) {
      this.#number = typedNumber(element, around)
      return
    }
    const look = lookOf(element, around)
    if (name === 'table') this.#table(element, look)
    else if (isHeading(name) || standsApart.has(name)) this.#apart(element, look, list)
    else this.#inside(element, look, list)
  }

  #apart(element: XmlElement, look: Look, list: List | undefined): void {
    const { name } = element
    this.#endLine()
    this.#isHeading = isHeading(name) || (name === 'p' && isClass(element, /\bMsoTitle\b/i))
    let own = list
    if (name === 'ul' || name === 'ol') own = listOf(element)
    else if (name === 'li') this.#number = nextNumber(element, list)
    this.#inside(element, look, own)
    this.#endLine()
    if (name === 'li') this.#number = ''
    this.#isHeading = false
  }

  #hide(kind: HiddenKind, words: string): void {
    if (words.trim() === '') return
    this.warnings.add(kind)
    this.hidden.end()
    this.hidden.add(kind, words)
    this.hidden.end()
  }

  #picture(element: XmlElement): void {
    this.warnings.add('pictures')
    const words = element.attribute('alt') ?? ''
    if (/\p{L}/u.test(words)) this.#hide('pictures', words)
  }

  /** A field of a form as it is filled. */
  #control(element: XmlElement, look: Look): void {
    const { name } = element
    if (name === 'textarea') return this.#inside(element, look, undefined)
    if (name === 'select') {
      const options = allBelow(element, 'option')
      const chosen = options.find((one) => one.attribute('selected') !== undefined) ?? options[0]
      if (chosen) this.#words(wordsBelow(chosen), look)
      return
    }
    const type = (element.attribute('type') ?? 'text').toLowerCase()
    if (type === 'checkbox' || type === 'radio')
      this.#write(element.attribute('checked') === undefined ? '☐ ' : '☒ ')
    else if (type !== 'hidden' && type !== 'password')
      this.#words(element.attribute('value') ?? '', look)
  }

  // --- tables --------------------------------------------------------------------------------------

  #table(table: XmlElement, look: Look): void {
    this.#endLine()
    const outer = this.#cell
    // A table around tables only says where things stand.
    if (!outer && allBelow(table, 'table').length > 0) return this.#layout(table, look)
    const rows: string[][] = []
    /** What a cell that reaches down says, and for how many rows more, by column. */
    const down: { readonly words: string; left: number }[] = []
    for (const caption of elementsIn(table).filter(({ name }) => name === 'caption'))
      this.#apart(caption, look, undefined)
    for (const row of allBelow(table, 'tr')) {
      const cells = this.#row(row, look, down)
      if (besideOf(row)) this.#hide('hiddenText', cells.join(' · '))
      else if (cells.some((cell) => cell !== '')) {
        this.#size.row(cells)
        rows.push(cells)
      }
    }
    this.#cell = outer
    if (outer) {
      if (rows.length > 0) outer.push(tableInCell(rows))
      return
    }
    for (const block of tableBlocks(rows, this.#size)) this.#blocks.push(block)
    this.hidden.settle(this.#blocks.length)
  }

  #layout(table: XmlElement, look: Look): void {
    for (const part of elementsIn(table)) {
      if (['td', 'th', 'caption'].includes(part.name)) this.#apart(part, look, undefined)
      else if (['tbody', 'thead', 'tfoot', 'tr'].includes(part.name)) this.#layout(part, look)
    }
  }

  #row(row: XmlElement, look: Look, down: { readonly words: string; left: number }[]): string[] {
    const cells: string[] = []
    const goOn = (): void => {
      for (let above = down[cells.length]; above && above.left > 0; above = down[cells.length]) {
        above.left -= 1
        cells.push(above.words)
      }
    }
    for (const cell of elementsIn(row)) {
      if (cell.name !== 'td' && cell.name !== 'th') continue
      goOn()
      if (cells.length >= MOST_COLUMNS) break
      this.#cell = []
      this.#apart(cell, lookOf(cell, look), undefined)
      const words = this.#cell.join(' ')
      const wide = Math.min(MOST_COLUMNS - cells.length, whole(cell.attribute('colspan')))
      const rowsDown = whole(cell.attribute('rowspan')) - 1
      for (let column = 0; column < wide; column++) {
        const shown = column === 0 ? words : ''
        down[cells.length] = { words: shown, left: rowsDown }
        cells.push(shown)
      }
    }
    goOn()
    return cells
  }
}

/** A count of columns or rows, at least one. */
const whole = (value: string | undefined): number =>
  Math.min(1_000, Math.max(1, Math.trunc(Number(value ?? '1')) || 1))

function lookOf(element: XmlElement, around: Look): Look {
  const { name } = element
  const style = styleOf(element)
  const font = element.attribute('face') ?? /font-family\s*:\s*["']?([^;"',]+)/i.exec(style)?.[1]
  const lines = /text-decoration(?:-line)?\s*:\s*([^;]+)/i.exec(style)?.[1]
  const isStruck = ['s', 'strike'].includes(name) || (lines?.includes('line-through') ?? false)
  const raised = /vertical-align\s*:\s*(super|sub)\b/i.exec(style)?.[1]?.toLowerCase()
  const isRaised = name === 'sup' || raised === 'super'
  const isLowered = name === 'sub' || raised === 'sub'
  const space = /white-space\s*:\s*([a-z-]+)/i.exec(style)?.[1]?.toLowerCase()
  return {
    font: font?.trim() ?? around.font,
    isStruck: around.isStruck || isStruck,
    height: isRaised ? 'superscript' : isLowered ? 'subscript' : around.height,
    isKept: name === 'pre' || (space === undefined ? around.isKept : /^(?:pre|break)/.test(space)),
  }
}

const cssFormats: Readonly<Record<string, string>> = {
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  none: 'none',
}
const typeFormats: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
}

function listOf(element: XmlElement): List {
  const css = /list-style(?:-type)?\s*:\s*([a-z-]+)/i.exec(styleOf(element))?.[1]?.toLowerCase()
  const format = cssFormats[css ?? ''] ?? typeFormats[element.attribute('type') ?? ''] ?? 'decimal'
  const start = Math.trunc(Number(element.attribute('start') ?? '1'))
  return {
    format: element.name === 'ul' ? 'bullet' : format,
    count: Number.isFinite(start) ? start - 1 : 0,
  }
}

function nextNumber(item: XmlElement, list: List | undefined): string {
  if (!list || list.format === 'bullet') return '–'
  const own = Math.trunc(Number(item.attribute('value') ?? Number.NaN))
  list.count = Number.isFinite(own) ? own : list.count + 1
  const number = numberIn(list.format, list.count)
  return number === '' ? '' : `${number}.`
}

/** An automatic number as Word wrote it out; a dot of any font as a dash. */
function typedNumber(element: XmlElement, around: Look): string {
  const written = wordsBelow(element).trim()
  const { font } = lookOf(element, around)
  const shown = shownSigns(written, font, () => undefined)
  const isNumber = shown === written && /^[(\p{L}\d]/u.test(written) && written !== 'o'
  return isNumber ? written : bulletSign(shown)
}

/** All words below an element, line by line, cells of a row beside each other. */
function wordsBelow(element: XmlElement): string {
  let text = ''
  for (const child of element.children) {
    if (typeof child === 'string') text += child.replace(/[ \t\r\n\f\u00a0]+/g, ' ')
    else if (child.name === 'br') text += '\n'
    else if (!isReference(child)) {
      const words = wordsBelow(child)
      const isCell = child.name === 'td' || child.name === 'th'
      const isLine = child.name === 'tr' || isHeading(child.name) || standsApart.has(child.name)
      text += isCell ? `${words.trim()} · ` : isLine ? `${words}\n` : words
    }
  }
  return text.replace(/ · (?=\n|$)/g, '').trim()
}
