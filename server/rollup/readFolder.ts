// What lies in a folder of packages, read and asked about; files that cannot be counted are named, each with its sentence.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { catalogueSchema } from '../../shared/catalogue/catalogue.schema.ts'
import type { Problem } from '../../shared/kernel/problem.ts'
import { catalogueMappingSchema } from '../../shared/releasePackage/mapping.schema.ts'
import { refused } from '../../shared/releasePackage/refusal.ts'
import { refusalText } from '../../shared/releasePackage/refusal.words.ts'
import {
  registrationSchema,
  type Registration,
} from '../../shared/releasePackage/registration.schema.ts'
import { asNow } from '../../shared/releasePackage/releasePackage.ts'
import { RowPool } from '../../shared/rollup/rowPool.ts'
import type {
  HeldPackage,
  HeldProblem,
  HeldWithdrawal,
  Holdings,
} from '../../shared/rollup/selection.ts'
import { StartProblem } from '../kernel/startProblem.ts'
import { shippedCatalogues } from '../material.ts'
import { PACKAGE_LIMIT, readPackage } from '../releasePackage/readPackage.ts'
import { isSignedBy, keyIdOf } from '../releasePackage/signature.ts'

/** The parts of a folder of packages; `packages` and a key have to be there. */
const FOLDERS = {
  packages: 'pakete',
  catalogues: 'kataloge',
  mappings: 'zuordnungen',
} as const
/** Files that register the key of a server: schluessel.json, schluessel-koeln.json. */
const KEY_FILE = /^schluessel.*\.json$/

/** How many problems are named one by one. */
const MOST_NAMED = 20

/** Files that cannot be counted. */
export class FilesProblem extends StartProblem {
  readonly problems: readonly HeldProblem[]

  constructor(problems: readonly HeldProblem[], german: string, english: string) {
    super(german, english)
    this.problems = problems
  }
}

/** The problems of several files in one: what to do about each, and which files. */
export function filesProblem(problems: readonly HeldProblem[]): FilesProblem {
  const named = problems.slice(0, MOST_NAMED).map(({ name, problem }) => {
    const { title, next } = refusalText(problem.facts ?? {})
    return `${name}: ${title} ${next}`
  })
  const more = problems.length - named.length
  return new FilesProblem(
    problems,
    [
      'Diese Dateien lassen sich nicht auswerten. Es wurde nichts geschrieben.',
      ...named,
      ...(more > 0 ? [`Weitere Dateien: ${String(more)}.`] : []),
    ].join('\n'),
    `${String(problems.length)} files cannot be counted (${[...new Set(problems.map(({ problem }) => String(problem.facts?.['why'])))].join(', ')}). Nothing was written.`,
  )
}

const jsonFiles = (folder: string, wanted = /\.json$/): readonly string[] =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
    ? readdirSync(folder)
        .filter((name) => wanted.test(name))
        .toSorted()
    : []

/** The file as its schema reads it; throws in words where it does not. */
function parsed<T>(file: string, schema: z.ZodType<T>, german: string, english: string): T {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new StartProblem(
      `${file} ist ${german}. Legen Sie die richtige Datei dorthin, oder nehmen Sie diese heraus.`,
      `${file} is ${english}. Put the right file there, or take this one out.`,
    )
  }
}

/** What keys say: whose signature it is, and which office each of its offices is. */
type Keys = ReadonlyMap<string, Registration>

function readKeys(folder: string): Keys {
  const keys = new Map<string, Registration>()
  for (const name of jsonFiles(folder, KEY_FILE)) {
    const file = join(folder, name)
    const one = parsed(file, registrationSchema, 'kein öffentlicher Schlüssel', 'no public key')
    keys.set(keyIdOf(one.publicKey), one)
  }
  if (keys.size > 0) return keys
  throw new StartProblem(
    `In ${folder} liegt kein Schlüssel (schluessel.json). Ohne ihn lässt sich keine Unterschrift prüfen. Legen Sie die Datei dorthin, mit der sich der Server der Jugendämter vorgestellt hat.`,
    `There is no key in ${folder} (schluessel.json); without one no signature can be verified. Put the file there by which the server of the offices introduced itself.`,
  )
}

/** Everything in a folder of packages. Throws a `StartProblem` that names what cannot be read. */
export function readFolder(folder: string): Holdings {
  const keys = readKeys(folder)
  const within = (part: keyof typeof FOLDERS) => {
    const place = join(folder, FOLDERS[part])
    return jsonFiles(place).map((name) => join(place, name))
  }
  const catalogues = within('catalogues').map((file) =>
    parsed(file, catalogueSchema, 'kein Katalog', 'no catalogue'),
  )
  const mappings = within('mappings').map((file) =>
    parsed(file, catalogueMappingSchema, 'keine Zuordnung', 'no mapping'),
  )
  const packages: HeldPackage[] = []
  const pool = new RowPool()
  const withdrawals: HeldWithdrawal[] = []
  const problems: HeldProblem[] = []
  for (const file of within('packages')) {
    const read = readHeld(file, keys, pool)
    if ('problem' in read) problems.push({ name: file, problem: read.problem })
    else if ('hash' in read) packages.push(read)
    else withdrawals.push(read)
  }
  if (problems.length > 0) throw filesProblem(problems)
  if (packages.length === 0)
    throw new StartProblem(
      `In ${join(folder, FOLDERS.packages)} liegt kein Freigabepaket. Nennen Sie den Ordner, in dem der Ordner „${FOLDERS.packages}“ liegt.`,
      `There is no release package in ${join(folder, FOLDERS.packages)}. Name the folder that holds the folder "${FOLDERS.packages}".`,
    )
  return { packages, withdrawals, catalogues: [...shippedCatalogues(), ...catalogues], mappings }
}

/** A package or withdrawal with a signature that fits, and the office it speaks of; or why it is none. */
function readHeld(
  file: string,
  keys: Keys,
  pool: RowPool,
): HeldPackage | HeldWithdrawal | { readonly problem: Problem } {
  // Twice the limit in bytes is over the limit in any script.
  if (statSync(file).size > 4 * PACKAGE_LIMIT) return { problem: refused('tooLarge') }
  const read = readPackage(readFileSync(file, 'utf8'))
  if (!read.ok) return { problem: read.problem }
  const { file: held, hash, content } = read.value
  const { key } = held.signature
  const registered = keys.get(key)
  if (!registered) return { problem: refused('keyUnknown', { key: key.slice(0, 16) }) }
  if (!isSignedBy(held, registered.publicKey, content))
    return { problem: refused('signatureWrong') }
  const officeKey = 'package' in held ? held.package.office.key : held.withdrawal.office.key
  const office = registered.offices.find((one) => one.key === officeKey)?.name
  if (office === undefined) return { problem: refused('officeUnknown') }
  return 'package' in held
    ? { name: file, hash, office, content: pool.shared(asNow(held.package)) }
    : { name: file, office, content: held.withdrawal }
}
