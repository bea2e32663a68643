// Lines of a document as blocks: what a program of texts and one of Word files have in common.
import type { DocumentBlock, Words } from '../../shared/caseText/parse.document.ts'
import { tabTables } from '../../shared/caseText/parse.table.ts'
import { marked, piecesOf } from './wordStruck.ts'

/** A line with tabs may be a row of a table: those around it tell. */
export type BlockOrTabs = DocumentBlock | { readonly kind: 'tabs'; readonly text: string }

/** Lines next to each other with as many tabs become the rows of a table, others paragraphs. */
export function withTabTables(blocks: readonly BlockOrTabs[]): DocumentBlock[] {
  const rows = tabTables(blocks.map((block) => (block.kind === 'tabs' ? block.text : null)))
  const found: DocumentBlock[] = []
  let table: (readonly Words[])[] = []
  blocks.forEach((block, at) => {
    const cells = rows[at]
    if (!cells) return found.push(block.kind === 'tabs' ? paragraphOf(block.text) : block)
    if (rows[at - 1]?.length !== cells.length) found.push({ kind: 'table', rows: (table = []) })
    return table.push(cells.map((cell) => piecesOf(inOneLine(cell))))
  })
  return found
}

/** Words with line breaks between them, tabs as spaces. */
export const paragraphOf = (words: string): DocumentBlock => ({
  kind: 'paragraph',
  lines: words.split('\n').map((line) => piecesOf(marked(line.replaceAll('\t', ' ')))),
})

export const withNumber = (number: string, words: string): string =>
  number === '' ? words : `${number} ${words}`

export const inOneLine = (words: string): string => marked(words.replace(/\s*[\n\t]\s*/g, ' '))
