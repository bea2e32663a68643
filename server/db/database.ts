import Sqlite, { type Database } from 'better-sqlite3'
import { Kysely, SqliteDialect, SqliteDriver, type DatabaseConnection, type Driver } from 'kysely'
import { foldGerman, germanOrder } from '../../shared/kernel/foldGerman.ts'
import type { Schema } from './schema.ts'

/** What comes and goes with people and has no line in the audit trail: sessions, seats, keys, links. */
type Passing =
  'account_session' | 'device_key' | 'draft_key' | 'known_browser' | 'seat' | 'setup_token'

/** The three ways to write, into some tables only. */
type WritesOf<Tables> = Pick<Kysely<Tables>, 'insertInto' | 'updateTable' | 'deleteFrom'>

/**
 * The database as everybody has it: all of it can be read, and what passes by itself can be written. Everything else is
 * changed inside `inTransaction` with its line of the audit trail (`audit/audit.ts`).
 */
export type Db = Pick<Kysely<Schema>, 'selectFrom'> & WritesOf<Pick<Schema, Passing>>

/** A database in which everything may be written, because it was said who does what. */
export type Writing = Db & WritesOf<Schema>

/** One file, two ways in: Kysely for everything, the raw handle for the room's prepared statements. */
export interface OpenDatabase {
  readonly sqlite: Database
  readonly db: Kysely<Schema>
  close(): Promise<void>
}

/** If the disk fails, SQLite takes the transaction back by itself; taking it back again would hide why. */
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
 * disk, deleted rows overwritten. Throws if the file is no database. `failed` is told of errors statements met.
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
    // Smaller checkpoints stall the event loop less (measured: the p99 halves).
    'wal_autocheckpoint = 200',
  ])
    sqlite.pragma(pragma)
  for (const [name, of] of [
    ['fold_german', foldGerman],
    ['german_order', germanOrder],
  ] as const)
    sqlite.function(name, { deterministic: true }, (text: unknown) =>
      typeof text === 'string' ? of(text) : null,
    )
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
 * The whole database behind `Db`: for the audit trail, which lets others write, and for the demo and tests, which lay
 * down what was there before anything was done.
 */
export const wholeDatabase = (db: Db): Kysely<Schema> => db as Kysely<Schema>

/**
 * Runs statements of the raw handle while no transaction is open on the connection: inside another one they would fail,
 * or be undone with it.
 */
export const betweenTransactions = <T>(db: Db, run: () => T): Promise<T> =>
  wholeDatabase(db)
    .connection()
    .execute(async () => run())
