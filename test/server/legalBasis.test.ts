// On what case texts are passed on: the list of the installation, the decisions for cases, and what is printed of them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  legalBasisOfCase,
  legalBasisOfProcedure,
} from '../../server/legalBasis/legalBasis.queries.ts'
import { countOf } from '../../server/db/countOf.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { minutesDocument } from '../../shared/minutes/minutesBlocks.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
let administrator: Caller
let coordinator: Caller
beforeEach(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  const as = async (id: string) => new Caller(server, await sessionOf(server.deps, id))
  administrator = await as(village.administrator)
  coordinator = await as(village.coordinator)
})
afterEach(() => server.close())

const FIRST = 'sgb8-64-2a-external'
const today = () => berlinDay(server.deps.clock())
const decision = (more: object = {}) => ({
  params: { id: village.own.caseId },
  body: { basisId: FIRST, decidedBy: 'Datenschutzbeauftragte', decidedOn: today(), ...more },
})

describe('the list of legal bases', () => {
  it('[PR8] begins with what the law names, and grows', async () => {
    const before = await coordinator.call('listLegalBases')
    expect(before.map(({ id }) => id).sort()).toEqual([
      'sgb10-67c-3-own-house',
      FIRST,
      'sgb8-64-2c-with-79a-2',
      'stays-in-the-office',
    ])
    expect(before.every(({ used, retired }) => !used && !retired)).toBe(true)
    const body = { label: 'Einwilligung der Beteiligten' }
    const added = await administrator.call('addLegalBasis', { body })
    const twin = { body: { label: 'einwilligung der Beteiligten.' } }
    expect(await administrator.refused('addLegalBasis', twin)).toMatchObject({
      status: 409,
      code: 'legalBasis.labelTaken',
      facts: { existing: added.id },
    })
    await administrator.call('removeLegalBasis', { params: { id: added.id } })
    expect(await coordinator.call('listLegalBases')).toHaveLength(4)
  })

  it('[PR8] keeps an entry a case rests on: it is renamed and retired, and never removed', async () => {
    await coordinator.call('decideLegalBasis', decision())
    const params = { id: FIRST }
    expect(await administrator.refused('removeLegalBasis', { params })).toMatchObject({
      code: 'legalBasis.inUse',
    })
    const body = { label: '§ 64 Abs. 2a SGB VIII', retired: true }
    const retired = await administrator.call('changeLegalBasis', { params, body })
    expect(retired).toMatchObject({ ...body, used: true })
    const [held] = await coordinator.call('listBasisDecisions', {
      params: { id: village.own.procedureId },
    })
    expect(held?.label).toBe('§ 64 Abs. 2a SGB VIII')
    // Where it was decided it may be written down once more, with another day; for a new case it is not offered.
    await coordinator.call('decideLegalBasis', decision({ decidedBy: 'Leitung' }))
    const label = { label: 'A-2', origin: 'random', closed: true }
    const other = await coordinator.call('addCase', {
      params: { id: village.own.procedureId },
      body: label,
    })
    const asked = { ...decision(), params: { id: other.id } }
    expect(await coordinator.refused('decideLegalBasis', asked)).toMatchObject({
      field: 'basisId',
    })
  })
})

describe('the legal basis of a case', () => {
  it('[PR9] says function and day; the last one counts and none is deleted', async () => {
    const { caseId, procedureId } = village.own
    expect(await legalBasisOfCase(server.deps.db, caseId)).toBeUndefined()
    expect(await legalBasisOfProcedure(server.deps.db, procedureId)).toEqual([])
    await coordinator.call('decideLegalBasis', decision())
    await coordinator.call(
      'decideLegalBasis',
      decision({ basisId: 'stays-in-the-office', decidedBy: 'Leitung des Jugendamts' }),
    )
    expect(await legalBasisOfProcedure(server.deps.db, procedureId)).toEqual([
      expect.objectContaining({
        ...{ caseId, basisId: 'stays-in-the-office', decidedBy: 'Leitung des Jugendamts' },
        label: 'Bleibt im Jugendamt, keine Weitergabe',
      }),
    ])
    expect(await countOf(server.deps.db.selectFrom('basis_decision'))).toBe(2)
    const lines = server.deps.db.selectFrom('audit').where('action', '=', 'legalBasis.decided')
    expect(await countOf(lines)).toBe(2)
    expect(() => server.deps.sqlite.exec("UPDATE basis_decision SET decidedBy = 'x'")).toThrow()
  })

  it('[PR9] names nobody, no day to come, and no basis there is not', async () => {
    const tomorrow = berlinDay(server.deps.clock() + 86_400_000)
    for (const [more, refusal] of [
      [{ decidedBy: 'Frau Müller' }, { code: 'office.identifiers', field: 'decidedBy' }],
      [{ decidedOn: tomorrow }, { code: 'legalBasis.dayAhead', field: 'decidedOn' }],
      [{ basisId: 'there-is-no-such-basis' }, { code: 'input.malformed', field: 'basisId' }],
    ] as const)
      expect(await coordinator.refused('decideLegalBasis', decision(more))).toMatchObject(refusal)
    expect(await countOf(server.deps.db.selectFrom('basis_decision'))).toBe(0)
  })

  it('[PR9] stands in the annex of the minutes, also where nothing was written down', async () => {
    const printed = async (): Promise<string> => {
      const params = { id: village.own.workshopId }
      const { blocks } = minutesDocument(await coordinator.call('getMinutes', { params }))
      const rows = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []))
      return rows.find(([label]) => label === 'Rechtsgrundlage der Weitergabe')?.[1] ?? ''
    }
    expect(await printed()).toBe('noch nicht festgehalten')
    await coordinator.call('decideLegalBasis', decision({ decidedOn: '2026-05-03' }))
    expect(await printed()).toBe(
      '§ 64 Abs. 2a SGB VIII: pseudonymisiert an Fachkräfte außerhalb des Jugendamts, entschieden von: Datenschutzbeauftragte, 03.05.2026',
    )
  })

  it('[RC3] goes with a case that is removed', async () => {
    const params = { id: village.own.procedureId }
    const body = { label: 'A-3', origin: 'random', closed: true }
    const { id } = await coordinator.call('addCase', { params, body })
    await coordinator.call('decideLegalBasis', { ...decision(), params: { id } })
    await coordinator.call('removeCase', { params: { id } })
    expect(await countOf(server.deps.db.selectFrom('basis_decision'))).toBe(0)
  })
})
