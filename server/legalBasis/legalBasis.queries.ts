import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { nameTaken } from '../../shared/kernel/name.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { LIST_ROWS } from '../../shared/kernel/page.schema.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type { BasisDecision, LegalBasis } from '../../shared/legalBasis/legalBasis.schema.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import { inAlphabet } from '../db/nameLike.ts'
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
    .orderBy((of) => inAlphabet(of.ref('label')))

const toBasis = ({ retired, used, ...row }: EntryRow): LegalBasis => ({
  ...row,
  retired: retired === 1,
  used: Boolean(used),
})
type EntryRow = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number]

/** All legal bases this installation knows, those that are no longer offered among them. */
export const listLegalBases = async (db: Db): Promise<LegalBasis[]> =>
  (await entries(db).limit(LIST_ROWS).execute()).map(toBasis)

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

/** Decisions as they were written down: the words of the basis are those of that day (PR9). */
const decisions = (db: Db) =>
  db
    .selectFrom('basis_decision')
    .select(['caseId', 'basisId', 'basis_decision.label', 'decidedBy', 'decidedOn', 'at'])

/** Every decision about the text of a case, the newest first: that one counts, those after it are history. */
export const decisionsOfCase = (db: Db, caseId: string): Promise<BasisDecision[]> =>
  decisions(db).where('caseId', '=', caseId).orderBy('seq', 'desc').execute()

/** Every decision about the cases of a procedure, by case, the newest first; a case without one is not among them. */
export const decisionsOfProcedure = (db: Db, procedureId: string): Promise<BasisDecision[]> =>
  decisions(db)
    .innerJoin('review_case', 'review_case.id', 'basis_decision.caseId')
    .where('review_case.procedureId', '=', procedureId)
    .orderBy((of) => inAlphabet(of.ref('review_case.label')))
    .orderBy('review_case.id')
    .orderBy('seq', 'desc')
    .limit(LIST_ROWS)
    .execute()

/** Writes down on what basis the text of a case is passed on (PR9). */
export async function decideLegalBasis(
  trx: Trx,
  actorId: string,
  { caseId, basisId, decidedBy, decidedOn }: Omit<BasisDecision, 'label' | 'at'>,
): Promise<Result<BasisDecision>> {
  const basis = await legalBasisById(trx, basisId)
  const [before] = await decisionsOfCase(trx, caseId)
  // What is no longer offered stays where it was decided.
  if (!basis || (basis.retired && before?.basisId !== basisId))
    return refuse(problem('input.malformed', undefined, 'basisId'))
  if (decidedOn > berlinDay(trx.at))
    return refuse(problem('legalBasis.dayAhead', undefined, 'decidedOn'))
  const named = headingProblem([['decidedBy', decidedBy]], 'office.identifiers')
  if (named) return refuse(named)
  const writing = await changed(trx, 'legalBasis.decided', actorId, caseId)
  const seq = 1 + (await countOf(trx.selectFrom('basis_decision').where('caseId', '=', caseId)))
  const made = { caseId, basisId, decidedBy, decidedOn, label: basis.label, at: trx.at }
  await writing
    .insertInto('basis_decision')
    .values({ ...made, seq, byId: actorId })
    .execute()
  return ok(made)
}
