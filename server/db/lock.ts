import Sqlite from 'better-sqlite3'
import { makePrivate } from './keepPrivate.ts'
import { namingFile, StartProblem } from '../kernel/startProblem.ts'

/** Another process already works with this data folder. */
export class DataInUse extends StartProblem {
  override readonly name = 'DataInUse'
}

/**
 * Makes this process the only writer of a data folder, by an exclusive lock on a small file beside the
 * database. The lock dies with the process, however it dies. Throws `DataInUse` if another process holds it.
 */
export function lockData(folder: string): () => void {
  const file = `${folder}/writer.lock`
  const lock = namingFile(file, () => {
    makePrivate(file)
    return new Sqlite(file, { timeout: 0 })
  })
  try {
    namingFile(file, () => {
      lock.pragma('locking_mode = EXCLUSIVE')
      lock.exec(
        'BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (one INTEGER); COMMIT; BEGIN EXCLUSIVE',
      )
    })
  } catch (error) {
    lock.close()
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new DataInUse(
        `Ein anderer Server arbeitet schon mit dem Ordner ${folder}.`,
        `Another server already works with the folder ${folder}.`,
      )
    throw error
  }
  return () => lock.close()
}
