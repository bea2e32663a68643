import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { yalpsSolver } from '../../server/disclosure/yalpsSolver.ts'
import { auditRelease } from '../../shared/disclosure/audit.ts'
import type { LinearProgram, Solver } from '../../shared/disclosure/linear.ts'
import { DEFAULT_RULES } from '../../shared/disclosure/rules.schema.ts'
import { suppress } from '../../shared/disclosure/suppress.ts'
import { figuresOf, type Contribution, type Tables } from '../../shared/disclosure/tables.ts'
import { Prng } from '../support/prng.ts'
import { everyOutcome } from './everyOutcome.ts'
import { eachItsOwn, first, grid, randomRows } from './grid.ts'
import { inventedYear } from './inventedYear.ts'

/**
 * Small tables of few offices, each in several cells and with several cases, and some of their cells. Of every second table each
 * cell has a group, so that one in which no office stands is unsafe, too.
 */
function smallTable(seed: number): { readonly tables: Tables; readonly secret: readonly string[] } {
  const random = new Prng(seed)
  const ofFew = (cases: number): Contribution[] => {
    const counts = new Map<string, number>()
    for (let one = 0; one < cases; one++) {
      const office = `office ${random.below(5)}`
      counts.set(office, (counts.get(office) ?? 0) + 1)
    }
    return [...counts]
  }
  const rows = Array.from({ length: 2 }, () => Array.from({ length: 3 }, () => random.below(7)))
  const made = grid(rows, { margins: 'known', by: ofFew, isShared: true })
  const inner = made.cells.filter(({ known }) => known !== true).map(({ key }) => key)
  const secret = inner.filter(() => random.chance(0.9))
  if (seed % 2 === 0) return { tables: made, secret }
  const size = 5 + random.below(3)
  const all: Contribution[] = Array.from({ length: size }, (_, at) => [`office ${at}`, 8])
  const cells = made.cells.map((one) => (inner.includes(one.key) ? { ...one, group: 'all' } : one))
  return { tables: { ...made, cells, groups: [{ key: 'all', contributions: all }] }, secret }
}

describe('what the audit says', () => {
  it('[DC5] of small tables is what trying all numbers says, for the public, every office and every two', () => {
    const verdicts = new Map<string, number>()
    for (let seed = 1; seed <= 60; seed++) {
      const { tables, secret } = smallTable(seed)
      const rules = { ...DEFAULT_RULES, width: 2 }
      const audit = auditRelease(first(tables), secret, rules, yalpsSolver)
      const truth = everyOutcome(tables, secret, rules)
      for (const { key, figure, lower, upper, verdict, attacker } of audit.figures) {
        const expected = truth.get(`${key} ${figure}`)
        if (!expected) throw new Error(`${key} ${figure} is not there`)
        const { verdicts: possible, ...truly } = expected
        expect({ seed, key, figure, lower, upper, attacker }).toMatchObject(truly)
        expect([...possible], `seed ${seed}, ${key} ${figure}`).toContain(verdict)
        verdicts.set(`${verdict} ${attacker}`, (verdicts.get(`${verdict} ${attacker}`) ?? 0) + 1)
      }
    }
    // All kinds of answers came up.
    expect([...verdicts.keys()]).toEqual(
      expect.arrayContaining(['protected null', 'exact public', 'exact office', 'narrow pool']),
    )
  })

  it('[DC5] of a total that two offices stand behind alone, an empty part is not taken for known by them', () => {
    const of = (from: number, count: number) => eachItsOwn(from + count, 'office').slice(from)
    const groups = { west: of(0, 30), east: of(30, 10) }
    const inside = { west: of(0, 2), east: of(30, 0) }
    const cells = (['west', 'east'] as const).flatMap((group) => [
      { key: `${group} yes`, contributions: inside[group], group },
      { key: `${group} no`, contributions: groups[group].slice(inside[group].length) },
      { key: `${group} all`, contributions: groups[group], known: true },
    ])
    const all = [...groups.west, ...groups.east]
    const links = { offices: 'sum', cases: 'sum' } as const
    const tables: Tables = {
      cells: [
        ...cells,
        { key: 'state yes', contributions: inside.west, group: 'state' },
        { key: 'state no', contributions: all.slice(2) },
      ],
      equations: [
        ...['west', 'east'].map((one) => ({
          ...{ total: `${one} all`, parts: [`${one} yes`, `${one} no`], ...links },
        })),
        ...['yes', 'no'].map((one) => ({
          ...{ total: `state ${one}`, parts: [`west ${one}`, `east ${one}`], ...links },
        })),
      ],
      groups: [
        ...Object.entries(groups).map(([key, contributions]) => ({ key, contributions })),
        { key: 'state', contributions: all },
      ],
    }
    const secret = cells.flatMap(({ key }) => (key.endsWith('all') ? [] : [key]))
    const found = auditRelease(
      first(tables),
      [...secret, 'state yes', 'state no'],
      DEFAULT_RULES,
      yalpsSolver,
    )
    expect(found.figures.filter(({ verdict }) => verdict !== 'protected')).toEqual([])
    // Published, the total would tell it to everybody.
    const told = auditRelease(first(tables), secret, DEFAULT_RULES, yalpsSolver)
    expect(told.figures).toContainEqual(
      expect.objectContaining({ key: 'east yes', verdict: 'narrow', attacker: 'public' }),
    )
  })

  it('[DC5] tells neither an office nor a true value', () => {
    const tables = inventedYear({ offices: 40, criteria: 1, seed: 3 })
    const secret = suppress(first(tables), DEFAULT_RULES, yalpsSolver).secret.map(({ key }) => key)
    const audit = auditRelease(first(tables), secret, DEFAULT_RULES, yalpsSolver)
    expect(audit.figures.length).toBeGreaterThan(10)
    expect(JSON.stringify(audit)).not.toMatch(/office \d/)
    for (const { key, figure, lower, upper } of audit.figures) {
      const value = figuresOf(tables.cells.find((one) => one.key === key)?.contributions ?? [])[
        figure
      ]
      expect(lower === value && upper === value).toBe(false)
    }
  })

  it('[DC1] an unsafe cell that is published is a refusal', () => {
    const audit = auditRelease(first(grid([[20, 2, 30]])), [], DEFAULT_RULES, yalpsSolver)
    expect(audit.passed).toBe(false)
    expect(audit.figures.map(({ key, verdict }) => [key, verdict])).toEqual(
      expect.arrayContaining([['1,2', 'exact']]),
    )
  })

  it('[DC5] a safe cell that is called secret, and that everybody can work out, is a refusal', () => {
    const tables = grid([
      [20, 30],
      [25, 35],
    ])
    expect(auditRelease(first(tables), [], DEFAULT_RULES, yalpsSolver).passed).toBe(true)
    expect(auditRelease(first(tables), ['1,1'], DEFAULT_RULES, yalpsSolver)).toMatchObject({
      passed: false,
    })
  })
})

describe('[DC6] a solver that errs lets nothing pass', () => {
  const tables = grid([
    [20, 50, 10],
    [8, 2, 14],
    [17, 32, 12],
  ])
  const passes = (secret: readonly string[], solve: Solver): boolean =>
    auditRelease(first(tables), secret, DEFAULT_RULES, solve).passed
  const good = suppress(first(tables), DEFAULT_RULES, yalpsSolver).secret.map(({ key }) => key)

  it('the pattern is good, and the true solver says so', () => {
    expect(passes(good, yalpsSolver)).toBe(true)
  })

  const far = ({ lower, upper }: LinearProgram): readonly number[] =>
    upper.map((most, at) => (Number.isFinite(most) ? most : (lower[at] ?? 0) + 50))
  it.each([
    [
      'finds numbers that do not add up',
      (p: LinearProgram) => ({ status: 'optimal', values: far(p) }),
    ],
    ['says that there is no end', () => ({ status: 'unbounded' })],
    ['says that there is nothing', () => ({ status: 'infeasible' })],
    ['gives up', () => ({ status: 'unknown' })],
    [
      'answers in fractions, also where it is asked for whole numbers',
      (p: LinearProgram) => ({ status: 'optimal', values: p.cost.map((cost) => -cost * 5.5) }),
    ],
  ] as const)('one that %s', (_, solve) => {
    for (const secret of [good, ['2,2'], ['2,1', '2,2']])
      expect(passes(secret, solve as Solver)).toBe(false)
  })

  it('one that throws', () => {
    const broken = (): never => {
      throw new Error('out of memory')
    }
    expect(() => passes(good, broken)).toThrow('out of memory')
  })
})

describe('tables that cannot be', () => {
  it('are refused with a sentence: a part is missing, a key is there twice, nothing adds up', () => {
    const tables = grid([[20, 30]])
    const broken: readonly Tables[] = [
      { ...tables, cells: tables.cells.slice(1) },
      { ...tables, cells: [...tables.cells, ...tables.cells.slice(0, 1)] },
      {
        ...tables,
        cells: tables.cells.map((one) => (one.key === '1,*' ? { ...one, contributions: [] } : one)),
      },
      { ...tables, cells: tables.cells.map((one) => ({ ...one, group: 'none' })) },
    ]
    const words = ['which is not there', 'given twice', 'do not add up', 'which is not there']
    broken.forEach((one, at) =>
      expect(() => auditRelease(first(one), [], DEFAULT_RULES, yalpsSolver)).toThrow(words[at]),
    )
    expect(() => auditRelease(first(tables), ['9,9'], DEFAULT_RULES, yalpsSolver)).toThrow('9,9')
  })
})

/** Is a program of Debian there. */
function isThere(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The lowest and highest value of the cases of a cell, by glpsol, from a program written down from the tables themselves. */
function byReferee(tables: Tables, secret: readonly string[], key: string): readonly number[] {
  const name = (one: string): string => `x_${one.replace(',', '_').replaceAll('*', 't')}`
  const rows = tables.equations.map(
    ({ total, parts }) => `${parts.map(name).join(' + ')} - ${name(total)} = 0`,
  )
  const bounds = tables.cells.map((one) => {
    const { cases } = figuresOf(one.contributions)
    return secret.includes(one.key) ? `${name(one.key)} >= 0` : `${name(one.key)} = ${cases}`
  })
  const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-referee-'))
  try {
    return ['Minimize', 'Maximize'].map((sense) => {
      const [program, answer] = [join(folder, 'program.lp'), join(folder, 'answer.txt')]
      writeFileSync(
        program,
        `${sense}\n obj: ${name(key)}\nSubject To\n${rows.join('\n')}\nBounds\n${bounds.join('\n')}\nGenerals\n${tables.cells.map((one) => name(one.key)).join('\n')}\nEnd\n`,
      )
      execFileSync('glpsol', ['--lp', program, '-o', answer], { stdio: 'ignore' })
      return Number(/^Objective:\s+obj = (\S+)/m.exec(readFileSync(answer, 'utf8'))?.[1])
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('beside a referee', () => {
  const hasReferee = isThere('glpsol')

  it.skipIf(!hasReferee)(
    `[DC5] the intervals are those of glpsol, up to eight by eight${hasReferee ? '' : ' (skipped: glpsol of the package glpk-utils is not installed)'}`,
    () => {
      for (const seed of [1, 2, 3, 4, 5, 6]) {
        const tables = grid(randomRows(new Prng(seed), 8))
        const keys = tables.cells.map(({ key }) => key).filter((key) => !key.includes('*'))
        const random = new Prng(seed)
        const secret = keys.filter(() => random.chance(0.4))
        const { figures } = auditRelease(first(tables), secret, DEFAULT_RULES, yalpsSolver)
        for (const key of random.shuffle(secret).slice(0, 6)) {
          const found = figures.find((one) => one.key === key && one.figure === 'cases')
          expect([found?.lower, found?.upper], `seed ${seed}, ${key}`).toEqual(
            byReferee(tables, secret, key),
          )
        }
      }
    },
    60_000,
  )
})
