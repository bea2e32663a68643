// Long things in pieces that fit on a wall. How much fits is reckoned in lines and letters, not measured on a screen:
// the type grows with the wall, so every projector and the cockpit come to the same pages (PJ3).
import type { Direction } from '../../shared/annotation/annotation.ts'
import type { ProjectorPlace } from '../../shared/projector/projector.ts'
import { sentences } from '../../shared/kernel/text.ts'

/** Letters of running text in a line. */
const LINE = 83
/** Lines of running text on a whole page, without a headline. */
export const PAGE = 15

/** What else takes room, in lines of running text. */
const HEAD = 1
const AFTER = 0.8
const GAP = 0.33
const GROUP = 1.25
/** An empty line between paragraphs. */
const EMPTY = 0.4
/** Lines a page has below the longest headline; then it grows beyond the wall and can be scrolled. */
const LEAST = 3
/** Letters in a line of smaller and of headline type. */
const SMALL_LINE = 107
const HEADLINE_LINE = 52
/** Height of a headline's row, and of what stands below it. */
const HEADLINE_ROW = 1.27
const HEADLINE_GAP = 0.5
/** A headline of more rows is set in the size of the text. */
const HEADLINE_ROWS = 3

/** Something to show: a text with what belongs to it. */
export interface Block {
  readonly id: string
  readonly text: string
  /** A line of its own above the text. */
  readonly head?: string
  /** Said before the text, in its first line. */
  readonly label?: string
  /** Stands below the text, smaller. */
  readonly after?: string
  /** The headline of the page it stands on, if not all pages have the same; another one begins a new page. */
  readonly headline?: string
  /** Draws the line beside it as in the case text. */
  readonly tone?: Direction
  /** A heading shared with neighbours; it stands again on every page. */
  readonly group?: string
  /** Is not cut if it fits on a page of its own; running text is, at the end of a sentence. */
  readonly whole?: boolean
  /** Has a page of its own. */
  readonly alone?: boolean
  /** Stands on every page above the others, unless it takes more than half of one. */
  readonly fixed?: boolean
  /** Lines that something drawn beside the text needs. */
  readonly extra?: number
}

/** A block or the part of its text that stands on one page: UTF-16 units, `to` exclusive. */
export interface Piece {
  readonly block: Block
  readonly from: number
  readonly to: number
}

/** What stands on the wall at once. */
export type Page = readonly Piece[]

/** The words of a piece. */
export const wordsOf = ({ block, from, to }: Piece): string => block.text.slice(from, to).trim()

/** Its paragraphs; lines inside one are kept. */
export const paragraphsOf = (piece: Piece): readonly string[] => wordsOf(piece).split(/\n\s*\n/u)

/** Lines a text takes, broken between words; a line break begins a new one, an empty line is a gap. At least one. */
export function linesOf(text: string, letters = LINE): number {
  let lines = 0
  for (const paragraph of text.trim().split('\n')) {
    if (paragraph.trim() === '') {
      lines += EMPTY
      continue
    }
    let used = -1
    lines++
    for (const word of paragraph.split(/\s+/u)) {
      if (used >= 0 && used + 1 + word.length > letters) {
        lines++
        used = -1
      }
      used += 1 + word.length
      while (used > letters) {
        lines++
        used -= letters
      }
    }
  }
  return Math.max(1, lines)
}

/** Is a headline too long for headline type? */
export const isLongHeadline = (text: string): boolean =>
  linesOf(text, HEADLINE_LINE) > HEADLINE_ROWS

/** Lines a headline takes, with the room below it. */
function headlineLines(text: string): number {
  if (text === '') return 0
  const rows = isLongHeadline(text)
    ? linesOf(text, LINE - 6)
    : linesOf(text, HEADLINE_LINE) * HEADLINE_ROW
  return rows + HEADLINE_GAP
}

/** Lines of smaller type. */
const smallLines = (text: string): number => (text === '' ? 0 : linesOf(text, SMALL_LINE) * AFTER)

/** Lines the small line above a headline takes, with the room below it. */
export const overLines = (text: string): number => (text === '' ? 0 : smallLines(text) + GAP)

/** Lines of what belongs to a text and stands with its part from `from` on. */
const around = ({ head, after, extra = 0 }: Block, from: number): number =>
  (head && from === 0 ? linesOf(head) * HEAD : 0) + smallLines(after ?? '') + extra

const spoken = ({ label, text }: Block, from: number, to: number): string =>
  (label && from === 0 ? `${label}: ` : '') + text.slice(from, to)

const needs = (block: Block, from: number, to: number): number =>
  around(block, from) + (block.text === '' ? 0 : linesOf(spoken(block, from, to)))

/**
 * Where the part of a text that begins at `from` ends, so that it fits into so many lines: whole sentences, `from` if
 * not one does.
 */
function sentencesEnd(block: Block, from: number, lines: number): number {
  let to = from
  for (const { start, end } of sentences(block.text)) {
    if (end <= from) continue
    if (needs(block, from, end) > lines) break
    to = Math.max(start, end)
  }
  return to
}

/** Between words, for a sentence that is longer than a page; at least one letter. */
function wordsEnd(block: Block, from: number, lines: number): number {
  let to = from
  for (const { index } of block.text.slice(from).matchAll(/\s+|$/gu)) {
    if (index > 0 && needs(block, from, from + index) > lines) break
    to = from + index
  }
  return to > from ? to : Math.min(block.text.length, from + LINE)
}

/**
 * Fills pages of so many lines below their headline with blocks in their order. Nothing is left out and nothing is cut (PJ5): what is longer
 * than a page goes on on the next one, at the end of a sentence wherever that is possible.
 */
export function flow(blocks: readonly Block[], headline: string, lines = PAGE): readonly Page[] {
  const pages: Piece[][] = []
  const held = blocks.filter(({ fixed }) => fixed)
  const taken = held.reduce((sum, block) => sum + needs(block, 0, block.text.length) + GAP, 0)
  if (taken > 0 && taken <= lines / 2) {
    const pieces = held.map((block) => ({ block, from: 0, to: block.text.length }))
    const others = flow(
      blocks.filter(({ fixed }) => !fixed),
      headline,
      lines - taken,
    )
    return others.length === 0 ? [pieces] : others.map((page) => [...pieces, ...page])
  }
  let page: Piece[] = []
  let left = 0
  const turn = (block: Block): void => {
    page = []
    pages.push(page)
    left = Math.max(LEAST, lines - headlineLines(block.headline ?? headline))
  }
  const before = (block: Block): number => {
    const last = page.at(-1)
    const heads = block.group && (!last || last.block.group !== block.group) ? GROUP : 0
    return heads + (last ? GAP : 0)
  }
  const put = (block: Block, from: number, to: number): void => {
    left -= before(block) + needs(block, from, to)
    page.push({ block, from, to })
  }
  for (const block of blocks) {
    const end = block.text.length
    const begins =
      pages.length === 0 ||
      block.alone === true ||
      page[0]?.block.alone === true ||
      page[0]?.block.headline !== block.headline
    if (begins) turn(block)
    else if (before(block) + needs(block, 0, end) > left) {
      const cut = block.whole ? 0 : sentencesEnd(block, 0, left - before(block))
      // A single line at the foot of a page is hard to read on from.
      if (cut === 0 || linesOf(spoken(block, 0, cut)) < 2) turn(block)
    }
    let from = 0
    do {
      const room = left - before(block)
      let to = end
      if (needs(block, from, end) > room) {
        to = sentencesEnd(block, from, room)
        if (to === from) to = wordsEnd(block, from, room)
      }
      put(block, from, to)
      from = to
      if (from < end) turn(block)
    } while (from < end)
  }
  return pages
}

/** The name of a page's first thing. */
export const anchorOf = (page: Page | undefined): string => {
  const first = page?.find(({ block }) => !block.fixed) ?? page?.[0]
  if (!first) return ''
  return first.from === 0 ? first.block.id : `${first.block.id}@${first.from}`
}

/** Which page a place means: the one with the named thing on it, else the one of that number, else the last. */
export function pageAt(pages: readonly Page[], of: string, place: ProjectorPlace | null): number {
  if (place?.of !== of) return 0
  const [id, at = '0'] = place.anchor.split('@')
  const letter = Number(at)
  const found = pages.findIndex((page) =>
    page.some(
      ({ block, from, to }) =>
        block.id === id && letter >= from && (letter < to || letter === from),
    ),
  )
  return found >= 0 ? found : Math.max(0, Math.min(place.page, pages.length - 1))
}

/** The place one page on or back; undefined at the ends. */
export function placeBeside(
  { of, pages }: { readonly of: string; readonly pages: readonly Page[] },
  at: number,
  by: 1 | -1,
): ProjectorPlace | undefined {
  const page = pages[at + by]
  return page && { of, anchor: anchorOf(page), page: at + by }
}
