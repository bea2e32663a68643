// The body of a Word document as blocks. What a reader of the page would not see (deletions, hidden text) or
// what does not belong to the running text (headers, comments, text boxes, pictures, notes) is left out and reported.
import { atHeight, symbolOf, UNKNOWN_SIGN } from '../../shared/caseText/symbols.ts'
import type { DocumentBlock } from '../../shared/caseText/parse.document.ts'
import type { HiddenKind, HiddenTexts } from './hiddenText.ts'
import type { ImportWarning } from './importFault.ts'
import { wordNames } from './wordNames.ts'
import { WordFields } from './wordFields.ts'
import { wordNumbers, type WordNumbers } from './wordNumbers.ts'
import { outlineLevel, plainLook, readLook, type RunLook, type WordStyles } from './wordStyles.ts'
import {
  blockOf,
  inOneLine,
  withNumber,
  withTabTables,
  wordsOf,
  type BlockOrTabs,
} from './documentLines.ts'
import { shownSigns } from './pictureFont.ts'
import { struck } from './wordStruck.ts'
import { WordTables } from './wordTables.ts'
import { attributesOf, xmlTokens } from './xmlTokens.ts'

/** Elements left out with everything in them, and what is reported if there are words inside. */
const dropped: Readonly<Record<string, HiddenKind | null>> = {
  'w:del': 'deletedText',
  'w:moveFrom': 'deletedText',
  'w:delText': 'deletedText',
  // What is inside says whether it is a picture, a text box or a chart.
  'w:drawing': null,
  'w:pict': null,
  'w:object': null,
  'w:altChunk': null,
  'm:oMath': 'embedded',
  'm:oMathPara': 'embedded',
  'w:txbxContent': 'textBoxes',
  'w:sectPr': null,
  'w:delInstrText': null,
  'w:rPrChange': null,
  'w:pPrChange': null,
  'w:trPrChange': null,
  'w:tcPrChange': null,
  // The small letters above a word that say how it is spoken.
  'w:rt': null,
  // The same content again for older programs.
  'mc:Fallback': null,
}

/** Elements that are lost, wherever they stand. */
const losses: Readonly<Record<string, ImportWarning>> = {
  'pic:pic': 'pictures',
  'v:imagedata': 'pictures',
  'c:chart': 'embedded',
  'dgm:relIds': 'embedded',
  'w:object': 'embedded',
  'w:altChunk': 'embedded',
}

/** What a body points at: whether there are words, its own part says. */
export type WordPointer = 'footnotes' | 'headerFooter'

const pointers: Readonly<Record<string, WordPointer>> = {
  'w:footnoteReference': 'footnotes',
  'w:endnoteReference': 'footnotes',
  'w:headerReference': 'headerFooter',
  'w:footerReference': 'headerFooter',
}

const characters: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
}

/** Whose properties are being read. */
type Properties = 'w:pPr' | 'w:rPr' | 'w:trPr' | 'w:tcPr' | 'w:sdtPr' | 'w:ffData'
const properties: ReadonlySet<string> = new Set<Properties>([
  ...(['w:pPr', 'w:rPr', 'w:trPr', 'w:tcPr', 'w:sdtPr', 'w:ffData'] as const),
])

interface Paragraph {
  text: string
  style: string
  level: number | null
  numId: string | null
  numLevel: number | null
}

const newParagraph = (): Paragraph => ({
  text: '',
  style: '',
  level: null,
  numId: null,
  numLevel: null,
})

/** What stands beside the body and says how it looks. */
export interface WordParts {
  readonly styles: WordStyles
  /** word/numbering.xml, if there is one. */
  readonly numbering: string | undefined
}

/** Reads word/document.xml. Throws `ImportError` if the XML is not sound. */
export function wordBody(
  xml: string,
  { styles, numbering }: WordParts,
  hidden: HiddenTexts,
): {
  blocks: DocumentBlock[]
  warnings: Set<ImportWarning>
  points: ReadonlySet<WordPointer>
  /** Where a place among the paragraphs went among the blocks. */
  placeOf: (after: number) => number
} {
  const body = new Body(styles, wordNumbers(numbering), hidden)
  const nameOf = wordNames()
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') body.text(token.text)
    else if (token.kind === 'open') body.open(nameOf(token), token.attributes)
    else body.close(nameOf(token))
  }
  const { blocks, placeOf } = body.blocks()
  return { blocks, warnings: body.warnings, points: body.points, placeOf }
}

class Body {
  readonly warnings = new Set<ImportWarning>()
  /** What the body points at outside of itself. */
  readonly points = new Set<WordPointer>()
  readonly #styles: WordStyles
  readonly #numbers: WordNumbers
  readonly #fields = new WordFields()
  readonly #tables: WordTables
  readonly #hidden: HiddenTexts
  readonly #blocks: BlockOrTabs[] = []
  #paragraph = newParagraph()
  /** Paragraphs around the one being read: a text box or a control may hold others. */
  readonly #outer: Paragraph[] = []
  /** What is left out: the elements that are open, outermost first. */
  #skipped: string[] = []
  #properties: Properties | null = null
  #reads: 'text' | 'code' | null = null
  #look: RunLook = plainLook()
  #styleLook: RunLook = plainLook()

  constructor(styles: WordStyles, numbers: WordNumbers, hidden: HiddenTexts) {
    this.#styles = styles
    this.#numbers = numbers
    this.#hidden = hidden
    this.#tables = new WordTables((words) => this.#hide('deletedText', words))
  }

  #hide(kind: HiddenKind, words: string): void {
    this.warnings.add(kind)
    this.#hidden.add(kind, words)
  }

  open(name: string, attributes: string): void {
    const lost = losses[name]
    if (lost) this.warnings.add(lost)
    const described = name.endsWith(':docPr') ? attributesOf(attributes).get('descr') : undefined
    if (described !== undefined && described.trim() !== '') {
      this.#hidden.end()
      this.#hide('pictures', described)
      this.#hidden.end()
    }
    const pointer = pointers[name]
    if (pointer) this.points.add(pointer)
    if (this.#skipped.length > 0) this.#skipped.push(name)
    else if (this.#properties === 'w:trPr' && name === 'w:del') this.#tables.deleteRow()
    else if (this.#properties === null && name in dropped) this.#skipped = [name]
    else if (this.#properties !== null && (name in dropped || name === 'w:rPr')) {
      // In the properties of a paragraph they speak of its mark, which is no word.
      if (this.#properties !== 'w:sdtPr') this.#skipped = [name]
    } else if (this.#properties) this.#property(name, attributes)
    else this.#content(name, attributes)
  }

  #content(name: string, attributes: string): void {
    if (properties.has(name)) this.#properties = name as Properties
    else if (name === 'w:p') {
      this.#outer.push(this.#paragraph)
      this.#paragraph = newParagraph()
    } else if (name === 'w:r') {
      this.#look = plainLook()
      this.#styleLook = this.#styles.look(this.#paragraph.style)
    } else if (name === 'w:t') this.#reads = 'text'
    else if (name === 'w:instrText') this.#reads = 'code'
    else if (name === 'w:sdt') this.#fields.openControl()
    else if (name === 'w:fldChar')
      this.#show(this.#fields.mark(attributesOf(attributes).get('w:fldCharType')))
    else if (name === 'w:fldSimple') {
      this.#fields.mark('begin')
      this.#fields.code(attributesOf(attributes).get('w:instr') ?? '')
      this.#fields.mark('separate')
    } else if (name === 'w:sym') this.#symbol(attributesOf(attributes))
    else if (!this.#tables.open(name)) this.#write(characters[name] ?? '')
  }

  #symbol(attributes: ReadonlyMap<string, string>): void {
    const code = Number.parseInt(attributes.get('w:char') ?? '', 16)
    this.#write(this.#known(symbolOf(attributes.get('w:font') ?? '', code || 0)))
  }

  #known(sign: string): string {
    if (sign === UNKNOWN_SIGN) this.warnings.add('symbols')
    return sign
  }

  #property(name: string, attributes: string): void {
    const value = (): string | undefined => attributesOf(attributes).get('w:val')
    const paragraph = this.#paragraph
    switch (this.#properties) {
      case 'w:rPr':
        if (!readLook(this.#look, name, attributes) && name === 'w:rStyle')
          this.#styleLook = merged(this.#styles.look(value() ?? ''), this.#styleLook)
        break
      case 'w:pPr':
        if (name === 'w:pStyle') paragraph.style = value() ?? ''
        else if (name === 'w:outlineLvl') paragraph.level = outlineLevel(value())
        else if (name === 'w:numPr') paragraph.numId ??= ''
        else if (name === 'w:numId') paragraph.numId = value() ?? ''
        else if (name === 'w:ilvl') paragraph.numLevel = Math.trunc(Number(value())) || 0
        break
      case 'w:trPr':
      case 'w:tcPr':
        this.#tables.property(name, value())
        break
      case 'w:sdtPr':
        this.#fields.controlSetting(name, attributes)
        break
      case 'w:ffData':
        this.#fields.setting(name, attributes)
        break
      case null:
    }
  }

  close(name: string): void {
    if (this.#skipped.length > 0) {
      this.#skipped.pop()
      if (name === 'w:p' && this.#skipped.length > 0) this.#hidden.break()
    } else if (name === this.#properties) this.#properties = null
    else if (this.#properties) return
    else if (name === 'w:t' || name === 'w:instrText') this.#reads = null
    else if (name === 'w:p') this.#endParagraph()
    else if (name === 'w:fldSimple') this.#fields.mark('end')
    else if (name === 'w:sdt') {
      this.#write(this.#fields.closeControl())
      this.#hidden.break()
    } else {
      for (const block of this.#tables.close(name)) this.#blocks.push(block)
      if (name === 'w:tbl' && !this.#tables.isOpen) this.#hidden.settle(this.#blocks.length)
    }
  }

  text(text: string): void {
    if (this.#skipped.length > 0) this.#lost(text)
    else if (this.#reads === 'code') this.#fields.code(text)
    else if (this.#reads === 'text') this.#write(this.#translated(text.replace(/\s/g, ' ')))
  }

  /** Words inside something that is left out: the innermost reason counts. */
  #lost(text: string): void {
    const inWords = /^(?:w:t|w:delText|m:t)$/.test(this.#skipped.at(-1) ?? '')
    if (!inWords || text.trim() === '') return
    const reason = this.#skipped.findLast((name) => dropped[name] != null)
    const warning = reason === undefined ? undefined : dropped[reason]
    if (warning && !this.#skipped.includes('mc:Fallback')) this.#hide(warning, text)
  }

  #translated(text: string): string {
    const look = merged(this.#look, this.#styleLook)
    return shownSigns(text, look.font ?? '', () => this.warnings.add('symbols'))
  }

  #write(text: string): void {
    if (!this.#fields.isShownElsewhere) this.#show(text)
    else if (this.#fields.isContents && text.trim() !== '') this.warnings.add('contents')
  }

  #show(text: string): void {
    if (text === '') return
    const { hidden, struck: isStruck, height } = merged(this.#look, this.#styleLook)
    const hasWords = text.trim() !== ''
    const hide = (kind: HiddenKind): void => {
      if (hasWords) this.#hide(kind, text)
    }
    if (this.#fields.isPlaceholder) hide('placeholders')
    else if (hidden) hide('hiddenText')
    else {
      if (hasWords) {
        this.#fields.wrote()
        this.#hidden.end()
      }
      const raised =
        height === 'superscript' || height === 'subscript' ? atHeight(text, height) : text
      this.#paragraph.text += isStruck && hasWords ? struck(raised) : raised
    }
  }

  #endParagraph(): void {
    const { text, style, level: ownLevel, numId: ownNum, numLevel } = this.#paragraph
    this.#paragraph = this.#outer.pop() ?? newParagraph()
    this.#hidden.break()
    const level = ownLevel ?? this.#styles.headingLevel(style)
    const words = wordsOf(text)
    if (words === '') return
    const number = this.#numberOf(style, ownNum, numLevel)
    if (this.#tables.isOpen) this.#tables.write(withNumber(number, inOneLine(words)))
    else {
      this.#blocks.push(blockOf(words, number, level > 0))
      this.#hidden.settle(this.#blocks.length)
    }
  }

  /** The automatic number of a paragraph: its own or the one of its style. */
  #numberOf(style: string, ownNum: string | null, ownLevel: number | null): string {
    const ofStyle = this.#styles.numbering(style)
    const numId = ownNum === null || ownNum === '' ? ofStyle.numId : ownNum
    if (numId === null) return ownNum === null ? '' : '–'
    if (numId === '0') return ''
    const level = ownLevel ?? ofStyle.level ?? this.#numbers.levelOfStyle(numId, style)
    const number = this.#numbers.next(numId, level)
    if (number === null) this.warnings.add('numbers')
    return number ?? '–'
  }

  blocks(): ReturnType<typeof withTabTables> {
    this.#hidden.settle(this.#blocks.length)
    return withTabTables(this.#blocks)
  }
}

/** What is said first counts; else what is below. */
const merged = (own: RunLook, below: RunLook): RunLook => ({
  hidden: own.hidden ?? below.hidden,
  struck: own.struck ?? below.struck,
  height: own.height ?? below.height,
  font: own.font ?? below.font,
})
