// The aims of the project beside what was measured in the same run.
import { contestants, type Name } from './contestant.ts'
import { ratio, show } from './figure.ts'
import type { Outcome } from './table.ts'

/** What was measured, by scenario. */
export type Results = Readonly<Record<string, Outcome>>

interface Aim {
  readonly what: string
  readonly aim: string
  readonly measured: (results: Results) => number | null
  readonly reached: (measured: number) => boolean
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

const crowds = { one25: '1 × 25', forty25: '40 × 25', one200: '1 × 200' }

const aims: readonly Aim[] = [
  ...Object.entries(crowds).flatMap(([key, title]): Aim[] => [
    {
      what: `durable commands per second, ${title}, against the durable limit`,
      aim: '≥ 0.7',
      measured: (results) => against(results, key, 'durableWs', 'saturation'),
      reached: (value) => value >= 0.7,
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
  },
  {
    what: 'click → others, 40 × 25 at 1 command/s, p99 in ms',
    aim: '≤ 10',
    measured: (results) => figure(results, 'forty25', 'product', 'p99'),
    reached: (value) => value <= 10,
  },
  {
    what: 'late joiner, 50,000 events, ms',
    aim: '≤ 200',
    measured: (results) => figure(results, 'lateJoiner', 'product', 'many'),
    reached: (value) => value <= 200,
  },
  {
    what: 'late joiner, 50,000 events, the first after a start of the server, ms',
    aim: '≤ 200',
    measured: (results) => figure(results, 'lateJoiner', 'product', 'manyFirst'),
    reached: (value) => value <= 200,
  },
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
  },
  {
    what: 'case of 30,000 words with 2,000 annotations: add one, ms of script',
    aim: '≤ 16',
    measured: (results) => figure(results, 'client', 'product', 'add'),
    reached: (value) => value <= 16,
  },
]

/** The aims as a table of Markdown; what was not measured has a dash. */
export function aimTable(results: Results): string {
  const rows = aims.map(({ what, aim, measured, reached }) => {
    const value = measured(results)
    const verdict = value === null ? '–' : reached(value) ? 'reached' : 'missed'
    return `| ${what} | ${aim} | ${show(value)} | ${verdict} |`
  })
  return ['| What | Aim | Measured | |', '| --- | ---: | ---: | --- |', ...rows].join('\n')
}
