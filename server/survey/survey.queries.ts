import { bandOf, type Band } from '../../shared/protocol/band.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { surveyResultSchema, type Survey } from '../../shared/survey/survey.schema.ts'
import { MIN_BALLOTS } from '../../shared/vote/vote.ts'
import { changed, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import { readJoinCode } from '../join/joinCode.ts'
import type { BallotBoxes, BoxPlace } from '../room/roomStore.ts'

/** Where the ballots of a survey lie: the box belongs to its procedure. */
export const boxOf = ({ id, procedureId }: OpenSurvey): BoxPlace => ({
  ownerId: procedureId,
  voteId: id,
})

/** A survey that runs. */
export interface OpenSurvey {
  readonly id: string
  readonly procedureId: string
}

/** What a survey is read with. */
export interface SurveyReading {
  readonly boxes: Pick<BallotBoxes, 'ballots'>
  readonly publicUrl: string | null
}

/** The survey of a procedure: whether there is one, how many answered in a band, what came of it (SU3, SU4). */
export async function surveyOf(
  db: Db,
  procedureId: string,
  { boxes, publicUrl }: SurveyReading,
): Promise<Survey> {
  const row = await db
    .selectFrom('survey')
    .selectAll()
    .where('procedureId', '=', procedureId)
    .orderBy('openedAt', 'desc')
    .executeTakeFirst()
  const openedOn = row ? berlinDay(row.openedAt) : ''
  if (row?.code != null) {
    const { id, code } = row
    const answered = answeredBand(boxes.ballots(boxOf(row)).length)
    return { state: 'open', id, openedOn, code, publicUrl, answered }
  }
  const closedOn = row?.closedAt == null ? null : berlinDay(row.closedAt)
  if (row?.outcome === 'counted' || row?.outcome === 'tooFew') {
    const result = row.result === null ? null : surveyResultSchema.parse(JSON.parse(row.result))
    return { state: 'closed', openedOn, closedOn: closedOn ?? '', result }
  }
  return { state: 'none', mayOpen: await wasHeld(db, procedureId), lostOn: closedOn }
}

/** Told as too few until there is a result: so no figure shows that a first or second person has answered (SU3). */
const answeredBand = (sheets: number): Band => (sheets < MIN_BALLOTS ? 0 : bandOf(sheets))

/** Was a workshop of this procedure begun? What was never opened has asked nothing of anybody. */
const wasHeld = async (db: Db, procedureId: string): Promise<boolean> =>
  (await countOf(
    db
      .selectFrom('workshop')
      .where('procedureId', '=', procedureId)
      .where('status', '!=', 'planned'),
  )) > 0

/** Opens the survey of a procedure, once (SU1). */
export async function openSurvey(
  trx: Trx,
  actorId: string,
  opened: OpenSurvey & { readonly code: string },
): Promise<Result<OpenSurvey>> {
  const { procedureId } = opened
  if (!(await wasHeld(trx, procedureId))) return refuse(problem('survey.notYet'))
  const others = trx.selectFrom('survey').where('procedureId', '=', procedureId)
  const lasting = others.where((is) =>
    is.or([is('outcome', 'is', null), is('outcome', '!=', 'lost')]),
  )
  if ((await countOf(lasting)) > 0) return refuse(problem('survey.exists'))
  const writing = await changed(trx, 'survey.opened', actorId, opened.id)
  const row = { ...opened, openedAt: trx.at, closedAt: null, outcome: null, result: null }
  await writing.insertInto('survey').values(row).execute()
  return ok(opened)
}

/** The survey a typed code opens now, with what it is about; undefined if there is none. */
export async function surveyOfCode(db: Db, typed: string) {
  // A code that cannot be one is looked up all the same, so that both take the same way.
  const row = await db
    .selectFrom('survey')
    .innerJoin('procedure', 'procedure.id', 'survey.procedureId')
    .innerJoin('office', 'office.id', 'procedure.officeId')
    .select(['survey.id', 'procedureId', 'office.name as officeName', 'title as procedureTitle'])
    .where('code', '=', readJoinCode(typed) ?? '')
    .executeTakeFirst()
  return row
}
