import { isGraphemeBoundary, normaliseText } from '../kernel/text.ts'
import { caseTextLimits, type CaseText, type Entry } from './caseText.ts'
import { blocksOf, type Block, type SourceKind } from './parse.blocks.ts'
import type { EntryStart } from './parse.heading.ts'
import { rolesIn, type Role } from './parse.roles.ts'

export type { SourceKind } from './parse.blocks.ts'

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
  /** Words before the first entry were left out (a note, a line of facts). */
  'preamble.dropped',
  /** A heading without text became the text of its entry. */
  'entry.headingOnly',
  /** An entry was longer than an entry may be and was cut in two or more. */
  'entry.cut',
  /** A heading was longer than a heading may be; its end stands in the text. */
  'heading.cut',
] as const
export type ParseWarning = (typeof parseWarnings)[number]

/** A draft of a case text, to be corrected by hand; `entries` may be empty and is not checked against the limits of the whole. */
export type CaseTextDraft = Pick<CaseText, 'title' | 'entries' | 'roles'>

interface OpenEntry {
  label: string | null
  day: number
  time: string | null
  heading: string[]
  readonly paragraphs: string[]
  /** True where the words on the first line may be the beginning of the text rather than a heading. */
  isLoose: boolean
}

/**
 * Reads a case text from Markdown or plain text into entries on relative days, a title and roles.
 * From the first entry on no word is lost; what could not be understood stands in the text. Linear time.
 */
export function parseCaseText(
  source: string,
  kind: SourceKind,
): { draft: CaseTextDraft; warnings: ParseWarning[] } {
  const warnings = new Set<ParseWarning>()
  const blocks = blocksOf(normaliseText(source), kind)
  const first = blocks.findIndex((block) => block.kind === 'start')
  const preamble = first < 0 ? blocks : blocks.slice(0, first)
  const { title, roles, rest } = readPreamble(preamble, kind, first < 0)
  const open: OpenEntry[] = []
  if (first < 0 || kind === 'text') {
    if (rest.length > 0) warnings.add(first < 0 ? 'day.missing' : 'day.assumed')
    for (const block of rest) take(block, open, null)
  } else if (rest.some((block) => block.kind !== 'heading')) warnings.add('preamble.dropped')
  if (first >= 0) for (const block of blocks.slice(first)) take(block, open, warnings)
  const entries = named(open.flatMap((entry) => finish(entry, warnings)))
  if (entries.length === 0) warnings.add('entries.none')
  return { draft: { title, entries, roles }, warnings: [...warnings] }
}

/** Title and roles from what stands before the first entry; `rest` is neither. */
function readPreamble(
  blocks: readonly Block[],
  kind: SourceKind,
  isAll: boolean,
): { title: string; roles: Role[]; rest: Block[] } {
  // Where no entry is marked, a heading further down belongs to the text.
  const far = kind === 'markdown' && !isAll ? blocks.length : 1
  const titleAt = blocks.slice(0, far).findIndex((block) => isTitle(block, kind))
  const roles = new Map<string, Role>()
  const rest: Block[] = []
  blocks.forEach((block, at) => {
    const found = rolesIn(block)
    for (const role of found) if (!roles.has(role.token)) roles.set(role.token, role)
    if (at !== titleAt && found.length === 0) rest.push(block)
  })
  const title = titleAt < 0 ? '' : cut(wordsOf(blocks[titleAt]), caseTextLimits.heading)[0]
  return { title, roles: [...roles.values()].slice(0, 100), rest }
}

/** A heading; in plain text a line by itself, where it is short and no sentence. */
function isTitle(block: Block, kind: SourceKind): boolean {
  if (kind === 'markdown') return block.kind === 'heading'
  if (block.kind !== 'paragraph' || block.lines.length !== 1) return false
  const words = wordsOf(block)
  return words.length <= 120 && !/[.!?:;,]$/.test(words)
}

const wordsOf = (block: Block | undefined): string =>
  block?.kind === 'heading' ? block.text : block?.kind === 'paragraph' ? block.lines.join(' ') : ''

function take(block: Block, open: OpenEntry[], warnings: Set<ParseWarning> | null): void {
  const last = open.at(-1)
  if (block.kind === 'start') open.push(opened(block.start, block.isHeading))
  else if (block.kind === 'heading') {
    const isBare = last !== undefined && last.paragraphs.length === 0 && !last.isLoose
    if (isBare) last.heading.push(block.text)
    else {
      if (last) warnings?.add('day.inherited')
      open.push({ ...blank(last?.day ?? 0), heading: [block.text] })
    }
  } else {
    const entry = last ?? blank(0)
    if (!last) open.push(entry)
    const lines = block.kind === 'table' ? block.rows.map((row) => row.join(' · ')) : block.lines
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

function opened({ label, day, time, beside, rest }: EntryStart, isHeading: boolean): OpenEntry {
  const entry = { ...blank(day), label, time, heading: [label ?? '', beside] }
  const isText = !isHeading && (rest.length > 80 || /[.!?…“”"]$/.test(rest))
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
    text = heading === '' ? `Tag ${day}` : heading
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

/** Gives every entry an id: its label where it is the only one of that name, else a number. */
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
