import { z } from 'zod'
import type { Problem } from '../../shared/kernel/problem.ts'
import { ok, type Result } from '../../shared/kernel/result.ts'
import { isRefusal, needNothing, type Refusal } from '../../shared/releasePackage/refusal.ts'
import { REFUSED_ROWS, type RefusedFile } from '../../shared/releasePackage/view.schema.ts'
import { changed, type Trx } from '../audit/audit.ts'
import type { Db, Writing } from '../db/database.ts'

const factsSchema = z.record(z.string(), z.union([z.string(), z.number()]))

/** The codes and numbers of a refusal as they were kept. */
export const keptFacts = (facts: string): Record<string, string | number> =>
  factsSchema.parse(JSON.parse(facts))

/** The reason a file was refused for, if something has to be done about it; undefined otherwise. */
function reasonOf({ code, facts }: Problem): Refusal | undefined {
  const why = facts?.['why']
  if (code !== 'releasePackage.refused' || !isRefusal(why)) return undefined
  return needNothing.has(why) ? undefined : why
}

/**
 * Keeps that a file was refused (RP16): under the SHA-256 of its bytes, with the reason and the codes and numbers its
 * sentence names; the newest `REFUSED_ROWS` stay. What departs from the form is not named: it may be words.
 */
export async function keepRefusal(
  trx: Trx,
  actorId: string,
  hash: string,
  problem: Problem,
): Promise<Result<{ readonly done: true }>> {
  const why = reasonOf(problem)
  if (why === undefined) return ok({ done: true })
  const { why: _why, where: _where, ...facts } = problem.facts ?? {}
  const row = { why, facts: JSON.stringify(facts), refusedBy: actorId, refusedAt: trx.at }
  const writing = await changed(trx, 'package.refused', actorId, hash)
  await writing
    .insertInto('refused_file')
    .values({ hash, ...row })
    .onConflict((held) => held.column('hash').doUpdateSet(row))
    .execute()
  const kept = trx.selectFrom('refused_file').select('hash')
  const newest = kept.orderBy('refusedAt', 'desc').orderBy('hash').limit(REFUSED_ROWS)
  await writing.deleteFrom('refused_file').where('hash', 'not in', newest).execute()
  return ok({ done: true })
}

/** A file came in after all: that it was refused before is over. */
export async function forgetRefusal(writing: Writing, hash: string): Promise<void> {
  await writing.deleteFrom('refused_file').where('hash', '=', hash).execute()
}

/** What was refused last, the newest first. */
export async function refusedFiles(db: Db): Promise<RefusedFile[]> {
  const rows = await db
    .selectFrom('refused_file')
    .innerJoin('account', 'account.id', 'refusedBy')
    .select(['hash', 'why', 'facts', 'refusedAt', 'name'])
    .orderBy('refusedAt', 'desc')
    .orderBy('hash')
    .limit(REFUSED_ROWS)
    .execute()
  return rows.map(({ facts, name, ...row }) => ({
    ...row,
    facts: keptFacts(facts),
    refusedBy: name,
  }))
}
