// The body of a Word document as blocks. What a reader of the page would not see (deletions, hidden text) or
// what does not belong to the running text (headers, comments, text boxes, pictures, notes) is left out and reported.
import { entryStart } from '../../shared/caseText/parse.heading.ts'
import { atHeight, isSymbolFont, symbolOf, UNKNOWN_SIGN } from '../../shared/caseText/symbols.ts'
import type { DocumentBlock } from '../../shared/caseText/parse.document.ts'
import type { ImportWarning } from './importFault.ts'
import { wordNames } from './wordNames.ts'
import { WordFields } from './wordFields.ts'
import { wordNumbers, type WordNumbers } from './wordNumbers.ts'
import { outlineLevel, plainLook, readLook, type RunLook, type WordStyles } from './wordStyles.ts'
import {
  inOneLine,
  paragraphOf,
  withNumber,
  withTabTables,
  type BlockOrTabs,
} from './documentLines.ts'
import { piecesOf, struck, validOf } from './wordStruck.ts'
import { WordTables } from './wordTables.ts'
import { attributesOf, xmlTokens } from './xmlTokens.ts'

/** Elements left out with everything in them, and what is reported if there are words inside. */
const dropped: Readonly<Record<string, ImportWarning | null>> = {
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
): { blocks: DocumentBlock[]; warnings: Set<ImportWarning>; points: ReadonlySet<WordPointer> } {
  const body = new Body(styles, wordNumbers(numbering))
  const nameOf = wordNames()
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') body.text(token.text)
    else if (token.kind === 'open') body.open(nameOf(token), token.attributes)
    else body.close(nameOf(token))
  }
  return { blocks: body.blocks(), warnings: body.warnings, points: body.points }
}

class Body {
  readonly warnings = new Set<ImportWarning>()
  /** What the body points at outside of itself. */
  readonly points = new Set<WordPointer>()
  readonly #styles: WordStyles
  readonly #numbers: WordNumbers
  readonly #fields = new WordFields()
  readonly #tables = new WordTables()
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

  constructor(styles: WordStyles, numbers: WordNumbers) {
    this.#styles = styles
    this.#numbers = numbers
  }

  open(name: string, attributes: string): void {
    const lost = losses[name]
    if (lost) this.warnings.add(lost)
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
    if (this.#skipped.length > 0) this.#skipped.pop()
    else if (name === this.#properties) this.#properties = null
    else if (this.#properties) return
    else if (name === 'w:t' || name === 'w:instrText') this.#reads = null
    else if (name === 'w:p') this.#endParagraph()
    else if (name === 'w:fldSimple') this.#fields.mark('end')
    else if (name === 'w:sdt') this.#write(this.#fields.closeControl())
    else this.#blocks.push(...this.#tables.close(name, this.warnings))
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
    if (warning && !this.#skipped.includes('mc:Fallback')) this.warnings.add(warning)
  }

  /** Letters of a font that draws pictures, and signs of the private area, as what they look like. */
  #translated(text: string): string {
    const look = merged(this.#look, this.#styleLook)
    const font = look.font ?? ''
    if (!isSymbolFont(font) && !/\p{Co}/u.test(text)) return text
    const isPicture = isSymbolFont(font)
    return Array.from(text, (sign) => {
      const code = sign.codePointAt(0) ?? 0
      const isSign = isPicture ? code <= 0xff || /\p{Co}/u.test(sign) : /\p{Co}/u.test(sign)
      return isSign ? this.#known(symbolOf(font, code)) : sign
    }).join('')
  }

  #write(text: string): void {
    if (!this.#fields.isShownElsewhere) this.#show(text)
    else if (this.#fields.isContents && text.trim() !== '') this.warnings.add('contents')
  }

  #show(text: string): void {
    if (text === '') return
    const { hidden, struck: isStruck, height } = merged(this.#look, this.#styleLook)
    const hasWords = text.trim() !== ''
    const say = (warning: ImportWarning): void => {
      if (hasWords) this.warnings.add(warning)
    }
    if (this.#fields.isPlaceholder) say('placeholders')
    else if (hidden) say('hiddenText')
    else {
      if (hasWords) this.#fields.wrote()
      const raised =
        height === 'superscript' || height === 'subscript' ? atHeight(text, height) : text
      this.#paragraph.text += isStruck && hasWords ? struck(raised) : raised
    }
  }

  #endParagraph(): void {
    const { text, style, level: ownLevel, numId: ownNum, numLevel } = this.#paragraph
    this.#paragraph = this.#outer.pop() ?? newParagraph()
    const level = ownLevel ?? this.#styles.headingLevel(style)
    // A tab at the end is an empty last cell.
    const words = text.replace(/^[\s]+|[ \n]+$/g, '')
    if (words.trim() === '') return
    const number = this.#numberOf(style, ownNum, numLevel)
    const isInTable = this.#tables.isOpen
    if (isInTable) this.#tables.write(withNumber(number, inOneLine(words)))
    else if (level > 0) {
      const line = inOneLine(words)
      // "1. Tag 3" would be the third day of something else.
      const isStart = entryStart(validOf(line), true) !== undefined
      const whole = isStart ? line : withNumber(number, line)
      this.#blocks.push({ kind: 'heading', words: piecesOf(whole) })
    } else this.#line(words, number)
  }

  #line(words: string, number: string): void {
    if (number === '' && words.includes('\t')) {
      this.#blocks.push({ kind: 'tabs', text: words })
      return
    }
    const line = inOneLine(words)
    const isStart = number !== '' && entryStart(validOf(line), false) !== undefined
    if (number === '' || isStart) this.#blocks.push(paragraphOf(words))
    else this.#blocks.push({ kind: 'item', words: piecesOf(withNumber(number, line)) })
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

  blocks(): DocumentBlock[] {
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
