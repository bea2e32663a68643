import type { Stretch } from '../kernel/text.ts'
import { matchesIn, type Sought } from './guard.sought.ts'

/** What stands between the digits of one number: spaces of any kind, dots also in the middle, dashes, strokes, brackets. */
const gap = '[\\s().\\/_|\\u00b7\\u2022\\u2219\\u22c5\\u2010-\\u2015-]'

const localPart = /[\p{L}\p{M}\d._%+'-]+$/u
const domainPart =
  /^[\p{L}\p{M}\d-]{1,63}(?:(?:\.|\s?[([{]\s?(?:dot|punkt)\s?[)\]}]\s?)[\p{L}\p{M}\d-]{1,63}){1,5}/iu
const atSign = /@|\s?[([{]\s?(?:at|ät)\s?[)\]}]\s?/giu

/** E-mail addresses, also with "(at)". Looks at most 64 characters back and 260 ahead of each at sign. */
export function findEmails(text: string): Stretch[] {
  const found: Stretch[] = []
  for (const { 0: at, index } of text.matchAll(atSign)) {
    const local = localPart.exec(text.slice(Math.max(0, index - 64), index))?.[0]
    const after = index + at.length
    const domain = domainPart.exec(text.slice(after, after + 260))?.[0].replace(/[.-]+$/, '')
    if (local === undefined || domain === undefined || !/[.)\]}]\s?\p{L}{2,}$/u.test(domain))
      continue
    found.push({ start: index - local.length, end: after + domain.length })
  }
  return found
}

/** Lengths of an IBAN by country; other countries are tried with every length the standard allows. */
const ibanLengths: Readonly<Record<string, number>> = {
  ...{ AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18 },
  ...{ FR: 27, GB: 22, GR: 27, HR: 21, HU: 28, IE: 22, IT: 27, LT: 20, LU: 20, LV: 21, MT: 31 },
  ...{ NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, TR: 26, UA: 29, XK: 20 },
}
const ibanStart = /(?<![\p{L}\d])(?:IBAN)?([A-Z]{2}(?:[\s.-]?\d){2})/giu

/** IBANs with a right check number, written in one piece or in groups. */
export function findIbans(text: string): Stretch[] {
  const found: Stretch[] = []
  for (const { 0: whole, 1: head, index } of text.matchAll(ibanStart)) {
    const start = index + whole.length - (head?.length ?? 0)
    const end = endOfIban(text, start)
    if (end !== undefined) found.push({ start, end })
  }
  return found
}

function endOfIban(text: string, start: number): number | undefined {
  let compact = ''
  let sum = 0
  let end: number | undefined
  const country = text.slice(start, start + 2)
  const length = ibanLengths[country.toUpperCase()]
  // With every length tried, running words would be one now and then: "am 02.08.2021 nach einem …".
  if (length === undefined && country !== country.toUpperCase()) return undefined
  for (let at = start; at < text.length && compact.length < (length ?? 34); at++) {
    const character = text.charAt(at).toUpperCase()
    if (/[\s.-]/.test(character)) {
      if (/[\s.-]/.test(text.charAt(at - 1))) break
      continue
    }
    if (!/[A-Z0-9]/.test(character)) break
    if (length === undefined && /[a-z]/.test(text.charAt(at))) break
    compact += character
    if (compact.length > 4) sum = addToCheck(sum, character)
    const isWhole = length === undefined ? compact.length >= 15 : compact.length === length
    if (isWhole && [...compact.slice(0, 4)].reduce(addToCheck, sum) === 1) end = at + 1
  }
  return end
}

/** One more character of the number that modulo 97 must give 1 (ISO 7064): letters count 10 to 35. */
const addToCheck = (sum: number, character: string): number => {
  const value = Number.parseInt(character, 36)
  return (sum * (value > 9 ? 100 : 10) + value) % 97
}

const international = new RegExp(
  `(?<![\\p{L}\\d])\\(?(?:\\+\\s?|00)[1-9](?:${gap}{0,3}\\d){7,14}(?!\\d)`,
  'gu',
)
const national = new RegExp(
  `(?<![\\p{L}\\d]|\\d[.,:\\/-])\\(?0[1-9](?:${gap}{0,3}\\d){5,13}(?!\\d)`,
  'gu',
)
const labelled = new RegExp(
  `(?<![\\p{L}\\d])(?:tel|telefon|telefonnummer|telefon-nr|handy|handynummer|mobil|mobilnummer|mobiltelefon|fax|durchwahl|rufnummer|whatsapp)(?![\\p{L}\\d])[\\s.:]{0,4}(?:nr\\.?[\\s:]{0,2})?(\\d(?:${gap}{0,2}\\d){4,14})(?!\\d)`,
  'giu',
)

/** The last digits of an office's number, if the word in front says so. */
const extension =
  /(?<![\p{L}\d])(?:durchwahl|nebenstelle|apparat)(?![\p{L}\d])[\s.:]{0,4}(?:nr\.?[\s:]{0,2})?[-–]?\s?(\d{2,6})(?![\p{L}\d])/giu

export const soughtPhones: readonly Sought[] = [
  { hint: /\+|00/, pattern: international },
  { hint: /0[1-9]/, pattern: national },
  { hint: /tel|handy|mobil|fax|durchwahl|rufnummer|whatsapp/iu, pattern: labelled },
  { hint: /durchwahl|nebenstelle|apparat/iu, pattern: extension },
]

/** A date, a month with its year, or a time or range of times: digits that look like a phone number and are none. */
const dateOrTime =
  /^\(?(?:\d{1,2}\.\s?\d{1,2}\.|\d{1,2}[-/]\d{1,2}[-/]\d{2,4}(?!\d)|\d{2}[./-]\d{4}(?!\d)|\d{1,2}\.\d{2}\s?[–-]|\d{4}-\d{2}-\d{2}(?!\d))/

/** Phone numbers: international, national with a leading zero, and any number behind "Tel." and the like. */
export function findPhones(text: string): Stretch[] {
  const found: Stretch[] = []
  for (const sought of soughtPhones) {
    for (const { 0: whole, 1: number = whole, index } of matchesIn(text, sought)) {
      const start = index + whole.length - number.length
      if (!dateOrTime.test(number) && !/^\s?Uhr/.test(text.slice(index + whole.length)))
        found.push({ start, end: start + number.length })
    }
  }
  return found
}
