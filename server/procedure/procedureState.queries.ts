import type { Account } from '../../shared/account/account.schema.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { LIST_ROWS } from '../../shared/kernel/page.schema.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { mayEnter, moveOf, needsReason, statesOf } from '../../shared/procedure/procedure.ts'
import {
  procedureStates,
  type CommitteePaper,
  type Procedure,
  type ProcedureDues,
  type ProcedureState,
  type ProcedureWay,
  type StateChange,
  type StateDue,
} from '../../shared/procedure/procedure.schema.ts'
import { changed, type Trx } from '../audit/audit.ts'
import type { Db } from '../db/database.ts'
import { headingProblem } from '../room/headings.ts'
import { procedureIdsOf } from '../session/access.ts'
import { procedureById } from './procedure.queries.ts'

/** A procedure with its way, as an account reads it; undefined if there is none. */
async function wayOf(db: Db, reader: Account, id: string): Promise<ProcedureWay | undefined> {
  const procedure = await procedureById(db, id)
  if (!procedure) return undefined
  const frame = await db
    .selectFrom('procedure')
    .innerJoin('office', 'office.id', 'procedure.officeId')
    .select(['office.name', 'committeeDay', 'committeeFile'])
    .where('procedure.id', '=', id)
    .executeTakeFirstOrThrow()
  const due = await db
    .selectFrom('procedure_due')
    .select(['state', 'day'])
    .where('procedureId', '=', id)
    .orderBy('day')
    .execute()
  return {
    procedure,
    officeName: frame.name,
    history: await historyOf(db, reader, id),
    due,
    committee: { day: frame.committeeDay, fileNumber: frame.committeeFile },
  }
}

/** By when the states of the procedures an account sees are to be reached. */
export async function listProcedureDues(db: Db, account: Account): Promise<ProcedureDues[]> {
  const rows = await db
    .selectFrom('procedure')
    .leftJoin('procedure_due', 'procedure_due.procedureId', 'procedure.id')
    .select(['id', 'committeeDay', 'procedure_due.state', 'day'])
    .where('id', 'in', procedureIdsOf(db, account))
    .orderBy('id')
    .orderBy('day')
    .limit(LIST_ROWS * procedureStates.length)
    .execute()
  const found = new Map<string, ProcedureDues>()
  for (const { id, committeeDay, state, day } of rows) {
    const before = found.get(id)?.due ?? []
    const due = state === null || day === null ? before : [...before, { state, day }]
    found.set(id, { procedureId: id, committeeDay, due })
  }
  return [...found.values()].slice(0, LIST_ROWS)
}

/** The way of a procedure, or that there is none. */
export async function procedureWay(
  db: Db,
  reader: Account,
  id: string,
): Promise<Result<ProcedureWay>> {
  const found = await wayOf(db, reader, id)
  return found ? ok(found) : refuse(problem('access.unknown'))
}

/** Every change of state, oldest first. Names of the administration stay with the administration. */
async function historyOf(db: Db, reader: Account, procedureId: string): Promise<StateChange[]> {
  const rows = await db
    .selectFrom('procedure_change')
    .leftJoin('account', 'account.id', 'procedure_change.byId')
    .select(['state', 'move', 'day', 'reason', 'at', 'account.role', 'account.name'])
    .where('procedureId', '=', procedureId)
    .orderBy('seq')
    .execute()
  return rows.map(({ role, name, ...change }) => ({
    ...change,
    byRole: role ?? 'administrator',
    byName: role === 'administrator' && reader.role !== 'administrator' ? null : name,
  }))
}

/** What an account wants a procedure to be at. */
interface WantedState {
  readonly state: ProcedureState
  /** How many changes they have seen. */
  readonly seen: number
  readonly day: string
  readonly reason: string
}

/** The newest change of a procedure. */
const lastChange = (db: Db, procedureId: string) =>
  db
    .selectFrom('procedure_change')
    .select(['seq', 'day'])
    .where('procedureId', '=', procedureId)
    .orderBy('seq', 'desc')
    .executeTakeFirst()

/** Brings a procedure to another state: the row, the state and the line of the audit trail are one (PR1 to PR5). */
export async function changeProcedureState(
  trx: Trx,
  actor: Account,
  id: string,
  wanted: WantedState,
): Promise<Result<ProcedureWay>> {
  const before = await procedureById(trx, id)
  if (!before) return refuse(problem('access.unknown'))
  const last = await lastChange(trx, id)
  if (!statesOf(before.kind).includes(wanted.state))
    return refuse(problem('procedure.stateForeign'))
  const move = moveOf(before.state, wanted.state, before.kind)
  if (!move) return refuse(problem('procedure.stateSame'))
  const wrong = stateProblem(trx.at, actor, wanted, last)
  if (wrong) return refuse(wrong)
  if (needsReason(move) && wanted.reason === '')
    return refuse(problem('procedure.reasonMissing', undefined, 'reason'))
  const writing = await changed(trx, 'procedure.stateChanged', actor.id, id)
  const { state, day } = wanted
  await writing
    .insertInto('procedure_change')
    .values({
      ...{ procedureId: id, seq: (last?.seq ?? 0) + 1, state, move, day },
      ...{ reason: needsReason(move) ? wanted.reason : '', byId: actor.id, at: trx.at },
    })
    .execute()
  await writing.updateTable('procedure').set({ state }).where('id', '=', id).execute()
  return procedureWay(trx, actor, id)
}

/** Why this account may not set this state on this day. */
function stateProblem(
  now: number,
  { role }: Account,
  { state, seen, day, reason }: WantedState,
  last: { readonly seq: number; readonly day: string } | undefined,
): Problem | undefined {
  if (!mayEnter(role, state)) return problem('procedure.stateForeign')
  if ((last?.seq ?? 0) !== seen) return problem('procedure.stateStale')
  if (day > berlinDay(now)) return problem('procedure.dayAhead', undefined, 'day')
  if (last && day < last.day) return problem('procedure.dayBefore', undefined, 'day')
  return headingProblem([['reason', reason]], 'office.identifiers')
}

/** Says by when a state is to be reached, or that nothing is agreed; the tasks that set the state say it (PR6). */
export async function changeProcedureDue(
  trx: Trx,
  actor: Account,
  id: string,
  { state, day }: { readonly state: ProcedureState; readonly day: StateDue['day'] | null },
): Promise<Result<ProcedureWay>> {
  if (!mayEnter(actor.role, state)) return refuse(problem('procedure.stateForeign'))
  const before = await trx
    .selectFrom('procedure_due')
    .select('day')
    .where('procedureId', '=', id)
    .where('state', '=', state)
    .executeTakeFirst()
  if ((before?.day ?? null) === day) return procedureWay(trx, actor, id)
  const writing = await changed(trx, 'procedure.dueChanged', actor.id, id)
  if (day === null)
    await writing
      .deleteFrom('procedure_due')
      .where('procedureId', '=', id)
      .where('state', '=', state)
      .execute()
  else
    await writing
      .insertInto('procedure_due')
      .values({ procedureId: id, state, day })
      .onConflict((twin) => twin.columns(['procedureId', 'state']).doUpdateSet({ day }))
      .execute()
  return procedureWay(trx, actor, id)
}

/** Writes down what the committee is given, and when (§ 8 Abs. 5 LKG NRW). */
export async function changeCommitteePaper(
  trx: Trx,
  actor: Account,
  id: Procedure['id'],
  { day, fileNumber }: CommitteePaper,
): Promise<Result<ProcedureWay>> {
  const writing = await changed(trx, 'procedure.committeeChanged', actor.id, id)
  await writing
    .updateTable('procedure')
    .set({ committeeDay: day, committeeFile: fileNumber })
    .where('id', '=', id)
    .execute()
  return procedureWay(trx, actor, id)
}
