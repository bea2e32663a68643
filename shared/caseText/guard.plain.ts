import type { Folded } from './guard.fold.ts'

/** Latin letters and what is drawn like them: an excerpt of what Unicode (UTS #39) lists as confusable. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  a: 'аαɑᴀ',
  b: 'вʙƅьβ',
  c: 'сϲᴄⅽ',
  d: 'ԁᴅđðɗⅾ',
  e: 'еεєᴇҽə',
  f: 'ꜰƒϝ',
  g: 'ɡɢԍց',
  h: 'һнʜħη',
  i: 'іιɪıᎥ',
  j: 'јᴊϳ',
  k: 'кκᴋ',
  l: 'ʟłӏⅼ',
  m: 'мᴍⅿμ',
  n: 'пɴոν',
  o: 'оοσᴏøօ',
  p: 'рρᴘ',
  q: 'ԛǫ',
  r: 'гʀᴦ',
  s: 'ѕꜱʂ',
  t: 'тτᴛŧ',
  u: 'υᴜսц',
  v: 'ѵᴠⅴ',
  w: 'ѡωᴡԝ',
  x: 'хχⅹ',
  y: 'уγʏү',
  z: 'ᴢʐ',
}
const latin = new Map(
  Object.entries(LOOKS_LIKE).flatMap(([letter, others]) =>
    [...others].map((other) => [other, letter] as const),
  ),
)

/** Letters in circles, squares and flags, each row from A on, that no normalisation takes apart. */
const ROWS = [0x1f150, 0x1f170, 0x1f1e6]

const unseen = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u0300-\u0307\u0309-\u036f]/gu

/** One sign as plain Latin: without its marks but the dots of an umlaut, dashes and spaces of one kind. */
function plainSign(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x7f || /[äöüÄÖÜß]/.test(sign)) return sign
  if (/[\u2028\u2029\u0085]/.test(sign)) return '\n'
  if (/[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d\u00ad]/.test(sign))
    return code === 0xad ? '' : '-'
  // A space that is not a word's breaks a name into pieces, and no word from another.
  if (/\p{Zs}/u.test(sign)) return code === 0xa0 || code === 0x3000 ? ' ' : '\u2009'
  const row = ROWS.find((first) => code >= first && code < first + 26)
  if (row !== undefined) return String.fromCharCode(0x41 + code - row)
  const apart = sign.normalize('NFKD').replace(unseen, '')
  return [...apart].map(latinLetter).join('').normalize('NFC')
}

function latinLetter(letter: string): string {
  const lower = letter.toLowerCase()
  const plain = latin.get(lower)
  if (plain === undefined) return letter
  return letter === lower ? plain : plain.toUpperCase()
}

const usual = /^[\n\x20-\x7eäöüÄÖÜß„“‚‘’…§–]*$/u

/**
 * A text as a reader takes it: compatibility forms, letters of other scripts and small capitals that are drawn like
 * Latin ones, marks, unseen signs and a zero inside a word are the plain letters. Umlauts stay. Linear.
 */
export function plainLetters(text: string): Folded {
  if (usual.test(text) && !/\d\p{L}|–/u.test(text))
    return { text, place: ({ start, end }) => ({ start, end }) }
  const signs: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const sign of text) {
    const next = at + sign.length
    // The dots of a letter before them, taken apart.
    const last = signs.length - 1
    const joined = sign === '\u0308' ? ((signs[last] ?? '') + sign).normalize('NFC') : ''
    if (joined.length === 1) {
      signs[last] = joined
      ends[last] = next
    } else
      for (const unit of plainSign(sign)) {
        signs.push(unit)
        starts.push(at)
        ends.push(next)
      }
    at = next
  }
  for (let index = 1; index < signs.length - 1; index++) {
    const between = [signs[index - 1] ?? '', signs[index + 1] ?? ''].every((one) =>
      /\p{L}/u.test(one),
    )
    if (between && signs[index] === '0') signs[index] = 'o'
    if (between && signs[index] === '1') signs[index] = 'l'
  }
  // Every sign is one unit: letters beyond the first plane were made plain, or stand for nothing here.
  const units = signs.map((sign) => (sign.length === 1 ? sign : '\ufffd'))
  return {
    text: units.join(''),
    place: ({ start, end }) => ({ start: starts[start] ?? at, end: ends[end - 1] ?? at }),
  }
}
