import { normaliseText, withLineFeeds } from '../kernel/text.ts'
import { entryStart, headedStart, isWordy, type EntryStart } from './parse.heading.ts'
import { shownWords, validWords, type DocumentBlock, type Words } from './parse.document.ts'
import { cellsOf, isRule, isTableRule, plainText, withoutStruck } from './parse.markdown.ts'
import { tabTables } from './parse.table.ts'

export type SourceKind = 'markdown' | 'text'

/** A piece of a source: plain words without any marks of Markdown. */
export type Block =
  | { readonly kind: 'start'; readonly start: EntryStart; readonly isHeading: boolean }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'quote' | 'paragraph'; readonly lines: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

type StartBlock = Extract<Block, { kind: 'start' }>

type Open = { kind: 'quote' | 'paragraph'; lines: string[] } | { kind: 'table'; rows: string[][] }

/** Typed at the beginning of a line of a document; a line of dashes is none. */
const typedBullet = /^(?!-[- ]*$)[-+•]\s+(?=\S)/
const listItem = /^(?:([-*+•])|\(?\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)/

/** A line of a source; of a row its cells. */
interface Line {
  readonly raw: string
  readonly cells: readonly string[] | null
}

/** The lines of a source, normalised; a row drawn with tabs keeps its columns. */
export function linesOf(source: string, kind: SourceKind): Line[] {
  const raws = withLineFeeds(source).split('\n')
  const drawn = kind === 'text' ? tabTables(raws) : []
  return raws.map((line, at) => {
    const raw = normaliseText(line)
    const cells = drawn[at]?.map((cell) => normaliseText(cell).trim())
    return { raw, cells: cells ?? (kind === 'markdown' && isRow(raw) ? cellsOf(raw.trim()) : null) }
  })
}

const isRow = (raw: string): boolean => raw.trimStart().startsWith('|') && !isTableRule(raw.trim())

/** Cuts lines into blocks, in order. Only white space, marks and rules are left out. With `calendar` calendar days open entries. */
export function blocksOf(lines: readonly Line[], kind: SourceKind, calendar: boolean): Block[] {
  return new Blocks(kind, calendar).read(lines)
}

/** The same of a document: what its program said is not guessed from signs. */
export function documentBlocks(document: readonly DocumentBlock[], calendar: boolean): Block[] {
  return new Blocks('document', calendar).readDocument(document)
}

class Blocks {
  readonly #kind: SourceKind | 'document'
  readonly #calendar: boolean
  readonly #blocks: Block[] = []
  #open: Open | undefined
  /** Which columns of the table being read hold the day and the time; null outside of such a table. */
  #columns: Columns | null = null
  /** The head of such a table, until it is clear whether its rows are entries. */
  #head: string[] | null = null

  constructor(kind: SourceKind | 'document', calendar: boolean) {
    this.#kind = kind
    this.#calendar = calendar
  }

  read(lines: readonly Line[]): Block[] {
    for (const { raw, cells } of lines) {
      const line = raw.trim()
      if (cells) this.#row([...cells])
      else if (this.#kind === 'markdown' && isTableRule(line)) continue
      else {
        this.#endTable()
        this.#words(raw, line)
      }
    }
    this.#endTable()
    this.#close()
    return this.#blocks
  }

  readDocument(document: readonly DocumentBlock[]): Block[] {
    let last: DocumentBlock['kind'] | undefined
    for (const block of document) {
      // Items next to each other are the lines of one paragraph.
      if (block.kind !== 'item' || last !== 'item') this.#close()
      last = block.kind
      if (block.kind === 'table') {
        for (const row of block.rows) this.#row(row.map(shownWords))
        this.#endTable()
      } else if (block.kind === 'paragraph')
        block.lines.forEach((words) => this.#line(words, this.#standsAlone()))
      else if (block.kind === 'item') this.#line(block.words, false)
      else this.#heading(block.words)
    }
    this.#close()
    return this.#blocks
  }

  #heading(words: Words): void {
    const start = this.#startOf(validWords(words), true, true)
    if (start) this.#blocks.push(start)
    else this.#blocks.push({ kind: 'heading', text: shownWords(words) })
  }

  /** One line of a paragraph; an empty one ends it. */
  #line(words: Words, isAlone: boolean): void {
    const line = shownWords(words)
    const said = validWords(words)
    const start = this.#mayStart(said.valid) ? this.#startOf(said, false, isAlone) : undefined
    if (line === '' || start) this.#close()
    if (start) this.#blocks.push(start)
    else if (line !== '') {
      this.#open ??= { kind: 'paragraph', lines: [] }
      // A star stays: it may stand before a date of birth.
      if (this.#open.kind === 'paragraph') this.#open.lines.push(line.replace(typedBullet, '– '))
    }
  }

  #words(raw: string, line: string): void {
    const isMarkdown = this.#kind === 'markdown'
    const whole = line === '' ? 'gap' : this.#wholeLine(line)
    if (whole) {
      this.#close()
      if (whole !== 'gap') this.#blocks.push(whole)
      return
    }
    if (isMarkdown && /^={3,}$/.test(line) && this.#open && promote(this.#open, this.#blocks)) {
      this.#open = undefined
      return
    }
    const role = isMarkdown && line.startsWith('>') ? 'quote' : 'paragraph'
    if (this.#open?.kind !== role) this.#close()
    const words = role === 'quote' ? line.replace(/^(?:>\s?)+/, '') : line
    this.#open ??= { kind: role, lines: [] }
    const isHardBreak = isMarkdown && / {2}$/.test(raw)
    if (this.#open.kind === role) this.#open.lines.push(isHardBreak ? `${words}\n` : words)
  }

  /** A row whose day opens an entry, under a head that names its columns or by its first cell. */
  #row(cells: string[]): void {
    if (this.#open?.kind !== 'table' && this.#columns === null) {
      this.#close()
      this.#columns = columnsOf(cells)
      if (this.#columns.day !== null) {
        this.#head = cells
        return
      }
    }
    const start = entryStart(startText(cells, this.#columns), false, this.#calendar)
    if (start) {
      this.#close()
      this.#head = null
      this.#blocks.push({ kind: 'start', start, isHeading: false })
      return
    }
    if (this.#open?.kind !== 'table') this.#close()
    this.#open ??= { kind: 'table', rows: [] }
    if (this.#open.kind !== 'table') return
    if (this.#head) this.#open.rows.push(this.#head)
    this.#head = null
    this.#open.rows.push(cells)
  }

  #endTable(): void {
    if (this.#head) this.#blocks.push({ kind: 'table', rows: [this.#head] })
    this.#head = null
    this.#columns = null
  }

  #close(): void {
    const open = this.#open
    if (open?.kind === 'table') this.#blocks.push(open)
    else if (open) this.#blocks.push({ kind: open.kind, lines: joined(open.lines, this.#kind) })
    this.#open = undefined
  }

  /** A line that is a block by itself: a rule, a heading, the start of an entry. */
  #wholeLine(line: string): Block | 'gap' | undefined {
    const isMarkdown = this.#kind === 'markdown'
    if (isMarkdown && isRule(line)) return 'gap'
    const hashes = isMarkdown ? /^#{1,6}\s+/.exec(line)?.[0] : undefined
    const text = hashes ? line.slice(hashes.length).replace(/\s#+$/, '') : line
    if (hashes) {
      return this.#start(text, true, true) ?? { kind: 'heading', text: plainText(text) }
    }
    return this.#mayStart(line) ? this.#start(text, false, this.#standsAlone()) : undefined
  }

  /** The next line goes on with no sentence: nothing is open, or what is open has come to its end. */
  #standsAlone(): boolean {
    const open = this.#open
    if (!open) return true
    return open.kind === 'paragraph' && /[.!?:;…]["”“’»)]{0,2}\s*$/u.test(open.lines.at(-1) ?? '')
  }

  /** Most lines are no start; only those that could be are stripped of their marks and read. */
  #mayStart(line: string): boolean {
    return (this.#calendar ? mayBeDate : mayBeDay).test(line.slice(0, 60))
  }

  #start(text: string, isHeading: boolean, isAlone: boolean): StartBlock | undefined {
    if (this.#kind === 'text') return this.#startOf({ valid: text, struck: [] }, isHeading, isAlone)
    const { valid, struck } = withoutStruck(text)
    return this.#startOf({ valid: plainText(valid), struck }, isHeading, isAlone)
  }

  /** Struck words say nothing about the day; they stand behind what is valid. */
  #startOf(
    { valid, struck }: ReturnType<typeof validWords>,
    isHeading: boolean,
    isAlone: boolean,
  ): StartBlock | undefined {
    const found = entryStart(valid, isHeading, this.#calendar)
    // A short head with its date is a heading, whatever the program calls it.
    const isParagraph = !isHeading && !this.#open
    const start = found ?? (this.#calendar && isAlone ? headedStart(valid, isParagraph) : undefined)
    if (!start) return undefined
    const rest = [start.rest, ...struck].filter((part) => part !== '').join(' ')
    return {
      kind: 'start',
      start: { ...start, rest },
      isHeading: isHeading || (!found && !isWordy(rest)),
    }
  }
}

const mayBeDay = /tage?\s?[+\-−–]?\s?\d|\d\.\s?tag|t\s?[+\-−–]\s?\d|woche\s?\d/iu
const mayBeDate = /\d/

interface Columns {
  readonly day: number | null
  readonly time: number | null
  /** The cells below hold bare numbers of days. */
  readonly isRelative: boolean
}

const dayHead = /^(?:Tag|Tage|Tag\s?(?:Nr\.?|n)|Datum|Wann|Zeitpunkt|am)$/iu
const timeHead = /^(?:Uhrzeit|Zeit|Uhr|um)$/iu

function columnsOf(cells: readonly string[]): Columns {
  const find = (pattern: RegExp): number | null => {
    const at = cells.findIndex((cell) => pattern.test(cell))
    return at < 0 ? null : at
  }
  const day = find(dayHead)
  return { day, time: find(timeHead), isRelative: day !== null && /^Tag/iu.test(cells[day] ?? '') }
}

/** A row as the first line of an entry: its day, its time, then the rest. */
function startText(cells: readonly string[], columns: Columns | null): string {
  const filled = (list: readonly string[]): string => list.filter((cell) => cell !== '').join(' · ')
  if (!columns || columns.day === null) return filled(cells)
  const day = cells[columns.day] ?? ''
  if (day === '') return ''
  const named = columns.isRelative && /^[+\-−–]?\d/.test(day) ? `Tag ${day}` : day
  const time = columns.time === null ? '' : (cells[columns.time] ?? '')
  const hour = /^\d{1,2}$/.test(time) ? `${time} Uhr` : time
  const others = cells.filter((_, at) => at !== columns.day && at !== columns.time)
  return filled([named, hour, ...others])
}

/** A single line underlined with "===" is a heading. */
function promote(open: Open, blocks: Block[]): boolean {
  const [line, ...more] = open.kind === 'paragraph' ? open.lines : []
  if (line === undefined || more.length > 0) return false
  blocks.push({ kind: 'heading', text: plainText(line) })
  return true
}

/** Lines that a program has wrapped become one again; list items and breaks that mean something stay. */
function joined(lines: readonly string[], kind: SourceKind | 'document'): string[] {
  if (kind === 'document') return [...lines]
  const found: string[][] = []
  let isBreak = true
  for (const line of lines) {
    const isItem = listItem.test(line)
    const last = found.at(-1)
    const belongs =
      kind === 'markdown'
        ? !isBreak
        : /^[a-zäöüß]/.test(line) && !/[.!?:;]$/.test(last?.at(-1) ?? '')
    if (last && belongs && !isItem) last.push(line)
    else found.push([line])
    isBreak = line.endsWith('\n')
  }
  return found.map((parts) => {
    const words = parts.map((part) => part.trim()).join(' ')
    return kind === 'markdown' ? plainText(bulletOf(words)) : words
  })
}

/** Bullets become a dash, numbers stay. */
const bulletOf = (line: string): string =>
  listItem.exec(line)?.[1] === undefined ? line : line.replace(listItem, '– ')
