import { describe, expect, it } from 'vitest'
import {
  arrows,
  circle,
  circles,
  floorFaults,
  importsBelow,
  importsOf,
  listedFloors,
  lowestFloors,
  placeOf,
  standing,
  top,
} from './importsOf.ts'
import { filesBelow, isCode, read } from './sources.ts'

/** Top folders that stand in floors, and how many imports among their own files are read at least. */
const IN_FLOORS = [
  ['shared', 300],
  ['client', 1000],
  ['server', 400],
] as const

const all = importsBelow('shared', 'migrations', 'server', 'client', 'test')

describe('no circles', () => {
  it('finds one where there is one', () => {
    const round = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c'])],
      ['c', new Set(['b'])],
    ])
    expect(circle(round)).toBe('b → c → b')
    expect(circles(round)).toEqual([['b', 'c']])
    expect(circles(new Map([['a', new Set(['b'])]]))).toEqual([])
  })

  it('and names stand as low as they can, those of a circle on one floor', () => {
    const round = new Map([
      ['a', new Set(['b', 'd'])],
      ['b', new Set(['c'])],
      ['c', new Set(['b', 'e'])],
    ])
    const names = ['a', 'b', 'c', 'd', 'e']
    expect(lowestFloors(names, round)).toEqual([['d', 'e'], ['b', 'c'], ['a']])
  })

  it('among the top folders', () => {
    expect(circle(arrows(all, top))).toBeUndefined()
  })

  // In `shared` a schema is held against its type, and the type is named by both.
  it.each(['server', 'client'])('among files of %s, also where one only takes a type', (folder) => {
    expect(circle(arrows(standing(folder, all), (path) => path))).toBeUndefined()
  })

  it('among files that load each other', () => {
    const loading = all.filter(({ atLoad }) => atLoad)
    expect(circle(arrows(loading, (path) => path))).toBeUndefined()
  })
})

describe('floors', () => {
  it('are read from a README, and what breaks them is named', () => {
    const floors = listedFloors('| 0 | `low`, `other.ts` | x |\n| 1 | `high` | y |\n')
    expect(floors).toEqual([['low', 'other.ts'], ['high']])
    const up = importsOf('a/low/x.ts', "import '../high/y.ts'")
    const beside = importsOf('a/low/x.ts', "import '../other.ts'")
    const down = importsOf('a/high/y.ts', "import '../low/x.ts'")
    const places = ['low', 'other.ts', 'high']
    expect(floorFaults(floors, down, places)).toEqual([])
    expect(floorFaults(floors, [...up, ...beside], places)).toEqual([
      'low uses high: a/low/x.ts imports ../high/y.ts',
      'low uses other.ts: a/low/x.ts imports ../other.ts',
    ])
    expect(floorFaults(floors, down, ['low', 'high', 'new'])).toEqual([
      'new stands on no floor',
      'other.ts is not there',
    ])
  })

  describe.each(IN_FLOORS)('of %s', (folder, least) => {
    const below = standing(folder, all)

    it('go round in no circle', () => {
      expect(below.length).toBeGreaterThan(least)
      expect(circle(arrows(below, placeOf))).toBeUndefined()
    })

    it('are those its README lists, each above what it uses', () => {
      const inFolder = (path: string) => path.split('/').length > 2
      const standingThere = filesBelow(folder).filter((path) => inFolder(path) || isCode(path))
      const places = [...new Set(standingThere.map(placeOf))]
      const floors = listedFloors(read(`${folder}/README.md`))
      expect(floorFaults(floors, below, places)).toEqual([])
    })
  })
})
