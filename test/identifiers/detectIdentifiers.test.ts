import { describe, expect, it } from 'vitest'
import { detectIdentifiers, type KnownEntity } from '../../shared/identifiers/detectIdentifiers.ts'
import { missedOneIn, missedWords } from '../../shared/identifiers/identifiers.words.ts'
import { growthOf, LINEAR } from '../support/growth.ts'
import { ownTexts } from './goldText.ts'
import {
  any,
  consistency,
  decisionsPerPage,
  detected,
  informationLost,
  precision,
  ratio,
  replacedOnly,
  score,
} from './score.ts'

const found = (text: string, knownEntities: readonly (string | KnownEntity)[] = []) =>
  detectIdentifiers(text, { knownEntities }).map(
    ({ type, state, start, end }) =>
      `${type}${state === 'review' ? '?' : ''}: ${text.slice(start, end)}`,
  )
const entitiesOf = (
  text: string,
  words: readonly string[],
  knownEntities: readonly (string | KnownEntity)[] = [],
) => {
  const spans = detectIdentifiers(text, { knownEntities })
  return words.map(
    (word) => spans.find(({ start, end }) => text.slice(start, end) === word)?.entity,
  )
}

describe('spans', () => {
  it('stand in order, overlap nowhere, hold UTF-16 units of the text as it was given [ID1]', () => {
    for (const { text } of ownTexts()) {
      const spans = detectIdentifiers(text)
      spans.forEach((span, at) => {
        expect(span.end).toBeGreaterThan(span.start)
        expect(span.start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0)
      })
      expect(detectIdentifiers(text)).toEqual(spans)
    }
    const marked = '😀 Frau Ko\u0308se\u00ad rief an.'
    expect(found(marked)).toEqual(['PERSON: Ko\u0308se'])
  })

  it('say why in words, and hold nothing of the text in their entity [ID1]', () => {
    const [span] = detectIdentifiers('Frau Kowalczyk kam.')
    expect(span).toMatchObject({ reason: 'steht nach „Frau“', state: 'replaced', type: 'PERSON' })
    expect(span?.entity).not.toMatch(/kowal/iu)
  })
})

describe('what has a form of its own [ID2]', () => {
  it.each([
    ['Konto DE89 3704 0044 0532 0130 00.', 'IBAN: DE89 3704 0044 0532 0130 00'],
    // A person mistyped a digit: the number tells as much.
    ['Konto DE89 3704 0044 0532 0130 01.', 'IBAN: DE89 3704 0044 0532 0130 01'],
    ['Steuer-ID 12 345 678 903', 'ID_NUMBER: 12 345 678 903'],
    ['SV-Nummer 65 170839 J 003', 'ID_NUMBER: 65 170839 J 003'],
    ['versichert unter A123456780', 'ID_NUMBER: A123456780'],
    ['BG-Nr. 35502BG0019743', 'CASE_NO: 35502BG0019743'],
    ['mit UN-AB 1234 gesehen', 'VEHICLE: UN-AB 1234'],
    ['Ein Auto mit SÜD-RK 88 stand da.', 'VEHICLE: SÜD-RK 88'],
    ['Sie wohnt am Kastanienstieg 17 b. Dort ist es eng.', 'STREET: Kastanienstieg 17 b'],
    ['In der Wohnung Kastanienstieg 17b roch es.', 'STREET: Kastanienstieg 17b'],
    ['In der Hafenallee 3 ist Lärm.', 'STREET: Hafenallee 3'],
    ['Kind 1 (8, Klasse 2b) weint.', 'AGE: 8'],
    ['[Name] (8, Junge) weint.', 'AGE: 8'],
    ['Beschluss 12 F 345/23 liegt vor', 'CASE_NO: 12 F 345/23'],
    ['Tgb.-Nr. 0815/22-4', 'CASE_NO: 0815/22-4'],
    ['in der Horster Straße 214b gewohnt', 'STREET: Horster Straße 214b'],
    ['wohnt Am Stadtgarten 7 im Haus', 'STREET: Am Stadtgarten 7'],
    ['rief 0171-1234567 an', 'PHONE: 0171-1234567'],
    ['rief O171 / 12345l7 an', 'PHONE: O171 / 12345l7'],
    ['über m.muster (at) amt.example', 'EMAIL: m.muster (at) amt.example'],
    ['am O3.05.2O21 gesehen', 'DATE: O3.05.2O21'],
    ['seit Anfang Mai 2022 so', 'DATE: Anfang Mai 2022'],
    ['geb. 12.03.2019', 'DATE_BIRTH: 12.03.2019'],
    ['der 16-jährige weint', 'AGE: 16-jährige'],
    ['seit März 23 so', 'DATE: März 23'],
    ['am dritten Mai 2023 gesehen', 'DATE: dritten Mai 2023'],
    ['am 12. kam er wieder', 'DATE: 12.'],
    ['Sie habe mit 17 schon geboren.', 'AGE: 17'],
    ['Sie ist selbst erst dreizehn.', 'AGE: dreizehn'],
    ['Ben (zweieinhalb Jahre alt) lacht', 'AGE: zweieinhalb Jahre alt'],
    ['Er ist Mitte vierzig.', 'AGE: Mitte vierzig'],
    ['Unser Zeichen: 1187/23 BR/sk', 'CASE_NO: 1187/23 BR/sk'],
    ['Ruf 0 23 61 / 5 57 12 an', 'PHONE: 0 23 61 / 5 57 12'],
    ['wohnt Hinterm Deich 6 im Haus', 'STREET: Hinterm Deich 6'],
    ['schreibt als tauschboerse/u/reptil.33 dort', 'URL_HANDLE: tauschboerse/u/reptil.33'],
    ['unter www.beispiel.example', 'URL_HANDLE: www.beispiel.example'],
  ])('%s', (text, span) => {
    expect(found(text)).toContain(span)
  })

  it('knows a post code by the town behind it', () => {
    expect(found('wohnt in 45549 Sprockhövel')).toEqual(['POSTCODE: 45549', 'PLACE: Sprockhövel'])
  })

  it('a street has one stretch, without the words in front of it', () => {
    expect(found('Er wohnt in der Hafenallee 3.')).toEqual(['STREET: Hafenallee 3'])
    expect(found('Er wohnt am Kastanienstieg 17 b.')).toEqual(['STREET: Kastanienstieg 17 b'])
  })

  it('a street never takes a name and a verb in front of it along', () => {
    const text = 'Frau Nowak kam. In der Hafenallee 3 wohnt Frau Ahrens in der HAUPTSTRASSE 7.'
    expect(detectIdentifiers(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      ...['Nowak', 'Hafenallee 3', 'Ahrens', 'HAUPTSTRASSE 7'],
    ])
  })

  it('what a person wrote in place of a day or an age is no question again', () => {
    expect(
      found(
        'Am Tag −126 (bis Tag 29) war das, zwischen Tag −126 und Tag 7. Sie ist etwa 30 Jahre alt, der Vater etwa 40 Jahre.',
      ),
    ).toEqual([])
    expect(found('Sie ist 30 Jahre alt.')).toEqual(['AGE: 30 Jahre alt'])
    expect(found('An dem Tag 0171-1234567 gewählt.')).toEqual(['PHONE: 0171-1234567'])
  })

  it('leaves times, amounts, measures and laws alone', () => {
    const plain =
      'Um 14:30 Uhr wog er 4.800 g und 72 cm; § 8a Abs. 4 SGB VIII, 1.240 € im Monat, 39,2 Grad, 20 Minuten, zum 3. Mal, mit 12 anderen Kindern, Platz eins.'
    expect(found(plain)).toEqual([])
  })
})

describe('names', () => {
  it.each([
    ['Frau Sommer rief an.', 'PERSON: Sommer'],
    ['hallo frau wiese, danke', 'PERSON: wiese'],
    ['Dr. med. Fuchs berichtet.', 'PERSON: Fuchs'],
    ['Die Nachbarin Xhevahire Krasniqi weint.', 'PERSON: Xhevahire Krasniqi'],
    ['Betr.: KOWALCZYK, Emil', 'PERSON: KOWALCZYK, Emil'],
    ['Das Kind Nguyễn Thị Lan schweigt.', 'PERSON: Nguyễn Thị Lan'],
    ['Gestern rief Tsegay Woldemichael an.', 'PERSON: Tsegay Woldemichael'],
    ['gez. M. Sommer', 'PERSON: M. Sommer'],
    ['mit Constanze von der Leyden', 'PERSON: Constanze von der Leyden'],
    ['und özlem hat geweint', 'PERSON: özlem'],
  ])('by what stands beside them or by a list: %s', (text, span) => {
    expect(found(text)).toContain(span)
  })

  it('are found again in every spelling [ID3]', () => {
    const text = [
      'Frau Stukenbrock rief an.',
      'Stukenbrocks Sohn fehlt.',
      'STUKENBROCK, stukenbrock, Stukenbrok, Stuken-\nbrock, S t u k e n b r o c k, Stukenbr. sagt nichts.',
      'Müller-Özdemir ist da. Mueller-Oezdemir auch.',
    ].join('\n')
    const names = found(text).filter((one) => one.startsWith('PERSON: '))
    for (const word of [
      'Stukenbrocks',
      'STUKENBROCK',
      'stukenbrock',
      'Stukenbrok',
      'Stuken-\nbrock',
      'S t u k e n b r o c k',
      'Stukenbr',
      'Müller-Özdemir',
      'Mueller-Oezdemir',
    ])
      expect(
        names.some((one) => one.includes(word)),
        word,
      ).toBe(true)
  })

  it('hold no abbreviation of the field, which is no name either [ID3]', () => {
    const text =
      'Jonte weint. ION Jonte um 17:10 Uhr. KV Jonte kam. ASD Jonte. RAin Kern schrieb. FamG prüft, PK kam, Iban fehlt. SPFH Sommer war da.'
    expect(found(text)).toEqual([
      ...['PERSON: Jonte', 'PERSON: Jonte', 'PERSON: Jonte', 'PERSON: Jonte'],
      ...['PERSON: Kern', 'PERSON: Sommer'],
    ])
    // An abbreviation no list holds, too; but not a name in capitals.
    expect(found('XQV Jonte kam.')).toEqual(['PERSON: Jonte'])
    expect(found('Betr.: ANNA NOWAK')).toEqual(['PERSON: ANNA NOWAK'])
  })

  it('say why truly: behind the end of a sentence stands no addressee', () => {
    const reason = (text: string) => detectIdentifiers(text)[0]?.reason
    expect(reason('Sie ruft an. Emils Jacke fehlt.')).toBe('steht in einer Liste von Namen')
    expect(reason('An: Emil')).toBe('steht nach „An“')
    expect(reason('Bearb. Wulfkuhl')).toBe('steht nach „Bearb“')
  })

  it('a name that is a word is replaced beside a title and asked about behind an article [ID3]', () => {
    expect(found('Herr Freitag kam. Er ist bis Freitag im Urlaub.')).toEqual([
      'PERSON: Freitag',
      'PERSON?: Freitag',
    ])
    expect(found('Am Freitag war Sommer.')).toEqual([])
  })

  it('of master data are found wherever they stand [ID4]', () => {
    const known = [
      'Beata Rosenkötter',
      { name: 'Haus Quirl', type: 'INSTITUTION', entity: 'home' },
    ] as const
    const text = 'rosenkötter kam mit Beatas Tasche ins Haus Quirl. Roßenkötter? Rosenkotter!'
    expect(found(text, known)).toEqual([
      'PERSON: rosenkötter',
      'PERSON: Beatas',
      'INSTITUTION: Haus Quirl',
      'PERSON: Roßenkötter',
      'PERSON: Rosenkotter',
    ])
    expect(entitiesOf(text, ['rosenkötter', 'Beatas', 'Haus Quirl'], known)).toEqual([
      'KNOWN-1',
      'KNOWN-1',
      'home',
    ])
  })
})

describe('one person, one entity [ID6]', () => {
  it('by whatever part of the name', () => {
    const text = 'Lena-Marie Vorholt ist da. Lena weint. Frau Vorholt geht. Vorholts Tür ist zu.'
    expect(
      new Set(entitiesOf(text, ['Lena-Marie Vorholt', 'Lena', 'Vorholt', 'Vorholts'])).size,
    ).toBe(1)
  })

  it('also Ben, whose name is a word between names elsewhere', () => {
    const text = 'Frau Nowak kam. Ben Nowaks Jacke fehlt, Ben friert. Hamid ben Salah kam.'
    const words = ['Nowak', 'Ben Nowaks', 'Ben']
    expect(entitiesOf(text, words, ['Beata Nowak', 'Ben Nowak'])).toEqual([
      'KNOWN-1',
      'KNOWN-2',
      'KNOWN-2',
    ])
  })

  it('and never one for two: a family name means the grown-up', () => {
    const text =
      'Das Kind Emil Kowalczyk (6) und die Mutter Beata Kowalczyk kamen. Frau Kowalczyk weinte, Emil schwieg.'
    const [emil, beata, mother, child] = entitiesOf(text, [
      'Emil Kowalczyk',
      'Beata Kowalczyk',
      'Kowalczyk',
      'Emil',
    ])
    expect(emil).not.toBe(beata)
    expect([mother, child]).toEqual([beata, emil])
  })
})

describe('institutions [ID3]', () => {
  it.each([
    ['Der Verein Kleine Riesen bezahlt.', 'Verein Kleine Riesen'],
    ['Die Beratungsstelle Windrose schreibt.', 'Beratungsstelle Windrose'],
    ['Jobcenter (IAG) Gelsenkirchen', 'Jobcenter (IAG) Gelsenkirchen'],
    ['Amtsgericht – Familiengericht – Münster', 'Amtsgericht – Familiengericht – Münster'],
    ['Die Kinderklinik am Kanal rief an.', 'Kinderklinik am Kanal'],
    ['Die Kinderklinik St. Ansgar rief an.', 'Kinderklinik St. Ansgar'],
    ['Die Grundschule am Lerchenbruch rief an.', 'Grundschule am Lerchenbruch'],
    ['Er geht in den Hort Regenbogen.', 'Hort Regenbogen'],
    [
      'Mit freundlichen Grüßen\nCarla Sommer\nLeuchtturm Jugendhilfe gGmbH',
      'Leuchtturm Jugendhilfe gGmbH',
    ],
    ['Danach kam die Absage. Leuchtturm Jugendhilfe gGmbH zahlt.', 'Leuchtturm Jugendhilfe gGmbH'],
    ['Sie putzt im Nagelstudio Bella.', 'Nagelstudio Bella'],
    ['Versichert ist sie bei der AOK Nordwest.', 'AOK Nordwest'],
    ['Kanzlei Brüggenolte & Partner', 'Kanzlei Brüggenolte & Partner'],
  ])('%s', (text, words) => {
    expect(found(text)).toContain(`INSTITUTION: ${words}`)
  })

  it('and streets are found again by their name alone; one that is a word is asked about', () => {
    expect(
      found(
        'Die Kita Pusteblume rief an. Er geht in die Pusteblume. Sie wohnt am Kastanienstieg 17. Am Kastanienstieg war er nicht.',
      ),
    ).toEqual([
      ...['INSTITUTION: Kita Pusteblume', 'INSTITUTION?: Pusteblume'],
      ...['STREET: Kastanienstieg 17', 'STREET: Kastanienstieg'],
    ])
  })

  it('are not what stands behind a word for one by chance', () => {
    expect(
      found(
        'In der Beratungsstelle Gespräch mit der Mutter. In der Kita Eltern informiert. Der Verein zahlt.',
      ),
    ).toEqual([])
  })
})

describe('who is meant [ID6]', () => {
  const same: readonly [string, readonly string[]][] = [
    ['Anwesend: Kattenstroth. Protokoll: L. Kattenstroth', ['Kattenstroth', 'L. Kattenstroth']],
    ['Frau Hashemi kam. Nasrin H. weinte.', ['Hashemi', 'Nasrin H']],
    ['Nachbarin Schäfermeier half. Fr. Schäferm. sagt nichts.', ['Schäfermeier', 'Schäferm']],
    ['Rima Al-Khatib kam. Frau Al-Khatib ging.', ['Rima Al-Khatib', 'Al-Khatib']],
    ['Nachname: Okafor     Vorname: Kunle\nKunle weint.', ['Okafor', 'Kunle']],
    ['Rima Nowak, geb. Haddad, kam. Haddad sagt nichts.', ['Rima Nowak', 'Haddad']],
    ['Jana Brandt (gen. „Jojo“) kam. Jojo lacht.', ['Jana Brandt', 'Jojo']],
    ['Emil weint. Auch E. weint.', ['Emil', 'E']],
    ['Frau Bach kam. Frau B. ging.', ['Bach', 'B']],
    ['Ich sorge mich um David. Im Tuch lag Davidchen.', ['David', 'Davidchen']],
  ]
  it.each(same)('one: %s', (text, words) => {
    const [one, other] = entitiesOf(text, words)
    expect(one).toBeDefined()
    expect(other).toBe(one)
  })

  const others: readonly [string, readonly string[]][] = [
    ['Dr. Haddad schrieb. Rima Nowak, geb. Haddad, kam.', ['Haddad', 'Rima Nowak']],
    ['Herr Krug kam. Anna K. weinte.', ['Krug', 'Anna K']],
    ['Anna Berg kam. Auch Anna K. weinte.', ['Anna Berg', 'Anna K']],
    ['Khaled Nasser kam mit Umm Khaled.', ['Khaled Nasser', 'Umm Khaled']],
    ['Name: Nowak, Emil\nMutter: Beata Nowak', ['Nowak, Emil', 'Beata Nowak']],
    ['Grabowski   F. Lindemann', ['Grabowski', 'F. Lindemann']],
    ['Anna Nowak zu Lindemann: nein.', ['Anna Nowak', 'Lindemann']],
    // A letter behind a title is no given name.
    ['Der Hund Bruno bellt. Frau B. kam.', ['Bruno', 'B']],
    ['Frau Bach kam. Herr Bender rief an. Auch B. rief an.', ['Bach', 'B']],
    ['Frau Bach kam. Herr Bender rief an. Auch B. rief an.', ['Bender', 'B']],
  ]
  it.each(others)('two: %s', (text, words) => {
    const [one, other] = entitiesOf(text, words)
    expect(one).toBeDefined()
    expect(other).toBeDefined()
    expect(other).not.toBe(one)
  })

  it('a letter behind a title is one person everywhere, and no child of the known names', () => {
    const text = 'Bruno bellt. Frau B. kam. Frau B. ging, und B. rief an.'
    const letters = detectIdentifiers(text).filter(
      ({ start, end }) => text.slice(start, end) === 'B',
    )
    expect(letters).toHaveLength(3)
    expect(new Set(letters.map(({ entity }) => entity)).size).toBe(1)
    const [child, mother] = entitiesOf(
      'Malea spielt. Frau B. ist da.',
      ['Malea', 'B'],
      ['Malea Bach', 'Nadine Bach'],
    )
    expect(mother).not.toBe(child)
  })

  it('a wife is called by her given name', () => {
    expect(found('Seine Frau Heilwig kam mit Heilwig Uthoff.')).toContain('PERSON: Heilwig')
    const [wife, whole] = entitiesOf('Seine Frau Tessa kam. Tessa Uthoff lachte.', [
      'Tessa',
      'Tessa Uthoff',
    ])
    expect(wife).toBe(whole)
  })
})

describe('the same words elsewhere', () => {
  it('a genitive is the person, also where a list knows it as a name of its own [ID6]', () => {
    const [child, jacket] = entitiesOf('Emil Kowalczyk kam. Emils Jacke ist dünn.', [
      'Emil Kowalczyk',
      'Emils',
    ])
    expect(jacket).toBe(child)
  })

  it('where something is, is a place, also at the beginning of a sentence before a verb [ID3]', () => {
    expect(found('Sie wohnt in Gladbeck. In Gladbeck gibt es keine Kita.')).toEqual([
      'PLACE: Gladbeck',
      'PLACE: Gladbeck',
    ])
  })
})

describe('what nothing explains is a question, never passed over [ID5]', () => {
  it.each([
    ['Er traf dort die Quaxibumba wieder.', 'QUASI_OTHER?: Quaxibumba'],
    ['Auf dem Zettel stand 4711.', 'ID_NUMBER?: 4711'],
    ['Der Vater ist Schornsteinfeger.', 'OCCUPATION?: Schornsteinfeger'],
    ['Sie sprechen Tigrinya.', 'NATIONALITY?: Tigrinya'],
    ['Die polnische Oma kam.', 'NATIONALITY?: polnische'],
    ['Sie leidet an Epilepsie.', 'DIAGNOSIS?: Epilepsie'],
    ['Es sind Zwillinge.', 'FAMILY?: Zwillinge'],
    ['Sie hat vier Kinder.', 'FAMILY?: vier Kinder'],
    ['Der Nachbar ist Fährmann.', 'OCCUPATION?: Fährmann'],
    ['Er arbeitet als Turmuhrbauer.', 'OCCUPATION?: Turmuhrbauer'],
    ['Der Vater ist LKW-Fahrer.', 'OCCUPATION?: LKW-Fahrer'],
    ['Die Familie ist berberisch.', 'NATIONALITY?: berberisch'],
    ['Konfession: rk', 'NATIONALITY?: rk'],
    ['Sie hat eine Borderline-Störung.', 'DIAGNOSIS?: Borderline-Störung'],
    ['Sie hat eine depressive Episode.', 'DIAGNOSIS?: depressive Episode'],
    ['Es sind eineiige Zwillinge.', 'FAMILY?: eineiige Zwillinge'],
    ['Er wurde Vizemeister im Schulschach.', 'QUASI_OTHER?: Vizemeister im Schulschach'],
    ['Heute sagt es niemand. Kirchhof sagt nichts.', 'PERSON?: Kirchhof'],
    ['Er zog von München fort.', 'PLACE?: München'],
    ['Er geht in Klasse 3b.', 'QUASI_OTHER?: 3b'],
  ])('%s', (text, span) => {
    expect(found(text)).toContain(span)
  })

  it('leaves words of the family and things where they act', () => {
    expect(found('Dann sagt Papa nichts. Papa sagt nein. Der Kirchhof ist still.')).toEqual([])
  })

  it('leaves beginnings of words, but not of names', () => {
    expect(found('Anschr.: unbekannt. Im Kinderzi. war es kalt.')).toEqual([])
    expect(found('Im Flur stand Schneidm. und schrie.')).toEqual(['QUASI_OTHER?: Schneidm'])
  })

  it('asks little about a text that names nobody', () => {
    const plain =
      'Beim Hausbesuch war die Wohnung aufgeräumt. Die Fachkraft sprach mit der Mutter über den Schutzplan und die Windeleimer im Kinderzimmer. Der Hilfeplan wird fortgeschrieben; das Familiengericht ist informiert. Die Kita beobachtet weiter.'
    expect(found(plain)).toEqual([])
  })
})

describe('own texts', () => {
  const all = ownTexts().filter(({ use }) => use !== 'held')
  const alone = all.map((text) => detected(text, false))
  const known = all.map((text) => detected(text, true))

  it('there are at least twelve in six genres, half of them set aside', () => {
    expect(all.length).toBeGreaterThanOrEqual(12)
    expect(new Set(all.map(({ genre }) => genre)).size).toBeGreaterThanOrEqual(6)
    expect(all.filter(({ use }) => use === 'aside').length).toBeGreaterThanOrEqual(6)
  })

  it('reach the aims [ID2, ID3, ID4, ID5]', () => {
    const automatic = score(alone, replacedOnly)
    expect(ratio(automatic.structured)).toBeGreaterThanOrEqual(0.97)
    expect(ratio(automatic.persons)).toBeGreaterThanOrEqual(0.9)
    expect(ratio(automatic.entities)).toBeGreaterThanOrEqual(0.82)
    expect(ratio(automatic.places)).toBeGreaterThanOrEqual(0.8)
    const master = score(known, replacedOnly)
    expect(ratio(master.persons)).toBeGreaterThanOrEqual(0.96)
    expect(ratio(master.entities)).toBeGreaterThanOrEqual(0.93)
    expect(ratio(master.places)).toBeGreaterThanOrEqual(0.85)
    expect(ratio(score(alone, any).quasi)).toBeGreaterThanOrEqual(0.7)
  })

  it('keep what an assessment rests on, and ask few questions', () => {
    expect(ratio(informationLost(known).weighty)).toBeLessThan(0.02)
    expect(ratio(precision(alone, replacedOnly))).toBeGreaterThan(0.9)
    expect(decisionsPerPage(alone)).toBeLessThan(8)
    expect(ratio(consistency(alone))).toBeGreaterThan(0.9)
    expect(ratio(consistency(known))).toBeGreaterThan(0.9)
  })
})

describe('texts no rule was written with', () => {
  const held = ownTexts()
    .filter(({ use }) => use === 'held')
    .map((text) => detected(text, false))
  const { persons, places } = score(held, any)

  it.each([
    ['names', missedOneIn.names, persons],
    ['places', missedOneIn.places, places],
  ] as const)('the screen says how often %s are missed, never fewer', (_, said, share) => {
    const measured = 1 / (1 - ratio(share))
    expect(said).toBeLessThanOrEqual(Math.round(measured))
    expect(said).toBeGreaterThan(measured / 2)
  })

  it('in words', () => {
    expect(missedWords).toBe(
      'In Versuchen mit neuen Texten blieb etwa jeder zwölfte Name unerkannt, von Orten und Einrichtungen etwa jede dritte Stelle.',
    )
    expect([missedOneIn.names, missedOneIn.places]).toEqual([12, 3])
  })
})

describe('time [ID7]', () => {
  const hostile: Record<string, string> = {
    letters: 'a',
    'one long capital word': 'Abcdefghijklmnop',
    capitals: 'Aa ',
    digits: '0',
    'digit groups': '01 ',
    hyphens: 'A-',
    'broken lines': 'a-\n',
    initials: 'A. ',
    titles: 'Frau ',
    roles: 'Mutter Xa ',
    streets: 'Straße ',
    particles: 'von der ',
    quotes: 'Kita „',
    dots: '1.2.',
    slashes: '12/3',
    at: '(at) ',
    names: 'Emil Kowalczyk, ',
  }
  it.each(Object.entries(hostile))('grows with the length only: %s', (_, piece) => {
    const growth = growthOf(12_000, (size) => {
      const text = piece.repeat(Math.ceil(size / piece.length))
      return () => detectIdentifiers(text)
    })
    expect(growth).toBeLessThan(LINEAR)
  })

  it('does not stop at a word that can be read in many ways', () => {
    const began = performance.now()
    detectIdentifiers(`Er kam aus der Haupt${'haupt'.repeat(60)}bäckerei.`)
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('grows with the length only where the whole text is one line', () => {
    const growth = growthOf(40_000, (size) => {
      const text = 'Xaqmanek zu gehen qwortelix '.repeat(size / 28)
      return () => detectIdentifiers(text)
    })
    expect(growth).toBeLessThan(LINEAR)
  })

  it('grows with the number of persons only', () => {
    const growth = growthOf(12_000, (size) => {
      const text = Array.from(
        { length: size / 12 },
        (_, at) => `Frau X${at.toString(26).replace(/\d/g, 'q')}manek `,
      ).join('')
      return () => detectIdentifiers(text)
    })
    expect(growth).toBeLessThan(LINEAR)
  })
})
