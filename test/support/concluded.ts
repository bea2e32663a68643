// Concluded workshops of the village, as the conclusion leaves them: the result, its rows and the status.
import { countOf } from '../../server/db/countOf.ts'
import { wholeDatabase } from '../../server/db/database.ts'
import type { Deps } from '../../server/deps.ts'
import { resultWriter } from '../../server/room/resultRows.sqlite.ts'
import { hashOfText } from '../../server/reviewCase/reviewCase.queries.ts'
import type { WorkshopResult } from '../../shared/result/result.schema.ts'
import type { Origin } from '../../shared/reviewCase/reviewCase.schema.ts'
import { sampleResult } from './sampleResult.ts'
import { sampleText, type Village } from './village.ts'

/** A result with a potential (1) and a strength (2) on a criterion, and a recommendation (1). */
function resultFor(origin: Origin, criterionId: string): WorkshopResult {
  const [finding] = sampleResult.findings
  if (!finding) throw new Error('the sample has no finding')
  const potential = { ...finding, number: 1, criterionId }
  const strength = { ...potential, number: 2, direction: 'strength' as const }
  return {
    ...sampleResult,
    origin,
    findings: [potential, strength],
    recommendations: sampleResult.recommendations.map((one) => ({ ...one, findings: [1] })),
  }
}

/** A procedure with a planned workshop, and the people who stand behind its texts. */
interface ProcedureOf extends Pick<Village, 'coordinator' | 'secondCoordinator'> {
  readonly own: Pick<Village['own'], 'procedureId' | 'workshopId'>
}

/** Adds a case of an origin and its concluded workshop to the own procedure; returns the workshop's id. */
export async function concludedWorkshop(
  { db, newId, sqlite }: Deps,
  { own, coordinator, secondCoordinator }: ProcedureOf,
  origin: Origin,
  criterionId = 'P-11-1',
): Promise<string> {
  const writing = wholeDatabase(db)
  const [caseId, workshopId, body] = [newId(), newId(), JSON.stringify(sampleText)]
  const { procedureId } = own
  await writing
    .insertInto('review_case')
    .values({ id: caseId, procedureId, label: `B-${origin}`, origin, withdrawn: 0 })
    .execute()
  await writing
    .insertInto('case_version')
    .values({
      ...{ caseId, version: 1, status: 'released', hash: hashOfText(body), body },
      ...{ createdBy: coordinator, releasedBy: secondCoordinator },
    })
    .execute()
  const planned = await writing
    .selectFrom('workshop')
    .selectAll()
    .where('id', '=', own.workshopId)
    .executeTakeFirstOrThrow()
  const held = await countOf(db.selectFrom('workshop').where('procedureId', '=', own.procedureId))
  await writing
    .insertInto('workshop')
    .values({
      ...planned,
      ...{ id: workshopId, caseId, caseVersion: 1, origin, title: `Werkstatt ${held}, ${origin}` },
      ...{ status: 'concluded', concludedAt: 1, projectorHash: null },
    })
    .execute()
  resultWriter(sqlite).put(workshopId, resultFor(origin, criterionId))
  return workshopId
}
