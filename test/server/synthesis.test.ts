// Findings and recommendations of several workshops, brought together: provenance, headings, marks, and results untouched.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wholeDatabase } from '../../server/db/database.ts'
import type { Synthesis } from '../../shared/synthesis/synthesis.schema.ts'
import { concludedWorkshop } from '../support/concluded.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
let coordinator: Caller
let facilitator: Caller
/** Two concluded workshops: of a random case, and of an added one. */
let random: string
let added: string
beforeEach(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  const as = async (id: string) => new Caller(server, await sessionOf(server.deps, id))
  coordinator = await as(village.coordinator)
  facilitator = await as(village.facilitator)
  random = await concludedWorkshop(server.deps, village, 'random')
  added = await concludedWorkshop(server.deps, village, 'additional')
})
afterEach(() => server.close())

const params = () => ({ id: village.own.procedureId })
const synthesis = () => coordinator.call('getSynthesis', { params: params() })
const bodies = () =>
  wholeDatabase(server.deps.db)
    .selectFrom('workshop_result')
    .select(['workshopId', 'body'])
    .orderBy('workshopId')
    .execute()
const make = (points: object[], more: object = {}) => ({
  params: params(),
  body: { kind: 'finding', title: 'Dienstanweisung', several: false, points, ...more },
})
const only = ({ headings }: Synthesis) => {
  const [heading] = headings
  if (!heading || headings.length > 1) throw new Error('there is not one heading')
  return heading
}

describe('what workshops found', () => {
  it('[PR10] is listed with workshop, case and how the case came in', async () => {
    const { points, headings } = await synthesis()
    expect(headings).toEqual([])
    const findings = points.filter(({ kind }) => kind === 'finding')
    expect(findings.map(({ workshopId, number, origin }) => [workshopId, number, origin])).toEqual(
      expect.arrayContaining([
        [random, 1, 'random'],
        [random, 2, 'random'],
        [added, 1, 'additional'],
        [added, 2, 'additional'],
      ]),
    )
    expect(findings[0]).toMatchObject({ direction: 'potential', apart: false, headingId: null })
    expect(points.filter(({ kind }) => kind === 'recommendation')).toHaveLength(2)
    expect(findings.every(({ caseLabel, title }) => caseLabel !== '' && title !== '')).toBe(true)
  })

  it('[PR11] is gathered under one heading, and its results stay as they are', async () => {
    const before = await bodies()
    const points = [
      { workshopId: random, number: 1 },
      { workshopId: added, number: 1 },
    ]
    const made = await coordinator.call('addHeading', make(points, { several: true }))
    const { id } = only(made)
    expect(made.points.filter(({ headingId }) => headingId === id)).toHaveLength(2)
    expect(only(made)).toMatchObject({ title: 'Dienstanweisung', several: true, revision: 1 })
    // Under another heading at the same time it does not stand.
    expect(
      await facilitator.refused('addHeading', make([{ workshopId: random, number: 1 }])),
    ).toMatchObject({ code: 'synthesis.pointTaken' })
    await facilitator.call('dissolveHeading', {
      params: params(),
      body: { headingId: id, revision: 1 },
    })
    expect((await synthesis()).points.every(({ headingId }) => headingId === null)).toBe(true)
    expect(await bodies()).toEqual(before)
  })

  it('[PR11] keeps what is good and what is to be developed apart, names nobody, and knows only its own', async () => {
    const mixed = [
      { workshopId: random, number: 1 },
      { workshopId: random, number: 2 },
    ]
    expect(await coordinator.refused('addHeading', make(mixed))).toMatchObject({
      code: 'synthesis.mixed',
    })
    const one = [{ workshopId: random, number: 1 }]
    expect(
      await coordinator.refused('addHeading', make(one, { title: 'Fehler von Frau Müller' })),
    ).toMatchObject({ code: 'office.identifiers', field: 'title' })
    for (const unknown of [
      { workshopId: random, number: 9 },
      { workshopId: village.foreign.workshopId, number: 1 },
    ])
      expect(await coordinator.refused('addHeading', make([unknown]))).toMatchObject({
        code: 'synthesis.unknownPoint',
      })
  })

  it('[PR12] holds in several cases only where it comes from several', async () => {
    const one = [{ workshopId: random, number: 1 }]
    expect(await coordinator.refused('addHeading', make(one, { several: true }))).toMatchObject({
      code: 'synthesis.oneCase',
      field: 'several',
    })
    const { id, revision } = only(await coordinator.call('addHeading', make(one)))
    const both = [...one, { workshopId: added, number: 1 }]
    const change = (points: object[], seen: number, several: boolean) => ({
      params: params(),
      body: { headingId: id, title: 'Dienstanweisung', several, points, revision: seen },
    })
    const changed = await coordinator.call('changeHeading', change(both, revision, true))
    expect(only(changed)).toMatchObject({ several: true, revision: 2 })
    // With one case left the mark has to go.
    expect(await coordinator.refused('changeHeading', change(one, 2, true))).toMatchObject({
      code: 'synthesis.oneCase',
    })
  })

  it('[PR13] is not changed over what another person changed', async () => {
    const one = [{ workshopId: random, number: 1 }]
    const { id } = only(await coordinator.call('addHeading', make(one)))
    const change = (title: string) => ({
      params: params(),
      body: { headingId: id, title, several: false, points: one, revision: 1 },
    })
    await coordinator.call('changeHeading', change('Dienstanweisung fehlt'))
    expect(await facilitator.refused('changeHeading', change('Anders'))).toMatchObject({
      status: 409,
      code: 'synthesis.stale',
    })
    expect(only(await synthesis()).title).toBe('Dienstanweisung fehlt')
  })

  it('[PR11] is kept apart, taken up again, and both only once', async () => {
    const apart = (on: boolean) => ({
      params: params(),
      body: { kind: 'finding', workshopId: random, number: 1, apart: on },
    })
    const kept = await coordinator.call('keepApart', apart(true))
    await coordinator.call('keepApart', apart(true))
    expect(kept.points.filter((point) => point.apart)).toHaveLength(1)
    expect((await coordinator.call('keepApart', apart(false))).points.some((p) => p.apart)).toBe(
      false,
    )
    const lines = await server.deps.db
      .selectFrom('audit')
      .select('action')
      .where('action', '=', 'synthesis.keptApart')
      .execute()
    expect(lines).toHaveLength(2)
  })
})
