// On what case texts are passed on: the list of the installation, the decisions for cases, and what is printed of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { openDatabase } from '../../server/db/database.ts'
import { migrate } from '../../server/db/migrate.ts'
import { countOf } from '../../server/db/countOf.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { leavingBases, STAYS_IN_OFFICE } from '../../shared/legalBasis/legalBasis.ts'
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
const WORDS = '§ 64 Abs. 2a SGB VIII: pseudonymisiert an Fachkräfte außerhalb des Jugendamts'
/** Every decision of the own procedure, the newest first. */
const decided = () =>
  coordinator.call('listBasisDecisions', { params: { id: village.own.procedureId } })
const decision = (more: object = {}) => ({
  params: { id: village.own.caseId },
  body: { basisId: FIRST, decidedBy: 'Datenschutzbeauftragte', decidedOn: today(), ...more },
})

it('[PR9] is told to be missing to the facilitation of a workshop that reads the text', async () => {
  const facilitator = new Caller(server, await sessionOf(server.deps, village.facilitator))
  const told = async () =>
    (await facilitator.call('getWorkshop', { params: { id: village.own.workshopId } })).basis
      .reviewCase?.basisDecided
  expect(await told()).toBe(false)
  await coordinator.call('decideLegalBasis', decision())
  expect(await told()).toBe(true)
})

describe('the list of legal bases', () => {
  it('[RP7] comes with the codes a package may name, and the one that says a case stays', async () => {
    const rows = await server.deps.db.selectFrom('legal_basis').select('id').execute()
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set([...leavingBases, STAYS_IN_OFFICE]))
  })

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
    // What was decided keeps the words of that day (PR9).
    expect(await decided()).toMatchObject([{ label: WORDS }])
    // Where it was decided it may be written down once more, with another day; for a new case it is not offered.
    await coordinator.call('decideLegalBasis', decision({ decidedBy: 'Leitung' }))
    expect(await decided()).toMatchObject([{ label: body.label }, { label: WORDS }])
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

/** A row of the annex of the own workshop's minutes; empty if there is none. */
async function printed(row = 'Rechtsgrundlage der Weitergabe'): Promise<string> {
  const params = { id: village.own.workshopId }
  const { blocks } = minutesDocument(await coordinator.call('getMinutes', { params }))
  const rows = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []))
  return rows.find(([label]) => label === row)?.[1] ?? ''
}

describe('the legal basis of a case', () => {
  it('[PR9] says function and day; the last one counts and none is deleted', async () => {
    const { caseId } = village.own
    expect(await decided()).toEqual([])
    await coordinator.call('decideLegalBasis', decision())
    await coordinator.call(
      'decideLegalBasis',
      decision({ basisId: 'stays-in-the-office', decidedBy: 'Leitung des Jugendamts' }),
    )
    expect(await decided()).toMatchObject([
      {
        ...{ caseId, basisId: 'stays-in-the-office', decidedBy: 'Leitung des Jugendamts' },
        label: 'Bleibt im Jugendamt, keine Weitergabe',
      },
      { caseId, basisId: FIRST, decidedBy: 'Datenschutzbeauftragte', label: WORDS },
    ])
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
    expect(await printed()).toBe('noch nicht festgehalten')
    await coordinator.call('decideLegalBasis', decision({ decidedOn: '2026-05-03' }))
    expect(await printed()).toBe(
      '§ 64 Abs. 2a SGB VIII: pseudonymisiert an Fachkräfte außerhalb des Jugendamts, entschieden von: Datenschutzbeauftragte, 03.05.2026',
    )
  })

  it('[PR9] a final version keeps what counted on its day, in the words of that day, and names what came after', async () => {
    const SINCE = 'Nach der Endfassung neu entschieden'
    await coordinator.call('decideLegalBasis', decision({ decidedOn: '2026-05-03' }))
    const then = await printed()
    server.deps.sqlite
      .prepare('UPDATE workshop SET concludedAt = ? WHERE id = ?')
      .run(server.deps.clock(), village.own.workshopId)
    const body = { label: 'Ganz anders benannt', retired: false }
    await administrator.call('changeLegalBasis', { params: { id: FIRST }, body })
    expect(await printed()).toBe(then)
    expect(await printed(SINCE)).toBe('')
    server.advance(1000)
    await coordinator.call(
      'decideLegalBasis',
      decision({ basisId: 'stays-in-the-office', decidedBy: 'Leitung', decidedOn: '2026-06-01' }),
    )
    expect(await printed()).toBe(then)
    expect(await printed(SINCE)).toBe(
      'Bleibt im Jugendamt, keine Weitergabe, entschieden von: Leitung, 01.06.2026',
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

describe('what was written down before', () => {
  it('[PR9] [RP15] keeps the words there are, and a package that left knows which cases it carries', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-'))
    const open = openDatabase(join(folder, 'earlier.sqlite'))
    const at = migrations.findIndex(({ name }) => name === '0026_packageCase')
    const noBackup = () => Promise.resolve()
    await migrate(open, noBackup, migrations.slice(0, at))
    open.sqlite.exec(`
      INSERT INTO catalogue (key, version, title, criteria, body) VALUES ('k', '1', 'K', 1, '{}');
      INSERT INTO office (id, name, regionalBody, authorityType, sizeClass) VALUES ('o', 'O', 'LVR', 'kreis', 'over_250000');
      INSERT INTO procedure (id, officeId, title, cycleStart) VALUES ('p', 'o', 'P', 2026);
      INSERT INTO review_case (id, procedureId, label, origin) VALUES ('left', 'p', 'A', 'random'), ('stayed', 'p', 'B', 'random'), ('open', 'p', 'C', 'random');
      INSERT INTO basis_decision (caseId, seq, basisId, decidedBy, decidedOn, at) VALUES
        ('left', 1, '${FIRST}', 'Leitung', '2026-01-01', 10), ('left', 2, 'stays-in-the-office', 'Leitung', '2026-02-01', 30),
        ('stayed', 1, 'stays-in-the-office', 'Leitung', '2026-01-01', 10), ('open', 1, '${FIRST}', 'Leitung', '2026-01-01', 10);
      INSERT INTO release_package (id, procedureId, number, hash, contentHash, file, releasedAt) VALUES ('k', 'p', 1, 'h', 'c', '{}', 20);`)
    for (const caseId of ['left', 'stayed'])
      open.sqlite
        .prepare(
          `INSERT INTO workshop (id, procedureId, caseId, caseVersion, title, date, slotMinutes, status, catalogueKey, catalogueVersion, plan, concludedAt)
           VALUES (?, 'p', ?, 1, 'W', '2026-01-01', 14, 'concluded', 'k', '1', '[]', 15)`,
        )
        .run(`w-${caseId}`, caseId)
    await migrate(open, noBackup, migrations)
    const all = (query: string) => open.sqlite.prepare(query).all()
    expect(all("SELECT label FROM basis_decision WHERE caseId = 'left' ORDER BY seq")).toEqual([
      { label: WORDS },
      { label: 'Bleibt im Jugendamt, keine Weitergabe' },
    ])
    expect(() => open.sqlite.exec("UPDATE basis_decision SET label = 'x'")).toThrow()
    expect(all('SELECT * FROM release_package_case')).toEqual([{ packageId: 'k', caseId: 'left' }])
    expect(all('SELECT legalBases FROM release_package')).toEqual([
      { legalBases: expect.stringContaining(WORDS) as string },
    ])
    open.sqlite.close()
    rmSync(folder, { recursive: true })
  })
})
