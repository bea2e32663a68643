import { describe, expect, it } from 'vitest'
import { auditInProcess, suppressInProcess } from '../../server/disclosure/disclosure.ts'
import { yalpsSolver } from '../../server/disclosure/yalpsSolver.ts'
import type { Solver } from '../../shared/disclosure/linear.ts'
import type { Pattern } from '../../shared/disclosure/protection.ts'
import { auditRelease } from '../../shared/disclosure/audit.ts'
import { DEFAULT_RULES, disclosureRulesSchema } from '../../shared/disclosure/rules.schema.ts'
import { suppress } from '../../shared/disclosure/suppress.ts'
import { figuresOf, published, type Tables } from '../../shared/disclosure/tables.ts'
import { Prng } from '../support/prng.ts'
import { cheapest } from './cheapest.ts'
import { first, grid, PUBLIC_RULES, randomRows, together } from './grid.ts'
import { inventedYear } from './inventedYear.ts'

const SEEDS = Array.from({ length: 24 }, (_, at) => at + 1)

/** Random tables up to so many rows and columns, each with the seed it came from in its keys. */
const randomTables = (most: number, seeds = SEEDS): readonly Tables[] =>
  seeds.map((seed) => grid(randomRows(new Prng(seed), most), { prefix: `seed ${seed}: ` }))

const costOf = (tables: Tables, secret: readonly string[]): number =>
  tables.cells
    .filter(({ key }) => secret.includes(key))
    .reduce((sum, { contributions }) => sum + Math.max(1, figuresOf(contributions).cases), 0)

describe('the rules', () => {
  it('[DC2] may be set tighter than the defaults, never looser', () => {
    const tighter = { offices: 7, cases: 10, largest: 40, twoLargest: 70, estimate: 20, width: 8 }
    expect(disclosureRulesSchema.parse(tighter)).toMatchObject(tighter)
    const looser = [
      { offices: 4 },
      { cases: 3 },
      { largest: 51 },
      { twoLargest: 90 },
      { estimate: 9 },
      { pooled: 1 },
      { width: 4 },
      { widthShare: 10 },
      { offices: 5.5 },
      { threshold: 5 },
    ]
    for (const one of looser) expect(disclosureRulesSchema.safeParse(one).success).toBe(false)
  })
})

describe('which cells stay secret', () => {
  it.each(SEEDS.slice(0, 6))('[DC3] whatever order the tables come in, seed %i', (seed) => {
    const random = new Prng(seed)
    const tables = grid(randomRows(random, 6))
    const shuffled: Tables = {
      cells: random
        .shuffle(tables.cells)
        .map((one) => ({ ...one, contributions: random.shuffle(one.contributions) })),
      equations: random
        .shuffle(tables.equations)
        .map((one) => ({ ...one, parts: random.shuffle(one.parts) })),
      groups: [],
    }
    const pattern = suppress(first(tables), DEFAULT_RULES, yalpsSolver)
    expect(suppress(first(shuffled), DEFAULT_RULES, yalpsSolver)).toEqual(pattern)
  })

  it.each(SEEDS)('[DC4] none is secret without need, and each protects, seed %i', (seed) => {
    const tables = grid(randomRows(new Prng(seed), 5))
    const { secret, unprotected } = suppress(first(tables), DEFAULT_RULES, yalpsSolver)
    expect(unprotected).toEqual([])
    const keys = secret.map(({ key }) => key)
    const passes = (without: string | null): boolean =>
      auditRelease(
        first(tables),
        keys.filter((key) => key !== without),
        DEFAULT_RULES,
        yalpsSolver,
      ).passed
    expect(passes(null)).toBe(true)
    // A planted fault each: an unsafe cell that is published, and a partner that is missing.
    for (const key of keys) expect(passes(key), key).toBe(false)
  })

  it('[DC3] cost at most half as much again as the cheapest pattern there is, up to four by four', () => {
    const ratios = randomTables(4, SEEDS.slice(0, 16)).flatMap((tables) => {
      const known: Tables = {
        ...tables,
        cells: tables.cells.map((one) => ({ ...one, known: one.key.includes('*') })),
      }
      const { secret, unprotected } = suppress(first(known), PUBLIC_RULES, yalpsSolver)
      const least = cheapest(known, PUBLIC_RULES)
      // Where nothing protects, both say so.
      expect(unprotected.length > 0).toBe(least === null)
      const added = secret.filter(({ reasons }) => reasons.length === 0).map(({ key }) => key)
      return least === null || least === 0 ? [] : [costOf(known, added) / least]
    })
    expect(ratios.length).toBeGreaterThan(5)
    const mean = ratios.reduce((sum, one) => sum + one, 0) / ratios.length
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(1)
    expect(mean).toBeLessThanOrEqual(1.5)
  }, 120_000)

  it('[DC3,DC6] what one solver finds passes the audit of the other, up to eight by eight', async () => {
    const tables = randomTables(8, SEEDS.slice(0, 8))
    const release = first(together(tables))
    const found = await suppressInProcess(release, DEFAULT_RULES)
    expect(found.unprotected).toEqual([])
    const keys = found.secret.map(({ key }) => key)
    const audit = await auditInProcess(release, keys, DEFAULT_RULES)
    expect(audit.figures.filter(({ verdict }) => verdict !== 'protected')).toEqual([])
    expect(audit.passed).toBe(true)
    // Another optimal vertex is another pattern; neither is much dearer.
    const other = suppress(release, DEFAULT_RULES, yalpsSolver).secret.map(({ key }) => key)
    const all = together(tables)
    const ratio = costOf(all, keys) / costOf(all, other)
    expect(ratio).toBeGreaterThan(0.8)
    expect(ratio).toBeLessThan(1.25)
  }, 120_000)

  it('[DC3,DC5] the tables of a year with groups, counted by office and by case', () => {
    const tables = inventedYear({ offices: 60, criteria: 3, seed: 11 })
    const { secret, unprotected } = suppress(first(tables), DEFAULT_RULES, yalpsSolver)
    expect(unprotected).toEqual([])
    expect(secret.length).toBeGreaterThan(10)
    const keys = secret.map(({ key }) => key)
    const audit = auditRelease(first(tables), keys, DEFAULT_RULES, yalpsSolver)
    expect(audit.passed).toBe(true)
    // All but few offices put something into a secret cell, and so did most pairs.
    expect(audit.offices).toBeGreaterThan(50)
    expect(audit.pools).toBeGreaterThan(1_000)
  })

  it('[DC7] a release in which nothing changed asks hardly more than the one before, and finds the same', () => {
    const tables = inventedYear({ offices: 60, criteria: 3, seed: 11 })
    const keysOf = ({ secret }: Pattern): readonly string[] => secret.map(({ key }) => key)
    const one = counting(yalpsSolver)
    const before = suppress(first(tables), DEFAULT_RULES, one.solve)
    const again = counting(yalpsSolver)
    const earlier = [{ key: 'release 1', tables, suppressed: keysOf(before) }]
    const after = suppress({ tables, earlier }, DEFAULT_RULES, again.solve)
    expect(keysOf(after)).toEqual(keysOf(before))
    expect(again.programs).toBeLessThan(1.5 * one.programs)
    expect(again.largest).toBeLessThanOrEqual(one.largest)
    expect(auditRelease({ tables, earlier }, keysOf(after), DEFAULT_RULES, yalpsSolver)).toEqual(
      auditRelease(first(tables), keysOf(before), DEFAULT_RULES, yalpsSolver),
    )
  })

  it('[DC7] what is unsafe and everybody knows from a release before is named, and the audit finds it', () => {
    const tables = grid([[9, 3]])
    const earlier = [{ key: 'release 1', tables, suppressed: [] }]
    const { secret, unprotected } = suppress({ tables, earlier }, DEFAULT_RULES, yalpsSolver)
    expect(secret.map(({ key }) => key)).toEqual(['1,2', '*,2'].toSorted())
    expect(unprotected).toEqual(['*,2', '1,2'].toSorted())
    for (const keys of [[], ['1,2', '*,2']])
      expect(auditRelease({ tables, earlier }, keys, DEFAULT_RULES, yalpsSolver).passed).toBe(false)
  })

  it('[DC4] what everybody knows never stays secret, and what it leaves no room for is told', () => {
    const tables = grid([[9, 1]], { margins: 'known' })
    const { secret, unprotected } = suppress(first(tables), DEFAULT_RULES, yalpsSolver)
    expect(secret.map(({ key }) => key)).toContain('1,2')
    expect(unprotected).toEqual(['1,2'])
  })
})

describe('what is published', () => {
  it('[DC9] is the same for all databases that differ only in secret cells, if the same cells are secret', () => {
    let same = 0
    let tried = 0
    for (const seed of SEEDS.slice(0, 12)) {
      const rows = randomRows(new Prng(seed), 5)
      const tables = grid(rows)
      const secret = suppress(first(tables), DEFAULT_RULES, yalpsSolver).secret.map(
        (one) => one.key,
      )
      for (const moved of movesWithin(rows, secret)) {
        tried++
        const others = grid(moved)
        const again = suppress(first(others), DEFAULT_RULES, yalpsSolver).secret.map(
          (one) => one.key,
        )
        if (JSON.stringify(again) !== JSON.stringify(secret)) continue
        same++
        expect(bytes(others, again)).toBe(bytes(tables, secret))
      }
    }
    // Which cells are secret depends on their values, so it is not the same for all of them.
    expect(tried).toBeGreaterThan(20)
    expect(same / tried).toBeGreaterThan(0.2)
  })

  it('[DC9] does not tell an unsafe cell from one that protects it', () => {
    const tables = grid([
      [20, 50, 10],
      [8, 2, 14],
      [17, 32, 12],
    ])
    const { secret } = suppress(first(tables), PUBLIC_RULES, yalpsSolver)
    expect(secret.filter(({ reasons }) => reasons.length > 0)).toHaveLength(1)
    const figures = published(
      tables,
      secret.map(({ key }) => key),
    )
    expect(new Set(secret.map(({ key }) => figures.get(key)))).toEqual(new Set([null]))
  })
})

/** The same solver, and what it was asked so far: how often, and how many numbers the largest program had. */
function counting(solve: Solver) {
  const asked = { programs: 0, largest: 0 }
  const counted: Solver = (program) => {
    asked.programs++
    asked.largest = Math.max(asked.largest, program.cost.length)
    return solve(program)
  }
  return Object.assign(asked, { solve: counted })
}

const bytes = (tables: Tables, secret: readonly string[]): string =>
  JSON.stringify([...published(tables, secret)])

/** Tables with the same margins in which four secret cells, the corners of a rectangle, hold one case more or less. */
function movesWithin(
  rows: readonly (readonly number[])[],
  secret: readonly string[],
): number[][][] {
  const moved: number[][][] = []
  const isSecret = (r: number, c: number): boolean => secret.includes(`${r + 1},${c + 1}`)
  rows.forEach((row, top) =>
    rows.forEach((_, bottom) =>
      row.forEach((_, left) =>
        row.forEach((_, right) => {
          if (top >= bottom || left === right) return
          const corners = [
            [top, left, 1],
            [top, right, -1],
            [bottom, left, -1],
            [bottom, right, 1],
          ] as const
          if (!corners.every(([r, c]) => isSecret(r, c))) return
          const other = rows.map((one) => [...one])
          for (const [r, c, by] of corners) {
            const line = other[r]
            if (line) line[c] = (line[c] ?? 0) + by
          }
          if (other.flat().every((one) => one >= 0)) moved.push(other)
        }),
      ),
    ),
  )
  return moved
}
