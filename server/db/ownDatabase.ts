import type { Database } from 'better-sqlite3'
import { StartProblem } from '../kernel/startProblem.ts'

/** Stands in the header of every database of this product, from migration 0013 on ("FWST"). */
const APPLICATION_ID = 0x46_57_53_54

/** The file is a sound database, of another program. */
export class ForeignDatabase extends StartProblem {
  override readonly name = 'ForeignDatabase'

  constructor(file: string) {
    super(
      `Die Datei ${file} ist eine Datenbank eines anderen Programms. Nennen Sie eine Sicherung der Fallwerkstatt.`,
      `The file ${file} is a database of another program. Name a backup of Fallwerkstatt.`,
    )
  }
}

/** Is there anything in it at all? */
export const isEmptyDatabase = (db: Database): boolean =>
  db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined

/** Throws `ForeignDatabase` if a database was not made by this product. */
export function requireOwn(db: Database, file: string): void {
  const id = db.pragma('application_id', { simple: true })
  if (id === APPLICATION_ID) return
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all()
  // Earlier versions left the header empty.
  const isEarlier =
    id === 0 && ['migration', 'office', 'account'].every((one) => tables.includes(one))
  if (!isEarlier) throw new ForeignDatabase(file)
}
