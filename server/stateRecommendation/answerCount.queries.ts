import { gatherBy } from '../../shared/kernel/gatherBy.ts'
import { z } from '../../shared/kernel/zod.ts'
import {
  shownCounts,
  type AnswerPart,
  type FrozenAnswers,
} from '../../shared/stateRecommendation/answerCount.ts'
import {
  answers,
  type FrozenCount,
} from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import type { Db, Writing } from '../db/database.ts'

const heldSchema = z.record(z.string(), z.enum([...answers, 'none']))

const frozen = (db: Db) =>
  db
    .selectFrom('state_recommendation_count')
    .select(['rollup', 'offices', 'shown'])
    .orderBy('rollup')

/** The counts of one that closed releases froze: all that is ever read of answers beyond the own office (SE6). */
export async function countsOf(db: Db, recommendationId: string): Promise<FrozenCount[]> {
  const rows = await frozen(db).where('recommendationId', '=', recommendationId).execute()
  return rows.map((row) => ({ ...row, shown: shownIn(row) }))
}

/** The same of all, by the id of the recommendation. */
export async function countsOfAll(db: Db): Promise<ReadonlyMap<string, readonly FrozenCount[]>> {
  const rows = await frozen(db).select('recommendationId').execute()
  const gathered = gatherBy(rows, ({ recommendationId }) => recommendationId)
  return new Map(
    [...gathered].map(([id, some]) => [
      id,
      some.map(({ rollup, offices, shown }) => ({ rollup, offices, shown: shownIn({ shown }) })),
    ]),
  )
}

const shownIn = ({ shown }: { readonly shown: string }) => JSON.parse(shown) as FrozenCount['shown']

/** The offices of the state: those that are there, samples aside. */
async function officesNow(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('office')
    .select('id')
    .where('sample', '=', 0)
    .where('endedOn', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** What was frozen of each recommendation before, by its id. */
async function frozenBefore(db: Db): Promise<ReadonlyMap<string, readonly FrozenAnswers[]>> {
  const rows = await db
    .selectFrom('state_recommendation_count')
    .select(['recommendationId', 'held', 'shown'])
    .execute()
  const gathered = gatherBy(rows, ({ recommendationId }) => recommendationId)
  return new Map(
    [...gathered].map(([id, some]) => [
      id,
      some.map((row) => ({
        held: new Map(Object.entries(heldSchema.parse(JSON.parse(row.held)))),
        shown: shownIn(row),
      })),
    ]),
  )
}

/** Freezes the counts of all that are published, with the release that is closed in this transaction (SE6). */
export async function freezeAnswers(writing: Writing, rollup: number): Promise<void> {
  const given = await writing
    .selectFrom('state_recommendation')
    .leftJoin('state_recommendation_answer', 'recommendationId', 'id')
    .select(['id', 'officeId', 'answer'])
    .where('step', '=', 'published')
    .execute()
  const offices = await officesNow(writing)
  const earlier = await frozenBefore(writing)
  const rows = [...gatherBy(given, ({ id }) => id)].map(([recommendationId, some]) => {
    const answered = new Map(some.map(({ officeId, answer }) => [officeId, answer]))
    const held = new Map(
      offices.map((office): [string, AnswerPart] => [office, answered.get(office) ?? 'none']),
    )
    const shown = shownCounts(held, earlier.get(recommendationId) ?? [])
    return {
      ...{ recommendationId, rollup, offices: held.size, shown: JSON.stringify(shown) },
      held: JSON.stringify(Object.fromEntries(held)),
    }
  })
  if (rows.length > 0) await writing.insertInto('state_recommendation_count').values(rows).execute()
}
