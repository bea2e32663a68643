// A release of the state on the server: computed in a process of its own, seen by two, closed by both, then read by all.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { holdingsIn } from '../../server/rollup/holdings.sqlite.ts'
import { countedIn, rolled, rollUp } from '../../server/rollup/rollUp.ts'
import { auditInProcess, suppressInProcess } from '../../server/disclosure/disclosure.ts'
import { hashOfFile } from '../../server/releasePackage/signature.ts'
import { api, plainRoutes } from '../../shared/http/api.ts'
import { rollupAuditSchema } from '../../shared/rollup/audit.schema.ts'
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import { placeState } from '../support/placedState.ts'
import {
  fileOf,
  toldPackage,
  withdrawalOf,
  writeFolder,
  type ToldPackage,
} from '../support/rollupPackages.ts'
import { solversHere } from '../support/rollupSolvers.ts'
import { Caller, openTestServer, pathOf, type TestServer } from '../support/testServer.ts'
import { sampleCatalogue, sessionOf, settle, type Village } from '../support/village.ts'

const CRITERIA = ['S-01-1', 'S-01-2', 'S-02-1', 'S-02-2', 'S-03-1']
/** An office as it was rated: low on the first criterion in three of forty, on the others in ten. */
const told = (office: number, more: Partial<ToldPackage> = {}) =>
  toldPackage({
    office,
    structure: Object.fromEntries(
      CRITERIA.map((id, line) => [id, office <= (line === 0 ? 3 : 10) ? 'absent' : 'present']),
    ),
    ...more,
  })
const files = Array.from({ length: 40 }, (_, at) => fileOf(told(at + 1)))

let server: TestServer
let village: Village
let first: Caller
let second: Caller
const as = async (id: string) => new Caller(server, await sessionOf(server.deps, id))

/** A server of its own with the state in it, and two analysts whom the administration told to answer for secrecy. */
async function open(limits?: { patienceMs: number; memoryMiB: number }): Promise<void> {
  server = await openTestServer(limits ? { rollupLimits: limits } : {})
  village = await settle(server.deps)
  placeState(server.deps, files)
  const administrator = await as(village.administrator)
  const added = await administrator.call('addAccount', {
    body: {
      ...{ email: 'zweite@dorf.example', name: 'Zweite Person', role: 'analyst', officeId: null },
      secrecyOfficer: true,
    },
  })
  await give(true)
  server.deps.sqlite.exec('UPDATE account SET mustChangePassword = 0')
  first = await as(village.analyst)
  second = await as(added.account.id)
}

/** Gives the mark to the analyst of the village, or takes it. */
async function give(secrecyOfficer: boolean): Promise<void> {
  const body = { name: 'analyst', role: 'analyst', officeId: null, active: true, secrecyOfficer }
  await (
    await as(village.administrator)
  ).call('changeAccount', { params: { id: village.analyst }, body })
}

/** Computes a draft and waits for it. */
async function draft(by = first) {
  await by.call('makeRollup')
  await server.deps.rollups.ended()
  const made = (await by.call('getRollupDraft')).draft
  if (!made) throw new Error('no draft')
  return made
}
const close = (by: Caller, id: string, publishes = false) =>
  by.call('closeRollup', { body: { id, publishes } })
const refusedClose = async (by: Caller, id: string, publishes = false) =>
  (await by.refused('closeRollup', { body: { id, publishes } })).code
const all = <T>(sql: string) => server.deps.sqlite.prepare<[], T>(sql).all()
const fileAt = async (by: Caller, name: keyof typeof plainRoutes, number = 1) =>
  by.send('GET', pathOf(plainRoutes[name].path, { number }))

describe('a release of the state', () => {
  beforeAll(() => open())
  afterAll(() => server.close())

  it('[LA2] the mark is of analysts alone, set by the administration, with a line each time', async () => {
    const { id } = (await first.call('me')).account ?? { id: '' }
    expect((await first.call('me')).account?.secrecyOfficer).toBe(true)
    const marks = () =>
      all<{ action: string }>(
        `SELECT action FROM audit WHERE action LIKE 'account.secrecy%' AND objectId = '${id}' ORDER BY seq`,
      ).map(({ action }) => action)
    expect(marks()).toEqual(['account.secrecyGiven'])
    await give(false)
    expect((await first.refused('getRollupDraft')).status).toBe(404)
    expect(marks()).toEqual(['account.secrecyGiven', 'account.secrecyEnded'])
    await give(true)
    // An account with another task does not have it.
    const administrator = await as(village.administrator)
    const coordinator = await administrator.call('changeAccount', {
      params: { id: village.coordinator },
      body: {
        ...{ name: 'coordinator', role: 'coordinator', officeId: village.own.officeId },
        ...{ active: true, secrecyOfficer: true },
      },
    })
    expect(coordinator.secrecyOfficer).toBe(false)
  })

  it('[LA3] [LA1] is computed while everybody works, and seen by the two alone until both closed it', async () => {
    await first.call('makeRollup')
    expect((await second.refused('makeRollup')).code).toBe('rollup.running')
    expect((await second.call('getRollupDraft')).running?.step).toBe('reading')
    expect(await first.call('listRollups')).toEqual([])
    await server.deps.rollups.ended()
    const { draft: made } = await second.call('getRollupDraft')
    expect(made).toMatchObject({ outcome: 'passed', number: 1, current: true, closedBy: null })

    const { text, status } = await fileAt(first, 'draftRelease')
    expect([status, hashOfFile(text)]).toEqual([200, made?.hash])
    await seenByNobodyElse(made?.hash ?? '', text)

    expect(await close(first, made?.id ?? '')).toEqual({ closed: false })
    await seenByNobodyElse(made?.hash ?? '', text)
    // The same person is not a second one.
    expect(await refusedClose(first, made?.id ?? '')).toBe('rollup.ownClose')
    expect((await second.call('getRollupDraft')).draft?.closedBy).toEqual({
      name: 'analyst',
      own: false,
    })
    expect(await close(second, made?.id ?? '', true)).toEqual({ closed: true })
    expect((await second.call('getRollupDraft')).draft).toBeNull()
    for (const who of [village.coordinator, village.foreignFacilitator, village.administrator]) {
      const reader = await as(who)
      expect(await reader.call('listRollups')).toMatchObject([{ number: 1, hash: made?.hash }])
      expect((await fileAt(reader, 'rollupRelease')).text).toBe(text)
    }
    expect(
      all<{ action: string }>("SELECT action FROM audit WHERE action LIKE 'rollup.closed%'").map(
        ({ action }) => action,
      ),
    ).toEqual(['rollup.closedFirst', 'rollup.closed'])
  }, 60_000)

  it('[LA6] has the bytes the command writes for the same packages', async () => {
    const place = mkdtempSync(join(tmpdir(), 'rollup-release-'))
    const out = join(place, 'out')
    const packages = writeFolder(join(place, 'packages'), files)
    mkdirSync(join(packages, 'kataloge'))
    writeFileSync(join(packages, 'kataloge', 'probe.json'), JSON.stringify(sampleCatalogue))
    await rollUp(
      { packages, earlier: null, out, now: '2026-H2' },
      { suppress: suppressInProcess, audit: auditInProcess },
    )
    for (const [name, file] of [
      ['rollupRelease', 'release.json'],
      ['rollupTable', 'release.csv'],
      ['rollupAudit', 'audit.json'],
    ] as const)
      expect(hashOfFile((await fileAt(first, name)).text), file).toBe(
        // The mark at the beginning of a table is none of its text.
        hashOfFile(readFileSync(join(out, file), 'utf8').replace(/^\uFEFF/, '')),
      )
    rmSync(place, { recursive: true })
  }, 60_000)

  it('[LA7] stays as it was closed: also for a program that has the database open', () => {
    for (const change of [
      "UPDATE rollup_release SET releaseFile = '{}'",
      'DELETE FROM rollup_release',
      "INSERT OR REPLACE INTO rollup_release SELECT number, hash, 0, '{}', '', '', 0, 0, '' FROM rollup_release",
    ])
      expect(() => server.deps.sqlite.exec(change)).toThrow(/never/)
  })

  it('[RP11] [LA8] what it uses is taken back no more; a correction counts in the next one, which knows it', async () => {
    const withdrawal = withdrawalOf(told(7))
    const body = { file: withdrawal }
    const refused = await first.refused('receivePackage', { body })
    expect(refused.facts).toMatchObject({ why: 'usedByRelease', release: 1 })
    expect((await first.call('getRollupDraft')).arrived).toBe(0)
    placeState(server.deps, [fileOf(told(41))])
    expect((await first.call('getRollupDraft')).arrived).toBe(1)
    const made = await draft()
    expect(made).toMatchObject({ outcome: 'passed', number: 2, current: true, again: false })
    const { text } = await fileAt(second, 'draftRelease')
    const [{ hash } = { hash: '' }] = await first.call('listRollups')
    expect(JSON.parse(text)).toMatchObject({ number: 2, earlier: [hash] })
    const used = () =>
      all<{ n: number }>('SELECT count(*) AS n FROM received_package WHERE usedIn = 1')
    expect(used()).toEqual([{ n: 40 }])
  }, 60_000)

  it('[LA5] a draft that no longer follows from what came in is not closed', async () => {
    const made = await draft()
    placeState(server.deps, [fileOf(told(42))])
    expect((await first.call('getRollupDraft')).draft?.current).toBe(false)
    expect(await refusedClose(first, made.id)).toBe('rollup.changedSince')
    const again = await draft()
    await close(first, again.id)
    const taken = await first.call('receivePackage', { body: { file: withdrawalOf(told(42)) } })
    expect(taken.withdrawal).toBe(true)
    expect(await refusedClose(second, again.id)).toBe('rollup.changedSince')
    expect(await first.call('listRollups')).toHaveLength(1)
  }, 60_000)

  it('[LA4] of two who press at once each counts once, and a draft that is gone is said to be', async () => {
    const made = await draft()
    expect(await refusedClose(first, 'another-draft-of-state')).toBe('rollup.gone')
    // None is first yet: one of them is then, and the others publish nothing they were not asked about.
    const press = async (publishes: boolean) => {
      const pressed = await Promise.all(
        [first, second, first, second].map((by) =>
          by.send('POST', api.closeRollup.path, { id: made.id, publishes }),
        ),
      )
      return pressed.map(({ status, text }) => `${String(status)} ${text}`)
    }
    expect(await refusedClose(second, made.id, true)).toBe('rollup.otherTurn')
    const asFirst = await press(false)
    expect(asFirst.filter((one) => one === '200 {"closed":false}')).toHaveLength(1)
    expect(asFirst.filter((one) => one.includes('rollup.otherTurn'))).toHaveLength(2)
    expect(await first.call('listRollups')).toHaveLength(1)
    const told = await press(true)
    expect(told.filter((one) => one === '200 {"closed":true}')).toHaveLength(1)
    expect(await first.call('listRollups')).toHaveLength(2)
    // Nothing came since: the next one would count the same packages (LA3).
    expect(await draft()).toMatchObject({ number: 3, again: true })
  }, 60_000)

  it('[LA4] whoever answers for secrecy no more did not close', async () => {
    placeState(server.deps, [fileOf(told(43))])
    const made = await draft()
    await close(first, made.id)
    await give(false)
    expect((await second.call('getRollupDraft')).draft?.closedBy).toBeNull()
    expect(await refusedClose(second, made.id)).toBe('rollup.fewOfficers')
    expect((await second.refused('makeRollup')).code).toBe('rollup.fewOfficers')
    await give(true)
    expect(await first.call('listRollups')).toHaveLength(2)
  }, 60_000)

  it('[LA16] what is computed is broken off: nothing comes of it, what was there stays', async () => {
    const before = await draft()
    expect((await first.refused('stopRollup')).code).toBe('rollup.notRunning')
    await first.call('makeRollup')
    const { running } = await second.call('getRollupDraft')
    expect(running?.lastSeconds).toBeGreaterThan(0)
    // What stands is neither closed nor thrown away meanwhile.
    expect(await refusedClose(first, before.id)).toBe('rollup.running')
    expect((await first.refused('discardRollup', { body: { id: before.id } })).code).toBe(
      'rollup.running',
    )
    await second.call('stopRollup')
    const { running: none, draft: after } = await first.call('getRollupDraft')
    expect([none, after]).toEqual([null, before])
    expect(await first.call('listRollups')).toHaveLength(2)
    expect(all("SELECT 1 FROM audit WHERE action = 'rollup.stopped'")).toHaveLength(1)
    // So is a look ahead, and the next one begins at once.
    await first.call('foreseeRollup')
    expect((await first.call('getRollupDraft')).running?.lastSeconds).toBeNull()
    await first.call('stopRollup')
    expect((await first.call('getRollupDraft')).foreseen).toBeNull()
  }, 60_000)

  it('[LA15] a draft is thrown away by one of the two, with a line; what is closed stays', async () => {
    const made = await draft()
    const discard = (id: string) => ({ body: { id } })
    expect((await first.refused('discardRollup', discard('another-draft-of-state'))).code).toBe(
      'rollup.gone',
    )
    await second.call('discardRollup', discard(made.id))
    const told = { number: made.number, name: 'Zweite Person' }
    const { draft: none, discarded } = await first.call('getRollupDraft')
    expect(none).toBeNull()
    expect(discarded).toMatchObject({ ...told, own: false })
    expect(discarded?.at).toBeGreaterThan(made.madeAt - 1)
    expect((await second.call('getRollupDraft')).discarded).toMatchObject({ ...told, own: true })
    expect(await first.call('listRollups')).toHaveLength(2)
    expect(all("SELECT 1 FROM audit WHERE action = 'rollup.discarded'")).toHaveLength(1)
  }, 60_000)

  it('[LA15] what would be seen with fewer offices is told to the two alone, and leaves nothing', async () => {
    await first.call('foreseeRollup')
    expect((await second.call('getRollupDraft')).running?.foresight).toBe(true)
    expect((await second.refused('makeRollup')).code).toBe('rollup.running')
    await server.deps.rollups.ended()
    const { draft: none, foreseen } = await second.call('getRollupDraft')
    expect([none, foreseen?.outcome]).toEqual([null, 'passed'])
    expect(foreseen?.waves.map(({ offices }) => offices)).toEqual([20, 38, 42])
    const structure = (wave: number) =>
      foreseen?.waves[wave]?.populations.find(({ kind }) => kind === 'structure')
    expect(structure(0)).toMatchObject({ offices: 20, plan: 0, places: 0 })
    expect(structure(1)).toMatchObject({ offices: 38, plan: 30, places: 15 })
    expect(structure(1)?.secret).toBeGreaterThan(0)
    expect(all('SELECT * FROM rollup_draft')).toEqual([])
  }, 60_000)

  it('[LA3] packages that cannot be counted are named, and nothing is closed', async () => {
    // In one half-year an office has one size.
    placeState(server.deps, [
      fileOf(told(44, { procedure: 1 })),
      fileOf(told(44, { procedure: 2, master: { sizeClass: '60000_100000' } })),
    ])
    const made = await draft()
    expect(made).toMatchObject({ outcome: 'uncountable', hash: '' })
    // That the one before was thrown away is over with it.
    expect((await first.call('getRollupDraft')).discarded).toBeNull()
    expect(made.problems.map(({ name }) => name)).toEqual(['Jugendamt 44 (erfunden), Paket 1'])
    expect(await refusedClose(first, made.id)).toBe('rollup.notPassed')
    expect((await fileAt(first, 'draftRelease')).status).toBe(404)
  }, 60_000)
})

describe('bad input', () => {
  beforeEach(() => open())
  afterEach(() => server.close())

  /** Lays down a release as if it had been closed, with what a change makes of its text. */
  async function placeRelease(change: (text: string) => string): Promise<void> {
    const { held, due } = holdingsIn(server.deps.sqlite, '2026-H2')
    const { selection, catalogues } = countedIn(held, '2026-H2')
    const made = await rolled({ selection, catalogues, earlier: [] }, solversHere)
    if (!('release' in made)) throw new Error('refused')
    const text = change(made.files.release)
    expect(text).not.toBe(made.files.release)
    const hash = hashOfFile(text)
    const audit = JSON.parse(made.files.audit) as { files: { release: string } }
    const auditText = JSON.stringify({ ...audit, files: { ...audit.files, release: hash } })
    server.deps.sqlite
      .prepare(
        `INSERT INTO rollup_release (number, hash, dueOffices, closedAt, releaseFile, tableFile, auditFile)
         VALUES (1, ?, ?, 0, ?, ?, ?)`,
      )
      .run(hash, due.dueOffices, text, made.files.table, auditText)
  }
  const changed = (text: string, at: (release: RollupRelease) => void): string => {
    const release = JSON.parse(text) as RollupRelease
    at(release)
    return JSON.stringify(release)
  }
  const cellOf = ({ populations }: RollupRelease, item: string, value: string) =>
    populations
      .flatMap(({ tables }) => tables)
      .flatMap(({ cells }) => cells)
      .find((one) => one.item.endsWith(item) && one.value === value)

  it('[LA3] a release before of which one figure is another than its packages say stops the next one', async () => {
    await placeRelease((text) =>
      changed(text, (release) => {
        Object.assign(cellOf(release, 'S-01-2', 'favourable') ?? {}, { offices: 31, cases: 31 })
      }),
    )
    const made = await draft()
    expect(made).toMatchObject({ outcome: 'mismatch', hash: '' })
    expect(await refusedClose(first, made.id)).toBe('rollup.notPassed')
    expect((await fileAt(first, 'draftRelease')).status).toBe(404)
  }, 60_000)

  it('[LA3] so does one of which a package is there no more', async () => {
    await placeRelease((text) => `${text} `)
    server.deps.sqlite.exec(
      "DELETE FROM received_package WHERE number = 1 AND officeId LIKE 'office-0007%'",
    )
    expect(await draft()).toMatchObject({ outcome: 'mismatch', hash: '' })
  }, 60_000)

  it('[LA3] where a release before tells what it calls secret, the audit fails, and says of what and to whom', async () => {
    // 37 of 40 are printed: three are left.
    await placeRelease((text) =>
      changed(text, (release) => {
        const cell = cellOf(release, 'S-01-1', 'favourable')
        expect(cell?.code).toBe('secret')
        Object.assign(cell ?? {}, { offices: 37, cases: 37, code: null })
      }),
    )
    const made = await draft()
    expect(made).toMatchObject({ outcome: 'exposed', hash: '' })
    expect(await refusedClose(first, made.id)).toBe('rollup.notPassed')
    expect((await fileAt(first, 'draftRelease')).status).toBe(404)
    const audit = await fileAt(first, 'draftAudit')
    expect(rollupAuditSchema.parse(JSON.parse(audit.text))).toMatchObject({
      ...{ passed: false, files: null },
      exposed: expect.arrayContaining([
        expect.objectContaining({ verdict: 'exact', attacker: 'public' }),
      ]) as unknown,
    })
    expect(await first.call('listRollups')).toHaveLength(1)
  }, 60_000)

  it('[LW1] packages of a revoked key do not count, and the annex says how many do not', async () => {
    server.deps.sqlite.exec(`
      INSERT INTO signing_key (keyId, publicKey, label, own, addedAt, revokedAt)
        VALUES ('other', 'other', 'Zweites Rechenzentrum (erfunden)', 0, 0, 1);
      UPDATE received_package SET keyId = 'other' WHERE officeId LIKE 'office-001%'`)
    const made = await draft()
    expect(made).toMatchObject({ outcome: 'passed' })
    const release = JSON.parse((await fileAt(first, 'draftRelease')).text) as RollupRelease
    expect(release.method.left.withdrawn).toBe(10)
    expect(release.populations.find(({ kind }) => kind === 'structure')?.offices).toBe(30)
  }, 60_000)

  it('[LA3] an office whose half-year lies ahead is not due yet', async () => {
    const due = async () => (await draft()).dueOffices
    const all = await due()
    server.deps.sqlite.exec(`
      INSERT INTO cycle_plan (cycleYear, officeId, halfYear)
        SELECT 2023, id, iif(id LIKE 'office-001%', '2027-H1', '2025-H2') FROM office WHERE id LIKE 'office-0%'`)
    expect(await due()).toBe(all - 10)
    expect(await draft()).toMatchObject({ allOffices: all, again: false })
  }, 60_000)
})

describe('what breaks', () => {
  it('[LA3] a computing that takes too long leaves nothing but that it broke off', async () => {
    await open({ patienceMs: 5, memoryMiB: 1500 })
    const made = await draft()
    expect(made).toMatchObject({ outcome: 'broken', hash: '' })
    expect(await refusedClose(first, made.id)).toBe('rollup.notPassed')
    expect(all('SELECT * FROM rollup_release')).toEqual([])
    await server.close()
  }, 60_000)

  it('[LA3] a server that stops does not wait for it, and begins without a draft', async () => {
    await open()
    await first.call('makeRollup')
    const began = Date.now()
    await server.deps.rollups.stop()
    expect(Date.now() - began).toBeLessThan(5000)
    expect((await first.call('getRollupDraft')).draft).toBeNull()
    await server.close()
  }, 60_000)
})

/** Walks every route that answers without a body, with everybody who is not one of the two: none tells of the draft. */
async function seenByNobodyElse(hash: string, text: string): Promise<void> {
  const { deps } = server
  const third = deps.newId()
  deps.sqlite
    .prepare(
      "INSERT INTO account (id, email, name, role, active, passwordHash) VALUES (?, ?, 'Dritte', 'analyst', 1, 'x')",
    )
    .run(third, `${third}@dorf.example`)
  const { id } = (await first.call('getRollupDraft')).draft ?? { id: '' }
  const people = [third, village.coordinator, village.facilitator, village.administrator]
  const routes = [...Object.values(api), ...Object.values(plainRoutes)].filter(
    ({ method, path }) => method === 'GET' && !/echo|room/.test(path) && !path.includes('openapi'),
  )
  for (const person of people) {
    const caller = await as(person)
    for (const { path } of routes) {
      const params = {
        id: village.own.procedureId,
        number: 1,
        cycle: 'all',
        page: 1,
        firstYear: 2025,
      }
      const answer = await caller.send('GET', pathOf(path, params))
      const where = `${path} as ${person}`
      if (path.startsWith('/api/rollup-draft')) expect([403, 404], where).toContain(answer.status)
      if (/^.api.rollups.\d|:number.(?:release|audit)/.test(path))
        expect([403, 404], where).toContain(answer.status)
      for (const secret of [hash, id, text]) expect(answer.text.includes(secret), where).toBe(false)
    }
    expect([403, 404]).toContain((await caller.refused('makeRollup')).status)
    expect([403, 404]).toContain(
      (await caller.refused('closeRollup', { body: { id, publishes: false } })).status,
    )
    expect(await caller.call('listRollups')).toEqual([])
  }
  // Nor does the log; that the search would find it is seen in what the two are answered.
  expect(server.log.join('\n')).not.toContain(hash)
  expect(JSON.stringify(await first.call('getRollupDraft'))).toContain(hash)
}
