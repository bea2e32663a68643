import { dayLabel } from '../kernel/format.ts'
import { isGraphemeBoundary, normaliseText } from '../kernel/text.ts'
import {
  calendarStart,
  dayNumber,
  isoDayNumber,
  isoOf,
  nearest,
  numbersOf,
  type WrittenDay,
} from './calendar.ts'
import { caseTextLimits, type CaseText, type Entry } from './caseText.ts'
import { blocksOf, documentBlocks, linesOf, type Block, type SourceKind } from './parse.blocks.ts'
import { datedDays, dayOfUsualYear, numberOf, withMessageStarts } from './parse.dated.ts'
import type { DocumentBlock } from './parse.document.ts'
import {
  isWeekday,
  isWordy,
  looksLikeStart,
  namesOccasion,
  type EntryStart,
} from './parse.heading.ts'
import { rowText, STRUCK } from './parse.markdown.ts'
import { isLegend, isLegendName, rolesIn, type Role } from './parse.roles.ts'
import { UNKNOWN_SIGN, withoutPrivateSigns } from './symbols.ts'

export type { SourceKind } from './parse.blocks.ts'

/** What a person chose or pasted: a text in one of two languages, or the blocks of a document. */
export type CaseSource =
  | { readonly kind: SourceKind; readonly text: string }
  | { readonly kind: 'document'; readonly blocks: readonly DocumentBlock[] }

/** What a reader of a source should look at before handing the draft on. */
export const parseWarnings = [
  /** Nothing to read. */
  'entries.none',
  /** No day is named anywhere; everything stands on day 0. */
  'day.missing',
  /** Text before the first day stands on day 0. */
  'day.assumed',
  /** A heading without a day took the day of the entry before it. */
  'day.inherited',
  /** Lines that look like the beginning of an entry were not read as one. */
  'day.unread',
  /** Days were counted from weeks. */
  'day.fromWeek',
  /** The first day is day 1: is there a day 0? */
  'day.fromOne',
  /** The chronology names no year, so that one was taken. */
  'day.noYear',
  /** Headings of chapters stand before the heading of the next entry. */
  'chapter.joined',
  /** A heading without text became the text of its entry. */
  'entry.headingOnly',
  /** An entry was longer than an entry may be and was cut in two or more. */
  'entry.cut',
  /** A heading was longer than a heading may be; its end stands in the text. */
  'heading.cut',
  /** Struck words are marked as such. */
  'text.struck',
  /** Signs that no font here draws were replaced. */
  'text.unknownSign',
] as const
export type ParseWarning = (typeof parseWarnings)[number]

/** A draft of a case text, to be corrected by hand; `entries` may be empty and is not checked against the limits of the whole. */
export type CaseTextDraft = Pick<CaseText, 'title' | 'entries' | 'roles'>

/** What a chronology with calendar days was counted from. */
export interface CountedDays {
  /** The calendar day that is day 0, YYYY-MM-DD. */
  readonly dayZero: string
  /** The first calendar day of the source, YYYY-MM-DD; it may stand before the first entry. */
  readonly first: string
  /** How many entries begin with a calendar day. */
  readonly entries: number
  /** No year is named anywhere; `dayZero` says which one was taken. */
  readonly isYearMissing: boolean
}

export interface ParsedCaseText {
  readonly draft: CaseTextDraft
  readonly warnings: ParseWarning[]
  /** Set if the entries begin with calendar days. */
  readonly counted: CountedDays | null
  /** The calendar day that is day 0, YYYY-MM-DD, if the source tells: counted, or "Tag 3 (06.05.2023)". */
  readonly dayZero: string | null
}

interface OpenEntry {
  label: string | null
  day: number
  time: string | null
  heading: string[]
  readonly paragraphs: string[]
  /** True if the words on the first line may be the beginning of the text rather than a heading. */
  isLoose: boolean
}

/** How calendar days are counted. */
export interface ParseOptions {
  /** The calendar day that is day 0, YYYY-MM-DD; without one the first of the source. */
  readonly dayZero?: string | undefined
  /** The year of a chronology that names none and has no day 0 yet. */
  readonly year?: number | undefined
}

/**
 * Reads a case text from Markdown or plain text into entries on relative days, a title and roles. Entries begin with a
 * relative day ("Tag 12"); if there is none, with a calendar day ("03.05., 10:40 Uhr"), counted from day 0.
 * No word is lost: what stands before the first entry is one on day 0, what could not be understood stands in the text.
 * Linear time.
 */
export function parseCaseText(
  source: string,
  kind: SourceKind,
  options: ParseOptions = {},
): ParsedCaseText {
  const readable = withoutPrivateSigns(source)
  const lines = linesOf(readable, kind)
  const parsed = drafted((calendar) => blocksOf(lines, kind, calendar), kind === 'text', options)
  const isUnknown = readable !== source && readable.includes(UNKNOWN_SIGN)
  return isUnknown ? { ...parsed, warnings: [...parsed.warnings, 'text.unknownSign'] } : parsed
}

/** The same of any source. */
export const parseSource = (source: CaseSource, options: ParseOptions = {}): ParsedCaseText =>
  source.kind === 'document'
    ? drafted((calendar) => documentBlocks(source.blocks, calendar), false, options)
    : parseCaseText(source.text, source.kind, options)

/** `blocksBy` reads the source, with calendar days as beginnings or without; a plain one marks no heading. */
function drafted(
  blocksBy: (calendar: boolean) => Block[],
  isPlain: boolean,
  options: ParseOptions,
): ParsedCaseText {
  const warnings = new Set<ParseWarning>()
  const relative = blocksBy(false)
  const byDate = relative.some(isStart) ? [] : withMessageStarts(blocksBy(true))
  const isByDate =
    byDate.filter(isStart).length > 1 ||
    byDate.some((found) => isStart(found) && (found.isHeading || namesOccasion(found.start.rest)))
  const blocks = isByDate ? byDate : relative
  const counted = isByDate ? countedDays(blocks, options) : null
  const first = blocks.findIndex(isStart)
  const preamble = first < 0 ? blocks : blocks.slice(0, first)
  const { title, roles, rest } = readPreamble(preamble, isPlain, first < 0)
  const open: OpenEntry[] = []
  const text = new Taking(open, warnings, counted?.days ?? [])
  const chapter = first < 0 ? [] : lastHeadings(rest)
  const before = rest.slice(0, rest.length - chapter.length)
  if (before.length > 0) warnings.add(first < 0 ? 'day.missing' : 'day.assumed')
  for (const block of before) text.take(block, undefined)
  if (first >= 0) {
    text.startAfter(chapter.filter((words) => !recordName.test(words)))
    const body = blocks.slice(first)
    const legends = body.filter(isLegend)
    for (const role of legends.flatMap(rolesIn))
      if (!roles.some(({ token }) => token === role.token)) roles.push(role)
    const others = body.filter((block) => !legends.includes(block))
    others.forEach((block, at) => text.take(block, others[at + 1]))
  }
  const entries = named(open.flatMap((entry) => finish(entry, warnings)))
  if (entries.length === 0) warnings.add('entries.none')
  if (!counted && Math.min(...entries.map(({ day }) => day)) === 1) warnings.add('day.fromOne')
  if (counted?.info.isYearMissing) warnings.add('day.noYear')
  if (entries.some(({ heading, text: words }) => `${heading} ${words}`.includes(STRUCK)))
    warnings.add('text.struck')
  return {
    draft: { title, entries, roles: roles.slice(0, 100) },
    warnings: parseWarnings.filter((warning) => warnings.has(warning)),
    counted: counted?.info ?? null,
    dayZero: counted?.info.dayZero ?? dayZeroBeside(relative),
  }
}

type Start = Extract<Block, { kind: 'start' }>
const isStart = (block: Block): block is Start => block.kind === 'start'

/** Day 0 from the first relative day with a whole date beside it. */
function dayZeroBeside(blocks: readonly Block[]): string | null {
  for (const { start } of blocks.filter(isStart)) {
    const date = calendarStart(start.beside)?.from
    if (date?.year != null && typeof start.day === 'number')
      return isoOf(dayNumber(date.year, date.month, date.day) - start.day)
  }
  return null
}

/** Days since day 0 for every entry that begins with a calendar day, in order. */
function countedDays(
  blocks: readonly Block[],
  { dayZero, year }: ParseOptions,
): { days: number[]; info: CountedDays } {
  const written = blocks
    .filter(isStart)
    .flatMap(({ start: { day } }): WrittenDay[] => (typeof day === 'number' ? [] : [day]))
  const given = isoDayNumber(dayZero ?? '')
  const usual = dayOfUsualYear(datedDays(blocks))
  const isYearMissing = Number.isNaN(usual) && written.every((found) => found.year === null)
  const near = Number.isNaN(given) ? usual : given
  const [opening] = written
  const year1 =
    Number.isNaN(near) || !opening
      ? (year ?? 2023)
      : Number(isoOf(nearest(opening, near)).slice(0, 4))
  const numbers = numbersOf(written, year1)
  const first = firstDay(blocks, numbers[0] ?? 0)
  const zero = Number.isNaN(given) ? first : given
  return {
    days: numbers.map((number) => number - zero),
    info: {
      dayZero: isoOf(zero),
      first: isoOf(first),
      entries: written.length,
      isYearMissing,
    },
  }
}

/** A year, in days: what was longer ago is no beginning of this chronology. */
const YEAR = 366

/** The first day of the text: the one of the first entry, or one that what stands before it names. */
function firstDay(blocks: readonly Block[], ofEntries: number): number {
  const before = datedDays(blocks.slice(0, blocks.findIndex(isStart))).map(numberOf)
  return before.find((day) => day <= ofEntries && ofEntries - day < YEAR) ?? ofEntries
}

/** Title and roles from what stands before the first entry; `rest` is neither. */
function readPreamble(
  blocks: readonly Block[],
  isPlain: boolean,
  isAll: boolean,
): { title: string; roles: Role[]; rest: Block[] } {
  // If no entry is marked, a heading further down belongs to the text.
  const far = !isPlain && !isAll ? blocks.length : 1
  // A legend may stand above the title.
  const isRole = (block: Block): boolean => rolesIn(block).length > 0
  const from = isPlain ? blocks.findIndex((block) => !isRole(block)) : 0
  const titleAt = blocks.findIndex(
    (block, at) =>
      at >= from && at < Math.max(0, from) + far && !isRole(block) && isTitle(block, isPlain),
  )
  const roles = new Map<string, Role>()
  const rest: Block[] = []
  blocks.forEach((block, at) => {
    const found = rolesIn(block)
    for (const role of found) if (!roles.has(role.token)) roles.set(role.token, role)
    const next = blocks[at + 1]
    const isAboveRoles = block.kind === 'heading' && next !== undefined && isRole(next)
    if (at !== titleAt && found.length === 0 && !(isAboveRoles && isLegendName(block.text)))
      rest.push(block)
  })
  const title = titleAt < 0 ? '' : cut(wordsOf(blocks[titleAt]), caseTextLimits.heading)[0]
  return { title, roles: [...roles.values()], rest }
}

/** Says only that the entries follow. */
const recordName = /^(?:(?:Akten|Fall)?verlauf|(?:Akten|Fall)?chronologie|Akte|Falltext)$/iu

/** The headings at the end of what stands before the first entry, which have no words of their own. */
function lastHeadings(blocks: readonly Block[]): string[] {
  const last = blocks.findLastIndex(({ kind }) => kind !== 'heading')
  return blocks.slice(last + 1).map(wordsOf)
}

/** A heading; in plain text a line by itself, if it is short and no sentence. */
function isTitle(block: Block, isPlain: boolean): boolean {
  if (!isPlain) return block.kind === 'heading'
  if (block.kind !== 'paragraph' || block.lines.length !== 1) return false
  const words = wordsOf(block)
  return words.length <= 120 && !/[.!?:;,]$/.test(words)
}

const wordsOf = (block: Block | undefined): string =>
  block?.kind === 'heading' ? block.text : block?.kind === 'paragraph' ? block.lines.join(' ') : ''

/** "2 Hilfe und Zuspitzung", "II. Verlauf", "Kapitel 3 Clearing": a line that is the head of a chapter. */
const chapterLine =
  /^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.?|(?:Kapitel|Teil|Abschnitt|Phase)\s\w{1,4}:?)\s\p{Lu}[^.!?:;]{2,80}$/u

/** Puts block by block into entries. */
class Taking {
  /** The first entry that names a day has come. */
  #isStarted = false
  readonly #open: OpenEntry[]
  readonly #warnings: Set<ParseWarning>
  readonly #days: readonly number[]
  #dated = 0
  /** Heads of chapters that wait for the next entry. */
  #chapter: string[] = []

  constructor(open: OpenEntry[], warnings: Set<ParseWarning>, days: readonly number[]) {
    this.#open = open
    this.#warnings = warnings
    this.#days = days
  }

  /** From here on the entries name their days; `chapter` stands above the first of them. */
  startAfter(chapter: readonly string[]): void {
    this.#isStarted = true
    this.#chapter.push(...chapter)
  }

  take(block: Block, next: Block | undefined): void {
    const last = this.#open.at(-1)
    if (block.kind === 'start') this.#start(block)
    else if (this.#isChapter(block, next)) this.#chapter.push(wordsOf(block))
    else if (block.kind === 'heading') {
      const isBare = last !== undefined && last.paragraphs.length === 0 && !last.isLoose
      if (isBare) last.heading.push(block.text)
      else {
        if (last && this.#isStarted) this.#warnings.add('day.inherited')
        this.#open.push({ ...blank(last?.day ?? 0), heading: [block.text] })
      }
    } else this.#words(block)
  }

  #start({ start, isHeading }: Start): void {
    const day = typeof start.day === 'number' ? start.day : (this.#days[this.#dated++] ?? 0)
    if (start.isWeek) this.#warnings.add('day.fromWeek')
    const entry = opened(start, day, isHeading)
    if (this.#chapter.length > 0) {
      entry.heading.unshift(...this.#chapter)
      this.#warnings.add('chapter.joined')
      this.#chapter = []
    }
    this.#open.push(entry)
  }

  /** A head without a day right before an entry, in whatever form the file has it. */
  #isChapter(block: Block, next: Block | undefined): boolean {
    if (!this.#isStarted || (next?.kind !== 'start' && next?.kind !== 'heading')) return false
    if (block.kind === 'heading') return next.kind === 'start'
    return (
      next.kind === 'start' &&
      block.kind === 'paragraph' &&
      block.lines.length === 1 &&
      chapterLine.test(block.lines[0] ?? '')
    )
  }

  #words(block: Exclude<Block, { kind: 'start' | 'heading' }>): void {
    const entry = this.#open.at(-1) ?? blank(0)
    if (this.#open.length === 0) this.#open.push(entry)
    const lines = block.kind === 'table' ? block.rows.map(rowText) : block.lines
    if (this.#isStarted && lines.some(looksLikeStart)) this.#warnings.add('day.unread')
    const words = lines.filter((line) => line !== '').join('\n')
    // What looked like a heading goes on in small letters: it was the beginning of a sentence.
    const goesOn = entry.isLoose && entry.paragraphs.length === 0 && /^[a-zäöüß]/.test(words)
    entry.paragraphs.push(goesOn ? `${entry.heading.pop() ?? ''} ${words}` : words)
  }
}

const blank = (day: number): OpenEntry => ({
  label: null,
  day,
  time: null,
  heading: [],
  paragraphs: [],
  isLoose: false,
})

function opened(
  { label, day: written, time, beside, rest }: EntryStart,
  day: number,
  isHeading: boolean,
): OpenEntry {
  const isText = !isHeading && isWordy(rest)
  // "Di 11.03.": the weekday goes with its date, and is no heading by itself.
  const says = isText && typeof written !== 'number' && isWeekday(beside) ? '' : beside
  const entry = { ...blank(day), label, time, heading: [label ?? '', says] }
  if (isText) entry.paragraphs.push(rest)
  else entry.heading.push(rest)
  return { ...entry, isLoose: !isHeading && !isText && rest !== '' }
}

type Unnamed = Omit<Entry, 'id'> & { readonly label: string | null }

function finish(open: OpenEntry, warnings: Set<ParseWarning>): Unnamed[] {
  const { label, day, time } = open
  let heading = normaliseText(open.heading.filter((part) => part !== '').join(' · ')).trim()
  let text = normaliseText(open.paragraphs.filter((part) => part !== '').join('\n\n')).trim()
  if (heading.length > caseTextLimits.heading) {
    const [head, tail] = cut(heading, caseTextLimits.heading)
    heading = head
    text = `${tail}\n\n${text}`.trim()
    warnings.add('heading.cut')
  }
  if (text === '') {
    text = heading === '' ? dayLabel(day) : heading
    heading = ''
    warnings.add('entry.headingOnly')
  }
  const texts: string[] = []
  while (text.length > caseTextLimits.entry) {
    const [head, tail] = cut(text, caseTextLimits.entry)
    texts.push(head)
    text = tail
    warnings.add('entry.cut')
  }
  if (text !== '') texts.push(text)
  return texts.map((piece, at) => ({
    label: at === 0 ? label : null,
    day,
    time,
    heading,
    text: piece,
  }))
}

/** Cuts a text at a line, else a space, else between two characters, so that the first part is short enough. */
function cut(text: string, most: number): [string, string] {
  if (text.length <= most) return [text, '']
  const line = text.lastIndexOf('\n', most)
  const space = text.lastIndexOf(' ', most)
  let at = line > most / 2 ? line : space > most / 2 ? space : most
  // Forty units are more than any character of running text has.
  for (let back = 0; back < 40 && !isGraphemeBoundary(text, at); back++) at--
  return [text.slice(0, at).trim(), text.slice(at).trim()]
}

/** Gives every entry an id: its label if it is the only one of that name, else a number. */
function named(entries: readonly Unnamed[]): Entry[] {
  const count = new Map<string, number>()
  for (const { label } of entries) if (label) count.set(label, (count.get(label) ?? 0) + 1)
  const used = new Set<string>()
  return entries.map(({ label, ...entry }, index) => {
    let id = label && count.get(label) === 1 ? label : `E-${index + 1}`
    while (used.has(id) || (id !== label && count.has(id))) id = `${id}-a`
    used.add(id)
    return { id, ...entry }
  })
}
