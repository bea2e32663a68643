import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { nameTaken } from '../../shared/kernel/name.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type { BasisDecision, LegalBasis } from '../../shared/legalBasis/legalBasis.schema.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import { headingProblem } from '../room/headings.ts'

/** Entries of the list, by their words; `used` if a case rests on them. */
const entries = (db: Db) =>
  db
    .selectFrom('legal_basis')
    .select((of) => [
      'id',
      'label',
      'retired',
      of
        .exists(
          of
            .selectFrom('basis_decision')
            .select('basisId')
            .whereRef('basisId', '=', 'legal_basis.id')
            .limit(1),
        )
        .as('used'),
    ])
    .orderBy('label')

const toBasis = ({ retired, used, ...row }: EntryRow): LegalBasis => ({
  ...row,
  retired: retired === 1,
  used: Boolean(used),
})
type EntryRow = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number]

/** All legal bases this installation knows, those that are no longer offered among them. */
export const listLegalBases = async (db: Db): Promise<LegalBasis[]> =>
  (await entries(db).execute()).map(toBasis)

async function legalBasisById(db: Db, id: string): Promise<LegalBasis | undefined> {
  const row = await entries(db).where('id', '=', id).executeTakeFirst()
  return row && toBasis(row)
}

/** Another entry has words that look the same; which one it is. */
async function labelProblem(
  db: Db,
  { id, label }: Pick<LegalBasis, 'id' | 'label'>,
): Promise<Problem | undefined> {
  const others = await db
    .selectFrom('legal_basis')
    .select(['id', 'label as name'])
    .where('id', '!=', id)
    .execute()
  return nameTaken('legalBasis.labelTaken', 'label', label, others)
}

/** Adds an entry. */
export async function addLegalBasis(
  trx: Trx,
  actorId: string,
  added: Pick<LegalBasis, 'id' | 'label'>,
): Promise<Result<LegalBasis>> {
  const wrong = await labelProblem(trx, added)
  if (wrong) return refuse(wrong)
  const writing = await changed(trx, 'legalBasis.added', actorId, added.id)
  await writing.insertInto('legal_basis').values(added).execute()
  return ok({ ...added, retired: false, used: false })
}

/** Renames an entry, or offers it no longer. */
export async function changeLegalBasis(
  trx: Trx,
  actorId: string,
  { id, label, retired }: Pick<LegalBasis, 'id' | 'label' | 'retired'>,
): Promise<Result<LegalBasis>> {
  const held = await legalBasisById(trx, id)
  if (!held) return refuse(problem('access.unknown'))
  const wrong = await labelProblem(trx, { id, label })
  if (wrong) return refuse(wrong)
  const writing = await changed(trx, 'legalBasis.changed', actorId, id)
  await writing
    .updateTable('legal_basis')
    .set({ label, retired: retired ? 1 : 0 })
    .where('id', '=', id)
    .execute()
  return ok({ ...held, label, retired })
}

/** Removes an entry no case rests on (PR8). */
export async function removeLegalBasis(
  trx: Trx,
  actorId: string,
  id: string,
): Promise<Result<{ done: true }>> {
  const cases = await countOf(trx.selectFrom('basis_decision').where('basisId', '=', id))
  if (cases > 0) return refuse(problem('legalBasis.inUse'))
  const writing = await changed(trx, 'legalBasis.removed', actorId, id)
  const gone = await writing.deleteFrom('legal_basis').where('id', '=', id).executeTakeFirst()
  return gone.numDeletedRows === 1n ? DONE : refuse(problem('access.unknown'))
}

/** The newest decision of each case; the one before it is history. */
const newest = (db: Db) =>
  db
    .selectFrom('basis_decision')
    .innerJoin('legal_basis', 'legal_basis.id', 'basis_decision.basisId')
    .select(['caseId', 'basisId', 'legal_basis.label', 'decidedBy', 'decidedOn', 'at'])
    .where((of) =>
      of(
        'seq',
        '=',
        of
          .selectFrom('basis_decision as later')
          .select(({ fn }) => fn.max('later.seq').as('seq'))
          .whereRef('later.caseId', '=', 'basis_decision.caseId'),
      ),
    )

/** On what the text of a case is passed on; undefined if nothing was written down. */
export const legalBasisOfCase = (db: Db, caseId: string): Promise<BasisDecision | undefined> =>
  newest(db).where('caseId', '=', caseId).executeTakeFirst()

/** What was decided last for the cases of a procedure; a case without a decision is not among them. */
export const legalBasisOfProcedure = (db: Db, procedureId: string): Promise<BasisDecision[]> =>
  newest(db)
    .innerJoin('review_case', 'review_case.id', 'basis_decision.caseId')
    .where('review_case.procedureId', '=', procedureId)
    .orderBy('review_case.label')
    .execute()

/** Writes down on what basis the text of a case is passed on (PR9). */
export async function decideLegalBasis(
  trx: Trx,
  actorId: string,
  { caseId, basisId, decidedBy, decidedOn }: Omit<BasisDecision, 'label' | 'at'>,
): Promise<Result<BasisDecision>> {
  const basis = await legalBasisById(trx, basisId)
  const before = await legalBasisOfCase(trx, caseId)
  // What is no longer offered stays where it was decided.
  if (!basis || (basis.retired && before?.basisId !== basisId))
    return refuse(problem('input.malformed', undefined, 'basisId'))
  if (decidedOn > berlinDay(trx.at))
    return refuse(problem('legalBasis.dayAhead', undefined, 'decidedOn'))
  const named = headingProblem([['decidedBy', decidedBy]], 'office.identifiers')
  if (named) return refuse(named)
  const writing = await changed(trx, 'legalBasis.decided', actorId, caseId)
  const seq = 1 + (await countOf(trx.selectFrom('basis_decision').where('caseId', '=', caseId)))
  const row = { caseId, seq, basisId, decidedBy, decidedOn, byId: actorId, at: trx.at }
  await writing.insertInto('basis_decision').values(row).execute()
  return ok({ caseId, basisId, decidedBy, decidedOn, label: basis.label, at: trx.at })
}
