import Sqlite, { type Database } from 'better-sqlite3'
import { Kysely, SqliteDialect, SqliteDriver, type DatabaseConnection, type Driver } from 'kysely'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>

/** One file, two ways in: Kysely for everything, the raw handle for the room's prepared statements. */
export interface OpenDatabase {
  readonly sqlite: Database
  readonly db: Db
  close(): Promise<void>
}

/** Where the disk fails, SQLite takes the transaction back by itself; taking it back again would hide why. */
class OneConnection extends SqliteDriver {
  readonly #sqlite: Database

  constructor(sqlite: Database) {
    super({ database: sqlite })
    this.#sqlite = sqlite
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection)
  }
}

class OneFile extends SqliteDialect {
  readonly #sqlite: Database

  constructor(sqlite: Database) {
    super({ database: sqlite })
    this.#sqlite = sqlite
  }

  override createDriver(): Driver {
    return new OneConnection(this.#sqlite)
  }
}

/**
 * Opens a database file (or `:memory:`) with the settings the product stands on: WAL, every commit synced to
 * disk, deleted rows overwritten. Throws where the file is no database. `failed` is told of errors statements met.
 */
export function openDatabase(
  file: string,
  failed: (error: unknown) => void = () => undefined,
): OpenDatabase {
  const sqlite = new Sqlite(file)
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    // Waiting for another process blocks everybody: the room's commands wait outside and try again.
    'busy_timeout = 100',
    'secure_delete = ON',
    'temp_store = MEMORY',
    'trusted_schema = OFF',
    // Smaller checkpoints stall the event loop less (measured in the sync note: p99 halves).
    'wal_autocheckpoint = 200',
  ])
    sqlite.pragma(pragma)
  const db = new Kysely<Schema>({
    dialect: new OneFile(sqlite),
    log: (event) => {
      if (event.level === 'error') failed(event.error)
    },
  })
  return {
    sqlite,
    db,
    close: async () => {
      if (sqlite.open) sqlite.pragma('wal_checkpoint(TRUNCATE)')
      await db.destroy()
    },
  }
}

/**
 * Runs statements of the raw handle while nobody has a transaction open on the connection: inside somebody else's
 * they would fail, or be undone with it.
 */
export const betweenTransactions = <T>(db: Db, run: () => T): Promise<T> =>
  db.connection().execute(async () => run())
