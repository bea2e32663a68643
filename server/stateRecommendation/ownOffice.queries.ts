import type { Account } from '../../shared/account/account.schema.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { LIST_ROWS } from '../../shared/kernel/page.schema.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type {
  Adopted,
  OwnAnswer,
  StateView,
} from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import { isHeard, maySee } from '../../shared/stateRecommendation/stateRecommendation.ts'
import { changed, type Trx } from '../audit/audit.ts'
import type { Db, Writing } from '../db/database.ts'
import { headingProblem } from '../room/headings.ts'
import { namedProblem } from './named.queries.ts'
import { contentOf, heldRow, viewFor, type StateRow } from './stateRecommendation.queries.ts'

/** The row and the own office of a coordination that may see it. */
async function asked(
  db: Db,
  { role, officeId }: Account,
  id: string,
): Promise<Result<{ readonly row: StateRow; readonly officeId: string }>> {
  const row = await heldRow(db, id)
  if (!row || officeId === null || !maySee(role, row)) return refuse(problem('access.unknown'))
  return ok({ row, officeId })
}

/** Says in the hearing what the office thinks, once for each, until its last day; it may name no one (as RP9), and an empty text takes it back (SE4). */
export async function comment(
  trx: Trx,
  account: Account,
  id: string,
  text: string,
): Promise<Result<StateView>> {
  const found = await asked(trx, account, id)
  if (!found.ok) return found
  const { row, officeId } = found.value
  if (row.step === 'recalled') return refuse(problem('stateRecommendation.hearingHalted'))
  if (!isHeard(row, berlinDay(trx.at))) return refuse(problem('stateRecommendation.hearingOver'))
  const wrong = await namedProblem(trx, [['text', text]])
  if (wrong) return refuse(wrong)
  const held = await trx
    .selectFrom('state_recommendation_comment')
    .select(['text', 'hearing'])
    .where('recommendationId', '=', id)
    .where('officeId', '=', officeId)
    .executeTakeFirst()
  const { hearings: hearing } = row
  // As it was: nothing is written, and nothing noted. Of a hearing before, the same words are said anew.
  if (text === (held?.text ?? '') && (held?.hearing ?? hearing) === hearing)
    return viewFor(trx, account, id)
  const writing = await changed(trx, 'stateRecommendation.commented', account.id, id)
  if (text === '')
    await writing
      .deleteFrom('state_recommendation_comment')
      .where('recommendationId', '=', id)
      .where('officeId', '=', officeId)
      .execute()
  else
    await writing
      .insertInto('state_recommendation_comment')
      .values({ recommendationId: id, officeId, text, hearing })
      .onConflict((own) =>
        own.columns(['recommendationId', 'officeId']).doUpdateSet({ text, hearing }),
      )
      .execute()
  return viewFor(trx, account, id)
}

async function keepAnswer(
  writing: Writing,
  recommendationId: string,
  officeId: string,
  given: OwnAnswer,
): Promise<void> {
  await writing
    .insertInto('state_recommendation_answer')
    .values({ recommendationId, officeId, ...given })
    .onConflict((own) => own.columns(['recommendationId', 'officeId']).doUpdateSet(given))
    .execute()
}

/** Answers for the own office; "nicht passend" says why. The answer can be changed as long as it is published (SE5). */
export async function answer(
  trx: Trx,
  account: Account,
  id: string,
  given: OwnAnswer,
): Promise<Result<StateView>> {
  const found = await asked(trx, account, id)
  if (!found.ok) return found
  if (found.value.row.step !== 'published') return refuse(problem('stateRecommendation.wrongStep'))
  if (given.answer === 'notFitting' && given.reason === '')
    return refuse(problem('stateRecommendation.reasonMissing', undefined, 'reason'))
  const texts = [['reason', given.reason]] as const
  const wrong = headingProblem(texts, 'office.identifiers')
  // With the words that gave offence, as in a comment.
  if (wrong)
    return refuse({
      ...wrong,
      facts: { ...(await namedProblem(trx, texts))?.facts, ...wrong.facts },
    })
  const writing = await changed(trx, 'stateRecommendation.answered', account.id, id)
  await keepAnswer(writing, id, found.value.officeId, given)
  return viewFor(trx, account, id)
}

/** Makes it a recommendation of an own procedure, which is an answer as well: taken over; what was noted to that answer stays (SE5). */
export async function adopt(
  trx: Trx,
  account: Account,
  id: string,
  procedureId: string,
): Promise<Result<StateView>> {
  const found = await asked(trx, account, id)
  if (!found.ok) return found
  const { row, officeId } = found.value
  if (row.step !== 'published') return refuse(problem('stateRecommendation.wrongStep'))
  const procedure = await trx
    .selectFrom('procedure')
    .select('officeId')
    .where('id', '=', procedureId)
    .executeTakeFirst()
  if (procedure?.officeId !== officeId) return refuse(problem('access.unknown'))
  const writing = await changed(trx, 'stateRecommendation.adopted', account.id, id)
  await writing
    .insertInto('adopted_recommendation')
    .values({ procedureId, recommendationId: id, adoptedOn: berlinDay(trx.at) })
    .onConflict((twin) => twin.doNothing())
    .execute()
  const held = await trx
    .selectFrom('state_recommendation_answer')
    .select('answer')
    .where('recommendationId', '=', id)
    .where('officeId', '=', officeId)
    .executeTakeFirst()
  if (held?.answer !== 'adopted')
    await keepAnswer(writing, id, officeId, { answer: 'adopted', reason: '' })
  return viewFor(trx, account, id)
}

/** What a procedure made its own, in the order of the numbers. */
export async function adoptedOf(db: Db, procedureId: string): Promise<Adopted[]> {
  const rows = await db
    .selectFrom('adopted_recommendation')
    .innerJoin('state_recommendation', 'state_recommendation.id', 'recommendationId')
    .select(['state_recommendation.id', 'number', 'step', 'content', 'adoptedOn'])
    .where('procedureId', '=', procedureId)
    .orderBy('number')
    .limit(LIST_ROWS)
    .execute()
  return rows.map((row) => {
    const { title, text, indicator } = contentOf(row)
    const { id, number, adoptedOn } = row
    return { id, number, title, text, indicator, adoptedOn, withdrawn: row.step === 'withdrawn' }
  })
}

/** Takes one out of a procedure again; what the office answered stays. */
export async function giveUp(
  trx: Trx,
  actorId: string,
  procedureId: string,
  recommendationId: string,
): Promise<Result<Adopted[]>> {
  const held = await adoptedOf(trx, procedureId)
  if (!held.some(({ id }) => id === recommendationId)) return ok(held)
  const writing = await changed(trx, 'stateRecommendation.givenUp', actorId, recommendationId)
  await writing
    .deleteFrom('adopted_recommendation')
    .where('procedureId', '=', procedureId)
    .where('recommendationId', '=', recommendationId)
    .execute()
  return ok(await adoptedOf(trx, procedureId))
}
