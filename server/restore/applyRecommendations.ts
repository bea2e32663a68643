// What a restored database has to be told of recommendations to all: where those stand that have a number, those taken back
// or called back since, and counts that were frozen.
import type { Database } from 'better-sqlite3'
import type { StateStep } from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import type { AuditAction } from '../audit/audit.ts'
import type { Removals } from '../removal/removals.ts'

interface CountRow {
  readonly recommendationId: string
  readonly rollup: number
  readonly offices: number
  readonly shown: string
  readonly held: string
}

/** A row that carries a number. */
const COLUMNS = [
  ...['id', 'number', 'revision', 'step', 'content', 'themeLabel', 'hearingOn', 'hearingUntil'],
  ...['resolvedOn', 'resolvedBody', 'publishedOn', 'withdrawnOn', 'withdrawnReason', 'replacedBy'],
  ...['hearings', 'heard', 'recalledOn', 'recalledReason'],
]
interface NumberedRow {
  readonly id: string
  readonly step: Exclude<StateStep, 'draft'>
}

/** What the audit trail says of one that comes along. */
const saidOf: Readonly<Record<NumberedRow['step'], AuditAction>> = {
  hearing: 'stateRecommendation.heard',
  recalled: 'stateRecommendation.recalled',
  resolved: 'stateRecommendation.resolved',
  published: 'stateRecommendation.published',
  withdrawn: 'stateRecommendation.withdrawn',
}

const COPY = `INSERT INTO state_recommendation (${COLUMNS.join()}) VALUES (${COLUMNS.map((one) => `@${one}`).join()})
  ON CONFLICT (id) DO UPDATE SET ${COLUMNS.map((one) => `${one} = excluded.${one}`).join()}
    WHERE state_recommendation.revision < excluded.revision`

/**
 * Brings along what has a number as it stands in the former database, as long as that is there: the offices read it so, under
 * that number, and no other one may get it (SE2). Takes back again what was taken back, holds a hearing again that was called
 * back (SE8), and brings the counts of releases that were closed along (SE6).
 */
export function applyRecommendations(
  { sqlite, previous }: { readonly sqlite: Database; readonly previous: Database | undefined },
  { recommendations, recalls }: Pick<Removals, 'recommendations' | 'recalls'>,
  note: (action: AuditAction, objectId?: string) => void,
): void {
  const numbered = previous
    ?.prepare<[], NumberedRow>(
      `SELECT ${COLUMNS.join()} FROM state_recommendation WHERE number IS NOT NULL`,
    )
    .all()
  const copy = sqlite.prepare<[NumberedRow]>(COPY)
  for (const row of numbered ?? []) if (copy.run(row).changes > 0) note(saidOf[row.step], row.id)
  const reasonOf = previous
    ?.prepare<[string], string | null>(
      'SELECT withdrawnReason FROM state_recommendation WHERE id = ?',
    )
    .pluck()
  const take = sqlite.prepare(
    `UPDATE state_recommendation SET step = 'withdrawn', withdrawnOn = @withdrawnOn, withdrawnReason = @reason,
       revision = revision + 1 WHERE id = @id AND withdrawnOn IS NULL`,
  )
  for (const one of recommendations)
    if (take.run({ ...one, reason: reasonOf?.get(one.id) ?? '' }).changes > 0)
      note('stateRecommendation.withdrawn', one.id)
  const recall = sqlite.prepare(
    `UPDATE state_recommendation SET step = 'recalled', recalledOn = @recalledOn, recalledReason = '', revision = revision + 1,
       heard = coalesce(heard, json_object('content', json(content), 'themeLabel', themeLabel))
     WHERE id = @id AND step = 'hearing' AND hearings <= @hearing`,
  )
  for (const one of recalls)
    if (recall.run(one).changes > 0) note('stateRecommendation.recalled', one.id)
  const add = sqlite.prepare(
    `INSERT INTO state_recommendation_count (recommendationId, rollup, offices, shown, held)
     SELECT @recommendationId, @rollup, @offices, @shown, @held
     WHERE EXISTS (SELECT 1 FROM state_recommendation WHERE id = @recommendationId)
       AND EXISTS (SELECT 1 FROM rollup_release WHERE number = @rollup)
     ON CONFLICT DO NOTHING`,
  )
  const counts = previous?.prepare<[], CountRow>('SELECT * FROM state_recommendation_count').all()
  for (const row of counts ?? []) add.run(row)
}
