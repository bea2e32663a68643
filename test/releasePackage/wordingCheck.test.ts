import { describe, expect, it } from 'vitest'
import { findPersons } from '../../shared/caseText/guard.person.ts'
import { plainLetters } from '../../shared/caseText/guard.plain.ts'
import { normaliseText } from '../../shared/kernel/text.ts'
import { districts } from '../../server/releasePackage/nrwDistricts.ts'
import { municipalities } from '../../server/releasePackage/nrwPlaces.ts'
import { tellingName } from '../../server/releasePackage/placesIn.ts'
import { namedIn, namedInEach } from '../../server/releasePackage/wordingCheck.ts'
import { wordingsOf } from '../../server/demo/state/wordings.ts'
import { shippedCatalogues } from '../../server/material.ts'
import { plainWordings } from './plainWordings.ts'

const OFFICES = [
  'Jugendamt der Stadt Quellenhain (erfunden)',
  'Kreisjugendamt Beispielkreis',
  'Jugendamt Stadt Bad Tannau',
  'Jugendamt Rheinisch-Bergischer Kreis',
  'Stadt Ulm',
  'Jugendamt Au',
  'Amt für Kinder, Jugend und Familie Lindenfurt',
  'Jugendamt, Stadt Birkenau',
  'Jugendamt der Stadt Eschental an der Weser',
]

/** What is named: "place! Dortmund" if it is certain, "name? Frank" if a person is asked. */
const named = (text: string): string[] =>
  namedIn(text, OFFICES).map(
    ({ kind, certain, start, end }) => `${kind}${certain ? '!' : '?'} ${text.slice(start, end)}`,
  )
const certain = (text: string): string[] => named(text).filter((one) => /^\w+!/.test(one))

/** Texts with one name each, between bars. */
const listed = (texts: string): string[] => texts.trim().split(/\s*\|\s*/)

describe('[RP9] a general wording', () => {
  it.each([
    ['In Dortmund hat sich das bewährt.', 'place! Dortmund'],
    ['Die Dortmunder Lösung', 'place! Dortmunder'],
    ['wie in bergisch gladbach', 'place! bergisch gladbach'],
    ['Bergisch\u00a0Gladbach', 'place! Bergisch\u00a0Gladbach'],
    ['Die Regelung aus Muenster', 'place! Muenster'],
    ['Schloss Holte-Stukenbrock', 'place! Schloss Holte-Stukenbrock'],
    ['Stadt Essen', 'place! Essen'],
    ['Jugendamt Lage', 'place! Lage'],
    ['im Münsterland', 'place! Münsterland'],
    ['wie im Jugendamt der Stadt Quellenhain', 'office! Jugendamt der Stadt Quellenhain'],
    ['Die Quellenhainer Regelung', 'office! Quellenhainer'],
    ['im Beispielkreis', 'office! Beispielkreis'],
    ['bei Tannau', 'office! Tannau'],
    ['im Rheinisch Bergischen Kreis', 'office! Rheinisch Bergischen'],
    ['in Ulm', 'office! Ulm'],
    ['Das Jugendamt Au', 'office! Jugendamt Au'],
    ['Frau Schubert spricht mit allen.', 'name! Frau Schubert'],
    ['Anruf unter 0231 4455667', 'phone! 0231 4455667'],
    ['Seit dem 3. Mai 2026', 'calendarDay! 3. Mai 2026'],
    ['ab Juni 2027', 'calendarSpan! Juni 2027'],
  ])('that says "%s" names something for certain, and where', (text, found) => {
    expect(named(text)).toEqual([found])
  })

  it('names a town however it is written', () => {
    const spellings =
      listed(`dortmund|DORTMUND|Dortmunds|Dortmundern|Dort-mund|Dort-\nmund|Dort\u2009mund|D o r t m u n d|
      D.o.r.t.m.u.n.d|Ｄｏｒｔｍｕｎｄ|𝐃𝐨𝐫𝐭𝐦𝐮𝐧𝐝|Dоrtmund|ᴅᴏʀᴛᴍᴜɴᴅ|Dⓞrtmund|D0rtmund|Dortmünd|Dortmun\u0501|Dort\u00admund|Dort\u200bmund|🅳🅾🆁🆃🅼🆄🅽🅳|
      JugendamtDortmund|Stadt-Dortmund|dortmundweite|Dortmundbezogen|Dortmund2027|2027Dortmund|Dortmund_Nord|dortmund.de|
      Köln|Kö-ln|K ö l n|KOELN|koln|Ko\u0308ln|K\u00f6\u0301ln|Cologne|Großköln|Duesseldorf|Dusseldorf|Düſſeldorf|
      Bergisch\u2011Gladbach|BergischGladbach|Bergisch.Gladbach|Bergisch/Gladbach|Bergisch – Gladbach|Bergisch\nGladbach|
      Kamp Lintfort|Kamp–Lintfort|Castrop Rauxel|St. Augustin|Sankt-Augustin|Mülheim a. d. Ruhr|Mülheim/Ruhr|Rheinerft|Salzuflen`)
    expect(spellings.filter((text) => certain(text).length === 0)).toEqual([])
  })

  it('names a town that is run together with another one, and is asked about one that is torn', () => {
    const together = listed('KölnBonn|AachenDüren|DüsseldorfNeuss|DortMund|StadtKöln|k-o-e-l-n')
    expect(together.filter((text) => certain(text).length === 0)).toEqual([])
    const torn = listed(
      'in Es sen|Es sen|Kö ln|Bo nn|Un na|Mu-enster|Mu enster|Köl n|kölnbonn|in Ol pe',
    )
    expect(torn.filter((text) => named(text).length === 0)).toEqual([])
  })

  it('names a town by what is derived from it', () => {
    const derived =
      listed(`Essener Jugendamt|Solinger|Ratinger|Recklinghäuser|Münsteraner|Kölner|Lüner|Hagener|Siegener|Mindener|Wittener|Borkener|
      Hammer Jugendamt|Herner|Marler|Rheiner|Werner Jugendamt|Sauerländer|Münsterländer|Ostwestfälisch|Dürener|Gütersloher|Bochums|Unnaer|Herforder|
      Klever|Höxteraner|Lagenser|Bonnerin|Krefelderinnen|Dortmunderisch|Neusser|Kamener|Grevener|Sauerlandkreis|Castroper|Reeser|Bünder Jugendamt`)
    expect(derived.filter((text) => certain(text).length === 0)).toEqual([])
  })

  it('names a town that is a word as well beside a cue, and is asked about without one', () => {
    const led =
      listed(`Stadtjugendamt Essen|des Kreisjugendamtes Borken|für Essen|bei Essen|nach Essen|in Essen|in  Essen|in\nEssen|in essen|aus Hagen|
      Kreis Borken|Bürgermeisterin Halle|Raum Minden|Stadt Much|Hammer Jugendamt|Kreis Lippe|Amtsgericht Lage|in Enger`)
    expect(led.filter((text) => certain(text).length === 0)).toEqual([])
    const alone = listed(
      `Essen|essen|Essens|von Hagen|hagens|Hammer|Werner|Heiden|kamen|Lotte|Much|Ulm|Es-sen`,
    )
    // What is a word alone is asked about where an office follows.
    const beside = listed(
      'Voerder Jugendamt|Oelder Jugendamt|Voerder/Oelder Jugendamt|Jugendamt Oelder',
    )
    expect(beside.filter((text) => named(text).length === 0)).toEqual([])
    expect(named('im Lager, das Lager, ältere, der vordere Raum, das Wesen der Hilfe')).toEqual([])
    expect(alone.map((text) => [text, named(text).map((one) => one.includes('?'))])).toEqual(
      alone.map((text) => [text, [true]]),
    )
  })

  it('names a district for certain, or is asked about one that is a word', () => {
    const known = listed(
      `Wattenscheid|Bad Godesberg|Godesberg|Barmen|Marxloh|Köln-Chorweiler|Ehrenfelder|Hombruch|in Hörde|Rheydt|Elberfelder|Oppum`,
    )
    expect(known.filter((text) => certain(text).length === 0)).toEqual([])
    expect(districts.filter((name) => named(`Das gilt: ${name}.`).length === 0)).toEqual([])
  })

  it('is asked about a region with many offices, and names what all have in common', () => {
    const regions = listed(
      'Westfalen|Landeshauptstadt|OWL|Rheinland|Rhein-Ruhr|im Bergischen|am Rhein|Lippe',
    )
    expect(regions.map(named)).toEqual(
      regions.map((text) => [`region? ${text.replace(/^(?:im|am) /, '')}`]),
    )
    expect(named('Alle in Nordrhein-Westfalen, auch das Landesjugendamt Rheinland.')).toEqual([])
  })

  it('names a day, and is asked about what may be one', () => {
    const days = listed(
      `2026-05|20260503|03052026|3. V. 2026|3.V.26|3 May 2026|May 3rd|am dritten Mai|fünfter Mai|Q2 2026|2026-Q2|II. Quartal 2026|05/2026|3.5.26|May 3, 2026|Mai 3, 2026|am dritten fünften 2026|2026-W14|2026W14|2026-W14-3|III/2026`,
    )
    expect(days.filter((text) => certain(text).length === 0)).toEqual([])
    const perhaps = listed(
      `3-5-2026|05-2026|2026/05|3 . 5 . 2026|2026 05 03|Woche 14|5/26|am 3.|3.5.|Mai 26|3. V.|Q2|KW 14|zu Ostern|am Montag|44137|260503|letzten Dienstag|am dritten fünften|I/2026|II/26|W14/2026|zweitausendsechsundzwanzig|1. Advent`,
    )
    expect(perhaps.filter((text) => named(text).length === 0)).toEqual([])
    expect(
      named('am 3. Werktag, 24/7, in Schritt 3, Abschnitt 3.5., 2 von 3, 2026 bis 2030, 14 Tage'),
    ).toEqual([])
  })

  it('names a person, and is asked about who may be one', () => {
    const people =
      listed(`frau meyer war krank|FRAU MEYER|herrn yilmaz|Familie M.|Fam. Ö.|Frau M.|Fachkraft Müller|Teamleitung Schmidt|Mutter Meyer|
      Die Kollegin Meier-Lüdenscheidt|Sabine und Peter|kollegin schubert|Leon (7)|Jana M.|Frаu Schubert|FrauMeyer|mit Herrn\nSchmidt|Richterin Kaya|Familie Yilmaz`)
    expect(people.filter((text) => certain(text).length === 0)).toEqual([])
    const perhaps = listed(
      `Meyer|Meier-Lüdenscheidt|kevin|Mandy|Chantal|J. M.|Fachkraft Stadelmann|Frank und frei|LENA|mit LENA und SABINE|Mitarbeiterin D.|Mitarbeiter K.|unserer Mitarbeiterin D.`,
    )
    expect(perhaps.filter((text) => named(text).length === 0)).toEqual([])
    expect(named('Die Frau zu Hause, jede Frau braucht, Mutter und Kind, Leitung ASD.')).toEqual([])
  })

  it('names a team, a street, a number and a house', () => {
    const marks = listed(
      `Team Nord|Nordteam|Süd-Team|Team-West|ASD-Nord|ASD-Mitte|ASD Süd|Bezirk 3|Team B|Hauptstr 5|hauptstraße 5|Az. 12 F 34/26|www.beispiel.org`,
    )
    expect(marks.filter((text) => certain(text).length === 0)).toEqual([])
    const perhaps = listed(
      `Am Markt 5|An der Kirche 7|Kita Regenbogen|Schule am Stadtpark|DO-AB 123|@jana_m`,
    )
    expect(perhaps.filter((text) => named(text).length === 0)).toEqual([])
  })

  it.each([
    ['Beim Essen wird nicht geredet.', 'place? Essen'],
    ['Nach Lage der Dinge', 'place? Lage'],
    ['Frank und frei reden alle.', 'name? Frank'],
    ['jährlich im März berichten', 'calendarSpan? im März'],
  ])('that says "%s" is asked about', (text, found) => {
    expect(named(text)).toEqual([found])
  })

  it('that names nothing is never refused, and seldom asked about', () => {
    const more = [
      'Der Hammer liegt bei der Leitung; wir kamen, um zu reden.',
      'Zwei Fachkräfte wirken nach § 8a Abs. 1 SGB VIII zusammen.',
      'Das Landesjugendamt bietet eine Fortbildung an, die mindestens 3 Tage dauert.',
      'Wenden sich Eltern an das Jugendamt, hören sie binnen 24 Stunden.',
    ]
    expect([...plainWordings, ...more].flatMap(certain)).toEqual([])
    expect(plainWordings.length).toBeGreaterThanOrEqual(60)
    const asked = plainWordings.filter((text) => named(text).length > 0)
    expect(asked.length).toBeLessThanOrEqual(plainWordings.length / 10)
  })

  it('says where in the text as it was typed', () => {
    for (const text of [
      '𝐈𝐧 𝐊𝐨𝐞𝐥𝐧 gilt das',
      'Für \u200bDort\u00admund\u200b gilt das',
      'In Ko\u0308ln gilt das',
      'ﬀ Köln',
    ]) {
      const [found, ...others] = namedIn(text, OFFICES)
      expect(others).toEqual([])
      const words = plainLetters(text.slice(found?.start, found?.end)).text
      expect(['Koeln', 'Dortmund', 'Köln']).toContain(words)
    }
  })

  it('is read as it comes through the door', () => {
    for (const text of ['in\u00a0Essen', 'Dort\u2028mund', 'Dort\u034fmund', 'Dort\u2060mund'])
      expect(named(normaliseText(text)).length).toBe(1)
  })

  it('knows all 396 municipalities, each once', () => {
    expect(municipalities).toHaveLength(396)
    expect(new Set(municipalities).size).toBe(396)
    const unsure = municipalities.filter((name) => certain(`Stadt ${name}`).length === 0)
    expect(unsure).toEqual([])
  })

  it('of the invented packages names nothing', () => {
    const themes = shippedCatalogues().flatMap(({ criteria }) => criteria.map(({ theme }) => theme))
    const wordings = [...new Set(themes.flatMap(wordingsOf))]
    expect(wordings.length).toBeGreaterThan(15)
    expect(wordings.filter((text) => named(text).length > 0)).toEqual([])
  })

  it('is asked of anew once there are other offices', async () => {
    const text = 'Im Hinterland gilt das.'
    const [one, other] = [OFFICES, [...OFFICES, 'Jugendamt Hinterland']]
    for (const [offices, kinds] of [
      [one, []],
      [other, ['office']],
      [other, ['office']],
      [one, []],
    ] as const) {
      expect(namedIn(text, offices).map(({ kind }) => kind)).toEqual(kinds)
      const each = await namedInEach([text, 'In Dortmund', text], offices)
      expect(each.map((found) => found.map(({ kind }) => kind))).toEqual([kinds, ['place'], kinds])
    }
  })

  it('takes no longer for a text that was made to be slow', () => {
    const slow = [
      'Bad ',
      'ü',
      '((',
      'Frau ',
      'a b ',
      'Dortmun',
      '3.',
      'Team A ',
      'am 1',
      'Mutter von der ',
      '0',
      'und Jan ',
    ]
    const cpu = process.cpuUsage()
    for (const part of slow) namedIn(part.repeat(600).slice(0, 600), OFFICES)
    expect(process.cpuUsage(cpu).user / 1000).toBeLessThan(600)
  })

  it('is compared with 200 offices in a second of work for 500 wordings', () => {
    const many = Array.from(
      { length: 200 },
      (_, at) =>
        `Jugendamt der Stadt Beispielort${'abcdefghij'[at % 10] ?? ''}${'klmnopqrstuvwxyzäöüß'[Math.floor(at / 10)] ?? ''}`,
    )
    const wordings = Array.from({ length: 500 }, (_, at) =>
      `(${at}) ${plainWordings[at % plainWordings.length] ?? ''} ${plainWordings[(at * 7) % plainWordings.length] ?? ''}`.slice(
        0,
        600,
      ),
    )
    const cpu = process.cpuUsage()
    for (const text of wordings) namedIn(text, many)
    const { user, system } = process.cpuUsage(cpu)
    expect((user + system) / 1000).toBeLessThan(1000)
  })

  it('knows an office however its name is put together', () => {
    const known = listed(
      'in Lindenfurt|Lindenfurter Modell|in Birkenau|Birkenauer|im Eschental|Eschental an der Weser|Eschentaler',
    )
    expect(known.filter((text) => certain(text).length === 0)).toEqual([])
  })

  it('is compared with the part of a name that tells offices apart', () => {
    expect(tellingName('Amt für Kinder, Jugend und Familie Lindenfurt')).toBe('Lindenfurt')
    expect(tellingName('Jugendamt, Stadt Birkenau')).toBe('Birkenau')
    expect(tellingName('Jugendamt der Stadt Bergisch Gladbach')).toBe('Bergisch Gladbach')
    expect(tellingName('Kreisjugendamt Beispielkreis (erfunden)')).toBe('Beispielkreis')
    expect(tellingName('Jugendamt')).toBe('')
  })
})

it('[PR2] a letter of a name is a pseudonym in a room, a whole name is none', () => {
  const initials = findPersons('Hausbesuch bei Frau M. und Fachkraft Müller')
  expect(initials.map(({ isInitial, certain: sure }) => [isInitial, sure])).toContainEqual([
    true,
    true,
  ])
  expect(initials.some(({ isInitial }) => !isInitial)).toBe(true)
})
