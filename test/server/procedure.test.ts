// The way of a procedure over HTTP: who sets which state, in which order, and what is kept of it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countOf } from '../../server/db/countOf.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import type { ProcedureState } from '../../shared/procedure/procedure.schema.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
let administrator: Caller
let coordinator: Caller
let facilitator: Caller
beforeEach(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  const as = async (id: string) => new Caller(server, await sessionOf(server.deps, id))
  administrator = await as(village.administrator)
  coordinator = await as(village.coordinator)
  facilitator = await as(village.facilitator)
})
afterEach(() => server.close())

const DAY = 86_400_000
const today = () => berlinDay(server.deps.clock())
const changes = () => countOf(server.deps.db.selectFrom('procedure_change'))
const lines = () =>
  countOf(server.deps.db.selectFrom('audit').where('action', '=', 'procedure.stateChanged'))

interface Wanted {
  readonly seen: number
  readonly day?: string
  readonly reason?: string
}
const wish = (state: ProcedureState, { seen, day = today(), reason = '' }: Wanted) => ({
  params: { id: village.own.procedureId },
  body: { state, seen, day, reason },
})

describe('the state of a procedure', () => {
  it('[PR1] begins with the procedure, and every change is a row with day and author', async () => {
    const body = {
      officeId: village.own.officeId,
      title: 'Neu',
      cycleStart: 2030,
      kind: 'ordinary',
    }
    // It belongs to a cycle there is.
    const early = await administrator.refused('addProcedure', {
      body: { ...body, cycleStart: 2021 },
    })
    expect(early.field).toBe('cycleStart')
    const { id, cycle } = await administrator.call('addProcedure', { body })
    expect(cycle?.firstDay).toBe('2028-07-01')
    const { history, procedure } = await coordinator.call('getProcedure', { params: { id } })
    expect(procedure.state).toBe('interest')
    expect(history).toEqual([
      expect.objectContaining({ state: 'interest', move: 'begin', day: today(), reason: '' }),
    ])
    // Who administers an installation is not told to the offices.
    expect(history[0]).toMatchObject({ byRole: 'administrator', byName: null })
    await administrator.call('removeProcedure', { params: { id } })
    expect(await changes()).toBe(0)
  })

  it('[PR1] [PR3] goes on with whoever sets it, and stands in lists', async () => {
    await administrator.call('changeProcedureState', wish('selected', { seen: 0 }))
    await coordinator.call('changeProcedureState', wish('accepted', { seen: 1 }))
    await coordinator.call('changeProcedureState', wish('casesDrawn', { seen: 2 }))
    const way = await facilitator.call('changeProcedureState', wish('workshops', { seen: 3 }))
    expect(way.history.map(({ state, byRole }) => [state, byRole])).toEqual([
      ['selected', 'administrator'],
      ['accepted', 'coordinator'],
      ['casesDrawn', 'coordinator'],
      ['workshops', 'facilitator'],
    ])
    expect(way.history[1]?.byName).toBe('coordinator')
    expect(await coordinator.call('listProcedures')).toMatchObject([
      { state: 'workshops', cycle: { firstYear: 2023 } },
    ])
    expect(await lines()).toBe(4)
  })

  it('[PR3] is refused to a task that does not set it', async () => {
    const asked = [
      [coordinator, 'selected'],
      [facilitator, 'casesDrawn'],
      [administrator, 'report'],
    ] as const
    for (const [caller, state] of asked)
      expect(
        await caller.refused('changeProcedureState', wish(state, { seen: 0, reason: 'Bitte' })),
      ).toMatchObject({ status: 403, code: 'procedure.stateForeign' })
    expect(await changes()).toBe(0)
  })

  it('[PR2] skips and goes back with a reason only, and a reason names nobody', async () => {
    const skip = (reason: string) => wish('workshops', { seen: 0, reason })
    expect(await coordinator.refused('changeProcedureState', skip(''))).toMatchObject({
      code: 'procedure.reasonMissing',
      field: 'reason',
    })
    for (const reason of [
      'Wunsch von Frau Müller',
      'frau meyer war krank',
      'Frau M. fehlte',
      'Frаu Müller',
    ])
      expect(await coordinator.refused('changeProcedureState', skip(reason)), reason).toMatchObject(
        { code: 'office.identifiers', field: 'reason' },
      )
    await coordinator.call('changeProcedureState', skip('Die Fälle waren schon gezogen.'))
    const back = wish('casesDrawn', { seen: 1, reason: 'Ein Fall war nicht abgeschlossen.' })
    const { history } = await coordinator.call('changeProcedureState', back)
    expect(history.map(({ move, reason }) => [move, reason])).toEqual([
      ['skip', 'Die Fälle waren schon gezogen.'],
      ['back', 'Ein Fall war nicht abgeschlossen.'],
    ])
  })

  it('[PR4] is not changed over a change nobody saw, nor twice', async () => {
    await administrator.call('changeProcedureState', wish('selected', { seen: 0 }))
    expect(
      await coordinator.refused('changeProcedureState', wish('accepted', { seen: 0 })),
    ).toMatchObject({ status: 409, code: 'procedure.stateStale' })
    expect(
      await administrator.refused('changeProcedureState', wish('selected', { seen: 1 })),
    ).toMatchObject({ code: 'procedure.stateSame' })
    expect([await changes(), await lines()]).toEqual([1, 1])
  })

  it('[PR5] is set for no day to come, and for none before the last change', async () => {
    const tomorrow = berlinDay(server.deps.clock() + DAY)
    const yesterday = berlinDay(server.deps.clock() - DAY)
    const set = (seen: number, day: string, state: ProcedureState) =>
      wish(state, { seen, day, reason: 'Nachgetragen.' })
    expect(
      await administrator.refused('changeProcedureState', set(0, tomorrow, 'selected')),
    ).toMatchObject({ code: 'procedure.dayAhead', field: 'day' })
    await administrator.call('changeProcedureState', set(0, today(), 'selected'))
    expect(
      await coordinator.refused('changeProcedureState', set(1, yesterday, 'accepted')),
    ).toMatchObject({ code: 'procedure.dayBefore', field: 'day' })
  })

  it('[PR1] no program changes a row of the history', async () => {
    await administrator.call('changeProcedureState', wish('selected', { seen: 0 }))
    expect(() => server.deps.sqlite.exec("UPDATE procedure_change SET day = '2020-01-01'")).toThrow(
      /only ever added/,
    )
  })
})

describe('around the state', () => {
  const params = () => ({ id: village.own.procedureId })

  it('[PR6] by when it is to be reached says who sets it, and saying the same again is no change', async () => {
    const due = (day: string | null) => ({ params: params(), body: { state: 'report', day } })
    expect(await administrator.refused('changeProcedureDue', due('2027-03-01'))).toMatchObject({
      code: 'procedure.stateForeign',
    })
    await facilitator.call('changeProcedureDue', due('2027-03-01'))
    const moved = await coordinator.call('changeProcedureDue', due('2027-04-01'))
    expect(moved.due).toEqual([{ state: 'report', day: '2027-04-01' }])
    await coordinator.call('changeProcedureDue', due('2027-04-01'))
    expect((await coordinator.call('changeProcedureDue', due(null))).due).toEqual([])
    await coordinator.call('changeProcedureDue', due(null))
    const said = server.deps.db.selectFrom('audit').where('action', '=', 'procedure.dueChanged')
    expect(await countOf(said)).toBe(3)
  })

  it('the paper of the committee is the office’s own matter', async () => {
    const body = { day: '2027-05-12', fileNumber: 'V/2027/0113' }
    const { committee } = await coordinator.call('changeCommitteePaper', { params: params(), body })
    expect(committee).toEqual(body)
    const seen = await facilitator.call('getProcedure', { params: params() })
    expect(seen.committee).toEqual(body)
  })

  it('[PR7] an extraordinary procedure begins with the acceptance, and is not brought before it', async () => {
    const body = {
      ...{ officeId: village.own.officeId, title: 'Auf Anregung der Stelle' },
      ...{ cycleStart: 2027, kind: 'extraordinary' },
    }
    const { id, state } = await administrator.call('addProcedure', { body })
    expect(state).toBe('accepted')
    const back = { state: 'selected', seen: 1, day: today(), reason: 'Aus Versehen.' }
    const refused = await administrator.refused('changeProcedureState', {
      params: { id },
      body: back,
    })
    expect(refused.code).toBe('procedure.stateForeign')
    const way = await coordinator.call('changeProcedureState', {
      params: { id },
      body: { state: 'casesDrawn', seen: 1, day: today(), reason: '' },
    })
    expect(way.history.map(({ move }) => move)).toEqual(['begin', 'next'])
    await administrator.call('removeProcedure', { params: { id } })
  })

  it('[PR7] an extraordinary procedure says so', async () => {
    const body = { title: 'Auf Anregung', cycleStart: 2027, kind: 'extraordinary' }
    await administrator.call('changeProcedure', { params: params(), body })
    expect(await facilitator.call('listProcedures')).toMatchObject([
      { kind: 'extraordinary', cycle: null },
    ])
  })
})
