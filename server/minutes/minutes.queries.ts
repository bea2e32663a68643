import type { Db } from '../db/database.ts'

/** Office, procedure and label of a case. Throws if there is no such case, which foreign keys rule out. */
export const placeOf = (db: Db, caseId: string) =>
  db
    .selectFrom('procedure')
    .innerJoin('office', 'office.id', 'procedure.officeId')
    .innerJoin('review_case', 'review_case.procedureId', 'procedure.id')
    .select(['office.name as officeName', 'procedure.title as procedureTitle', 'review_case.label'])
    .where('review_case.id', '=', caseId)
    .executeTakeFirstOrThrow()
