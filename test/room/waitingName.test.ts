import { expect, it } from 'vitest'
import { waitingName } from '../../client/workshop/waitingName.ts'
import { newId } from '../../shared/kernel/id.ts'

it('tells a full waiting list apart by a word and a number that are the same on both sides', () => {
  const id = newId()
  expect(waitingName(id)).toBe(waitingName(id))
  expect(waitingName(id)).toMatch(/^\p{Lu}\p{Ll}+ \d\d$/u)
  const names = new Set(Array.from({ length: 1000 }, () => waitingName(newId())))
  // By chance about 870 of 1,000 differ with 3,600 names; of 25 devices hardly ever two are alike.
  expect(names.size).toBeGreaterThan(800)
})
