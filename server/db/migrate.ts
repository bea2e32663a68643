import { sql } from 'kysely'
import { migrations as allMigrations } from '../../migrations/index.ts'
import type { Migration } from '../../migrations/migration.ts'
import { StartProblem } from '../kernel/startProblem.ts'
import type { OpenDatabase } from './database.ts'

/** The database was made by a newer version of the program. */
export class NewerDatabase extends StartProblem {
  override readonly name = 'NewerDatabase'

  /** `migration` is the one this program does not know. */
  constructor(migration: string) {
    super(
      `Die Datenbank ist von einer neueren Fassung (sie kennt ${migration}). Installieren Sie diese Fassung, oder spielen Sie eine ältere Sicherung ein.`,
      `The database was made by a newer version (it knows ${migration}). Install that version, or restore an older backup.`,
    )
  }
}

const noted = async ({ db }: OpenDatabase): Promise<string[]> => {
  await sql`CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT`.execute(
    db,
  )
  const rows = await sql<{ name: string }>`SELECT name FROM migration ORDER BY name`.execute(db)
  return rows.rows.map(({ name }) => name)
}

/** Names of the migrations that still have to run. Throws `NewerDatabase` if the file knows one we do not. */
export async function pendingMigrations(
  open: OpenDatabase,
  migrations: readonly Migration[] = allMigrations,
): Promise<readonly Migration[]> {
  const done = await noted(open)
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = done.find((name) => !known.has(name))
  if (unknown !== undefined) throw new NewerDatabase(unknown)
  return migrations.filter(({ name }) => !done.includes(name))
}

/**
 * Brings the database to the newest version. Each migration is one transaction together with the note that it
 * ran, so an interrupted one leaves the old version whole. `backup` is called once before the first, on a
 * database that already holds something. Returns the names that ran.
 */
export async function migrate(
  open: OpenDatabase,
  backup: (from: string) => Promise<void>,
  migrations: readonly Migration[] = allMigrations,
): Promise<readonly string[]> {
  const pending = await pendingMigrations(open, migrations)
  const done = await noted(open)
  const last = done.at(-1)
  if (pending.length > 0 && last !== undefined) await backup(last)
  for (const { name, up } of pending) {
    await open.db.transaction().execute(async (trx) => {
      await up(trx)
      await sql`INSERT INTO migration (name, at) VALUES (${name}, ${new Date().toISOString()})`.execute(
        trx,
      )
    })
  }
  return pending.map(({ name }) => name)
}
