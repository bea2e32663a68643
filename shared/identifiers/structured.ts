// Places with a form of their own: numbers, dates, addresses of the Internet. Most rules are those by which the server refuses a
// text; here some are wider, because a person looks at what is found.
import { findCalendarDays } from '../caseText/calendar.ts'
import { findCalendarSpans } from '../caseText/calendarSpan.ts'
import { findBirthDates } from '../caseText/guard.birthDate.ts'
import { findEmails, findIbans, findPhones } from '../caseText/guard.contact.ts'
import { findFileNumbers } from '../caseText/guard.fileNumber.ts'
import { findNumbers, findPlates, findTaxIds, findWebAddresses, plateTowns, unit } from './forms.ts'
import type { Stretch } from '../kernel/text.ts'
import type { Candidate, IdentifierType } from './identifier.ts'
import { reasonWords } from './identifiers.words.ts'

const month =
  '(?:Jan(?:uar)?|Jänner|Feb(?:r|ruar)?|März|Maerz|Mrz|Mär|Apr(?:il)?|Mai|Juni?|Juli?|Aug(?:ust)?|Sept?(?:ember)?|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?)(?!\\p{L})\\.?'
/** Digits as scanners read them. */
const d = '[\\dOoIl]'
const year = "(?:(?:19|20)\\d{2}|[’'´`]?\\d{2})"

interface Rule {
  readonly type: IdentifierType
  readonly pattern: RegExp
  readonly reason?: string
  /** What of a match counts: its first group where it has one. */
  readonly fits?: (found: string, match: RegExpExecArray, text: string) => boolean
}

const digitsIn = (text: string): number => text.replace(/\D/g, '').length
const rule = (
  type: IdentifierType,
  pattern: string,
  more: Partial<Rule> & { flags?: string } = {},
): Rule => ({
  type,
  pattern: new RegExp(pattern, more.flags ?? 'gu'),
  ...more,
})

/** Days or months no calendar has are numbers of chapters or versions. */
const looksLikeDay = (found: string): boolean => {
  const [first = 0, second = 0] = found
    .replace(/[Oo]/g, '0')
    .replace(/[Il]/g, '1')
    .split(/[^\d]+/)
    .filter((part) => part !== '')
    .map(Number)
  return first >= 1 && first <= 39 && second >= 1 && second <= 19
}

const noLaw = (_: string, match: RegExpExecArray, text: string): boolean =>
  !/(?:§+|Abs\.|Art\.|Nr\.|Satz|Ziff\.|SGB|Kap\.|Kapitel|Version|Punkt|TOP|Anlage|Blatt|Bl\.|Seite|S\.|Zimmer|Zi\.|Raum|ca\.|Note|bei|auf|Größe)\s?$/u.test(
    text.slice(Math.max(0, match.index - 12), match.index),
  )

const numberWord =
  '(?:ein(?:en|em)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig|anderthalb)(?:einhalb)?'

const rules: readonly Rule[] = [
  rule(
    'URL_HANDLE',
    '(?<![\\p{L}\\d@._/])(?=[\\p{L}\\d._]{4,40}(?![\\p{L}\\d._]))[\\p{L}\\d]+(?:[._]\\p{L}[\\p{L}\\d]*)*[_][\\p{L}\\d._]*[\\p{L}\\d]',
  ),
  rule(
    'URL_HANDLE',
    '(?<=(?:insta(?:gram)?|tiktok|snap(?:chat)?|username|nutzername|benutzername|account|profil|nick(?:name)?|gamertag|discord|telegram)\\s?(?:-?name|-?profil|-?account)?\\s?[:=„"“]\\s?[„"“]?)[\\p{L}\\d][\\p{L}\\d._-]{2,40}',
    { flags: 'giu' },
  ),
  rule(
    'URL_HANDLE',
    '(?<![\\p{L}\\d@./])[\\p{L}\\d-]{3,40}\\/(?:u|users?|profile?|p|in)\\/[\\p{L}\\d][\\p{L}\\d._-]{1,40}',
    { flags: 'giu' },
  ),
  // An address whose point or at sign a scanner or a careful person wrote otherwise.
  rule(
    'EMAIL',
    '[\\p{L}\\d][\\p{L}\\d._-]{1,60}\\s?(?:@|\\(at\\)|\\[at\\]|\\{at\\}|\\sat\\s|\\(ät\\)|\\s\\(a\\)\\s)\\s?[\\p{L}\\d][\\p{L}\\d-]{1,60}(?:\\s?(?:\\.|\\(punkt\\)|\\[punkt\\]|\\sdot\\s|\\spunkt\\s|\\(dot\\))\\s?[\\p{L}\\d-]{2,60}){1,3}',
    { flags: 'giu' },
  ),
  rule(
    'IBAN',
    '(?<![\\p{L}\\d])[A-Z]{2}\\s?[\\dOIl]{2}(?:[ .-]?[\\dOIlA-Z]{4}){3,7}(?:[ .-]?[\\dOIl]{1,3})?(?![\\p{L}\\d])',
    {
      fits: (found) => digitsIn(found) >= 12,
    },
  ),
  rule('IBAN', '(?<=IBAN\\s?:?\\s?)[A-Z]{2}[\\d\\sA-Z.-]{10,38}\\d', {
    flags: 'giu',
    fits: (found) => digitsIn(found) >= 10,
  }),
  // Whole dates, also as scanners read them.
  rule(
    'DATE',
    `(?<![\\d.,]|\\p{L})${d}{1,2}\\s?[.,]\\s?${d}{1,2}\\s?[.,]\\s?(?:[12Il]\\s?[90Oo]\\s?${d}\\s?${d}|[’']?${d}{2})(?![\\d\\p{L}])(?![.,]\\d)`,
    {
      fits: (found) => digitsIn(found) >= 3 && looksLikeDay(found),
    },
  ),
  rule(
    'DATE',
    `(?<![\\d/])\\d{1,2}\\s?[/-]\\s?\\d{1,2}\\s?[/-]\\s?(?:(?:19|20)\\d{2}|\\d{2})(?![\\d/-])`,
    { fits: looksLikeDay },
  ),
  rule(
    'DATE',
    '(?<![\\d-])(?:19|20)\\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\\d|3[01])(?!\\d)',
  ),
  // "3. Mai 2023", "3./4. Mai", "3.–5. Mai", "Mai 2023"
  rule(
    'DATE',
    `(?<![\\d.])(?:\\d{1,2}\\s?\\.\\s?(?:[-–/+]|bis|und|u\\.)?\\s?)?\\d{1,2}\\s?\\.?\\s?${month}(?:\\s?${year}(?![\\d.]|:\\d))?`,
    {
      flags: 'giu',
    },
  ),
  // "März 23"; "am dritten Mai"; "am 12. kam er"
  rule('DATE', `(?<!\\p{L}|\\d\\.?\\s?)${month}\\s?\\d{2}(?![\\d.:]|,\\d|\\s?${unit})`, {
    flags: 'giu',
  }),
  rule(
    'DATE',
    `(?<!\\p{L})(?:ersten|zweiten|dritten|vierten|fünften|sechsten|siebten|siebenten|achten|neunten|zehnten|elften|zwölften|(?:drei|vier|fünf|sech|sieb|acht|neun)zehnten|(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?:zwanzigsten|dreißigsten))\\s${month}(?:\\s?${year}(?![\\d.]|:\\d))?`,
    { flags: 'giu' },
  ),
  rule(
    'DATE',
    `(?<=(?<!\\p{L})(?:am|vom|seit\\sdem|ab\\sdem|auf\\sden|(?:mon|diens|donners|frei|sams|sonn)tag,?\\s(?:de[nm]|der)|mittwoch,?\\s(?:de[nm]|der))\\s)(?:[12]?\\d|3[01])\\.(?=[,;)]|\\s\\p{Ll})`,
    { flags: 'giu' },
  ),
  // "14.03.", "14.3." and ranges of them
  rule(
    'DATE',
    `(?<![\\d.,:/]|\\p{L})(?:[0-2]?\\d|3[01])\\.\\s?(?:0?[1-9]|1[0-2])\\.(?:\\s?(?:[-–]|bis)\\s?(?:[0-2]?\\d|3[01])\\.\\s?(?:0?[1-9]|1[0-2])\\.(?:${year})?)?(?![\\d]|\\s?(?:Uhr|${unit}))`,
    { fits: noLaw },
  ),
  rule(
    'DATE',
    `(?<=(?<!\\p{L})(?:am|vom|bis|seit|ab|zum|den|dem|der|Mo|Di|Mi|Do|Fr|Sa|So|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|sonnabend)\\.?,?\\s)\\(?((?:[0-2]?\\d|3[01])\\.(?:0?[1-9]|1[0-2]))(?![\\d.]|\\s?(?:Uhr|${unit}))`,
    { flags: 'giu' },
  ),
  rule(
    'DATE',
    '(?<![\\d.])\\d{1,2}\\.(?=\\s?(?:[-–/]|bis|und|u\\.)\\s?\\d{1,2}\\.\\s?(?:\\d{1,2}\\.|[A-ZÄ]\\p{L}{2}))',
  ),
  rule(
    'DATE',
    `(?<!\\p{L})(?:(?:Anfang|Mitte|Ende|Beginn|Frühling|Frühjahr|Frühsommer|Sommer|Spätsommer|Herbst|Winter)\\s(?:des\\sJahres\\s)?(?:(?:19|20)\\d{2}(?:/\\d{2,4})?|[’']\\d{2})|(?:Anfang|Mitte|Ende)\\s${month}(?:\\s?${year}(?![\\d.:]))?)`,
    { flags: 'giu' },
  ),
  rule(
    'DATE',
    '(?<!\\p{L})(?:Anfang|Mitte|Ende|Beginn)(?:\\s(?:des|der|vom))?\\s(?:letzten|vergangenen|dieses|nächsten)?\\s?(?:Jahres|Monats|Frühjahrs|Sommers|Herbstes|Winters)(?!\\p{L})',
  ),
  rule('DATE', '(?<![\\d./-])(?:0?[1-9]|1[0-2])[/.](?:19|20)\\d{2}(?![\\d/-])'),
  rule(
    'DATE',
    '(?<!\\p{L})(?:KW|Kalenderwoche)\\s?\\d{1,2}(?:\\s?/\\s?\\d{2,4})?(?!\\d)|(?<!\\d)\\d{1,2}\\.\\s?KW(?!\\p{L})',
    { flags: 'giu' },
  ),
  rule(
    'DATE',
    '(?<!\\p{L})(?:Januar|Jänner|Februar|März|April|Juni|Juli|September|Oktober|November|Dezember)s?(?!\\p{L})',
    { flags: 'giu' },
  ),
  rule(
    'DATE',
    '(?<=(?<!\\p{L})(?:im|seit|bis|ab|Ende|Anfang|Mitte|vom|von|und|vor|nach|zum|letzten|diesen|vergangenen)\\s(?:Monat\\s)?)(?:Mai|August)(?!\\p{L})',
    { flags: 'giu' },
  ),
  rule(
    'DATE',
    '(?<![\\d.,:/€-]|[€§]\\s)(?:Schuljahre?s?\\s|Kita-Jahre?s?\\s|Jahre?s?\\s)?(?:19[3-9]\\d|20[0-4]\\d)(?:\\s?[/–-]\\s?(?:20)?\\d{2}(?!\\d))?(?![\\d]|[.,:/-]\\d|[-–]\\s?\\d|\\s?(?:€|Euro|EUR|g(?!\\p{L})|ml|m(?!\\p{L})|km|Uhr|Kinder|Personen|Einwohner|Gramm))',
    { flags: 'giu' },
  ),
  rule('DATE', '(?<!\\p{L})(?:Schuljahr\\s)?\\d{2}/\\d{2}(?=\\s?(?:\\.|,|\\)|$))', {
    flags: 'gmu',
    fits: (found) => found.startsWith('Schuljahr'),
  }),
  rule(
    'DATE',
    '(?<!\\p{L})(?:Weihnachten|Weihnachtsferien|Weihnachtstag(?:e[ns]?)?|Heiligabend|Silvester|Neujahr|Rosenmontag|Karneval|Fasching|Weiberfastnacht|Aschermittwoch|Ostern|Ostersonntag|Ostermontag|Osterferien|Gründonnerstag|Karfreitag|Christi\\sHimmelfahrt|Pfingsten|Pfingstmontag|Pfingstferien|Fronleichnam|Sommerferien|Herbstferien|Winterferien|Allerheiligen|Halloween|Nikolaus(?:tag)?|St\\.?\\sMartin(?:stag)?|Muttertag|Vatertag|Zuckerfest|Opferfest|Ramadan|Newroz|Nowruz|Bayram|Advent)(?!\\p{L})(?:\\s(?:19|20)\\d{2})?',
    { flags: 'giu' },
  ),
  rule(
    'CASE_NO',
    '(?<![\\p{L}\\d])(?:[IVX]{1,4}\\s?[-–]\\s?)?\\d{1,4}[a-z]?\\s?(?:F|UF|WF|FH|UFH|AR|Js|UJs|Ls|Ds|Cs|Gs|Ks|KLs|Ns|Qs|Ws|Ss|OWi|XVII|XVI|XIV|C|O|U|W|L|S|T|M|K|P|B|Ca|AS|VI|RR|HR|SO|AL|KR|SB)\\s?\\d{1,6}\\s?[/.]\\s?\\d{2}(?:\\d{2})?(?!\\d)',
  ),
  rule(
    'CASE_NO',
    '(?<=(?<!\\p{L})(?:Az|AZ|Gz|GZ|Gesch(?:äfts)?[.-]?\\s?-?(?:Z|zeichen|Nr)|Aktenz(?:eichen)?|Aktennummer|Akten-?\\s?Nr|Vorgang(?:s-?(?:nr|nummer|nummern|zeichen))?|Vg\\.?-?\\s?Nr|Tgb\\.?-?\\s?Nr|Tagebuch-?(?:nr|nummer)|Fall-?(?:nr|nummer)|Einsatz-?(?:nr|nummer)|Vorg\\.?-?\\s?Nr|Unser Zeichen|Ihr Zeichen|Mein Zeichen|Kassenzeichen|Az\\.? der Polizei|StA-Az)\\.?\\s?(?:lautet|ist|war)?:?\\s{0,3}(?:Nr\\.?\\s?)?)(?=[^\\s]{0,20}\\d)[\\p{L}\\d][\\p{L}\\d./_-]{1,40}(?:\\s(?!vom|v\\.|am|des)[\\p{L}]{0,4}\\s?\\d[\\p{L}\\d./-]{1,20}){0,3}(?:\\s\\p{L}{1,4}\\/\\p{L}{1,4}(?!\\p{L}))?',
    { flags: 'giu', fits: (found) => digitsIn(found) >= 2 },
  ),
  rule(
    'CASE_NO',
    '(?<![\\p{L}\\d./-])(?=[\\p{L}\\d./-]{6,40}(?![\\p{L}\\d/-]))(?:[\\p{Lu}\\d]{1,8})(?:[./-][\\p{L}\\d]{1,8}){2,7}(?![\\p{L}\\d/])',
    {
      fits: (found) =>
        digitsIn(found) >= 5 &&
        /[/-]/.test(found) &&
        !/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(found) &&
        !/^0\d/.test(found),
    },
  ),
  rule(
    'VEHICLE',
    `(?<![\\p{L}\\d-])(?:${plateTowns})(?:\\s?[-–:·]\\s?|\\s(?!(?:AM|AN|AB|AUF|DIE|IN|IM|SGB|BGB)\\s))[A-Z]{1,2}\\s?[-–]?\\s?\\d{1,4}[EH]?(?![\\d\\p{L}/]|\\.\\d)`,
  ),
  rule(
    'VEHICLE',
    '(?<=(?:Kennzeichen|Kz\\.?|Kfz|KFZ|Nummernschild)\\s?(?:war|ist|lautet|wohl|vermutlich)?:?\\s?)[\\p{L}]{1,3}\\s?[- –:]\\s?[\\p{L}]{1,2}\\s?[-–]?\\s?\\d{1,4}(?!\\d)',
    { flags: 'giu' },
  ),
  rule(
    'VEHICLE',
    `(?<![\\p{L}\\d-])(?:${plateTowns.toLowerCase()})[ -](?!(?:in|im|am|an|um|zu|ab|es|er|ob|so|da|du|ja|wo|u|o)[ -])[a-z]{1,2}[ -]\\d{1,4}(?![\\d\\p{L}]|[.,:]\\d)`,
  ),
  // Districts no list knows: letters, a hyphen, letters, a space, digits.
  rule(
    'VEHICLE',
    '(?<![\\p{L}\\d-])\\p{Lu}{1,3}-[A-Z]{1,2} \\d{1,4}[EH]?(?![\\d\\p{L}/-]|[.,]\\d)',
  ),
  // Phones: with a leading zero or plus, also as scanners read them.
  rule('PHONE', '(?<![\\p{L}\\d./,-])(?:\\+|00)\\s?[1-9][\\d\\s()./–-]{6,20}\\d(?!\\d)', {
    fits: (found) => digitsIn(found) >= 7,
  }),
  rule(
    'PHONE',
    '(?<![\\p{L}\\d.,-])\\(?[0O][1-9Il][\\dOIl]{1,4}\\)?[ ]?[/|\\\\–·-]?[ ]?[\\dOIl](?:[ ./–-]{0,3}[\\dOIl]){2,11}(?![\\d])',
    {
      fits: (found) =>
        digitsIn(found) >= 5 &&
        !/^\d\d\.\d\d\./.test(found) &&
        !/^\d{2}[.:]\d{2}\s?[-–]/.test(found),
    },
  ),
  rule(
    'PHONE',
    '(?<=(?<![\\p{L}-])(?:Tel(?:efon)?(?:nummer|-?nr)?|Fon|Handy(?:nummer|-?nr)?|Mobil(?:nummer|telefon|funk)?|Fax|Telefax|Durchwahl|DW|Rufnummer|WhatsApp|Nebenstelle|Apparat|App|Nst|Festnetz|Notfallnummer|erreichbar\\sunter|Nummer|Nr)\\.?(?:\\s(?:privat|dienstlich|mobil|tagsüber|abends|lautet|ist|unter|der\\sMutter|des\\sVaters))?\\s?[:.]?\\s{0,3}(?:Nr\\.?\\s?)?(?:[-–/]\\s?)?)\\(?\\d(?:[ ./()–-]{0,3}\\d){2,13}(?![\\d]|\\s?(?:Uhr|€))',
    {
      flags: 'giu',
      fits: (found, match, text) =>
        !/^\d{1,2}\.\d{1,2}\./.test(found) &&
        (digitsIn(found) >= 4 ||
          !/(?:Nr|Nummer)\.?:?\s*$/iu.test(text.slice(Math.max(0, match.index - 9), match.index))),
    },
  ),
  // "0 23 61 / 5 57 12"
  rule('PHONE', '(?<![\\p{L}\\d.,:/-])0 [1-9](?:[ ./–-]{0,3}\\d){6,12}(?![\\d]|[.,]\\d)', {
    fits: (found) => !/\d{1,2}\.\d{1,2}\./.test(found),
  }),
  rule(
    'ID_NUMBER',
    '(?<=(?<!\\p{L})(?:[\\p{L}.]{2,20}[-.\\s]?)?(?:Nr|Nummer|nummer|ID|Id|IdNr|Identnr|kennung|AZR|PIN|Kto|Konto|BLZ|Matrikel|Pass|Ausweis|Mitglied|Versichert|Kunden)\\.?\\s?(?:lautet|ist|war)?\\s?:?\\s{0,3})(?=[^\\s]{0,12}\\d)(?:\\p{Lu}{1,4}\\s?)?[\\p{Lu}\\d](?:[ ./-]?[\\p{Lu}\\d]){2,24}(?![\\p{Ll}])',
    { fits: (found) => digitsIn(found) >= 3 },
  ),
  rule(
    'ID_NUMBER',
    `(?<![\\p{L}\\d.,/:-]|[€§]\\s)\\d(?:[ ]?\\d){5,24}(?![\\d]|[.,:]\\d|\\s?${unit})`,
  ),
  rule(
    'AGE',
    '(?<![\\d.,/:])\\d{1,3}(?:[,;½]\\d{0,2})?\\s?-?\\s?(?:jährig(?:e[nrms]?)?|Jährig(?:e[nrms]?)?)(?!\\p{L})',
  ),
  rule('AGE', `(?<!\\p{L})${numberWord}-?jährig(?:e[nrms]?)?(?!\\p{L})`, { flags: 'giu' }),
  rule(
    'AGE',
    `(?<![\\d.,/:]|\\p{L})(?:\\d{1,3}(?:[,;]\\d{1,2})?|${numberWord})\\s(?:Jahre?|J\\.|Monate?|Mon\\.|Wochen|Tage)(?:\\s(?:und\\s)?\\d{1,2}\\s(?:Monate?|Wochen))?\\salt(?:e[nrms]?)?(?!\\p{L})`,
    { flags: 'giu' },
  ),
  rule('AGE', '(?<![\\d.,/:])\\d{1,2}\\s?J\\.(?!\\p{L})'),
  // "mit 17 schon", "ist selbst erst dreizehn.", "Anfang vierzig"
  rule(
    'AGE',
    `(?<=(?<!\\p{L})mit\\s(?:erst\\s|schon\\s|gerade\\s|knapp\\s|bereits\\s)?)[1-9]\\d(?=\\s\\p{Ll}{3,})(?!\\s?${unit}|\\s(?:anderen|weiteren|kleinen|großen|jungen|fremden|verschiedenen|und|bis|oder|von|zu|gegen)(?!\\p{L}))`,
  ),
  rule(
    'AGE',
    `(?<=(?<!\\p{L})(?:ist|bin|war|sei|wird|wurde|mit|erst|schon|fast|gerade|knapp)\\s(?:(?:selbst|jetzt|heute|bald|erst|schon|fast|gerade|knapp|nun|auch)\\s){0,2})(?!ein|acht\\szu)${numberWord}(?=\\s?[.,;)!?“"]|\\s(?:Jahre|geworden|und)(?!\\p{L})|\\s*$)`,
    { flags: 'gimu' },
  ),
  rule(
    'AGE',
    '(?<!\\p{L})(?:Anfang|Mitte|Ende)\\s(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|[2-8]0)(?![\\p{L}\\d]|[.,:]\\d)',
  ),
  rule('AGE', '(?<![\\d.,/:])\\d{1,2}\\s?[yj](?:/o)?(?=[,)\\s])(?<=[(,]\\s?\\d{1,2}\\s?[yj])'),
  rule(
    'AGE',
    '(?<=(?:[\\p{L}\\]]|\\p{L} \\d{1,2})[“"]?,?\\s?\\((?:ca\\.\\s|etwa\\s|damals\\s|heute\\s|jetzt\\s|\\*?\\s?)?)(?:\\d{1,2}(?:[;,]\\d{1,2})?(?:\\s?(?:Jahre|J\\.?|Monate|Mon\\.?|Wochen|Wo\\.?|M\\.|LJ))?)(?=\\)|,|\\s?/)',
  ),
  rule(
    'AGE',
    '(?<=(?:[\\p{L}\\]]|\\p{L} \\d{1,2})[“"]?,?\\s?\\([^()\\d]{1,40}[,\\s])(?:\\d{1,2}(?:\\s?(?:Jahre|J\\.?|Monate|Mon\\.?))?)(?=\\))',
  ),
  rule(
    'AGE',
    '(?<=\\p{Lu}\\p{Ll}+(?: (?:\\d{1,2}|\\p{Lu}))?,\\s)\\d{1,2}(?=,\\s\\p{L}|,?\\s?(?:\\)|;|$))',
    { flags: 'gmu' },
  ),
  rule(
    'AGE',
    '(?<=(?<!\\p{L})(?:Alter(?:\\svon)?|mit|wird(?:\\s\\p{L}+){0,2}|wurde|ist|bin|sei|erst|schon|fast|gerade)\\s(?:jetzt\\s|gerade\\s|erst\\s|schon\\s|heute?\\s)?)\\d{1,2}(?=\\s?(?:\\.(?:\\s|$)|,|und\\s|geworden|$|🎂|Jahre?\\s(?:alt|geworden)))',
    { flags: 'gmu' },
  ),
  rule(
    'AGE',
    '(?<=Alter:?\\s(?:von\\s|ca\\.\\s)?)\\d{1,2}(?:[;,]\\d{1,2})?(?:\\s(?:Jahren?|Monaten?|Wochen))?',
  ),
  rule('AGE', '(?<![\\d.,:/])\\d{1,2};\\d{1,2}(?![\\d])(?:\\s?(?:Jahre|J\\.))?'),
  rule('AGE', '(?<=[,(]\\s?)\\d{1,3}\\s(?:Jahre|Monate|Wochen)(?=\\s?(?:[,);]|$))', {
    flags: 'gmu',
  }),
  rule(
    'DIAGNOSIS',
    '(?<![\\p{L}\\d])[A-TV-Z]\\d{2}(?:\\.\\d{1,2})?(?=[\\s,;)]*(?:[GVAZ](?:\\s|[.,)])|ICD|\\)|$))(?<=(?:ICD|Diagnose|Dg\\.|Diagnosen|\\()[^\\n]{0,60})',
  ),
  rule(
    'QUASI_OTHER',
    '(?<=(?:Klasse|Kl\\.|Jahrgangsstufe|Stufe)\\s)(?:\\d{1,2}\\s?[a-f]?|[a-f])(?![\\p{L}\\d])',
    { reason: reasonWords.quasi },
  ),
  rule('QUASI_OTHER', '(?<![\\p{L}\\d/.-])(?:[1-9]|1[0-3])[a-f](?![\\p{L}\\d])', {
    reason: reasonWords.quasi,
    fits: (_, match, text) =>
      !/(?:§+\s?|Nr\.\s?|Nr\s?|Str\.\s?|straße\s|Weg\s)$/u.test(
        text.slice(Math.max(0, match.index - 8), match.index),
      ),
  }),
  rule(
    'QUASI_OTHER',
    '(?:im\\s|in\\sder\\s)?\\d{1,2}\\.\\s(?:Schwangerschaftswoche|SSW|Woche\\sschwanger|Monat\\sschwanger)(?!\\p{L})',
    { reason: reasonWords.quasi },
  ),
]

const always = new Set<IdentifierType>([
  ...([
    'EMAIL',
    'IBAN',
    'PHONE',
    'DATE',
    'DATE_BIRTH',
    'CASE_NO',
    'VEHICLE',
    'ID_NUMBER',
    'AGE',
    'URL_HANDLE',
  ] as const),
])

const birthAround =
  /(?:(?<!\p{L})(?:geb(?:oren|urtsdatum|\.|dat\.?|tag)?|Geburts(?:datum|tag)|GebDat|Geb\.-Dat\.|geb\.\sam|[*✱])[:.\s]{0,4}(?:am\s)?|[*✱]\s?)$/iu
const birthBehind = /^,?\s{0,2}(?:geb\.|geboren)(?!\p{L})(?!\s\p{Lu})/u
const birthLabel = /(?<!\p{L})geb(?:\.|oren)(?:\sals)?\s\p{Lu}[\p{L}-]+,?\s(?:am\s)?$/u

/** All places with a form of their own; some may overlap, those found first count more. */
export function findStructured(text: string): Candidate[] {
  const found: Candidate[] = []
  const add = (type: IdentifierType, reason: string, stretches: readonly Stretch[]): void => {
    for (const { start, end } of stretches)
      found.push({ type, reason, start, end, state: always.has(type) ? 'replaced' : 'review' })
  }
  add('EMAIL', reasonWords.form, findEmails(text))
  add('IBAN', reasonWords.checked, findIbans(text))
  add('URL_HANDLE', reasonWords.form, findWebAddresses(text))
  add('VEHICLE', reasonWords.form, findPlates(text))
  add('ID_NUMBER', reasonWords.checked, findTaxIds(text))
  add('ID_NUMBER', reasonWords.form, findNumbers(text))
  for (const { start, end } of findBirthDates(text)) {
    // The word that says so may stay.
    const inside = text.slice(start, end)
    const at = inside.search(/\d/)
    const last = inside.replace(/[^\d.]+$/u, '').length
    add('DATE_BIRTH', reasonWords.birth, [{ start: start + Math.max(0, at), end: start + last }])
  }
  for (const one of rules)
    for (const match of text.matchAll(one.pattern)) {
      const words = (match[1] ?? match[0]).trimEnd()
      const start = match.index + match[0].indexOf(match[1] ?? match[0])
      if (words === '' || (one.fits && !one.fits(words, match, text))) continue
      const end = start + words.length
      const isBirth =
        one.type === 'DATE' &&
        (birthAround.test(text.slice(Math.max(0, start - 20), start)) ||
          birthLabel.test(text.slice(Math.max(0, start - 40), start)) ||
          birthBehind.test(text.slice(end, end + 12)))
      const type = isBirth ? 'DATE_BIRTH' : one.type
      const reason =
        one.reason ??
        (isBirth
          ? reasonWords.birth
          : type === 'AGE'
            ? reasonWords.age
            : type === 'DIAGNOSIS'
              ? reasonWords.health
              : reasonWords.form)
      found.push({ type, reason, start, end, state: always.has(type) ? 'replaced' : 'review' })
    }
  add('DATE', reasonWords.form, findCalendarDays(text))
  add(
    'DATE',
    reasonWords.form,
    findCalendarSpans(text).filter(({ isDoubtful }) => !isDoubtful),
  )
  add('CASE_NO', reasonWords.form, findFileNumbers(text))
  add('PHONE', reasonWords.form, findPhones(text))
  return found
}

/** Groups of digits that nothing explained: at least three, or glued to letters; an amount with its unit is none. */
export function findDigits(text: string): Candidate[] {
  const pattern = new RegExp(
    `(?<![\\d.,:]|\\p{L})\\d[\\d./-]*\\d{2}(?![\\d]|[.,]\\d|\\s?${unit}|:\\d)`,
    'gu',
  )
  return [...text.matchAll(pattern)].flatMap(({ 0: words, index }) =>
    digitsIn(words) < 3 ||
    /^11[02]$/.test(words) ||
    /^\d{1,2}\.\d{2}\s?$/.test(words) ||
    /§+\s?$/.test(text.slice(Math.max(0, index - 3), index))
      ? []
      : [
          {
            type: 'ID_NUMBER' as const,
            state: 'review' as const,
            reason: reasonWords.digits,
            start: index,
            end: index + words.length,
          },
        ],
  )
}
