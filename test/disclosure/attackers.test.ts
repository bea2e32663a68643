import { describe, expect, it } from 'vitest'
import { sternerThan, sternest, viewOf, type View } from '../../shared/disclosure/attackers.ts'
import { DEFAULT_RULES } from '../../shared/disclosure/rules.schema.ts'
import { systemOf, type SystemCell } from '../../shared/disclosure/system.ts'
import type { Cell, Contribution } from '../../shared/disclosure/tables.ts'
import { Prng } from '../support/prng.ts'
import { first } from './grid.ts'

/** Cells of none to five of six offices, with small and large numbers of cases; with `least` 0 some name no case. */
function someCells(random: Prng, least: 0 | 1): readonly SystemCell[] {
  const cells = Array.from({ length: 7 }, (_, at): Cell => {
    const offices = random.shuffle([0, 1, 2, 3, 4, 5]).slice(0, random.below(6))
    const contributions = offices.map((one): Contribution => [
      `office ${one}`,
      least + random.below(random.chance(0.5) ? 2 : 12),
    ])
    return { key: `cell ${at}`, contributions }
  })
  return systemOf(first({ cells, equations: [], groups: [] }), DEFAULT_RULES).cells
}

/** Every office and every two of the six. */
function everyView(): readonly View[] {
  const offices = [0, 1, 2, 3, 4, 5].map((one) => `office ${one}`)
  const pairs = offices.flatMap((one, at) => offices.slice(at + 1).map((other) => [one, other]))
  return [...offices.map((one) => [one]), ...pairs].map((members) => viewOf(members))
}

/** What an attacker knows of a cell that a made-up one does not. */
const unknownTo = (madeUp: View, view: View, cells: readonly SystemCell[]): readonly string[] =>
  cells.flatMap((cell) => {
    if (madeUp.hasFilled(cell)) return []
    const wrong = view.hasFilled(cell) ? [`${cell.key} is filled`] : []
    for (const variable of Object.values(cell.variables))
      if (madeUp.shareOf(variable) < view.shareOf(variable))
        wrong.push(`${cell.key} ${variable.figure}`)
    return wrong
  })

describe('the made-up attackers, whose tables are taken for those of many', () => {
  const seeds = Array.from({ length: 40 }, (_, at) => at + 1)

  it.each([0, 1] as const)(
    '[DC5] the sternest knows what every office and every two know that did not fill the target, cases from %i',
    (least) => {
      let asked = 0
      for (const seed of seeds) {
        const cells = someCells(new Prng(seed), least)
        for (const target of cells)
          for (const view of everyView()) {
            if (view.hasFilled(target)) continue
            asked++
            const missing = unknownTo(sternest(target, DEFAULT_RULES), view, cells)
            expect(missing, `seed ${seed}, ${target.key}, ${view.members.join(' ')}`).toEqual([])
          }
      }
      expect(asked).toBeGreaterThan(1_000)
    },
  )

  it('[DC5] one that is sterner than some offices knows what they know, and of large numbers what any two know', () => {
    for (const seed of seeds) {
      const cells = someCells(new Prng(seed), 0)
      for (const view of everyView())
        expect(unknownTo(sternerThan(view, DEFAULT_RULES), view, cells)).toEqual([])
    }
  })
})
