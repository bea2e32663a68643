import { describe, expect, test } from 'vitest'
import { labelledPlaces, placeOfDay, timelinePlaces } from '../../client/caseText/timelinePlaces.ts'

const entries = [
  { id: 'a', day: 0 },
  { id: 'b', day: 0 },
  { id: 'c', day: 1 },
  { id: 'd', day: 9 },
  { id: 'e', day: 412 },
]

describe('timelinePlaces', () => {
  test('one place for each day, from 0 to 1, in order', () => {
    const places = timelinePlaces(entries)
    expect(places.map(({ day }) => day)).toEqual([0, 1, 9, 412])
    expect(places[0]).toMatchObject({ at: 0, ids: ['a', 'b'] })
    expect(places.at(-1)?.at).toBe(1)
    const ats = places.map(({ at }) => at)
    expect(ats).toEqual(ats.toSorted((a, b) => a - b))
    expect(new Set(ats).size).toBe(4)
  })

  test('a long silence takes more room than a day, but not four hundred times as much', () => {
    const [zero, one, nine, far] = timelinePlaces(entries).map(({ at }) => at)
    const day = (one ?? 0) - (zero ?? 0)
    const silence = (far ?? 0) - (nine ?? 0)
    expect(silence).toBeGreaterThan(3 * day)
    expect(silence).toBeLessThan(20 * day)
  })

  test('days before the notification and a single day work', () => {
    expect(timelinePlaces([{ id: 'x', day: 5 }])).toEqual([{ day: 5, at: 0.5, ids: ['x'] }])
    expect(timelinePlaces([...entries, { id: 'z', day: -400 }])[0]).toMatchObject({
      day: -400,
      at: 0,
    })
    expect(timelinePlaces([])).toEqual([])
  })
})

test('placeOfDay lies between its neighbours and never outside', () => {
  const places = timelinePlaces(entries)
  expect(placeOfDay(places, 9)).toBe(places[2]?.at)
  expect(placeOfDay(places, 5)).toBeGreaterThan(places[1]?.at ?? 1)
  expect(placeOfDay(places, 5)).toBeLessThan(places[2]?.at ?? 0)
  expect(placeOfDay(places, -10)).toBe(0)
  expect(placeOfDay(places, 9999)).toBe(1)
})

test('labelledPlaces never collide and keep both ends', () => {
  const places = timelinePlaces(Array.from({ length: 40 }, (_, day) => ({ id: `e${day}`, day })))
  for (const width of [280, 700, 1200]) {
    const shown = labelledPlaces(places, width, 68)
    expect(shown[0]).toBe(places[0])
    expect(shown.at(-1)).toBe(places.at(-1))
    const gaps = shown.slice(1).map(({ at }, index) => (at - (shown[index]?.at ?? 0)) * width)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(68 - 1e-9)
  }
})
