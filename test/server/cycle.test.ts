import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wholeDatabase } from '../../server/db/database.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { addOffice, sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
let administrator: Caller
let analyst: Caller
beforeEach(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  administrator = new Caller(server, await sessionOf(server.deps, village.administrator))
  analyst = new Caller(server, await sessionOf(server.deps, village.analyst))
})
afterEach(() => server.close())

const actions = async () =>
  (await server.deps.db.selectFrom('audit').select(['action', 'objectId']).execute()).map(
    ({ action, objectId }) => `${action} ${objectId ?? ''}`,
  )
const plan = (cycleYear = 2023) =>
  server.deps.db
    .selectFrom('cycle_plan')
    .select(['officeId', 'halfYear'])
    .where('cycleYear', '=', cycleYear)
    .execute()

describe('[CY1] cycles', () => {
  it('are there from the start as the law counts them, and further ones do not overlap', async () => {
    expect((await administrator.call('listCycles')).map(({ firstDay }) => firstDay)).toEqual([
      '2023-07-01',
      '2028-07-01',
    ])
    for (const body of [
      { firstYear: 2028, half: 1 },
      { firstYear: 2032, half: 2 },
      { firstYear: 2033, half: 1 },
      { firstYear: 2020, half: 1 },
    ])
      expect((await analyst.refused('addCycle', { body })).code).toBe('cycle.overlaps')
    // Nor is a day left between two of them.
    for (const body of [
      { firstYear: 2034, half: 1 },
      { firstYear: 2034, half: 2 },
    ])
      expect((await analyst.refused('addCycle', { body })).code).toBe('cycle.gap')
    const added = await analyst.call('addCycle', { body: { firstYear: 2033, half: 2 } })
    const middle = await analyst.refused('removeCycle', { params: { firstYear: 2028 } })
    expect(middle.code).toBe('cycle.gap')
    expect(added).toEqual({ firstYear: 2033, firstDay: '2033-07-01', lastDay: '2038-06-30' })
    await analyst.call('removeCycle', { params: { firstYear: 2033 } })
    // Procedures of the village begin in 2025.
    const used = await analyst.refused('removeCycle', { params: { firstYear: 2023 } })
    expect(used).toMatchObject({ code: 'cycle.inUse', facts: { planned: 0, procedures: 2 } })
    expect(await actions()).toEqual(['cycle.added 2033', 'cycle.removed 2033'])
  })

  it('give an office one half-year of their ten, which can be changed and taken away', async () => {
    const { officeId } = village.own
    const set = (halfYear: string | null, firstYear = 2023) => ({
      params: { firstYear },
      body: { officeId, halfYear },
    })
    await analyst.call('planOffice', set('2024-H1'))
    await analyst.call('planOffice', set('2025-H2'))
    expect(await plan()).toEqual([{ officeId, halfYear: '2025-H2' }])
    expect((await analyst.refused('planOffice', set('2028-H2'))).field).toBe('halfYear')
    expect((await analyst.refused('planOffice', set('2029-H1', 2029))).status).toBe(404)
    await analyst.call('planOffice', set(null))
    expect(await plan()).toEqual([])
  })
})

it('[CY2] an office lies in a Regierungsbezirk of its Landesteil', async () => {
  const body = {
    ...{ name: 'Jugendamt Neu', regionalBody: 'LWL', administrativeDistrict: 'koeln' },
    ...{ authorityType: 'kreis', sizeClass: 'under_25000', burdenClass: 4 },
  }
  expect(await administrator.refused('addOffice', { body })).toMatchObject({
    code: 'input.malformed',
    field: 'administrativeDistrict',
  })
  const right = { ...body, administrativeDistrict: 'muenster' }
  const added = await administrator.call('addOffice', { body: right })
  expect(added).toMatchObject({ administrativeDistrict: 'muenster', burdenClass: 4, endedOn: null })
  expect(await administrator.call('listOffices')).toContainEqual(added)
})

describe('[CY3] what becomes of an office', () => {
  const params = () => ({ id: village.own.officeId })
  const record = (body: unknown) => analyst.call('recordOfficeChange', { params: params(), body })

  it('merged: it is due no more and takes over from nobody, its procedures stay with it', async () => {
    const { db } = server.deps
    const { officeId, procedureId } = village.own
    const successor = village.foreign.officeId
    const params = { firstYear: 2023 }
    await analyst.call('planOffice', { params, body: { officeId, halfYear: '2027-H1' } })
    const merged = await record({ kind: 'merged', day: '2027-01-01', successorIds: [successor] })
    expect(merged.office.endedOn).toBe('2027-01-01')
    expect(merged.changes).toEqual([
      {
        ...{
          kind: 'merged',
          day: '2027-01-01',
          officeId,
          nameBefore: 'Jugendamt A',
          nameAfter: null,
        },
        successor: { id: successor, name: 'Jugendamt B' },
      },
    ])
    // The one that took over has the line in its history, too.
    const theirs = await analyst.call('officeHistory', { params: { id: successor } })
    expect(theirs.changes).toEqual(merged.changes)
    const held = db.selectFrom('procedure').select('officeId').where('id', '=', procedureId)
    expect(await held.execute()).toEqual([{ officeId }])
    const again = {
      params: { id: officeId },
      body: { kind: 'left', day: '2027-02-01', successorIds: [] },
    }
    expect((await analyst.refused('recordOfficeChange', again)).code).toBe('office.ended')
    const plan = { params, body: { officeId, halfYear: '2027-H2' } }
    expect((await analyst.refused('planOffice', plan)).code).toBe('office.ended')
    const into = { kind: 'merged', day: '2027-01-01', successorIds: [officeId] }
    expect(
      (await analyst.refused('recordOfficeChange', { params: { id: successor }, body: into })).code,
    ).toBe('office.successorUnfit')
  })

  it('is not given up before the day on which it is to take over from another office', async () => {
    const [second, third] = [await addOffice(server.deps, 'C'), await addOffice(server.deps, 'D')]
    await record({ kind: 'split', day: '2027-01-01', successorIds: [second, third] })
    const left = (day: string) => ({
      params: { id: second },
      body: { kind: 'left', day, successorIds: [] },
    })
    for (const day of ['2026-12-31', '2027-01-01'])
      expect((await analyst.refused('recordOfficeChange', left(day))).code).toBe('office.takesOver')
    await analyst.call('recordOfficeChange', left('2027-01-02'))
  })

  it('that is gone begins no procedure; one that will be gone does until then', async () => {
    const add = { officeId: village.own.officeId, title: 'Neu', kind: 'ordinary', cycleStart: 2023 }
    await record({ kind: 'left', day: '2099-01-01', successorIds: [] })
    await administrator.call('addProcedure', { body: add })
    await analyst.call('takeBackOfficeEnd', { params: params() })
    await record({ kind: 'left', day: '2026-01-01', successorIds: [] })
    const refused = await administrator.refused('addProcedure', {
      body: { ...add, title: 'Neuer' },
    })
    expect(refused.code).toBe('office.ended')
  })

  it('split up, given up and taken back', async () => {
    const others = [await addOffice(server.deps, 'C'), await addOffice(server.deps, 'D')]
    const split = await record({ kind: 'split', day: '2026-01-01', successorIds: others })
    expect(split.changes.map(({ successor }) => successor?.name)).toEqual([
      'Jugendamt C',
      'Jugendamt D',
    ])
    const back = await analyst.call('takeBackOfficeEnd', { params: params() })
    expect([back.office.endedOn, back.changes]).toEqual([null, []])
    expect((await analyst.refused('takeBackOfficeEnd', { params: params() })).status).toBe(404)
    const left = await record({ kind: 'left', day: '2026-01-01', successorIds: [] })
    expect(left.changes).toMatchObject([{ kind: 'left', successor: null }])
    expect((await actions()).map((line) => line.split(' ')[0])).toEqual([
      'office.split',
      'office.returned',
      'office.left',
    ])
  })

  it('renamed: the former name stays in its history, a taken or later one is refused', async () => {
    const renamed = (name: string, day = '2026-01-01') => ({
      params: params(),
      body: { kind: 'renamed', day, name },
    })
    const taken = await analyst.refused('recordOfficeChange', renamed('jugendamt  B'))
    expect(taken.code).toBe('office.nameTaken')
    const early = await analyst.refused(
      'recordOfficeChange',
      renamed('Jugendamt Neu', '2099-01-01'),
    )
    expect(early).toMatchObject({ code: 'input.malformed', field: 'day' })
    const { office, changes } = await analyst.call('recordOfficeChange', renamed('Jugendamt Neu'))
    expect(office.name).toBe('Jugendamt Neu')
    expect(changes).toMatchObject([
      { kind: 'renamed', nameBefore: 'Jugendamt A', nameAfter: 'Jugendamt Neu', successor: null },
    ])
    // A new name is no end that is taken back, and the line does not change.
    expect((await analyst.refused('takeBackOfficeEnd', { params: params() })).status).toBe(404)
    expect(() => server.deps.sqlite.exec("UPDATE office_history SET day = '2020-01-01'")).toThrow(
      /does not change/,
    )
  })

  it('renamed: neither to the name it has nor before the name it has, and a mistake is taken back', async () => {
    const renamed = (name: string, day: string) => ({
      params: params(),
      body: { kind: 'renamed', day, name },
    })
    const same = await analyst.refused('recordOfficeChange', renamed('Jugendamt A', '2026-01-01'))
    expect(same).toMatchObject({ code: 'input.malformed', field: 'name' })
    await analyst.call('recordOfficeChange', renamed('Jugendamt Neu', '2026-03-01'))
    const early = await analyst.refused('recordOfficeChange', renamed('Anders', '2026-02-28'))
    expect(early).toMatchObject({ code: 'input.malformed', field: 'day' })
    const last = await analyst.call('recordOfficeChange', renamed('Anders', '2026-03-01'))
    expect(last.changes.map(({ nameBefore, nameAfter }) => [nameBefore, nameAfter])).toEqual([
      ['Jugendamt A', 'Jugendamt Neu'],
      ['Jugendamt Neu', 'Anders'],
    ])
    const back = (nameBefore: string) => ({ params: params(), body: { nameBefore } })
    // Only the newest one, and not twice.
    expect((await analyst.refused('takeBackOfficeName', back('Jugendamt A'))).status).toBe(404)
    const { office, changes } = await analyst.call('takeBackOfficeName', back('Jugendamt Neu'))
    expect([office.name, changes.length]).toEqual(['Jugendamt Neu', 1])
    expect((await analyst.refused('takeBackOfficeName', back('Jugendamt Neu'))).status).toBe(404)
    expect(await actions()).toContain(`office.nameReturned ${village.own.officeId}`)
    // Another office took the name meanwhile.
    await addOffice(server.deps, 'A')
    expect((await analyst.refused('takeBackOfficeName', back('Jugendamt A'))).code).toBe(
      'office.nameTaken',
    )
  })

  it('renamed by the administration: in its history as well, from the day that is told', async () => {
    const { office } = await analyst.call('officeHistory', { params: params() })
    const { id: _id, endedOn: _endedOn, ...facts } = office
    const change = (body: object) =>
      administrator.call('changeOffice', {
        params: params(),
        body: { ...facts, administrativeDistrict: 'koeln', regionalBody: 'LVR', ...body },
      })
    await change({ sizeClass: 'over_250000' })
    const history = async () => (await analyst.call('officeHistory', { params: params() })).changes
    expect(await history()).toEqual([])
    await change({ name: 'Jugendamt Neu', renamedOn: '2026-02-01' })
    expect(await history()).toMatchObject([
      { kind: 'renamed', day: '2026-02-01', nameBefore: 'Jugendamt A', nameAfter: 'Jugendamt Neu' },
    ])
  })

  it('[OF2] an office with a history is not removed, one with a plan alone is', async () => {
    const [first, second] = [await addOffice(server.deps, 'C'), await addOffice(server.deps, 'D')]
    const merged = { kind: 'merged', day: '2026-01-01', successorIds: [second] }
    await analyst.call('recordOfficeChange', { params: { id: first }, body: merged })
    for (const id of [first, second])
      expect(await administrator.refused('removeOffice', { params: { id } })).toMatchObject({
        code: 'office.inUse',
        facts: { changes: 1 },
      })
    const third = await addOffice(server.deps, 'E')
    const body = { officeId: third, halfYear: '2024-H1' }
    const renamed = { kind: 'renamed', day: '2026-01-01', name: 'Jugendamt F' }
    await analyst.call('recordOfficeChange', { params: { id: third }, body: renamed })
    await analyst.call('planOffice', { params: { firstYear: 2023 }, body })
    await administrator.call('removeOffice', { params: { id: third } })
    expect(await plan()).toEqual([])
  })

  it('the office of the samples has none', async () => {
    const { db } = server.deps
    const { officeId } = village.foreign
    await wholeDatabase(db)
      .updateTable('office')
      .set({ sample: 1 })
      .where('id', '=', officeId)
      .execute()
    expect((await analyst.refused('officeHistory', { params: { id: officeId } })).status).toBe(404)
    const into = { kind: 'merged', day: '2026-01-01', successorIds: [officeId] }
    expect(
      (await analyst.refused('recordOfficeChange', { params: params(), body: into })).code,
    ).toBe('office.successorUnfit')
  })
})

it('[CY4] recording breaks are the years that were said last, each once', async () => {
  const params = { id: village.own.officeId }
  const years = [2023, 2021, 2023]
  const set = await analyst.call('setRecordingBreaks', { params, body: { years } })
  expect(set.recordingBreaks).toEqual([2021, 2023])
  const foreign = await analyst.call('officeHistory', { params: { id: village.foreign.officeId } })
  expect(foreign.recordingBreaks).toEqual([])
  const ahead = { params, body: { years: [2021, 2099] } }
  expect((await analyst.refused('setRecordingBreaks', ahead)).field).toBe('years')
  const none = await analyst.call('setRecordingBreaks', { params, body: { years: [] } })
  expect(none.recordingBreaks).toEqual([])
})
