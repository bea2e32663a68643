import { entryStart, type EntryStart } from './parse.heading.ts'
import { cellsOf, isRule, isTableRule, plainText } from './parse.markdown.ts'

export type SourceKind = 'markdown' | 'text'

/** A piece of a source: plain words without any marks of Markdown. */
export type Block =
  | { readonly kind: 'start'; readonly start: EntryStart; readonly isHeading: boolean }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'quote' | 'paragraph'; readonly lines: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

type Open = { kind: 'quote' | 'paragraph'; lines: string[] } | { kind: 'table'; rows: string[][] }

const listItem = /^(?:([-*+•])|\d{1,3}[.)])\s+(?=\S)/

/** Cuts a normalised source into blocks, in order. Only white space, marks and rules are left out. */
export function blocksOf(source: string, kind: SourceKind): Block[] {
  const blocks: Block[] = []
  let open: Open | undefined
  const close = (): void => {
    if (open?.kind === 'table') blocks.push(open)
    else if (open) blocks.push({ kind: open.kind, lines: joined(open.lines, kind) })
    open = undefined
  }
  for (const raw of source.split('\n')) {
    const line = raw.trim()
    const whole = line === '' ? 'gap' : wholeLine(line, kind)
    if (whole) {
      close()
      if (whole !== 'gap') blocks.push(whole)
      continue
    }
    if (kind === 'markdown' && /^={3,}$/.test(line) && open && promote(open, blocks)) {
      open = undefined
      continue
    }
    const role = kind === 'text' ? 'paragraph' : roleOf(line)
    if (open?.kind !== role) close()
    if (role === 'table') {
      open ??= { kind: role, rows: [] }
      if (open.kind === role && !isTableRule(line)) open.rows.push(cellsOf(line))
    } else {
      open ??= { kind: role, lines: [] }
      const words = role === 'quote' ? line.replace(/^(?:>\s?)+/, '') : line
      const isHardBreak = kind === 'markdown' && / {2}$/.test(raw)
      if (open.kind === role) open.lines.push(isHardBreak ? `${words}\n` : words)
    }
  }
  close()
  return blocks
}

const roleOf = (line: string): 'quote' | 'table' | 'paragraph' =>
  line.startsWith('>') ? 'quote' : line.startsWith('|') ? 'table' : 'paragraph'

/** A line that is a block by itself: a rule, a heading, the start of an entry. */
function wholeLine(line: string, kind: SourceKind): Block | 'gap' | undefined {
  if (kind === 'markdown' && isRule(line)) return 'gap'
  const hashes = kind === 'markdown' ? /^#{1,6}\s+/.exec(line)?.[0] : undefined
  const text = hashes ? line.slice(hashes.length).replace(/\s#+$/, '') : line
  if (hashes) {
    const start = entryStart(plainText(text), true)
    return start
      ? { kind: 'start', start, isHeading: true }
      : { kind: 'heading', text: plainText(text) }
  }
  // Most lines are no start; only those that could be are stripped of their marks and read.
  if (!/Tag\s?[+\-−–]?\s?\d/.test(line.slice(0, 60))) return undefined
  const start = entryStart(startText(line, kind), false)
  return start && { kind: 'start', start, isHeading: false }
}

/** A row of a table whose first cell is a day starts an entry, too. */
function startText(line: string, kind: SourceKind): string {
  if (kind === 'text') return line
  return line.startsWith('|') ? cellsOf(line).join(' · ') : plainText(line)
}

/** A single line underlined with "===" is a heading. */
function promote(open: Open, blocks: Block[]): boolean {
  const [line, ...more] = open.kind === 'paragraph' ? open.lines : []
  if (line === undefined || more.length > 0) return false
  blocks.push({ kind: 'heading', text: plainText(line) })
  return true
}

/** Lines that a program has wrapped become one again; list items and breaks that mean something stay. */
function joined(lines: readonly string[], kind: SourceKind): string[] {
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
