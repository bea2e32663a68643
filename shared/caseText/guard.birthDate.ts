import type { Stretch } from '../kernel/text.ts'

const month =
  '(?:Jan(?:uar)?|Jänner|Feb(?:ruar)?|März|Mrz|Mär|Apr(?:il)?|Mai|Juni?|Juli?|Aug(?:ust)?|Sept?(?:ember)?|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?)'
const year = "(?:\\s?(?:19|20)\\d{2}|\\s?[’']?\\d{2})(?!\\d)"
const withYear = [
  `\\d{1,2}\\.\\s?\\d{1,2}\\.${year}`,
  `\\d{1,2}\\.?\\s?${month}\\.?${year}`,
  '\\d{4}-\\d{1,2}-\\d{1,2}(?!\\d)',
  '\\d{1,2}[/-]\\d{1,2}[/-](?:\\d{4}|\\d{2})(?!\\d)',
].join('|')
const dayAndMonth = [`\\d{1,2}\\.\\s?\\d{1,2}\\.`, `\\d{1,2}\\.\\s?${month}(?!\\p{L})`].join('|')

/** Between the word and the date stand at most a few words of the same sentence ("in der Klinik am"), on two lines also. */
const between = '[^\\d.!?;]{0,40}?'
const patterns = [
  // The word first: "geb. 12.03.2019", "geboren am 3. Mai 2019", "Geburtsdatum: …"; a year may be missing.
  `(?<!\\p{L})(?:geb\\.?(?:-?\\s?dat(?:um)?\\.?)?|geboren[emrs]{0,2}|geburtsdatum|geburtstag|geburt)(?!\\p{L})${between}(?:${withYear}|${dayAndMonth})`,
  // The date first: "am 12.03.2019 geboren".
  `(?<!\\d)(?:${withYear})\\s?,?\\s(?:in\\s\\p{L}{1,40}\\s)?(?:geb\\.|geboren)`,
  `(?:\\*|✱|⁎)\\s?(?:${withYear})`,
  // Behind the token of a person: "K1 (03.05.2014)".
  `(?<![\\p{L}\\d])(?:K|KM|KV|M|V|Ki|Kind|Mutter|Vater|Sohn|Tochter|Bruder|Schwester)-?\\d{0,2}\\s?\\((?:${withYear})\\)`,
  // The year alone tells the age to the year: "geb. 2014", "Jg. 2014", "geboren im Mai 2014".
  `(?<!\\p{L})(?:geb\\.|geboren|Jg\\.|Jahrgang|Geburtsjahr)(?!\\p{L})[:\\s]{0,3}(?:im\\s)?(?:Jahr\\s)?(?:${month}\\s)?(?:19|20)\\d{2}(?!\\d)`,
].map((pattern) => new RegExp(pattern, 'giu'))

/** What each of the patterns holds at least: asked first, because most texts hold none of it. */
const anyMark = /geb|jg|jahrgang|[*✱⁎(]/iu

/** Calendar dates of birth: a date that a word, a star or the head of its column marks as one. Ages and relative days are none. */
export const findBirthDates = (text: string): Stretch[] =>
  anyMark.test(text) ? [...inSentences(text), ...inColumns(text)] : []

const inSentences = (text: string): Stretch[] =>
  patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: whole, index }) => ({
      start: index,
      end: index + whole.length,
    })),
  )

const columnHead = /(?<!\p{L})(?:geb(?:oren|urt|\.|$|dat|-)|\*)/iu
const cellDate = new RegExp(`(?:${withYear}|${dayAndMonth}|(?<!\\d)(?:19|20)\\d{2}(?!\\d))`, 'iu')

/** Dates below a head that speaks of birth; the cells of a table stand between middle dots, one row a line. */
function inColumns(text: string): Stretch[] {
  const found: Stretch[] = []
  let columns: ReadonlySet<number> = new Set()
  let start = 0
  for (const line of text.split('\n')) {
    const cells = line.split(' · ')
    const heads = cells.length < 2 ? [] : headsIn(cells)
    if (heads.length > 0) columns = new Set(heads)
    else if (cells.length < 2) columns = new Set()
    else found.push(...datesIn(cells, columns, start))
    start += line.length + 1
  }
  return found
}

const headsIn = (cells: readonly string[]): number[] =>
  cells.flatMap((cell, at) => (columnHead.test(cell) && !cellDate.test(cell) ? [at] : []))

function datesIn(cells: readonly string[], columns: ReadonlySet<number>, line: number): Stretch[] {
  const found: Stretch[] = []
  let start = line
  cells.forEach((cell, at) => {
    const date = columns.has(at) ? cellDate.exec(cell) : null
    if (date) found.push({ start: start + date.index, end: start + date.index + date[0].length })
    start += cell.length + 3
  })
  return found
}
