import { parseArgs } from 'node:util'

/** What the command line asks for. */
export interface Options {
  readonly runs: number
  readonly seconds: number
  /** Keys of scenarios; empty for all. */
  readonly only: readonly string[]
  /** Contestants that are measured; empty for all. */
  readonly with: readonly string[]
  /** What chance begins with: the same seed, the same arrivals. */
  readonly seed: number
  /** No further run is begun that would end later than this. */
  readonly minutes: number
  readonly json: boolean
  readonly write: boolean
}

/** Reads the command line; throws a sentence for a person where it makes no sense. */
export function readOptions(
  args: readonly string[],
  keys: readonly string[],
  names: readonly string[] = [],
): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '1.5' },
      only: { type: 'string', default: '' },
      with: { type: 'string', default: '' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
      minutes: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  })
  return {
    runs: between(values.runs, 'runs', 1, 20),
    seconds: between(values.seconds, 'seconds', 1, 20),
    minutes: between(values.minutes, 'minutes', 1, 240),
    seed: between(values.seed, 'seed', 0, 1_000_000),
    only: known(values.only, 'scenario', keys),
    with: known(values.with, 'contestant', names),
    json: values.json,
    write: values.write,
  }
}

function known(text: string, what: string, all: readonly string[]): readonly string[] {
  const asked = text.split(',').filter((name) => name !== '')
  const unknown = asked.filter((name) => !all.includes(name))
  if (unknown.length > 0)
    throw new Error(`no ${what} ${unknown.join(', ')}; there are ${all.join(', ')}`)
  return asked
}

function between(text: string, name: string, least: number, most: number): number {
  const value = Number(text)
  if (!(value >= least && value <= most))
    throw new Error(`--${name} is a number from ${least} to ${most}`)
  return value
}
