// The body of a Word document as Markdown. What a reader of the page would not see (deletions, hidden text) or
// what does not belong to the running text (headers, comments, text boxes, pictures, notes) is left out and reported.
import type { ImportWarning } from './importFault.ts'
import { isOn, wordNames } from './wordNames.ts'
import { outlineLevel, type WordStyles } from './wordStyles.ts'
import { attributesOf, xmlTokens } from './xmlTokens.ts'

/** Elements left out with everything in them, and what is reported. */
const dropped: Readonly<Record<string, ImportWarning | null>> = {
  'w:del': 'deletedText',
  'w:moveFrom': 'deletedText',
  'w:delText': 'deletedText',
  // What is inside says whether it is a picture, a text box or a chart.
  'w:drawing': null,
  'w:pict': null,
  'w:object': 'embedded',
  'w:altChunk': 'embedded',
  'm:oMath': 'embedded',
  'm:oMathPara': 'embedded',
  'w:txbxContent': 'textBoxes',
  'w:sectPr': null,
  'w:sdtPr': null,
  'w:instrText': null,
  'w:delInstrText': null,
  'w:rPrChange': null,
  'w:pPrChange': null,
  'w:trPrChange': null,
  // The same content again for older programs.
  'mc:Fallback': null,
}

/** Elements that point at something outside the body, wherever they stand. */
const pointers: Readonly<Record<string, ImportWarning>> = {
  'w:footnoteReference': 'footnotes',
  'w:endnoteReference': 'footnotes',
  'w:commentReference': 'comments',
  'w:commentRangeStart': 'comments',
  'w:headerReference': 'headerFooter',
  'w:footerReference': 'headerFooter',
  'w:txbxContent': 'textBoxes',
  'pic:pic': 'pictures',
  'v:imagedata': 'pictures',
  'c:chart': 'embedded',
  'dgm:relIds': 'embedded',
}

const characters: Readonly<Record<string, string>> = {
  'w:tab': ' ',
  'w:ptab': ' ',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
}

interface Paragraph {
  text: string
  level: number
  isList: boolean
  isHidden: boolean
}

interface Table {
  readonly rows: string[][]
  row: string[]
  cell: string[]
  isRowDeleted: boolean
}

const newParagraph = (): Paragraph => ({ text: '', level: 0, isList: false, isHidden: false })
const newTable = (): Table => ({ rows: [], row: [], cell: [], isRowDeleted: false })

/** Reads word/document.xml. Throws `ImportError` where the XML is not sound. */
export function wordBody(
  xml: string,
  styles: WordStyles,
): { source: string; warnings: Set<ImportWarning> } {
  const body = new Body(styles)
  const nameOf = wordNames()
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') body.text(token.text)
    else if (token.kind === 'open') body.open(nameOf(token), token.attributes)
    else body.close(nameOf(token))
  }
  return { source: body.source(), warnings: body.warnings }
}

class Body {
  readonly warnings = new Set<ImportWarning>()
  readonly #styles: WordStyles
  readonly #blocks: string[] = []
  readonly #tables: Table[] = []
  #paragraph = newParagraph()
  /** How deep inside an element that is left out; 0 outside. */
  #skipped = 0
  /** Whose properties are being read. */
  #properties: 'w:pPr' | 'w:rPr' | 'w:trPr' | null = null
  #isText = false
  #isHidden = false

  constructor(styles: WordStyles) {
    this.#styles = styles
  }

  open(name: string, attributes: string): void {
    const pointer = pointers[name]
    if (pointer) this.warnings.add(pointer)
    if (this.#skipped > 0) {
      this.#skipped++
      return
    }
    const table = this.#tables.at(-1)
    if (this.#properties === 'w:trPr' && name === 'w:del' && table) table.isRowDeleted = true
    const warning = dropped[name]
    if (warning !== undefined) {
      this.#skipped = 1
      // In properties the same name marks the end of a paragraph or a row, not words.
      if (warning && this.#properties === null) this.warnings.add(warning)
    } else if (this.#properties) this.#property(name, attributes)
    else this.#content(name)
  }

  #content(name: string): void {
    if (name === 'w:pPr' || name === 'w:rPr' || name === 'w:trPr') this.#properties = name
    else if (name === 'w:p') this.#paragraph = newParagraph()
    else if (name === 'w:r') this.#isHidden = this.#paragraph.isHidden
    else if (name === 'w:t') this.#isText = true
    else if (name === 'w:tbl') this.#tables.push(newTable())
    else this.#write(characters[name] ?? '')
  }

  #property(name: string, attributes: string): void {
    const value = (): string | undefined => attributesOf(attributes).get('w:val')
    const paragraph = this.#paragraph
    if (this.#properties === 'w:rPr') {
      if (name === 'w:vanish' || name === 'w:specVanish') this.#isHidden = isOn(value())
      else if (name === 'w:rStyle') this.#isHidden ||= this.#styles.isHidden(value() ?? '')
    } else if (this.#properties === 'w:pPr') {
      if (name === 'w:pStyle') {
        paragraph.level = this.#styles.headingLevel(value() ?? '')
        paragraph.isHidden = this.#styles.isHidden(value() ?? '')
      } else if (name === 'w:outlineLvl') paragraph.level = outlineLevel(value())
      else if (name === 'w:numPr') paragraph.isList = true
    }
  }

  close(name: string): void {
    if (this.#skipped > 0) this.#skipped--
    else if (name === this.#properties) this.#properties = null
    else if (name === 'w:t') this.#isText = false
    else if (name === 'w:r') this.#isHidden = this.#paragraph.isHidden
    else if (name === 'w:p') this.#endParagraph()
    else this.#endOfTable(name)
  }

  text(text: string): void {
    if (this.#skipped === 0 && this.#isText) this.#write(text.replace(/\s/g, ' '))
  }

  #write(text: string): void {
    if (text === '') return
    if (this.#isHidden) this.warnings.add('hiddenText')
    else this.#paragraph.text += text
  }

  #endParagraph(): void {
    const { text, level, isList } = this.#paragraph
    const words = text.trim()
    this.#paragraph = newParagraph()
    if (words === '') return
    const table = this.#tables.at(-1)
    if (table) table.cell.push(escaped(words).replace(/\s*\n\s*/g, ' '))
    else if (level > 0)
      this.#blocks.push(`\n${'#'.repeat(level)} ${escaped(words.replace(/\s*\n\s*/g, ' '))}\n`)
    else {
      const lines = words.split('\n').map((line) => escapedStart(escaped(line.trim())))
      // Two spaces before the end of a line keep the break.
      this.#blocks.push(isList ? `- ${lines.join(' ')}` : `\n${lines.join('  \n')}\n`)
    }
  }

  #endOfTable(name: string): void {
    const table = this.#tables.at(-1)
    if (!table) return
    if (name === 'w:tc') {
      table.row.push(table.cell.join(' '))
      table.cell = []
    } else if (name === 'w:tr') {
      if (table.isRowDeleted) this.warnings.add('deletedText')
      else if (table.row.some((cell) => cell !== '')) table.rows.push(table.row)
      table.row = []
      table.isRowDeleted = false
    } else if (name === 'w:tbl') {
      this.#tables.pop()
      const outer = this.#tables.at(-1)
      // A table inside a cell becomes words of that cell.
      if (outer) outer.cell.push(...table.rows.map((row) => row.join(' · ')))
      else this.#blocks.push(`\n${table.rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`)
    }
  }

  source(): string {
    return this.#blocks
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  }
}

/** The words as they are, whatever Markdown would make of them. */
const escaped = (text: string): string => text.replace(/[\\*_`~|]/g, '\\$&')

/** A line that Markdown would take for a heading, a quote or a rule. */
const escapedStart = (line: string): string =>
  /^(?:[#>=]|-[- ]*$)/.test(line) ? `\\${line}` : line
