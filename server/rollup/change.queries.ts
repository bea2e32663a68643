// Why figures of a release differ from the one before, as analysts say it (LA11).
import { LIST_ROWS } from '../../shared/kernel/page.schema.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { refuse, type Result } from '../../shared/kernel/result.ts'
import { changesIn } from '../../shared/rollup/change.ts'
import type { ChangeReason } from '../../shared/rollup/change.schema.ts'
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import type { Db } from '../db/database.ts'
import { closedReleases } from '../stateRecommendation/closedReleases.ts'

/** Reasons that were given, by the line of the release. */
export const reasonsOf = (db: Db, number: number) =>
  db
    .selectFrom('rollup_change_reason')
    .select(['line', 'reason'])
    .where('number', '=', number)
    .orderBy('line')
    .limit(LIST_ROWS)
    .execute()

/** A closed release; undefined if there is none or its files are lost. */
export const closedRelease = async (db: Db, number: number): Promise<RollupRelease | undefined> =>
  (await closedReleases(db, [number])).by.get(number)

/** Gives changes their reasons, or takes them back: all of them, or none where one is no change of this release. */
export async function explainChanges(
  trx: Trx,
  actorId: string,
  number: number,
  explained: readonly { readonly line: string; readonly reason: ChangeReason | null }[],
): Promise<Result<{ done: true }>> {
  const now = await closedRelease(trx, number)
  const before = await closedRelease(trx, number - 1)
  const groups = (now && before && changesIn(now, before)?.groups) ?? []
  const known = new Set(groups.flatMap(({ changes }) => changes.map(({ line }) => line)))
  if (!explained.every(({ line }) => known.has(line))) return refuse(problem('rollup.noChange'))
  const writing = await changed(trx, 'rollup.explained', actorId, String(number))
  // The last word on a line counts.
  const reasons = new Map(explained.map(({ line, reason }) => [line, reason]))
  await writing
    .deleteFrom('rollup_change_reason')
    .where('number', '=', number)
    .where('line', 'in', [...reasons.keys()])
    .execute()
  const given = [...reasons].flatMap(([line, reason]) => (reason ? [{ number, line, reason }] : []))
  if (given.length > 0) await writing.insertInto('rollup_change_reason').values(given).execute()
  return DONE
}
