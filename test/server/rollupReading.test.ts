// Two closed releases as they are read: reasons of changes, and what an office said itself.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookieHeader } from '../../server/demo/visitor.ts'
import { changesIn } from '../../shared/rollup/change.ts'
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import { closeRelease, placeState } from '../support/placedState.ts'
import { fileOf, toldPackage } from '../support/rollupPackages.ts'
import { contentOn, placePublished } from '../support/placedRelease.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

const THEMES = ['P-01-1', 'P-02-1', 'P-03-1', 'P-04-1']
/** Even offices found strength in everything, odd ones potential; two of three that come later potential. */
const told = (office: number) =>
  toldPackage({
    office,
    cases: [
      {
        rows: Object.fromEntries(
          THEMES.map((id) => [
            id,
            { finding: office % (office > 60 ? 3 : 2) === 0 ? 'strength' : 'potential' } as const,
          ]),
        ),
      },
    ],
    structure: { 'S-01-1': office % 2 === 0 ? 'absent' : 'present' },
  })
const filesOf = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => fileOf(told(from + at)))
/** The key of an invented office, by which it is registered. */
const officeId = (office: number): string => told(office).office.key

let server: TestServer
let village: Village
let first: RollupRelease
let second: RollupRelease
const as = async (id: string) => new Caller(server, await sessionOf(server.deps, id))

beforeAll(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  placeState(server.deps, filesOf(1, 60))
  first = await closeRelease(server.deps)
  placeState(server.deps, filesOf(61, 90))
  second = await closeRelease(server.deps)
})
afterAll(() => server.close())

const changeOf = (): string =>
  changesIn(second, first)?.groups.find(({ measure }) => measure === 'potential')?.changes[0]
    ?.line ?? ''
const explain = (by: Caller, line: string, reason: string | null, number = 2) =>
  by.call('explainChanges', { params: { number }, body: { changes: [{ line, reason }] } })

describe('[LA11] why a figure changed', () => {
  it('is said by the state level, read by everybody beside the figure, and noted', async () => {
    const analyst = await as(village.analyst)
    const line = changeOf()
    expect(line).toMatch(/^random theme potential schutzauftrag-8a@/)
    await explain(analyst, line, 'participants')
    const coordinator = await as(village.coordinator)
    const read = () => coordinator.call('getRollup', { params: { number: 2 } })
    expect((await read()).reasons).toEqual([{ line, reason: 'participants' }])
    await explain(analyst, line, 'practice')
    expect((await read()).reasons).toEqual([{ line, reason: 'practice' }])
    await explain(analyst, line, null)
    expect((await read()).reasons).toEqual([])
    const lines = server.deps.sqlite
      .prepare<[], { objectId: string }>(
        "SELECT objectId FROM audit WHERE action = 'rollup.explained'",
      )
      .all()
    expect(lines).toEqual([{ objectId: '2' }, { objectId: '2' }, { objectId: '2' }])
  })

  it('is said of many at once, with one line in the audit trail', async () => {
    const analyst = await as(village.analyst)
    const noted = () =>
      server.deps.sqlite
        .prepare<[], { n: number }>(
          "SELECT count(*) AS n FROM audit WHERE action = 'rollup.explained'",
        )
        .get()?.n ?? 0
    const lines = (changesIn(second, first)?.groups ?? [])
      .flatMap(({ changes }) => changes.map(({ line }) => line))
      .slice(0, 4)
    const before = noted()
    const give = async (reason: 'practice' | null) =>
      analyst.call('explainChanges', {
        params: { number: 2 },
        body: { changes: lines.map((line) => ({ line, reason })) },
      })
    await give('practice')
    expect((await analyst.call('getRollup', { params: { number: 2 } })).reasons).toHaveLength(4)
    await give(null)
    expect((await analyst.call('getRollup', { params: { number: 2 } })).reasons).toEqual([])
    expect(noted()).toBe(before + 2)
  })

  it('is refused for what is no change of the release', async () => {
    const analyst = await as(village.analyst)
    for (const [line, number] of [
      ['random theme potential nichts', 2],
      [changeOf(), 1],
      [changeOf(), 9],
    ] as const) {
      const { code } = await analyst.refused('explainChanges', {
        params: { number },
        // Also of one that is known nothing is kept: all of them, or none.
        body: {
          changes: [
            { line: changeOf(), reason: 'practice' },
            { line, reason: 'practice' },
          ],
        },
      })
      expect(code).toBe('rollup.noChange')
    }
    expect((await analyst.call('getRollup', { params: { number: 2 } })).reasons).toEqual([])
  })
})

describe('[LA12] what an office said itself', () => {
  const moveTo = (office: number, account: string) =>
    server.deps.sqlite
      .prepare('UPDATE account SET officeId = ? WHERE id = ?')
      .run(officeId(office), account)
  const ownOf = async (account: string, number = 2) =>
    (await as(account)).call('getOwnFigures', { params: { number } })
  const pick = ({ figures }: Awaited<ReturnType<typeof ownOf>>) =>
    figures
      .filter(({ kind, measure }) => kind === 'structure' || measure === 'potential')
      .map(({ measure, n, of }) => `${measure} ${String(n)}/${String(of)}`)

  it('is told to its own coordination alone, of its own packages', async () => {
    moveTo(1, village.coordinator)
    moveTo(2, village.foreignCoordinator)
    const [odd, even] = [await ownOf(village.coordinator), await ownOf(village.foreignCoordinator)]
    expect([odd.packages, even.packages]).toEqual([1, 1])
    expect(pick(odd)).toEqual([...THEMES.map(() => 'potential 1/1'), 'favourable 1/1'])
    expect(pick(even)).toEqual([...THEMES.map(() => 'potential 0/1'), 'favourable 0/1'])
    const { status, headers } = await fetch(`${server.address}/api/rollups/2/own`, {
      headers: { cookie: cookieHeader((await as(village.coordinator)).cookies) },
    })
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    for (const who of [village.facilitator, village.analyst, village.administrator]) {
      const refused = await (await as(who)).refused('getOwnFigures', { params: { number: 2 } })
      expect(refused.status).toBe(403)
    }
  })

  it('counts what counts in this release: one whose package came later has nothing in the first', async () => {
    moveTo(61, village.coordinator)
    expect(await ownOf(village.coordinator, 1)).toEqual({ packages: 0, figures: [] })
    expect((await ownOf(village.coordinator)).packages).toBe(1)
    expect(
      (await (await as(village.coordinator)).refused('getOwnFigures', { params: { number: 9 } }))
        .status,
    ).toBe(404)
  })
})

describe('[LA13] open data of a closed release', () => {
  const bytesOf = async (name: string) => {
    const { cookies } = await as(village.foreignFacilitator)
    const answer = await fetch(`${server.address}/api/rollups/2/${name}`, {
      headers: { cookie: cookieHeader(cookies) },
    })
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), answer }
  }

  it('is described with the hashes of the bytes that are given out, at the address they are at', async () => {
    const described = await bytesOf('dcat.jsonld')
    expect([described.status, described.answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('application/ld+json'),
    ])
    const { 'dcat:distribution': files } = JSON.parse(String(described.bytes)) as {
      'dcat:distribution': {
        'dcat:downloadURL': { '@id': string }
        'dcat:byteSize': { '@value': string }
        'spdx:checksum': { 'spdx:checksumValue': { '@value': string } }
      }[]
    }
    expect(files).toHaveLength(2)
    for (const file of files) {
      const address = file['dcat:downloadURL']['@id']
      expect(address).toMatch(`${server.address}/api/rollups/2/release.`)
      const { bytes } = await bytesOf(address.slice(address.lastIndexOf('/') + 1))
      expect(file['spdx:checksum']['spdx:checksumValue']['@value']).toBe(
        createHash('sha256').update(bytes).digest('hex'),
      )
      expect(file['dcat:byteSize']['@value']).toBe(String(bytes.length))
    }
    const dictionary = await bytesOf('dictionary.csv')
    expect(String(dictionary.bytes)).toContain('Spalte;Bedeutung;Typ;Codes')
    expect((await bytesOf('../9/dcat.jsonld')).status).toBe(404)
  })
})

describe('[LA14] a theme through all releases', () => {
  it('has the cells each of them published, the newest first', async () => {
    const { themes } = await (await as(village.facilitator)).call('listThemes')
    const told = themes.find(({ label }) => label === 'Mitteilung und Eingang')
    expect(
      told?.releases.map(({ number, potential: { part, whole } }) => [
        number,
        part?.offices,
        whole?.offices,
      ]),
    ).toEqual([
      [2, 50, 90],
      [1, 30, 60],
    ])
    expect(new Set(themes.map(({ kind }) => kind))).toEqual(new Set(['theme', 'tag']))
  })

  it('has the recommendations that were published on it, with frozen counts, and no others', async () => {
    const { themes } = await (await as(village.administrator)).call('listThemes')
    const key = first.items.find(({ label }) => label === 'Mitteilung und Eingang')?.key ?? ''
    const content = contentOn(1, 'Beteiligung', { theme: key, evidence: [] })
    placePublished(server.deps, 'published-to-all-000001', 1, content)
    placePublished(server.deps, 'hearing-to-all-00000002', 2, { ...content, title: 'In Anhörung' })
    server.deps.sqlite.exec(`
      UPDATE state_recommendation SET step = 'hearing', publishedOn = NULL WHERE number = 2;
      INSERT INTO state_recommendation_count VALUES ('published-to-all-000001', 2, 90,
        '{"adopted":40,"alreadyDone":null,"notFitting":null,"inReview":20,"none":20}', '{"an-office":"adopted"}')`)
    for (const reader of [village.administrator, village.facilitator, village.analyst]) {
      const { recommendations } = await (await as(reader)).call('listThemes')
      expect(recommendations).toMatchObject([
        {
          ...{ number: 1, title: content.title, addressee: 'office', progress: 'open' },
          line: themes.find(({ label }) => label === 'Mitteilung und Eingang')?.line,
          counts: [{ rollup: 2, shown: { adopted: 40, alreadyDone: null } }],
        },
      ])
      expect(JSON.stringify(recommendations)).not.toContain('an-office')
    }
  })
})
