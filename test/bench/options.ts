import { parseArgs } from 'node:util'

/** What the command line asks for. */
export interface Options {
  readonly runs: number
  readonly seconds: number
  /** Keys of scenarios; empty for all. */
  readonly only: readonly string[]
  /** No further run is begun that would end later than this. */
  readonly minutes: number
  readonly json: boolean
  readonly write: boolean
}

/** Reads the command line; throws a sentence for a person where it makes no sense. */
export function readOptions(args: readonly string[], keys: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '1.5' },
      only: { type: 'string', default: '' },
      minutes: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  })
  const only = values.only.split(',').filter((key) => key !== '')
  const unknown = only.filter((key) => !keys.includes(key))
  if (unknown.length > 0)
    throw new Error(`no scenario ${unknown.join(', ')}; there are ${keys.join(', ')}`)
  return {
    runs: between(values.runs, 'runs', 1, 20),
    seconds: between(values.seconds, 'seconds', 1, 20),
    minutes: between(values.minutes, 'minutes', 1, 240),
    only,
    json: values.json,
    write: values.write,
  }
}

function between(text: string, name: string, least: number, most: number): number {
  const value = Number(text)
  if (!(value >= least && value <= most))
    throw new Error(`--${name} is a number from ${least} to ${most}`)
  return value
}
