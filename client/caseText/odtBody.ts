// The body of an OpenDocument text as blocks (OpenDocument 1.3, part 3, §§4–9). What a reader of the page does not see,
// and what stands beside the running text, is gathered as hidden text.
import { atHeight } from '../../shared/caseText/symbols.ts'
import { blockOf, inOneLine, withNumber, withTabTables, wordsOf } from './documentLines.ts'
import type { BlockOrTabs } from './documentLines.ts'
import type { HiddenKind, HiddenTexts } from './hiddenText.ts'
import type { ImportWarning } from './importFault.ts'
import { OdtCount } from './odtNumbers.ts'
import { overLook, whole, type OdtLook, type OdtStyles } from './odtStyles.ts'
import { shownSigns } from './pictureFont.ts'
import { MOST_COLUMNS, tableBlocks, tableInCell, TableSize } from './tableBlocks.ts'
import { struck } from './wordStruck.ts'
import { allBelow, elementsIn, type XmlElement } from './xmlTree.ts'

const TICKED = '☒'
const EMPTY = '☐'

/** What a program makes of headings, and of words it has marked: nothing that was written. */
const CONTENTS = new Set([
  'text:table-of-content',
  'text:alphabetical-index',
  'text:illustration-index',
  'text:table-index',
  'text:object-index',
  'text:user-index',
  'text:bibliography',
])

/** Elements beside the paragraphs that hold no words of the text, or words that are read elsewhere. */
const SILENT = new Set([
  'text:tracked-changes',
  'text:change-start',
  'text:change-end',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:dde-connection-decls',
  'text:alphabetical-index-auto-mark-file',
  'text:soft-page-break',
  'office:forms',
])

const PARAGRAPHS = ['text:p', 'text:h', 'text:list', 'table:table']

/** Elements that hold words of the text and say nothing themselves. */
const isFrame = (name: string): boolean =>
  ['text:section', 'text:numbered-paragraph', 'text:index-body'].includes(name)

/** Words that are hidden are set between these, so that a paragraph knows what stands on the page. */
interface Context {
  readonly look: OdtLook
}

export class OdtBody {
  readonly warnings = new Set<ImportWarning>()
  /** People who changed or commented on the text. */
  readonly authors = new Set<string>()
  readonly #styles: OdtStyles
  readonly #hidden: HiddenTexts
  readonly #headings: OdtCount
  readonly #lists = new Map<string, OdtCount>()
  readonly #deleted = new Map<string, XmlElement>()
  readonly #controls = new Map<string, XmlElement>()
  readonly #blocks: BlockOrTabs[] = []
  readonly #size = new TableSize()
  /** Words of the cell that is being read; outside of tables null. */
  #cell: string[] | null = null

  constructor(styles: OdtStyles, hidden: HiddenTexts) {
    this.#styles = styles
    this.#hidden = hidden
    this.#headings = new OdtCount(styles.headings)
  }

  /** Reads `office:text`. */
  read(text: XmlElement): ReturnType<typeof withTabTables> {
    for (const region of allBelow(text, 'text:changed-region')) this.#region(region)
    for (const control of allBelow(
      text,
      'form:checkbox',
      'form:listbox',
      'form:combobox',
      'form:text',
    ))
      this.#controls.set(control.attribute('form:id') ?? control.attribute('xml:id') ?? '', control)
    this.#flow(text)
    this.#hidden.settle(this.#blocks.length)
    return withTabTables(this.#blocks)
  }

  #region(region: XmlElement): void {
    for (const author of allBelow(region, 'dc:creator')) this.authors.add(plainText(author))
    const id = region.attribute('text:id') ?? region.attribute('xml:id') ?? ''
    for (const deletion of allBelow(region, 'text:deletion')) this.#deleted.set(id, deletion)
  }

  /** Paragraphs, lists and tables, one below the other. */
  #flow(parent: XmlElement): void {
    for (const child of elementsIn(parent)) {
      const { name } = child
      if (name === 'text:p' || name === 'text:h') this.#paragraph(child, '')
      else if (name === 'text:list') this.#list(child, 0, undefined, null)
      else if (name === 'table:table') this.#table(child)
      else if (CONTENTS.has(name)) this.warnings.add('contents')
      else if (isFrame(name)) this.#section(child)
      else if (name.startsWith('draw:')) this.#drawing(child)
      else if (name === 'text:change') this.#deletion(child)
      else if (!SILENT.has(name)) this.#unknown(child)
    }
  }

  /** What no version of the format known here has: its paragraphs are read, and words without one are shown. */
  #unknown(element: XmlElement): void {
    if (allBelow(element, ...PARAGRAPHS).length > 0) this.#flow(element)
    else this.#hide('embedded', plainText(element))
  }

  #section(section: XmlElement): void {
    const isHidden =
      section.attribute('text:display') === 'none' || section.attribute('text:is-hidden') === 'true'
    if (isHidden) this.#hide('hiddenText', plainText(section))
    else this.#flow(section)
  }

  #hide(kind: HiddenKind, words: string): void {
    if (words.trim() === '') return
    this.warnings.add(kind)
    this.#hidden.end()
    this.#hidden.add(kind, words)
    this.#hidden.end()
  }

  #deletion(change: XmlElement): void {
    const deleted = this.#deleted.get(change.attribute('text:change-id') ?? '')
    if (deleted) this.#hide('deletedText', plainText(deleted))
  }

  #paragraph(paragraph: XmlElement, listNumber: string): void {
    const style = paragraph.attribute('text:style-name')
    const look = this.#styles.look('paragraph', style)
    const isHidden = allBelow(paragraph, 'text:hidden-paragraph').some(
      (one) => one.attribute('text:is-hidden') === 'true',
    )
    const text = this.#inline(paragraph, { look: isHidden ? { ...look, isHidden: true } : look })
    const words = wordsOf(text)
    const level = this.#levelOf(paragraph)
    const number = words === '' ? '' : listNumber || this.#headingNumber(paragraph, level)
    if (words === '') {
      if (this.#cell === null) this.#hidden.settle(this.#blocks.length)
      return
    }
    if (this.#cell) this.#cell.push(withNumber(number, inOneLine(words)))
    else {
      this.#blocks.push(blockOf(words, number, level > 0))
      this.#hidden.settle(this.#blocks.length)
    }
  }

  #levelOf(paragraph: XmlElement): number {
    const style = paragraph.attribute('text:style-name')
    if (paragraph.name !== 'text:h') return /^Title$/i.test(style ?? '') ? 1 : 0
    return whole(paragraph.attribute('text:outline-level')) ?? this.#styles.outlineOf(style) ?? 1
  }

  #headingNumber(paragraph: XmlElement, level: number): string {
    const isCounted =
      paragraph.name === 'text:h' && paragraph.attribute('text:is-list-header') !== 'true'
    return isCounted && level > 0 ? this.#headings.next(level - 1) : ''
  }

  // --- lists ---------------------------------------------------------------------------------------

  #list(list: XmlElement, at: number, around: string | undefined, counted: OdtCount | null): void {
    const style = list.attribute('text:style-name') ?? around ?? this.#listStyleIn(list)
    const count = counted ?? this.#countOf(list, style)
    if (counted) count.useFrom(at, this.#styles.list(style))
    this.#lists.set(`id ${list.attribute('xml:id') ?? ''}`, count)
    for (const item of elementsIn(list)) {
      const isItem = item.name === 'text:list-item'
      if (!isItem && item.name !== 'text:list-header') continue
      let isFirst = isItem
      for (const child of elementsIn(item)) {
        if (child.name === 'text:list') this.#list(child, at + 1, style, count)
        else if (child.name === 'text:p' || child.name === 'text:h') {
          const start = whole(item.attribute('text:start-value'))
          this.#paragraph(child, isFirst ? count.next(at, start) : '')
          isFirst = false
        } else this.#flow({ ...NOTHING, children: [child] })
      }
    }
  }

  #countOf(list: XmlElement, style: string | undefined): OdtCount {
    const before = list.attribute('text:continue-list')
    const goesOn = list.attribute('text:continue-numbering') === 'true'
    const known =
      (before === undefined ? undefined : this.#lists.get(`id ${before}`)) ??
      (goesOn ? this.#lists.get(`style ${style ?? ''}`) : undefined)
    const count = known ?? new OdtCount(this.#styles.list(style))
    this.#lists.set(`style ${style ?? ''}`, count)
    return count
  }

  #listStyleIn(list: XmlElement): string | undefined {
    const [first] = allBelow(list, 'text:p', 'text:h')
    return this.#styles.listOf(first?.attribute('text:style-name'))
  }

  // --- tables --------------------------------------------------------------------------------------

  #table(table: XmlElement): void {
    const outer = this.#cell
    const rows: string[][] = []
    /** What a cell that reaches down says, and for how many rows more, by column. */
    const down: ({ readonly words: string; left: number } | undefined)[] = []
    for (const row of allBelow(table, 'table:table-row')) {
      const cells = this.#row(row, down)
      const isShown = (row.attribute('table:visibility') ?? 'visible') === 'visible'
      if (!isShown) this.#hide('hiddenText', cells.join(' · '))
      else if (cells.some((cell) => cell !== '')) {
        const times = Math.min(100, whole(row.attribute('table:number-rows-repeated')) ?? 1)
        this.#size.row(cells, times)
        for (let time = 0; time < times; time++) rows.push(cells)
      }
    }
    this.#cell = outer
    if (outer) {
      if (rows.length > 0) outer.push(tableInCell(rows))
    } else {
      for (const block of tableBlocks(rows, this.#size)) this.#blocks.push(block)
      this.#hidden.settle(this.#blocks.length)
    }
  }

  #row(row: XmlElement, down: ({ readonly words: string; left: number } | undefined)[]): string[] {
    const cells: string[] = []
    for (const cell of elementsIn(row)) {
      const times = Math.min(
        MOST_COLUMNS - cells.length,
        whole(cell.attribute('table:number-columns-repeated')) ?? 1,
      )
      if (cell.name === 'table:covered-table-cell') {
        for (let time = 0; time < times; time++) {
          const above = down[cells.length]
          const isBelow = above !== undefined && above.left > 0
          if (isBelow) above.left -= 1
          cells.push(isBelow ? above.words : '')
        }
      } else if (cell.name === 'table:table-cell') {
        this.#cell = []
        this.#flow(cell)
        const words = this.#cell.join(' ')
        const rowsDown = (whole(cell.attribute('table:number-rows-spanned')) ?? 1) - 1
        for (let time = 0; time < times; time++) {
          down[cells.length] = rowsDown > 0 ? { words, left: rowsDown } : undefined
          cells.push(words)
        }
      }
    }
    return cells
  }

  // --- words ---------------------------------------------------------------------------------------

  /** Words of a paragraph as they stand on the page; struck ones between their signs. */
  #inline(parent: XmlElement, context: Context): string {
    let text = ''
    for (const child of parent.children)
      text +=
        typeof child === 'string'
          ? this.#shown(child.replace(/\s+/g, ' '), context)
          : this.#element(child, context)
    return text
  }

  #shown(words: string, { look }: Context): string {
    if (words === '') return ''
    const shown = shownSigns(words, look.font ?? '', () => this.warnings.add('symbols'))
    if (look.isHidden === true) {
      if (words.trim() !== '') this.warnings.add('hiddenText')
      this.#hidden.add('hiddenText', shown)
      return ''
    }
    if (words.trim() === '') return shown
    this.#hidden.end()
    const { height } = look
    const raised =
      height === 'superscript' || height === 'subscript' ? atHeight(shown, height) : shown
    return look.isStruck === true ? struck(raised) : raised
  }

  #element(element: XmlElement, context: Context): string {
    const { name } = element
    switch (name) {
      case 'text:s':
        return this.#shown(
          ' '.repeat(Math.min(100, whole(element.attribute('text:c')) ?? 1)),
          context,
        )
      case 'text:tab':
        return '\t'
      case 'text:line-break':
        return '\n'
      case 'text:span': {
        const own = this.#styles.look('text', element.attribute('text:style-name'))
        return this.#inline(element, { look: overLook(own, context.look) })
      }
      case 'text:note':
        this.#hide('footnotes', allBelow(element, 'text:note-body').map(plainText).join('\n'))
        return ''
      case 'office:annotation':
        return this.#comment(element)
      case 'text:change':
        this.#deletion(element)
        return ''
      case 'text:ruby':
        return elementsIn(element)
          .filter((child) => child.name === 'text:ruby-base')
          .map((child) => this.#inline(child, context))
          .join('')
      case 'text:hidden-text':
        if (element.attribute('text:is-hidden') !== 'true') return this.#inline(element, context)
        this.#hide(
          'hiddenText',
          plainText(element) || (element.attribute('text:string-value') ?? ''),
        )
        return ''
      case 'text:placeholder':
        this.#hide('placeholders', plainText(element))
        return ''
      case 'text:script':
        this.#hide('embedded', plainText(element))
        return ''
      case 'loext:content-control':
        if (element.attribute('loext:showing-place-holder') !== 'true')
          return this.#inline(element, context)
        this.#hide('placeholders', plainText(element))
        return ''
      case 'draw:control':
        return this.#control(element)
      case 'field:fieldmark':
      case 'field:fieldmark-start':
        return fieldMark(element)
      case 'text:drop-down':
        // Its choices are elements, what was chosen is its text.
        return this.#shown(
          element.children
            .filter((child) => typeof child === 'string')
            .join('')
            .trim(),
          context,
        )
      default:
        if (!name.startsWith('draw:')) return this.#inline(element, context)
        this.#drawing(element)
        return ''
    }
  }

  #comment(comment: XmlElement): string {
    for (const author of allBelow(comment, 'dc:creator')) this.authors.add(plainText(author))
    this.#hide('comments', allBelow(comment, 'text:p', 'text:list').map(plainText).join('\n'))
    return ''
  }

  #control(element: XmlElement): string {
    const control = this.#controls.get(element.attribute('draw:control') ?? '')
    if (!control) return ''
    const label = control.attribute('form:label') ?? ''
    if (control.name === 'form:checkbox') {
      const state = control.attribute('form:current-state') ?? control.attribute('form:state')
      return `${state === 'checked' ? TICKED : EMPTY} ${label}`.trim()
    }
    const chosen = allBelow(control, 'form:option').find(
      (option) =>
        (option.attribute('form:current-selected') ?? option.attribute('form:selected')) === 'true',
    )
    return (
      chosen?.attribute('form:label') ??
      control.attribute('form:current-value') ??
      control.attribute('form:value') ??
      ''
    )
  }

  /** A picture, a text box, a chart: what it says in words. */
  #drawing(drawing: XmlElement): void {
    const described = allBelow(drawing, 'svg:title', 'svg:desc').map(plainText)
    this.#hide('pictures', described.filter((words) => words.trim() !== '').join('\n'))
    if (allBelow(drawing, 'draw:image').length > 0) this.warnings.add('pictures')
    if (allBelow(drawing, 'draw:object', 'draw:object-ole', 'draw:plugin', 'math:math').length > 0)
      this.warnings.add('embedded')
    const boxes = allBelow(drawing, ...PARAGRAPHS)
    for (const author of allBelow(drawing, 'dc:creator')) this.authors.add(plainText(author))
    this.#hide('textBoxes', boxes.map(plainText).join('\n'))
  }
}

const NOTHING: XmlElement = { name: '', children: [], attribute: () => undefined }

/** A form field of a file that once was a Word document. */
function fieldMark(mark: XmlElement): string {
  const type = mark.attribute('field:type') ?? ''
  const values = elementsIn(mark)
    .filter(({ name }) => name === 'field:param')
    .map((one) => [one.attribute('field:name') ?? '', one.attribute('field:value') ?? ''] as const)
  const value = (of: string): string | undefined => values.find(([name]) => name === of)?.[1]
  if (/FORMCHECKBOX$/.test(type)) return value('Checkbox_Checked') === 'true' ? TICKED : EMPTY
  if (!/FORMDROPDOWN$/.test(type)) return ''
  const choices = values.filter(([name]) => /^Dropdown_ListEntry/.test(name))
  return choices[whole(value('Dropdown_Selected')) ?? -1]?.[1] ?? ''
}

/** All words below an element, paragraph by paragraph. */
export function plainText(element: XmlElement): string {
  let text = ''
  for (const child of element.children) {
    if (typeof child === 'string') text += child.replace(/\s+/g, ' ')
    else if (child.name === 'text:s' || child.name === 'text:tab') text += ' '
    else if (child.name === 'text:line-break') text += '\n'
    else if (
      !['dc:creator', 'dc:date', 'office:change-info', 'svg:title', 'svg:desc'].includes(child.name)
    ) {
      const words = plainText(child)
      const isLine = /^(?:text:(?:p|h|list-item)|table:table-row)$/.test(child.name)
      const isCell = child.name === 'table:table-cell'
      text += isLine ? `${words}\n` : isCell ? `${words.trim()} · ` : words
    }
  }
  return text.replace(/ · (?=\n|$)/g, '').trim()
}
