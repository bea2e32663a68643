import { audit } from '../audit/audit.ts'
import type { Deps } from '../deps.ts'

/** How often a running server looks for comment periods that are over, in milliseconds. */
const EVERY_MS = 3_600_000

/**
 * Concludes every workshop whose comment period ended before today: its result stays, its course and its seats are
 * deleted. Returns how many there were.
 */
export async function concludeDue({ db, clock, rooms }: Deps): Promise<number> {
  const today = new Date(clock()).toISOString().slice(0, 10)
  const due = await db
    .selectFrom('workshop')
    .select('id')
    .where('status', '=', 'closed')
    .where('commentUntil', '<', today)
    .execute()
  for (const { id } of due) {
    rooms.conclude(id)
    await audit(db, clock, 'workshop.concluded', null, id)
  }
  return due.length
}

/** Looks now and every hour; returns how to stop. What fails is told and tried again an hour later. */
export function watchCommentPeriods(deps: Deps, failed: (error: unknown) => void): () => void {
  const look = () => void concludeDue(deps).catch(failed)
  look()
  const timer = setInterval(look, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
