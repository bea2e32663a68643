// The sentence the program writes of a cell: one sentence, whatever is counted there.
import { expect, test } from 'vitest'
import { countingOf } from '../../shared/rollup/counting.ts'
import { plannedTables, TABLE_PLANS } from '../../shared/rollup/plan.ts'
import { itemKinds, measures, populationKinds } from '../../shared/rollup/release.schema.ts'
import { differing } from '../../shared/stateRecommendation/difference.ts'
import {
  claimedFigures,
  restsElsewhere,
  typedFigures,
} from '../../shared/stateRecommendation/evidence.ts'
import { twinOf } from '../../shared/stateRecommendation/stateRecommendation.ts'
import type { CellRef } from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import { evidenceSentence } from '../../shared/stateRecommendation/stateRecommendation.words.ts'
import { cellOf, contentOn } from '../support/placedRelease.ts'
import { demoRelease } from '../support/releasedState.ts'

const sentence = (change: Partial<CellRef>, itemLabel: string, valueLabel = 'ja') =>
  evidenceSentence({
    cell: {
      ...{ rollup: 2, cycle: 2023, population: 'random', kind: 'theme', measure: 'potential' },
      ...{ grouping: 'state', item: 'x', group: 'state', value: 'yes', counts: 'offices' },
      ...change,
    },
    ...{ itemLabel, valueLabel, figure: { rollup: 2, part: 105, whole: 124, code: null } },
  })

test('[SE3] a cell is told in one sentence, of offices and of cases, whatever its line and measure', () => {
  const end = '(Auswertung 2, Turnus ab 2023'
  const offices = 'In 105 von 124 Jugendämtern, die zufällig gezogene Fälle einbrachten,'
  expect(sentence({}, 'Beteiligung von Kind/Jugendlichen')).toBe(
    `In 105 von 124 Jugendämtern, in denen das Thema „Beteiligung von Kind/Jugendlichen“ in mindestens einem zufällig gezogenen Fall zutraf, fand sich dazu in mindestens einem dieser Fälle Entwicklungspotenzial ${end}).`,
  )
  expect(sentence({ kind: 'tag', measure: 'strengthAnywhere', counts: 'cases' }, 'Inklusion')).toBe(
    `In 105 von 124 zufällig gezogenen Fällen fand sich im Querschnittsthema „Inklusion“ Gelungenes ${end}).`,
  )
  expect(sentence({ measure: 'occurred', population: 'additional' }, 'Netzwerk')).toBe(
    `In 105 von 124 Jugendämtern, in denen das Thema „Netzwerk“ in mindestens einem zusätzlich eingebrachten Fall zutraf, fand sich dazu in mindestens einem dieser Fälle Gelungenes oder Entwicklungspotenzial ${end}).`,
  )
  expect(sentence({ kind: 'factor', measure: 'occurs' }, 'Person')).toBe(
    `${offices} kam in mindestens einem dieser Fälle der Bedingungsfaktor „Person“ vor ${end}).`,
  )
  expect(
    sentence(
      {
        ...{ population: 'structure', kind: 'structure', measure: 'favourable' },
        ...{ value: 'favourable', grouping: 'administrativeDistrict', group: 'detmold' },
      },
      'Verbindliches Verfahren im Amt',
      'obere Stufen',
    ),
  ).toMatch(
    /^In 105 von 124 Jugendämtern, in denen das Strukturmerkmal „Verbindliches Verfahren im Amt“ auf einer der oberen oder unteren Stufen eingestuft wurde, lag es auf einer der oberen Stufen \(Auswertung 2, Turnus ab 2023, Regierungsbezirk: .+\)\.$/,
  )
  expect(
    sentence({ kind: 'core', measure: 'three', value: 'unfavourable' }, 'Zusammenwirken'),
  ).toBe(
    `In 105 von 124 Jugendämtern, in denen das Kernkriterium „Zusammenwirken“ in mindestens einem zufällig gezogenen Fall zutraf und eingestuft wurde, lag es in mindestens einem dieser Fälle auf einer der unteren Stufen ${end}).`,
  )
  expect(
    sentence(
      { kind: 'core', measure: 'four', value: 'fully_met', counts: 'cases' },
      'Gefährdung eingeschätzt',
      'voll erfüllt',
    ),
  ).toBe(
    `In 105 von 124 zufällig gezogenen Fällen, in denen das Kernkriterium „Gefährdung eingeschätzt“ zutraf und eingestuft wurde, lautete die Einstufung „voll erfüllt“ ${end}).`,
  )
})

/** What a sentence says of those a line is counted among; written again here, by what counts (LW2). */
const amongIn = {
  rated: 'eingestuft wurde,',
  ratedApplicable: 'zutraf und eingestuft wurde,',
  answered: 'auf einer der oberen oder unteren Stufen eingestuft wurde,',
  applicable: 'zutraf,',
} as const

test('[SE3] in every table of every plan the sentence names those the cell is counted among', () => {
  const scale = { steps: ['a'], favourable: ['a'], unfavourable: [], nonAnswers: [] }
  const seen = new Set<string>()
  for (const plan of TABLE_PLANS)
    for (const kind of itemKinds)
      for (const { measure } of plannedTables(plan, kind, () => true))
        for (const population of kind === 'structure' || kind === 'consultant'
          ? ([kind] as const)
          : (['random', 'additional'] as const))
          for (const counts of ['offices', 'cases'] as const) {
            const counting = countingOf(measure, { kind, key: 'x', label: 'x', scale })
            if (!counting) throw new Error(`${kind} is not counted by ${measure}`)
            seen.add(counting.universe)
            const isOfCases = population === 'random' || population === 'additional'
            for (const value of counting.values) {
              const told = sentence({ kind, measure, population, counts, value }, 'Zeile', 'Stufe')
              const [, among = ''] =
                /^In 105 von 124 (.*?)(?= fand| kam| lag| lautete)/u.exec(told) ?? []
              if (counting.universe === 'subjects')
                expect(among).toMatch(
                  counts === 'cases'
                    ? /^\p{L}+ \p{L}+ Fällen$/u
                    : /^Jugendämtern, die .*einbrachten,$/u,
                )
              else {
                expect(among).toMatch(
                  counts === 'cases' && isOfCases ? /Fällen, in denen/ : /^Jugendämtern, in denen/,
                )
                expect(
                  among.replace(/^.*„Zeile“ (in mindestens einem \p{L}+ \p{L}+ Fall )?/u, ''),
                ).toBe(amongIn[counting.universe])
              }
              // Of several cases of an office one is enough, and where none stands behind an office there is no such word.
              expect(told.includes('in mindestens einem dieser Fälle')).toBe(
                isOfCases && counts === 'offices',
              )
            }
          }
  expect([...seen].toSorted()).toEqual([
    ...['answered', 'applicable', 'rated', 'ratedApplicable', 'subjects'],
  ])
})

test('[SE3] no sentence of a release names all that delivered where the cell is a part of fewer', () => {
  let fewer = 0
  for (const { kind: population, offices, tables } of demoRelease(2).populations)
    for (const { kind, measure, cells } of tables.filter(({ grouping }) => grouping === 'state'))
      for (const whole of cells.filter(({ value }) => value === 'all')) {
        if (whole.offices === null) continue
        const told = sentence({ population, kind, measure }, 'Zeile')
        if (whole.offices < offices) fewer++
        expect([told, told.includes('in denen') || whole.offices === offices]).toEqual([told, true])
      }
  expect(fewer).toBeGreaterThan(20)
})

test('[SE3] no kind of line, measure or population leaves a place of its sentence open', () => {
  for (const kind of itemKinds)
    for (const measure of measures)
      for (const population of populationKinds) {
        const told = sentence({ kind, measure, population }, '$& {is}')
        expect(told).toMatch(/^In 105 von 124 \p{L}.* „\$& \{is\}“.*\(.*\)\.$/u)
        expect(told.replaceAll('$& {is}', '')).not.toMatch(/[{}:]|undefined/)
      }
})

test('[SE3] every figure in words of people is named, once', () => {
  for (const [words, figures] of [
    ['Das sind 50 % aller Jugendämter.', ['50 %']],
    ['Etwa 1.200 Kinder', ['1.200']],
    ['Viele Prozent.', ['Prozent']],
    ['In ½ der Fälle.', ['½']],
    [
      'Erst 77 %, dann drei von vier Ämtern, dann noch einmal 77 % und 12.',
      ['77 %', 'drei von vier', '12.'],
    ],
    ['Fast überall allein, in zwei Dritteln der Fälle.', ['zwei Dritteln der Fälle']],
    ['Das wiegt schwer.', []],
  ] as const)
    expect(typedFigures(words), words).toEqual(figures)
})

test('[SE3] a figure with its whole or a share is a claim in every text, in digits and in words of every case', () => {
  for (const [text, ...figures] of [
    ['In drei Jahren hören 90 von 124 Jugendämtern jedes Kind.', '90 von 124'],
    ['Das gelingt in 62 % der Ämter.', '62 %'],
    ['Etwa 62,5 Prozent hören das Kind allein.', '62,5 Prozent'],
    ['Jedes dritte Amt hört das Kind allein.', 'Jedes dritte Amt'],
    ['In jedem zweiten Fall fehlt das.', 'jedem zweiten Fall'],
    ['In jedem 3. Jugendamt fehlt das.', 'jedem 3. Jugendamt'],
    ['Die Hälfte der Ämter kennt das.', 'Hälfte der Ämter'],
    ['Zwei Drittel aller Jugendämter', 'Zwei Drittel aller Jugendämter'],
    ['Drei von vier Jugendämtern fanden es.', 'Drei von vier'],
    ['In dreien von vieren gelang es.', 'dreien von vieren'],
    ['Bei neun von insgesamt zwölf Meldungen', 'neun von insgesamt zwölf'],
    ['In 4 von fünf Fällen', '4 von fünf'],
    ['In zwei Dritteln blieb die Mutter allein.', 'zwei Dritteln'],
    ['In drei Vierteln der Akten fehlt es.', 'drei Vierteln der Akten'],
    ['Dreiviertel der Kinder wurden gehört.', 'Dreiviertel der Kinder'],
    ['Vier Fünftel machen es anders.', 'Vier Fünftel'],
    ['Nur ein Viertel macht es anders.', 'Nur ein Viertel'],
    [
      'Ein Drittel der von uns gelesenen Kinderschutzfälle',
      'Ein Drittel der von uns gelesenen Kinderschut',
    ],
    ['Über die Hälfte spricht allein mit dem Kind.', 'Über die Hälfte'],
    ['Achtzig Prozent der Akten tragen zwei Unterschriften.', 'Achtzig Prozent'],
    ['Mit fünfundsiebzig Prozenten', 'fünfundsiebzig Prozent'],
    ['Eine achtzigprozentige Quote', 'achtzigprozentig'],
    ['Dreißig vom Hundert tun es.', 'Dreißig vom Hundert'],
    ['Fast jeder Zweite wurde gehört.', 'Fast jeder Zweite'],
    [
      'Erst 77 %, dann drei von vier, dann die Hälfte der Fälle und noch 77 %.',
      '77 %',
      'drei von vier',
      'Hälfte der Fälle',
    ],
  ] as const)
    for (const field of ['title', 'text', 'illustration', 'evidence'] as const)
      expect(claimedFigures(field, text), text).toEqual(figures.map((one) => one.slice(0, 40)))
})

test('[SE3] ordinary sentences with numbers, halves and quarters claim nothing', () => {
  for (const text of [
    'Innerhalb von 10 Werktagen hört eine von ihnen das Kind.',
    'Zwei Fachkräfte sprechen in der ersten Hälfte des Gesprächs mit dem Kind.',
    'Alle drei Jahre, in jedem Fall und in jedem Jugendamt.',
    'Die Hälfte der Sitzung im Jugendamt gehört dem Kind.',
    'In den letzten zwei Dritteln der Besprechung geht es um den Schutzplan.',
    'Im Viertel kennen Fachkräfte die Familien.',
    'In einem Viertel mit vielen Familien hilft ein Treffpunkt.',
    'Nach einer Viertelstunde oder drei viertel Stunden ist Pause.',
    'Jede zweite Woche und fast jede dritte Besprechung beginnt mit dem Kind.',
    'Die Sorge geht von einer auf eine von einer anderen Stelle über.',
    'Seien Sie hundertprozentig verlässlich.',
    'Zwei Fachkräfte achten von Anfang an auf das Kind.',
    'Eine Zwei-Drittel-Mehrheit braucht es nicht.',
    'Von hundert Fragen bleibt die eine.',
    'Ein Kind von drei Jahren und eine Frist von zwei Wochen.',
  ])
    expect(claimedFigures('text', text), text).toEqual([])
})

test('[SE3] where one notices that it works, a share is an aim, and "n von m" a claim all the same', () => {
  expect(claimedFigures('indicator', 'In 80 % der Fälle steht es in der Akte.')).toEqual([])
  expect(claimedFigures('indicator', 'In 9 von 10 Fällen steht es dort.')).toEqual(['9 von 10'])
})

test('[SE3] where one notices that it works, a share that is told as a fact is a claim', () => {
  for (const [text, figure] of [
    ['Kinder werden gehört, und 85 % der Ämter tun das schon.', '85 %'],
    ['85 % der Jugendämter tun das.', '85 %'],
    ['Achtzig Prozent der Jugendämter tun das.', 'Achtzig Prozent'],
    ['In jedem dritten Jugendamt steht es in der Akte.', 'jedem dritten Jugendamt'],
    ['In 40 Prozent der Fälle gelingt das bereits.', '40 Prozent'],
    ['In zwei Dritteln der Fälle gelingt das bereits.', 'zwei Dritteln der Fälle'],
    ['Mindestens 80 % sollen es sein, derzeit sind es 40 %.', '80 %'],
    ['Das Ziel ist mehr. Die Hälfte der Ämter tut es.', 'Hälfte der Ämter'],
  ] as const)
    expect(claimedFigures('indicator', text)[0], text).toBe(figure)
  for (const text of [
    'Bis 2028 tun das 85 % der Jugendämter.',
    'Mindestens 80 % der Kinder werden schon im ersten Gespräch gehört.',
    'Ziel ist, dass in drei von vier Ämtern zwei Fachkräfte sprechen.',
    'Insgesamt steht es in 80 % der Fälle in der Akte.',
    'Das tun schon viele.',
  ])
    expect(claimedFigures('indicator', text), text).toEqual([])
})

test('[SE3] sentences that are all of other themes than the own one are told, of other lines it is not known', () => {
  const release = {
    items: [
      { kind: 'theme' as const, key: 'probe@2 Beteiligung', label: 'Beteiligung' },
      { kind: 'tag' as const, key: 'probe@2 Inklusion', label: 'Inklusion' },
    ],
  }
  const [own, other] = ['probe@1 Beteiligung', 'probe@2 Netzwerk'].map((item) => ({
    ...{ kind: 'theme' as const, item },
  })) as [{ kind: 'theme'; item: string }, { kind: 'theme'; item: string }]
  const asked = (theme: string, ...cells: Parameters<typeof restsElsewhere>[2]) =>
    restsElsewhere(release, `probe@2 ${theme}`, cells)
  expect(asked('Beteiligung', other)).toBe(true)
  // The same line under an older version of its catalogue.
  expect(asked('Beteiligung', other, own)).toBe(false)
  expect(asked('Beteiligung', { kind: 'criterion', item: 'x' }, other)).toBe(false)
  expect(asked('Inklusion', other)).toBe(false)
  expect(asked('Beteiligung')).toBe(false)
})

test('[SE2] two versions differ in the parts that say something else, whatever the order of what is kept', () => {
  const one = contentOn(1, 'Beteiligung')
  const [evidence] = one.evidence
  const turned = {
    ...one,
    evidence: [{ words: evidence?.words ?? '', cell: cellOf(1, 'Beteiligung') }],
  }
  expect(differing(one, turned)).toEqual([])
  expect(differing(one, { ...one, title: 'Anders', evidence: [], transfer: ['event'] })).toEqual([
    ...['title', 'evidence', 'transfer'],
  ])
})

test('[SE3] one that is called the same is found whatever its case and spaces, unless it was taken back', () => {
  const all = [
    { id: 'a', title: 'Kinder anhören', step: 'withdrawn' },
    { id: 'b', title: 'Kinder  Anhören', step: 'published' },
  ] as unknown as Parameters<typeof twinOf>[1]
  expect(twinOf({ id: undefined, title: ' kinder anhören ' }, all)?.id).toBe('b')
  expect(twinOf({ id: undefined, title: '„Kinder“, anhören!' }, all)?.id).toBe('b')
  expect(twinOf({ id: undefined, title: ' ,! ' }, all)).toBeUndefined()
  expect(twinOf({ id: 'b', title: 'Kinder anhören' }, all)).toBeUndefined()
  expect(twinOf({ id: undefined, title: '' }, all)).toBeUndefined()
})
