import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changed, inTransaction, type Trx } from '../../server/audit/audit.ts'
import { countOf } from '../../server/db/countOf.ts'
import { wholeDatabase } from '../../server/db/database.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { refuse } from '../../shared/kernel/result.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

/** A disk that takes everything but the audit trail. */
const NO_LINES =
  "CREATE TEMP TRIGGER full BEFORE INSERT ON main.audit BEGIN SELECT RAISE(ABORT, 'disk full'); END"

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

it('[CA7] a change and its line come together: where the line cannot be written nothing has changed', async () => {
  const { sqlite, db } = server.deps
  sqlite.exec(NO_LINES)
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

describe('[CA7] a change', () => {
  const linesOf = (action: string) =>
    server.deps.db.selectFrom('audit').selectAll().where('action', '=', action).execute()
  const officeCount = () => countOf(server.deps.db.selectFrom('office'))

  it('is taken back with its line where it is refused in the middle', async () => {
    const before = await officeCount()
    const made = await inTransaction(server.deps, async (trx) => {
      const writing = await changed(trx, 'office.added', village.administrator, 'x')
      await writing.insertInto('office').values(office('x')).execute()
      return refuse(problem('access.unknown'))
    })
    expect(made).toEqual(refuse(problem('access.unknown')))
    expect(await officeCount()).toBe(before)
    expect(await linesOf('office.added')).toEqual([])
  })

  it('is refused by the compiler where nobody said who does it', async () => {
    const { db } = server.deps
    // @ts-expect-error Only sessions, seats and keys are written without a line.
    const outside = () => db.insertInto('office')
    // @ts-expect-error Nor is anything in a transaction in which no actor was named.
    const unnamed = (trx: Trx) => trx.deleteFrom('office')
    expect([outside, unnamed]).toHaveLength(2)
    await db.deleteFrom('account_session').where('accountId', '=', 'nobody').execute()
  })

  it('that changes no row leaves no line', async () => {
    const facilitator = new Caller(server, await sessionOf(server.deps, village.facilitator))
    const { workshopId, procedureId } = village.own
    expect((await administrator.send('DELETE', `/api/procedures/${'0'.repeat(20)}`)).status).toBe(
      404,
    )
    expect((await administrator.send('DELETE', `/api/procedures/${procedureId}`)).status).toBe(409)
    const early = await facilitator.send('POST', `/api/workshops/${workshopId}/conclude`)
    expect(early.status).toBe(422)
    expect(await linesOf('procedure.removed')).toEqual([])
    expect(await linesOf('workshop.concluded')).toEqual([])
  })

  it('of a room is one transaction with its line as well: the conclusion', async () => {
    const { sqlite, db } = server.deps
    const facilitator = new Caller(server, await sessionOf(server.deps, village.facilitator))
    const { workshopId } = village.own
    const commentUntil = '2026-12-18'
    await wholeDatabase(db)
      .updateTable('workshop')
      .set({ status: 'closed', commentUntil })
      .where('id', '=', workshopId)
      .execute()
    sqlite.exec(NO_LINES)
    const path = `/api/workshops/${workshopId}`
    expect((await facilitator.send('POST', `${path}/conclude`)).status).toBeGreaterThan(499)
    const held = await db
      .selectFrom('workshop')
      .select(['status', 'commentUntil'])
      .where('id', '=', workshopId)
      .executeTakeFirst()
    expect(held).toEqual({ status: 'closed', commentUntil })
  })
})

const office = (id: string) => ({
  ...{ id, name: `Jugendamt ${id}`, regionalBody: 'LVR' as const },
  ...{ authorityType: 'kreis' as const, sizeClass: '60000_100000' as const },
})
