// Long things in pieces that fit on a wall: texts at sentence ends, lists by how much room their lines take.
import { sentences, type Stretch } from '../../shared/kernel/text.ts'

/** Letters of running text that fit on one page of the projector beside a headline. */
export const PAGE_LETTERS = 300
/** A line that is ended early takes about as much room as these letters. */
const LINE_LETTERS = 46

/** How much room a text takes, in letters of running text. */
export const roomOf = (text: string): number =>
  text.length + LINE_LETTERS * (text.split('\n').length - 1)

/** A text cut at sentence ends into pages of at most `limit` letters; a longer sentence is cut between words. */
export function textPages(text: string, limit = PAGE_LETTERS): readonly string[] {
  const pages: string[] = []
  let page = ''
  for (const piece of sentences(text).flatMap((sentence) => pieces(text, sentence, limit))) {
    if (page !== '' && roomOf(page) + roomOf(piece.trimEnd()) > limit) {
      pages.push(page.trim())
      page = ''
    }
    page += piece
  }
  if (page.trim() !== '') pages.push(page.trim())
  return pages
}

/** A sentence, or its parts between words where it is longer than a page. */
function pieces(text: string, { start, end }: Stretch, limit: number): readonly string[] {
  const found: string[] = []
  let from = start
  while (end - from > limit) {
    const space = text.lastIndexOf(' ', from + limit)
    const cut = space > from ? space + 1 : from + limit
    found.push(text.slice(from, cut))
    from = cut
  }
  return [...found, text.slice(from, end)]
}

/** Items in order on pages of at most `most` items whose weights sum up to at most `room`; a heavier one stands alone. */
export function listPages<Item>(
  items: readonly Item[],
  { most, room, weight }: { most: number; room: number; weight: (item: Item) => number },
): readonly (readonly Item[])[] {
  const pages: Item[][] = []
  let taken = 0
  for (const item of items) {
    const page = pages.at(-1)
    const needs = weight(item)
    if (page && page.length < most && taken + needs <= room) {
      page.push(item)
      taken += needs
    } else {
      pages.push([item])
      taken = needs
    }
  }
  return pages
}
