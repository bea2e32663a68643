import { sql, type Expression } from 'kysely'
import { procedureStates } from '../../shared/procedure/procedure.schema.ts'

/** The place of a state in the order of the way, in SQL; -1 without one. */
export const rankOf = (state: Expression<unknown>) =>
  sql<number>`(CASE ${state} ${sql.join(
    procedureStates.map((name, index) => sql`WHEN ${sql.lit(name)} THEN ${sql.lit(index)}`),
    sql` `,
  )} ELSE -1 END)`
