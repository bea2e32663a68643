// `node --import tsx test/bench/packages.ts`: what a release package costs: inventing, making, and taking one in. Beside
// each stands the bare work on the same bytes in the same run: JSON.parse and one Ed25519 verification.
import { createPublicKey, verify } from 'node:crypto'
import { cpus } from 'node:os'
import { wholeDatabase } from '../../server/db/database.ts'
import { inTransaction } from '../../server/audit/audit.ts'
import { inventState } from '../../server/demo/state/inventState.ts'
import { readInThread } from '../../server/releasePackage/packageThread.ts'
import { askedOfFile, receive } from '../../server/releasePackage/receivedPackage.queries.ts'
import { readPackage } from '../../server/releasePackage/readPackage.ts'
import { packageView } from '../../server/releasePackage/releasePackage.queries.ts'
import { isSignedBy, keyIdOf } from '../../server/releasePackage/signature.ts'
import { canonicalJson } from '../../shared/kernel/canonicalJson.ts'
import type { SignedPackage } from '../../shared/releasePackage/releasePackage.ts'
import { concludedWorkshop } from '../support/concluded.ts'
import { releasable, storeShippedCatalogues } from '../support/releasable.ts'
import { openTestServer } from '../support/testServer.ts'
import { settle } from '../support/village.ts'

const ROUNDS = 3

/** CPU of this process with its threads, in microseconds for each of so many. */
async function cpuOf(count: number, work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / count
}
const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN

/** The least that has to be done with these bytes: parse them, and verify one signature. */
function bare(texts: readonly string[], publicKey: string): () => void {
  const key = createPublicKey({
    key: Buffer.from(publicKey, 'base64'),
    type: 'spki',
    format: 'der',
  })
  const signed = texts.map((text) => {
    const { package: content, signature } = JSON.parse(text) as SignedPackage
    const bytes = Buffer.from(`${content.format}\n${canonicalJson(content)}`, 'utf8')
    return { text, bytes, value: Buffer.from(signature.value, 'base64url') }
  })
  return () => {
    for (const { text, bytes, value } of signed) {
      JSON.parse(text)
      if (!verify(null, bytes, key, value)) throw new Error('a wrong signature')
    }
  }
}

const server = await openTestServer()
const { deps } = server
const village = await settle(deps)
await storeShippedCatalogues(deps)

const state = inventState({ offices: 186, years: 10, until: 2026, every: 5, seed: 7, cases: null })
const files = [...state.packages()].map(({ file }) => file)
const work = bare(files, state.publicKey)
const offices = state.offices.map(({ office: { key: _key, ...master }, name }) => ({
  ...{ id: deps.newId(), name: `${name} der Messung` },
  ...master,
}))
const writing = wholeDatabase(deps.db)
await writing.insertInto('office').values(offices).execute()
const keyId = keyIdOf(state.publicKey)
await writing
  .insertInto('signing_key')
  .values({ keyId, publicKey: state.publicKey, label: 'Messung', own: 0, addedAt: 1 })
  .execute()
await writing
  .insertInto('signing_key_office')
  .values(
    state.offices.map(({ office }, at) => ({
      ...{ keyId, officeKey: office.key, officeId: offices[at]?.id ?? '' },
    })),
  )
  .execute()
await releasable(server, village)
for (const origin of ['random', 'random', 'random', 'additional'] as const)
  await concludedWorkshop(deps, village, origin)

const forget = () =>
  deps.sqlite.exec('DELETE FROM received_package_catalogue; DELETE FROM received_package')
/** Reads files and asks about their signatures, in this thread. */
function readAll(texts: readonly string[]): void {
  for (const text of texts) {
    const read = readPackage(text)
    if (!read.ok || !isSignedBy(read.value.file, state.publicKey))
      throw new Error('a package that is none')
  }
}

/** Takes files in as an import run does, each read in its thread. */
async function takeIn(texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    const reading = await readInThread(await askedOfFile(deps.db, text))
    const done = await inTransaction(deps, (trx) =>
      receive(trx, village.analyst, reading, deps.newId()),
    )
    if (!done.ok) throw new Error(JSON.stringify(done.problem))
  }
}

const few = files.slice(0, 30)
const rows: (readonly [string, number, () => unknown, () => unknown])[] = [
  ['invent and sign (`npm run packages`)', files.length, () => [...state.packages()], work],
  [
    'make what would leave, of five cases (`packageView`)',
    40,
    async () => {
      for (let time = 0; time < 40; time++)
        await packageView(deps.db, village.own.procedureId, village.coordinator, deps.clock())
    },
    () => undefined,
  ],
  ['read and verify, in this thread (`readPackage`)', files.length, () => readAll(files), work],
  [
    'take in as the server does, a thread each',
    few.length,
    () => takeIn(few),
    bare(few, state.publicKey),
  ],
]

const bytes = files.reduce((sum, file) => sum + Buffer.byteLength(file), 0)
console.log(
  `${files.length} packages, ${Math.round(bytes / files.length / 102.4) / 10} KiB each, ${cpus().length} cores, Node ${process.version}\n`,
)
console.log('| What | CPU per package | bare parse + verify | ratio |')
console.log('| ---- | --------------- | ------------------- | ----- |')
for (const [name, count, run, beside] of rows) {
  const took: number[] = []
  const base: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    forget()
    took.push(await cpuOf(count, run))
    base.push(await cpuOf(count, beside))
  }
  const [each, least] = [median(took), median(base)]
  const told = least < 1 ? '–' : `${(least / 1000).toFixed(2)} ms`
  const ratio = least < 1 ? '–' : (each / least).toFixed(1)
  console.log(`| ${name} | ${(each / 1000).toFixed(2)} ms | ${told} | ${ratio} |`)
}
await server.close()
