import type { CaseText } from '../../shared/caseText/caseText.ts'
import type { BasisDecision } from '../../shared/legalBasis/legalBasis.schema.ts'
import type { Minutes } from '../../shared/minutes/minutesContent.schema.ts'
import type { Db } from '../db/database.ts'
import type { WorkshopRow } from '../db/schema.ts'
import { decisionsOfCase } from '../legalBasis/legalBasis.queries.ts'
import { caseVersionOf } from '../reviewCase/reviewCase.queries.ts'

/** Office and title of a procedure. Throws if there is no such procedure, which foreign keys rule out. */
export const placeOf = (db: Db, procedureId: string) =>
  db
    .selectFrom('procedure')
    .innerJoin('office', 'office.id', 'procedure.officeId')
    .select(['office.name as officeName', 'procedure.title as procedureTitle'])
    .where('procedure.id', '=', procedureId)
    .executeTakeFirstOrThrow()

/**
 * On what the text was passed on (PR9): what counted when the final version was made, and beside it what was decided anew
 * since. Before there is one, what counts now.
 */
function basisAt(
  decisions: readonly BasisDecision[],
  concludedAt: number | null,
): Pick<NonNullable<Minutes['reviewCase']>, 'legalBasis' | 'legalBasisSince'> {
  const [newest] = decisions
  const then = concludedAt === null ? newest : decisions.find(({ at }) => at <= concludedAt)
  const shown = (one: BasisDecision | undefined) =>
    one ? { label: one.label, decidedBy: one.decidedBy, decidedOn: one.decidedOn } : null
  return { legalBasis: shown(then), legalBasisSince: newest === then ? null : shown(newest) }
}

/** What minutes say of the case of a workshop, and its text; both null if no case is read, the text if it was withdrawn. */
export async function readCaseOf(
  db: Db,
  { caseId, caseVersion, concludedAt }: Pick<WorkshopRow, 'caseId' | 'caseVersion' | 'concludedAt'>,
): Promise<{ readonly reviewCase: Minutes['reviewCase']; readonly text: CaseText | null }> {
  if (caseId === null || caseVersion === null) return { reviewCase: null, text: null }
  const { label } = await db
    .selectFrom('review_case')
    .select('label')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const version = await caseVersionOf(db, caseId, caseVersion)
  const basis = basisAt(await decisionsOfCase(db, caseId), concludedAt)
  return {
    reviewCase: {
      ...{ label, version: caseVersion, hash: version?.hash ?? null },
      ...basis,
    },
    text: version?.text ?? null,
  }
}
