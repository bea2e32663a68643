// Writes test/faults/report.md: what was done to the program, what had to hold, and what was counted.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { faultList, type ListedFault } from './faultList.ts'
import type { FaultRecord } from './record.ts'

const FILE = resolve(import.meta.dirname, '../report.md')

interface Done {
  readonly record: FaultRecord
  readonly state: 'passed' | 'failed' | 'skipped'
  readonly seconds: number
  readonly why: string
}

/** The report of `npm run faults`. A run of some faults leaves what is written of the others. */
export default class FaultReporter implements Reporter {
  readonly #began = new Date()

  onTestRunEnd(modules: readonly TestModule[]): void {
    const done = modules.flatMap((module) => [...module.children.allTests()].flatMap(doneOf))
    const before = sectionsBefore()
    const text = [
      '# What the program was put through\n',
      ...heading(this.#began, done),
      ...faultList.map((listed) => section(listed, done, before.get(listed.id))),
    ].join('\n')
    writeFileSync(FILE, `${text.trimEnd()}\n`)
    process.stdout.write(`\n${summary(done)}\nReport: test/faults/report.md\n`)
  }
}

/** What an earlier run wrote of each fault. */
function sectionsBefore(): Map<string, string> {
  const report = existsSync(FILE) ? readFileSync(FILE, 'utf8') : ''
  const sections = report.split(/^(?=## F\d)/m).slice(1)
  return new Map(sections.map((text) => [/^## (F\d+)/.exec(text)?.[1] ?? '', text]))
}

function doneOf(test: TestCase): Done[] {
  const record = test.meta().fault
  if (!record) return []
  const result = test.result()
  if (result.state === 'pending') return []
  const why = result.state === 'failed' ? (result.errors[0]?.message.split('\n')[0] ?? '') : ''
  const seconds = Math.round((test.diagnostic()?.duration ?? 0) / 100) / 10
  return [{ record, state: result.state, seconds, why: record.skipped ?? why }]
}

function summary(done: readonly Done[]): string {
  const count = (state: Done['state']) => done.filter((one) => one.state === state).length
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`
}

function heading(began: Date, done: readonly Done[]): string[] {
  const processors = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const long = done.some(({ record }) => record.long)
  const took = Math.round((Date.now() - began.getTime()) / 1000)
  return [
    'Written by `npm run faults`. After each fault the log every client kept of its commands and their',
    'acknowledgements is compared with the database.\n',
    `- Last run: ${summary(done)}; ${began.toISOString()}, ${took} s, ${long ? 'full' : 'short'} length`,
    `- Machine: ${processors.length} × ${processors[0]?.model ?? 'unknown'}, ${memory} GiB, ${type()} ${release()}`,
    `- Node.js ${process.version}, SQLite ${sqliteVersion()}`,
    `- Commit: ${commit()}. A fault that was not part of the last run shows the day and commit of its own.\n`,
  ]
}

function section(
  { id, title, elsewhere = [], missing, limit }: ListedFault,
  all: readonly Done[],
  before: string | undefined,
): string {
  const done = all.filter(({ record }) => record.id === id)
  if (done.length === 0 && missing === undefined && before !== undefined) return before
  const lines = [`## ${id} ${title}\n`]
  if (missing !== undefined) lines.push(`Not there: ${missing}\n`)
  else if (done.length === 0) lines.push('Not run this time.\n')
  lines.push(...done.map(entry))
  if (limit !== undefined) lines.push(`Known limit: ${limit}\n`)
  if (elsewhere.length > 0)
    lines.push(`Proven in part by ${elsewhere.map((path) => `\`${path}\``).join(', ')}.\n`)
  return lines.join('\n')
}

function entry({ record, state, seconds, why }: Done): string {
  const { title, seed, long, made, criteria, counts } = record
  const figures = Object.entries(counts).map(([name, n]) => `${name} ${shown(n)}`)
  return [
    `**${title}**: ${state}${why === '' ? '' : ` (${why})`}; seed ${seed}, ${seconds} s, ${long ? 'full' : 'short'} length, ${today()}, ${commit()}\n`,
    ...made.map((text) => `- Fault: ${text}`),
    ...criteria.map((text) => `- Must hold: ${text}`),
    ...(figures.length > 0 ? [`- Counted: ${figures.join(', ')}`] : []),
    '',
  ].join('\n')
}

const today = (): string => new Date().toISOString().slice(0, 10)

const shown = (n: number): string => (Number.isInteger(n) ? String(n) : n.toFixed(2))

function sqliteVersion(): string {
  const database = new Sqlite(':memory:')
  const version = database.prepare<[], string>('SELECT sqlite_version()').pluck().get()
  database.close()
  return version ?? 'unknown'
}

function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
    const changed =
      git('status', '--porcelain', '--', ':!test/faults/report.md') === '' ? '' : ' with changes'
    return `${git('rev-parse', '--short', 'HEAD')}${changed}`
  } catch {
    return 'unknown'
  }
}
