// Signs of fonts that draw pictures instead of letters, as signs every font has.

/** What stands in the text for a sign that cannot be translated: seen, so that a person looks. */
export const UNKNOWN_SIGN = '▯'

type Signs = Readonly<Record<number, string>>

/** Every kind of ticked box becomes one sign, so that a form has two states and no more. */
const [TICKED, EMPTY] = ['☒', '☐']

const circled = (from: number, signs: string): Signs =>
  Object.fromEntries(Array.from(signs, (sign, at) => [from + at, sign]))

const fonts: Readonly<Record<string, Signs>> = {
  wingdings: {
    ...circled(0x80, '⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿'),
    ...{ 0x21: '✏', 0x22: '✂', 0x28: '☎', 0x29: '✆', 0x2a: '✉', 0x36: '⌛', 0x3f: '✍' },
    ...{ 0x43: '👍', 0x44: '👎', 0x45: '☜', 0x46: '☞', 0x47: '☝', 0x48: '☟' },
    ...{ 0x4a: '☺', 0x4b: '😐', 0x4c: '☹', 0x4e: '☠', 0x52: '☼', 0x53: '💧' },
    ...{ 0x6c: '●', 0x6d: '❍', 0x6e: '■', 0x6f: EMPTY, 0x70: EMPTY, 0x71: EMPTY, 0x72: EMPTY },
    ...{ 0x73: '⬧', 0x74: '⧫', 0x75: '◆', 0x76: '❖', 0x77: '⬥', 0x78: TICKED, 0x7a: '⌘' },
    ...{ 0x9e: '·', 0x9f: '•', 0xa1: '○', 0xa2: '○', 0xa4: '◉', 0xa5: '◎', 0xa7: '▪', 0xa8: EMPTY },
    ...{ 0xab: '★', 0xb7: '🕐', 0xd5: '⌫', 0xd8: '➢', 0xdc: '➲' },
    ...{ 0xdf: '←', 0xe0: '→', 0xe1: '↑', 0xe2: '↓', 0xe3: '↖', 0xe4: '↗', 0xe5: '↙', 0xe6: '↘' },
    ...{ 0xe7: '←', 0xe8: '→', 0xe9: '↑', 0xea: '↓', 0xef: '⇦', 0xf0: '⇨', 0xf1: '⇧', 0xf2: '⇩' },
    ...{ 0xf3: '⇔', 0xf4: '⇕', 0xfb: '✗', 0xfc: '✓', 0xfd: TICKED, 0xfe: TICKED },
  },
  'wingdings 2': {
    ...{ 0x4f: '✗', 0x50: '✓', 0x51: TICKED, 0x52: TICKED, 0x53: TICKED, 0x54: TICKED },
    ...{
      0x2a: EMPTY,
      0x30: EMPTY,
      0x96: '•',
      0x97: '●',
      0x98: '●',
      0xa0: '■',
      0xa1: '■',
      0xa2: '■',
    },
    ...{ 0xa3: EMPTY, 0xa4: EMPTY, 0xa5: EMPTY, 0x99: '○', 0x9a: '○' },
  },
  'wingdings 3': {
    ...{ 0x66: '←', 0x67: '→', 0x68: '↑', 0x69: '↓', 0x6a: '↖', 0x6b: '↗', 0x6c: '↙', 0x6d: '↘' },
    ...{ 0x22: '↔', 0x70: '▲', 0x71: '▼', 0x74: '◀', 0x75: '▶', 0x7c: '◀', 0x7d: '▶', 0xca: '→' },
  },
  webdings: {
    ...{ 0x33: '◀', 0x34: '▶', 0x35: '▲', 0x36: '▼', 0x61: '✓', 0x63: EMPTY, 0x67: '■', 0x6e: '●' },
    ...{ 0x72: '✗', 0x78: TICKED, 0x69: 'ℹ', 0x73: '❓', 0x59: '♥', 0x9b: '✉', 0x9c: '☎' },
  },
  symbol: {
    ...circled(0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'),
    ...circled(0x41, 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'),
    ...{ 0x22: '∀', 0x24: '∃', 0x2a: '∗', 0x2d: '−', 0xa0: '€', 0xa2: '′', 0xa3: '≤', 0xa4: '⁄' },
    ...{ 0xa5: '∞', 0xab: '↔', 0xac: '←', 0xad: '↑', 0xae: '→', 0xaf: '↓', 0xb0: '°', 0xb1: '±' },
    ...{ 0xb2: '″', 0xb3: '≥', 0xb4: '×', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xba: '≡', 0xbb: '≈' },
    ...{ 0xbc: '…', 0xc6: '∅', 0xc7: '∩', 0xc8: '∪', 0xce: '∈', 0xd6: '√', 0xd7: '⋅', 0xdb: '⇔' },
    ...{ 0xdc: '⇐', 0xdd: '⇑', 0xde: '⇒', 0xdf: '⇓', 0xe0: '◊', 0xe5: '∑', 0xd2: '®', 0xd3: '©' },
  },
}

const fontOf = (name: string): Signs | undefined => fonts[name.trim().toLowerCase()]

/** Does this font draw pictures where others have letters? */
export const isSymbolFont = (name: string): boolean => fontOf(name) !== undefined

/**
 * A sign of a font that draws pictures, by its code (0x20 to 0xff, or the same in the private area from 0xf000).
 * Of an unknown font only what Word itself uses is known. `UNKNOWN_SIGN` if there is nothing like it.
 */
export function symbolOf(font: string, code: number): string {
  const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  const signs = fontOf(font)
  if (signs === undefined) return isPrivate(code) ? (common[own] ?? UNKNOWN_SIGN) : signOf(code)
  if (own === 0x20) return ' '
  const sign = signs[own]
  if (sign !== undefined) return sign
  // The font of Greek letters leaves digits, brackets and the like where they are.
  return font.trim().toLowerCase() === 'symbol' && own > 0x20 && own < 0x7f
    ? String.fromCharCode(own)
    : UNKNOWN_SIGN
}

/** What stands in the private area where no font is known: pasted bullets, boxes, ticks and arrows. */
const common: Signs = {
  ...{ 0xb7: '•', 0xa7: '▪', 0xd8: '➢', 0x76: '❖', 0xa8: EMPTY, 0x6f: EMPTY, 0xa3: EMPTY },
  ...{ 0xfe: TICKED, 0xfd: TICKED, 0x78: TICKED, 0x52: TICKED, 0xfc: '✓', 0x50: '✓', 0xfb: '✗' },
  ...{ 0xe0: '→', 0xdf: '←', 0xe8: '→', 0xf0: '⇨', 0xae: '→', 0x4a: '☺', 0x4c: '☹', 0x20: ' ' },
}

const isPrivate = (code: number): boolean => (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000

const signOf = (code: number): string =>
  code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : UNKNOWN_SIGN

/** A text without signs of the private area, which no two devices draw alike. */
export function withoutPrivateSigns(text: string): string {
  return text.replace(/\p{Co}/gu, (sign) => symbolOf('', sign.codePointAt(0) ?? 0))
}

const raised: Readonly<Record<string, string>> = {
  ...shifted('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ'),
  '−': '⁻',
}
const lowered: Readonly<Record<string, string>> = {
  ...shifted('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'),
  '−': '₋',
}

function shifted(from: string, to: string): Record<string, string> {
  const signs = [...to]
  return Object.fromEntries([...from].map((sign, at) => [sign, signs[at] ?? sign]))
}

/** Raised or lowered digits as signs of their own ("m²"); letters stay letters. */
export const atHeight = (text: string, height: 'superscript' | 'subscript'): string =>
  /\d/.test(text)
    ? Array.from(text, (sign) => (height === 'superscript' ? raised : lowered)[sign] ?? sign).join(
        '',
      )
    : text
