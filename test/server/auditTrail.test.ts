import { afterEach, beforeEach, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { filesBelow } from '../architecture/sources.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
let administrator: Caller
beforeEach(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  administrator = new Caller(server, await sessionOf(server.deps, village.administrator))
})
afterEach(() => server.close())

it('[attack 23] lines of the audit trail are only ever added', () => {
  const { sqlite } = server.deps
  const add = () =>
    sqlite.prepare("INSERT INTO audit (at, action) VALUES ('2026-01-01', 'login.done')").run()
  add()
  expect(() => sqlite.exec("UPDATE audit SET action = 'nothing'")).toThrow(/only ever added/)
  expect(() => sqlite.exec('DELETE FROM audit')).toThrow(/only ever added/)
})

it('a change and its line come together: where the line cannot be written nothing has changed', async () => {
  const { sqlite, db } = server.deps
  sqlite.exec(
    "CREATE TEMP TRIGGER full BEFORE INSERT ON main.audit BEGIN SELECT RAISE(ABORT, 'disk full'); END",
  )
  const body = { email: 'neu@dorf.example', name: 'Neu', role: 'analyst', officeId: null }
  const answer = await administrator.send('POST', '/api/accounts', body)
  expect(answer.status).toBeGreaterThanOrEqual(500)
  const found = await db
    .selectFrom('account')
    .select('id')
    .where('email', '=', body.email)
    .execute()
  expect(found).toEqual([])
  const facilitator = new Caller(server, await sessionOf(server.deps, village.facilitator))
  const before = await db.selectFrom('join_code').selectAll().execute()
  const path = `/api/workshops/${village.own.workshopId}/code`
  expect((await facilitator.send('POST', path, { hours: 3 })).status).toBeGreaterThanOrEqual(500)
  expect(await db.selectFrom('join_code').selectAll().execute()).toEqual(before)
})

it('no route writes its line beside its change', () => {
  /** What changes nothing in the database besides the line, or changes it in the room's own transaction. */
  const alone = ['login.done', 'logout.done', 'login.failed', 'caseText.read', 'minutes.exported']
  const roomsOwn = ['workshop.commentPeriodExtended', 'workshop.concluded']
  const beside = filesBelow('server').flatMap((path) =>
    [
      ...readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8').matchAll(
        /await audit\((?:deps\.)?db, (?:deps\.)?clock, '([^']+)'/g,
      ),
    ].map(([, action]) => action),
  )
  expect(beside.filter((action) => ![...alone, ...roomsOwn].includes(action ?? ''))).toEqual([])
})
