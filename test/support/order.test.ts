import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FIRST, inLine, LONG, spread } from './order.ts'
import { slowestFiles } from './slowest.ts'

describe('the order of a run', () => {
  it('puts what waits evenly between what computes, and loses nothing', () => {
    expect(spread(['1', '2', '3', '4'], ['a', 'b'])).toEqual(['1', 'a', '2', '3', 'b', '4'])
    expect(spread([], ['a', 'b'])).toEqual(['a', 'b'])
    expect(spread(['1', '2'], [])).toEqual(['1', '2'])
  })

  it('begins with what takes longest, and gives the browsers one project after the other', () => {
    const files = [
      'browser test/ui/gallery.browser.test.ts',
      'browser test/walk/press.browser.test.ts',
      'faults test/faults/crowd.test.ts',
      'faults test/faults/disk.test.ts',
      'journey test/e2e/agree.test.ts',
      'journey test/e2e/screens.test.ts',
      'node test/vote/ballot.test.ts',
      'node test/room/simulation.test.ts',
      'server test/server/login.test.ts',
      'walk test/walk/nobody.test.ts',
      'walk test/walk/walk.test.ts',
    ].map((line) => {
      const [name = '', moduleId = ''] = line.split(' ')
      return { moduleId, project: { name } }
    })
    expect(inLine(files).map(({ moduleId }) => moduleId.replace(/^.*\/|\.test\.ts$/g, ''))).toEqual(
      [
        ...['crowd', 'simulation', 'walk'],
        ...['ballot', 'disk', 'login'],
        ...['press.browser', 'gallery.browser', 'screens', 'agree', 'nobody'],
      ],
    )
  })

  it('knows each file that it names', () => {
    const root = resolve(import.meta.dirname, '../..')
    expect([...FIRST, ...LONG].filter((path) => !existsSync(resolve(root, path)))).toEqual([])
  })
})

describe('the end of a run', () => {
  it('names the twenty slowest files, the slowest first, and what all took', () => {
    const files = Array.from({ length: 30 }, (_, at) => [`test/${at}.test.ts`, at * 100] as const)
    const lines = slowestFiles(files).trim().split('\n')
    expect(lines).toHaveLength(22)
    expect(lines[1]).toMatch(/^ +2\.9 {2}.*test\/29\.test\.ts$/)
    expect(lines[20]).toMatch(/^ +1\.0 {2}.*test\/10\.test\.ts$/)
    expect(lines[21]).toMatch(/^ +43\.5 {2}all 30 files/)
  })
})
