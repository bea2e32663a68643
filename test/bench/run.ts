// `npm run bench`: every contestant in its own process, the same clients, the same work, one run after the other.
import { cpus, totalmem } from 'node:os'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aimTable, type Results } from './aim.ts'
import { ClientBench } from './client/measureClient.ts'
import { contestants, type Contestant, type Name } from './contestant.ts'
import { combine } from './figure.ts'
import { installPeers, versions } from './install.ts'
import { readOptions, type Options } from './options.ts'
import { foreignCoresOfTree } from './load/process.ts'
import type { Figures, Scenario } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import { tableOf, type Outcome } from './table.ts'

const CLIENT = { key: 'client', title: 'client: 30,000 words with 2,000 annotations' }
/** Counts of what must never happen: added up over the runs. */
const ADDED = new Set(['lost', 'seenLost', 'doubled', 'given', 'acknowledged'])
const README = join(import.meta.dirname, 'README.md')

const say = (line: string) => void process.stderr.write(`${line}\n`)
const reason = (error: unknown): string =>
  error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : String(error)

/** All measurements of one contestant in one scenario, or why the last one failed. */
class Book {
  readonly runs: Figures[] = []
  failure: string | undefined

  get outcome(): Figures | string | undefined {
    if (this.runs.length > 0 && this.failure === undefined) return combine(this.runs, ADDED)
    return this.failure
  }
}

type Books = Map<string, Map<Name, Book>>

function bookOf(books: Books, key: string, name: Name): Book {
  const scenario = books.get(key) ?? new Map<Name, Book>()
  books.set(key, scenario)
  const book = scenario.get(name) ?? new Book()
  scenario.set(name, book)
  return book
}

async function note(book: Book, what: string, run: () => Promise<Figures>): Promise<void> {
  const start = performance.now()
  const foreign = foreignCoresOfTree()
  try {
    const figures = await run()
    book.runs.push({ foreignCores: foreign(), ...figures })
  } catch (error) {
    book.failure = reason(error)
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  say(`${what}: ${seconds} s${book.failure === undefined ? '' : ` — ${book.failure}`}`)
}

const isAsked = ({ name }: Contestant, options: Options) =>
  options.with.length === 0 || options.with.includes(name)
/** What the product and the two limits need, the product has itself. */
const OWN: readonly Name[] = ['product', 'ws', 'durableWs']

/** Every other run goes through the contestants backwards, so that none always comes after the same one. */
const inOrder = (run: number): readonly Contestant[] =>
  run % 2 === 0 ? contestants : contestants.toReversed()

async function runEngine(books: Books, chosen: readonly Scenario[], options: Options, run: number) {
  for (const scenario of chosen)
    for (const contestant of inOrder(run)) {
      if (!scenario.takesPart(contestant) || !isAsked(contestant, options)) continue
      if (scenario.once && run > 0) continue
      const what = `run ${run + 1} of ${options.runs}, ${scenario.title}, ${contestant.title}`
      const book = bookOf(books, scenario.key, contestant.name)
      await note(book, what, () => scenario.run(contestant, options))
    }
}

/** Kept for the client at the end. */
const RESERVE_MS = 90_000

/** As many rounds as were asked for and fit into the time; how many it became. */
async function runRounds(
  books: Books,
  chosen: readonly Scenario[],
  options: Options,
): Promise<number> {
  const start = performance.now()
  const end = start + options.minutes * 60_000 - RESERVE_MS
  let longest = 0
  for (let run = 0; run < options.runs; run++) {
    const began = performance.now()
    if (run > 0 && began + longest > end) {
      say(`${run} runs fitted into ${options.minutes} minutes`)
      return run
    }
    await runEngine(books, chosen, options, run)
    longest = Math.max(longest, performance.now() - began)
  }
  return options.runs
}

async function runClient(books: Books, options: Options): Promise<void> {
  const client = await ClientBench.start()
  try {
    for (let run = 0; run < options.runs; run++) {
      const what = `run ${run + 1} of ${options.runs}, ${CLIENT.title}`
      await note(bookOf(books, CLIENT.key, 'product'), what, () => client.run())
    }
  } finally {
    await client.close()
  }
}

const resultsOf = (books: Books): Results =>
  Object.fromEntries(
    [...books].map(([key, scenario]) => [
      key,
      Object.fromEntries([...scenario].map(([name, book]) => [name, book.outcome])) as Outcome,
    ]),
  )

const machine = () => ({
  cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${process.arch}`,
})

function report(results: Results, options: Options): string {
  const { cpu, memoryGiB, system } = machine()
  const all = Object.entries(versions()).map(([name, version]) => `${name} ${version}`)
  const measured = [...scenarios, CLIENT].filter(({ key }) => key in results)
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpu}, ${memoryGiB} GiB, ${system}; ${all.join(', ')}.`,
    `${options.runs === 1 ? 'One run' : `Medians of ${options.runs} runs`} with steady loads of ${options.seconds} s after two seconds of warming up; chance began with \`--seed ${options.seed}\`. A sentence in a row says why there is no figure.`,
    '### Aims',
    aimTable(results),
    ...measured.flatMap(({ key, title }) => [
      `### ${title}: \`${key}\``,
      tableOf(key, results[key] ?? {}),
    ]),
  ].join('\n\n')
}

/** Puts the report between the two marks of the README. */
function write(text: string): void {
  const readme = readFileSync(README, 'utf8')
  const between = /(<!-- measured -->\n)[\s\S]*(<!-- \/measured -->)/
  writeFileSync(
    README,
    readme.replace(between, (_, open: string, close: string) => `${open}\n${text}\n\n${close}`),
  )
}

async function main(): Promise<void> {
  const keys = [...scenarios.map(({ key }) => key), CLIENT.key]
  const names = contestants.map(({ name }) => name)
  const options = readOptions(process.argv.slice(2), keys, names)
  const isWanted = (key: string) => options.only.length === 0 || options.only.includes(key)
  const chosen = scenarios.filter(({ key }) => isWanted(key))
  const needsPeers = contestants.some((one) => isAsked(one, options) && !OWN.includes(one.name))
  if (chosen.length > 0 && needsPeers) installPeers(say)
  const books: Books = new Map()
  const runs = chosen.length > 0 ? await runRounds(books, chosen, options) : options.runs
  if (isWanted(CLIENT.key)) await runClient(books, { ...options, runs })
  const results = resultsOf(books)
  const done = { ...options, runs }
  const head = { machine: machine(), versions: versions(), ...done }
  console.log(options.json ? JSON.stringify({ ...head, results }, null, 2) : report(results, done))
  if (options.write) write(report(results, done))
  const failed = [...books.values()].some((scenario) =>
    [...scenario.values()].some(({ failure }) => failure !== undefined),
  )
  process.exitCode = failed ? 1 : 0
}

try {
  await main()
} catch (error) {
  say(reason(error))
  process.exitCode = 1
}
process.exit()
