// What a restored database has to be told of recommendations to all: those taken back since, and counts that were frozen.
import type { Database } from 'better-sqlite3'
import type { AuditAction } from '../audit/audit.ts'
import type { Removals } from '../removal/removals.ts'

interface CountRow {
  readonly recommendationId: string
  readonly rollup: number
  readonly offices: number
  readonly shown: string
  readonly held: string
}

/** A row that carries a number, as the database it comes from has it. */
const COLUMNS = [
  ...['id', 'number', 'revision', 'step', 'content', 'themeLabel', 'hearingOn', 'hearingUntil'],
  ...['resolvedOn', 'resolvedBody', 'publishedOn', 'withdrawnOn', 'withdrawnReason', 'replacedBy'],
  ...['hearings', 'heard', 'recalledOn', 'recalledReason'],
]

/**
 * Brings along what got its number since, as long as the former database is there: the offices read it under that number, so
 * no other one may get it (SE2). Takes back again what was taken back, and brings the counts of releases that were closed
 * along (SE6).
 */
export function applyRecommendations(
  { sqlite, previous }: { readonly sqlite: Database; readonly previous: Database | undefined },
  { recommendations }: Pick<Removals, 'recommendations'>,
  note: (action: AuditAction, objectId?: string) => void,
): void {
  const former = previous && hasTable(previous) ? previous : undefined
  const columns = former ? COLUMNS.filter((name) => columnsOf(former).has(name)) : []
  const numbered = former
    ?.prepare<[], unknown>(
      `SELECT ${columns.join()} FROM state_recommendation WHERE number IS NOT NULL`,
    )
    .all()
  for (const row of numbered ?? [])
    sqlite
      .prepare<[unknown]>(
        `INSERT INTO state_recommendation (${columns.join()}) VALUES (${columns.map((one) => `@${one}`).join()})
         ON CONFLICT (id) DO UPDATE SET ${columns.map((one) => `${one} = excluded.${one}`).join()}
           WHERE state_recommendation.number IS NULL`,
      )
      .run(row)
  const reasonOf = former
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
  const add = sqlite.prepare(
    `INSERT INTO state_recommendation_count (recommendationId, rollup, offices, shown, held)
     SELECT @recommendationId, @rollup, @offices, @shown, @held
     WHERE EXISTS (SELECT 1 FROM state_recommendation WHERE id = @recommendationId)
       AND EXISTS (SELECT 1 FROM rollup_release WHERE number = @rollup)
     ON CONFLICT DO NOTHING`,
  )
  const counts = former?.prepare<[], CountRow>('SELECT * FROM state_recommendation_count').all()
  for (const row of counts ?? []) add.run(row)
}

/** What a former database knows of them: it may be older than some of the columns. */
const columnsOf = (database: Database): ReadonlySet<string> =>
  new Set(
    database
      .prepare<[], string>("SELECT name FROM pragma_table_info('state_recommendation')")
      .pluck()
      .all(),
  )

/** A former database may be older than recommendations to all are. */
const hasTable = (database: Database): boolean =>
  database
    .prepare("SELECT 1 FROM sqlite_master WHERE name = 'state_recommendation_count'")
    .get() !== undefined
