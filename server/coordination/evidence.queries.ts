import { cycleOfYear } from '../../shared/cycle/cycle.ts'
import { metStates, standingOf } from '../../shared/coordination/dueness.ts'
import type { Evidence, Turn } from '../../shared/coordination/coordination.schema.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { standingChanges } from '../../shared/procedure/procedure.ts'
import { procedureStates, type ProcedureState } from '../../shared/procedure/procedure.schema.ts'
import type { Db } from '../db/database.ts'
import { listCycles } from '../cycle/cycle.queries.ts'

type Held = Evidence['extraordinary'][number]

/** Whether and how an office met each cycle; also by procedures of offices whose work it took over, said as theirs. */
export async function evidenceOf(
  db: Db,
  officeId: string,
  today: string,
): Promise<Result<Evidence>> {
  const office = await db
    .selectFrom('office')
    .select('endedOn')
    .where('id', '=', officeId)
    .where('sample', '=', 0)
    .executeTakeFirst()
  if (!office) return refuse(problem('access.unknown'))
  const cycles = await listCycles(db)
  const turns = await db
    .selectFrom('cycle_plan')
    .select(['cycleYear', 'halfYear'])
    .where('officeId', '=', officeId)
    .execute()
  const procedures = await heldBy(db, officeId)
  const packages = await packagesOf(db, officeId)
  return ok({
    cycles: cycles.map((cycle) => {
      const own = procedures.filter(
        ({ kind, cycleStart }) =>
          kind === 'ordinary' && cycleOfYear(cycles, cycleStart)?.firstYear === cycle.firstYear,
      )
      const halfYear =
        turns.find(({ cycleYear }) => cycleYear === cycle.firstYear)?.halfYear ?? null
      const ofOffice = own.filter((one) => one.officeId === officeId)
      const furthest = furthestOf(ofOffice.map(({ state }) => state))
      return {
        ...{ cycle, halfYear, procedures: own.map(asHeld), met: metBy(ofOffice, furthest) },
        ...standingOf(cycle, halfYear, furthest, today, office.endedOn),
        packages: packages
          .filter(({ cycleStart }) => cycleOfYear(cycles, cycleStart) === cycle)
          .map(({ cycleStart: _cycleStart, ...one }) => one),
      }
    }),
    extraordinary: procedures.filter(({ kind }) => kind === 'extraordinary').map(asHeld),
  })
}

const furthestOf = (states: readonly ProcedureState[]): ProcedureState | null =>
  procedureStates.findLast((state) => states.includes(state)) ?? null

/** By what a cycle is met: the procedure that came furthest, from the day on which it came to a state that meets it. */
function metBy(
  held: readonly HeldRow[],
  furthest: ProcedureState | null,
): Evidence['cycles'][number]['met'] {
  const by = held.find(({ state }) => state === furthest)
  if (!by || !metStates.includes(by.state)) return null
  // What was reached before it went back does not count.
  const since = by.reached.findLastIndex(({ state }) => !metStates.includes(state)) + 1
  return {
    ...{ day: by.reached[since]?.day ?? null, state: by.state },
    skippedReport:
      by.reached.length > 0 && by.reached.slice(since).every(({ state }) => state !== 'report'),
  }
}

/** The packages of ordinary procedures of an office that were taken in, the newest first. */
const packagesOf = (db: Db, officeId: string) =>
  db
    .selectFrom('received_package')
    .select(['id', 'number', 'releasedIn', 'receivedAt', 'withdrawnAt', 'replacedBy', 'cycleStart'])
    .where('officeId', '=', officeId)
    .where('extraordinary', '=', 0)
    .orderBy('receivedAt', 'desc')
    .execute()

interface HeldRow extends Held {
  readonly officeId: string
}

const asHeld = ({ officeId: _officeId, ...held }: HeldRow): Held => held

/** The procedures of an office, and of those whose successor it is, in the order in which they began. */
async function heldBy(db: Db, officeId: string): Promise<HeldRow[]> {
  const before = db
    .selectFrom('office_history')
    .select('officeId')
    .where('successorId', '=', officeId)
  const rows = await db
    .selectFrom('procedure')
    .innerJoin('office', 'office.id', 'procedure.officeId')
    .where((is) => is.or([is('officeId', '=', officeId), is('officeId', 'in', before)]))
    .select(['procedure.id as procedureId', 'kind', 'cycleStart', 'state', 'officeId'])
    .select(['office.name as officeName', 'committeeDay', 'committeeFile'])
    .orderBy('cycleStart')
    .orderBy('procedure.id')
    .execute()
  const ids = rows.map(({ procedureId }) => procedureId)
  const reached = await db
    .selectFrom('procedure_change')
    .select(['procedureId', 'state', 'day'])
    .where('procedureId', 'in', ids)
    .orderBy('seq')
    .execute()
  const workshops = await db
    .selectFrom('workshop')
    .select(({ fn }) => ['procedureId', fn.countAll<number>().as('count')])
    .where('procedureId', 'in', ids)
    .where('status', 'in', ['closed', 'concluded'])
    .groupBy('procedureId')
    .execute()
  return rows.map((row) => ({
    ...row,
    reached: standingChanges(
      reached.filter(({ procedureId }) => procedureId === row.procedureId),
    ).map(({ state, day }) => ({ state, day })),
    workshops: Number(
      workshops.find(({ procedureId }) => procedureId === row.procedureId)?.count ?? 0,
    ),
  }))
}

/** When the office of a procedure has its turn in the cycle of that procedure, for its own path. */
export async function turnOf(db: Db, procedureId: string, today: string): Promise<Turn> {
  const procedure = await db
    .selectFrom('procedure')
    .innerJoin('office', 'office.id', 'procedure.officeId')
    .select(['officeId', 'cycleStart', 'kind', 'state', 'endedOn'])
    .where('procedure.id', '=', procedureId)
    .executeTakeFirst()
  const cycle = procedure && cycleOfYear(await listCycles(db), procedure.cycleStart)
  if (!cycle || procedure.kind === 'extraordinary') return null
  const turn = await db
    .selectFrom('cycle_plan')
    .select('halfYear')
    .where('cycleYear', '=', cycle.firstYear)
    .where('officeId', '=', procedure.officeId)
    .executeTakeFirst()
  const halfYear = turn?.halfYear ?? null
  return {
    cycle,
    halfYear,
    ...standingOf(cycle, halfYear, procedure.state, today, procedure.endedOn),
  }
}
