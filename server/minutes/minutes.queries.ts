import type { CaseText } from '../../shared/caseText/caseText.ts'
import type { Minutes } from '../../shared/minutes/minutesContent.schema.ts'
import type { Db } from '../db/database.ts'
import type { WorkshopRow } from '../db/schema.ts'
import { legalBasisOfCase } from '../legalBasis/legalBasis.queries.ts'
import { caseVersionOf } from '../reviewCase/reviewCase.queries.ts'

/** Office and title of a procedure. Throws if there is no such procedure, which foreign keys rule out. */
export const placeOf = (db: Db, procedureId: string) =>
  db
    .selectFrom('procedure')
    .innerJoin('office', 'office.id', 'procedure.officeId')
    .select(['office.name as officeName', 'procedure.title as procedureTitle'])
    .where('procedure.id', '=', procedureId)
    .executeTakeFirstOrThrow()

/** What minutes say of the case of a workshop, and its text; both null if no case is read, the text if it was withdrawn. */
export async function readCaseOf(
  db: Db,
  { caseId, caseVersion }: Pick<WorkshopRow, 'caseId' | 'caseVersion'>,
): Promise<{ readonly reviewCase: Minutes['reviewCase']; readonly text: CaseText | null }> {
  if (caseId === null || caseVersion === null) return { reviewCase: null, text: null }
  const { label } = await db
    .selectFrom('review_case')
    .select('label')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const version = await caseVersionOf(db, caseId, caseVersion)
  const basis = await legalBasisOfCase(db, caseId)
  return {
    reviewCase: {
      ...{ label, version: caseVersion, hash: version?.hash ?? null },
      legalBasis: basis
        ? { label: basis.label, decidedBy: basis.decidedBy, decidedOn: basis.decidedOn }
        : null,
    },
    text: version?.text ?? null,
  }
}
