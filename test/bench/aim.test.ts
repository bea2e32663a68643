import { describe, expect, it } from 'vitest'
import { aimTable, type Results } from './aim.ts'
import { combine, median, ratio, show } from './figure.ts'
import { readOptions } from './options.ts'
import type { Figures } from './scenario.ts'
import { tableOf } from './table.ts'

const crowd = (product: number, limit: number, peer: number): Results => ({
  one25: {
    product: { saturation: product },
    durableWs: { saturation: limit },
    socketio: { saturation: peer },
    sharedb: 'waited 40000 ms for: a line that is usable',
  },
})
const row = (results: Results, what: string) =>
  aimTable(results)
    .split('\n')
    .find((line) => line.includes(what))

describe('aims', () => {
  it('are reached or missed by the ratio to who was measured in the same run', () => {
    expect(row(crowd(700, 1000, 100), '1 × 25, against the fastest peer')).toMatch(/7\.00.*reached/)
    expect(row(crowd(700, 1000, 200), '1 × 25, against the fastest peer')).toMatch(/3\.50.*missed/)
  })

  it('are judged against the durable limit by what both cost in turns', () => {
    const judged = (figures: Figures) => ({ limit1000: { product: figures } })
    const cpu = 'CPU per command at the steady rate, 40 × 25'
    const rate = 'durable commands per second, 40 × 25, against the durable limit'
    expect(row(judged({ cpuRatio: 1.1 }), cpu)).toMatch(/1\.10.*reached/)
    expect(row(judged({ cpuRatio: 1.11 }), cpu)).toMatch(/1\.11.*missed/)
    expect(row(judged({ saturationRatio: 0.9 }), rate)).toMatch(/0\.90.*reached/)
    expect(row(judged({ saturationRatio: 0.89 }), rate)).toMatch(/0\.89.*missed/)
  })

  it('have no verdict on a time that was waited while other programs used the machine', () => {
    const waited = (foreignCores: number, its = 0): Results => ({
      forty25: {
        product: { p99: 50, memory: 300, foreignCores },
        ws: { foreignCores: its },
      },
    })
    const late = 'p99 in ms'
    expect(row(waited(0.1), late)).toMatch(/50\.0.*missed/)
    expect(row(waited(0.11), late)).toMatch(/50\.0.*no verdict: others used 0\.11 cores/)
    expect(row(waited(0, 0.5), late)).toContain('no verdict')
    expect(row(waited(1.5), 'server memory')).toContain('missed')
  })

  it('say nothing about what was not measured', () => {
    expect(row(crowd(700, 1000, 100), '40 × 25, against the durable limit')).toContain('| – | – |')
  })
})

describe('figures', () => {
  it('are medians of the runs, losses are added up', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    const runs = [
      { lost: 0, p50: 1 },
      { lost: 2, p50: 9 },
      { lost: 1, p50: 2 },
    ]
    expect(combine(runs, new Set(['lost']))).toEqual({ lost: 3, p50: 2 })
  })

  it('have no ratio to nothing', () => {
    expect(ratio(1, 0)).toBeNull()
    expect(ratio(undefined, 2)).toBeNull()
    expect(show(null)).toBe('–')
  })

  it('stand in a table with the ratio to the named peer; who failed says why', () => {
    const table = tableOf('one25', crowd(700, 1000, 100).one25 ?? {})
    expect(table).toMatch(/\| Fallwerkstatt \|.*\| 700 \| 0\.70 × \|/)
    expect(table).toContain('| (f) ShareDB | waited 40000 ms for: a line that is usable |')
  })
})

describe('the command line', () => {
  it('names what it does not know', () => {
    expect(() => readOptions(['--only', 'one25,two'], ['one25'])).toThrow('no scenario two')
    expect(() => readOptions(['--runs', 'many'], [])).toThrow('--runs is a number from 1 to 20')
    expect(() => readOptions(['--with', 'nobody'], [], ['ws'])).toThrow('no contestant nobody')
    expect(
      readOptions(
        ['--only', 'kill', '--runs', '3', '--with', 'ws', '--seed', '7'],
        ['kill'],
        ['ws'],
      ),
    ).toMatchObject({ only: ['kill'], runs: 3, with: ['ws'], seed: 7 })
  })
})
