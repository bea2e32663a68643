import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import { wholeDatabase } from '../../server/db/database.ts'
import { cycleByYear } from '../../server/cycle/cycle.queries.ts'
import { readCsv, readTable } from '../../shared/officeImport/table.ts'
import { standingOf } from '../../shared/coordination/dueness.ts'
import type { CycleOffice, OfficeSearch } from '../../shared/coordination/coordination.schema.ts'
import { duenessWords, progressWords } from '../../shared/coordination/coordination.words.ts'
import { codesOf } from '../../shared/kernel/words.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { plainRoutes } from '../../shared/http/api.ts'
import { placePackages } from '../support/placedPackages.ts'
import { Caller, openTestServer, pathOf, type TestServer } from '../support/testServer.ts'
import { fillTenYears, type TenYears } from '../support/tenYears.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
let state: TenYears
let analyst: Caller
beforeAll(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  state = await fillTenYears(server.deps, village.facilitator)
  analyst = new Caller(server, await sessionOf(server.deps, village.analyst))
})
afterAll(() => server.close())

const params = { firstYear: 2023 }
const anything: OfficeSearch = {
  ...{ text: '', regionalBody: null, administrativeDistrict: null, progress: null },
  ...{ package: null, former: false },
  ...{ dueness: null, order: 'name', page: 0 },
}
const search = (change: Partial<OfficeSearch> = {}) =>
  analyst.call('searchOffices', { params, body: { ...anything, ...change } })
async function all(change: Partial<OfficeSearch> = {}): Promise<CycleOffice[]> {
  const first = await search(change)
  const pages = Math.ceil(first.total / 50)
  const further = await Promise.all(
    Array.from({ length: pages - 1 }, (_, page) => search({ ...change, page: page + 1 })),
  )
  return [first, ...further].flatMap(({ rows }) => rows)
}
const file = async (name: 'cycleCalendar' | 'cycleCsv' | 'cycleXlsx') => {
  const response = await fetch(`${server.address}${pathOf(plainRoutes[name].path, params)}`, {
    headers: { cookie: [...analyst.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
  })
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
}

describe('[CY7] the offices of a cycle', () => {
  it('are found once each over all pages, and stand as the rule says', async () => {
    const { db, clock } = server.deps
    const offices = await all()
    // Two of the village, 186 of the state.
    expect(offices).toHaveLength(188)
    expect(new Set(offices.map(({ officeId }) => officeId)).size).toBe(188)
    const cycle = await cycleByYear(db, 2023)
    if (!cycle) throw new Error('there is no cycle')
    for (const { dueBy, dueness, progress, halfYear } of offices) {
      const at = progress === 'none' ? null : progress
      expect({ dueBy, dueness }).toEqual(standingOf(cycle, halfYear, at, berlinDay(clock())))
    }
  })

  it('say since when they are at what they are at', async () => {
    const rows = await server.deps.db
      .selectFrom('procedure')
      .innerJoin('procedure_change', 'procedure_change.procedureId', 'procedure.id')
      .select(['officeId', 'procedure.state', 'procedure_change.state as reached', 'day'])
      .where('kind', '=', 'ordinary')
      .where('cycleStart', '=', 2023)
      .execute()
    const offices = await all()
    for (const { officeId, progress, since } of offices)
      expect(since).toBe(
        rows.find((row) => row.officeId === officeId && row.reached === progress)?.day ?? null,
      )
  })

  it('are filtered, ordered and searched, as one would do it by hand', async () => {
    const offices = await all()
    for (const dueness of codesOf(duenessWords))
      expect((await search({ dueness })).total).toBe(
        offices.filter((office) => office.dueness === dueness).length,
      )
    for (const progress of codesOf(progressWords))
      expect((await search({ progress })).total).toBe(
        offices.filter((office) => office.progress === progress).length,
      )
    const detmold = await all({ administrativeDistrict: 'detmold', order: 'progress' })
    expect(detmold.map(({ name }) => name).sort()).toEqual(
      offices
        .filter(({ administrativeDistrict }) => administrativeDistrict === 'detmold')
        .map(({ name }) => name)
        .sort(),
    )
    const ranks = detmold.map(({ progress }) => codesOf(progressWords).indexOf(progress))
    expect(ranks).toEqual(ranks.toSorted((one, other) => one - other))
    const days = (await all({ order: 'halfYear' })).map(({ dueBy }) => dueBy)
    expect(days).toEqual(days.toSorted())
    const name = offices[40]?.name ?? ''
    expect((await search({ text: ` ${name.slice(4, 20)}` })).rows.map((row) => row.name)).toContain(
      name,
    )
    // Signs of a pattern are looked for as they are.
    expect((await search({ text: '%' })).total).toBe(0)
    expect((await search({ text: '_'.repeat(5) })).total).toBe(0)
    expect((await search({ text: "' OR 1=1 --" })).total).toBe(0)
    expect((await search({ page: 900 })).rows).toEqual([])
  })

  it('add up to the counts of the overview and of the board', async () => {
    const offices = await all()
    const overview = await analyst.call('cycleOverview', { params })
    expect(overview.offices).toBe(188)
    for (const { dueness, count } of overview.dueness)
      expect(count).toBe(offices.filter((office) => office.dueness === dueness).length)
    expect(overview.grid.reduce((sum, { count }) => sum + count, 0)).toBe(188)
    for (const cell of overview.grid)
      expect(cell.count).toBe(
        offices.filter(
          (office) =>
            office.administrativeDistrict === cell.administrativeDistrict &&
            office.progress === cell.progress,
        ).length,
      )
    const board = await analyst.call('cycleBoard', { params })
    expect(board.map(({ progress }) => progress)).toEqual(codesOf(progressWords))
    for (const { progress, count, offices: shown } of board) {
      const here = offices.filter((office) => office.progress === progress)
      expect(count).toBe(here.length)
      expect(shown).toHaveLength(Math.min(12, here.length))
    }
  })

  it('are those that are still there: one that ended is due no more, on the day it ended', async () => {
    const id = state.officeIds[3] ?? ''
    const end = (day: string) =>
      analyst.call('recordOfficeChange', {
        params: { id },
        body: { kind: 'left', day, successorIds: [] },
      })
    await end('2099-01-01')
    expect((await search()).total).toBe(188)
    await analyst.call('takeBackOfficeEnd', { params: { id } })
    // It will not be there in a cycle that begins after its end.
    await end('2028-01-01')
    const next = { params: { firstYear: 2028 }, body: anything }
    expect((await analyst.call('searchOffices', next)).total).toBe(187)
    await analyst.call('takeBackOfficeEnd', { params: { id } })
    await end(berlinDay(server.deps.clock()))
    expect((await search()).total).toBe(187)
    expect(await analyst.call('cycleOverview', { params })).toMatchObject({
      offices: 187,
      former: 1,
    })
    // Among the former ones it is found, and its evidence says that nothing is due any more.
    const former = await search({ former: true })
    expect(former.rows.map(({ officeId }) => officeId)).toEqual([id])
    const [row] = former.rows
    expect(['ended', 'met']).toContain(row?.dueness)
    expect(row?.endedOn).toBe(berlinDay(server.deps.clock()))
    const evidence = await analyst.call('officeEvidence', { params: { id } })
    expect(evidence.cycles.map(({ dueness }) => dueness)).not.toContain('late')
    expect(evidence.cycles[0]?.dueness).toBe(row?.dueness)
    // In the exported table it stands last, and the table is read back as it is.
    const csv = await file('cycleCsv')
    const table = readCsv(new TextDecoder().decode(csv.bytes)).rows
    expect(table.at(-1)?.[0]).toBe(row?.name)
    const content = Buffer.from(csv.bytes).toString('base64')
    for (const list of [{ kind: 'offices' }, { kind: 'plan', cycleYear: 2023 }]) {
      const seen = await analyst.call('previewImport', { body: { list, content } })
      expect([seen.changes, seen.faultCount, seen.same]).toEqual([[], 0, 188])
    }
    await analyst.call('takeBackOfficeEnd', { params: { id } })
  })

  it('are found by whether a package of the cycle was taken in', async () => {
    const placed = await placePackages(server.deps, village.own)
    const { officeId } = village.own
    const held = await search({ package: true })
    expect(held.rows.map((row) => row.officeId)).toEqual([officeId])
    expect((await search({ package: false })).total).toBe(187)
    const { cycles } = await analyst.call('officeEvidence', { params: { id: officeId } })
    expect(cycles.flatMap(({ packages }) => packages.map(({ id }) => id))).toEqual([
      placed.receivedId,
    ])
  })

  it('take the ordinary procedure that came furthest, and never an extraordinary one', async () => {
    const db = wholeDatabase(server.deps.db)
    const { officeId } = village.own
    const now = async () => (await search({ text: 'Jugendamt A' })).rows[0]?.progress
    const before = await now()
    const add = (kind: 'ordinary' | 'extraordinary') =>
      db
        .insertInto('procedure')
        .values({
          ...{ id: server.deps.newId(), officeId, title: kind, cycleStart: 2026 },
          ...{ kind, state: 'committee' },
        })
        .execute()
    await add('extraordinary')
    expect(await now()).toBe(before)
    await add('ordinary')
    expect(await now()).toBe('committee')
    await db
      .deleteFrom('procedure')
      .where('state', '=', 'committee')
      .where('officeId', '=', officeId)
      .execute()
  })
})

it('[CY7] facilitators are listed with what they run at the same time, those with most first', async () => {
  const teams = await analyst.call('cycleTeams', { params })
  expect(teams.length).toBeGreaterThanOrEqual(24)
  const counts = teams.map(({ running }) => running.length)
  expect(counts).toEqual(counts.toSorted((one, other) => other - one))
  const own = teams.find(({ accountId }) => accountId === village.facilitator)
  expect(own?.running.map(({ name }) => name)).toContain('Jugendamt A')
  // The report is its work as well; what the office does afterwards is not.
  const states = new Set(teams.flatMap(({ running }) => running.map(({ progress }) => progress)))
  expect([states.has('report'), states.has('committee'), states.has('followUp')]).toEqual([
    ...[true, false, false],
  ])
  const today = berlinDay(server.deps.clock()).slice(0, 7)
  for (const { months } of teams) for (const { month } of months) expect(month >= today).toBe(true)
})

describe('[CY7] evidence of an office', () => {
  it('says for each cycle how it stands, with states, days and counts', async () => {
    const id = state.officeIds[5] ?? ''
    const evidence = await analyst.call('officeEvidence', { params: { id } })
    expect(evidence.cycles.map(({ cycle }) => cycle.firstYear)).toEqual([2023, 2028])
    for (const { procedures } of evidence.cycles)
      for (const { reached, workshops, state: at } of procedures) {
        expect(reached.at(-1)?.state).toBe(at)
        expect(workshops).toBe(2)
      }
    for (const { met, dueness, procedures } of evidence.cycles) {
      expect(met !== null).toBe(dueness === 'met')
      if (met) expect(procedures.map(({ state: at }) => at)).toContain(met.state)
    }
    const missing = await analyst.refused('officeEvidence', { params: { id: 'x'.repeat(20) } })
    expect(missing.status).toBe(404)
  })

  it('[CY3] names what an office took over as held by the other one, and does not count it as its own', async () => {
    const [first = '', second = ''] = state.officeIds.slice(8, 10)
    const before = await analyst.call('officeEvidence', { params: { id: second } })
    const body = { kind: 'merged', day: '2026-01-01', successorIds: [second] }
    await analyst.call('recordOfficeChange', { params: { id: first }, body })
    const after = await analyst.call('officeEvidence', { params: { id: second } })
    const names = after.cycles.flatMap(({ procedures }) =>
      procedures.map(({ officeName }) => officeName),
    )
    expect(new Set(names).size).toBe(2)
    expect(after.cycles.map(({ dueness }) => dueness)).toEqual(
      before.cycles.map(({ dueness }) => dueness),
    )
    await analyst.call('takeBackOfficeEnd', { params: { id: first } })
  })
})

it('[CY7] the own procedure knows its turn; an extraordinary one has none', async () => {
  const coordinator = new Caller(server, await sessionOf(server.deps, village.coordinator))
  const { officeId, procedureId } = village.own
  const turn = () => coordinator.call('procedureTurn', { params: { id: procedureId } })
  expect(await turn()).toMatchObject({ halfYear: null, dueBy: '2028-06-30', dueness: 'unplanned' })
  await analyst.call('planOffice', { params, body: { officeId, halfYear: '2024-H1' } })
  expect(await turn()).toMatchObject({ halfYear: '2024-H1', dueBy: '2024-06-30', dueness: 'late' })
  await analyst.call('planOffice', { params, body: { officeId, halfYear: null } })
  const kind = (to: 'ordinary' | 'extraordinary') =>
    wholeDatabase(server.deps.db)
      .updateTable('procedure')
      .set({ kind: to })
      .where('id', '=', procedureId)
      .execute()
  await kind('extraordinary')
  expect(await turn()).toBeNull()
  await kind('ordinary')
})

describe('[CY6] what leaves as a table', () => {
  it('is read back by the import, and changes nothing', async () => {
    for (const name of ['cycleCsv', 'cycleXlsx'] as const) {
      const { response, bytes } = await file(name)
      expect(response.headers.get('content-disposition')).toContain('Turnus')
      const content = Buffer.from(bytes).toString('base64')
      const body = { list: { kind: 'offices' }, content }
      const seen = await analyst.call('previewImport', { body })
      expect([seen.changes, seen.faultCount, seen.same]).toEqual([[], 0, 188])
      // Two offices have no half-year: their cells are empty, and no fault.
      const plan = { list: { kind: 'plan', cycleYear: 2023 }, content }
      const asPlan = await analyst.call('previewImport', { body: plan })
      expect([asPlan.changes, asPlan.faultCount, asPlan.same]).toEqual([[], 0, 188])
    }
  })

  it('holds no formula, whatever an office is called', async () => {
    const { db } = server.deps
    const evil = '=HYPERLINK("http://x")'
    const id = state.officeIds[0] ?? ''
    const named = (name: string) =>
      wholeDatabase(db).updateTable('office').set({ name }).where('id', '=', id).execute()
    const before = await db
      .selectFrom('office')
      .select('name')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await named(evil)
    const csv = await file('cycleCsv')
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv.bytes)
    expect(text.startsWith('\ufeffJugendamt;Landesteil;')).toBe(true)
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(text).not.toMatch(/(^|[;\n])"?[=+@]/)
    expect(readCsv(text.slice(1)).rows.flat()).toContain(evil)
    const xlsx = await file('cycleXlsx')
    const sheet = strFromU8(unzipSync(xlsx.bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).not.toContain('<f>')
    expect((await readTable(xlsx.bytes)).rows.flat()).toContain(evil)
    // Some table programs take letters of full width for the others.
    await named('＝cmd')
    const wide = new TextDecoder().decode((await file('cycleCsv')).bytes)
    expect(wide).toContain("'＝cmd")
    expect(readCsv(wide).rows.flat()).toContain('＝cmd')
    await named(before.name)
  })
})

it('[CY9] the calendar has stable ids, and names offices and steps alone', async () => {
  const first = await file('cycleCalendar')
  expect(first.response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = new TextDecoder().decode(first.bytes).replaceAll('\r\n ', '')
  const uids = [...text.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid)
  expect(new Set(uids).size).toBe(uids.length)
  expect(uids.length).toBeGreaterThan(300)
  server.advance(60_000)
  const again = new TextDecoder()
    .decode((await file('cycleCalendar')).bytes)
    .replaceAll('\r\n ', '')
  expect([...again.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid)).toEqual(uids)
  const summaries = [...text.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, summary]) => summary ?? '')
  const form =
    /^(Fallwerkstatt|Qualitätsentwicklungsverfahren fällig|Frist [^:]+|Jugendhilfeausschuss): /
  expect(summaries.filter((summary) => !form.test(summary))).toEqual([])
  expect(summaries.join('\n')).not.toMatch(/Werkstatt \d|Moderation|F-\d/)
})

describe('[CY8] lists of 186 offices and ten years', () => {
  it('ask as many questions as a small state would, and none per row', async () => {
    const { sqlite } = server.deps
    const asked: string[] = []
    const prepare = sqlite.prepare.bind(sqlite)
    Object.assign(sqlite, {
      prepare: (text: string) => {
        if (!/account_session|known_browser/.test(text)) asked.push(text)
        return prepare(text)
      },
    })
    const counted = async (ask: () => Promise<unknown>) => {
      asked.length = 0
      await ask()
      return asked.length
    }
    const id = state.officeIds[2] ?? ''
    const counts = {
      search: await counted(() => search({ dueness: 'late', order: 'progress' })),
      overview: await counted(() => analyst.call('cycleOverview', { params })),
      board: await counted(() => analyst.call('cycleBoard', { params })),
      teams: await counted(() => analyst.call('cycleTeams', { params })),
      evidence: await counted(() => analyst.call('officeEvidence', { params: { id } })),
      csv: await counted(() => file('cycleCsv')),
    }
    Object.assign(sqlite, { prepare })
    expect(counts).toEqual({ search: 3, overview: 3, board: 2, teams: 3, evidence: 7, csv: 4 })
  })

  it('look into an index for what belongs to an office, instead of reading a table for each', async () => {
    const { sqlite } = server.deps
    const plans: string[] = []
    const prepare = sqlite.prepare.bind(sqlite)
    Object.assign(sqlite, {
      prepare: (text: string) => {
        if (/^select/i.test(text) && /"cycle_plan"|"procedure"/.test(text)) {
          const plan = prepare(`EXPLAIN QUERY PLAN ${text}`)
          const values = Array.from({ length: (text.match(/\?/g) ?? []).length }, () => null)
          plans.push(...(plan.all(...values) as { detail: string }[]).map(({ detail }) => detail))
        }
        return prepare(text)
      },
    })
    await search({ dueness: 'late', order: 'progress' })
    await analyst.call('cycleOverview', { params })
    await analyst.call('cycleBoard', { params })
    await file('cycleCsv')
    Object.assign(sqlite, { prepare })
    expect(plans.filter((plan) => plan.startsWith('SEARCH own')).length).toBeGreaterThan(4)
    expect(
      plans.filter((plan) => /SEARCH turn USING PRIMARY KEY/.test(plan)).length,
    ).toBeGreaterThan(4)
    // Read from one end to the other are the offices alone, and what was chosen from them.
    const scanned = plans
      .filter((plan) => plan.startsWith('SCAN'))
      .map((plan) => plan.split(' ')[1])
    expect(scanned.filter((name) => !/^(office|row|ranked|\(subquery)/.test(name ?? ''))).toEqual(
      [],
    )
  })
})
