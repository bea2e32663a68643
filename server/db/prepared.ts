import type { Database } from 'better-sqlite3'

/** Statements that are prepared once for each open database, when they are first needed. */
export function prepared<Statements>(
  prepare: (sqlite: Database) => Statements,
): (sqlite: Database) => Statements {
  const held = new WeakMap<Database, Statements>()
  return (sqlite) => {
    const known = held.get(sqlite)
    if (known !== undefined) return known
    const made = prepare(sqlite)
    held.set(sqlite, made)
    return made
  }
}
