import { problem } from '../../shared/kernel/problem.ts'
import { LIST_ROWS } from '../../shared/kernel/page.schema.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { CYCLE_YEARS, firstDayOf, halfYearsOf, type Cycle } from '../../shared/cycle/cycle.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import type { HalfYear } from '../../shared/kernel/halfYear.ts'
import { isGoneOn } from '../../shared/office/ending.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'

/** All cycles, the first one first. */
export const listCycles = (db: Db): Promise<Cycle[]> =>
  db.selectFrom('cycle').selectAll().orderBy('firstDay').limit(LIST_ROWS).execute()

/** The cycle with this first year, or undefined. */
export const cycleByYear = (db: Db, firstYear: number): Promise<Cycle | undefined> =>
  db.selectFrom('cycle').selectAll().where('firstYear', '=', firstYear).executeTakeFirst()

/** The day after another. */
const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** Adds a cycle that shares no day, and no first year of a procedure, with another one, and leaves none between (CY1). */
export async function addCycle(trx: Trx, actorId: string, cycle: Cycle): Promise<Result<Cycle>> {
  const { firstYear, firstDay, lastDay } = cycle
  const near = trx
    .selectFrom('cycle')
    .where((is) =>
      is.or([
        is.and([is('firstDay', '<=', lastDay), is('lastDay', '>=', firstDay)]),
        is.and([
          is('firstYear', '>', firstYear - CYCLE_YEARS),
          is('firstYear', '<', firstYear + CYCLE_YEARS),
        ]),
      ]),
    )
  if ((await countOf(near)) > 0) return refuse(problem('cycle.overlaps', undefined, 'firstYear'))
  const cycles = await listCycles(trx)
  const joins = cycles.some(
    (one) => dayAfter(one.lastDay) === firstDay || dayAfter(lastDay) === one.firstDay,
  )
  if (cycles.length > 0 && !joins) return refuse(problem('cycle.gap', undefined, 'firstYear'))
  const writing = await changed(trx, 'cycle.added', actorId, String(firstYear))
  await writing.insertInto('cycle').values(cycle).execute()
  return ok(cycle)
}

/** Removes the first or the last cycle, if it has no plan and no procedures (CY1). */
export async function removeCycle(
  trx: Trx,
  actorId: string,
  firstYear: number,
): Promise<Result<{ done: true }>> {
  const planned = await countOf(trx.selectFrom('cycle_plan').where('cycleYear', '=', firstYear))
  const procedures = await countOf(
    trx
      .selectFrom('procedure')
      .where('cycleStart', '>=', firstYear)
      .where('cycleStart', '<', firstYear + CYCLE_YEARS),
  )
  if (planned + procedures > 0) return refuse(problem('cycle.inUse', { planned, procedures }))
  const cycles = await listCycles(trx)
  const at = cycles.findIndex((one) => one.firstYear === firstYear)
  if (at > 0 && at < cycles.length - 1) return refuse(problem('cycle.gap'))
  const writing = await changed(trx, 'cycle.removed', actorId, String(firstYear))
  const gone = await writing
    .deleteFrom('cycle')
    .where('firstYear', '=', firstYear)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n ? DONE : refuse(problem('access.unknown'))
}

/** Gives an office its half-year of a cycle, another one, or none. */
export async function planOffice(
  trx: Trx,
  actorId: string,
  cycleYear: number,
  { officeId, halfYear }: { readonly officeId: string; readonly halfYear: HalfYear | null },
): Promise<Result<{ done: true }>> {
  const cycle = await cycleByYear(trx, cycleYear)
  if (!cycle) return refuse(problem('access.unknown'))
  if (halfYear !== null && !halfYearsOf(cycle).includes(halfYear))
    return refuse(problem('input.malformed', undefined, 'halfYear'))
  const office = await trx
    .selectFrom('office')
    .select('endedOn')
    .where('id', '=', officeId)
    .where('sample', '=', 0)
    .executeTakeFirst()
  if (!office) return refuse(problem('input.malformed', undefined, 'officeId'))
  const isGone = isGoneOn(office, berlinDay(trx.at))
  if (halfYear !== null && (isGone || isGoneOn(office, firstDayOf(halfYear))))
    return refuse(problem('office.ended'))
  const writing = await changed(trx, 'cycle.planned', actorId, officeId)
  await writing
    .deleteFrom('cycle_plan')
    .where('cycleYear', '=', cycleYear)
    .where('officeId', '=', officeId)
    .execute()
  if (halfYear !== null)
    await writing.insertInto('cycle_plan').values({ cycleYear, officeId, halfYear }).execute()
  return DONE
}
