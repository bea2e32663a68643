// What a person who does not see finds on each screen, written by hand: landmarks and headings all of them, of the
// controls those that matter, in the order they are met. `says` is what must be said by itself when the screen comes,
// `maySay` what may be. A change of words is a change of one line here. How to write: `writtenTree` in tree.ts.

export interface WrittenScreen {
  readonly title: string | RegExp
  readonly tree: string
  readonly says?: readonly (string | RegExp)[]
  readonly maySay?: readonly (string | RegExp)[]
}

const indented = (text: string, by: string): string =>
  text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : by + line))
    .join('\n')

/** Takes the indentation of the source away. */
const flush = (text: string): string => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const edge = Math.min(...lines.map((line) => line.length - line.trimStart().length))
  return lines.map((line) => line.slice(edge)).join('\n')
}

const AREAS = {
  administration: [
    'Übersicht',
    'Jugendämter',
    'Konten',
    'Verfahren',
    'Kataloge',
    'Rechtsgrundlagen',
    'Schlüssel',
    'Auswertung',
    'Einlesen',
  ],
  coordination: ['Übersicht', 'Fälle', 'Werkstätten', 'Verfahren', 'Auswertung', 'Empfehlungen'],
  facilitation: ['Übersicht', 'Werkstätten', 'Verfahren', 'Auswertung', 'Empfehlungen'],
  analysis: [
    'Übersicht',
    'Turnus',
    'Pakete',
    'Zuordnung',
    'Auswertung',
    'Empfehlungen',
    'Einlesen',
  ],
} as const

/** A page of an office: the areas of the account, then the page. */
const office = (
  account: keyof typeof AREAS,
  title: string | RegExp,
  main: string,
): WrittenScreen => ({
  title: typeof title === 'string' ? `${title} – Fallwerkstatt` : title,
  tree: `
link "Zum Inhalt"
banner
  link "Fallwerkstatt"
  navigation "Bereiche"
${AREAS[account].map((area) => `    link "${area}"`).join('\n')}
main
${indented(flush(main), '  ')}
`,
})

/** A page without a frame. */
const page = (title: string, main: string): WrittenScreen => ({
  title: `${title} – Fallwerkstatt`,
  tree: `
link "Zum Inhalt"
main
${indented(flush(main), '  ')}
`,
})

const frontDoor: Record<string, WrittenScreen> = {
  setup: page(
    'Einrichten',
    `
    h1 "Fallwerkstatt einrichten"
    textbox "Name"
    textbox "E-Mail-Adresse"
    textbox "Passwort"
    textbox "Passwort wiederholen"
    checkbox "Passwort anzeigen"
    button "Konto einrichten"
    link "Schon eingerichtet? Anmelden"`,
  ),
  login: page(
    'Anmelden',
    `
    link "Fallwerkstatt"
    h1 "Anmelden"
    textbox "E-Mail-Adresse"
    textbox "Passwort"
    button "Anmelden"
    link "Mit Code beitreten"`,
  ),
  join: page(
    'Beitreten',
    `
    h1 "Fallwerkstatt"
    form "Beitreten"
      textbox "Code der Fallwerkstatt"
      radio "Mit der Nummer Ihres Platzes"
      radio "Mit einem eigenen Namen"
      checkbox "Mehrere Personen teilen sich dieses Gerät"
      button "Beitreten"
    link "Mit Konto anmelden"
    link "Verbindung prüfen"`,
  ),
  'survey, code': page(
    'Abschlussbefragung',
    `
    h1 "Abschlussbefragung"
    form "Code"
      textbox "Code der Befragung"
      button "Zu den Fragen"`,
  ),
  recalculation: page(
    'Ziehung nachrechnen',
    `
    h1 "Ziehung nachrechnen"
    button "Protokoll wählen"
    button "Ziehungsliste wählen"`,
  ),
  'connection check': {
    ...page(
      'Verbindungsprüfung',
      `
      h1 "Verbindungsprüfung"
      region "Ergebnis"
        h2 "Ergebnis"
        button "Erneut prüfen"
      region "Was Ihre IT freigeben sollte"
        h2 "Was Ihre IT freigeben sollte"
      region "Zum Weitergeben"
        h2 "Zum Weitergeben"
        button "Ergebnis kopieren"
      link "Zur Startseite"`,
    ),
    says: [/^Alles in Ordnung/],
    maySay: [/wird geprüft|Geprüft wird|Messung/],
  },
  'not found': page(
    'Nicht gefunden',
    `
    h1 "Diese Seite gibt es nicht"
    link /.*/`,
  ),
}

const offices: Record<string, WrittenScreen> = {
  'administration, home': office(
    'administration',
    'Guten Tag, Administration',
    `
    h1 "Guten Tag, Administration"
    region "Als Nächstes"
      h2 "Als Nächstes"
      h3 /Jugendamt Probenhausen .*: noch keine Koordination/
      link /Konto anlegen: Jugendamt Probenhausen .*/
      h3 /Kreisjugendamt Beispielkreis .*: noch keine Koordination/
      link /Konto anlegen: Kreisjugendamt Beispielkreis .*/
    region "Bestand"
      h2 "Bestand"
      link "3 Jugendämter"
      link "5 Aktive Konten"
      link "1 Verfahren"
      link "2 Katalogfassungen"`,
  ),
  'administration, offices': office(
    'administration',
    'Jugendämter',
    `
    h1 "Jugendämter"
    button "Jugendamt anlegen"
    textbox "Name enthält"
    button "Suchen"
    h2 /Jugendamt Musterstadt .*/
    button /Jugendamt Musterstadt .* ändern/
    h2 /Jugendamt Probenhausen .*/
    button /Jugendamt Probenhausen .* ändern/
    button /Jugendamt Probenhausen .* entfernen/
    h2 /Kreisjugendamt Beispielkreis .*/
    button /Kreisjugendamt Beispielkreis .* ändern/
    button /Kreisjugendamt Beispielkreis .* entfernen/`,
  ),
  'administration, accounts': office(
    'administration',
    'Konten',
    `
    h1 "Konten"
    button "Konto anlegen"
    textbox "Name, Adresse oder Jugendamt enthält"
    combobox "Aufgabe"
    button "Suchen"
    h2 "Administration"
    button "Administration ändern"
    h2 "Auswertung"
    h2 "Koordination"
    button "Koordination ändern"
    button "Neues Startpasswort für Koordination"
    h2 "Moderation"
    h2 "Zweite Koordination"`,
  ),
  'administration, procedures': office(
    'administration',
    'Verfahren',
    `
    h1 "Verfahren"
    button "Verfahren anlegen"
    textbox "Jugendamt oder Titel enthält"
    combobox "Stand"
    button "Suchen"
    h2 /Jugendamt Musterstadt .*/
    link /Jugendamt Musterstadt .*/
    button /Moderation zuordnen: Jugendamt Musterstadt .*/
    button /Ändern: Qualitätsentwicklungsverfahren, Jugendamt Musterstadt .*/
    button /Entfernen: Qualitätsentwicklungsverfahren, Jugendamt Musterstadt .*/`,
  ),
  'administration, procedure': office(
    'administration',
    'Qualitätsentwicklungsverfahren',
    `
    link "← Verfahren"
    h1 "Qualitätsentwicklungsverfahren"
    region "Als Nächstes"
      h2 "Als Nächstes"
      button "Zurückgehen oder überspringen …"
    region "Weg des Verfahrens"
      h2 "Weg des Verfahrens"
    region "Vorlage für den Jugendhilfeausschuss"
      h2 "Vorlage für den Jugendhilfeausschuss"
    region "Verlauf"
      h2 "Verlauf"`,
  ),
  'administration, catalogues': office(
    'administration',
    'Kataloge',
    `
    h1 "Kataloge"
    h2 "Insoweit erfahrene Fachkraft"
    link "Ansehen: Insoweit erfahrene Fachkraft, Fassung 2020.1"
    h2 "Wahrnehmung des Schutzauftrags gemäß § 8a SGB VIII"
    region "Katalog einlesen"
      h2 "Katalog einlesen"
      button "Katalogdatei wählen"
      textbox "Oder den Inhalt einfügen"
      button "Inhalt prüfen"`,
  ),
  'administration, catalogue': office(
    'administration',
    'Katalog',
    `
    link "← Kataloge"
    h1 "Katalog"
    h2 "Insoweit erfahrene Fachkraft, Fassung 2020.1"
    link "Als JSON herunterladen"
    region "Insoweit erfahrene Fachkraft"
      h2 "Insoweit erfahrene Fachkraft"
      h3 /.*/ *`,
  ),
  'administration, legal bases': office(
    'administration',
    'Rechtsgrundlagen',
    `
    h1 "Rechtsgrundlagen"
    button "Rechtsgrundlage anlegen"
    h2 /Bleibt im Jugendamt.*/
    button /Ändern: Bleibt im Jugendamt.*/
    button /Nicht mehr anbieten: Bleibt im Jugendamt.*/
    button /Entfernen: Bleibt im Jugendamt.*/
    h2 /§ 64 Abs. 2a SGB VIII.*/
    h2 /§ 64 Abs. 2c .*/
    h2 /§ 67c Abs. 3 SGB X.*/`,
  ),
  'administration, keys': office(
    'administration',
    'Schlüssel',
    `
    h1 "Schlüssel"
    region "Dieser Server"
      h2 "Dieser Server"
      button "Neuen Schlüssel erzeugen"
    region "Andere Server"
      h2 "Andere Server"
    region "Schlüssel hinterlegen"
      h2 "Schlüssel hinterlegen"
      button "Datei wählen"`,
  ),
  'administration, password': office(
    'administration',
    'Passwort ändern',
    `
    link "← Übersicht"
    h1 "Passwort ändern"
    textbox "Jetziges Passwort"
    textbox "Neues Passwort"
    textbox "Neues Passwort wiederholen"
    checkbox "Passwort anzeigen"
    button "Passwort ändern"`,
  ),
  'coordination, home': office(
    'coordination',
    'Guten Tag, Koordination',
    `
    h1 "Guten Tag, Koordination"
    region "Als Nächstes"
      h2 "Als Nächstes"
      h3 "DEMO-A: Die Rechtsgrundlage fehlt"
      h3 "DEMO-B: Die Rechtsgrundlage fehlt"
      h3 "Qualitätsentwicklungsverfahren: Strukturmerkmale, ohne Termin"
    region "Werkstätten"
      h2 "Werkstätten"
      h3 "Fallwerkstatt DEMO-A"`,
  ),
  'coordination, procedures': office(
    'coordination',
    'Verfahren',
    `
    h1 "Verfahren"
    h2 "Qualitätsentwicklungsverfahren"
    link "Qualitätsentwicklungsverfahren"`,
  ),
  'coordination, procedure': office(
    'coordination',
    'Qualitätsentwicklungsverfahren',
    `
    link "← Verfahren"
    h1 "Qualitätsentwicklungsverfahren"
    region "Als Nächstes"
      h2 "Als Nächstes"
      button "Weiter: Strukturmerkmale"
      button "Zurückgehen oder überspringen …"
    region "Weg des Verfahrens"
      h2 "Weg des Verfahrens"
      button "Termin: Strukturmerkmale"
      button "Termin: Bericht"
      button "Termin: Jugendhilfeausschuss"
      button "Termin: Nachhaltung"
    region "Fälle"
      h2 "Fälle"
      h3 "Zufällig gezogen: 2 Fälle"
      h4 "DEMO-A"
      link "DEMO-A"
      h4 "DEMO-B"
      link "DEMO-B"
      h3 "Zusätzlich eingebracht: 0 Fälle"
    region "Werkstätten"
      h2 "Werkstätten"
      h3 "Fallwerkstatt DEMO-A"
      link /Einladung: Fallwerkstatt DEMO-A, .*/
    region "Strukturmerkmale"
      h2 "Strukturmerkmale"
    region "Fallziehung"
      h2 "Fallziehung"
      link "Zur Fallziehung"
    region "Abschlussbefragung"
      h2 "Abschlussbefragung"
      link "Zur Abschlussbefragung"
    region "Freigabepaket"
      h2 "Freigabepaket"
      link "Paket ansehen"
    region "Vorlage für den Jugendhilfeausschuss"
      h2 "Vorlage für den Jugendhilfeausschuss"
      button "Sitzung eintragen"
    region "Verlauf"
      h2 "Verlauf"`,
  ),
  'coordination, survey, before': office(
    'coordination',
    'Abschlussbefragung',
    `
    link "← Qualitätsentwicklungsverfahren"
    h1 "Abschlussbefragung"
    h2 "Noch hat keine Werkstatt begonnen"`,
  ),
  'coordination, draw, list': office(
    'coordination',
    'Fallziehung',
    `
    link "← Qualitätsentwicklungsverfahren"
    h1 "Fallziehung"
    region "Liste der abgeschlossenen Fälle"
      h2 "Liste der abgeschlossenen Fälle"
      textbox "Aktenzeichen einfügen"
      button "Liste prüfen"
      button "Datei wählen"
    region "Nachrechnen"
      h2 "Nachrechnen"
      link "Zur Seite „Ziehung nachrechnen“"`,
  ),
  'coordination, package': office(
    'coordination',
    'Freigabepaket',
    `
    link "← Qualitätsentwicklungsverfahren"
    h1 "Freigabepaket"
    region "Allgemeiner Wortlaut der Empfehlungen"
      h2 "Allgemeiner Wortlaut der Empfehlungen"
    region "Was das Haus verlassen würde"
      h2 "Was das Haus verlassen würde"
    region "Freigegebene Pakete"
      h2 "Freigegebene Pakete"`,
  ),
  'coordination, invitation': office(
    'coordination',
    'Einladung: Fallwerkstatt DEMO-A',
    `
    link "← Werkstätten"
    h1 "Einladung: Fallwerkstatt DEMO-A"
    h2 "Die Moderation lädt ein"
    region "Text der Einladung"
    button "Einladung drucken"
    button "Text kopieren"`,
  ),
  'coordination, cases': office(
    'coordination',
    'Fälle',
    `
    h1 "Fälle"
    region "Qualitätsentwicklungsverfahren"
      h2 "Qualitätsentwicklungsverfahren"
      button "Fall anlegen in Qualitätsentwicklungsverfahren"
      h3 "DEMO-A"
      link "DEMO-A"
      h3 "DEMO-B"
      link "DEMO-B"`,
  ),
  'coordination, case': office(
    'coordination',
    'DEMO-B',
    `
    link "← Fälle"
    h1 "DEMO-B"
    link "Neue Fassung einlesen"
    region "Fassungen"
      h2 "Fassungen"
      h3 "Fassung 1"
      link "Fassung 1 lesen"
    region "Eckdaten des Falls"
      h2 "Eckdaten des Falls"
      button "Eckdaten ändern"
    region "Rechtsgrundlage der Weitergabe"
      h2 "Rechtsgrundlage der Weitergabe"
      button "Rechtsgrundlage festhalten"
    region "Zurückziehen"
      h2 "Zurückziehen"
      button "Text zurückziehen"`,
  ),
  'coordination, version': office(
    'coordination',
    'DEMO-B, Fassung 1',
    `
    link "← DEMO-B"
    h1 "DEMO-B, Fassung 1"
    h2 "Text"
    h3 /Tag .*/ *
    h3 "Ausgang"
    h3 /Tag .*/ *`,
  ),
  'intake, source': office(
    'coordination',
    'Text einlesen: DEMO-B',
    `
    link "← DEMO-B"
    h1 "Text einlesen: DEMO-B"
    navigation "Schritte"
      button "1 Einlesen"
      button "2 Einträge prüfen"
      button "3 Lesen und einreichen"
    h2 "Text einlesen"
    button "Mit Fassung 1 beginnen"
    button "Datei wählen"
    textbox "Oder Text einfügen"
    button "Eingefügten Text einlesen"`,
  ),
  'intake, day zero': office(
    'coordination',
    'Text einlesen: DEMO-B',
    `
    link "← DEMO-B"
    h1 "Text einlesen: DEMO-B"
    navigation "Schritte"
    h2 "Welcher Tag ist Tag 0?"
    textbox "Tag der ersten Mitteilung"
    button "Tage zählen"
    button "Anderen Text einlesen"`,
  ),
  'intake, entries': office(
    'coordination',
    'Text einlesen: DEMO-B',
    `
    link "← DEMO-B"
    h1 "Text einlesen: DEMO-B"
    navigation "Schritte"
    button "Zwischenstand verwerfen" ?
    h2 "Einträge prüfen"
    textbox /Titel des Falls.*/
    region "Tage und Monate des Kalenders im Text"
      h2 "Tage und Monate des Kalenders im Text"
      textbox "Welcher Tag ist Tag 0?"
      button "Durch den Tag ersetzen"
    region "Namen, Orte und was sonst erkennen lässt"
      h2 "Namen, Orte und was sonst erkennen lässt"
    h3 "Eintrag 1"
    spinbutton "Tag"
    textbox "Text von Eintrag 1"
    button "„0170 1234567“ durch „[Telefonnummer]“ ersetzen: Eintrag 1"
    button "Zur Stelle: 0170 1234567, Eintrag 1"
    button "Trotzdem behalten: 0170 1234567, Eintrag 1"
    h3 "Eintrag 2"
    textbox "Text von Eintrag 2"
    button "„02.01.“ durch „Tag 5“ ersetzen: Eintrag 2"
    button "Ausgang beginnt hier: Eintrag 2"
    button "Eintrag hinzufügen"
    region "Kürzel und Rollen"
      h2 "Kürzel und Rollen"
      textbox "Kürzel 1"
      textbox "Bedeutung 1"
      button "Kürzel hinzufügen"
    button "Zur offenen Stelle"`,
  ),
  'intake, review': {
    ...office(
      'coordination',
      'Text einlesen: DEMO-B',
      `
    link "← DEMO-B"
    h1 "Text einlesen: DEMO-B"
    navigation "Schritte"
    h2 "Lesen und einreichen"
    h3 /Tag .*/ *
    region "Fragen vor dem Einreichen"
      h2 "Fragen vor dem Einreichen"
      radio "Niemand"
      checkbox /.*/
      textbox /Hinweis an die zweite Person.*/
    button "Zur Freigabe einreichen"`,
    ),
    maySay: [/^\d+ Einträge/],
  },
  'intake, submitted': office(
    'coordination',
    'Text einlesen: DEMO-B',
    `
    link "← DEMO-B"
    h1 "Text einlesen: DEMO-B"
    h2 "Fassung 2 ist eingereicht"
    link "Zum Fall"`,
  ),
  'second coordination, home': office(
    'coordination',
    'Guten Tag, Zweite Koordination',
    `
    h1 "Guten Tag, Zweite Koordination"
    region "Als Nächstes"
      h2 "Als Nächstes"
      h3 /DEMO-B.*/
      link /.*/
      h3 "DEMO-A: Die Rechtsgrundlage fehlt"
      h3 "Qualitätsentwicklungsverfahren: Strukturmerkmale, ohne Termin"
    region "Werkstätten"
      h2 "Werkstätten"
      h3 "Fallwerkstatt DEMO-A"`,
  ),
  'second coordination, release': office(
    'coordination',
    'DEMO-B, Fassung 2',
    `
    link "← DEMO-B"
    h1 "DEMO-B, Fassung 2"
    h2 "Änderungen"
    h3 "Titel, Kürzel und Ausgang"
    h3 /Tag .*/ *
    region "Eckdaten des Falls"
      h2 "Eckdaten des Falls"
    h2 "Text"
    checkbox "Titel und Kürzel gelesen, nichts verrät die Familie"
    h3 /Tag .*/
    checkbox /Gelesen, nichts verrät die Familie: Tag .*/
    h3 /Tag .*/
    checkbox /Gelesen, nichts verrät die Familie: Tag .*/
    complementary "Einträge"
    button "Zurückgeben …"
    button "Zum nächsten Eintrag"`,
  ),
  'facilitation, home': office(
    'facilitation',
    'Guten Tag, Moderation',
    `
    h1 "Guten Tag, Moderation"
    region "Als Nächstes"
      h2 "Als Nächstes"
      h3 /Fallwerkstatt DEMO-A.*/
      link /.*/
      h3 "Qualitätsentwicklungsverfahren: Strukturmerkmale, ohne Termin"
    region "Werkstätten"
      h2 "Werkstätten"
      h3 "Fallwerkstatt DEMO-A"
      link /Ablauf planen: Fallwerkstatt DEMO-A, .*/
      link /Einladung: Fallwerkstatt DEMO-A, .*/
      link /Zur Moderation: Fallwerkstatt DEMO-A, .*/`,
  ),
  'facilitation, workshops': office(
    'facilitation',
    'Werkstätten',
    `
    h1 "Werkstätten"
    link "Werkstatt planen"
    h2 "Fallwerkstatt DEMO-A"
    link /Ablauf planen: Fallwerkstatt DEMO-A, .*/
    link /Einladung: Fallwerkstatt DEMO-A, .*/
    link /Zur Moderation: Fallwerkstatt DEMO-A, .*/
    region "Zum Üben"
      h2 "Zum Üben"
      button "Beispiel-Werkstatt anlegen"`,
  ),
  'facilitation, plan': office(
    'facilitation',
    'Fallwerkstatt DEMO-A',
    `
    link "← Werkstätten"
    h1 "Fallwerkstatt DEMO-A"
    link "Einladung"
    link "Zur Moderation"
    region "Grundlage"
      h2 "Grundlage"
      button "Fall oder Katalog ändern"
    textbox "Titel der Werkstatt"
    textbox "Tag"
    textbox "Beginn"
    spinbutton "Verfügbare Zeit in Minuten"
    radio "Zufällig gezogen"
    radio "Zusätzlich eingebracht"
    radio "Keine Angabe"
    spinbutton "Kommentarfrist nach dem Tag, in Werktagen"
    region "Ablauf"
      h2 "Ablauf"
      textbox "Schritt 1: Ankommen"
      textbox "Schritt 16: Nachbereitung"
      combobox "Neuer Schritt"
      combobox "Wohin?"
      button "Schritt hinzufügen"
    button "Gespeichert"
    button "Werkstatt entfernen: Fallwerkstatt DEMO-A"`,
  ),
  'facilitation, new workshop': office(
    'facilitation',
    'Werkstatt planen',
    `
    link "← Werkstätten"
    h1 "Werkstatt planen"
    combobox "Fall"
    combobox "Katalog"
    textbox "Titel der Werkstatt"
    textbox "Tag"
    textbox "Beginn"
    spinbutton "Verfügbare Zeit in Minuten"
    radio "Zufällig gezogen"
    spinbutton "Kommentarfrist nach dem Tag, in Werktagen"
    region "Ablauf"
      h2 "Ablauf"
      radio "Ein Tag"
      radio "Halber Tag (180 Minuten)"
      textbox "Schritt 1: Ankommen"
      button "Schritt hinzufügen"
    button "Werkstatt anlegen"`,
  ),
  'facilitation, invitation': office(
    'facilitation',
    'Einladung: Fallwerkstatt DEMO-A',
    `
    link "← Plan der Werkstatt"
    h1 "Einladung: Fallwerkstatt DEMO-A"
    link "Zur Moderation"
    region "Fallwerkstatt DEMO-A"
      h2 "Fallwerkstatt DEMO-A"
    button "Aushang drucken"
    textbox "Adresse mit eingetragenem Code"
    button "Adresse mit eingetragenem Code kopieren"
    region "Einladung als Text"
      h2 "Einladung als Text"
      textbox "Text der Einladung"
      button "Text kopieren"
    region "Neuer Code"
      h2 "Neuer Code"
      radio "Für heute, 12 Stunden"
      button "Neuen Code erzeugen"
    region "Beamer"
      h2 "Beamer"
      button "Neuen Link erzeugen"`,
  ),
  'analysis, home': office(
    'analysis',
    'Guten Tag, Auswertung',
    `
    h1 "Guten Tag, Auswertung"
    region "Als Nächstes"
      h2 "Als Nächstes"
    region "Turnus"
      h2 "Turnus"
      link "Zum Turnus"
      link "Liste einlesen"
    h2 "Freigabepakete übernehmen"
    link "Zu den Paketen"`,
  ),
  'analysis, packages': office(
    'analysis',
    'Freigabepakete',
    `
    h1 "Freigabepakete"
    region "Dateien übernehmen"
      h2 "Dateien übernehmen"
      button "Dateien wählen"
    region "Übernommene Pakete"
      h2 "Übernommene Pakete"`,
  ),
  'analysis, rollups': office(
    'analysis',
    'Landesweite Auswertung',
    `
    h1 "Landesweite Auswertung"
    region "Abgeschlossene Auswertungen"
      h2 "Abgeschlossene Auswertungen"`,
  ),
  'analysis, recommendations': office(
    'analysis',
    'Handlungsempfehlungen für alle',
    `
    h1 "Handlungsempfehlungen für alle"
    link "Empfehlung schreiben"
    h2 "Noch keine Empfehlung"`,
  ),
  'analysis, mappings': office(
    'analysis',
    'Zuordnung der Kataloge',
    `
    h1 "Zuordnung der Kataloge"
    h2 "Noch keine Zuordnung"
    region "Fassungen und Vorlagen"
      h2 "Fassungen und Vorlagen"
      h3 "Insoweit erfahrene Fachkraft, Fassung 2020.1"
      h3 /Wahrnehmung des Schutzauftrags .*, Fassung 2020.1/
      link /Ansehen: Wahrnehmung des Schutzauftrags .*/
    region "Zuordnung einlesen"
      h2 "Zuordnung einlesen"
      button "Datei wählen"`,
  ),
}

// --- the room ---------------------------------------------------------------------------------------

const STEPS = [
  'Ankommen, Auftrag, Regeln',
  'Fallvorstellung am Zeitstrahl',
  'Verständnisfragen',
  'Pause',
  'Still anmerken',
  'Aufdecken und vergleichen',
  'Perspektivenrunde',
  'Mittag',
  'Schlüsselsituationen wählen',
  'Vertiefung in Gruppen',
  'Falleinbringende nehmen Stellung',
  'Pause',
  'Befunde formulieren',
  'Empfehlungen und Priorisierung',
  'Abschluss',
  'Nachbereitung',
] as const

/** What everybody who does not steer hears when the room goes on. */
const goesOnTo = (title: string): RegExp =>
  new RegExp(`^Die Moderation ist jetzt bei „${title}“\\.`)

/** A seat: where we are, a hand, everything else behind "Mehr"; then the work. `at` counts from 1. */
const seat = (
  at: number,
  main: string,
  more: Partial<Pick<WrittenScreen, 'says' | 'maySay'>> = {},
): WrittenScreen => {
  const title = STEPS[at - 1] ?? ''
  return {
    title: `${title} – Fallwerkstatt`,
    tree: `
link "Zum Inhalt"
banner
  button "Wo stehen wir? Schritt ${at} von 16"
  h1 "${title}"
  button "Hand heben"
  button "Mehr"
main
${indented(flush(main), '  ')}
`,
    ...more,
  }
}

/** The cockpit: where we are and the way on, then room, wall and agenda, then the work. */
const cockpit = (
  at: number,
  main: string,
  more: Partial<Pick<WrittenScreen, 'says' | 'maySay'>> & { wall?: string } = {},
): WrittenScreen => {
  const title = STEPS[at - 1] ?? ''
  const next = (STEPS[at] ?? '').replaceAll('.', '\\.')
  return {
    title: `Moderation: ${title} – Fallwerkstatt`,
    tree: `
link "Zum Inhalt"
banner
  button /Zurück.*/
  button "Wo stehen wir? Schritt ${at} von 16"
  h1 "${title}"
  button "Anhalten"
  button "+1 Minute"
  button "+5 Minuten"
  button /${at === 15 ? 'Zum Beenden' : `Weiter: ${next}.*`}/
  button "Mehr"
complementary "Ablauf und Raum"
  link "Zu den Werkstätten"
  region "Raum"
    h2 "Raum"
    button /Plätze.*/
    button "Protokoll"
    button /Themenspeicher.*/
  region "Leinwand"
    h2 "Leinwand"
${more.wall ?? '    button "Bild festhalten"'}
  region "Ablauf"
    h2 "Ablauf"
main
${indented(flush(main), '  ')}
`,
    says: more.says ?? [/^Auf der Leinwand: /],
    maySay: more.maySay ?? [],
  }
}

/** The wall: a headline, and small tools for the person who stands at it. */
const wall = (at: number, main: string, says?: WrittenScreen['says']): WrittenScreen => ({
  title: `Beamer: ${STEPS[at - 1] ?? ''} – Fallwerkstatt`,
  tree: `
link "Zum Inhalt"
banner
main
${indented(flush(main), '  ')}
contentinfo
  button "Dunkel anzeigen"
  button "Vollbild"
`,
  says: says ?? [STEPS[at - 1] ?? ''],
})

/** A dialog over a screen: nothing else is there to be read. */
const dialog = (
  at: number,
  title: string,
  inside: string,
  isCockpit = false,
  maySay: WrittenScreen['maySay'] = [],
): WrittenScreen => ({
  title: `${isCockpit ? 'Moderation: ' : ''}${STEPS[at - 1] ?? ''} – Fallwerkstatt`,
  tree: `
dialog "${title}"
  h2 "${title}"
  button "Schließen"
${indented(flush(inside), '  ')}
`,
  maySay,
})

const ENTRIES = `
  region "Falltext"
    button "Kürzel"
    button "Schriftgröße ändern, jetzt normal"
    h2 /Tag .*/ *`

/** What was noted from each perspective. */
const PERSPECTIVES = ['Kind', 'Mutter', 'Vater', 'Andere Stellen', 'Weitere Sicht']
  .map((one) => `    region "${one} (0)"\n      h2 "${one} (0)"`)
  .join('\n')

/** The heap of annotations: places by entry, each with its criteria. */
const SORTING = `    region "Ordnen"
      h2 "Ordnen"
      h3 /Tag .*/ *
      h3 "Gruppen"`

/** The headings of the minutes, from the level of their title on: findings first, all the rest as annexes. */
const minutesHeadings = (level: number): string => `h${level} "Fallwerkstatt DEMO-A"
h${level + 1} "Befunde"
h${level + 2} "Gelungen"
h${level + 3} /Befund 3: .*/
h${level + 2} "Entwicklungspotenziale"
h${level + 3} /Befund [12]: .*/ *
h${level + 1} "Empfehlungen"
h${level + 1} "Anlage 1: Belege und Einordnung der Befunde"
h${level + 2} /Befund \\d: .*/ *
h${level + 1} "Anlage 2: Schlüsselsituationen"
h${level + 2} /.*/ *
h${level + 1} "Anlage 3: Verständnisfragen"
h${level + 1} "Anlage 4: Anmerkungen in Zahlen"
h${level + 2} "Wo die Runde einig war"
h${level + 2} "Wie weit die Runde vor dem Aufdecken übereinstimmte"
h${level + 1} "Anlage 5: Ablauf"
h${level + 1} "Anlage 6: Grundlagen"
h${level + 1} "Noch offen"`

const NUMBERED_ENTRIES = `
  region "Falltext"
    combobox /Zum Eintrag springen.*/
    button "Kürzel"
    button "Schriftgröße ändern, jetzt normal"
    listbox /Falltext, Satz für Satz.*/
    button /Eintrag 1, Tag 0, A-01 · Mitteilung .telefonisch.: Stelle wählen/
    h2 /Tag .*/ *`

const room: Record<string, WrittenScreen> = {
  'seat, waiting': page(
    'Warten auf Einlass',
    `
    h1 "Sie warten auf Einlass"
    button "Nicht mehr warten"`,
  ),
  'cockpit, waiting': {
    title: 'Moderation: Noch nicht eröffnet – Fallwerkstatt',
    tree: `
      link "Zum Inhalt"
      banner
        button "Wo stehen wir?"
        button "Werkstatt öffnen"
        button "Mehr"
      complementary "Ablauf und Raum"
        link "Zu den Werkstätten"
        region "Raum"
          h2 "Raum"
          button /Plätze.*/
          button "Protokoll"
          button "Themenspeicher"
        region "Leinwand"
          h2 "Leinwand"
        region "Ablauf"
          h2 "Ablauf"
      main
        h1 "Fallwerkstatt DEMO-A"
        region "Warten auf Einlass (1)"
          h2 "Warten auf Einlass (1)"
          button /Aufnehmen: .*/
          button /Ablehnen: .*/
        region "So kommen alle herein"
          h2 "So kommen alle herein"`,
    says: ['1 Gerät wartet auf Einlass'],
    maySay: [/^\d+ Geräte? warte[nt]+ auf Einlass$/],
  },
  'projector, waiting': {
    title: 'Beamer: Fallwerkstatt DEMO-A – Fallwerkstatt',
    tree: `
      link "Zum Inhalt"
      banner
      main
        h1 "Treten Sie bei"
        h2 "So arbeiten wir"
      contentinfo
        button "Dunkel anzeigen"
        button "Vollbild"`,
    maySay: [/^Stand \d\d:\d\d$/],
  },
  'seat, before': {
    title: 'Noch nicht eröffnet – Fallwerkstatt',
    tree: `
      link "Zum Inhalt"
      banner
        button "Wo stehen wir?"
        button "Hand heben"
        button "Mehr"
      main
        h1 "Gleich geht es los"`,
    says: ['Sie sind aufgenommen.'],
  },
  'seat, arrive': seat(
    1,
    `
    region "Regeln für diesen Tag"
      h2 "Regeln für diesen Tag"
      button "Ich halte mich an diese Regeln"`,
    { says: [goesOnTo(STEPS[0])] },
  ),
  'cockpit, arrive': cockpit(
    1,
    `
    region "So kommen alle herein"
      h2 "So kommen alle herein"
    region "Regeln für diesen Tag"
      h2 "Regeln für diesen Tag"
      button "Ich halte mich an diese Regeln"
    region "Sehprobe"
      h2 "Sehprobe"
      button "Sehprobe starten"`,
  ),
  'projector, arrive': wall(
    1,
    `
    h1 "Treten Sie bei"
    h2 "So arbeiten wir"`,
  ),
  'seat, offline': {
    ...seat(
      1,
      `
      region "Regeln für diesen Tag"
        h2 "Regeln für diesen Tag"
        button "Ich halte mich an diese Regeln"`,
    ),
    says: [/^Keine Verbindung seit .*Sie können weiter lesen und schreiben/],
  },
  'seat, back': seat(
    1,
    `
    region "Regeln für diesen Tag"
      h2 "Regeln für diesen Tag"
      button "Ich halte mich an diese Regeln"`,
    { says: ['Die Verbindung ist wieder da.'] },
  ),
  'cockpit, hand': {
    ...cockpit(1, ''),
    tree: cockpit(
      1,
      `
    region "So kommen alle herein"
      h2 "So kommen alle herein"
    region "Regeln für diesen Tag"
      h2 "Regeln für diesen Tag"
    region "Sehprobe"
      h2 "Sehprobe"`,
    ).tree.replace('    h2 "Raum"\n', '    h2 "Raum"\n    button /senken: Hand von Platz .*/\n'),
    says: [/^Platz \d+ hebt die Hand\.$/],
  },
  'seat, hand lowered': seat(
    1,
    `
    region "Regeln für diesen Tag"
      h2 "Regeln für diesen Tag"
      button "Ich halte mich an diese Regeln"`,
    { says: ['Ihre Hand ist gesenkt.'] },
  ),
  'seat, present': seat(
    2,
    `
    combobox /Zum Eintrag springen.*/
    button "Dorthin"${ENTRIES.replaceAll('\n', '\n  ')}
    complementary "Verständnisfragen"
      region "Verständnisfragen"
        h2 "Verständnisfragen"
        textbox "Ihre Frage"
        button "Frage stellen"`,
    { says: [goesOnTo(STEPS[1])], maySay: [/^\d+ neue Einträge?/] },
  ),
  'seat, where we stand': dialog(
    1,
    'Wo stehen wir?',
    `
    h3 "Jetzt"
    h3 "Regeln für diesen Tag"
    button "Ich halte mich an diese Regeln"
    h3 "Ablauf"`,
  ),
  'cockpit, more': dialog(
    1,
    'Mehr',
    `
    h3 "Beitritt"
    radio "Für heute, 12 Stunden"
    button "Neuen Code erzeugen"
    region "Beamer"
      h2 "Beamer"
      button "Neuen Link erzeugen"
    h3 "Zeitstrahl weiterführen"
    button "Weiter bis Tag 0"
    button "Marke setzen"
    h3 "Ablauf"
    button "Ablauf ändern"
    link "Zu den Werkstätten"`,
    true,
  ),
  'cockpit, seats': dialog(1, 'Plätze', 'button /Platz \\d+ ändern/ *', true),
  'cockpit, present': cockpit(
    2,
    `
    region "Zeitstrahl weiterführen"
      h2 "Zeitstrahl weiterführen"
      button "Weiter bis Tag 2"
      button "Alles bis Tag 46"
      button "Ausgang öffnen"
      spinbutton "Marke auf einen Tag setzen"
      button "Marke setzen"
    combobox /Zum Eintrag springen.*/
    button "Dorthin"${ENTRIES.replaceAll('\n', '\n  ')}
    complementary "Verständnisfragen"
      region "Verständnisfragen"
        h2 "Verständnisfragen"
        textbox "Ihre Frage"
        button "Frage stellen"`,
    {
      wall: `    button "Vorige Seite"
    button "Nächste Seite"
    button "Bild festhalten"`,
      maySay: [/^\d+ neue Einträge?/],
    },
  ),
  'projector, present': wall(2, 'h1 "Tag 1"'),
  'seat, clarify': seat(
    3,
    `
    textbox "Ihre Frage"
    button "Frage stellen"`,
    { says: [goesOnTo(STEPS[2])], maySay: [/^\d+ neue Fragen?$/] },
  ),
  'cockpit, clarify': cockpit(
    3,
    `
    button "Antworten: Wer war am Telefon?"
    button "Geklärt: Wer war am Telefon?"
    button "Entfernen: Wer war am Telefon?"
    textbox "Ihre Frage"
    button "Frage stellen"`,
  ),
  'projector, clarify': wall(3, 'h1 "Was müssen wir noch wissen, um den Fall zu verstehen?"'),
  'caseBringer, clarify': seat(
    3,
    `
    textbox "Ihre Frage"
    button "Frage stellen"
    button "Antworten: Wer war am Telefon?"
    button "Geklärt: Wer war am Telefon?"`,
    { says: [goesOnTo(STEPS[2])] },
  ),
  'seat, annotate': seat(
    5,
    `${NUMBERED_ENTRIES}
  button "0 Anmerkungen"
  button "Ich bin so weit"`,
    { says: [goesOnTo(STEPS[4])] },
  ),
  'cockpit, annotate': cockpit(
    5,
    `
    region "Falltext"
      button "Rückgängig"
      button "Tag 0 (4 Einträge)"
      button "Tag 46"
      button "Kürzel"
      button "Schriftgröße ändern, jetzt normal"
      listbox /Falltext, Satz für Satz.*/
      h2 /Tag .*/ *
    complementary "Anmerken"
      region "Meine Anmerkungen (0)"
        h2 "Meine Anmerkungen (0)"`,
  ),
  'projector, annotate': wall(
    5,
    'h1 "Was fällt Ihnen auf – gelungen, entwicklungsfähig oder offen?"',
  ),
  'seat, entry': dialog(
    5,
    'Welcher Satz?',
    `
    button "M öffnet nach längerem Klingeln, wirkt müde, spricht leise."
    button "Ganzen Eintrag anmerken"`,
  ),
  'seat, note': dialog(
    5,
    'Stelle anmerken',
    `
    button "Letzten Satz weg"
    combobox "Kriterium"
    listbox "Kriterien"
    button "Verwerfen"`,
  ),
  'seat, direction': dialog(
    5,
    'Stelle anmerken',
    `
    button "Gelungen"
    button "Entwicklungspotenzial"
    button "Offene Frage"
    button "Verwerfen"`,
    false,
    [/^\d+ Kriteri(um|en)/],
  ),
  'seat, note saved': seat(
    5,
    `${NUMBERED_ENTRIES}
  button "Notiz dazu"
  button "Zurücknehmen"
  button "1 Anmerkung"
  button "Ich bin so weit"`,
    { says: [/^Anmerkung gesichert|^Gesichert|^Ihre Anmerkungen sind gesichert/] },
  ),
  'seat, break': seat(4, 'button /.*/ ?', { says: [goesOnTo(STEPS[3])] }),
  'cockpit, break': cockpit(4, 'button /.*/ ?'),
  'projector, break': wall(4, 'h1 /Pause.*/'),
  'seat, announced': seat(6, 'h2 /Gleich werden .* sichtbar/ ?', {
    says: [goesOnTo(STEPS[5])],
    maySay: ['Gleich werden alle Anmerkungen ohne Namen sichtbar.'],
  }),
  'cockpit, announced': cockpit(
    6,
    `
    region "Aufdecken"
      button "Aufdecken"
      button "Ankündigung zurücknehmen"`,
  ),
  'projector, announced': wall(6, 'h1 /.*/'),
  'seat, compare': seat(
    6,
    `
    tab /Am Text.*/
    tab /Einig.*/
    tab /Gespalten.*/
    tab "Im Ganzen"
    region "Falltext"
      button "Anmerkung nachtragen"
      h2 /Tag .*/ *`,
    { says: [/^Aufgedeckt: \d+ Anmerkungen\.$/] },
  ),
  'cockpit, compare': cockpit(
    6,
    `
    tab /Am Text.*/
    tab /Einig.*/
    tab /Gespalten.*/
    tab "Im Ganzen"
    region "Falltext"
      button "Anmerkung nachtragen"
      h2 /Tag .*/ *`,
    {
      wall: `    button "Nächste Seite"
    button "Bild festhalten"`,
    },
  ),
  'projector, compare': wall(6, 'h1 "Wo sind wir uns einig, wo sehen wir es verschieden?"', []),
  'seat, perspectives': seat(
    7,
    `
    radio "Kind"
    radio "Mutter"
    radio "Vater"
    textbox "Notiz aus dieser Sicht"
    button "Notiz festhalten"
${PERSPECTIVES}`,
    { says: [goesOnTo(STEPS[6])] },
  ),
  'cockpit, perspectives': cockpit(
    7,
    `
    radio "Kind"
    textbox "Notiz aus dieser Sicht"
    button "Notiz festhalten"
${PERSPECTIVES}`,
  ),
  'projector, perspectives': wall(
    7,
    'h1 "Wie haben Kind, Mutter, Vater und andere Stellen es erlebt?"',
  ),
  'seat, keySituations': seat(
    9,
    `
    h2 "Vorgeschlagene Situationen"
    h3 /.*/ *
    button "Still vorschlagen"
    region "Geheim gewichten"
      h2 "Geheim gewichten"`,
    { says: [goesOnTo(STEPS[8])] },
  ),
  'cockpit, keySituations': cockpit(
    9,
    `
    h2 "Vorgeschlagene Situationen"
    h3 /.*/
    button /Ändern: .*/
    button /Entfernen: .*/
    h3 /.*/ *
    region "Geheim gewichten"
      h2 "Geheim gewichten"
      spinbutton "Punkte je Person"
    region "Auswählen"
      h2 "Auswählen"`,
  ),
  'projector, keySituations': wall(9, 'h1 "An welchen Stellen hat sich der Verlauf entschieden?"'),
  'seat, dots': seat(
    9,
    `
    region "Geheim gewichten"
      h2 "Geheim gewichten"
      checkbox /.*/`,
    { says: [/^Geheim gewichten: Die Abstimmung ist eröffnet\./] },
  ),
  'cockpit, dots': cockpit(
    9,
    `
    region "Geheim gewichten"
      h2 "Geheim gewichten"
      button "Abstimmung schließen"`,
    { wall: '' },
  ),
  'projector, dots': wall(9, 'h1 /.*/', []),
  'seat, dots counted': seat(
    9,
    `
    region "Geheim gewichten"
      h2 "Geheim gewichten"
    region "Vorgeschlagene Situationen"
      h2 "Vorgeschlagene Situationen"
      h3 /.*/ *`,
    { says: [/^Geheim gewichten: Die Abstimmung ist geschlossen\. .+/] },
  ),
  'projector, dots counted': wall(9, 'h1 /.*/', []),
  'seat, deepen': seat(
    10,
    `
    tab /Situation 1.*/
    h2 /.*/
    form "Für die Tafel schreiben"
      textbox "Ihr Beitrag"
      button "Auf die Tafel"
    h3 /.*/ *`,
    { says: [goesOnTo(STEPS[9])], maySay: [/^Gewählt sind: /] },
  ),
  'cockpit, deepen': cockpit(
    10,
    `
    tab /Gruppen.*/
    region "Gruppen: noch keine"
      h2 "Gruppen: noch keine"
      button "Gruppen auslosen"
      h2 /.*/ *
      spinbutton "Minuten je Gruppe"
      button "Alle starten"`,
  ),
  'projector, deepen': wall(10, 'h1 /.*/'),
  'seat, statement': seat(11, 'textbox /Stellungnahme.*/ ?', { says: [goesOnTo(STEPS[10])] }),
  'cockpit, statement': cockpit(
    11,
    `
    textbox "Stellungnahme der Falleinbringenden"
    button "Festhalten"`,
  ),
  'projector, statement': wall(11, 'h1 "Die Falleinbringenden haben das Wort"'),
  'caseBringer, statement': seat(
    11,
    `
    textbox "Ihre Stellungnahme"
    button "Festhalten"`,
    {
      says: [goesOnTo(STEPS[10])],
      maySay: [/^Die Moderation ist jetzt bei/, /^Aufgedeckt: /, /^Geheim gewichten: /, /^Gewählt/],
    },
  ),
  'seat, findings': seat(
    13,
    `
    tab /Ordnen.*/
    tab /Befunde.*/
    h2 /.*/ *`,
    { says: [goesOnTo(STEPS[12])], maySay: [/^\d+ neuer? Befunde?$/] },
  ),
  'cockpit, findings': cockpit(
    13,
    `
    tab /Ordnen.*/
    tab /Befunde.*/
${SORTING}`,
  ),
  'projector, findings': wall(13, 'h1 /.*/'),
  'seat, consent': seat(
    13,
    `
    h2 "Ihre Zustimmung zu Befund 1"
    radio "Zustimmung"
    radio "Mit Bedenken"
    radio "Widerspruch"
    tab /Ordnen.*/
    tab /Befunde.*/
    h2 /.*/ *`,
    { says: [/^Gefragt ist Ihre Zustimmung zu Befund 1/] },
  ),
  'cockpit, consent': cockpit(
    13,
    `
    tab /Befunde.*/
${SORTING}`,
    { wall: '' },
  ),
  'projector, consent': wall(13, 'h1 /.*/', []),
  'seat, recommendations': seat(
    14,
    `
    h2 "Empfehlung 1"
    button "Empfehlung 1 öffnen"
    h2 /Empfehlung \\d/ *
    region "Was kommt zuerst?"
      h2 "Was kommt zuerst?"`,
    { says: [goesOnTo(STEPS[13])], maySay: [/^\d+ neue Empfehlung/] },
  ),
  'cockpit, recommendations': cockpit(
    14,
    `
    button "Empfehlung 1 öffnen"
    region "Neue Empfehlung"
      h2 "Neue Empfehlung"
    region "Was kommt zuerst?"
      h2 "Was kommt zuerst?"`,
    { maySay: [/^\d+ neue Empfehlung/] },
  ),
  'projector, recommendations': wall(14, 'h1 /.*/'),
  'seat, close': seat(
    15,
    `
    region "Rückmeldung"
      h2 "Rückmeldung"
    region "Prüfliste"
      h2 "Prüfliste"
    region "Themenspeicher"
      h2 "Themenspeicher"
    region "Was geht wohin?"
      h2 "Was geht wohin?"`,
    { says: [goesOnTo(STEPS[14])] },
  ),
  'cockpit, close': cockpit(
    15,
    `
    region "Prüfliste"
      h2 "Prüfliste"
    region "Themenspeicher"
      h2 "Themenspeicher"
    region "Rückmeldung"
      h2 "Rückmeldung"
    region "Den Tag beenden"
      h2 "Den Tag beenden"
      textbox "Kommentare bis"
      button "Fallwerkstatt beenden"
    region "Angaben fürs Protokoll"
      h2 "Angaben fürs Protokoll"
      textbox "Verteiler (freiwillig)"
    region "Was geht wohin?"
      h2 "Was geht wohin?"`,
  ),
  'projector, close': wall(15, 'h1 "Das haben Sie heute erarbeitet"'),
  'recorder, minutes': dialog(15, 'Protokoll, Stand jetzt', minutesHeadings(3), false, [
    /^Die Moderation ist jetzt bei/,
    /^Aufgedeckt: /,
    /^Geheim gewichten: /,
    /^Gewählt/,
    /^\d+ neue/,
  ]),
  'seat, closed': {
    title: 'Beendet – Fallwerkstatt',
    tree: `
      link "Zum Inhalt"
      banner
        button "Wo stehen wir?"
        button "Mehr"
      main
        h1 "Vielen Dank"
        region "Wie es weitergeht"
          h2 "Wie es weitergeht"
        region "Nachlesen"
          h2 "Nachlesen"
          button "Befunde"
          button "Empfehlungen"
        region "Themenspeicher"
          h2 "Themenspeicher"`,
    says: ['Die Fallwerkstatt ist beendet.'],
  },
  'cockpit, closed': {
    title: 'Moderation: Beendet – Fallwerkstatt',
    tree: `
      link "Zum Inhalt"
      banner
        button "Wo stehen wir?"
        link "Zum Protokoll"
        button "Mehr"
      complementary "Ablauf und Raum"
        link "Zu den Werkstätten"
        region "Raum"
          h2 "Raum"
        region "Leinwand"
          h2 "Leinwand"
        region "Ablauf"
          h2 "Ablauf"
      main
        h1 "Vielen Dank"
        region "Wie es weitergeht"
          h2 "Wie es weitergeht"
        region "Noch zu ändern"
          h2 "Noch zu ändern"
          button "Befunde"
          button "Empfehlungen"
          button "Stellungnahme, Perspektiven, Fragen, Tafeln"
        region "Prüfliste"
          h2 "Prüfliste"
        region "Angaben fürs Protokoll"
          h2 "Angaben fürs Protokoll"
          textbox "Verteiler (freiwillig)"
        region "Themenspeicher"
          h2 "Themenspeicher"
        button "Werkstatt wieder öffnen"`,
    says: ['Die Fallwerkstatt ist beendet.'],
    maySay: [/^Auf der Leinwand: /, /^Wirklich beenden\? /],
  },
  'projector, closed': wall(15, 'h1 "Vielen Dank für Ihre Arbeit"', []),
  minutes: {
    title: 'Protokoll: Fallwerkstatt DEMO-A – Fallwerkstatt',
    tree: `
      link "Zum Inhalt"
      banner
        link "Fallwerkstatt"
        navigation "Bereiche"
      main
        link "← Werkstätten"
        link "Als DOCX laden"
        button "Drucken"
${indented(minutesHeadings(1), '        ')}`,
  },
  'facilitation, comment period': office(
    'facilitation',
    'Werkstätten',
    `
    h1 "Werkstätten"
    link "Werkstatt planen"
    h2 "Fallwerkstatt DEMO-A"
    link /.*Protokoll.*/
    region "Zum Üben"
      h2 "Zum Üben"`,
  ),
}

export const written: Readonly<Record<string, WrittenScreen>> = {
  ...frontDoor,
  ...offices,
  ...room,
}
