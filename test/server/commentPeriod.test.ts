import { afterEach, beforeEach, expect, it } from 'vitest'
import { concludeDue } from '../../server/workshop/commentPeriodEnd.ts'
import { Gathering } from '../support/roomLine.ts'
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

it('a workshop is concluded once its comment period is over, not a day earlier', async () => {
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
  const cookies = await sessionOf(server.deps, village.facilitator)
  const minutes = await new Caller(server, cookies).call('getMinutes', { params })
  expect(minutes).toMatchObject({ title: 'Werkstatt' })
  expect(await concludeDue(server.deps)).toBe(0)
  gathering.leave()
})
