// The aims of the project beside what was measured in the same run.
import { contestants, type Name } from './contestant.ts'
import { FOREIGN_CORES, ratio, show } from './figure.ts'
import type { Outcome } from './table.ts'

/** What was measured, by scenario. */
export type Results = Readonly<Record<string, Outcome>>

interface Aim {
  readonly what: string
  readonly aim: string
  readonly measured: (results: Results) => number | null
  readonly reached: (measured: number) => boolean
  /** A time one waits, measured in this scenario: other programs make it longer, and it says nothing then. */
  readonly waitsIn?: string
}

const figure = (results: Results, key: string, name: Name, of: string): number | null => {
  const figures = results[key]?.[name]
  return typeof figures === 'object' ? (figures[of] ?? null) : null
}
const against = (results: Results, key: string, peer: Name, of: string) =>
  ratio(figure(results, key, 'product', of), figure(results, key, peer, of))

const limits: readonly Name[] = ['product', 'ws', 'durableWs']
const fastestPeer = (results: Results, key: string): number | null => {
  const values = contestants
    .filter(({ name }) => !limits.includes(name))
    .flatMap(({ name }) => figure(results, key, name, 'saturation') ?? [])
  return values.length > 0 ? Math.max(...values) : null
}

const crowds = {
  one25: { title: '1 × 25', limit: 'limit25' },
  forty25: { title: '40 × 25', limit: 'limit1000' },
  one200: { title: '1 × 200', limit: 'limit200' },
}

const releaseAim = (what: string, of: string, most: number, waitsIn?: string): Aim => ({
  ...{ what, aim: `≤ ${most}`, ...(waitsIn === undefined ? {} : { waitsIn }) },
  measured: (results) => figure(results, 'rollUp', 'product', of),
  reached: (value) => value <= most,
})

const releaseAims: readonly Aim[] = [
  releaseAim('a release of 186 offices and one year, CPU s of all processes', 'oneCpu', 15),
  releaseAim('the same of ten years, two procedures of each office', 'tenCpu', 30),
  releaseAim('the same of ten years, a procedure each year', 'manyCpu', 30),
  releaseAim('a second release after which offices delivered again, CPU s', 'secondCpu', 30),
  releaseAim('memory of a release of ten years, all processes, MiB', 'tenMemory', 500),
  releaseAim('memory of the second release, MiB', 'secondMemory', 500),
  releaseAim('a release is read, ms of CPU', 'read', 20),
  releaseAim('rooms while a release is computed, 40 × 25, p99 in ms', 'beside', 10, 'rollUp'),
]

const aims: readonly Aim[] = [
  ...Object.entries(crowds).flatMap(([key, { title, limit }]): Aim[] => [
    {
      what: `CPU per command at the steady rate, ${title}, against the durable limit in turns`,
      aim: '≤ 1.1',
      measured: (results) => figure(results, limit, 'product', 'cpuRatio'),
      reached: (value) => value <= 1.1,
    },
    {
      what: `durable commands per second, ${title}, against the durable limit in turns`,
      aim: '≥ 0.9',
      measured: (results) => figure(results, limit, 'product', 'saturationRatio'),
      reached: (value) => value >= 0.9,
    },
    {
      what: `durable commands per second, ${title}, against the fastest peer`,
      aim: '≥ 4',
      measured: (results) =>
        ratio(figure(results, key, 'product', 'saturation'), fastestPeer(results, key)),
      reached: (value) => value >= 4,
    },
  ]),
  {
    what: 'click → others, 40 × 25 at 1 command/s, median against bare ws',
    aim: '≤ 2.5',
    measured: (results) => against(results, 'forty25', 'ws', 'p50'),
    reached: (value) => value <= 2.5,
    waitsIn: 'forty25',
  },
  {
    what: 'click → others, 40 × 25 at 1 command/s, p99 in ms',
    aim: '≤ 10',
    measured: (results) => figure(results, 'forty25', 'product', 'p99'),
    reached: (value) => value <= 10,
    waitsIn: 'forty25',
  },
  {
    what: 'late joiner, 50,000 events, ms',
    aim: '≤ 200',
    measured: (results) => figure(results, 'lateJoiner', 'product', 'many'),
    reached: (value) => value <= 200,
    waitsIn: 'lateJoiner',
  },
  {
    what: 'late joiner, 50,000 events, the first after a start of the server, ms',
    aim: '≤ 200',
    measured: (results) => figure(results, 'lateJoiner', 'product', 'manyFirst'),
    reached: (value) => value <= 200,
    waitsIn: 'lateJoiner',
  },
  {
    what: '40 rooms of 50,000 events each, somebody in each has everything, ms after a start',
    aim: '≤ 2,000',
    measured: (results) => figure(results, 'ready40', 'product', 'ready'),
    reached: (value) => value <= 2000,
    waitsIn: 'ready40',
  },
  {
    what: 'the slowest list of 186 offices and ten years of procedures, ms of CPU',
    aim: '≤ 50',
    measured: (results) => figure(results, 'lists', 'product', 'worst'),
    reached: (value) => value <= 50,
  },
  ...releaseAims,
  {
    what: 'server memory, 1,000 seats in 40 rooms, MiB',
    aim: '≤ 250',
    measured: (results) => figure(results, 'forty25', 'product', 'memory'),
    reached: (value) => value <= 250,
  },
  {
    what: 'acknowledged and lost after kill −9, all runs',
    aim: '0',
    measured: (results) => figure(results, 'kill', 'product', 'lost'),
    reached: (value) => value === 0,
  },
  {
    what: 'doubled after kill −9, all runs',
    aim: '0',
    measured: (results) => figure(results, 'kill', 'product', 'doubled'),
    reached: (value) => value === 0,
  },
  {
    what: 'case of 30,000 words with 2,000 annotations: open, ms',
    aim: '≤ 500',
    measured: (results) => figure(results, 'client', 'product', 'open'),
    reached: (value) => value <= 500,
    waitsIn: 'client',
  },
  {
    what: 'case of 30,000 words with 2,000 annotations: add one, ms of script',
    aim: '≤ 16',
    measured: (results) => figure(results, 'client', 'product', 'add'),
    reached: (value) => value <= 16,
  },
]

/** The most that other programs used while any contestant of a scenario was measured. */
const foreignCoresIn = (results: Results, key: string): number =>
  Math.max(0, ...contestants.map(({ name }) => figure(results, key, name, 'foreignCores') ?? 0))

/** The aims as a table of Markdown; what was not measured has a dash. */
export function aimTable(results: Results): string {
  const rows = aims.map(({ what, aim, measured, reached, waitsIn }) => {
    const value = measured(results)
    const busy = waitsIn === undefined ? 0 : foreignCoresIn(results, waitsIn)
    const verdict =
      value === null
        ? '–'
        : busy > FOREIGN_CORES
          ? `no verdict: others used ${show(busy)} cores`
          : reached(value)
            ? 'reached'
            : 'missed'
    return `| ${what} | ${aim} | ${show(value)} | ${verdict} |`
  })
  return ['| What | Aim | Measured | |', '| --- | ---: | ---: | --- |', ...rows].join('\n')
}
