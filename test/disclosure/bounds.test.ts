import { describe, expect, it } from 'vitest'
import { yalpsSolver } from '../../server/disclosure/yalpsSolver.ts'
import { sternest, viewOf } from '../../shared/disclosure/attackers.ts'
import { Bounds, Rows } from '../../shared/disclosure/bounds.ts'
import { farthest, moveOf } from '../../shared/disclosure/fit.ts'
import { DEFAULT_RULES } from '../../shared/disclosure/rules.schema.ts'
import { systemOf, variablesOf } from '../../shared/disclosure/system.ts'
import { Prng } from '../support/prng.ts'
import { first, grid, randomRows } from './grid.ts'

const SEEDS = Array.from({ length: 12 }, (_, at) => at + 1)

describe('what rows tell one by one', () => {
  it.each(SEEDS)('[DC6] is never more than a program finds, for any attacker, seed %i', (seed) => {
    const random = new Prng(seed)
    const { cells } = systemOf(first(grid(randomRows(random, 5))), DEFAULT_RULES)
    const secret = cells.filter(() => random.chance(0.5))
    const isSecret = (cell: (typeof cells)[number]): boolean => secret.includes(cell)
    const bounds = Bounds.of(new Rows(cells), isSecret)
    const target = secret.find(({ holders }) => holders.size > 0)
    if (!target) return
    const office = [...target.holders.keys()].slice(0, 1)
    let closed = 0
    for (const view of [undefined, viewOf(office), sternest(target, DEFAULT_RULES)]) {
      const told = view ? bounds.knownTo(view) : bounds
      for (const variable of secret.flatMap(variablesOf))
        for (const direction of [1, -1] as const) {
          if (view?.hasFilled(variable.cell) === true) continue
          const aim = { variable, direction, limit: 1_000 }
          const found = farthest(yalpsSolver, secret, aim, view)
          if (found.status !== 'found') throw new Error(found.status)
          const { down, up } = told.reachOf(variable)
          const far = direction > 0 ? up : down
          expect(far).toBeGreaterThanOrEqual(direction * moveOf(found.fit, variable))
          if (far < 1_000) closed++
        }
    }
    expect(closed).toBeGreaterThan(0)
  })

  it('[DC4] is the number itself, where it is the only secret one of a sum, and of those tied to it', () => {
    const { own } = systemOf(
      first(
        grid([
          [12, 3, 9],
          [7, 11, 26],
        ]),
      ),
      DEFAULT_RULES,
    )
    const cells = [...own.values()]
    const [three, above, eleven] = ['1,2', '*,2', '2,2'].map((key) => own.get(key)?.variables.cases)
    if (!three || !above || !eleven) throw new Error('a cell is missing')
    const both = Bounds.of(new Rows(cells), (cell) => [three.cell, eleven.cell].includes(cell))
    expect(both.reachOf(three)).toEqual({ down: 0, up: 0 })
    const all = Bounds.of(new Rows(cells), () => true)
    expect(all.reachOf(three)).toEqual({ down: 3, up: Infinity })
    const some = new Set(['1,1', '1,2', '2,1', '2,2'])
    const four = Bounds.of(new Rows(cells), ({ key }) => some.has(key))
    expect(four.reachOf(three)).toEqual({ down: 3, up: 11 })
    const closer = four.knowing(eleven.cell)
    expect(closer.reachOf(three)).toEqual({ down: 0, up: 0 })
    expect(closer.touched).toContain(three)
    // What was known before stays as it was.
    expect(four.reachOf(three)).toEqual({ down: 3, up: 11 })
  })
})
