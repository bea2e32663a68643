import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { diceGroups, looksTyped } from '../../shared/draw/dice.ts'

describe('[DR4] digits that are said to be rolled', () => {
  it.each([
    ['counted up', '123456789012345678901234'],
    ['counted down', '987654321098765432109876'],
    ['all the same', '444444444444444444444444'],
    ['counted up as a die goes', '123456123456123456123456'],
    ['a short block again and again', '134613461346134613461346'],
    ['a row among others', '351624351234561624351624'],
  ])('are asked about: %s', (_what, digits) => {
    expect(looksTyped(digits)).toBe(true)
  })

  it('are not asked about where they were rolled', () => {
    // 24 digits of a die each, from hashes: the same in every run.
    const rolled = Array.from({ length: 300 }, (_, at) =>
      [...createHash('sha256').update(String(at)).digest()]
        .slice(0, 24)
        .map((byte) => 1 + (byte % 6))
        .join(''),
    )
    expect(rolled.filter(looksTyped).length).toBeLessThan(5)
    expect(looksTyped('351624351624351624351624')).toBe(true)
    expect(looksTyped('351624351625162435162466')).toBe(false)
  })

  it('are shown in groups of four', () => {
    expect(diceGroups('12345678')).toBe('1234 5678')
    expect(diceGroups('1234567890')).toBe('1234 5678 90')
  })
})
