// No list of HTTP answers with more rows than its contract says, whatever ten years of 186 offices hold.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { api } from '../../shared/http/api.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { germanOrder } from '../../shared/kernel/foldGerman.ts'
import { newId } from '../../shared/kernel/id.ts'
import { LIST_ROWS, PAGE_ROWS } from '../../shared/kernel/page.schema.ts'
import { NAMED_TASKS } from '../../shared/office/administration.schema.ts'
import { procedureStates } from '../../shared/procedure/procedure.schema.ts'
import { wholeDatabase } from '../../server/db/database.ts'
import { filesBelow, read } from '../architecture/sources.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { fillTenYears, type TenYears } from '../support/tenYears.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

/** How many entries an array of a contract has at most; undefined if it may have any number. */
const mostOf = (array: z.ZodArray): number | undefined =>
  array._zod.def.checks
    ?.map((check) => Number(Reflect.get(check._zod.def, 'maximum')))
    .find((maximum) => maximum > 0)

/** What a list route answers with: an array, or a page of one. */
function listOf(reply: z.ZodType): z.ZodArray | undefined {
  if (reply instanceof z.ZodArray) return reply
  if (!(reply instanceof z.ZodObject) || !('total' in reply.shape)) return undefined
  return Object.values(reply.shape).find((member) => member instanceof z.ZodArray)
}

/** Lists that are bound by what they are about, each with that. */
const bound: Readonly<Record<string, string>> = {
  cycleBoard: 'nine states, and that there is none',
  cycleTeams: 'one row for each account of the facilitation',
  listCasePackages: 'packages that hold one case: a number each, of one procedure',
  listMappings: 'one for each step from a version of a catalogue to a newer one',
  listReceived: 'cut to a page in the database; the page is asked for in the address',
}

let server: TestServer
let village: Village
let state: TenYears
let administrator: Caller
const as = async (id: string) => new Caller(server, await sessionOf(server.deps, id))
beforeAll(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  state = await fillTenYears(server.deps, village.facilitator)
  administrator = await as(village.administrator)
})
afterAll(() => server.close())

const inGerman = (names: readonly string[]) =>
  names.toSorted((one, other) => (germanOrder(one) < germanOrder(other) ? -1 : 1))
const offices = (change: { text?: string; id?: string; page?: number } = {}) =>
  administrator.call('findOffices', { body: { text: '', id: null, page: 0, ...change } })
const procedures = (change: { text?: string; state?: string; page?: number } = {}) =>
  administrator.call('findProcedures', {
    body: { text: '', state: null, id: null, page: 0, ...change },
  })

describe('[CY8] a list', () => {
  it('says in its contract how many rows it has at most', () => {
    const lists = Object.entries(api).flatMap(([name, { reply }]) => {
      const list = listOf(reply)
      return list ? [[name, mostOf(list)] as const] : []
    })
    expect(lists.length).toBeGreaterThan(15)
    const open = lists.filter(([, most]) => most === undefined).map(([name]) => name)
    expect(open.sort()).toEqual(Object.keys(bound).sort())
    for (const [, most] of lists) expect(most ?? 0).toBeLessThanOrEqual(LIST_ROWS)
  })

  it('of the administration is a page, filtered in the database, and every row is on one of them', async () => {
    const pages = await Promise.all([0, 1, 2, 3, 4].map((page) => offices({ page })))
    expect(pages.map(({ rows }) => rows.length)).toEqual([PAGE_ROWS, PAGE_ROWS, PAGE_ROWS, 38, 0])
    const all = pages.flatMap(({ rows }) => rows)
    expect(new Set(all.map(({ id }) => id)).size).toBe(188)
    expect(all.map(({ name }) => name)).toEqual(inGerman(all.map(({ name }) => name)))
    const [one] = all
    expect((await offices({ id: one?.id ?? '' })).rows).toEqual([one])
    const found = await offices({ text: (one?.name ?? '').toUpperCase().slice(0, 9) })
    expect(found.total).toBeGreaterThan(0)
    // A sign of a pattern is one to look for.
    expect((await offices({ text: '%' })).total).toBe(0)
    const accounts = await administrator.call('findAccounts', {
      body: { text: 'MODERATION 1', role: 'facilitator', id: null, page: 0 },
    })
    expect(accounts.rows.every(({ name }) => name.startsWith('Moderation 1'))).toBe(true)
    expect(accounts.total).toBe(accounts.rows.length)
  })

  it('[CY5] of offices says when each has its turn, as it was planned, in cycles that are not over', async () => {
    const { clock } = server.deps
    const db = wholeDatabase(server.deps.db)
    const [first = { id: '' }] = (await offices()).rows
    const over = { firstYear: 2018, firstDay: '2018-07-01', lastDay: '2023-06-30' }
    await db.insertInto('cycle').values(over).execute()
    const turn = { cycleYear: 2018, officeId: first.id, halfYear: '2020-H1' as const }
    await db.insertInto('cycle_plan').values(turn).execute()
    const today = berlinDay(clock())
    const planned = await db.selectFrom('cycle_plan').selectAll().execute()
    const cycles = await db.selectFrom('cycle').selectAll().execute()
    const running = cycles.filter(({ lastDay }) => lastDay >= today).map((one) => one.firstYear)
    const turnsOf = (id: string) =>
      planned
        .filter(({ officeId, cycleYear }) => officeId === id && running.includes(cycleYear))
        .map(({ halfYear }) => halfYear)
        .sort()
    const { rows } = await offices()
    expect(rows.map(({ turns }) => turns)).toEqual(rows.map(({ id }) => turnsOf(id)))
    // A cycle that is over is told of no more.
    expect(running).not.toContain(2018)
    await db.deleteFrom('cycle_plan').where('cycleYear', '=', 2018).execute()
    await db.deleteFrom('cycle').where('firstYear', '=', 2018).execute()
    expect(rows.filter(({ turns }) => turns.length > 0).length).toBeGreaterThan(40)
  })

  it('[PR6] of procedures begins with those without a facilitator, then those that are overdue', async () => {
    const db = wholeDatabase(server.deps.db)
    const [alone = '', late = '', done = ''] = state.procedureIds
    await db.deleteFrom('procedure_facilitator').where('procedureId', '=', alone).execute()
    for (const [id, at] of [
      [late, 'accepted'],
      [done, 'committee'],
    ] as const) {
      await db.updateTable('procedure').set({ state: at }).where('id', '=', id).execute()
      const due = { procedureId: id, state: 'casesDrawn' as const, day: '2024-05-01' }
      await db.insertInto('procedure_due').values(due).execute()
    }
    const { rows, total } = await procedures()
    expect(rows).toHaveLength(PAGE_ROWS)
    expect(total).toBeGreaterThan(1000)
    expect(rows.slice(0, 3).map(({ id, need }) => [id, need])).toEqual([
      [alone, 'facilitation'],
      [late, 'overdue'],
      [expect.any(String), null],
    ])
    const rest = rows.slice(2).map(({ officeName }) => officeName)
    expect(rest).toEqual(inGerman(rest))
    const counts = await Promise.all(
      procedureStates.map(async (one) => (await procedures({ state: one })).total),
    )
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total)
  })

  it('of what the administration has to do names the first and counts the others', async () => {
    const found = await administrator.call('administration')
    expect(found.offices).toBe(188)
    expect(found.withoutPeople.first).toHaveLength(NAMED_TASKS)
    expect(found.withoutPeople.total).toBeGreaterThan(180)
    expect(found.withoutFacilitation).toMatchObject({ total: 1 })
  })

  it('of one account is answered whole, and bound', async () => {
    const facilitator = await as(village.facilitator)
    for (const name of ['listProcedures', 'listWorkshops', 'listOffices'] as const) {
      const rows = await facilitator.call(name)
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.length).toBeLessThanOrEqual(LIST_ROWS)
    }
    expect((await administrator.call('listFacilitators')).length).toBeGreaterThan(20)
  })
})

describe('a list in German', () => {
  it('stands in the order of a German dictionary, and a name is found whatever its case and dots', async () => {
    const { db } = server.deps
    const [first] = await db
      .selectFrom('office')
      .selectAll()
      .where('sample', '=', 0)
      .limit(1)
      .execute()
    if (!first) throw new Error('the state has offices')
    const names = [
      'Zzz Zülpich',
      'zzz Ärztehof',
      'Zzz Bodden',
      'Zzz Bärlauch',
      'Zzz Straße',
      'Zzz Strand',
      'Zzz Teil 10',
      'Zzz Teil 2',
    ]
    await wholeDatabase(db)
      .insertInto('office')
      .values(names.map((name) => ({ ...first, id: newId(), name })))
      .execute()
    const found = async (text: string) => (await offices({ text })).rows.map(({ name }) => name)
    expect(await found('zzz')).toEqual([
      ...['zzz Ärztehof', 'Zzz Bärlauch', 'Zzz Bodden', 'Zzz Strand', 'Zzz Straße'],
      ...['Zzz Teil 2', 'Zzz Teil 10', 'Zzz Zülpich'],
    ])
    expect(await found('ÄRZTEHOF')).toEqual(['zzz Ärztehof'])
    expect(await found('ZZZ BÄRL')).toEqual(['Zzz Bärlauch'])
    expect(await found('z zulp')).toEqual(['Zzz Zülpich'])
    expect(await found('Z STRASSE')).toEqual(['Zzz Straße'])
    expect(await found('%')).toEqual([])
  })

  it('is sorted so everywhere', () => {
    const bytewise =
      /orderBy\('(?:\w+\.)?(?:name|title|label)'\)|ORDER BY[^`]*?, \$\{of\.ref\('(?:\w+\.)?(?:name|title|label)'\)\}/
    expect("found.orderBy('office.name')").toMatch(bytewise)
    expect("(ORDER BY ${of.ref('dueBy')}, ${of.ref('name')})").toMatch(bytewise)
    const queries = filesBelow('server').filter((path) => path.endsWith('.ts'))
    expect(queries.length).toBeGreaterThan(200)
    expect(queries.filter((path) => bytewise.test(read(path)))).toEqual([])
  })
})
