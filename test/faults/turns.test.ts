// One session asks for much at once, of all that takes long, and a package that was made to be slow comes in.
import { generateKeyPairSync } from 'node:crypto'
import { expect } from 'vitest'
import { wholeDatabase } from '../../server/db/database.ts'
import { cookieHeader, type Cookies } from '../../server/demo/visitor.ts'
import { inventOffices } from '../../server/demo/state/offices.ts'
import type { Deps } from '../../server/deps.ts'
import { storeCatalogue } from '../../server/catalogue/catalogue.queries.ts'
import { shippedCatalogues } from '../../server/material.ts'
import { keyIdOf, signedPackage, writtenKey } from '../../server/releasePackage/signature.ts'
import { inCanonicalOrder } from '../../shared/releasePackage/releasePackage.ts'
import { samplePackage } from '../support/samplePackage.ts'
import { sessionOf, type Village } from '../support/village.ts'
import { check } from './harness/checker.ts'
import { fault, type FaultRun } from './harness/fault.ts'
import { sceneWithGuest } from './harness/guests.ts'
import { Pace } from './harness/pace.ts'

/** First year of the cycle everything is asked of; it comes with the product. */
const YEAR = 2023

const { privateKey } = generateKeyPairSync('ed25519')
const publicKey = writtenKey(privateKey)
const key = { keyId: keyIdOf(publicKey), privateKey }

/** A state of 186 offices with a plan, the catalogues, and the key of another server for one of the offices. */
async function settleState(deps: Deps, village: Village): Promise<Cookies> {
  const { db, clock } = deps
  const writing = wholeDatabase(db)
  for (const one of shippedCatalogues()) await storeCatalogue(writing, one)
  const rows = inventOffices(186, 7).map(({ name, office: { key: id, ...master } }) => ({
    ...{ id, name },
    ...master,
  }))
  await writing.insertInto('office').values(rows).execute()
  const turns = rows.map(({ id }, at) => ({
    ...{ cycleYear: YEAR, officeId: id },
    halfYear: `${2024 + (at % 4)}-H${at % 2 === 0 ? 1 : 2}` as const,
  }))
  await writing.insertInto('cycle_plan').values(turns).execute()
  const { key: officeKey, ...master } = samplePackage.office
  const officeId = rows[0]?.id ?? ''
  await writing.updateTable('office').set(master).where('id', '=', officeId).execute()
  const added = { keyId: key.keyId, publicKey, label: 'Server', own: 0, addedAt: clock() } as const
  await writing.insertInto('signing_key').values(added).execute()
  await writing
    .insertInto('signing_key_office')
    .values({ keyId: key.keyId, officeKey, officeId })
    .execute()
  return sessionOf(deps, village.analyst)
}

/** A package with as many general wordings as there may be, each as long as it may be. */
function longPackage(at: number): string {
  const [first] = samplePackage.recommendations
  if (!first) throw new Error('the sample has no recommendation')
  const words = 'Kinder werden in jedem Verfahren allein gehört und das wird vermerkt '.repeat(9)
  const recommendations = Array.from({ length: 500 }, (_, n) => ({
    ...first,
    wording: `${words.slice(0, 590).trim()} ${String(n)
      .padStart(3, '0')
      .replace(/\d/g, (d) => 'abcdefghij'[Number(d)] ?? '')}`,
  }))
  const procedure = { ...samplePackage.procedure, key: `procedure-of-the-load-${String(at)}` }
  return signedPackage(inCanonicalOrder({ ...samplePackage, procedure, recommendations }), key)
}

/** Calls of one session over lines of their own; the statuses that came. */
async function asked(
  address: string,
  cookies: Cookies,
  calls: readonly (readonly [method: string, path: string, body?: unknown])[],
): Promise<number[]> {
  const headers = {
    ...{ origin: address, cookie: cookieHeader(cookies) },
  }
  return Promise.all(
    calls.map(async ([method, path, body]) => {
      const sent =
        body === undefined
          ? { headers }
          : {
              headers: { ...headers, 'content-type': 'application/json' },
              body: JSON.stringify(body),
            }
      const answer = await fetch(`${address}${path}`, { method, ...sent })
      await answer.arrayBuffer()
      return answer.status
    }),
  )
}

const search = {
  text: 'amt',
  order: 'progress',
  page: 1,
  regionalBody: null,
  administrativeDistrict: null,
  progress: null,
  dueness: null,
  package: null,
  former: false,
}

/** Everything an account of the state level asks for that takes long. */
const dear = [
  ['GET', `/api/cycles/${String(YEAR)}/list.csv`],
  ['GET', `/api/cycles/${String(YEAR)}/list.xlsx`],
  ['GET', `/api/cycles/${String(YEAR)}/calendar.ics`],
  ['GET', `/api/cycles/${String(YEAR)}/board`],
  ['GET', `/api/cycles/${String(YEAR)}/teams`],
  ['POST', `/api/cycles/${String(YEAR)}/offices`, search],
] as const

async function stateAtWork(run: FaultRun) {
  let analyst: Cookies = new Map()
  const size = { seats: 5, rate: 25 }
  const { scene, load } = await sceneWithGuest(run, size, async (deps, village) => {
    analyst = await settleState(deps, village)
  })
  return { scene, load, analyst, pace: new Pace(run, load) }
}

fault('F34', 'one session asks for much at once', async (run) => {
  run.made(
    'a session of the state level asks for lists, tables, calendars and searches, twenty at a time',
  )
  run.criterion('all are answered or told to come later; the others wait as before')
  const { scene, load, analyst, pace } = await stateAtWork(run)
  await pace.calm(run.scale(2000, 6000))
  const until = Date.now() + run.scale(4000, 20_000)
  const statuses: number[] = []
  await pace.asBefore(async () => {
    while (Date.now() < until) {
      const crowd = Array.from({ length: 20 }, (_, at) => dear[at % dear.length] ?? dear[0])
      statuses.push(...(await asked(scene.address, analyst, crowd)))
    }
  })
  run.count('answered', statuses.length)
  expect(statuses.filter((status) => status !== 200)).toEqual([])
  expect(statuses.length).toBeGreaterThanOrEqual(20)
  await load.end()
  await check(run, scene, load)
})

fault('F34', 'packages with as many wordings as there may be come in', async (run) => {
  run.made('a session brings packages of 500 general wordings, at a server that knows 186 offices')
  run.criterion('all are taken; the others wait as before')
  const { scene, load, analyst, pace } = await stateAtWork(run)
  const files = Array.from({ length: run.scale(3, 12) }, (_, at) => longPackage(at))
  await pace.calm(run.scale(2000, 6000))
  await pace.asBefore(async () => {
    const calls = files.map((file) => ['POST', '/api/received-packages', { file }] as const)
    expect(await asked(scene.address, analyst, calls)).toEqual(files.map(() => 200))
  })
  await load.end()
  await check(run, scene, load)
})
