import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { lockData } from '../db/lock.ts'
import { pendingMigrations } from '../db/migrate.ts'
import { explainStart, namingFile, noDatabase, StartProblem } from '../kernel/startProblem.ts'
import { rebuildResults } from '../result/rebuildResults.ts'
import { DATABASE } from '../start.ts'

/** Writes the rows of all results anew, while no server runs. Returns how many there were; throws if one cannot be read. */
async function rebuildAll(): Promise<number> {
  const { dataFolder } = readConfig(process.env)
  const file = `${dataFolder}/${DATABASE}`
  if (!existsSync(file)) throw noDatabase(resolve(dataFolder))
  const unlock = lockData(dataFolder)
  const open = namingFile(file, () => openDatabase(file))
  try {
    if ((await pendingMigrations(open)).length > 0)
      throw new StartProblem(
        `Die Datenbank ${file} ist von einer älteren Fassung. Starten Sie den Server; er bringt sie auf den neuen Stand und zählt die Ergebnisse selbst.`,
        `The database ${file} is of an older version. Start the server: it brings it up to date and writes the rows itself.`,
      )
    const { done, failures } = rebuildResults(open.sqlite, 'all')
    if (failures.length > 0)
      throw new StartProblem(
        `${String(failures.length)} Ergebnisse sind nicht lesbar und blieben, wie sie waren; ${String(done)} sind neu gezählt. Spielen Sie eine Sicherung ein: npm run restore`,
        `${String(failures.length)} results cannot be read and stayed as they were; ${String(done)} have their rows anew. Put a backup in place: npm run restore`,
      )
    return done
  } finally {
    await open.close()
    unlock()
  }
}

process.umask(0o077)
try {
  const count = String(await rebuildAll())
  console.log(
    `Neu gezählt sind die Ergebnisse abgeschlossener Werkstätten: ${count}\nResults of concluded workshops whose rows were written anew: ${count}`,
  )
} catch (error) {
  console.error(explainStart(error))
  process.exitCode = 1
}
