import { describe, expect, it } from 'vitest'
import {
  assessmentsPerYear,
  expectedCases,
  leavingMasterData,
  noMasterData,
  rareCombinations,
} from '../../shared/reviewCase/masterData.ts'
import { masterDataSchema, type MasterData } from '../../shared/reviewCase/masterData.schema.ts'
import {
  masterOptions,
  rareWords,
  statedRows,
  type MasterListField,
} from '../../shared/reviewCase/masterData.words.ts'
import { codesOf } from '../../shared/kernel/words.ts'
import { sizeClassWords } from '../../shared/office/office.words.ts'

const of = (more: Partial<MasterData>): MasterData => ({ ...noMasterData, ...more })

describe('[MD1] master data are codes', () => {
  it.each([
    ['an exact day', { closedIn: '2026-05-03' }],
    ['an exact age', { ageBand: '7' }],
    ['a word', { notifier: 'die Nachbarin Frau Müller' }],
    ['one more member', { place: 'Ort' }],
    ['a kind of danger twice', { result: 'acute', dangers: ['neglect', 'neglect'] }],
    ['a danger where there was none', { result: 'none', dangers: ['neglect'] }],
  ])('%s is none of them', (_what, more) => {
    expect(masterDataSchema.safeParse(noMasterData).success).toBe(true)
    expect(masterDataSchema.safeParse({ ...noMasterData, ...more }).success).toBe(false)
  })

  it('what is stated is said in words, in one order', () => {
    expect(statedRows(noMasterData)).toEqual([])
    const full = of({ dangers: ['neglect', 'sexualViolence'], closedIn: '2026-H1', gender: 'male' })
    expect(statedRows(full)).toEqual([
      ['Abschluss der Gefährdungseinschätzung', '1. Halbjahr 2026'],
      ['Art der Gefährdung', 'Vernachlässigung und sexuelle Gewalt'],
      ['Geschlecht des Kindes', 'männlich'],
    ])
  })
})

it('[MD1] every code of a list has a word of its own, and no other code has one', () => {
  for (const [field, schema] of Object.entries(masterDataSchema.shape)) {
    if (!('options' in schema)) continue
    const options = masterOptions(field as MasterListField)
    expect(options.map(({ value }) => value).sort(), field).toEqual([...schema.options].sort())
    expect(new Set(options.map(({ label }) => label)).size, field).toBe(options.length)
  }
})

describe('[MD2] expected are the assessments of the office, times the share of each value', () => {
  it.each([
    // 380 a year, two years without a time: 760
    ['nothing stated', {}, 380, 760],
    // 760 × 0.161
    ['an acute danger', { result: 'acute' }, 380, 122.36],
    // 380 × 0.161 in one year, half of it in half a year
    ['in a year', { result: 'acute', closedIn: '2026' }, 380, 61.18],
    ['in half a year', { result: 'acute', closedIn: '2026-H1' }, 380, 30.59],
    // 760 × 2/18 × 0.13
    [
      '12 or 13 years, from the school',
      { ageBand: 'from12to13', notifier: 'school' },
      380,
      10.9778,
    ],
    // 760 × 0.161 × (0.525 × (1 − 0.333) × (1 − 0.369) × (1 − 0.074))
    ['neglect and nothing else', { result: 'acute', dangers: ['neglect'] }, 380, 25.0363],
    // the same among all, of whom 0.161 + 0.092 are confirmed
    ['neglect, no result stated', { dangers: ['neglect'] }, 380, 39.34229],
  ] as const)('%s', (_what, more, perYear, expected) => {
    expect(expectedCases(of(more as Partial<MasterData>), perYear)).toBeCloseTo(expected, 3)
  })

  it('every size of an office has a number of assessments, larger ones more', () => {
    const numbers = codesOf(sizeClassWords).map((sizeClass) => assessmentsPerYear({ sizeClass }))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  })
})

describe('[MD2] what is rare is named, with what to make coarser', () => {
  it('a value that is rare by itself is named alone, and in no pair', () => {
    // 760 × 0.005 = 3.8
    const data = of({ gender: 'diverse', ageBand: 'under6', notifier: 'school' })
    expect(rareCombinations(data, 380)).toEqual([
      { fields: ['gender'], expected: expect.closeTo(3.8) as number, coarsen: 'gender' },
    ])
  })

  it('a pair is named where few have both; a wider band is enough', () => {
    // 152 × 0.13 × 2/18 = 2.2; 6 to 13 years: 152 × 0.13 × 8/18 = 8.8; school alone 19.8, age alone 16.9
    const data = of({ notifier: 'school', ageBand: 'from12to13' })
    const [rare, ...others] = rareCombinations(data, 76)
    expect(others).toEqual([])
    expect(rare).toMatchObject({ fields: ['notifier', 'ageBand'], coarsen: 'ageBand' })
    expect(rare?.expected).toBeCloseTo(2.1956, 3)
    expect(rare && rareWords(data, rare)).toEqual({
      values:
        'Mitteilung kam von: Schule, und Alter des Kindes bei der Mitteilung: 12 oder 13 Jahre',
      expected: 'Zu erwarten sind davon etwa 2 in zwei Jahren.',
      coarser: '„Alter des Kindes bei der Mitteilung“ auf „6 bis 13 Jahre“ setzen',
    })
  })

  it('the time is made coarser first, where that is enough', () => {
    // 190 × 0.15 × 0.15 = 4.3 in half a year, 8.6 in a year
    const data = of({ closedIn: '2026-H2', laterHelp: 'ambulatory', children: 'fourOrMore' })
    expect(rareCombinations(data, 380)).toMatchObject([{ coarsen: 'closedIn' }])
    expect(rareCombinations({ ...data, closedIn: '2026' }, 380)).toEqual([])
  })

  it('the same values are no rarity in a large office', () => {
    const data = of({ notifier: 'school', ageBand: 'from12to13' })
    expect(rareCombinations(data, 950)).toEqual([])
  })

  it('the rarest comes first', () => {
    const data = of({ gender: 'diverse', children: 'fourOrMore', intoCare: 'yes' })
    const expected = rareCombinations(data, 76).map((one) => one.expected)
    expect(expected.length).toBeGreaterThan(1)
    expect(expected).toEqual(expected.toSorted((a, b) => a - b))
  })
})

describe('[MD3] what leaves an office is the same in five of its cases', () => {
  const data = of({
    ...{ result: 'none', notifier: 'school', ageBand: 'from12to13', gender: 'male' },
    closedIn: '2026-H1',
  })

  it('field by field: as it is, coarser, or not at all', () => {
    // 152 × 0.412 × 0.13 = 8.1; with 6 to 13 years 3.6, with the gender 4.1, in one year 4.1
    expect(leavingMasterData(data, 76)).toEqual(of({ result: 'none', notifier: 'school' }))
    // 760 × 0.412 × 0.13 × 2/18 = 4.5, and 18.1 with 6 to 13 years; × 0.505 = 9.1; in one year 4.6
    expect(leavingMasterData(data, 380)).toEqual({
      ...data,
      ...{ ageBand: 'from6to13', closedIn: 'notStated' },
    })
    // 1900 × 0.412 × 0.13 × 2/18 × 0.505 = 5.7; in one year 2.9
    expect(leavingMasterData(data, 950)).toEqual({ ...data, closedIn: 'notStated' })
  })

  it('a rare value does not leave, and changes nothing of what does', () => {
    const rare = { ...data, gender: 'diverse' as const }
    expect(leavingMasterData(rare, 950).gender).toBe('notStated')
    expect(leavingMasterData(rare, 950).ageBand).toBe('from12to13')
  })

  it('whatever is stated, at least five are to be expected of what leaves', () => {
    const lists = Object.entries(masterDataSchema.shape).map(([field, schema]) => {
      const codes: readonly unknown[] =
        'options' in schema
          ? schema.options
          : field === 'closedIn'
            ? ['2026-H1', '2026', 'notStated']
            : [[], ['neglect'], ['sexualViolence', 'physicalAbuse']]
      return [field, codes] as const
    })
    for (let turn = 0; turn < 500; turn++) {
      const made = Object.fromEntries(
        lists.map(([field, codes], at) => [field, codes[(turn * (at + 3) + at) % codes.length]]),
      )
      const parsed = masterDataSchema.safeParse(made)
      if (!parsed.success) continue
      for (const perYear of [30, 76, 380, 2000]) {
        const left = leavingMasterData(parsed.data, perYear)
        expect(expectedCases(left, perYear)).toBeGreaterThanOrEqual(5)
        expect(masterDataSchema.safeParse(left).success).toBe(true)
        expect(leavingMasterData(left, perYear)).toEqual(left)
      }
    }
  })

  it('an office with fewer than thirty assessments in a year says nothing of a single case', () => {
    expect(leavingMasterData(data, 29)).toEqual(noMasterData)
    expect(leavingMasterData(data, 30)).not.toEqual(noMasterData)
  })
})
