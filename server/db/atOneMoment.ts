import Sqlite, { type Database } from 'better-sqlite3'

/** Opens the database beside the server to read alone, and reads all as it stood at one moment. */
export function atOneMoment<T>(file: string, read: (sqlite: Database) => T): T {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    return sqlite.transaction(() => read(sqlite))()
  } finally {
    sqlite.close()
  }
}
