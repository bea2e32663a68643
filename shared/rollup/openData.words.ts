// What a release as open data says of itself (LA13).

/** The columns of the table that explains the columns of release.csv. */
export const dictionaryHead: readonly string[] = ['Spalte', 'Bedeutung', 'Typ', 'Codes']

/** What a column of release.csv means, and of what type its values are, by its name. */
export const dictionaryWords: Readonly<
  Record<string, { readonly meaning: string; readonly type: string }>
> = {
  'Turnus ab': { meaning: 'Erstes Jahr des fünfjährigen Turnus', type: 'ganze Zahl (Jahr)' },
  'Gezählt wird': {
    meaning: 'Woraus gezählt wird: Arten von Fällen oder Einstufungen, nie zusammengezählt',
    type: 'Text, einer der Codes',
  },
  Zählweise: {
    meaning: 'Was eine Zeile zählt und unter welchen Fällen',
    type: 'Text, einer der Codes',
  },
  Art: { meaning: 'Wovon die Zeile handelt', type: 'Text, einer der Codes' },
  Schlüssel: {
    meaning: 'Schlüssel der Zeile: Katalog mit Fassung und Kriterium, Thema oder Code',
    type: 'Text',
  },
  Bezeichnung: { meaning: 'Wortlaut zum Schlüssel', type: 'Text' },
  Gliederung: {
    meaning: 'Wonach Jugendämter gruppiert sind; eine Gliederung je Tabelle',
    type: 'Text, einer der Codes',
  },
  Gruppe: { meaning: 'Gruppe der Gliederung; bei „Land“ das ganze Land', type: 'Text' },
  Ausprägung: {
    meaning: 'Gezählter Wert; „alle“ ist, wovon die anderen ein Teil sind',
    type: 'Text, einer der Codes',
  },
  Einheit: {
    meaning: 'Ob Jugendämter mit mindestens einem solchen Fall gezählt sind oder Fälle',
    type: 'Text, einer der Codes',
  },
  Wert: {
    meaning: 'Die Zahl; leer, wenn der Status sagt, warum es keine gibt. Leer heißt nie null',
    type: 'ganze Zahl oder leer',
  },
  Status: {
    meaning:
      'Warum es keine Zahl gibt, oder was zu ihr zu wissen ist; leer bei einer Zahl ohne Hinweis',
    type: 'Text, einer der Codes, oder leer',
  },
}

/** Datenlizenz Deutschland, Namensnennung: the licence where no other one is set. */
export const DATA_LICENCE = 'http://dcat-ap.de/def/licenses/dl-by-de/2.0'

/** What data portals show of a release; the publisher where no other one is set. */
export const openDataWords = {
  title: (number: number): string =>
    `Qualitätsentwicklung im Kinderschutz in Nordrhein-Westfalen: landesweite Auswertung ${String(number)}`,
  description:
    'Was die freigegebenen Pakete der Jugendämter aus den Qualitätsentwicklungsverfahren nach § 8 Landeskinderschutzgesetz NRW zusammen sagen: in wie vielen Jugendämtern und Fällen Themen, Bedingungsfaktoren und Einstufungen vorkommen. Zahlen, die etwas über einzelne Jugendämter oder Fälle verraten könnten, sind geheim gehalten und mit einem Code gekennzeichnet.',
  publisher: 'Landesjugendämter in Nordrhein-Westfalen (LVR und LWL)',
  keywords: ['Kinderschutz', 'Jugendamt', 'Qualitätsentwicklung', 'Gefährdungseinschätzung'],
  legalBasis: '§ 8 Abs. 6 Landeskinderschutzgesetz NRW',
} as const
