// Agreed structure ratings of a procedure, and what its cases show beside them, from rows of concluded workshops.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { wholeDatabase } from '../../server/db/database.ts'
import { rebuildResults } from '../../server/result/rebuildResults.ts'
import { resultOf } from '../../server/result/result.queries.ts'
import { caseFindingsBeside } from '../../server/room/caseFindings.sqlite.ts'
import { structureRatingsOf } from '../../server/structureRating/structureRating.queries.ts'
import { newId } from '../../shared/kernel/id.ts'
import { minutesDocument } from '../../shared/minutes/minutesBlocks.ts'
import { concludedWorkshop } from '../support/concluded.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sampleCatalogue, sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
const counted = { consentState: 'counted' as const, agree: 4, concerns: 1, object: 0 }

interface Held {
  readonly sample?: 0 | 1
  readonly concludedAt?: number
  readonly id?: string
}

/** A concluded workshop of a day, with its row of the result. */
async function concluded(
  date: string,
  { sample = 0, concludedAt = 0, id = newId() }: Held = {},
): Promise<string> {
  const db = wholeDatabase(server.deps.db)
  const { workshopId } = village.own
  const { id: _id, ...row } = await db
    .selectFrom('workshop')
    .selectAll()
    .where('id', '=', workshopId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('workshop')
    .values({
      ...row,
      id,
      date,
      sample,
      title: date,
      status: 'concluded',
      projectorHash: null,
      concludedAt,
    })
    .execute()
  await db
    .insertInto('result_workshop')
    .values({
      ...{ workshopId: id, catalogueKey: sampleCatalogue.key, catalogueVersion: '1' },
      ...{ origin: 'random', seats: 5, people: 5, observers: 0, lengthMinutes: 90, uncounted: 0 },
    })
    .execute()
  return id
}

const rated = (workshopId: string, criterionId: string, rating: string) =>
  wholeDatabase(server.deps.db)
    .insertInto('result_structure_rating')
    .values({
      ...{ workshopId, criterionId, rating, document: 'decision', minorityView: 1, ...counted },
    })
    .execute()

beforeAll(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
})
afterAll(() => server.close())

it('[SR8] of each criterion the rating of the latest day counts, with the catalogue it comes from; samples do not', async () => {
  const { db } = server.deps
  const { procedureId } = village.own
  expect(await structureRatingsOf(db, procedureId)).toEqual([])
  const criterionId = sampleCatalogue.criteria[0]?.id ?? ''
  await rated(await concluded('2026-02-02'), criterionId, 'absent')
  // Of one day the one that was concluded last, whatever its id.
  const early = await concluded('2026-03-03', { concludedAt: 1, id: 'z'.repeat(22) })
  await rated(early, criterionId, 'absent')
  await rated(await concluded('2026-03-03', { concludedAt: 2 }), criterionId, 'present')
  await rated(await concluded('2026-04-04', { sample: 1 }), criterionId, 'emerging')
  expect(await structureRatingsOf(db, procedureId)).toEqual([
    {
      ...{ catalogueKey: sampleCatalogue.key, catalogueVersion: sampleCatalogue.version },
      ...{ criterionId, rating: 'present', document: 'decision', minorityView: true, ...counted },
    },
  ])
})

it('[SR7] findings of the same procedure stand beside, with cases that have none; not those of a sample or of the room itself', async () => {
  const { db, sqlite } = server.deps
  const here = village.own.workshopId
  const before = caseFindingsBeside(sqlite, here)
  expect(before).toEqual([
    { caseId: village.own.caseId, origin: 'random', criterionId: null, direction: null },
  ])
  const finds = (workshopId: string, criterionId: string) =>
    wholeDatabase(db)
      .insertInto('result_finding')
      .values({
        ...{ workshopId, number: 1, direction: 'potential', level: null, evidenceLevel: null },
        ...{ criterionId, rating: null, keySituation: null, passages: 1 },
        ...{ minorityView: 0, ...counted },
      })
      .execute()
  const id = await concluded('2026-05-05')
  await finds(id, 'P-13-1')
  await finds(await concluded('2026-06-06', { sample: 1 }), 'P-14-1')
  const beside = caseFindingsBeside(sqlite, here)
  expect(beside).toContainEqual({
    ...{ caseId: village.own.caseId, origin: 'random' },
    ...{ criterionId: 'P-13-1', direction: 'potential' },
  })
  expect(caseFindingsBeside(sqlite, id)).not.toContainEqual(
    expect.objectContaining({ criterionId: 'P-13-1' }),
  )
  expect(beside, 'a sample').not.toContainEqual(expect.objectContaining({ criterionId: 'P-14-1' }))
})

it('[SR10] what cases showed stays as it was at the conclusion; the closing view counts those that came after, too', async () => {
  const later = await openTestServer()
  try {
    const { db, sqlite, rooms } = later.deps
    const { own, ...people } = await settle(later.deps)
    const params = { id: own.workshopId }
    const facilitator = new Caller(later, await sessionOf(later.deps, people.facilitator))
    // P-11 shows in S-09: what was agreed on is there, and the cases have development potential.
    const agreed = {
      type: 'structureAgreed',
      content: {
        ...{ id: newId(), criterionId: 'S-09-1', rating: 'present', reason: '' },
        evidence: { document: 'concept', text: 'Konzept' },
      },
    }
    sqlite
      .prepare('INSERT INTO workshop_event VALUES (?, 1, ?, ?)')
      .run(own.workshopId, 'room', JSON.stringify(agreed))
    sqlite.prepare("UPDATE workshop SET status = 'closed' WHERE id = ?").run(own.workshopId)
    const comes = () => concludedWorkshop(later.deps, { own, ...people }, 'random')
    const said = async () =>
      JSON.stringify(minutesDocument(await facilitator.call('getMinutes', { params })))
    for (let at = 0; at < 2; at++) await comes()
    expect(await said()).not.toContain('Was die Fälle dazu zeigen')
    await comes()
    const ofThree =
      'In 3 von 3 zufällig gezogenen Fällen Entwicklungspotenzial, in 0 nur Gelungenes.'
    expect(await said()).toContain(`${ofThree} Fälle und Struktur widersprechen sich.`)
    const fails = () => {
      throw new Error('the line of the audit trail')
    }
    expect(() => rooms.conclude(own.workshopId, fails)).toThrow('audit trail')
    // What came between counts: it is looked up when it is concluded.
    await comes()
    await facilitator.call('concludeWorkshop', { params })
    const kept = [
      { theme: 'S-09', random: { cases: 4, potential: 4, strength: 0 }, additional: null },
    ]
    expect(await resultOf(db, own.workshopId)).toMatchObject({ besideCases: kept })
    const final = await said()
    expect(final).toContain('In 4 von 4 zufällig gezogenen Fällen')
    await comes()
    expect(await said()).toBe(final)
    expect(rebuildResults(sqlite, 'all').failures).toEqual([])
    expect(await resultOf(db, own.workshopId)).toMatchObject({ besideCases: kept })
    expect(await said()).toBe(final)
  } finally {
    await later.close()
  }
})
