// A workshop that rates structure criteria without a case: planned, held, concluded, released, restored.
import type Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { storeCatalogue } from '../../server/catalogue/catalogue.queries.ts'
import { openDatabase, wholeDatabase } from '../../server/db/database.ts'
import { migrate } from '../../server/db/migrate.ts'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { shippedCatalogues } from '../../server/material.ts'
import { recordedResultOf } from '../../server/result/result.queries.ts'
import { rebuildResults } from '../../server/result/rebuildResults.ts'
import { caseFindingsBeside } from '../../server/room/caseFindings.sqlite.ts'
import { structureRatingsOf } from '../../server/structureRating/structureRating.queries.ts'
import { newId } from '../../shared/kernel/id.ts'
import { minutesDocument } from '../../shared/minutes/minutesBlocks.ts'
import { minutesFileName } from '../../server/minutes/minutesFileName.ts'
import { phaseKinds, type PhaseKind } from '../../shared/workshop/agenda.ts'
import { concludedWorkshop } from '../support/concluded.ts'
import { Gathering } from '../support/roomLine.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sampleCatalogue, sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
let facilitator: Caller
let coordinator: Caller
const catalogue = shippedCatalogues().find(({ criteria }) =>
  criteria.some(({ dimension }) => dimension === 'structure'),
)
const read = { catalogueKey: catalogue?.key ?? '', catalogueVersion: catalogue?.version ?? '' }

const stepsOf = (...kinds: readonly PhaseKind[]) =>
  kinds.map((kind) => ({ id: newId(), kind, title: kind, minutes: 10, question: '' }))
const WHOLE = ['arrive', 'structure', 'break', 'recommendations', 'close', 'followUp'] as const

const planned = (title: string, also: object = {}) => ({
  params: { id: village.own.procedureId },
  body: {
    ...{ caseId: null, title, date: '2099-03-02', slotMinutes: 120, agenda: stepsOf(...WHOLE) },
    ...{ origin: null, commentDays: 10, ...read },
    ...also,
  },
})

beforeAll(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  const as = async (id: string) => new Caller(server, await sessionOf(server.deps, id))
  facilitator = await as(village.facilitator)
  coordinator = await as(village.coordinator)
  if (!catalogue) throw new Error('no catalogue with structure criteria')
  await storeCatalogue(wholeDatabase(server.deps.db), catalogue)
})
afterAll(() => server.close())

describe('[SR9] planning a workshop without a case', () => {
  it('needs no case and no released text, and says that none is read', async () => {
    const made = await facilitator.call('addWorkshop', planned('Ohne Fall'))
    expect(made).toMatchObject({ caseId: null, caseVersion: null, origin: null, ...read })
    const found = await facilitator.call('getWorkshop', { params: { id: made.id } })
    expect(found.basis).toMatchObject({ reviewCase: null, catalogueTitle: catalogue?.title })
    const listed = await coordinator.call('listWorkshops')
    expect(listed.find(({ id }) => id === made.id)).toMatchObject({ caseId: null })
  })

  it.each(phaseKinds.filter((kind) => !(WHOLE as readonly string[]).includes(kind)))(
    'refuses the step %s by name, planned and changed',
    async (kind) => {
      const agenda = stepsOf('structure', kind, 'close')
      const refused = await facilitator.refused('addWorkshop', planned(`Mit ${kind}`, { agenda }))
      expect(refused).toMatchObject({ code: 'workshop.stepNeedsCase', facts: { kind } })
      expect(refused.field).toBe('agenda')
      const made = await facilitator.call('addWorkshop', planned(`Ohne ${kind}`))
      const { date, slotMinutes, origin, commentDays } = made
      const body = { title: `Ohne ${kind}`, date, slotMinutes, origin, commentDays, agenda }
      expect(
        await facilitator.refused('planWorkshop', { params: { id: made.id }, body }),
      ).toMatchObject({ code: 'workshop.stepNeedsCase', field: 'agenda' })
    },
  )

  it('refuses a catalogue without a criterion that is rated', async () => {
    const process = { catalogueKey: sampleCatalogue.key, catalogueVersion: sampleCatalogue.version }
    expect(await facilitator.refused('addWorkshop', planned('Leer', process))).toMatchObject({
      ...{ code: 'workshop.unratedCatalogue', field: 'catalogueKey' },
    })
  })

  it('refuses an agenda that rates nothing, an origin, and a change to a case or from one', async () => {
    const nothing = planned('Nichts', { agenda: stepsOf('arrive', 'close') })
    expect(await facilitator.refused('addWorkshop', nothing)).toMatchObject({
      ...{ code: 'workshop.nothingToRate', field: 'agenda' },
    })
    const random = await facilitator.refused('addWorkshop', planned('Zufall', { origin: 'random' }))
    expect(random).toMatchObject({ code: 'workshop.originContradicts', field: 'origin' })
    const made = await facilitator.call('addWorkshop', planned('Bleibt ohne'))
    const params = { id: made.id }
    const body = { caseId: village.own.caseId, ...read }
    expect(await facilitator.refused('changeWorkshopBasis', { params, body })).toMatchObject({
      ...{ code: 'input.malformed', field: 'caseId' },
    })
    const own = { params: { id: village.own.workshopId }, body: { ...read, caseId: null } }
    expect(await facilitator.refused('changeWorkshopBasis', own)).toMatchObject({
      ...{ code: 'input.malformed', field: 'caseId' },
    })
    const kept = await facilitator.call('changeWorkshopBasis', {
      ...{ params, body: { ...read, caseId: null } },
    })
    expect(kept.caseId).toBeNull()
  })
})

describe('[SR9] a day without a case', () => {
  let id: string
  let holder: RoomVisitor
  let seats: RoomVisitor[]
  const [first = ''] = (catalogue?.criteria ?? [])
    .filter(({ dimension }) => dimension === 'structure')
    .map((criterion) => criterion.id)
  const rated = { rating: 'present', reason: '', evidence: { document: null, text: 'Plan' } }
  const params = () => ({ params: { id } })

  const enter = async (kind: PhaseKind) => {
    const step = holder.mirror.view.room.workshop.agenda.find((one) => one.kind === kind)
    await holder.must({ type: 'enterStep', stepId: step?.id ?? '' })
  }

  it('opens its doors without a text, before the day and on it; three rate by themselves', async () => {
    id = (await facilitator.call('addWorkshop', planned('Strukturtag'))).id
    const { code } = await facilitator.call('rotateJoinCode', { ...params(), body: { hours: 12 } })
    const gathering = new Gathering(server, { ...village.own, workshopId: id, code })
    holder = await gathering.facilitator(village.facilitator)
    seats = [
      await gathering.seat(holder),
      await gathering.seat(holder),
      await gathering.seat(holder),
    ]
    expect(holder.mirror.view.room.workshop.withoutCase).toBe(true)
    expect(seats.map(({ mirror }) => [mirror.textGone, mirror.text])).toEqual(
      seats.map(() => [false, null]),
    )
    const rate = { type: 'rateStructure', criterionId: first, rated, revision: 0 } as const
    for (const seat of seats) await seat.must(rate)
    await holder.must({ type: 'openWorkshop' })
    await enter('structure')
    await holder.must({ type: 'announceStructureReveal', announced: true })
    await holder.must({ type: 'revealStructure', criterionIds: [first] })
    await holder.must({
      type: 'agreeStructure',
      content: { id: newId(), criterionId: first, ...rated },
      revision: 0,
    })
    expect(holder.mirror.view.room.structureRating.agreed).toHaveLength(1)
    await enter('recommendations')
    await holder.must({
      type: 'changeRecommendation',
      content: {
        ...{ id: newId(), addressee: 'office', owner: 'Leitung', due: '2099-06-01' },
        ...{ indicator: 'Der Plan gilt.', findingIds: [] },
      },
      revision: 0,
    })
  })

  it('refuses what speaks of a case, and steps that need one, in the running room', async () => {
    expect(await holder.run({ type: 'moveDayMarker', day: 0 })).toMatchObject({
      problem: { code: 'workshop.withoutCase' },
    })
    const { agenda } = holder.mirror.view.room.workshop
    expect(
      await holder.run({ type: 'changeAgenda', agenda: [...agenda, ...stepsOf('annotate')] }),
    ).toMatchObject({ problem: { code: 'workshop.stepNeedsCase', facts: { kind: 'annotate' } } })
    const rest = agenda.filter(({ kind }) => kind !== 'break')
    await holder.must({ type: 'changeAgenda', agenda: rest })
    await holder.must({ type: 'changeAgenda', agenda })
  })

  it('has minutes without a case: a draft, and after the conclusion the final version', async () => {
    const said = async () => {
      const minutes = await coordinator.call('getMinutes', params())
      return { minutes, text: JSON.stringify(minutesDocument(minutes)) }
    }
    const draft = await said()
    expect(draft.minutes).toMatchObject({ reviewCase: null, stage: 'running' })
    expect(draft.text).toContain('Protokoll der Werkstatt zu den Strukturmerkmalen')
    expect(draft.text).toContain(first)
    await enter('close')
    await holder.must({ type: 'closeWorkshop' })
    await facilitator.call('concludeWorkshop', params())
    const final = await said()
    expect(final.minutes).toMatchObject({ reviewCase: null, stage: 'final' })
    for (const { text } of [draft, final])
      expect(text).not.toMatch(/Falltext|Fallwerkstatt|Befund|Rechtsgrundlage|Tag 0/)
    expect(minutesFileName(final.minutes)).toBe(
      `Protokoll Strukturtag, ${final.minutes.date}, Endfassung.docx`,
    )
  })

  it('leaves a result that says so, whose rows are rebuilt the same, and counts for the procedure', async () => {
    const { db, sqlite } = server.deps
    const result = await recordedResultOf(db, id)
    expect(result).toMatchObject({ withoutCase: true, origin: null, findings: [], annotations: [] })
    expect(result?.structureRatings.map(({ criterionId }) => criterionId)).toEqual([first])
    const rows = () => sqlite.prepare('SELECT * FROM result_structure_rating').all()
    const before = rows()
    expect(rebuildResults(sqlite, 'all').failures).toEqual([])
    expect(rows()).toEqual(before)
    expect(await structureRatingsOf(db, village.own.procedureId)).toMatchObject([
      { ...read, criterionId: first, rating: 'present' },
    ])
    // It is no case beside which another room would count.
    expect(caseFindingsBeside(sqlite, village.own.workshopId)).toEqual([])
  })

  it('[RP8] its ratings and recommendations leave with the package, and nothing is counted as a case', async () => {
    const { sqlite } = server.deps
    const { procedureId, workshopId } = village.own
    const alone = { params: { id: procedureId } }
    sqlite.prepare("DELETE FROM workshop WHERE status = 'planned' AND caseId IS NULL").run()
    sqlite.prepare("UPDATE procedure SET state = 'report' WHERE id = ?").run(procedureId)
    const setAside = (sample: number) =>
      sqlite.prepare('UPDATE workshop SET sample = ? WHERE id = ?').run(sample, workshopId)
    setAside(1)
    const blocked = async () =>
      (await coordinator.call('getPackageView', alone)).blocked.map(({ why }) => why)
    expect(await blocked()).toEqual(['noResult'])
    setAside(0)
    const onCase = await concludedWorkshop(server.deps, village, 'random')
    setAside(1)
    // The case needs its legal basis; the workshop without one asks for none.
    expect(await blocked()).toEqual(['noLegalBasis'])
    sqlite
      .prepare(
        `INSERT INTO basis_decision (caseId, seq, basisId, decidedBy, decidedOn, at)
         SELECT caseId, 1, 'sgb8-64-2a-external', 'Datenschutz', '2026-11-03', 1 FROM workshop WHERE id = ?`,
      )
      .run(onCase)
    const { content, ...view } = await coordinator.call('getPackageView', alone)
    // Codes of the invented result are in no catalogue; nothing else stands against it.
    expect(view.blocked.map(({ why }) => why)).toEqual(['codeUnknown'])
    expect(content?.cases).toHaveLength(1)
    expect(content?.structureRatings.some(({ criterion }) => criterion === first)).toBe(true)
    expect(content?.recommendations).toHaveLength(2)
    expect(view.wordings.map((one) => one.workshopId).sort()).toEqual([id, onCase].sort())
  })

  it('[SR10] the closing view says of its ratings what all concluded cases of the procedure show', async () => {
    const alone = { params: { id: village.own.procedureId } }
    server.deps.sqlite.prepare('UPDATE workshop SET sample = 0').run()
    const compared = async () => {
      const said = await coordinator.call('getProcedureRatings', alone)
      return said.map((one) => one.compared)
    }
    const comes = (origin: 'random' | 'additional') =>
      concludedWorkshop(server.deps, village, origin, 'P-02-1')
    await comes('random')
    expect(await compared(), 'two random cases are no figure').toEqual([[]])
    await comes('random')
    await comes('additional')
    // The first of the three has its findings elsewhere.
    expect(await compared()).toEqual([
      [
        {
          theme: 'S-01 Leitung und Verantwortung',
          random: { cases: 3, potential: 2, strength: 0, verdict: 'contradicts' },
          additional: null,
        },
      ],
    ])
  })
})

it('[SR9] what was planned before stays as it was, with all that refers to it', async () => {
  const open = openDatabase(':memory:')
  const at = migrations.findIndex(({ name }) => name === '0025_withoutCase')
  await migrate(open, () => Promise.resolve(), migrations.slice(0, at))
  const { sqlite } = open
  sqlite.exec(`
    INSERT INTO office (id, name, regionalBody, authorityType, sizeClass) VALUES ('o', 'A', 'LVR', 'kreis', 'over_250000');
    INSERT INTO procedure (id, officeId, title, cycleStart) VALUES ('p', 'o', 'V', 2025);
    INSERT INTO account (id, email, name, role, active, passwordHash) VALUES ('a', 'a@b', 'A', 'facilitator', 1, 'x');
    INSERT INTO review_case (id, procedureId, label, origin, withdrawn) VALUES ('c', 'p', 'A-1', 'random', 0);
    INSERT INTO case_version (caseId, version, status, hash, createdBy, body) VALUES ('c', 3, 'released', 'h', 'a', '{}');
    INSERT INTO catalogue (key, version, title, criteria, body) VALUES ('k', '1', 'K', 1, '{}');
    INSERT INTO workshop (id, procedureId, caseId, caseVersion, title, date, slotMinutes, status, catalogueKey,
      catalogueVersion, plan, origin) VALUES ('w', 'p', 'c', 3, 'W', '2026-01-01', 60, 'concluded', 'k', '1', '[]', 'random');
    INSERT INTO join_code VALUES ('code', 'w', 1);
    INSERT INTO seat (id, workshopId) VALUES ('s', 'w');
    INSERT INTO workshop_result (workshopId, body) VALUES ('w', '{}');
  `)
  const refer = (database: Sqlite.Database) =>
    ['join_code', 'seat', 'workshop_result'].map((table) =>
      database
        .prepare<[], number>(`SELECT count(*) FROM ${table} WHERE workshopId = 'w'`)
        .pluck()
        .get(),
    )
  const before = sqlite.prepare<[], object>('SELECT * FROM workshop').get()
  await migrate(open, () => Promise.resolve())
  expect(sqlite.prepare('SELECT * FROM workshop').get()).toEqual(before)
  expect(refer(sqlite)).toEqual([1, 1, 1])
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
  const indexes = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE tbl_name = 'workshop'")
    .pluck()
    .all()
  expect(indexes).toEqual(
    expect.arrayContaining(['workshop_procedureId_idx', 'workshop_caseId_idx']),
  )
  const without = (caseId: string | null, version: number | null) =>
    sqlite
      .prepare(
        `INSERT INTO workshop (id, procedureId, caseId, caseVersion, title, date, slotMinutes, status, catalogueKey,
          catalogueVersion, plan) VALUES ('n', 'p', ?, ?, 'N', '2026-01-02', 60, 'planned', 'k', '1', '[]')`,
      )
      .run(caseId, version)
  expect(() => without(null, 1)).toThrow(/CHECK/)
  expect(() => without('nowhere', 1)).toThrow(/FOREIGN KEY/)
  expect(without(null, null).changes).toBe(1)
  await open.close()
})
