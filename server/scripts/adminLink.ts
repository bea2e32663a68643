import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { pendingMigrations } from '../db/migrate.ts'
import { replaceSetupToken } from '../login/setupLink.ts'
import { DATABASE } from '../start.ts'
import { explainStart, namingFile, noDatabase, StartProblem } from '../kernel/startProblem.ts'

/**
 * Makes a link for an administration that is locked out, also while the server runs. It creates an administrator, or
 * resets one.
 */
async function makeLink(): Promise<string> {
  const { dataFolder, publicUrl, host, port } = readConfig(process.env)
  const file = `${dataFolder}/${DATABASE}`
  if (!existsSync(file)) throw noDatabase(resolve(dataFolder))
  const open = namingFile(file, () => openDatabase(file))
  try {
    if ((await pendingMigrations(open)).length > 0)
      throw new StartProblem(
        `Die Datenbank ${file} ist von einer älteren Fassung. Starten Sie zuerst den Server; er bringt sie auf den neuen Stand.`,
        `The database ${file} is of an older version. Start the server first; it brings it up to date.`,
      )
    const token = await replaceSetupToken({ db: open.db, clock: Date.now })
    const own = host === '0.0.0.0' || host === '::' ? 'localhost' : host
    return `${publicUrl ?? `http://${own}:${port}`}/einrichten#${token}`
  } finally {
    await open.close()
  }
}

process.umask(0o077)
try {
  const link = await makeLink()
  console.log(
    `\nDieser Link gilt 60 Minuten und einmal. Er richtet ein Konto der Administration ein; mit der Adresse eines\nvorhandenen setzt er dessen Passwort neu.\nThis link is valid for 60 minutes and once. It creates an administrator, or resets the password of one.\n\n  ${link}\n`,
  )
} catch (error) {
  console.error(explainStart(error))
  process.exitCode = 1
}
