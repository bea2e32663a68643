// A workshop may rate the criteria about the consulting specialist of a second catalogue beside its own.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shippedCatalogues } from '../../server/material.ts'
import { resultFacts } from '../../server/room/roomSource.ts'
import { sqliteRoomSource } from '../../server/room/roomSource.sqlite.ts'
import { minutesDocument } from '../../shared/minutes/minutesBlocks.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import {
  sampleAgenda,
  sampleCatalogue,
  sessionOf,
  settle,
  type Village,
} from '../support/village.ts'

let server: TestServer
let village: Village
let facilitator: Caller
let administrator: Caller
const consultant = shippedCatalogues().find(({ criteria }) =>
  criteria.every(({ dimension }) => dimension === 'consultant'),
)
const second = {
  consultantKey: consultant?.key ?? '',
  consultantVersion: consultant?.version ?? '',
}

beforeAll(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  const as = async (id: string) => new Caller(server, await sessionOf(server.deps, id))
  facilitator = await as(village.facilitator)
  administrator = await as(village.administrator)
  const { key, version } = consultant ?? { key: '', version: '' }
  await administrator.call('takeShippedCatalogue', { body: { key, version } })
})
afterAll(() => server.close())

const planned = (title: string, also: object) => ({
  params: { id: village.own.procedureId },
  body: {
    ...{ caseId: village.own.caseId, title, date: '2099-03-02', slotMinutes: 90 },
    ...{ agenda: sampleAgenda, origin: null, commentDays: 10 },
    ...{ catalogueKey: sampleCatalogue.key, catalogueVersion: sampleCatalogue.version },
    ...also,
  },
})

it('[SR4] both catalogues are rated in one room, and the plan names both', async () => {
  const { id } = await facilitator.call('addWorkshop', planned('Mit iseF', second))
  const { basis, workshop } = await facilitator.call('getWorkshop', { params: { id } })
  expect(basis.consultantName).toContain('Insoweit erfahrene Fachkraft')
  expect(workshop).toMatchObject(second)
  const source = sqliteRoomSource(server.deps.sqlite)(id)
  expect(source?.criterion('I-01-1')).toMatchObject({ dimension: 'consultant' })
  expect(source?.criterion('I-01-1')?.ratings).toContain('lived_and_reviewed')
  expect(source?.criterion(sampleCatalogue.criteria[0]?.id ?? '')).toBeDefined()
  // The result will name both, too (RU1).
  expect(source && resultFacts(source)).toMatchObject({
    catalogue: { key: sampleCatalogue.key },
    consultantCatalogue: { key: second.consultantKey, version: second.consultantVersion },
  })
})

it('[MI2] the minutes name both catalogues, and one where there is one', async () => {
  const of = async (title: string, also: object) => {
    const { id } = await facilitator.call('addWorkshop', planned(title, also))
    const minutes = await facilitator.call('getMinutes', { params: { id } })
    return JSON.stringify(minutesDocument(minutes).blocks)
  }
  expect(await of('Zwei Kataloge', second)).toMatch(
    /"Dazu eingestuft nach","Insoweit erfahrene Fachkraft, Fassung/,
  )
  expect(await of('Ein Katalog', {})).not.toContain('Dazu eingestuft nach')
})

it('without one nothing of it is known, and one without such criteria is refused', async () => {
  const { id } = await facilitator.call('addWorkshop', planned('Ohne', {}))
  expect(sqliteRoomSource(server.deps.sqlite)(id)?.criterion('I-01-1')).toBeUndefined()
  for (const also of [
    { consultantKey: 'gibt-es-nicht', consultantVersion: '1' },
    { consultantKey: sampleCatalogue.key, consultantVersion: sampleCatalogue.version },
  ]) {
    const refused = await facilitator.refused('addWorkshop', planned('Falsch', also))
    expect(refused).toMatchObject({ code: 'input.malformed', field: 'consultantKey' })
  }
})

it('[OF2] a catalogue that is only the second one of a workshop cannot be removed', async () => {
  const params = { key: second.consultantKey, version: second.consultantVersion }
  expect((await administrator.refused('removeCatalogue', { params })).code).toBe('catalogue.inUse')
  const all = await administrator.call('listCatalogues', {})
  expect(all.find(({ key }) => key === second.consultantKey)).toMatchObject({
    removable: false,
    consultantCriteria: consultant?.criteria.length,
  })
})
