import { foldedKey } from './key.ts'

/** A word of the text. A word broken at the end of a line, or written with gaps between its letters, is one. */
export interface Token {
  /** Without the break or the gaps. */
  readonly word: string
  readonly lower: string
  readonly key: string
  readonly start: number
  readonly end: number
  readonly isCapital: boolean
  /** All letters are large, and there are at least two. */
  readonly isUpper: boolean
  readonly hasDigit: boolean
  /** A hyphen alone stands between this word and the one before. */
  readonly isJoined: boolean
  /** Only a space or two (at most one line break) stand between this word and the one before. */
  readonly isNext: boolean
  /** What stands between this word and the one before. */
  readonly gap: string
}

const words =
  /(?<![\p{L}\p{M}])\p{L}(?: \p{L}){3,}(?![\p{L}\p{M}])|(?<![\p{L}\p{M}\d])\d*\p{L}[\p{L}\p{M}\d]*(?:['’](?=\p{L})[\p{L}\p{M}\d]+)*(?:-\n[ ]*(?=\p{Ll})[\p{L}\p{M}]+)?/gu

/** Letters that scanners read digits for, inside a word. */
const asLetter = (word: string): string =>
  /^\p{L}+\d\p{L}+$|^\p{L}{3,}\d$/u.test(word)
    ? word.replace(/0/g, 'o').replace(/1/g, 'l').replace(/5/g, 's').replace(/8/g, 'b')
    : word

/** The words of a text in order. Linear. */
export function tokensOf(text: string): readonly Token[] {
  const found: Token[] = []
  let end = 0
  for (const { 0: written, index } of text.matchAll(words)) {
    const gap = text.slice(end, index)
    const isSpaced = written.includes(' ') && !written.includes('\n')
    if (isSpaced && /[a-zäöü] [a-zäöü]/u.test(written) && /^\p{Ll}/u.test(written)) {
      end = pushed(found, written.slice(0, 1), index, gap)
      for (let at = 2; at < written.length; at += 2)
        end = pushed(found, written.slice(at, at + 1), index + at, ' ')
      continue
    }
    const word = isSpaced ? written.replaceAll(' ', '') : written.replace(/-\n */u, '')
    end = pushed(found, word, index, gap, index + written.length)
  }
  return found
}

function pushed(
  found: Token[],
  word: string,
  start: number,
  gap: string,
  end = start + word.length,
): number {
  const plain = asLetter(word)
  const lower = plain.toLowerCase().normalize('NFC')
  found.push({
    ...{ word, lower, key: foldedKey(plain), start, end, gap },
    isCapital: /^\p{Lu}/u.test(word),
    isUpper: /^[\p{Lu}\p{M}'’\d]{2,}$/u.test(word) && /\p{Lu}.*\p{Lu}/u.test(word),
    hasDigit: /\d/.test(plain),
    isJoined: /^[-‐‑–](?:\n *)?$/u.test(gap),
    isNext: /^(?:[ \u00a0]{1,2}|\t|[ \t\u00a0]{0,2}\n[ \t\u00a0]*)$/u.test(gap),
  })
  return end
}
