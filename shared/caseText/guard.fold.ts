import type { Stretch } from '../kernel/text.ts'

/** A text as the finders read it, and where each of its units stands in the original. */
export interface Folded {
  readonly text: string
  /** A stretch of the folded text in UTF-16 units of the original. */
  readonly place: (stretch: Stretch) => Stretch
}

const unusual =
  /[^\n\x20-\x7e\u00a1-\u00ac\u00ae-\u024f\u2018-\u201e\u2020-\u2027\u20ac\u2022\u2026]/u

/** One sign for all that look alike: dashes, slashes, spaces, wide letters, digits of any script; '' for unseen ones. */
function foldedSign(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  if (code >= 0x21 && code <= 0x7e) return sign
  if (sign === '\n') return sign
  if (/[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u.test(sign)) return ''
  if (/\p{Zs}/u.test(sign)) return ' '
  if (/[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/u.test(sign)) return '-'
  if (/[\u2044\u2215\u29f8]/u.test(sign)) return '/'
  if (code === 0x2024) return '.'
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  if (code === 0xfe6b) return '@'
  if (/\p{Nd}/u.test(sign)) return digitOf(code)
  return sign
}

/** Digits of every script stand in tens, from zero up. */
function digitOf(code: number): string {
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  // Mathematical digits follow each other in fifty signs without a gap.
  if (code >= 0x1d7ce && code <= 0x1d7ff) zero = code - ((code - 0x1d7ce) % 10)
  return String(code - zero)
}

/** Folds what looks alike to one sign, so that no number hides behind an unusual one (IM3). Linear. */
export function folded(text: string): Folded {
  if (!unusual.test(text)) return { text, place: ({ start, end }) => ({ start, end }) }
  const starts: number[] = []
  const ends: number[] = []
  let found = ''
  let at = 0
  for (const sign of text) {
    const next = at + sign.length
    const plain = foldedSign(sign)
    for (let unit = 0; unit < plain.length; unit++) {
      const whole = plain.length === sign.length
      starts.push(whole ? at + unit : at)
      ends.push(whole ? at + unit + 1 : next)
    }
    found += plain
    at = next
  }
  return {
    text: found,
    place: ({ start, end }) => ({ start: starts[start] ?? at, end: ends[end - 1] ?? at }),
  }
}
