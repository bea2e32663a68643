import type { Stretch } from '../kernel/text.ts'
import { matchesIn, type Sought } from './guard.sought.ts'

/**
 * Register signs of German courts and prosecutors. Signs that a case text also uses as a token for a person
 * (M, V, K, P, B) are left out.
 */
const register =
  '(?:F|UF|WF|FH|UFH|AR|Js|UJs|Ls|Ds|Cs|Gs|Ks|KLs|Ns|Qs|Ws|Ss|BRs|VRs|AktE|StVK|OWi|XVII|XVI|XIV|XV|VII|VI|BvR|BvL|ZB|ZR|StR|C|O|U|W|L|S|T)'
const court = `(?:[IVX]{1,4}\\s?-\\s?)?\\d{1,4}\\s?${register}\\s?\\d{1,6}\\s?/\\s?\\d{2}(?:\\d{2})?(?!\\d)`
const office = [
  // 51.2-1234/2023
  '\\d{1,4}(?:\\.\\d{1,4}){1,3}\\s?[-–]\\s?\\d{2,7}\\s?/\\s?\\d{2,4}',
  // 51-1234/23
  '\\d{2,4}-\\d{3,7}/\\d{2}(?:\\d{2})?',
  // 51-2/2024-117
  '\\d{1,4}(?:[-.]\\d{1,4}){0,2}/(?:19|20)\\d{2}-\\d{1,6}',
  // 51-23/4711
  '\\d{2,3}-\\d{2,3}/\\d{3,6}',
  // 500000-123456-23/4, as the police of NRW writes it
  '\\d{6}-\\d{5,7}-\\d{2}/\\d{1,3}',
  // 51.2/1234-23; with a zero in front it is a phone number
  '(?!0)\\d{1,4}(?:\\.\\d{1,4}){0,3}/\\d{2,7}-\\d{2,4}',
  // 51.3.1-K-4711
  '\\d{1,4}(?:\\.\\d{1,4}){0,3}-\\p{Lu}{1,3}-\\d{2,7}(?:/\\d{2,4})?',
  // JA-2023-01234, ASD 51/2023/0123
  '\\p{Lu}{2,6}[-/ ]\\d{2,4}[-/.]\\d{2,4}[-/.]\\d{2,7}',
  '\\p{Lu}{2,6}[-/]\\d{4}[-/.]\\d{2,7}',
].join('|')

/** Not inside a longer word or number. */
const alone = (pattern: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\d]|\\d[.,:/-])(?:${pattern})(?![\\p{L}\\d])`, 'gu')
/** The words in front of one. */
const word = String.raw`(?:Az|AZ|Gz|Gesch\.-Z|Aktenzeichen|Aktennummer|Akten-Nr|Geschäftszeichen|Geschäftsnummer|Geschäfts-Nr|Vorgangsnummer|Vorgangs-Nr|Vorgangszeichen|Fallnummer|Fall-Nr|Tagebuchnummer|Vorgangsnr|Akten?\s?[Nn]r|BG-Nr|Kto|Konto(?=[.:\s]{1,4}(?:Nr\.?\s?)?\d(?:\s?\d){5})|Konto-Nr|Kontonummer|BLZ|Bankleitzahl|Kindergeld-Nr|Kindergeldnummer|KV-Nr|Versichertennummer|Versichertennr|Steuer-ID|Ausweisnummer|Tgb\.-Nr|(?:Unser|Mein|Ihr) Zeichen)`

export const soughtFileNumbers: readonly Sought[] = [
  { hint: /\//, pattern: alone(court) },
  { hint: /[-–/]|\d\.\d/, pattern: alone(office) },
]
export const soughtLabelledNumbers: Sought = {
  hint: new RegExp(word, 'u'),
  pattern: new RegExp(
    String.raw`(?<![\p{L}\d])${word}(?!\p{L})[.:\s]{0,4}(?:(?:lautet|ist|war|Nr\.?)[:\s]{1,2})?((?:\p{L}{1,6}[ ./-]?)?\d[\p{L}\d./-]{0,30}(?: (?:\p{Lu}\p{L}{0,4} )?\d[\p{L}\d./-]{0,20})?)`,
    'gu',
  ),
}

/** Aktenzeichen of courts, prosecutors and offices, by their form or by the word in front of them. */
export function findFileNumbers(text: string): Stretch[] {
  const found: Stretch[] = []
  for (const sought of soughtFileNumbers) {
    for (const { 0: whole, index } of matchesIn(text, sought))
      found.push({ start: index, end: index + whole.length })
  }
  for (const { 0: whole, 1: number = '', index } of matchesIn(text, soughtLabelledNumbers)) {
    const sign = number.replace(/[./-]+$/, '')
    // "Aktenzeichen 12 Tage später": two digits alone are a count, no sign.
    if (!/\d{3}|\d[./-]\d|\p{L}.*\d|\d \p{Lu}\p{L}{0,4} \d/u.test(sign)) continue
    const start = index + whole.length - number.length
    found.push({ start, end: start + sign.length })
  }
  return found
}
