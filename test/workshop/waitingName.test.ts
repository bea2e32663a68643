import { expect, it } from 'vitest'
import { distinctSeatId, waitingName } from '../../shared/workshop/waitingName.ts'
import { newId } from '../../shared/kernel/id.ts'

it('tells a full waiting list apart by a word and a number that are the same on both sides', () => {
  const id = newId()
  expect(waitingName(id)).toBe(waitingName(id))
  expect(waitingName(id)).toMatch(/^\p{Lu}\p{Ll}+ \d\d$/u)
  const names = new Set(Array.from({ length: 1000 }, () => waitingName(newId())))
  expect(names.size).toBeGreaterThan(800)
})

it('gives no two seats of a workshop the same name, as long as there are names', () => {
  const ids: string[] = []
  for (let seat = 0; seat < 1000; seat++) ids.push(distinctSeatId(ids, newId))
  expect(new Set(ids.map(waitingName)).size).toBe(1000)
  expect(distinctSeatId(['same'], () => 'same')).toBe('same')
})
