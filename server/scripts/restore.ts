import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { checkFile } from '../db/backup.ts'
import { openDatabase } from '../db/database.ts'
import { lockData } from '../db/lock.ts'
import { pendingMigrations } from '../db/migrate.ts'
import { DATABASE } from '../start.ts'
import { explainStart, StartProblem } from '../startProblem.ts'

/** Puts a backup in the place of the database; what was there is kept aside. Refuses while a server runs. */
async function restore(from: string | undefined): Promise<string> {
  if (from === undefined || !existsSync(from))
    throw new StartProblem(
      `Nennen Sie die Sicherung: npm run restore -- DATEI${from === undefined ? '' : ` (${from} gibt es nicht)`}`,
      `Name the backup: npm run restore -- FILE${from === undefined ? '' : ` (there is no ${from})`}`,
    )
  const { dataFolder } = readConfig(process.env)
  checkFile(from)
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const unlock = lockData(dataFolder)
  try {
    const file = `${dataFolder}/${DATABASE}`
    const incoming = `${file}.incoming`
    copyFileSync(from, incoming)
    const opened = openDatabase(incoming)
    try {
      await pendingMigrations(opened)
    } finally {
      await opened.close()
    }
    for (const suffix of ['-wal', '-shm']) rmSync(`${incoming}${suffix}`, { force: true })
    let aside = ''
    if (existsSync(file)) {
      aside = `${file}.before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`
      renameSync(file, aside)
      for (const suffix of ['-wal', '-shm'])
        if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${aside}${suffix}`)
    }
    renameSync(incoming, file)
    return aside === '' ? 'Restored.' : `Restored. The database that was there is kept as ${aside}`
  } finally {
    unlock()
  }
}

process.umask(0o077)
try {
  console.log(await restore(process.argv[2]))
} catch (error) {
  console.error(explainStart(error))
  process.exitCode = 1
}
