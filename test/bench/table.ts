// Which figures of a scenario are shown in which column, and against whom.
import { contestants, type Name } from './contestant.ts'
import { ratio, show } from './figure.ts'
import { RATES } from './load/sweep.ts'
import type { Figures } from './scenario.ts'

/** The figures of one scenario, by contestant; a text if one broke a promise or did not start. */
export type Outcome = Readonly<Partial<Record<Name, Figures | string>>>

interface Column {
  readonly title: string
  readonly figure: string
  /** Adds a column with the multiple of this contestant's figure. */
  readonly against?: Name
}

const crowdColumns: readonly Column[] = [
  { title: 'others p50 ms', figure: 'p50', against: 'ws' },
  { title: 'others p99 ms', figure: 'p99' },
  { title: 'acknowledged p50 ms', figure: 'ackP50' },
  { title: 'commands/s', figure: 'saturation', against: 'durableWs' },
  { title: 'CPU s per 1,000 there', figure: 'pressedCpu', against: 'durableWs' },
  { title: 'CPU s per 1,000 at the steady rate', figure: 'cpu' },
  { title: 'bytes up', figure: 'up' },
  { title: 'bytes down', figure: 'down' },
  { title: 'MiB', figure: 'memory' },
  { title: 'client core', figure: 'clientCore' },
  { title: 'foreign cores', figure: 'foreignCores' },
]

const limitColumns: readonly Column[] = [
  { title: 'CPU s per 1,000 at the steady rate', figure: 'cpu' },
  { title: 'the limit', figure: 'limitCpu' },
  { title: 'ratio', figure: 'cpuRatio' },
  { title: 'commands/s', figure: 'saturation' },
  { title: 'the limit', figure: 'limitSaturation' },
  { title: 'ratio', figure: 'saturationRatio' },
  { title: 'CPU s per 1,000 there', figure: 'pressedCpu' },
  { title: 'the limit', figure: 'limitPressedCpu' },
  { title: 'ratio', figure: 'pressedRatio' },
  { title: 'foreign cores', figure: 'foreignCores' },
]

const sweepColumns: readonly Column[] = [
  { title: 'knee, commands/s', figure: 'knee', against: 'durableWs' },
  ...RATES.map((rate) => ({ title: `p50 ms at ${rate}/s`, figure: `p50at${rate}` })),
  { title: 'foreign cores', figure: 'foreignCores' },
]

const columns: Readonly<Record<string, readonly Column[]>> = {
  one25: crowdColumns,
  one200: crowdColumns,
  forty25: crowdColumns,
  private25: crowdColumns,
  slowConsumer: [
    { title: 'others p99 ms, all reading', figure: 'p99Reading' },
    { title: 'three stalled', figure: 'p99', against: 'ws' },
    { title: 'memory because of them, MiB', figure: 'growth', against: 'ws' },
    { title: 'caught up after ms', figure: 'caughtUp' },
  ],
  slowDisk: [
    { title: 'acknowledged p50 ms', figure: 'ackP50', against: 'durableWs' },
    { title: 'commands/s', figure: 'saturation', against: 'durableWs' },
  ],
  lateJoiner: [
    { title: '5,000: ms', figure: 'few' },
    { title: 'bytes', figure: 'fewBytes' },
    { title: '50,000: ms', figure: 'many', against: 'durableWs' },
    { title: 'bytes', figure: 'manyBytes' },
    { title: 'the first after a start: ms', figure: 'manyFirst' },
    { title: 'foreign cores', figure: 'foreignCores' },
  ],
  limit25: limitColumns,
  limit1000: limitColumns,
  limit200: limitColumns,
  sweep: sweepColumns,
  sweepPoisson: sweepColumns,
  ready40: [
    { title: 'listens after ms', figure: 'listens' },
    { title: 'a seat in one room was sent everything after ms', figure: 'first' },
    { title: 'a seat in each after ms', figure: 'ready' },
    { title: 'CPU s until then', figure: 'cpu' },
    { title: 'after a kill: a seat in each after ms', figure: 'afterKill' },
    { title: 'foreign cores', figure: 'foreignCores' },
  ],
  lists: [
    { title: 'bare: all rows as JSON, CPU ms', figure: 'bare' },
    { title: 'offices found CPU ms', figure: 'search' },
    { title: 'overview CPU ms', figure: 'overview' },
    { title: 'board CPU ms', figure: 'board' },
    { title: 'teams CPU ms', figure: 'teams' },
    { title: 'evidence CPU ms', figure: 'evidence' },
    { title: 'CSV CPU ms', figure: 'table' },
    { title: 'ICS CPU ms', figure: 'calendar' },
    { title: 'all offices CPU ms', figure: 'offices' },
    { title: 'all procedures CPU ms', figure: 'procedures' },
    { title: 'slowest CPU ms', figure: 'worst' },
    { title: '× bare', figure: 'times' },
  ],
  rollUp: [
    ...(
      [
        ['one year', 'one'],
        ['ten years', 'ten'],
        ['ten years, each year', 'many'],
        ['a second release', 'second'],
      ] as const
    ).flatMap(([title, name]) => [
      { title: `${title}: CPU s`, figure: `${name}Cpu` },
      { title: 's', figure: `${name}Seconds` },
      { title: 'MiB', figure: `${name}Memory` },
    ]),
    { title: 'read: CPU ms', figure: 'read' },
    { title: 'rooms p99 ms', figure: 'alone' },
    { title: 'beside it', figure: 'beside' },
    { title: 'foreign cores', figure: 'foreignCores' },
  ],
  vote200: [
    { title: 'acknowledged p50 ms', figure: 'p50' },
    { title: 'p99 ms', figure: 'p99' },
    { title: 'all know that all have voted, ms after the last', figure: 'counted' },
  ],
  storm: [
    { title: 'all back after ms', figure: 'milliseconds', against: 'ws' },
    { title: 'CPU s', figure: 'cpuSeconds' },
  ],
  client: [
    { title: 'open: painted after ms', figure: 'open' },
    { title: 'ms of script', figure: 'openScript' },
    { title: 'whole after ms', figure: 'complete' },
    { title: 'longest frame meanwhile, ms', figure: 'longest' },
    { title: 'CPU ms of the main thread', figure: 'openCpu' },
    { title: 'add one: ms of script', figure: 'add' },
    { title: 'CPU ms until painted', figure: 'addCpu' },
    { title: 'switch a filter: ms of script', figure: 'filter' },
    { title: 'scroll: CPU ms per frame', figure: 'scrollCpu' },
    { title: 'frames', figure: 'frames' },
    { title: 'dropped', figure: 'dropped' },
  ],
  kill: [
    { title: 'given', figure: 'given' },
    { title: 'acknowledged', figure: 'acknowledged' },
    { title: 'acknowledged and lost', figure: 'lost' },
    { title: 'seen by others and lost', figure: 'seenLost' },
    { title: 'doubled', figure: 'doubled' },
  ],
}

const names: Readonly<Record<string, string>> = Object.fromEntries(
  contestants.map(({ name, title }) => [name, title]),
)

function cells(column: Column, figures: Figures, outcome: Outcome): string[] {
  const value = show(figures[column.figure])
  if (column.against === undefined) return [value]
  const peer = outcome[column.against]
  const base = typeof peer === 'object' ? peer[column.figure] : null
  const multiple = ratio(figures[column.figure], base)
  return [value, multiple === null ? '–' : `${show(multiple)} ×`]
}

/** A scenario as a table of Markdown. */
export function tableOf(key: string, outcome: Outcome): string {
  const shown = columns[key] ?? []
  const short = (name: Name) => (/^\(\w\)/.exec(names[name] ?? '') ?? [names[name]])[0]
  const head = shown.flatMap(({ title, against }) =>
    against === undefined ? [title] : [title, `of ${short(against)}`],
  )
  const rows = contestants.flatMap(({ name, title }) => {
    const figures = outcome[name]
    if (figures === undefined) return []
    if (typeof figures === 'string')
      return [[title, figures.replaceAll('|', '/'), ...head.slice(1).map(() => '')]]
    return [[title, ...shown.flatMap((column) => cells(column, figures, outcome))]]
  })
  const line = (parts: readonly (string | undefined)[]) => `| ${parts.join(' | ')} |`
  const rule = line(['', ...head].map((_, at) => (at === 0 ? '---' : '---:')))
  return [line(['', ...head]), rule, ...rows.map(line)].join('\n')
}
