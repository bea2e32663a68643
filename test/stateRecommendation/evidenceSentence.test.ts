// The sentence the program writes of a cell: one sentence, whatever is counted there.
import { expect, test } from 'vitest'
import { itemKinds, measures, populationKinds } from '../../shared/rollup/release.schema.ts'
import { claimedFigure, typedFigure } from '../../shared/stateRecommendation/evidence.ts'
import type { CellRef } from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import { evidenceSentence } from '../../shared/stateRecommendation/stateRecommendation.words.ts'

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
    `${offices} fand sich im Thema „Beteiligung von Kind/Jugendlichen“, wo es zutrifft, Entwicklungspotenzial ${end}).`,
  )
  expect(sentence({ kind: 'tag', measure: 'strengthAnywhere', counts: 'cases' }, 'Inklusion')).toBe(
    `In 105 von 124 zufällig gezogenen Fällen fand sich im Querschnittsthema „Inklusion“ Gelungenes ${end}).`,
  )
  expect(sentence({ measure: 'occurred', population: 'additional' }, 'Netzwerk')).toBe(
    `In 105 von 124 Jugendämtern, die Fälle zusätzlich einbrachten, trat das Thema „Netzwerk“, wo es zutrifft, auf ${end}).`,
  )
  expect(sentence({ kind: 'factor', measure: 'occurs' }, 'Person')).toBe(
    `${offices} kam der Bedingungsfaktor „Person“ vor ${end}).`,
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
    /^In 105 von 124 Jugendämtern wurde das Strukturmerkmal „Verbindliches Verfahren im Amt“ auf einer der oberen Stufen eingestuft \(Auswertung 2, Turnus ab 2023, Regierungsbezirk: .+\)\.$/,
  )
  expect(
    sentence(
      { kind: 'core', measure: 'four', value: 'fully_met', counts: 'cases' },
      'Gefährdung eingeschätzt',
      'voll erfüllt',
    ),
  ).toBe(
    `In 105 von 124 zufällig gezogenen Fällen wurde das Kernkriterium „Gefährdung eingeschätzt“ als „voll erfüllt“ eingestuft ${end}).`,
  )
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

test('[SE3] the figure in words of people is named', () => {
  expect(typedFigure('Das sind 50 % aller Jugendämter.')).toBe('50 %')
  expect(typedFigure('Etwa 1.200 Kinder')).toBe('1.200')
  expect(typedFigure('Viele Prozent.')).toBe('Prozent')
  expect(typedFigure('In ½ der Fälle.')).toBe('½')
  expect(typedFigure('Das wiegt schwer.')).toBeUndefined()
})

test('[SE3] a figure with its whole is a claim in every text, a period is none', () => {
  expect(claimedFigure('In drei Jahren hören 90 von 124 Jugendämtern jedes Kind.')).toBe(
    '90 von 124',
  )
  expect(claimedFigure('Innerhalb von 10 Werktagen, in 80 % der Fälle')).toBeUndefined()
})
