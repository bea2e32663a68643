// Worked examples of disclosure control: the numbers were computed with a linear solver or by hand.
import { describe, expect, it } from 'vitest'
import { yalpsSolver } from '../../server/disclosure/yalpsSolver.ts'
import { auditRelease } from '../../shared/disclosure/audit.ts'
import { dominates, isEstimated, reasonsOf } from '../../shared/disclosure/primary.ts'
import type { Audit } from '../../shared/disclosure/protection.ts'
import { DEFAULT_RULES, type DisclosureRules } from '../../shared/disclosure/rules.schema.ts'
import { suppress } from '../../shared/disclosure/suppress.ts'
import {
  published,
  type Cell,
  type Contribution,
  type EarlierRelease,
  type Release,
  type Tables,
} from '../../shared/disclosure/tables.ts'
import { allOfOne, eachItsOwn, first, grid, PUBLIC_RULES } from './grid.ts'

const audit = (release: Release, secret: readonly string[], rules = PUBLIC_RULES): Audit =>
  auditRelease(release, secret, rules, yalpsSolver)

const secretOf = (release: Release, rules: DisclosureRules = PUBLIC_RULES): readonly string[] =>
  suppress(release, rules, yalpsSolver).secret.map(({ key }) => key)

/** The interval of the cases of a cell, as the public sees it. */
const intervalOf = ({ figures }: Audit, key: string) => {
  const found = figures.find((one) => one.key === key && one.figure === 'cases')
  return [found?.lower, found?.upper]
}

const holders = (...cases: readonly number[]) =>
  new Map(cases.map((one, at) => [`office ${at}`, one]))

describe('one cell', () => {
  it.each([
    ['60,20,10,5,5', false, true, false],
    ['90,8,2', true, true, true],
    ['50,45,3,2', false, false, true],
    ['50,45,3,1', true, true, true],
    ['6,6,6', false, false, false],
    ['6,6', true, false, true],
    ['7', true, true, true],
  ])('[DC1] W1 %s: estimated %s, largest dominates %s, two largest %s', (list, p, one, two) => {
    const cell = holders(...list.split(',').map(Number))
    expect(isEstimated(cell, 10)).toBe(p)
    expect(dominates(cell, 1, 50)).toBe(one)
    expect(dominates(cell, 2, 85)).toBe(two)
  })

  it('[DC1] W1 in 6,6,6 two offices that pool what they know learn the third, and there are too few', () => {
    expect(isEstimated(holders(6, 6, 6), 10, 2)).toBe(true)
    expect(reasonsOf(holders(6, 6, 6), null, DEFAULT_RULES)).toEqual(['fewOffices', 'pooled'])
  })

  it('[DC1] W11 what is true of every office of a group, or of none, is true of each', () => {
    const six = holders(3, 3, 3, 3, 3, 3)
    expect(reasonsOf(six, six, DEFAULT_RULES)).toEqual(['wholeGroup'])
    expect(reasonsOf(new Map(), six, DEFAULT_RULES)).toEqual(['noneOfGroup'])
    expect(reasonsOf(six, null, DEFAULT_RULES)).toEqual([])
  })
})

describe('one table', () => {
  const W2 = first(
    grid([
      [20, 50, 10],
      [8, 2, 14],
      [17, 32, 12],
    ]),
  )

  it.each([
    [['2,2'], { '2,2': [2, 2] }],
    [['2,1', '2,2'], { '2,1': [8, 8], '2,2': [2, 2] }],
  ])('[DC5] W2 with %s alone the numbers follow from the margins', (secret, intervals) => {
    const found = audit(W2, secret)
    expect(found.passed).toBe(false)
    for (const [key, interval] of Object.entries(intervals))
      expect(intervalOf(found, key)).toEqual(interval)
  })

  it('[DC3] W2 the cheapest rectangle protects: 57', () => {
    const secret = secretOf(W2)
    expect(secret).toEqual(['2,1', '2,2', '3,1', '3,2'])
    const found = audit(W2, secret)
    expect(found.passed).toBe(true)
    expect(secret.map((key) => intervalOf(found, key))).toEqual([
      [0, 10],
      [0, 10],
      [15, 25],
      [24, 34],
    ])
  })

  it('[DC1] W3 a margin is a cell: a column total of 2 is unsafe itself', () => {
    const W3 = first(
      grid([
        [9, 1],
        [6, 1],
      ]),
    )
    const inner = ['1,1', '1,2', '2,1', '2,2']
    expect(audit(W3, ['1,2', '2,2']).passed).toBe(false)
    const found = audit(W3, inner)
    expect(intervalOf(found, '1,2')).toEqual([0, 2])
    const open = found.figures.filter(({ key, figure }) => key === '*,2' && figure === 'cases')
    expect(open).toMatchObject([{ lower: 2, upper: 2, verdict: 'exact' }])
    const secret = secretOf(W3)
    expect(secret).toContain('*,2')
    expect(audit(W3, secret).passed).toBe(true)
  })

  it('[DC3] W4 two unsafe cells protect each other: 14', () => {
    const W4 = first(
      grid([
        [12, 5, 9, 14],
        [7, 1, 6, 11],
        [10, 8, 2, 9],
        [15, 6, 13, 20],
      ]),
    )
    const secret = secretOf(W4)
    expect(secret).toEqual(['2,2', '2,3', '3,2', '3,3'])
    const found = audit(W4, secret)
    expect(found.passed).toBe(true)
    expect(secret.map((key) => intervalOf(found, key))).toEqual([
      [0, 7],
      [0, 7],
      [2, 9],
      [1, 8],
    ])
  })

  it('[DC3] W5 a zero is no partner', () => {
    const W5 = first(
      grid([
        [4, 0, 6],
        [2, 0, 9],
        [8, 7, 5],
      ]),
    )
    const degenerate = ['1,1', '1,2', '2,1', '2,2']
    const found = audit(W5, degenerate)
    expect(found.passed).toBe(false)
    expect(degenerate.map((key) => intervalOf(found, key))).toEqual([
      [4, 4],
      [0, 0],
      [2, 2],
      [0, 0],
    ])
    const secret = secretOf(W5)
    expect(secret).not.toContain('1,2')
    expect(secret).not.toContain('2,2')
    expect(audit(W5, secret).passed).toBe(true)
  })

  it('[DC5] W6 an office that stands alone behind a cell works the others out', () => {
    const W6 = first(
      grid([
        [1, 6, 13],
        [1, 9, 10],
        [8, 5, 7],
      ]),
    )
    const pattern = ['1,1', '1,2', '2,1', '2,2']
    const rules = { ...PUBLIC_RULES, width: 2, pooled: 0 }
    const outside = audit(W6, pattern, rules)
    expect(pattern.map((key) => intervalOf(outside, key))).toEqual([
      [0, 2],
      [5, 7],
      [0, 2],
      [8, 10],
    ])
    expect(outside.passed).toBe(true)
    const inside = audit(W6, pattern, { ...rules, pooled: 1 })
    expect(inside.passed).toBe(false)
    expect(inside.figures.filter(({ attacker }) => attacker === 'office')).toMatchObject([
      { key: '1,1', figure: 'offices', verdict: 'exact' },
      { key: '1,1', figure: 'cases', verdict: 'exact' },
      { key: '2,1', figure: 'offices', verdict: 'exact' },
      { key: '2,1', figure: 'cases', verdict: 'exact' },
    ])
    const secret = secretOf(W6, DEFAULT_RULES)
    expect(audit(W6, secret, DEFAULT_RULES).passed).toBe(true)
  })

  it('[DC5] W13 the interval of a published example', () => {
    // Row totals 200.0 and 50.2, column totals 150.1 and 100.1, all four within secret; in tenths.
    const W13 = first(
      grid(
        [
          [1200, 800],
          [301, 201],
        ],
        { by: allOfOne, margins: 'known' },
      ),
    )
    const found = audit(W13, ['1,1', '1,2', '2,1', '2,2'])
    expect(intervalOf(found, '1,1')).toEqual([999, 1501])
    expect(intervalOf(found, '2,1')).toEqual([0, 502])
  })
})

/** One cell that is the same in several releases. */
const cell = (contributions: readonly Contribution[]): Tables => ({
  cells: [{ key: 'finding', contributions } satisfies Cell],
  equations: [],
  groups: [],
})

/** A release in which it was published. */
const earlier = (contributions: readonly Contribution[], at: number): EarlierRelease => ({
  key: `${at + 1}`,
  tables: cell(contributions),
  suppressed: [],
})

const released = (...versions: readonly Contribution[][]): Release => ({
  tables: cell(versions.at(-1) ?? []),
  earlier: versions.slice(0, -1).map(earlier),
})

/** So many offices, `from` on, with so many cases together. */
const offices = (from: number, count: number, cases: number): Contribution[] =>
  Array.from({ length: count }, (_, at) => [
    `office ${from + at}`,
    Math.floor(cases / count) + (at < cases % count ? 1 : 0),
  ])

describe('several releases', () => {
  it('[DC7] W7 a second version in which one office is new tells its number', () => {
    const before = offices(1, 38, 57)
    const oneMore = released(before, [...before, ['new', 3]])
    expect(audit(oneMore, [], DEFAULT_RULES)).toMatchObject({ passed: false })
    expect(secretOf(oneMore, DEFAULT_RULES)).toEqual(['finding'])
    expect(audit(oneMore, ['finding'], DEFAULT_RULES).passed).toBe(true)
  })

  it('[DC7] W7 with five new offices, or with none, it is published', () => {
    const before = offices(1, 38, 57)
    for (const after of [[...before, ...offices(50, 5, 12)], before]) {
      expect(secretOf(released(before, after), DEFAULT_RULES)).toEqual([])
      expect(audit(released(before, after), [], DEFAULT_RULES).passed).toBe(true)
    }
  })

  it('[DC7] W7 one office in place of another one is a change of two', () => {
    const before = offices(1, 38, 57)
    const after = [...before.slice(1), ['new', 3] as const]
    expect(audit(released(before, after), [], DEFAULT_RULES).passed).toBe(false)
    expect(secretOf(released(before, after), DEFAULT_RULES)).toEqual(['finding'])
  })

  it('[DC7] W8 overlapping groups: the third question is what isolates two offices', () => {
    const [a, both, b] = [offices(1, 3, 15), offices(4, 2, 5), offices(6, 3, 13)]
    const rules = { ...DEFAULT_RULES, pooled: 0 }
    expect(audit(released([...a, ...both], [...both, ...b]), [], rules).passed).toBe(true)
    const third = released([...a, ...both], [...both, ...b], [...a, ...both, ...b])
    expect(audit(third, [], rules).passed).toBe(false)
    expect(secretOf(third, rules)).toEqual(['finding'])
  })

  it('[DC7] of those who came no more can stand in a part than came, also where an office may stand in several parts', () => {
    // Of 83 offices 79 have a strength, of the 36 that come 35: what is left of 114 leaves 78 to 83 of the 83.
    const counted = (from: number, count: number, strong: number): Tables => {
      const inside = (cases: number, most: number): Contribution[] => [
        ...Array.from({ length: most }, (_, at): Contribution => [`office ${from + at}`, cases]),
      ]
      return {
        cells: [
          { key: 'all', contributions: inside(3, count), known: true },
          { key: 'strength', contributions: inside(2, strong), group: 'all' },
          {
            key: 'none',
            contributions: inside(3, count).map(([office], at) => [office, at < strong ? 1 : 3]),
            weight: 0.01,
          },
        ],
        equations: [{ total: 'all', parts: ['strength', 'none'], offices: 'cover', cases: 'sum' }],
        groups: [{ key: 'all', contributions: inside(3, count) }],
      }
    }
    const both = (one: Tables, other: Tables): Tables => ({
      ...one,
      cells: one.cells.map((cell, at) => ({
        ...cell,
        contributions: [...cell.contributions, ...(other.cells[at]?.contributions ?? [])],
      })),
      groups: one.groups.map((group, at) => ({
        ...group,
        contributions: [...group.contributions, ...(other.groups[at]?.contributions ?? [])],
      })),
    })
    const before = counted(1, 83, 79)
    const release: Release = {
      tables: both(before, counted(100, 36, 35)),
      earlier: [{ key: 'release 1', tables: before, suppressed: ['none', 'strength'] }],
    }
    expect(audit(release, ['none'], DEFAULT_RULES)).toMatchObject({ passed: false })
    expect(secretOf(release, DEFAULT_RULES)).toContain('strength')
    expect(audit(release, ['none', 'strength'], DEFAULT_RULES)).toMatchObject({ passed: true })
  })

  it('[DC7] what releases before kept secret only to protect others, a later one may tell', () => {
    const [before, after] = [offices(1, 20, 40), offices(1, 30, 60)]
    const hidden = (contributions: readonly Contribution[], at: number): EarlierRelease => ({
      ...earlier(contributions, at),
      suppressed: ['finding'],
    })
    const third: Release = { tables: cell(after), earlier: [before, after].map(hidden) }
    expect(secretOf(third, DEFAULT_RULES)).toEqual([])
    expect(audit(third, [], DEFAULT_RULES)).toMatchObject({ passed: true })
    // What is unsafe by itself stays one for ever: here four offices are gone of those that were told of.
    const [four, rest] = [offices(1, 4, 8), offices(5, 26, 52)]
    const gone: Release = {
      tables: cell(rest),
      earlier: [hidden(four, 0), earlier([...four, ...rest], 1)],
    }
    expect(audit(gone, [], DEFAULT_RULES)).toMatchObject({ passed: false })
    expect(audit(gone, ['finding'], DEFAULT_RULES)).toMatchObject({ passed: true })
  })

  it('[DC7] W10 of two means over five and six offices follows what the sixth has', () => {
    // 2.40 of five is 12, 2.50 of six is 15: the sixth has 3.00.
    const before = offices(1, 5, 12)
    expect(secretOf(released(before, [...before, ['sixth', 3]]), DEFAULT_RULES)).toEqual([
      'finding',
    ])
  })
})

describe('what is published', () => {
  it('[DC1] W9 a percentage is a count: of both figures of a secret cell none is published', () => {
    const counted = (n: number): boolean =>
      new Set(Array.from({ length: n + 1 }, (_, k) => Math.round((100 * k) / n))).size === n + 1
    for (let n = 1; n <= 100; n++) expect(counted(n)).toBe(true)
    expect(counted(101)).toBe(false)
    expect(Math.round((100 * 8) / 13)).toBe(62)
    const tables = cell(eachItsOwn(8, 'of 13'))
    expect(published(tables, ['finding']).get('finding')).toBeNull()
    expect(published(tables, []).get('finding')).toEqual({ offices: 8, cases: 8 })
  })

  it('[DC9] W12 nothing is blurred: what is published adds up, and the same cell is the same everywhere', () => {
    const tables = grid([
      [12, 15, 9],
      [7, 11, 26],
    ])
    const figures = published(tables, [])
    for (const { total, parts } of tables.equations)
      expect(parts.reduce((sum, key) => sum + (figures.get(key)?.cases ?? NaN), 0)).toBe(
        figures.get(total)?.cases,
      )
  })
})
