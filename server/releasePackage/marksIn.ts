import type { NamedPlace } from '../../shared/releasePackage/wording.schema.ts'

const month =
  '(?:Jan(?:uar|uary|\\.)?|Jänner|Feb(?:ruar|ruary|\\.)?|März|Maerz|March|Mrz\\.?|Apr(?:il|\\.)?|Mai|May|Jun[ie]?\\.?|June|Jul[iy]?\\.?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|O[kc]t(?:ober|\\.)?|Nov(?:ember|\\.)?|De[zc](?:ember|\\.)?)(?!\\p{L})'
const ordinal =
  '(?:ersten?|zweiten?|dritten?|vierten?|fünften?|sechsten?|siebten?|siebenten?|achten?|neunten?|zehnten?|elften?|zwölften?|\\p{L}{3,12}zehnten?|(?:\\p{L}{3,6}und)?(?:zwanzigsten?|dreißigsten?|dreissigsten?))[rsmn]?'
const year = "(?:(?:19|20)\\d{2}|[’'‘]?\\d{2})"
const weekday = '(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)'
const begin = '(?<![\\p{L}\\d]|\\d[.,:/-])'
const end = '(?![\\p{L}\\d])'
/** In front of numbers like these nothing is a day: "Abschnitt 3.5." */
const noChapter =
  '(?<!(?:Nr\\.?|Nummer|Abschnitt|Kapitel|Ziffer|Punkt|Seite|S\\.|§|Absatz|Abs\\.|Anlage|Stufe)\\s?)'
/** Behind an ordinal it is a count: "am 3. Werktag". */
const noCount = '(?!\\s?\\p{Lu}\\p{L}|\\s?\\d|\\p{L})'
const direction =
  '(?:Nord|Süd|Ost|West|Mitte|Nordost|Nordwest|Südost|Südwest|Zentrum|Innenstadt|Stadtmitte)'
/** Words that say what something is for, not which one it is. */
const subject =
  '(?!\\p{L}*(?:ung|ungen|heit|keit|schaft|schutz|hilfen?|amt|ämter|dienste?|beratung|arbeit|förderung|aufsicht|gericht|kräfte|innen|ion|ität|wesen|bereich|pflege|team|kind|kinder|jugend|familie|familien|eltern|schule|kita|kitas|recht|sitzung|tag|tage|fall|fälle|leitung|woche|jahr)(?!\\p{L}))'

const pattern = (source: string, flags = 'giu'): RegExp => new RegExp(source, flags)

/** By form, each with what it names, and whether it does for certain. Every one begins with a word or number of its own. */
const marks: readonly (readonly [NamedPlace['kind'], boolean, RegExp])[] = [
  ['calendarDay', true, pattern(`${begin}(?:19|20)\\d{2}-(?:0[1-9]|1[0-2])${end}(?!-\\d)`)],
  [
    'calendarDay',
    true,
    pattern(
      `${begin}(?:(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])|(?:[0-2]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d{2})${end}`,
    ),
  ],
  [
    'calendarDay',
    true,
    pattern(
      `${begin}\\d{1,2}\\.?\\s?(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})\\.?\\s?(?:(?:19|20)\\d{2}|[’'‘]\\d{2}|\\d{2})${end}`,
      'gu',
    ),
  ],
  [
    'calendarDay',
    false,
    pattern(`${begin}\\d{1,2}\\.\\s?(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})\\.`, 'gu'),
  ],
  [
    'calendarDay',
    true,
    pattern(
      `${begin}(?:\\d{1,2}(?:st|nd|rd|th|\\.)?|${ordinal})\\s?(?:of\\s)?${month}(?:\\s?${year}(?!\\d))?`,
    ),
  ],
  [
    'calendarDay',
    true,
    pattern(`${begin}${month}\\s\\d{1,2}(?:(?:st|nd|rd|th)(?!\\p{L})|,?\\s(?:19|20)\\d{2}${end})`),
  ],
  // "am dritten fünften": day and month as ordinals.
  ['calendarDay', true, pattern(`${begin}${ordinal}\\s${ordinal}\\s(?:19|20)\\d{2}${end}`)],
  [
    'calendarDay',
    false,
    pattern(`${begin}(?:am|vom|zum|bis|seit|ab)\\s${ordinal}\\s${ordinal}${end}(?!\\s\\p{L})`),
  ],
  ['calendarSpan', true, pattern(`${begin}(?:19|20)\\d{2}\\s?-?\\s?W\\d{2}(?:-?\\d)?${end}`, 'gu')],
  ['calendarSpan', false, pattern(`${begin}W\\s?\\d{1,2}\\s?[/-]\\s?(?:19|20)\\d{2}${end}`, 'gu')],
  // A quarter; the first two may be half-years, which a package names.
  ['calendarSpan', true, pattern(`${begin}(?:III|IV)\\s?/\\s?(?:19|20)\\d{2}${end}`, 'gu')],
  [
    'calendarSpan',
    false,
    pattern(`${begin}(?:I{1,3}|IV)\\s?/\\s?(?:(?:19|20)\\d{2}|\\d{2})${end}`, 'gu'),
  ],
  [
    'calendarSpan',
    true,
    pattern(
      `${begin}(?:Q\\s?[1-4]|(?:I{1,3}|IV|[1-4])\\.?\\s?(?:Quartal|Vierteljahr|Trimester|Tertial|Q)|\\p{L}{4,8}\\s(?:Quartal|Vierteljahr))(?:\\s|/|\\sdes\\sJahres\\s|-){0,2}(?:19|20)\\d{2}${end}`,
    ),
  ],
  ['calendarSpan', true, pattern(`${begin}(?:19|20)\\d{2}\\s?[-/]?\\s?Q\\s?[1-4]${end}`)],
  [
    'calendarSpan',
    false,
    pattern(`${begin}(?:Q[1-4]|(?:I{1,3}|IV|[1-4])\\.\\s?(?:Quartal|Vierteljahr))${end}`),
  ],
  [
    'calendarDay',
    false,
    pattern(`${begin}(?:am|vom|zum|bis|seit|ab|den|dem|d\\.)\\s\\d{1,2}\\.${noCount}`),
  ],
  [
    'calendarDay',
    false,
    pattern(`${begin}${noChapter}(?:0?[1-9]|[12]\\d|3[01])\\.\\s?(?:0?[1-9]|1[0-2])\\.(?!\\d)`),
  ],
  ['calendarDay', false, pattern(`${begin}${noChapter}(?:0?[1-9]|1[0-2])/\\d{2}(?![\\d/])`)],
  [
    'calendarDay',
    false,
    pattern(
      `${begin}(?:(?:letzte|vorige|vergangene|kommende|nächste|diese|am|vom|bis|seit|ab)[nrm]?\\s)${weekday}${end}`,
    ),
  ],
  [
    'calendarSpan',
    false,
    pattern(
      `${begin}(?:letzte|vorige|vergangene)[nrm]?\\s(?:Woche|Monat|Quartal|Frühjahr|Sommer|Herbst|Winter)${end}`,
    ),
  ],
  [
    'calendarSpan',
    false,
    pattern(`${begin}(?:\\d\\.\\s?Advent|zweitausend\\p{L}*|(?:im\\s)?Monat\\s\\d{1,2})${end}`),
  ],
  ['calendarSpan', false, pattern(`${begin}${month}\\s[’'‘]?\\d{2}(?![\\d.:%])`)],
  // Whatever stands between the numbers: "3-5-2026", "2026 05", "05.2026".
  [
    'calendarDay',
    false,
    pattern(
      `${begin}(?:[0-3]?\\d[\\s./-]{1,3}[01]?\\d[\\s./-]{1,3}(?:(?:19|20)\\d{2}|\\d{2})|(?:19|20)\\d{2}[\\s./-]{1,3}(?:0?[1-9]|1[0-2])(?:[\\s./-]{1,3}[0-3]?\\d)?|(?:0?[1-9]|1[0-2])[./-](?:19|20)\\d{2})${end}`,
    ),
  ],
  ['calendarSpan', false, pattern(`${begin}Woche\\s\\d{1,2}${end}`)],
  [
    'name',
    false,
    pattern(`${begin}(?:Kind|Sohn|Tochter|Junge|Mädchen|Baby|Säugling)\\s\\p{Lu}\\.`, 'gu'),
  ],
  [
    'fileNumber',
    true,
    pattern(
      `${begin}(?:Az|Aktenzeichen|Gz|Geschäftszeichen)\\.?:?\\s{0,2}[\\p{L}\\d/.-]{0,12}\\s?\\d[\\p{L}\\d/.-]*`,
    ),
  ],
  ['number', false, pattern(`${begin}\\p{Lu}{1,3}-\\p{Lu}{1,2}\\s?\\d{1,4}${end}`, 'gu')],
  ['number', false, pattern(`${begin}\\d{5,}${end}`)],
  [
    'phone',
    false,
    pattern(
      `${begin}(?:(?:tel|fon|telefon|durchwahl)\\.?:?\\s?[\\d/ -]{3,20}\\d|0\\d{2,5}[\\s/-]\\d[\\d\\s/-]{1,12}\\d)(?!\\d)`,
    ),
  ],
  ['webAddress', true, pattern(`(?:https?://|${begin}www\\.)\\S{2,200}`)],
  [
    'webAddress',
    true,
    pattern(`${begin}[\\p{L}\\d-]{2,60}\\.(?:de|com|org|net|nrw|eu|info)${end}`),
  ],
  ['webAddress', false, pattern(`(?<!\\S)@[\\p{L}\\d_.]{2,40}`)],
  [
    'address',
    true,
    pattern(`${begin}[\\p{L}-]{2,40}str(?:(?:a(?:ß|ss)e)|\\.)?\\s\\d{1,4}\\s?[a-z]?${end}`),
  ],
  [
    'address',
    false,
    pattern(
      `${begin}(?:Am|An\\sder|An\\sden|Auf\\sdem|Auf\\sder|Im|In\\sder|Zum|Zur|Unter\\sden|Hinter\\sder|Vor\\sdem|Beim)\\s(?!(?:Schritt|Kapitel|Punkt|Stufe|Absatz|Abschnitt|Nummer|Seite|Ziffer|Fall|Phase|Tag|Woche|Monat|Jahr|Paragraf|Paragraph|Satz|Artikel|Teil|Anlage|Modul|Baustein|Ebene|Variante|Tabelle|Umfang|Alter|Quartal|Halbjahr|Dimension|Kriterium|Frage|Feld|Spalte|Zeile|Bereich)(?:e?s|en|n)?\\s)\\p{Lu}\\p{L}{2,30}\\s\\d{1,3}\\s?[a-z]?${end}`,
      'gu',
    ),
  ],
  [
    'address',
    false,
    pattern(
      `${begin}(?:Markt|Rathaus|Kirche|Bahnhof|Hof|Dorf|Berg)\\s\\d{1,3}\\s?[a-z]?${end}`,
      'gu',
    ),
  ],
  [
    'team',
    true,
    pattern(
      `${begin}(?:\\p{L}{0,14}team|Bezirk|Stadtbezirk|Außenstelle|Standort|Sozialraum|Dienststelle|Regionaldienst|Region|ASD|RSD|KSD)[\\s-](?:${direction}|\\d{1,2}(?!\\s?(?:Fach|Person|Kräfte|Mal|%)))${end}`,
    ),
  ],
  ['team', true, pattern(`${begin}${direction}[\\s-]?teams?${end}`)],
  [
    'team',
    true,
    pattern(
      `${begin}(?:Team|Bezirk|Stadtbezirk|Außenstelle|Sozialraum|Regionaldienst)\\s(?:\\p{Lu}|[IVX]{1,4})${end}(?!-)`,
      'gu',
    ),
  ],
  [
    'team',
    false,
    pattern(
      `${begin}(?:Team|Außenstelle|Sozialraum)\\s(?!(?:ASD|PKD)${end})${subject}\\p{Lu}\\p{Ll}{2,}${end}`,
      'gu',
    ),
  ],
  [
    'institution',
    false,
    pattern(
      `${begin}(?:Kita|Kindertagesstätte|Kindergarten|Familienzentrum|(?:Grund|Haupt|Real|Gesamt|Förder|Sekundar|Berufs)?[Ss]chule|Gymnasium|Klinik|Klinikum|Krankenhaus|Wohngruppe|Kinderheim|Heim|Praxis)\\s(?:(?:am|an\\sder|an\\sden|im|in\\sder|auf\\sdem|zum|zur|St\\.|Sankt)\\s(?!(?:Rahmen|Sinne|Vorfeld|Fall|Falle|Alltag|Einzelfall|Verfahren|Verlauf|Zweifel|Gespräch|Tag|Anschluss|Umgang|Bereich|Regel|Folge|Zusammenarbeit|Lage)${end}))?${subject}\\p{Lu}\\p{Ll}{2,}${end}`,
      'gu',
    ),
  ],
]

/** Days and other stretches finer than half a year, numbers, addresses, teams and houses, by form; of a plain text. Linear. */
export const marksIn = (text: string): NamedPlace[] =>
  marks.flatMap(([kind, certain, form]) =>
    Array.from(text.matchAll(form), ({ index, 0: words }) => ({
      ...{ start: index, end: index + words.trimEnd().length, kind, certain },
    })),
  )
