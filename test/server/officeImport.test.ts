import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inventedOffices } from '../../server/demo/inventedOffices.ts'
import type { OfficeInput } from '../../shared/office/office.schema.ts'
import type { ImportPreview, ListInput } from '../../shared/officeImport/officeImport.schema.ts'
import { cellsOf, csv, HEADER, utf8, windows1252, xlsx } from '../officeImport/officeFile.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
let analyst: Caller
beforeEach(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  analyst = new Caller(server, await sessionOf(server.deps, village.analyst))
})
afterEach(() => server.close())

const offices: ListInput = { kind: 'offices' }
const plan: ListInput = { kind: 'plan', cycleYear: 2023 }
const bodyOf = (list: ListInput, bytes: Uint8Array) => ({
  list,
  content: Buffer.from(bytes).toString('base64'),
})
const preview = (list: ListInput, bytes: Uint8Array): Promise<ImportPreview> =>
  analyst.call('previewImport', { body: bodyOf(list, bytes) })
const apply = (list: ListInput, bytes: Uint8Array, { digest }: ImportPreview) =>
  analyst.call('applyImport', { body: { ...bodyOf(list, bytes), digest } })
const take = async (list: ListInput, bytes: Uint8Array) =>
  apply(list, bytes, await preview(list, bytes))
const ends = (day: string) =>
  analyst.call('recordOfficeChange', {
    params: { id: village.own.officeId },
    body: { kind: 'left', day, successorIds: [] },
  })
const everything = () =>
  ['office', 'cycle_plan', 'audit'].map((table) =>
    server.deps.sqlite.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
  )
const a = ['Jugendamt A', 'LVR', 'Köln', 'Kreis', '60.000 bis 100.000', '']

describe('[CY5] a list', () => {
  it('of 186 offices is seen first, taken over as it was seen, and changes nothing a second time', async () => {
    const rows = [HEADER, ...inventedOffices(7).map(cellsOf)]
    const before = everything()
    const seen = await preview(offices, windows1252(csv(rows)))
    expect(everything()).toEqual(before)
    expect([seen.changes.length, seen.same, seen.faultCount]).toEqual([186, 0, 0])
    // Offices the list does not name stay as they are.
    expect(seen.missing.map(({ name }) => name)).toEqual(['Jugendamt A', 'Jugendamt B'])
    expect(await apply(offices, windows1252(csv(rows)), seen)).toEqual({
      ...{ added: 186, changed: 0, same: 0 },
    })
    const after = everything()
    // The same list in another form of file.
    expect(await take(offices, await xlsx(rows))).toEqual({ added: 0, changed: 0, same: 186 })
    expect(everything()).toEqual(after)
    const administrator = new Caller(server, await sessionOf(server.deps, village.administrator))
    expect(await administrator.call('listOffices')).toHaveLength(188)
  })

  it('changes what differs, field by field, and keeps the name as it is', async () => {
    const changed = utf8(csv([HEADER, ['JUGENDAMT  a', ...a.slice(1, 4), '45.000', '2']]))
    const seen = await preview(offices, changed)
    expect(seen.changes).toEqual([
      {
        ...{ row: 2, name: 'Jugendamt A', kind: 'changed' },
        fields: [
          { column: 'sizeClass', before: '60000_100000', after: '25000_60000' },
          { column: 'burdenClass', before: null, after: 2 },
        ],
      },
    ])
    expect(await apply(offices, changed, seen)).toEqual({ added: 0, changed: 1, same: 0 })
    const { office } = await analyst.call('officeHistory', { params: { id: village.own.officeId } })
    expect(office).toMatchObject({
      ...{ name: 'Jugendamt A', sizeClass: '25000_60000', burdenClass: 2 },
    })
    const lines = await server.deps.db.selectFrom('audit').select(['action', 'actorId']).execute()
    expect(lines).toEqual([{ action: 'office.imported', actorId: village.analyst }])
  })

  it('is taken over whole or not at all', async () => {
    const rows = [HEADER, ...inventedOffices(3).map(cellsOf), ['', 'LVR', 'Köln', 'Kreis', '1', '']]
    const file = utf8(csv(rows))
    const before = everything()
    const seen = await preview(offices, file)
    expect(seen.faults).toEqual([
      { code: 'nameMissing', row: 188, column: 'name', value: '' },
      { code: 'valueUnknown', row: 188, column: 'sizeClass', value: '1' },
    ])
    const body = { ...bodyOf(offices, file), digest: seen.digest }
    expect((await analyst.refused('applyImport', { body })).code).toBe('import.faulty')
    expect(everything()).toEqual(before)
  })

  it('whose preview no longer holds is refused, and changes nothing', async () => {
    const file = utf8(csv([HEADER, [...a.slice(0, 4), '45.000', '']]))
    const seen = await preview(offices, file)
    // Meanwhile another person took over something else.
    await take(offices, utf8(csv([HEADER, [...a.slice(0, 5), '5']])))
    const before = everything()
    const body = { ...bodyOf(offices, file), digest: seen.digest }
    expect(await analyst.refused('applyImport', { body })).toMatchObject({
      code: 'import.stale',
      status: 409,
    })
    expect(everything()).toEqual(before)
    // Nor does a preview of another file open this one.
    const other = await preview(offices, utf8(csv([HEADER, [...a.slice(0, 5), '1']])))
    const mixed = { ...bodyOf(offices, file), digest: other.digest }
    expect((await analyst.refused('applyImport', { body: mixed })).code).toBe('import.stale')
  })

  it('with an office that ended, or one of the samples, says so', async () => {
    await ends('2026-01-01')
    server.deps.sqlite.exec(`UPDATE office SET sample = 1 WHERE id = '${village.foreign.officeId}'`)
    const before = await analyst.call('officeHistory', { params: { id: village.own.officeId } })
    const same = cellsOf(before.office as OfficeInput)
    expect((await preview(offices, utf8(csv([HEADER, same])))).same).toBe(1)
    const other = ['Jugendamt A', ...a.slice(1, 4), '12.000', '']
    const seen = await preview(offices, utf8(csv([HEADER, other, ['Jugendamt B', ...a.slice(1)]])))
    expect(seen.faults.map(({ row, code }) => [row, code])).toEqual([
      [2, 'officeEnded'],
      [3, 'nameTaken'],
    ])
    expect(seen.missing).toEqual([])
  })
})

describe('[CY5] an office that was renamed or will end', () => {
  it('is not added again under its former name, and the list says how it is called today', async () => {
    const params = { id: village.own.officeId }
    const renamed = { kind: 'renamed', day: '2026-01-01', name: 'Jugendamt Neu' }
    await analyst.call('recordOfficeChange', { params, body: renamed })
    const fault = { code: 'nameFormer', row: 2, column: 'name', today: 'Jugendamt Neu' }
    for (const [list, row] of [
      [offices, ['JUGENDAMT a', ...a.slice(1)]],
      [plan, ['Jugendamt A', '2024-1']],
    ] as const) {
      const head = list.kind === 'plan' ? ['Jugendamt', 'Halbjahr'] : HEADER
      const seen = await preview(list, utf8(csv([head, row])))
      expect(seen.faults).toMatchObject([fault])
      expect(seen.changes).toEqual([])
    }
    // A new one that is meant is added by hand; then the name is its own.
    const administrator = new Caller(server, await sessionOf(server.deps, village.administrator))
    await administrator.call('addOffice', {
      body: {
        ...{ name: 'Jugendamt A', regionalBody: 'LVR', administrativeDistrict: 'koeln' },
        ...{ authorityType: 'kreis', sizeClass: '60000_100000', burdenClass: null },
      },
    })
    expect((await preview(offices, utf8(csv([HEADER, a])))).same).toBe(1)
  })

  it('is changed and planned until its end, and not beyond', async () => {
    await ends('2027-07-01')
    const changed = await take(offices, utf8(csv([HEADER, [...a.slice(0, 4), '12.000', '']])))
    expect(changed).toMatchObject({ changed: 1 })
    const file = (half: string) =>
      utf8(
        csv([
          ['Jugendamt', 'Halbjahr'],
          ['Jugendamt A', half],
        ]),
      )
    expect(await take(plan, file('2027-1'))).toMatchObject({ added: 1 })
    expect((await preview(plan, file('2027-2'))).faults).toMatchObject([
      { code: 'halfYearAfterEnd', column: 'halfYear', value: '2. Halbjahr 2027' },
    ])
    const params = { firstYear: 2023 }
    const body = { officeId: village.own.officeId, halfYear: '2026-H2' }
    await analyst.call('planOffice', { params, body })
    const late = { params, body: { ...body, halfYear: '2027-H2' } }
    expect((await analyst.refused('planOffice', late)).code).toBe('office.ended')
  })
})

describe('[CY5] a plan', () => {
  const file = (...rows: string[][]) => utf8(csv([['Jugendamt', 'Halbjahr'], ...rows]))
  const turns = async () =>
    (await server.deps.db.selectFrom('cycle_plan').selectAll().execute()).map(
      ({ cycleYear, halfYear }) => `${String(cycleYear)} ${halfYear}`,
    )

  it('gives offices their half-years, changes and keeps them', async () => {
    const first = file(['Jugendamt A', '1. Halbjahr 2024'], ['Jugendamt B', '2025-2'])
    const seen = await preview(plan, first)
    expect(seen.changes.map(({ kind, fields }) => [kind, fields[0]?.after])).toEqual([
      ['new', '2024-H1'],
      ['new', '2025-H2'],
    ])
    expect(await apply(plan, first, seen)).toEqual({ added: 2, changed: 0, same: 0 })
    expect(await take(plan, first)).toEqual({ added: 0, changed: 0, same: 2 })
    const second = file(['Jugendamt A', '2024-2'])
    const again = await preview(plan, second)
    expect(again.missing.map(({ name }) => name)).toEqual(['Jugendamt B'])
    expect(await apply(plan, second, again)).toEqual({ added: 0, changed: 1, same: 0 })
    expect((await turns()).sort()).toEqual(['2023 2024-H2', '2023 2025-H2'])
  })

  it('that leaves a half-year empty takes it away, and says so first', async () => {
    await take(plan, file(['Jugendamt A', '2024-1'], ['Jugendamt B', '2025-2']))
    const emptied = file(['Jugendamt A', ''], ['Jugendamt B', '2026-1'])
    const seen = await preview(plan, emptied)
    expect(seen.changes.map(({ kind, fields }) => [kind, fields[0]?.before])).toEqual([
      ['removed', '2024-H1'],
      ['changed', '2025-H2'],
    ])
    expect(await apply(plan, emptied, seen)).toEqual({ added: 0, changed: 2, same: 0 })
    expect(await turns()).toEqual(['2023 2026-H1'])
    expect(await take(plan, emptied)).toEqual({ added: 0, changed: 0, same: 2 })
    expect(await take(plan, file(['Jugendamt B', '–']))).toMatchObject({ changed: 1 })
    expect(await turns()).toEqual([])
  })

  it('with an office or a half-year that is not there says so', async () => {
    const seen = await preview(
      plan,
      file(['Jugendamt Unbekannt', '2024-1'], ['Jugendamt A', '1. Halbjahr 2029']),
    )
    expect(seen.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'name', 'officeUnknown'],
      [3, 'halfYear', 'halfYearOutside'],
    ])
    expect(seen.faults.map(({ value }) => value)).toEqual([
      'Jugendamt Unbekannt',
      '1. Halbjahr 2029',
    ])
    const none = bodyOf({ kind: 'plan', cycleYear: 2050 }, file(['Jugendamt A', '2050-1']))
    expect((await analyst.refused('previewImport', { body: none })).field).toBe('list')
  })
})

it('[CY6] a file beyond its limits is refused, and no room waits for it', async () => {
  const rows = [HEADER, ...Array.from({ length: 5000 }, (_, row) => [`Amt ${String(row)}`])]
  const many = { body: bodyOf(offices, utf8(csv(rows))) }
  expect((await analyst.refused('previewImport', many)).code).toBe('import.tooManyRows')
  const large = { body: bodyOf(offices, new Uint8Array(1024 * 1024 + 3)) }
  expect((await analyst.refused('previewImport', large)).status).toBe(400)
  const larger = { body: bodyOf(offices, new Uint8Array(1024 * 1024 + 30_000)) }
  expect((await analyst.refused('previewImport', larger)).status).toBe(413)
  // The server answers others while a large file is read.
  const full = utf8(
    csv([
      HEADER,
      ...Array.from({ length: 1999 }, (_, row) => [`Amt ${String(row)}`, ...a.slice(1)]),
    ]),
  )
  const reading = preview(offices, full)
  let done = false
  void reading.finally(() => (done = true))
  let answered = 0
  // Others: the calls of one session take turns.
  const other = new Caller(server, await sessionOf(server.deps, village.administrator))
  while (!done) {
    await other.call('me')
    if (!done) answered++
  }
  expect((await reading).changes).toHaveLength(1999)
  expect(answered).toBeGreaterThan(2)
})
