import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { checkFile } from '../db/backup.ts'
import { prepareFolder } from '../db/dataFolder.ts'
import { openDatabase } from '../db/database.ts'
import { lockData } from '../db/lock.ts'
import { pendingMigrations } from '../db/migrate.ts'
import { DATABASE } from '../start.ts'
import { explainStart, StartProblem } from '../startProblem.ts'

/** What was done, and what to do next: German first, then the same in English. */
const done = (from: string, aside: string): string =>
  [
    `Die Sicherung ${from} ist eingespielt.`,
    ...(aside === '' ? [] : [`Die Datenbank, die dort lag, ist aufgehoben: ${resolve(aside)}`]),
    'Was seit der Sicherung geändert, zurückgezogen oder gelöscht wurde, gilt wieder wie damals. Starten Sie jetzt den Server: npm start',
    `The backup ${from} is restored.`,
    ...(aside === '' ? [] : [`The database that was there is kept as ${resolve(aside)}`]),
    'Whatever was changed, withdrawn or removed since the backup is as it was then. Start the server now: npm start',
  ].join('\n')

/** Puts a backup in the place of the database; what was there is kept aside. Refuses while a server runs. */
async function restore(from: string | undefined): Promise<string> {
  if (from === undefined || !existsSync(from))
    throw new StartProblem(
      `Nennen Sie die Sicherung: npm run restore -- DATEI${from === undefined ? '' : ` (${from} gibt es nicht)`}`,
      `Name the backup: npm run restore -- FILE${from === undefined ? '' : ` (there is no ${from})`}`,
    )
  const { dataFolder } = readConfig(process.env)
  checkFile(from)
  prepareFolder(dataFolder)
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
    return done(from, aside)
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
