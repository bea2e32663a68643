import { normaliseText } from '../kernel/text.ts'
import { STRUCK } from './parse.markdown.ts'
import { withoutPrivateSigns } from './symbols.ts'

/** Plain words, all of them valid or all struck: no sign among them is a mark of any language. */
interface Piece {
  readonly text: string
  readonly isStruck: boolean
}

/** One line of a document, piece by piece. */
export type Words = readonly Piece[]

/** A piece of a document whose program says itself what is a heading, an item of a list and a table. */
export type DocumentBlock =
  | { readonly kind: 'heading' | 'item'; readonly words: Words }
  | { readonly kind: 'paragraph'; readonly lines: readonly Words[] }
  /** Every row has as many cells. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly Words[])[] }

const clean = (text: string): string => normaliseText(withoutPrivateSigns(text))

const struck = (text: string): string => `${STRUCK}${text}]`

/** As a person reads them: what was struck is marked (IM4). */
export const shownWords = (words: Words): string =>
  clean(words.map(({ text, isStruck }) => (isStruck ? struck(text) : text)).join('')).trim()

/** Without what was struck, and what was. */
export function validWords(words: Words): { valid: string; struck: string[] } {
  const gone = words.filter(({ isStruck }) => isStruck)
  const left = clean(words.flatMap(({ text, isStruck }) => (isStruck ? [] : text)).join(''))
  return {
    valid: (gone.length === 0 ? left : left.replace(/ {2,}/g, ' ')).trim(),
    struck: gone.map(({ text }) => struck(clean(text))),
  }
}
