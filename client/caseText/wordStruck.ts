// Struck words of a paragraph while it is being read: they stand between two signs that no text holds.
import type { Words } from '../../shared/caseText/parse.document.ts'

const STRUCK = '\u0001'
const VALID = '\u0002'

/** Words as struck ones; a tab parts cells and belongs to none. */
export const struck = (words: string): string =>
  words
    .replaceAll('\n', ' ')
    .split('\t')
    .map((part) => (part.trim() === '' ? part : `${STRUCK}${part}${VALID}`))
    .join('\t')

/** Struck words next to each other are one piece; spaces stay outside of it. */
export const marked = (words: string): string =>
  words
    .replace(/\u0002([ \t]*)\u0001/g, '$1')
    .replace(/\u0001( *)([^\u0001\u0002]*?)( *)\u0002/g, '$1\u0001$2\u0002$3')

/** A line without what was struck. */
export const validOf = (line: string): string => line.replace(/\u0001[^\u0002]*\u0002/g, '')

/** A line in pieces. */
export const piecesOf = (line: string): Words =>
  line
    .split(/(\u0001[^\u0002]*\u0002)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith(STRUCK)
        ? { text: part.slice(1, -1), isStruck: true }
        : { text: part, isStruck: false },
    )
