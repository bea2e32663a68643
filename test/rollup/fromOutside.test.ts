import { describe, expect, it } from 'vitest'
import type { Solvers } from '../../shared/rollup/release.ts'
import { solversHere } from '../support/rollupSolvers.ts'
import { attackedState } from './attackedState.ts'
import { intervalOf, lineKnown, numberName } from './fromOutside.ts'

const WISH = {
  seed: 11,
  offices: 80,
  cases: 1,
  until: ['2025-H2', '2026-H2'],
  pairs: 1,
  sums: false,
}

describe('[DC5] who has nothing but what is published', () => {
  it('learns nothing of one release, nor of what lies between two', async () => {
    const { releases, secret, unsafe, asked, exposed } = await attackedState(WISH, solversHere)
    expect(exposed).toEqual([])
    expect({ releases, isSomethingSecret: secret > 10 }).toEqual({
      releases: 2,
      isSomethingSecret: true,
    })
    expect(unsafe).toBeGreaterThan(10)
    expect(asked).toBeGreaterThan(3 * unsafe)
  }, 120_000)

  it('learns nothing where tags are tied to themes', async () => {
    const tied = { ...WISH, seed: 103, offices: 82, cases: null, until: ['2026-H2'], pairs: 0 }
    expect((await attackedState(tied, solversHere)).exposed).toEqual([])
  }, 120_000)

  it('learns nothing of which ways findings point, where strength, potential and what occurred are told', async () => {
    const all = { ...WISH, seed: 5, offices: 160, until: ['2026-H2'], pairs: 0 }
    expect((await attackedState(all, solversHere)).exposed).toEqual([])
  }, 240_000)

  it('would learn of a release in which only what is unsafe by itself stayed secret', async () => {
    const careless: Solvers = {
      suppress: async (release, rules) => {
        const { secret, unprotected } = await solversHere.suppress(release, rules)
        return { secret: secret.filter(({ reasons }) => reasons.length > 0), unprotected }
      },
      audit: async (...asked) => ({ ...(await solversHere.audit(...asked)), passed: true }),
    }
    const { exposed } = await attackedState({ ...WISH, until: ['2026-H2'] }, careless)
    expect(exposed.length).toBeGreaterThan(0)
  })

  it('works out what is left of a sum, and how far two unknown parts can go', () => {
    const cell = (value: string, cases: number | null, group = 'state') => ({
      ...{ item: 'x', group, value, offices: cases, cases },
      code: cases === null ? ('secret' as const) : null,
    })
    const line = (cells: ReturnType<typeof cell>[]) =>
      lineKnown(
        {
          kind: 'structure',
          tables: [
            { kind: 'structure', measure: 'favourable', grouping: 'state', dropped: false, cells },
          ],
        },
        'x',
        null,
      )
    const name = numberName('rating favourable', 'state', 'state')
    const whole = [cell('all', 40), cell('favourable', null)]
    expect(intervalOf(line([...whole, cell('unfavourable', 3)]), name, 'cases')).toEqual({
      least: 37,
      most: 37,
    })
    const open = line([...whole, cell('unfavourable', null)])
    expect(intervalOf(open, name, 'cases')).toEqual({ least: 0, most: 40 })
    const own = new Map([[name, { offices: 1, cases: 1 }]])
    expect(intervalOf(open, name, 'cases', own)).toEqual({ least: 1, most: 40 })
  })
})
