import type { Database } from 'better-sqlite3'
import { changedNow, type WithClock } from '../audit/audit.ts'
import type { Config } from '../config.ts'
import { backupTo } from '../db/backup.ts'
import { expireCopies } from '../db/expireCopies.ts'
import { betweenTransactions } from '../db/database.ts'
import type { ClockGuard, ClockLeap } from '../db/clockGuard.ts'
import { prepared } from '../db/prepared.ts'
import type { RemovalFile } from '../removal/removals.ts'
import type { Rooms } from '../room/rooms.ts'
import { StartProblem } from '../kernel/startProblem.ts'

/** What ends by itself is found, backed up and concluded with. */
interface TidyDeps extends WithClock {
  readonly sqlite: Database
  readonly config: Pick<Config, 'dataFolder'>
  readonly rooms: Pick<Rooms, 'canBeAsked' | 'conclude'>
  readonly guard: Pick<ClockGuard, 'leap' | 'note'>
  readonly removals: Pick<RemovalFile, 'takeOver'>
}

/** How often a running server looks for comment periods that are over, in milliseconds. */
const EVERY_MS = 3_600_000
/** So long after its last day a comment period can still be made longer before anything is deleted, in milliseconds. */
const GRACE_MS = 86_400_000

/** The clock leapt: nothing is deleted until the administration confirms it. */
export class ClockLeapt extends StartProblem {
  override readonly name = 'ClockLeapt'

  constructor({ known, now }: ClockLeap) {
    const [last, today] = [new Date(known).toISOString(), new Date(now).toISOString()]
    super(
      `Die Uhr des Servers sprang von ${last} auf ${today}. Bis die Administration auf ihrer Startseite bestätigt, dass sie stimmt, wird nichts gelöscht. Geht sie falsch, stellen Sie sie und starten Sie neu.`,
      `The server's clock leapt from ${last} to ${today}. Nothing is deleted until the administration confirms on its home page that it is right. If it is wrong, set it and start again.`,
    )
  }
}

/**
 * Concludes every workshop whose comment period has been over for a day of grace: its result stays, its course and its
 * seats are deleted. A backup is made before. Nothing is deleted while the clock is not believed. Returns how many there
 * were; one that cannot be concluded stops none of the others, and is thrown at the end.
 */
export async function concludeDue(deps: TidyDeps): Promise<number> {
  const { config, db, sqlite, clock, rooms, guard, removals } = deps
  const leap = guard.leap()
  if (leap) throw new ClockLeapt(leap)
  guard.note()
  const before = new Date(clock() - GRACE_MS).toISOString().slice(0, 10)
  const over = await db
    .selectFrom('workshop')
    .select('id')
    .where('status', '=', 'closed')
    .where('commentUntil', '<', before)
    .execute()
  // What is known to be damaged was told, and asks for no further backup; a long log is read until the next time.
  const due = over.filter(({ id }) => rooms.canBeAsked(id))
  if (due.length > 0)
    await backupTo(sqlite, `${config.dataFolder}/backup`, 'before-conclusion', new Date(clock()))
  const failures: unknown[] = []
  for (const { id } of due) {
    const line = { action: 'workshop.concluded', actorId: null, objectId: id } as const
    const also = () => changedNow(sqlite, clock, line)
    await betweenTransactions(db, () => {
      // The facilitation may have given more time while the backup was made.
      if (isOver(sqlite).get(id, before) !== undefined) rooms.conclude(id, also)
    }).catch((error: unknown) => {
      failures.push(error)
    })
  }
  if (due.length > 0) await betweenTransactions(db, () => removals.takeOver(sqlite))
  if (failures.length > 0) throw failures[0]
  return due.length
}

const isOver = prepared((sqlite) =>
  sqlite.prepare<[string, string], { one: number }>(
    "SELECT 1 AS one FROM workshop WHERE id = ? AND status = 'closed' AND commentUntil < ?",
  ),
)

/**
 * What a running server deletes because time has passed: courses of workshops, and old backups. Throws while the clock is
 * not believed, and deletes nothing then; what cannot be concluded keeps no backup from ending, and is thrown afterwards.
 */
export async function tidy(deps: TidyDeps): Promise<void> {
  const leap = deps.guard.leap()
  if (leap) throw new ClockLeapt(leap)
  try {
    await concludeDue(deps)
  } finally {
    // A workshop that cannot be concluded keeps no old backup for ever.
    expireCopies(deps.config.dataFolder, deps.clock())
  }
}

/** Looks now and every hour; returns how to stop. What fails is told and tried again an hour later. */
export function watchCommentPeriods(deps: TidyDeps, failed: (error: unknown) => void): () => void {
  const look = () => void tidy(deps).catch(failed)
  look()
  const timer = setInterval(look, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
