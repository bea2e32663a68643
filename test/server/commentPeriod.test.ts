import { afterEach, beforeEach, expect, it } from 'vitest'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { ClockLeapt, concludeDue, tidy } from '../../server/close/commentPeriodEnd.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { commentUntil } from '../../shared/workshop/commentPeriod.ts'
import { ask, Gathering } from '../support/roomLine.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

const DAY = 86_400_000

let server: TestServer
let village: Village
beforeEach(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
})
afterEach(() => server.close())

it('[MI6] a workshop is concluded once its comment period is over, not a day earlier', async () => {
  const gathering = new Gathering(server, village.own)
  const moderation = await gathering.facilitator(village.facilitator)
  await moderation.must({ type: 'openWorkshop' })
  await moderation.must({ type: 'closeWorkshop' })
  expect(await concludeDue(server.deps)).toBe(0)
  server.advance(9 * DAY)
  expect(await concludeDue(server.deps)).toBe(0)
  server.advance(9 * DAY)
  expect(await concludeDue(server.deps)).toBe(1)
  const { sqlite } = server.deps
  const { workshopId: id } = village.own
  const count = (table: string) =>
    sqlite.prepare(`SELECT count(*) AS n FROM ${table} WHERE workshopId = ?`).get(id)
  for (const table of ['workshop_event', 'seat']) expect(count(table), table).toEqual({ n: 0 })
  const params = { id }
  const concludedOn = berlinDay(server.deps.clock())
  // However late it is read, it bears the day on which it became final.
  server.advance(60 * DAY)
  const cookies = await sessionOf(server.deps, village.facilitator)
  const minutes = await new Caller(server, cookies).call('getMinutes', { params })
  expect(minutes).toMatchObject({ title: 'Werkstatt', stage: 'final', concludedOn })
  expect(minutes.issuedOn).not.toBe(concludedOn)
  expect(await concludeDue(server.deps)).toBe(0)
  gathering.leave()
})

it('[CP3] it is concluded after a day of grace, with a backup before', async () => {
  const until = berlinDay(Date.now() + 3 * DAY)
  const { gathering } = await closedWith(until)
  const backups = () =>
    existsSync(`${server.folder}/backup`) ? readdirSync(`${server.folder}/backup`) : []
  // The day after its last one: over, and everything is still there.
  server.advance(4 * DAY)
  expect(await concludeDue(server.deps)).toBe(0)
  expect(backups()).toEqual([])
  server.advance(DAY)
  expect(await concludeDue(server.deps)).toBe(1)
  expect(backups()).toEqual([expect.stringContaining('before-conclusion')])
  const copy = new Sqlite(`${server.folder}/backup/${backups()[0] ?? ''}`, { readonly: true })
  expect(copy.prepare('SELECT count(*) FROM workshop_event').pluck().get()).toBeGreaterThan(0)
  copy.close()
  gathering.leave()
})

it('[CP3] who is given more time while the backup is made is not concluded', async () => {
  const until = berlinDay(Date.now() + 3 * DAY)
  const { gathering } = await closedWith(until)
  server.advance(6 * DAY)
  const longer = berlinDay(server.deps.clock() + 10 * DAY)
  const running = concludeDue(server.deps)
  expect(
    await server.deps.rooms.extendCommentPeriod(village.own.workshopId, longer, () => undefined),
  ).toBeUndefined()
  await running
  expect(
    server.deps.sqlite
      .prepare('SELECT status, commentUntil FROM workshop WHERE id = ?')
      .get(village.own.workshopId),
  ).toEqual({ status: 'closed', commentUntil: longer })
  gathering.leave()
})

it('[CP3] a clock that leaps concludes nothing until the administration says it is right', async () => {
  const { gathering } = await closedWith()
  expect(await concludeDue(server.deps)).toBe(0)
  server.leap(40 * DAY)
  await expect(concludeDue(server.deps)).rejects.toThrow(ClockLeapt)
  // Asking again, or another start, does not make it right.
  await expect(concludeDue(server.deps)).rejects.toThrow(ClockLeapt)
  const administrator = new Caller(server, await sessionOf(server.deps, village.administrator))
  const { leap } = await administrator.call('clock')
  expect((leap?.now ?? 0) - (leap?.known ?? 0)).toBeGreaterThan(39 * DAY)
  expect(await administrator.call('confirmClock')).toEqual({ leap: null })
  expect(await concludeDue(server.deps)).toBe(1)
  const { sqlite } = server.deps
  const lines = sqlite.prepare("SELECT actorId FROM audit WHERE action = 'clock.confirmed'").all()
  expect(lines).toEqual([{ actorId: village.administrator }])
  gathering.leave()
})

it('[CP3] nor does a backup end by a clock that leapt; by a right one it does, whatever cannot be concluded', async () => {
  const { deps, folder } = server
  await tidy(deps)
  const backups = `${folder}/backup`
  mkdirSync(backups, { recursive: true })
  const name = (at: number, why: string) =>
    `fallwerkstatt-${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}-${why}.db`
  const old = name(deps.clock() - 20 * DAY, 'daily')
  writeFileSync(`${backups}/${old}`, '')
  server.leap(40 * DAY)
  await expect(tidy(deps)).rejects.toThrow(ClockLeapt)
  expect(readdirSync(backups)).toEqual([old])
  server.leap(-40 * DAY)
  writeFileSync(`${backups}/${name(deps.clock() - 40 * DAY, 'daily')}`, '')
  deps.rooms.conclude = () => {
    throw new Error('stuck')
  }
  deps.sqlite.exec("UPDATE workshop SET status = 'closed', commentUntil = '2020-01-01'")
  await expect(tidy(deps)).rejects.toThrow('stuck')
  expect(readdirSync(backups).filter((one) => one.includes('daily'))).toEqual([old])
})

/** A workshop that was closed with a day for comments, and its facilitator's calls. */
async function closedWith(commentUntil?: string) {
  const gathering = new Gathering(server, village.own)
  const moderation = await gathering.facilitator(village.facilitator)
  await moderation.must({ type: 'openWorkshop' })
  const close = { type: 'closeWorkshop' as const }
  await moderation.must(commentUntil === undefined ? close : { ...close, commentUntil })
  const caller = new Caller(server, await sessionOf(server.deps, village.facilitator))
  const params = { id: village.own.workshopId }
  const until = async () => (await caller.call('getWorkshop', { params })).workshop.commentUntil
  return { gathering, moderation, caller, params, until }
}

it('[CP1] the plan says how long it lasts, until the opening', async () => {
  const caller = new Caller(server, await sessionOf(server.deps, village.facilitator))
  const params = { id: village.own.workshopId }
  const { workshop, agenda } = await caller.call('getWorkshop', { params })
  const { title, date, slotMinutes } = workshop
  expect(workshop).toMatchObject({ commentDays: 10, origin: null })
  const body = { title, date, slotMinutes, agenda, commentDays: 30, origin: 'random' as const }
  expect(await caller.call('planWorkshop', { params, body })).toMatchObject({
    commentDays: 30,
    origin: 'random',
  })
  const contradicting = { ...body, origin: 'additional' as const }
  expect(await caller.refused('planWorkshop', { params, body: contradicting })).toMatchObject({
    code: 'workshop.originContradicts',
    field: 'origin',
  })
  const { gathering, until } = await closedWith()
  expect(await until()).toBe(commentUntil(berlinDay(server.deps.clock()), 30))
  const refused = await caller.refused('planWorkshop', { params, body })
  expect(refused.code).toBe('workshop.alreadyOpen')
  gathering.leave()
})

it('[CP2] it ends when the facilitation says, can be extended, and is concluded no day earlier', async () => {
  const day = (days: number) => berlinDay(server.deps.clock() + days * DAY)
  const first = day(5)
  const longer = day(12)
  const { gathering, moderation, caller, params, until } = await closedWith(first)
  expect(await until()).toBe(first)
  const refused = await caller.refused('extendCommentPeriod', {
    params,
    body: { until: day(3) },
  })
  expect(refused).toMatchObject({ code: 'workshop.commentPeriod', field: 'until' })
  expect(await until()).toBe(first)
  const extended = await caller.call('extendCommentPeriod', { params, body: { until: longer } })
  expect(extended.commentUntil).toBe(longer)
  await moderation.until(
    ({ mirror }) => mirror.view.room.workshop.commentUntil === longer,
    'the room hears of it',
  )
  const lines = await server.deps.db.selectFrom('audit').select(['action', 'actorId']).execute()
  expect(lines).toContainEqual({
    action: 'workshop.commentPeriodExtended',
    actorId: village.facilitator,
  })
  server.advance(6 * DAY)
  expect(await concludeDue(server.deps)).toBe(0)
  server.advance(8 * DAY)
  expect(await concludeDue(server.deps)).toBe(1)
  const late = await caller.refused('extendCommentPeriod', { params, body: { until: day(30) } })
  expect(late.code).toBeDefined()
  gathering.leave()
})

it('[CA7] more time is given with its line of the audit trail, or not at all', async () => {
  const day = (days: number) => berlinDay(server.deps.clock() + days * DAY)
  const { gathering, moderation, caller, params, until } = await closedWith(day(5))
  const body = { until: day(12) }
  server.deps.sqlite.exec(
    "CREATE TEMP TRIGGER full BEFORE INSERT ON main.audit BEGIN SELECT RAISE(ABORT, 'disk full'); END",
  )
  expect((await caller.refused('extendCommentPeriod', { params, body })).code).toMatch(/^server\./)
  expect(await until()).toBe(day(5))
  expect(moderation.mirror.view.room.workshop.commentUntil).toBe(day(5))
  server.deps.sqlite.exec('DROP TRIGGER full')
  await caller.call('extendCommentPeriod', { params, body })
  expect(await until()).toBe(day(12))
  gathering.leave()
})

it('[CP2] a day that ended is not put into the past', async () => {
  const gathering = new Gathering(server, village.own)
  const moderation = await gathering.facilitator(village.facilitator)
  await moderation.must({ type: 'openWorkshop' })
  expect(await ask(moderation, { type: 'closeWorkshop', commentUntil: '2020-01-01' })).toBe(
    'workshop.commentPeriod',
  )
  gathering.leave()
})
