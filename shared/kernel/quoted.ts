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
