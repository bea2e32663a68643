// `npm run packages`: writes the packages of an invented state, for trying out and measuring the state level.
import '../../scripts/requireNode.mjs'
import { createPrivateKey } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  administrativeDistrictWords,
  authorityTypeWords,
  sizeClassWords,
} from '../../../shared/office/office.words.ts'
import { packageJsonSchema } from '../../../shared/releasePackage/jsonSchema.ts'
import type { Registration } from '../../../shared/releasePackage/registration.schema.ts'
import { inventState, type InventedState } from './inventState.ts'

const USAGE = `npm run packages -- --offices 186 --years 10 --seed 7 --out FOLDER

  --offices N   invented offices, 1 to 400 (186)
  --years N     years of procedures, 1 to 20 (10)
  --until N     the last of these years (2026)
  --every N     years between two procedures of an office, 1 to 5 (5)
  --cases N     cases in each package, 1 to 40; otherwise two to seven
  --seed N      the same seed gives the same bytes (7)
  --key FILE    private key (PEM, Ed25519) that signs; otherwise one that follows from the seed
  --out FOLDER  a new or empty folder`

const { values } = parseArgs({
  options: {
    offices: { type: 'string', default: '186' },
    years: { type: 'string', default: '10' },
    until: { type: 'string', default: '2026' },
    every: { type: 'string', default: '5' },
    cases: { type: 'string' },
    seed: { type: 'string', default: '7' },
    key: { type: 'string' },
    out: { type: 'string' },
  },
})

/** A whole number of an option, or the end with a sentence. */
function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  return stop(`--${name} takes a whole number from ${least} to ${most}, not "${text}"`)
}

function stop(why: string): never {
  console.error(`${why}\n\n${USAGE}`)
  process.exit(2)
}

function emptyFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  if (readdirSync(folder).length > 0) stop(`${folder} is not empty`)
}

function privateKeyIn(file: string) {
  try {
    const key = createPrivateKey(readFileSync(file))
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // Said below.
  }
  return stop(`${file} holds no private Ed25519 key in PEM`)
}

/** What the state level needs beside the packages: the key with its offices, and the offices as a list. */
function writeLists({ offices, publicKey }: InventedState, folder: string): void {
  const registration: Registration = {
    format: 'fallwerkstatt-signing-key',
    version: 1,
    publicKey,
    offices: offices.map(({ office, name }) => ({ key: office.key, name })),
  }
  writeFileSync(join(folder, 'schluessel.json'), `${JSON.stringify(registration, null, 2)}\n`)
  const head = ['Jugendamt', 'Landesteil', 'Regierungsbezirk', 'Art', 'Größe', 'Belastungsklasse']
  const rows = offices.map(({ office, name }) => [
    ...[name, office.regionalBody],
    office.administrativeDistrict ? administrativeDistrictWords[office.administrativeDistrict] : '',
    ...[authorityTypeWords[office.authorityType], sizeClassWords[office.sizeClass]],
    String(office.burdenClass ?? ''),
  ])
  writeFileSync(
    join(folder, 'jugendaemter.csv'),
    `${[head, ...rows].map((cells) => cells.join(';')).join('\n')}\n`,
  )
  writeFileSync(
    join(folder, 'releasePackage.schema.json'),
    `${JSON.stringify(packageJsonSchema(), null, 2)}\n`,
  )
}

const { out, key, cases } = values
if (out === undefined) stop('--out is missing')
const state = inventState({
  offices: whole('offices', values.offices, 1, 400),
  years: whole('years', values.years, 1, 20),
  until: whole('until', values.until, 2020, 2100),
  every: whole('every', values.every, 1, 5),
  seed: whole('seed', values.seed, 0, 1_000_000),
  cases: cases === undefined ? null : whole('cases', cases, 1, 40),
  ...(key === undefined ? {} : { privateKey: privateKeyIn(key) }),
})
emptyFolder(out)
const began = performance.now()
mkdirSync(join(out, 'pakete'))
let count = 0
let bytes = 0
for (const { name, file } of state.packages()) {
  writeFileSync(join(out, 'pakete', name), file)
  count++
  bytes += Buffer.byteLength(file)
}
writeLists(state, out)
const seconds = ((performance.now() - began) / 1000).toFixed(1)
console.log(
  `${count} packages, ${(bytes / 1_000_000).toFixed(1)} MB, in ${seconds} s: ${join(out, 'pakete')}
The offices are in jugendaemter.csv, the key that signs for them in schluessel.json.`,
)
