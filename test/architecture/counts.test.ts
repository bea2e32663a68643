import { describe, expect, it } from 'vitest'
import { BACKUP_DAYS } from '../../shared/kernel/retention.ts'
import { SNAPSHOT_EVERY } from '../../server/room/roomSnapshot.ts'
import { filesBelow, read } from './sources.ts'

/** Written as the documents write it: small ones in words, others with a comma for thousands. */
const WORDS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const inWords = (count: number): string =>
  WORDS[count] ?? (count === 20 ? 'twenty' : count.toLocaleString('en'))

/** The number a source holds at this place; fails if it is not there. */
function held(path: string, pattern: RegExp): number {
  const found = pattern.exec(read(path))?.[1]
  if (found === undefined) throw new Error(`${path} holds no ${pattern.source}`)
  return Number(found.replaceAll('_', ''))
}

// Itself included.
const projects = [...read('test/tsconfig.json').matchAll(/"path":/g)].length + 1
const seeds = held('test/room/simulation.test.ts', /\['SEEDS'\] \?\? (\d+)/)
const backups = /backup: (\d+), aside: (\d+)/.exec(read('server/db/expireCopies.ts')) ?? []

/** Sentences of the documents that count something of the tree, with the number it has there. */
const COUNTS: readonly (readonly [path: string, sentence: string])[] = [
  ['README.md', `${inWords(projects)} TypeScript projects`],
  ['test/README.md', `for all ${inWords(projects)} projects`],
  ['test/README.md', `${inWords(seeds)} simulated days stand in`],
  ['test/README.md', `| ${inWords(seeds)} (\`npm test\`)`],
  ['test/README.md', `its ${inWords(held('test/support/slowest.ts', /NAMED = (\d+)/))} slowest`],
  ['server/README.md', `${inWords(held('server/room/roomHall.ts', /MAX_LINES = (\d+)/))} lines`],
  ['server/README.md', `removed after ${String(BACKUP_DAYS)} days`],
  ['README.md', `backups end after ${String(BACKUP_DAYS)} days`],
  ['server/README.md', `(at most ${String(backups[1])} and ${String(backups[2])} are kept)`],
  ['server/README.md', `every ${inWords(SNAPSHOT_EVERY)} events`],
  [
    'server/README.md',
    `up to ${inWords(held('server/kernel/incident.ts', /MOST_PLACES = (\d+)/))} places`,
  ],
  [
    'client/README.md',
    `${String(held('test/architecture/builtClient.test.ts', /LessThanOrEqual\((\d+_\d+)\)/) / 1000)} kB`,
  ],
]

describe('what the documents count is so many', () => {
  it.each(COUNTS)('%s: %s', (path, sentence) => {
    expect(read(path).replace(/\s+/g, ' ')).toContain(sentence)
  })

  it('and says no number of rules, files, folders, floors or tests, which nothing would keep true', () => {
    const counted =
      /(?<![\w.,–-])(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen) (?:rules|files|folders|floors|migrations|components|journeys|tests)\b/gi
    expect('in 14 floors and sixteen files'.match(counted)).toEqual(['14 floors', 'sixteen files'])
    const readmes = filesBelow('.').filter((path) => path.endsWith('README.md'))
    const free = readmes.flatMap((path) =>
      (read(path).match(counted) ?? []).map((one) => `${path}: ${one}`),
    )
    expect(free).toEqual([])
  })
})

describe('the walk of a command (test/README.md)', () => {
  const section = read('test/README.md').split('**The walk of `addAnnotation`**')[1] ?? ''
  const rows = [
    ...(section.split('\n## ')[0] ?? '').matchAll(/^\| [^|]+ \| +(\d+) +\| (`[^|]+?) +\|/gm),
  ]
  const walked = rows.map(([, said, cell = '']) => ({
    said: Number(said),
    files: [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
  }))
  const files = walked.flatMap((station) => station.files)

  it('names files that are there, each once, and as many as it says', () => {
    const code = ['shared', 'server', 'client'].flatMap(filesBelow)
    expect(files.filter((path) => !code.includes(path))).toEqual([])
    expect(files.filter((path, at) => files.indexOf(path) !== at)).toEqual([])
    expect(walked.map(({ said }) => said)).toEqual(walked.map((one) => one.files.length))
    expect(section.replace(/\s+/g, ' ')).toContain(`counted in files: ${String(files.length)}.`)
  })
})

describe('the dependencies', () => {
  type Manifest = Readonly<
    Record<'dependencies' | 'devDependencies' | 'optionalDependencies', object>
  >
  const manifest = JSON.parse(read('package.json')) as Manifest
  const installed = Object.keys({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  })
  const decision = read('README.md').split('**3. Dependencies')[1]?.split('**4.')[0] ?? ''
  const cells = [...decision.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell]) => cell ?? '')
  const explained = cells.flatMap((cell) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  )

  it('stand in the decisions with their reason, each of them and no other', () => {
    expect(explained.toSorted()).toEqual(installed.toSorted())
  })
})
