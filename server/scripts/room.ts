import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { readConfig } from '../config.ts'
import { requireOwn } from '../db/ownDatabase.ts'
import { explainStart, namingFile, noDatabase, StartProblem } from '../kernel/startProblem.ts'
import { listRooms, reportRoom } from './roomReport.ts'
import { DATABASE } from '../start.ts'

/** The lines to print: all rooms, or what the log of one tells. Sets the exit code where that one is not sound. */
function linesOf(workshopId: string | undefined): readonly string[] {
  const { dataFolder } = readConfig(process.env)
  const file = `${dataFolder}/${DATABASE}`
  if (!existsSync(file)) throw noDatabase(resolve(dataFolder))
  const sqlite = namingFile(file, () => new Sqlite(file, { readonly: true, fileMustExist: true }))
  try {
    requireOwn(sqlite, file)
    if (workshopId === undefined) return listRooms(sqlite)
    const report = reportRoom(sqlite, workshopId)
    if (!report)
      throw new StartProblem(
        `Eine Fallwerkstatt mit der Kennung ${workshopId} gibt es in ${file} nicht. Ohne Kennung nennt npm run room alle.`,
        `There is no workshop with the id ${workshopId} in ${file}. Without an id npm run room lists all.`,
      )
    const { head, events, faults } = report
    if (faults.length > 0) process.exitCode = 1
    const end = faults.length === 0 ? ['sound: no event is missing, each can be read'] : faults
    return [...head, '', ...events, '', ...end]
  } finally {
    sqlite.close()
  }
}

try {
  console.log(linesOf(process.argv[2]).join('\n'))
} catch (error) {
  console.error(explainStart(error))
  process.exitCode = 1
}
