import { formatList } from './format.ts'
import { shortened } from './text.ts'

/** Marks inside a quotation, by the mark they are outside of one (Duden, rule 13). */
const inner: Readonly<Record<string, string>> = { '„': '‚', '“': '‘', '”': '’', '»': '›', '«': '‹' }

const WHOLE = { most: Infinity }

/**
 * A text in German quotation marks; quotations within it take single ones. White space becomes single spaces. With `most`
 * it is cut before the word that would go beyond so many characters, and says so with " …".
 */
export function quoted(text: string, { most }: { readonly most: number } = WHOLE): string {
  const whole = text.trim().replace(/\s+/gu, ' ')
  return `„${shortened(whole, most).replace(/[„“”»«]/gu, (mark) => inner[mark] ?? mark)}“`
}

/** A fact of a refusal takes no more characters. */
const MOST_CHARACTERS = 200

/** Words in quotation marks, each once, as many as a fact of a refusal takes; none where not even the first one fits. */
export function quotedWords(words: readonly string[]): string {
  const told = [...new Set(words)].map((word) => `„${word}“`)
  while (formatList(told).length > MOST_CHARACTERS) told.pop()
  return formatList(told)
}
