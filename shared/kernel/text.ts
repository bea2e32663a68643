import type { TextSpan } from './textSpan.ts'

/** A stretch of text in UTF-16 units, `end` exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * More marks than this on one letter stand in no language (Unicode calls such text "stream-safe"), and putting
 * thousands of them in order would hold up everybody for minutes.
 */
const tooManyMarks = /(\p{M}{30})\p{M}+/gu

/** Whatever ends a line: in Windows, in Word's own line breaks and page breaks, on the web and in Unicode. */
const lineEnd = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g

/** A text whose lines all end in a line feed (TX1). */
export const withLineFeeds = (text: string): string => text.replace(lineEnd, '\n')

/**
 * Signs that cannot be seen: soft hyphens, zero widths, joiners, marks of direction, fillers. A phone number with one
 * in it looks the same and is not found. Only between emoji a joiner means something, and behind one the sign that asks
 * for its colours.
 */
const unseen = new RegExp(
  [
    '\\u200d(?!(?<=(?:\\p{Extended_Pictographic}\\ufe0f?|\\p{Emoji_Modifier})\\u200d)\\p{Extended_Pictographic})',
    '\\ufe0f(?<!\\p{Extended_Pictographic}\\ufe0f)',
    '(?![\\u200d\\ufe0f])[\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffb]',
  ].join('|'),
  'gu',
)

/** Control characters but tab and line feed, halves of letters, and the places Unicode keeps free: no document can hold them. */
const unprintable =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Noncharacter_Code_Point}\p{Surrogate}]/gu

/** A text without what no document can hold. */
export const withoutUnprintable = (text: string): string => text.replace(unprintable, '')

/**
 * NFC, LF line ends (TX1), no control characters but line breaks and tabs turned into spaces; no signs that cannot be
 * seen, no halves of a letter and none of the places Unicode keeps free, which no document can hold (TX2); at most 30
 * marks on a letter. What it gives it leaves as it is.
 */
export function normaliseText(text: string): string {
  return withoutUnprintable(withLineFeeds(text).replace(/[\t\u00a0]/g, ' '))
    .replace(unseen, '')
    .replace(tooManyMarks, '$1')
    .normalize('NFC')
}

/**
 * Does a change rest on the words that are held (RO5)? What an earlier version took was normalised otherwise, and comes
 * back from a screen as it is taken today.
 */
export const restsOn = (before: string, held: string): boolean =>
  before === held || before === normaliseText(held).trim()

/** Does the quoted text stand where the span says? Texts are immutable, so a difference is an error. */
export const spanMatches = (
  text: string,
  span: Pick<TextSpan, 'start' | 'end' | 'quote'>,
): boolean => text.slice(span.start, span.end) === span.quote

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' })

/** Is a position between two graphemes, so that cutting there tears no character apart? */
export function isGraphemeBoundary(text: string, position: number): boolean {
  if (position <= 0 || position >= text.length) return position === 0 || position === text.length
  // A window is enough: no grapheme of running text is longer than this.
  const from = Math.max(0, position - 40)
  const window = graphemes.segment(text.slice(from, position + 40))
  return window.containing(position - from)?.index === position - from
}

/** Widens a stretch to whole graphemes and keeps it inside the text. */
export function snapToGraphemes(text: string, { start, end }: Stretch): Stretch {
  let from = Math.max(0, Math.min(start, text.length))
  let to = Math.max(from, Math.min(end, text.length))
  while (from > 0 && !isGraphemeBoundary(text, from)) from--
  while (to < text.length && !isGraphemeBoundary(text, to)) to++
  return { start: from, end: to }
}

/** Words after which a full stop does not end a sentence. */
const abbreviations = new Set(
  'dr prof fr hr bzw ca evtl ggf inkl max min mind nr sog str tel usw vgl abs art bspw etc geb gem od s st u v z a d h i e b t m o'.split(
    ' ',
  ),
)
const closing = '“”»«")\u2019\u201a]'

/**
 * Sentences of a German text, covering it without gaps (white space belongs to the sentence before).
 * Knows "12.", "Dr.", "z. B.", closing quotes; a line break always ends a sentence. Linear time.
 * `Intl.Segmenter` is not used: it splits German after "12." and "Dr.".
 */
export function sentences(text: string): Stretch[] {
  const found: Stretch[] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    const ends = character === '\n' || ('.!?…'.includes(character) && endsSentence(text, at))
    if (!ends) continue
    let end = at + 1
    while (end < text.length && closing.includes(text.charAt(end))) end++
    while (end < text.length && /\s/.test(text.charAt(end))) end++
    if (text.slice(start, end).trim() === '') continue
    found.push({ start, end })
    start = end
    at = end - 1
  }
  if (text.slice(start).trim() !== '') found.push({ start, end: text.length })
  return found
}

function endsSentence(text: string, at: number): boolean {
  let next = at + 1
  while (next < text.length && closing.includes(text.charAt(next))) next++
  if (next >= text.length) return true
  if (!/\s/.test(text.charAt(next))) return false
  while (next < text.length && /\s/.test(text.charAt(next))) next++
  if (next < text.length && /[a-zäöüß]/.test(text.charAt(next))) return false
  if (text.charAt(at) !== '.') return true
  const before = /([A-Za-zÄÖÜäöüß]+|\d+)$/.exec(text.slice(Math.max(0, at - 20), at))?.[1]
  if (before === undefined) return true
  return !/^\d{1,2}$/.test(before) && !abbreviations.has(before.toLowerCase())
}

/** A piece of text between two boundaries of spans, with the ids of all spans that cover it. */
export interface Segment extends Stretch {
  readonly ids: readonly string[]
}

/** Splits a text of a length at every boundary of the spans: flat pieces that may carry any number of ids. */
export function segments(
  length: number,
  spans: readonly (Stretch & { readonly id: string })[],
): Segment[] {
  const inside = spans.map(({ id, start, end }) => ({
    id,
    start: Math.max(0, start),
    end: Math.min(length, end),
  }))
  const cuts = new Set([0, length])
  for (const { start, end } of inside) {
    if (start >= end) continue
    cuts.add(start)
    cuts.add(end)
  }
  const starting = new Map<number, string[]>()
  const ending = new Map<number, Set<string>>()
  for (const { id, start, end } of inside) {
    if (start >= end) continue
    starting.set(start, [...(starting.get(start) ?? []), id])
    ending.set(end, (ending.get(end) ?? new Set()).add(id))
  }
  const found: Segment[] = []
  let open: string[] = []
  const sorted = [...cuts].sort((a, b) => a - b)
  sorted.forEach((start, index) => {
    const end = sorted[index + 1]
    const gone = ending.get(start)
    if (gone) open = open.filter((id) => !gone.has(id))
    open = [...open, ...(starting.get(start) ?? [])]
    if (end !== undefined && end > start) found.push({ start, end, ids: open })
  })
  return found
}

/** A wording as a name: whole words, as many as fit into `length` UTF-16 units. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length + 1)
  const whole = cut.replace(/\s+\S*$/u, '')
  return `${whole === cut ? text.slice(0, length) : whole} …`
}

/** The same with a capital letter in front: as it begins a sentence, a label or a line. */
export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
