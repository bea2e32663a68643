// Places with a form of their own that nothing else has: sure enough for the server to refuse a text for them (RC8). Every
// rule begins at a sign few texts hold, or is asked for after a hint.
import type { Stretch } from '../kernel/text.ts'
import { matchesIn, type Sought } from '../caseText/guard.sought.ts'

/** Units behind a number that is an amount. */
export const unit =
  '(?:€|%|°|Euro|EUR|Cent|Uhr|h(?!\\p{L})|Std|Stunden?|Min|Minuten?|Sek|Sekunden|kg|g(?!\\p{L})|mg|ml|l(?!\\p{L})|cl|km|m(?!\\p{L})|cm|mm|qm|m²|m2|Grad|Promille|Mal(?!\\p{L})|mal(?!\\p{L})|x(?!\\p{L})|Tage?n?(?!\\p{L})|Wochen?|Monate?n?|Jahre?n?|Stück|Seiten?|Personen|Kinder|Zimmer|Fachleistungsstunden|FLS|Einwohner|Mio|Mrd|Prozent|Punkte?|Klasse|Meter|Kilo|Liter|Flaschen?|Bier|Zigaretten)'

/** Signs of the districts of number plates. */
export const plateTowns =
  'A|AA|AB|ABI|AC|AE|AH|AIC|AK|ALF|AN|ANA|AÖ|AP|AS|AUR|AW|AZ|B|BA|BAD|BAR|BB|BC|BE|BF|BGL|BI|BIT|BK|BL|BLK|BM|BN|BO|BOR|BOT|BÖ|BRA|BRB|BS|BT|BÜD|BÜR|BZ|C|CAS|CB|CE|CHA|CLP|CO|COC|COE|CUX|CW|D|DA|DAH|DAN|DAU|DD|DE|DEG|DEL|DH|DIN|DK|DL|DLG|DM|DN|DO|DON|DU|DÜW|DW|E|EA|EB|EBE|ED|EE|EF|EI|EIC|EIS|EL|EM|EMD|EMS|EN|ER|ERB|ERH|ERK|ES|ESW|EU|F|FB|FD|FDS|FF|FFB|FG|FI|FL|FN|FO|FR|FRG|FRI|FS|FT|FTL|FÜ|FÜS|G|GAP|GC|GE|GEL|GER|GF|GG|GI|GK|GL|GLA|GM|GÖ|GP|GR|GS|GT|GTH|GÜ|GV|GW|GZ|H|HA|HAL|HAM|HAS|HB|HBN|HD|HDH|HDL|HE|HEF|HEI|HEL|HER|HF|HG|HGW|HH|HI|HL|HM|HN|HO|HOL|HOM|HP|HR|HRO|HS|HSK|HST|HU|HVL|HWI|HX|HZ|IGB|IK|IL|IN|IS|ISE|IZ|J|JE|JEV|JL|JÜL|K|KA|KB|KC|KE|KEH|KF|KG|KH|KI|KIB|KK|KL|KLE|KM|KN|KO|KR|KS|KT|KU|KÜN|KUS|KW|L|LA|LAU|LB|LD|LDK|LDS|LEO|LER|LEV|LG|LH|LI|LIF|LIP|LL|LM|LÖ|LOS|LP|LRO|LU|LÜD|LÜN|LWL|M|MA|MB|MD|ME|MEI|MEK|MER|MES|MG|MH|MI|MIL|MK|MKK|MM|MN|MO|MOL|MON|MOS|MR|MS|MSH|MSP|MST|MTK|MTL|MÜ|MW|MY|MYK|MZ|MZG|N|NB|ND|NDH|NE|NEA|NES|NEW|NF|NI|NK|NM|NMS|NOH|NOL|NOM|NR|NU|NVP|NW|NWM|OA|OAL|OB|OD|OE|OF|OG|OH|OHA|OHV|OHZ|OL|OP|OPR|OS|OSL|OVP|P|PA|PAF|PAN|PB|PCH|PE|PF|PI|PIR|PLÖ|PM|PR|PS|QFT|QLB|R|RA|RD|RE|REG|RH|RO|ROW|RP|RS|RT|RÜD|RÜG|RV|RW|RZ|S|SAB|SAD|SAW|SB|SC|SDL|SE|SFA|SG|SHA|SHG|SHK|SHL|SI|SIG|SIM|SK|SL|SLE|SLF|SLK|SLN|SLS|SM|SN|SO|SOK|SÖM|SON|SP|SPN|SR|ST|STA|STD|SU|SÜW|SW|SWA|SZ|TBB|TE|TF|TG|TIR|TO|TÖL|TR|TS|TÜ|TUT|UE|UEM|UER|UH|UL|UM|UN|UNA|V|VB|VEC|VER|VIE|VK|VR|VS|W|WAF|WAN|WAT|WB|WE|WEN|WES|WF|WHV|WI|WIL|WIT|WL|WM|WN|WND|WO|WOB|WR|WST|WT|WTL|WTM|WÜ|WUG|WUN|WW|WZ|Z|ZE|ZEL|ZI|ZP|ZR|ZW|ZZ'

/** Two characters of a Steuer-ID in the way of ISO 7064, 11,10. */
function isTaxId(digits: string): boolean {
  let product = 10
  for (const digit of digits.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - product) % 10 === Number(digits[10])
}

const stretchesOf = (
  text: string,
  all: readonly Sought[],
  fits: (found: string) => boolean = () => true,
): Stretch[] =>
  all.flatMap((sought) =>
    matchesIn(text, sought).flatMap(({ 0: found, index }) =>
      fits(found) ? [{ start: index, end: index + found.length }] : [],
    ),
  )

const webAddresses: readonly Sought[] = [
  {
    hint: /:\/\/|www\./iu,
    pattern: /(?:https?:\/\/|www\.)[^\s<>„“"()]{2,200}[^\s<>„“"().,;:!?]/giu,
  },
  {
    hint: /\.(?:de|com|org|net|example|info|eu|tv|io|me|nrw)(?![\p{L}\d])/iu,
    pattern:
      /(?<![\p{L}\d@.-])[\p{L}\d-]{2,63}(?:\.[\p{L}\d-]{2,63}){0,3}\.(?:de|com|org|net|example|info|eu|tv|io|me|nrw)(?:\/[^\s,;)“"]{0,200})?(?![\p{L}\d])/giu,
  },
  { hint: /@/, pattern: /(?<![\p{L}\d.@])@[\p{L}\d_.]{2,40}[\p{L}\d_]/gu },
]

/** Addresses of pages, and names of accounts behind an at sign. */
export const findWebAddresses = (text: string): Stretch[] => stretchesOf(text, webAddresses)

const plates: readonly Sought[] = [
  {
    hint: /[A-ZÄÖÜ][-–:·]\s?[A-Z]{1,2}\s?[-–]?\s?\d\d/,
    pattern: new RegExp(
      `(?<![\\p{L}\\d-])(?:${plateTowns})\\s?[-–:·]\\s?[A-Z]{1,2}\\s?[-–]?\\s?\\d{2,4}[EH]?(?![\\d\\p{L}/]|\\.\\d)`,
      'gu',
    ),
  },
  {
    // Tokens of roles stand side by side, too: "KM K1".
    hint: /[A-ZÄÖÜ] [A-Z]{1,2} ?\d{3}/,
    pattern: new RegExp(
      `(?<![\\p{L}\\d-])(?:${plateTowns}) [A-Z]{1,2} ?\\d{3,4}[EH]?(?![\\d\\p{L}/]|\\.\\d)`,
      'gu',
    ),
  },
]

/** Number plates of cars, with a hyphen or at least three digits. */
export const findPlates = (text: string): Stretch[] => stretchesOf(text, plates)

const taxId: Sought = {
  hint: /\d{2} ?\d{3} ?\d{3} ?\d{3}/,
  pattern: /(?<![\d.,/-])\d{2} ?\d{3} ?\d{3} ?\d{3}(?![\d]|[.,]\d)/gu,
}

/** Tax numbers of persons whose check digit is right. */
export const findTaxIds = (text: string): Stretch[] =>
  stretchesOf(text, [taxId], (found) => isTaxId(found.replace(/\D/g, '')))

const numbers: readonly Sought[] = [
  // Pension insurance, tax office, cards of the health insurance, banks
  {
    hint: /\d{6} ?[A-Z] ?\d{3}/,
    pattern: /(?<![\p{L}\d])\d{2} ?\d{6} ?[A-Z] ?\d{3}(?![\p{L}\d])/gu,
  },
  {
    hint: /\d\/\/?\s?\d{7}|\d{3}\s?[A-Z]\s?\d{6}/,
    pattern:
      /(?<![\p{L}\d])\d{5}\s?\/\/?\s?\d{7}(?!\d)|(?<![\p{L}\d])\d{3}\s?[A-Z]\s?\d{6}(?!\d)/gu,
  },
  {
    hint: /[A-Z]{4}DE[A-Z\d]{2}/,
    pattern:
      /(?<![\p{L}\d])[A-Z]{4}DE(?=[A-Z]*\d|[A-Z]{2}XXX)[A-Z\d]{2}(?:[A-Z\d]{3})?(?![\p{L}\d])/gu,
  },
  // Letters and digits in one: at least three digits
  {
    hint: /\p{Lu}\d|\d\p{Lu}/u,
    pattern:
      /(?<![\p{L}\d./-])(?=\p{Lu}{0,24}\d\p{Lu}{0,24}\d\p{Lu}{0,24}\d)(?=\d{0,24}\p{Lu})[\p{Lu}\d]{6,24}(?![\p{L}\d])/gu,
  },
  // Six digits and more, also in groups
  {
    hint: /\d{6}|\d\d \d\d/,
    pattern: new RegExp(
      `(?<![\\p{L}\\d.,/:-]|[€§] |\\d )(?:\\d{6,25}|\\d{2,12}(?: \\d{2,12}){1,8}(?<=(?:\\d ?){7}))(?! ?\\d|[.,:/-]\\d|\\s?${unit})`,
      'gu',
    ),
  },
]

/** Numbers of insurances, taxes, cards and customers, by their form or their length. */
export const findNumbers = (text: string): Stretch[] => [
  ...findTaxIds(text),
  ...stretchesOf(text, numbers),
]

const road = 'straße|strasse|str\\.|weg|platz|allee|gasse|ring|ufer|damm|chaussee'
const addresses: readonly Sought[] = [
  {
    hint: new RegExp(`(?:${road})\\s?(?:Nr\\.\\s?)?\\d`, 'iu'),
    pattern: new RegExp(
      `(?<![\\p{L}-])(?:\\p{Lu}[\\p{L}.-]{1,40}[ -](?:Stra(?:ß|ss)e|Str\\.|Weg|Platz|Allee|Gasse|Ring|Ufer|Damm|Chaussee)|\\p{Lu}[\\p{L}-]{2,40}(?:${road}))\\s?(?:Nr\\.\\s?)?\\d{1,3}\\s?[a-z]?(?![\\p{L}\\d]|[.,:]\\d|\\s?${unit})`,
      'gu',
    ),
  },
  {
    hint: /\d{5} /,
    pattern: new RegExp(
      `(?<![\\p{L}\\d.,/-]|\\d )\\d{5} (?!${unit}|Menschen|Fälle|Schritte|Familien|Euro)\\p{Lu}\\p{L}{2,}`,
      'gu',
    ),
  },
]

/** Roads with a number, and post codes with a town. */
export const findAddresses = (text: string): Stretch[] => stretchesOf(text, addresses)
