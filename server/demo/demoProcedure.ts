import type { Kysely } from 'kysely'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { isBehind, mayEnter } from '../../shared/procedure/procedure.ts'
import {
  procedureStates,
  type ProcedureKind,
  type ProcedureState,
} from '../../shared/procedure/procedure.schema.ts'
import type { Schema } from '../db/schema.ts'

/** A procedure of the demo: what it is at, and how it came there. */
export interface DemoProcedure {
  readonly id: string
  readonly officeId: string
  readonly title: string
  readonly cycleStart: number
  /** An ordinary one unless it says otherwise. */
  readonly kind?: ProcedureKind
  readonly state: ProcedureState
  /** When it came to its state, in milliseconds; each state before took a month. */
  readonly since: number
  /** The coordination, and the administration for what the office does not set itself. */
  readonly byId: string
  readonly administratorId: string
}

const MONTH_MS = 30 * 86_400_000

/** Lays down a procedure with the history of its states. */
export async function addDemoProcedure(
  db: Kysely<Schema>,
  { since, byId: coordinatorId, administratorId, ...procedure }: DemoProcedure,
): Promise<void> {
  await db.insertInto('procedure').values(procedure).execute()
  const { id: procedureId, state: last } = procedure
  const passed = [...procedureStates.filter((state) => isBehind(state, last)), last]
  await db
    .insertInto('procedure_change')
    .values(
      passed.map((state, place) => {
        const at = since - (passed.length - 1 - place) * MONTH_MS
        const move = place === 0 ? ('begin' as const) : ('next' as const)
        const byId = mayEnter('coordinator', state) ? coordinatorId : administratorId
        const row = { procedureId, seq: place + 1, state, move, reason: '', byId, at }
        return { ...row, day: berlinDay(at) }
      }),
    )
    .execute()
}
