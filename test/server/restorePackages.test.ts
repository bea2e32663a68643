// A backup is put back: numbers of packages stay taken, what was taken back or revoked stays so, and the key that signs is
// the one that signed last.
import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { backupTo } from '../../server/db/backup.ts'
import { restoreBackup } from '../../server/restore/restore.ts'
import { startServer, type RunningServer } from '../../server/start.ts'
import { casesOf, partCommitment } from '../../shared/draw/draw.ts'
import type { SignedPackage } from '../../shared/releasePackage/releasePackage.ts'
import { releasable } from '../support/releasable.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { placePublished } from '../support/placedRelease.ts'
import { EMPTY_RELEASE, placeRollup } from '../support/placedState.ts'
import { Caller, newDataFolder } from '../support/testServer.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

let folder: string
let file: string
let server: RunningServer
let village: Village
beforeEach(async () => {
  ;({ folder, file } = await newDataFolder())
  await start()
  village = await settle(server.deps)
  await releasable(server, village)
})
afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<void> {
  server = await startServer(
    readConfig({
      ...{ FALLWERKSTATT_DATA: folder, FALLWERKSTATT_PORT: '0', FALLWERKSTATT_LOG: 'silent' },
    }),
  )
}
const caller = async (who: string) => new Caller(server, await sessionOf(server.deps, who))
const own = () => ({ id: village.own.procedureId })
const view = async () =>
  (await caller(village.coordinator)).call('getPackageView', { params: own() })
const all = <T>(sql: string) => server.deps.sqlite.prepare<[], T>(sql).all()
const packages = () =>
  all<{ id: string; number: number; file: string; withdrawal: string | null }>(
    'SELECT id, number, file, withdrawal FROM release_package ORDER BY number',
  )

let year = 2010
/** Something else than before is released. */
async function release(): Promise<SignedPackage> {
  const { officeId } = village.own
  server.deps.sqlite.prepare('INSERT INTO recording_break VALUES (?, ?)').run(officeId, ++year)
  const { contentHash } = await view()
  await (
    await caller(village.coordinator)
  ).call('releasePackage', { params: own(), body: { contentHash } })
  return JSON.parse(packages().at(-1)?.file ?? '') as SignedPackage
}
const withdraw = async (packageId: string) =>
  (await caller(village.coordinator)).call('withdrawPackage', {
    params: { ...own(), packageId },
  })
const backup = () => backupTo(server.deps.sqlite, `${folder}/backup`, 'manual', new Date())
const take = async (text: string) =>
  (await caller(village.analyst)).call('receivePackage', { body: { file: text } })

/** Puts a backup back; with `lost` the former database is gone, and the list alone knows what was since. */
async function restore(from: string, { lost = false } = {}) {
  await server.stop()
  if (lost) for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  const report = await restoreBackup(folder, file, from, new Date())
  await start()
  return report
}

describe('[RP13] a restore of an older backup', () => {
  it('gives no number out again, and keeps what was taken back with the file that says so', async () => {
    await release()
    const copy = await backup()
    await release()
    const [first] = packages()
    await withdraw(first?.id ?? '')
    const before = packages()
    expect(await restore(copy)).toMatchObject({ packages: 2 })
    expect(packages()).toEqual(before)
    expect((await view()).packages).toMatchObject([
      { number: 2, withdrawnAt: null, hasFile: true },
      { number: 1, hasFile: true },
    ])
    expect((await release()).package).toMatchObject({ number: 3, replaces: 2 })
    const lines = all<{ action: string }>(
      "SELECT action FROM audit WHERE actorId IS NULL AND action LIKE 'package.%' ORDER BY seq",
    )
    expect(lines.map(({ action }) => action).sort()).toEqual([
      'package.released',
      'package.withdrawn',
    ])
  })

  it('does so also where the former database is lost: the file is, the number is not', async () => {
    const copy = await backup()
    await release()
    await release()
    const [first, second] = packages()
    await withdraw(first?.id ?? '')
    const withdrawal = packages()[0]?.withdrawal
    expect(await restore(copy, { lost: true })).toMatchObject({ packages: 2 })
    expect((await view()).packages).toMatchObject([
      { number: 2, withdrawnAt: null, hasFile: false },
      { number: 1, hasFile: false },
    ])
    const coordinator = await caller(village.coordinator)
    const path = `/api/procedures/${own().id}/packages/${first?.id ?? ''}`
    expect((await coordinator.send('GET', `${path}/withdrawal`)).text).toBe(withdrawal)
    expect((await coordinator.send('GET', `${path}/file`)).status).toBe(404)
    const analyst = await caller(village.analyst)
    const { waiting } = await analyst.call('listReceived', { params: { cycle: 'all', page: 1 } })
    expect(waiting).toEqual([])
    // What left before can still be taken back, and the next one counts on.
    await withdraw(second?.id ?? '')
    expect((await release()).package).toMatchObject({ number: 3, replaces: null })
    // The same once more, from the list alone.
    expect(await restore(copy, { lost: true })).toMatchObject({ packages: 3 })
    expect((await release()).package).toMatchObject({ number: 4, replaces: 3 })
  })

  it('makes no package valid that was taken back, whether the backup knows it or not', async () => {
    const sent = [await release()].map(() => packages()[0])[0]
    await take(sent?.file ?? '')
    const copy = await backup()
    await release()
    const [, later] = packages()
    await take(later?.file ?? '')
    for (const { id } of packages()) await withdraw(id)
    await restore(copy, { lost: true })
    const held = all<{ hash: string; gone: number }>(
      'SELECT number, withdrawnAt IS NOT NULL AS gone FROM received_package',
    )
    expect(held).toEqual([{ number: 1, gone: 1 }])
    const again = await (
      await caller(village.analyst)
    ).refused('receivePackage', { body: { file: later?.file ?? '' } })
    expect(again.facts).toMatchObject({ why: 'withdrawnBefore' })
  })

  it('signs with the key that signed last, and takes nothing a revoked one signed', async () => {
    const first = await release()
    const copy = await backup()
    const administrator = await caller(village.administrator)
    await administrator.call('renewSigningKey')
    const second = await release()
    await administrator.call('revokeSigningKey', { params: { keyId: first.signature.key } })
    await restore(copy, { lost: true })
    expect((await release()).signature.key).toBe(second.signature.key)
    const [old] = packages()
    const refused = await (
      await caller(village.analyst)
    ).refused('receivePackage', { body: { file: old?.file ?? '' } })
    expect(refused.facts).toMatchObject({ why: 'keyRevoked' })
  })
})

describe('[LA9] a restore of an older backup knows of releases of the state', () => {
  /** A release that is closed, and uses what came in; one account answers for secrecy until then. */
  async function closeOne(): Promise<void> {
    const { sqlite } = server.deps
    placeRollup(server.deps, 1)
    sqlite.exec('UPDATE received_package SET usedIn = 1; UPDATE account SET secrecyOfficer = 0')
    sqlite.exec("INSERT INTO audit (at, action, objectId) VALUES ('2026', 'rollup.closed', '1')")
    server.deps.removals.takeOver(sqlite)
  }
  const closed = () => all('SELECT number, releaseFile FROM rollup_release')

  it.each([
    ['with its files where the former database has them', false, EMPTY_RELEASE],
    ['without them where nothing holds them, and says so', true, ''],
  ])('%s', async (_, lost, releaseFile) => {
    const { package: content } = await release()
    expect(content.number).toBe(1)
    await take(packages()[0]?.file ?? '')
    server.deps.sqlite
      .prepare('UPDATE account SET secrecyOfficer = 1 WHERE id = ?')
      .run(village.analyst)
    const copy = await backup()
    await closeOne()
    await restore(copy, { lost })
    expect(closed()).toEqual([{ number: 1, releaseFile }])
    expect(await (await caller(village.coordinator)).call('listRollups')).toMatchObject([
      { number: 1, lost },
    ])
    expect(all('SELECT usedIn FROM received_package')).toEqual([{ usedIn: 1 }])
    expect(all('SELECT id FROM account WHERE secrecyOfficer = 1')).toEqual([])
    const refused = await (
      await caller(village.coordinator)
    ).refused('withdrawPackage', { params: { ...own(), packageId: packages()[0]?.id ?? '' } })
    expect(refused.facts).toMatchObject({ why: 'usedByRelease', release: 1 })
  })
})

describe('[DR7] a restore of an older backup gives no second chance of a draw', () => {
  const DICE = '351624351624351624351624'
  const NONE = { courtCase: 0, staffConcerned: 0, press: 0 }
  const laid = (seedKind: 'dice' | 'parties') => ({
    params: own(),
    body: {
      ...{ commitment: 'ab'.repeat(32), rule: 'drawnOnly' as const, seedKind },
      strata: [{ year: null, result: null, size: 40, take: 3, excludedBefore: NONE }],
    },
  })
  const announce = async (seedKind: 'dice' | 'parties' = 'dice') => {
    const { draws } = await (await caller(village.coordinator)).call('announceDraw', laid(seedKind))
    return { ...own(), drawId: draws[0]?.id ?? '' }
  }
  const drawsNow = async () =>
    (await caller(village.coordinator)).call('listDraws', { params: own() })
  const bodyOf = (party: 'office' | 'facilitation', value: string) => ({
    commitment: partCommitment(party, value),
  })
  const told = () =>
    all<{ action: string }>(
      "SELECT action FROM audit WHERE actorId IS NULL AND action LIKE 'draw.%' ORDER BY seq",
    ).map(({ action }) => action)

  it.each([false, true])(
    'what was laid down, made, left out and given up since is so again; former database lost: %s',
    async (lost) => {
      const copy = await backup()
      const office = await caller(village.coordinator)
      const first = await announce()
      await office.call('discardDraw', { params: first, body: { reason: 'listWrong' } })
      const params = await announce()
      const { draws } = await office.call('enterDice', { params, body: { dice: DICE } })
      const [position = 0] = draws[0] ? casesOf(draws[0], 1) : []
      await office.call('excludeDrawn', {
        params,
        body: { stratum: 1, position, reason: 'press', since: false },
      })
      const before = (await drawsNow()).draws
      expect(before).toHaveLength(2)
      expect(await restore(copy, { lost })).toMatchObject({ draws: 2 })
      expect((await drawsNow()).draws).toEqual(before)
      const again = await (await caller(village.coordinator)).refused('announceDraw', laid('dice'))
      expect(again.code).toBe('draw.exists')
      expect(told()).toEqual(['draw.announced', 'draw.announced', 'draw.caseExcluded'])
      // The same once more, of the list alone: what the first restore told it stays told.
      expect(await restore(copy, { lost: true })).toMatchObject({ draws: 2 })
      expect((await drawsNow()).draws).toEqual(before)
    },
  )

  it.each([false, true])(
    'what the backup knows of goes on to where it stood; former database lost: %s',
    async (lost) => {
      const params = await announce('parties')
      const [office, facilitator] = [
        await caller(village.coordinator),
        await caller(village.facilitator),
      ]
      const [one, other] = ['1'.repeat(32), '2'.repeat(32)]
      const laidDown = await backup()
      await office.call('bindPart', { params, body: bodyOf('office', one) })
      await facilitator.call('bindPart', { params, body: bodyOf('facilitation', other) })
      await office.call('uncoverPart', { params, body: { value: one } })
      const uncovered = await backup()
      await facilitator.call('uncoverPart', { params, body: { value: other } })
      const drawn = await backup()
      await office.call('discardDraw', { params, body: { reason: 'otherWay' } })
      await announce()
      const before = (await drawsNow()).draws
      for (const [copy, count, actions] of [
        [laidDown, 2, ['draw.partBound', 'draw.partUncovered', 'draw.discarded', 'draw.announced']],
        [uncovered, 2, ['draw.partUncovered', 'draw.discarded', 'draw.announced']],
        [drawn, 2, ['draw.discarded', 'draw.announced']],
      ] as const) {
        expect(await restore(copy, { lost })).toMatchObject({ draws: count })
        expect((await drawsNow()).draws).toEqual(before)
        expect(told()).toEqual(actions)
      }
      const nothing = await backup()
      expect(await restore(nothing, { lost })).toMatchObject({ draws: 0 })
    },
  )
})

describe('a restore of an older backup knows of recommendations to all', () => {
  const ID = 'published-to-all-000001'
  const steps = () =>
    all('SELECT step, withdrawnOn, withdrawnReason AS reason FROM state_recommendation')

  it.each([
    ['with the reason the former database has', false, 'Überholt.'],
    ['also where the former database is lost', true, ''],
  ])('[SE2] what was taken back stays so, %s', async (_, lost, reason) => {
    placePublished(server.deps, ID)
    const copy = await backup()
    const analyst = await caller(village.analyst)
    await analyst.call('withdrawStateRecommendation', {
      params: { id: ID },
      body: { reason: 'Überholt.', replacedBy: null, revision: 5 },
    })
    const today = berlinDay(server.deps.clock())
    await restore(copy, { lost })
    expect(steps()).toEqual([{ step: 'withdrawn', withdrawnOn: today, reason }])
    const told = all("SELECT objectId FROM audit WHERE action = 'stateRecommendation.withdrawn'")
    expect(told).toEqual([{ objectId: ID }])
  })

  it('[SE2] what got a number since comes along, so that no other one gets it', async () => {
    const draft = 'a-draft-to-all-00000001'
    placePublished(server.deps, draft)
    server.deps.sqlite.exec("UPDATE state_recommendation SET number = NULL, step = 'draft'")
    const copy = await backup()
    server.deps.sqlite.exec(
      "UPDATE state_recommendation SET number = 1, step = 'hearing', revision = revision + 1",
    )
    placePublished(server.deps, ID, 2)
    await restore(copy, { lost: false })
    expect(all('SELECT id, number, step FROM state_recommendation ORDER BY number')).toEqual([
      { id: draft, number: 1, step: 'hearing' },
      { id: ID, number: 2, step: 'published' },
    ])
  })

  it.each([
    ['with its reason', false, 'Ein Fehler im Text.', 'Besserer Text'],
    ['also where the former database is lost', true, '', 'Erster Text'],
  ])(
    '[SE8] a hearing that was called back does not run again, %s',
    async (_, lost, reason, title) => {
      placePublished(server.deps, ID)
      const entitled = (text: string) =>
        server.deps.sqlite
          .prepare("UPDATE state_recommendation SET content = json_set(content, '$.title', ?)")
          .run(text)
      entitled('Erster Text')
      server.deps.sqlite.exec(
        "UPDATE state_recommendation SET step = 'hearing', hearings = 1, hearingUntil = '2999-01-01', publishedOn = NULL",
      )
      const copy = await backup()
      const analyst = await caller(village.analyst)
      await analyst.call('recallHearing', {
        params: { id: ID },
        body: { reason: 'Ein Fehler im Text.', revision: 5 },
      })
      entitled('Besserer Text')
      await restore(copy, { lost })
      expect(
        all(`SELECT step, number, hearings, recalledOn, recalledReason AS reason, json_extract(content, '$.title') AS title,
             json_extract(heard, '$.content.title') AS heard FROM state_recommendation`),
      ).toEqual([
        {
          ...{ step: 'recalled', number: 1, hearings: 1, reason, title, heard: 'Erster Text' },
          recalledOn: berlinDay(server.deps.clock()),
        },
      ])
      const coordinator = await caller(village.coordinator)
      const seen = await coordinator.call('getStateRecommendation', { params: { id: ID } })
      expect(seen).toMatchObject({ step: 'recalled', content: { title: 'Erster Text' } })
      const told = all("SELECT objectId FROM audit WHERE action = 'stateRecommendation.recalled'")
      expect(told).toEqual([{ objectId: ID }])
    },
  )

  it('[SE8] a further hearing after one that was called back runs on', async () => {
    placePublished(server.deps, ID)
    server.deps.sqlite.exec(
      "UPDATE state_recommendation SET step = 'hearing', hearings = 2, hearingUntil = '2999-01-01', recalledOn = '2026-01-01', recalledReason = 'x'",
    )
    server.deps.removals.takeOver(server.deps.sqlite)
    await restore(await backup(), { lost: true })
    expect(steps()).toMatchObject([{ step: 'hearing' }])
  })

  it('[SE6] counts come back with the release that froze them, so that the next one is held against them', async () => {
    placePublished(server.deps, ID)
    const copy = await backup()
    placeRollup(server.deps, 1)
    const counts = `INSERT INTO state_recommendation_count VALUES ('${ID}', 1, 40, '{}', '{"a":"none"}')`
    server.deps.sqlite.exec(counts)
    server.deps.sqlite.exec(
      "INSERT INTO audit (at, action, objectId) VALUES ('2026', 'rollup.closed', '1')",
    )
    server.deps.removals.takeOver(server.deps.sqlite)
    await restore(copy, { lost: false })
    expect(all('SELECT recommendationId, rollup, held FROM state_recommendation_count')).toEqual([
      { recommendationId: ID, rollup: 1, held: '{"a":"none"}' },
    ])
  })
})
