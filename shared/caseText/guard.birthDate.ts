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

/** Between the word and the date stand at most a few words of the same sentence ("in der Klinik am"). */
const between = '[^\\d\\n.!?;]{0,40}?'
const patterns = [
  // The word first: "geb. 12.03.2019", "geboren am 3. Mai 2019", "Geburtsdatum: …"; a year may be missing.
  `(?<!\\p{L})(?:geb\\.?(?:-?\\s?dat(?:um)?\\.?)?|geboren[emrs]{0,2}|geburtsdatum|geburtstag|geburt)(?!\\p{L})${between}(?:${withYear}|${dayAndMonth})`,
  // The date first: "am 12.03.2019 geboren".
  `(?<!\\d)(?:${withYear})\\s?,?\\s(?:in\\s\\p{L}{1,40}\\s)?(?:geb\\.|geboren)`,
  `(?:\\*|✱|⁎)\\s?(?:${withYear})`,
].map((pattern) => new RegExp(pattern, 'giu'))

/** Calendar dates of birth: a date that a word or a star marks as one. Ages and relative days are none. */
export const findBirthDates = (text: string): Stretch[] =>
  patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: whole, index }) => ({
      start: index,
      end: index + whole.length,
    })),
  )
