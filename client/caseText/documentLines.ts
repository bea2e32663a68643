// Lines of a document as blocks: what a program of texts and one of Word files have in common.
import type { DocumentBlock, Words } from '../../shared/caseText/parse.document.ts'
import { entryStart } from '../../shared/caseText/parse.heading.ts'
import { tabTables } from '../../shared/caseText/parse.table.ts'
import { marked, piecesOf, validOf } from './wordStruck.ts'

/** A line with tabs may be a row of a table: those around it tell. */
export type BlockOrTabs = DocumentBlock | { readonly kind: 'tabs'; readonly text: string }

/**
 * Lines next to each other with as many tabs become the rows of a table, others paragraphs. `placeOf` says after how many
 * blocks something stands now that stood after so many before.
 */
export function withTabTables(blocks: readonly BlockOrTabs[]): {
  readonly blocks: DocumentBlock[]
  readonly placeOf: (after: number) => number
} {
  const rows = tabTables(blocks.map((block) => (block.kind === 'tabs' ? block.text : null)))
  const found: DocumentBlock[] = []
  const places = [0]
  let table: (readonly Words[])[] = []
  blocks.forEach((block, at) => {
    const cells = rows[at]
    if (!cells) found.push(block.kind === 'tabs' ? paragraphOf(block.text) : block)
    else {
      if (rows[at - 1]?.length !== cells.length) found.push({ kind: 'table', rows: (table = []) })
      table.push(cells.map((cell) => piecesOf(inOneLine(cell))))
    }
    places.push(found.length)
  })
  return { blocks: found, placeOf: (after) => places[after] ?? found.length }
}

/** The words of a paragraph without white space around them; a tab at the end is an empty last cell. '' if there are none. */
export function wordsOf(text: string): string {
  const words = text.replace(/^[\s]+|[ \n]+$/g, '')
  return words.trim() === '' ? '' : words
}

/** A paragraph with its automatic number, '' for none. */
export function blockOf(words: string, number: string, isHeading: boolean): BlockOrTabs {
  if (!isHeading && number === '' && words.includes('\t')) return { kind: 'tabs', text: words }
  const line = inOneLine(words)
  // "1. Tag 3" would be the third day of something else.
  const isStart = (isHeading || number !== '') && entryStart(validOf(line), isHeading) !== undefined
  if (isHeading)
    return { kind: 'heading', words: piecesOf(isStart ? line : withNumber(number, line)) }
  if (number === '' || isStart) return paragraphOf(words)
  return { kind: 'item', words: piecesOf(withNumber(number, line)) }
}

/** Words with line breaks between them, tabs as spaces. */
const paragraphOf = (words: string): DocumentBlock => ({
  kind: 'paragraph',
  lines: words.split('\n').map((line) => piecesOf(marked(line.replaceAll('\t', ' ')))),
})

export const withNumber = (number: string, words: string): string =>
  number === '' ? words : `${number} ${words}`

export const inOneLine = (words: string): string => marked(words.replace(/\s*[\n\t]\s*/g, ' '))
