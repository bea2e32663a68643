import { expect, it } from 'vitest'
import { yalpsSolver } from '../../server/disclosure/yalpsSolver.ts'
import { auditRelease } from '../../shared/disclosure/audit.ts'
import { DEFAULT_RULES } from '../../shared/disclosure/rules.schema.ts'
import { separate } from '../../shared/disclosure/separate.ts'
import { suppress } from '../../shared/disclosure/suppress.ts'
import type { Equation, Release, Tables } from '../../shared/disclosure/tables.ts'
import { Prng } from '../support/prng.ts'
import { first, grid, randomRows, together } from './grid.ts'

const keysIn = ({ cells }: Tables): readonly string[] => cells.map(({ key }) => key)
const random = new Prng(11)
const [one, other] = ['one: ', 'other: '].map((prefix) =>
  grid(randomRows(random, 4), { prefix }),
) as [Tables, Tables]

it('[DC3] tables that share no number are protected and audited as if each were alone', () => {
  const both = first(together([one, other]))
  expect(separate(both).map(({ tables }) => keysIn(tables))).toEqual([keysIn(one), keysIn(other)])
  const alone = [one, other].map((tables) => suppress(first(tables), DEFAULT_RULES, yalpsSolver))
  const pattern = suppress(both, DEFAULT_RULES, yalpsSolver)
  expect(pattern.secret.length).toBeGreaterThan(0)
  expect(pattern.secret).toEqual(alone.flatMap(({ secret }) => secret))
  const keys = pattern.secret.map(({ key }) => key)
  const audit = auditRelease(both, keys, DEFAULT_RULES, yalpsSolver)
  const audits = [one, other].map((tables) =>
    auditRelease(
      first(tables),
      keys.filter((key) => keysIn(tables).includes(key)),
      DEFAULT_RULES,
      yalpsSolver,
    ),
  )
  expect(audit.figures).toEqual(audits.flatMap(({ figures }) => figures))
  expect(audit.offices).toBe(Math.max(...audits.map(({ offices }) => offices)))
})

it('[DC7] what an earlier release ties together is not separated', () => {
  const tie: Equation = {
    total: one.cells[0]?.key ?? '',
    parts: [other.cells[0]?.key ?? ''],
    ...{ offices: 'none', cases: 'none' },
  }
  const before = together([one, other])
  const release: Release = {
    tables: together([one, other]),
    earlier: [
      {
        key: 'release 1',
        tables: { ...before, equations: [...before.equations, tie] },
        suppressed: keysIn(other),
      },
    ],
  }
  const [all, ...more] = separate(release)
  expect(more).toEqual([])
  expect(all?.tables.cells).toHaveLength(one.cells.length + other.cells.length)
  expect(all?.earlier[0]?.suppressed).toEqual(keysIn(other))
})

it('[DC7] a number that only an earlier release has is looked at, too', () => {
  const release: Release = {
    tables: one,
    earlier: [{ key: 'release 1', tables: other, suppressed: keysIn(other).slice(0, 2) }],
  }
  expect(
    separate(release).map(({ tables, earlier }) => [
      keysIn(tables).length,
      earlier.flatMap((before) => keysIn(before.tables)).length,
      earlier.flatMap(({ suppressed }) => suppressed).length,
    ]),
  ).toEqual([
    [one.cells.length, 0, 0],
    [0, other.cells.length, 2],
  ])
})

it('[DC3] a sum of numbers that are not there is refused, whatever stands beside it', () => {
  const lost: Equation = {
    ...{ total: 'no total', parts: ['no part', 'no other'] },
    offices: 'sum',
    cases: 'sum',
  }
  const tables = { ...one, equations: [...one.equations, lost] }
  for (const release of [
    first(tables),
    { tables: other, earlier: [{ key: 'release 1', tables, suppressed: [] }] },
  ]) {
    expect(() => suppress(release, DEFAULT_RULES, yalpsSolver)).toThrow('not there')
    expect(() => auditRelease(release, [], DEFAULT_RULES, yalpsSolver)).toThrow('not there')
  }
})
