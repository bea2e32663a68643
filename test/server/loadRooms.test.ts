import { expect, it } from 'vitest'
import { loadLater, loadRooms } from '../../server/room/loadRooms.ts'

it('[attack 3] a start waits for no room longer than it has time: what is left is loaded while it listens', async () => {
  let now = 0
  const loaded: string[] = []
  const load = (id: string) => {
    loaded.push(id)
    now += id === 'slow' ? 87_000 : 100
  }
  const late = loadRooms(['a', 'b', 'slow', 'c', 'd'], load, 5000, () => now)
  expect(loaded).toEqual(['a', 'b', 'slow'])
  expect(late).toEqual(['c', 'd'])
  let turns = 0
  const beat = () => {
    turns++
    if (loaded.length < 5) setImmediate(beat)
  }
  setImmediate(beat)
  loadLater(late, load)
  while (loaded.length < 5) await new Promise((next) => setImmediate(next))
  expect(loaded).toEqual(['a', 'b', 'slow', 'c', 'd'])
  expect(turns).toBeGreaterThan(1)
})

it('loads no further room once the server stops', async () => {
  const loaded: string[] = []
  const stop = loadLater(['a', 'b', 'c'], (id) => {
    loaded.push(id)
    if (id === 'b') stop()
  })
  for (let turn = 0; turn < 6; turn++) await new Promise((next) => setImmediate(next))
  expect(loaded).toEqual(['a', 'b'])
})

it('loads all where there is time, and says that nothing is left', () => {
  const loaded: string[] = []
  expect(loadRooms(['a', 'b'], (id) => loaded.push(id))).toEqual([])
  expect(loaded).toEqual(['a', 'b'])
})
