// An age as a band: wide enough that it tells of no one person, narrow enough for what an assessment asks.
type Band = readonly [from: number, to: number]

const bands: readonly Band[] = [
  ...([
    [0, 2],
    [3, 5],
    [6, 9],
    [10, 13],
    [14, 17],
    [18, 29],
  ] as const),
  ...[30, 40, 50, 60, 70, 80, 90].map((from): Band => [from, from + 9]),
]
const words =
  'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'
const tens = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig'
const numberOf: ReadonlyMap<string, number> = new Map([
  ...words.split(' ').map((word, at) => [word, at] as const),
  ...tens.split(' ').map((word, at) => [word, (at + 2) * 10] as const),
  ...['einen', 'einem', 'anderthalb'].map((word) => [word, 1] as const),
])
const DAYS_OF_YEAR = 365.25

const bandOf = (years: number): Band | undefined =>
  bands.find(([from, to]) => from <= years && years <= to)

/** The years a unit counts in. */
function inYears(count: number, unit: string): number {
  if (/^Mon/iu.test(unit)) return Math.floor(count / 12)
  if (/^Wo/iu.test(unit)) return Math.floor((count * 7) / DAYS_OF_YEAR)
  return /^Tag/iu.test(unit) ? Math.floor(count / DAYS_OF_YEAR) : count
}

const written =
  /^(?<front>(?:Anfang|Mitte|Ende)\s)?(?:(?<digits>\d{1,3})(?:[,;½]\d{0,2})?|(?<word>\p{L}+?)(?:einhalb)?(?=$|-?jährig|\s))(?:\s?-?\s?(?<yearly>[jJ]ährig\p{L}{0,2})|(?<more>\s?(?<unit>Jahre?n?|J\.?|j|y|LJ|Monate?n?|Mon\.?|M\.|Wochen?|Wo\.?|Tagen?|Tage)(?:\/o)?(?:\s(?:und\s)?\d{1,2}\s(?:Monate?|Wochen))?)?(?<old>\salt\p{L}{0,2})?)$/u

/**
 * The band in place of an age as it is written, so that the sentence goes on: "8-jährige" → "6- bis 9-jährige", "8 Jahre
 * alt" → "6 bis 9 Jahre alt", "(8)" → "(6 bis 9 Jahre)"; `after` is what follows. Undefined where no age is read.
 */
export function ageBand(age: string, after = ''): string | undefined {
  const groups = written.exec(age)?.groups
  if (!groups) return undefined
  const { digits, word = '', yearly, unit = '', old = '' } = groups
  const count = digits === undefined ? numberOf.get(word.toLowerCase()) : Number(digits)
  const band = count === undefined ? undefined : bandOf(inYears(count, unit))
  if (!band) return undefined
  const [from, to] = band
  if (yearly !== undefined) return `${from}- bis ${to}-${yearly}`
  const isAlone = unit === '' && old === '' && /^\s?(?:[),;/]|$)/u.test(after)
  const isDecimal = unit === '' && /[,;½]/u.test(age)
  if (unit === '' && !isAlone && !isDecimal) return `${from} bis ${to}${old}`
  return `${from} bis ${to} ${/^(?:Jahren|Monaten)$/u.test(unit) ? 'Jahren' : 'Jahre'}${old}`
}

const date =
  /(?<iso>(?:19|20)\d{2}-\d{1,2}-\d{1,2})|(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>(?:19|20)\d{2}|\d{2})(?!\d)|(?<yearAlone>(?:19|20)\d{2})(?!\d)/u

/** A band in place of a date of birth with the word for it; `today` is the day (since 1970-01-01) it is read for. */
export function birthBand(birth: string, today: number): string | null {
  const found = date.exec(birth)
  const years = found && Number.isFinite(today) ? yearsSince(found, today) : undefined
  const band = years === undefined ? undefined : bandOf(years)
  if (!found || !band) return null
  const front = birth.slice(0, found.index)
  const back = birth.slice(found.index + found[0].length)
  const ages = `${band[0]} bis ${band[1]} Jahre`
  // "am 12.03.2019 geboren" is a sentence of its own making.
  if (/\($/u.test(front) && back === ')') return `${front}${ages})`
  if (back.trim() !== '') return null
  if (front === '') return ages
  return /^Geburts/iu.test(front) ? `Alter: ${ages}` : `${ages} alt`
}

function yearsSince({ groups = {} }: RegExpExecArray, today: number): number | undefined {
  const now = new Date(today * 86_400_000)
  const { iso, day, month, year = '', yearAlone } = groups
  const [y, m, d] = iso
    ? iso.split('-').map(Number)
    : yearAlone === undefined
      ? [fullYear(year, now.getUTCFullYear()), Number(month), Number(day)]
      : [Number(yearAlone), 7, 1]
  if (y === undefined || m === undefined || d === undefined) return undefined
  const isBefore =
    now.getUTCMonth() + 1 < m || (now.getUTCMonth() + 1 === m && now.getUTCDate() < d)
  return now.getUTCFullYear() - y - Number(isBefore)
}

const fullYear = (year: string, now: number): number =>
  year.length === 4
    ? Number(year)
    : 2000 + Number(year) > now
      ? 1900 + Number(year)
      : 2000 + Number(year)

/** A band as a person or `ageBand` writes it: no question again. */
export const writtenBand = `(?:${bands.map(([from, to]) => `${from}(?:-\\s)?\\s?bis\\s${to}`).join('|')})(?!\\d|[.,:;]\\d|\\s?Uhr)(?:-[jJ]ährig\\p{L}{0,2}|\\sJahren?)?(?:\\salt(?:e[nrms]?)?)?`
