import { sql, type QueryExecutorProvider } from 'kysely'

/** One numbered step of the database. `up` runs in a transaction of its own together with the note that it ran. */
export interface Migration {
  readonly name: string
  readonly up: (db: QueryExecutorProvider) => Promise<void>
}

/** A migration that is a list of statements, run in order. */
export const statements = (name: string, list: readonly string[]): Migration => ({
  name,
  up: async (db) => {
    for (const statement of list) await sql.raw(statement).execute(db)
  },
})
