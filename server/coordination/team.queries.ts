import { CYCLE_YEARS, type Cycle } from '../../shared/cycle/cycle.ts'
import type { Teams } from '../../shared/coordination/coordination.schema.ts'
import { facilitatedStates } from '../../shared/procedure/procedure.ts'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { inAlphabet } from '../db/nameLike.ts'

/** Facilitators with the procedures they run at the same time in a cycle, and their workshops by month from today on. */
export async function cycleTeams(db: Db, cycle: Cycle, today: string): Promise<Teams> {
  const running = await assigned(db, cycle)
    .where('procedure.state', 'in', facilitatedStates)
    .select(['account.id as accountId', 'account.name', 'office.id as officeId'])
    .select(['office.name as officeName', 'procedure.state'])
    .orderBy((of) => inAlphabet(of.ref('office.name')))
    .execute()
  const months = await assigned(db, cycle)
    .innerJoin('workshop', 'workshop.procedureId', 'procedure.id')
    .where('workshop.date', '>=', today)
    .where('workshop.sample', '=', 0)
    .select((of) => [
      'account.id as accountId',
      'account.name',
      sql<string>`substr(${of.ref('workshop.date')}, 1, 7)`.as('month'),
      of.fn.countAll<number>().as('workshops'),
    ])
    .groupBy(['account.id', 'account.name', 'month'])
    .orderBy('month')
    .execute()
  const names = new Map([...running, ...months].map(({ accountId, name }) => [accountId, name]))
  return [...names]
    .map(([id, name]) => ({
      ...{ accountId: id, name },
      running: running
        .filter(({ accountId }) => accountId === id)
        .map(({ officeId, officeName, state }) => ({
          ...{ officeId, name: officeName, progress: state },
        })),
      months: months
        .filter(({ accountId }) => accountId === id)
        .map(({ month, workshops }) => ({ month, workshops: Number(workshops) })),
    }))
    .toSorted(
      (one, other) => other.running.length - one.running.length || (one.name < other.name ? -1 : 1),
    )
}

/** Procedures of a cycle with those who run them; extraordinary ones that began in its years are work as well. */
const assigned = (db: Db, { firstYear }: Cycle) =>
  db
    .selectFrom('procedure')
    .innerJoin('procedure_facilitator as run', 'run.procedureId', 'procedure.id')
    .innerJoin('account', 'account.id', 'run.accountId')
    .innerJoin('office', 'office.id', 'procedure.officeId')
    .where('office.sample', '=', 0)
    .where('procedure.cycleStart', '>=', firstYear)
    .where('procedure.cycleStart', '<', firstYear + CYCLE_YEARS)
