import type { Database } from 'better-sqlite3'
import type { CaseFinding } from '../../shared/structureRating/besideCases.ts'
import { prepared } from '../db/prepared.ts'

const statements = prepared((sqlite) => {
  const those = (where: string) =>
    sqlite.prepare<[{ readonly id: string }], CaseFinding>(
      `SELECT DISTINCT caseId, result_workshop.origin, criterionId, direction
       FROM workshop
       JOIN result_workshop ON result_workshop.workshopId = workshop.id
       LEFT JOIN result_finding ON result_finding.workshopId = workshop.id AND criterionId IS NOT NULL
       WHERE sample = 0 AND caseId IS NOT NULL AND result_workshop.origin IS NOT NULL AND ${where}`,
    )
  return {
    ofProcedure: those('procedureId = @id'),
    beside: those(
      `procedureId = (SELECT procedureId FROM workshop AS here WHERE here.id = @id) AND workshop.id <> @id`,
    ),
  }
})

/**
 * Cases of the concluded workshops of a procedure, each with its findings on criteria; samples are never among them. At
 * once, so that a conclusion reads them in its own transaction (SR10).
 */
export const caseFindingsOf = (sqlite: Database, procedureId: string): readonly CaseFinding[] =>
  statements(sqlite).ofProcedure.all({ id: procedureId })

/** Those of the other workshops of the procedure a workshop belongs to (SR7). */
export const caseFindingsBeside = (sqlite: Database, workshopId: string): readonly CaseFinding[] =>
  statements(sqlite).beside.all({ id: workshopId })
