import { expect, it } from 'vitest'
import { loadRooms } from '../../server/room/loadRooms.ts'

/** A room that takes so many slices of a second each. */
function rooms(slices: Readonly<Record<string, number>>) {
  let now = 0
  const loaded: string[] = []
  const load = (id: string, mayGoOn: () => boolean) => {
    for (let left = slices[id] ?? 0; left > 0; left--) {
      if (!mayGoOn()) return false
      now += 1000
    }
    loaded.push(id)
    return true
  }
  return { load, loaded, now: () => now }
}

it('[attack 3] a start waits for no room longer than it has time, also within a room', () => {
  const { load, loaded, now } = rooms({ a: 1, b: 1, slow: 87, c: 1, d: 1 })
  expect(loadRooms(['a', 'b', 'slow', 'c', 'd'], load, 5000, now)).toBe(3)
  expect(loaded).toEqual(['a', 'b'])
  expect(now()).toBe(5000)
})

it('loads all where there is time, and says that nothing is left', () => {
  const { load, loaded, now } = rooms({ a: 1, b: 2 })
  expect(loadRooms(['a', 'b'], load, 5000, now)).toBe(0)
  expect(loaded).toEqual(['a', 'b'])
})
