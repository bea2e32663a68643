// Published examples, from the facts: the data and figures of the works named with each.
import { describe, expect, it } from 'vitest'
import {
  codedAgreement,
  type CodedAgreement,
  type Level,
  type Units,
} from '../../shared/agreement/coded.ts'
import {
  pooled,
  unitDisagreement,
  unitDisagreement2004,
  type Passage,
  type Unit,
} from '../../shared/agreement/unitizing.ts'

type Name = Exclude<keyof CodedAgreement, 'units'>

const valueOf = (
  units: Units,
  name: Name,
  level: Level = 'nominal',
  categories: readonly (string | number)[] = [],
): number => codedAgreement(units, { level, categories })[name].value ?? NaN

/** Rows of raters, a letter for each unit and a dot where a value is missing, as units. */
const fromRaters = (...rows: readonly string[]): Units =>
  Array.from({ length: rows[0]?.length ?? 0 }, (_, unit) =>
    rows.map((row) => (row[unit] === '.' ? null : Number(row[unit]))),
  )
/** A word for each unit, a letter for each rater. */
const fromUnits = (words: string): Units => words.split(' ').map((word) => [...word].map(Number))
/** A unit for each pair of values a table counts: rows of one rater, columns of the other. */
const fromTable = (table: readonly (readonly number[])[]): Units =>
  table.flatMap((row, a) => row.flatMap((n, b) => Array.from({ length: n }, () => [a, b])))

/** Four observers, twelve units: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; Gwet 2014, table 2.10. */
const FOUR_OBSERVERS = fromRaters('123321412...', '1233224125.3', '.3332342251.', '12332441251.')

/** Fleiss 1971, Measuring nominal scale agreement among many raters: 30 patients, six psychiatrists, five diagnoses. */
const FLEISS = fromUnits(
  '444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 ' +
    '333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555',
)

describe('[AG4] coefficients of raters who code units, as published', () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('Krippendorff 2011, four observers, %s: %f', (level, expected) => {
    expect(valueOf(FOUR_OBSERVERS, 'krippendorffAlpha', level)).toBeCloseTo(expected, 3)
  })

  it.each([
    ['percent', 0.81818],
    ['gwetAc1', 0.77544],
    ['fleissKappa', 0.76117],
    ['krippendorffAlpha', 0.74342],
  ] as const)('Gwet 2014, the same four raters with missing values, %s: %f', (name, expected) => {
    expect(valueOf(FOUR_OBSERVERS, name)).toBeCloseTo(expected, 5)
  })

  it('Fleiss 1971: P̄ .5556, κ .430', () => {
    expect(valueOf(FLEISS, 'percent')).toBeCloseTo(0.5556, 4)
    expect(valueOf(FLEISS, 'fleissKappa')).toBeCloseTo(0.43, 3)
  })

  it('Krippendorff 1980, p. 133, two observers, binary: α .095', () => {
    const units = fromUnits('00 11 01 00 00 01 00 01 10 00')
    expect(valueOf(units, 'percent')).toBeCloseTo(0.6, 6)
    expect(valueOf(units, 'krippendorffAlpha')).toBeCloseTo(0.095, 3)
  })

  it.each([
    ['nominal', 0.642],
    ['interval', 0.547],
    ['ratio', 0.483],
  ] as const)('Krippendorff 1980, p. 139, three observers, %s: %f', (level, expected) => {
    const units = fromUnits('111 122 222 444 144 222 123 333 222')
    expect(valueOf(units, 'krippendorffAlpha', level)).toBeCloseTo(expected, 2)
  })

  it.each([
    ['nominal', 0.691],
    ['ordinal', 0.807],
    ['interval', 0.811],
  ] as const)(
    'three coders with gaps, the example of the encyclopaedias, %s: %f',
    (level, expected) => {
      const units = fromRaters('.....34121133.3', '1.213343.......', '..21344.21133.4')
      expect(valueOf(units, 'krippendorffAlpha', level)).toBeCloseTo(expected, 3)
    },
  )

  it('fourteen raters, ten units, the example of the encyclopaedias: Fleiss κ .210', () => {
    const counts = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ]
    const units = counts.map((row) =>
      row.flatMap((n, category) => Array.from({ length: n }, () => category)),
    )
    expect(valueOf(units, 'fleissKappa')).toBeCloseTo(0.21, 3)
  })

  it('Gwet 2008, two raters who nearly always say yes: AC1 .94, and κ below zero', () => {
    const units = fromTable([
      [118, 5],
      [2, 0],
    ])
    expect(valueOf(units, 'gwetAc1')).toBeCloseTo(0.94, 2)
    expect(valueOf(units, 'fleissKappa')).toBeLessThan(0)
  })

  it('the prevalence paradox, Feinstein and Cicchetti 1990 and Gwet 2008: AC1 .808 where κ is low', () => {
    const units = fromTable([
      [80, 7],
      [8, 5],
    ])
    expect(valueOf(units, 'percent')).toBeCloseTo(0.85, 6)
    expect(valueOf(units, 'gwetAc1')).toBeCloseTo(0.808, 3)
    expect(valueOf(units, 'fleissKappa')).toBeLessThan(0.32)
  })
})

const at = (...units: readonly (readonly [number, number])[]): Passage[] =>
  units.map(([start, length]) => ({ start, end: start + length }))
const stretched = (by: number, passages: readonly Passage[]): Passage[] =>
  passages.map(({ start, end }) => ({ start: start * by, end: end * by }))

describe('[AG4] unitizing α, as published', () => {
  const c = [at([225, 70], [370, 30]), at([220, 80], [355, 20], [400, 20])]
  const k = [at([180, 60], [300, 50]), at([180, 60], [300, 50])]
  const of = (raters: readonly (readonly Passage[])[]) => {
    const found = unitDisagreement2004(raters, { start: 150, end: 450 })
    if (!found) throw new Error('two raters and their units')
    return found
  }

  it('Krippendorff 2004, p. 254: D_o .0144, D_e .0532, α .7286; for k 0, .0490, 1', () => {
    expect(of(c).observed).toBeCloseTo(0.0144, 4)
    expect(of(c).expected).toBeCloseTo(0.0532, 4)
    expect(pooled([of(c)]).value).toBeCloseTo(0.7286, 4)
    expect(of(k).observed).toBe(0)
    expect(of(k).expected).toBeCloseTo(0.049, 4)
    expect(pooled([of(k)]).value).toBe(1)
  })

  it('the same for both categories together: .859', () => {
    expect(pooled([of(c), of(k)]).value).toBeCloseTo(0.8591, 2.9)
  })

  const of1995 = {
    A: [at([2, 8], [14, 6]), at([4, 4], [15, 2])],
    B: [at([0, 18]), at([0, 2], [2, 1], [3, 1], [4, 1], [5, 1], [6, 3], [9, 1])],
    C: [at([2, 6], [10, 2], [14, 4], [20, 2]), at([0, 2], [4, 4], [10, 4], [16, 2], [20, 2])],
    D: [
      at([0, 2], [2, 8], [10, 4], [14, 6], [20, 4]),
      at([0, 4], [4, 4], [8, 7], [15, 2], [17, 7]),
    ],
  }

  it.each([
    ['A', 0.03125, 0.553],
    ['B', 2.26736, -0.926],
    ['C', 0.02777, 0.679],
    ['D', 0.38715, 0.066],
  ] as const)(
    'Krippendorff 1995, p. 57, %s: D_o %f, α %f; what is negative stays so',
    (name, observed, alpha) => {
      const raters = of1995[name].map((units) => stretched(50_000, units))
      const found = unitDisagreement2004(raters, { start: 0, end: 24 * 50_000 })
      expect(found?.observed).toBeCloseTo(observed, 4)
      const { value } = pooled(found ? [found] : [])
      expect(Math.abs((value ?? NaN) - alpha)).toBeLessThan(0.02)
    },
  )

  it.each(['A', 'B', 'C'] as const)(
    'sign by sign, %s: π .314, which for two raters is Fleiss κ',
    (name) => {
      const cells = Array.from({ length: 24 }, (_, sign) =>
        of1995[name].map((held) =>
          held.some(({ start, end }) => start <= sign && sign < end) ? 1 : 0,
        ),
      )
      expect(valueOf(cells, 'fleissKappa')).toBeCloseTo(0.314, 3)
    },
  )

  it.each([
    ['A', 0.329],
    ['B', null],
    ['D', null],
  ] as const)('sign by sign, %s: α %d, and nothing where nothing varies', (name, alpha) => {
    const units = of1995[name].flat().map((passage) => ({ ...passage, label: 'x' }))
    const found = unitDisagreement(units, 2, 24)
    const figure = pooled(found ? [found.characters] : [])
    if (name === 'D') expect(figure).toEqual({ value: null, reason: 'noVariation' })
    else if (alpha !== null) expect(figure.value).toBeCloseTo(alpha, 3)
    else expect(figure.value).not.toBeNull()
  })

  it('uα and |uα of 2016: as the equations 1, 4 and 5 say, pair by pair and sign by sign', () => {
    for (const [seed, raters] of [
      [3, 2],
      [4, 3],
      [6, 6],
    ] as const) {
      const length = 60
      const marked = Array.from({ length: raters }, (_, rater) =>
        [4, 17, 31, 45].flatMap((start, n) =>
          (seed * (n + 2) * (rater + 3)) % 5 === 0
            ? []
            : [
                {
                  label: 'ab'[(rater + n * seed) % 2] ?? 'a',
                  start,
                  end: start + 3 + ((rater * seed + n) % 9),
                },
              ],
        ),
      )
      for (const one of [false, true]) {
        const units = one
          ? marked.map((all) => all.map((unit) => ({ ...unit, label: 'x' })))
          : marked
        const found = unitDisagreement(units.flat(), raters, length)
        expect(pooled(found ? [found.units] : []).value).toBeCloseTo(literally(units, length), 10)
      }
    }
  })
})

/** uα, by its definition: coincidences of labels over all pairs of raters and all signs. */
function literally(raters: readonly (readonly Unit[])[], length: number): number {
  const labelAt = (units: readonly Unit[], sign: number) =>
    units.find(({ start, end }) => start <= sign && sign < end)?.label ?? ''
  const all = raters.length * length
  const total = new Map<string, number>()
  const own = new Map<string, number>()
  const add = (to: Map<string, number>, label: string, by: number) =>
    to.set(label, (to.get(label) ?? 0) + by)
  let same = 0
  for (let sign = 0; sign < length; sign++)
    for (const [a, mine] of raters.entries()) {
      const label = labelAt(mine, sign)
      add(total, label, 1)
      if (label === '') add(own, '', 1)
      for (const [b, other] of raters.entries())
        if (a !== b && labelAt(other, sign) === label) same += 1 / (raters.length - 1)
    }
  for (const { label, start, end } of raters.flat()) add(own, label, (end - start) ** 2)
  const selves = [...own.values()].reduce((sum, n) => sum + n, 0)
  const expected = [...total].reduce(
    (sum, [label, n]) => sum + (all * (n * n - (own.get(label) ?? 0))) / (all * all - selves),
    0,
  )
  return 1 - (all - same) / (all - expected)
}
