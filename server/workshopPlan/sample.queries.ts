import type { Database } from 'better-sqlite3'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { ok, type Result } from '../../shared/kernel/result.ts'
import type { WorkshopSummary } from '../../shared/workshopPlan/workshopPlan.schema.ts'
import { agendaMinutes } from '../../shared/workshop/agenda.ts'
import { agendaFromTemplate, agendaTemplates } from '../../shared/workshop/agendaTemplate.ts'
import { COMMENT_WORKING_DAYS } from '../../shared/workshop/commentPeriod.ts'
import { changed, type Trx } from '../audit/audit.ts'
import { storeCatalogue } from '../catalogue/catalogue.queries.ts'
import type { Writing } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'
import { sampleCase, shippedCatalogues } from '../material.ts'
import { hashOfText } from '../reviewCase/reviewCase.queries.ts'
import { toSummary } from './workshopPlan.queries.ts'

const OFFICE_NAME = 'Beispiel-Jugendamt (erfunden)'
const PROCEDURE_TITLE = 'Zum Üben'
const CASE_LABEL = 'BEISPIEL (erfunden)'
const TITLE = 'Beispiel: Wer wohnt noch hier?'

/** Ids of a sample: a workshop, its case, its procedure. */
type SampleIds = Record<'id' | 'caseId' | 'procedureId', string>

/** Plans a sample workshop for today, with everything it rests on. Throws if the delivery is incomplete. */
export async function addSample(
  trx: Trx,
  accountId: string,
  newId: () => string,
): Promise<Result<WorkshopSummary>> {
  const [catalogue] = shippedCatalogues()
  if (!catalogue) throw new Error('the delivery is incomplete')
  const ids = { id: newId(), caseId: newId(), procedureId: newId() }
  const writing = await changed(trx, 'sample.added', accountId, ids.id)
  await storeCatalogue(writing, catalogue)
  await addSampleProcedure(writing, ids, accountId, newId, trx.at)
  await addSampleCase(writing, ids, accountId)
  return ok(await addSampleWorkshop(writing, ids, catalogue, newId, trx.at))
}

async function addSampleProcedure(
  db: Writing,
  { procedureId }: SampleIds,
  accountId: string,
  newId: () => string,
  now: number,
): Promise<void> {
  const officeId = await sampleOffice(db, newId)
  const cycleStart = new Date(now).getUTCFullYear()
  await db
    .insertInto('procedure')
    .values({ id: procedureId, officeId, title: PROCEDURE_TITLE, cycleStart })
    .execute()
  await db.insertInto('procedure_facilitator').values({ procedureId, accountId }).execute()
}

/** The office all samples belong to, made with the first one. No list of the administration names it. */
async function sampleOffice(db: Writing, newId: () => string): Promise<string> {
  const held = await db.selectFrom('office').select('id').where('sample', '=', 1).executeTakeFirst()
  if (held) return held.id
  const id = newId()
  const kind = { regionalBody: 'LWL', authorityType: 'kreis', sizeClass: '60000_100000' } as const
  await db
    .insertInto('office')
    .values({ id, name: OFFICE_NAME, ...kind, sample: 1 })
    .execute()
  return id
}

async function addSampleCase(
  db: Writing,
  { caseId, procedureId }: SampleIds,
  accountId: string,
): Promise<void> {
  await db
    .insertInto('review_case')
    .values({ id: caseId, procedureId, label: CASE_LABEL, origin: 'additional', withdrawn: 0 })
    .execute()
  const body = JSON.stringify(sampleCase())
  // Not reviewed: nothing in it was ever real.
  const review = { createdBy: accountId, releasedBy: null, status: 'released' as const }
  await db
    .insertInto('case_version')
    .values({ caseId, version: 1, hash: hashOfText(body), body, ...review })
    .execute()
}

async function addSampleWorkshop(
  db: Writing,
  ids: SampleIds,
  { key: catalogueKey, version: catalogueVersion }: Catalogue,
  newId: () => string,
  now: number,
): Promise<WorkshopSummary> {
  const template = agendaTemplates.find(({ key }) => key === 'halfDay')
  if (!template) throw new Error('the delivery is incomplete')
  const row = await db
    .insertInto('workshop')
    .values({
      ...{ ...ids, caseVersion: 1, catalogueKey, catalogueVersion },
      ...{ title: TITLE, date: berlinDay(now), start: '09:00', sample: 1, status: 'planned' },
      slotMinutes: agendaMinutes(template.steps),
      plan: JSON.stringify(agendaFromTemplate(template, newId)),
      commentDays: COMMENT_WORKING_DAYS,
      ...{ origin: null, projectorHash: null, commentUntil: null },
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toSummary(row)
}

const statements = prepared((sqlite) => ({
  find: sqlite.prepare<[string], SampleIds>(
    'SELECT id, procedureId, caseId FROM workshop WHERE id = ? AND sample = 1',
  ),
  dropVersions: sqlite.prepare('DELETE FROM case_version WHERE caseId = ?'),
  dropCase: sqlite.prepare('DELETE FROM review_case WHERE id = ?'),
  dropProcedure: sqlite.prepare('DELETE FROM procedure WHERE id = ?'),
}))

/** A sample there is at this moment, for code that goes on in the same turn of the event loop. */
export const sampleNow = (sqlite: Database, id: string): SampleIds | undefined =>
  statements(sqlite).find.get(id)

/** Deletes what a sample rested on, inside the transaction of the room that deletes its workshop. */
export function dropSampleNow(sqlite: Database, { caseId, procedureId }: SampleIds): void {
  const { dropVersions, dropCase, dropProcedure } = statements(sqlite)
  dropVersions.run(caseId)
  dropCase.run(caseId)
  dropProcedure.run(procedureId)
}
