// The words of an HTML mail as lines of text, without a document: a worker has none, and nothing in it may be fetched
// or run. Rows of a table are drawn with tabs; what is quoted stands behind ">".
import { HiddenTexts } from './hiddenText.ts'
import { withoutEntities } from './htmlEntities.ts'
import { endless, isHiddenHtml, readHtml, type HtmlHandler } from './htmlTokens.ts'

/** Elements around which a line is free. */
const apart = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre hr form fieldset article section'.split(' '),
)
/** Elements that begin a line of their own. */
const ownLine = new Set(
  'div tr li dt dd address center header footer main nav figure caption legend'.split(' '),
)
/** What a picture is described with. */
const description = /\salt\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i

/** `hidden` is what a reader of the mail would not see, and descriptions of its pictures. Linear. */
export function htmlText(html: string): { text: string; hidden: HiddenTexts } {
  const reader = new Reader()
  readHtml(html, reader)
  return reader.finish()
}

/** Lines being written: the whole mail, or one cell of a table. */
interface Sheet {
  lines: string[]
  /** The line being written, piece by piece, and the sign it ends with so far. */
  line: string[]
  last: string
  /** Something else than a cell of this row stands in it: a table. */
  isLayout: boolean
}
const newSheet = (): Sheet => ({ lines: [], line: [], last: '', isLayout: false })

interface OpenTable {
  /** Where the table stands. */
  readonly around: Sheet
  row: Sheet[]
}

class Reader implements HtmlHandler {
  #sheet = newSheet()
  readonly #tables: OpenTable[] = []
  readonly #lists: { isNumbered: boolean; count: number }[] = []
  /** How many quotations are open. */
  #quotes = 0
  #preformatted = 0
  /** The hidden element that is open, and how many of its name in it. */
  #hiddenIn: { name: string; depth: number } | null = null
  readonly #hidden = new HiddenTexts()

  words(raw: string): void {
    if (raw === '') return
    const text = withoutEntities(raw)
    if (this.#hiddenIn) {
      this.#hidden.add('hiddenText', text.replace(/\s+/g, ' '))
      return
    }
    if (this.#preformatted > 0) {
      text.split(/\r?\n/).forEach((line, at) => {
        if (at > 0) this.#break()
        this.#write(line)
      })
      return
    }
    const inOneLine = text.replace(/[ \t\r\n\f]+/g, ' ')
    const isStart = this.#sheet.last === '' || this.#sheet.last === ' '
    this.#write(isStart ? inOneLine.replace(/^ /, '') : inOneLine)
  }

  #write(words: string): void {
    if (words === '') return
    this.#sheet.line.push(words)
    this.#sheet.last = words.slice(-1)
  }

  open(name: string, attributes: string): void {
    if (name === 'img') this.#describe(attributes)
    if (this.#hiddenIn) {
      this.#breakHidden(name)
      if (name === this.#hiddenIn.name) this.#hiddenIn.depth++
      return
    }
    if (!endless.has(name) && isHiddenHtml(attributes)) {
      this.#hiddenIn = { name, depth: 1 }
      return
    }
    if (name === 'br') this.#break()
    else if (name === 'td' || name === 'th') this.#cell()
    else if (apart.has(name)) this.#gap()
    else if (ownLine.has(name)) this.#end()
    if (name === 'table') this.#table()
    else if (name === 'tr') this.#row()
    else if (name === 'blockquote') this.#quotes++
    else if (name === 'pre') this.#preformatted++
    else if (name === 'ul' || name === 'ol')
      this.#lists.push({ isNumbered: name === 'ol', count: 0 })
    else if (name === 'li') this.#item()
  }

  close(name: string): void {
    if (this.#hiddenIn) {
      this.#breakHidden(name)
      if (name !== this.#hiddenIn.name || --this.#hiddenIn.depth > 0) return
      this.#hiddenIn = null
      this.#hidden.end()
      return
    }
    if (name === 'table') this.#endTable()
    else if (name === 'tr') this.#endRow()
    else if (name === 'blockquote') {
      this.#end()
      this.#quotes = Math.max(0, this.#quotes - 1)
    }
    if (apart.has(name)) this.#gap()
    else if (ownLine.has(name)) this.#end()
    if (name === 'pre') this.#preformatted = Math.max(0, this.#preformatted - 1)
    else if (name === 'ul' || name === 'ol') this.#lists.pop()
  }

  #describe(attributes: string): void {
    const [, double, single, bare] = description.exec(attributes) ?? []
    const words = withoutEntities(double ?? single ?? bare ?? '')
    if (!/\p{L}/u.test(words)) return
    this.#hidden.end()
    this.#hidden.add('pictures', words)
    this.#hidden.end()
  }

  #breakHidden(name: string): void {
    const isApart = apart.has(name) || ownLine.has(name) || ['br', 'td', 'th'].includes(name)
    if (isApart) this.#hidden.break()
  }

  #item(): void {
    const list = this.#lists.at(-1)
    if (list) list.count++
    this.#write(list?.isNumbered ? `${list.count}. ` : '– ')
  }

  /** Ends a line also if nothing stands in it. */
  #break(): void {
    const line = this.#sheet.line.join('').trimEnd()
    this.#sheet.lines.push(this.#quotes > 0 ? `> ${line}`.trimEnd() : line)
    this.#sheet.line = []
    this.#sheet.last = ''
  }

  /** Spaces alone are no line. */
  #end(): void {
    const { line } = this.#sheet
    if (line.some((words) => words.trim() !== '')) this.#break()
    else if (line.length > 0) Object.assign(this.#sheet, { line: [], last: '' })
  }

  #gap(): void {
    this.#end()
    const { lines } = this.#sheet
    const last = lines.at(-1)
    // A quotation ends with its last words.
    if (last === '>' && this.#quotes === 0) lines[lines.length - 1] = ''
    else if (last !== undefined && last !== '' && last !== '>')
      lines.push(this.#quotes > 0 ? '>' : '')
  }

  #table(): void {
    this.#sheet.isLayout = true
    this.#tables.push({ around: this.#sheet, row: [] })
  }

  #row(): void {
    const table = this.#tables.at(-1)
    if (table && table.row.length > 0) this.#endRow()
  }

  #cell(): void {
    const table = this.#tables.at(-1)
    if (!table) return this.#end()
    this.#end()
    this.#sheet = newSheet()
    table.row.push(this.#sheet)
  }

  /** Cells beside each other are a row; cells with tables of their own only say where things stand. */
  #endRow(): void {
    const table = this.#tables.at(-1)
    if (!table || table.row.length === 0) return
    this.#end()
    const { row, around } = table
    table.row = []
    this.#sheet = around
    const filled = row.filter(({ lines }) => lines.some((line) => line !== ''))
    if (filled.length > 1 && !row.some(({ isLayout }) => isLayout))
      around.lines.push(
        row.map(({ lines }) => lines.filter((line) => line !== '').join(' ')).join('\t'),
      )
    else around.lines.push(...filled.flatMap(({ lines }) => lines))
  }

  #endTable(): void {
    this.#endRow()
    const table = this.#tables.pop()
    if (table) this.#sheet = table.around
  }

  finish(): { text: string; hidden: HiddenTexts } {
    while (this.#tables.length > 0) this.#endTable()
    this.#end()
    const text = this.#sheet.lines.join('\n').replace(/\n{3,}/g, '\n\n')
    return { text: text.trim(), hidden: this.#hidden }
  }
}
