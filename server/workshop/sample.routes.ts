import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/protocol/api.ts'
import { agendaFromTemplate, agendaTemplates } from '../../shared/workshop/agendaTemplate.ts'
import { agendaMinutes } from '../../shared/workshop/agenda.ts'
import { COMMENT_WORKING_DAYS } from '../../shared/workshop/commentPeriod.ts'
import { audit, auditNow } from '../audit/audit.ts'
import { storeCatalogue } from '../catalogue/catalogue.routes.ts'
import { betweenTransactions, type Db } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { handle, requireAccount } from '../http/handle.ts'
import { sampleCase, shippedCatalogues } from '../material.ts'
import { hashOfText } from '../reviewCase/reviewCase.routes.ts'
import { toSummary, workshopById } from './workshop.queries.ts'

const OFFICE_NAME = 'Beispiel-Jugendamt (erfunden)'
const PROCEDURE_TITLE = 'Zum Üben'
const CASE_LABEL = 'BEISPIEL (erfunden)'
const TITLE = 'Beispiel: Wer wohnt noch hier?'

/** The office all samples belong to, made with the first one. No list of the administration names it. */
async function sampleOffice(db: Db, newId: () => string): Promise<string> {
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

/**
 * Sample workshops: an invented case, planned for today, in a procedure of its own that only whoever asked for it
 * sees. No office, no figure and no list of the administration holds anything of it, and it can be removed as a whole.
 */
export function sampleRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, sqlite, clock, newId, rooms } = deps

  handle(app, deps, api.addSample, async (call) => {
    const accountId = requireAccount(call).id
    const [catalogue] = shippedCatalogues()
    const template = agendaTemplates.find(({ key }) => key === 'halfDay')
    if (!catalogue || !template) throw new Error('the delivery is incomplete')
    const body = JSON.stringify(sampleCase())
    const [procedureId, caseId, workshopId] = [newId(), newId(), newId()]
    await db.transaction().execute(async (trx) => {
      await storeCatalogue(trx, catalogue)
      const officeId = await sampleOffice(trx, newId)
      const cycleStart = new Date(clock()).getUTCFullYear()
      await trx
        .insertInto('procedure')
        .values({ id: procedureId, officeId, title: PROCEDURE_TITLE, cycleStart })
        .execute()
      await trx.insertInto('procedure_facilitator').values({ procedureId, accountId }).execute()
      await trx
        .insertInto('review_case')
        .values({ id: caseId, procedureId, label: CASE_LABEL, origin: 'additional', withdrawn: 0 })
        .execute()
      // Nobody reviewed it: nothing in it was ever real.
      const review = { createdBy: accountId, releasedBy: null, status: 'released' as const }
      await trx
        .insertInto('case_version')
        .values({ caseId, version: 1, hash: hashOfText(body), body, ...review })
        .execute()
      await trx
        .insertInto('workshop')
        .values({
          id: workshopId,
          procedureId,
          caseId,
          caseVersion: 1,
          title: TITLE,
          date: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(clock()),
          start: '09:00',
          sample: 1,
          slotMinutes: agendaMinutes(template.steps),
          status: 'planned',
          origin: null,
          commentDays: COMMENT_WORKING_DAYS,
          catalogueKey: catalogue.key,
          catalogueVersion: catalogue.version,
          plan: JSON.stringify(agendaFromTemplate(template, newId)),
          projectorHash: null,
          commentUntil: null,
        })
        .execute()
      await audit(trx, clock, 'sample.added', accountId, workshopId)
    })
    const row = await workshopById(db, workshopId)
    return row ? ok(toSummary(row)) : refuse(problem('access.unknown'))
  })

  handle(app, deps, api.removeSample, (call) =>
    betweenTransactions(db, () => {
      const { id } = call.params
      const held = sqlite
        .prepare<[string], { procedureId: string; caseId: string }>(
          'SELECT procedureId, caseId FROM workshop WHERE id = ? AND sample = 1',
        )
        .get(id)
      if (!held) return refuse(problem('access.unknown'))
      const { procedureId, caseId } = held
      const line = { actorId: requireAccount(call).id, objectId: id }
      rooms.remove(id, () => {
        sqlite.prepare('DELETE FROM case_version WHERE caseId = ?').run(caseId)
        sqlite.prepare('DELETE FROM review_case WHERE id = ?').run(caseId)
        sqlite.prepare('DELETE FROM procedure WHERE id = ?').run(procedureId)
        auditNow(sqlite, clock, { action: 'sample.removed', ...line })
      })
      return ok({ done: true as const })
    }),
  )
}
