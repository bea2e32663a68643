import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { BACKUP_DAYS } from '../../shared/kernel/retention.ts'
import { ClockGuard, hasKnownTime } from '../db/clockGuard.ts'
import { backupTo } from '../db/backup.ts'
import { expireCopies } from '../db/expireCopies.ts'
import { DATABASE } from '../start.ts'
import { explainStart, namingFile, noDatabase } from '../kernel/startProblem.ts'

process.umask(0o077)
try {
  const { dataFolder } = readConfig(process.env)
  const file = `${dataFolder}/${DATABASE}`
  if (!existsSync(file)) throw noDatabase(resolve(dataFolder))
  const source = namingFile(file, () => new Sqlite(file, { readonly: true, fileMustExist: true }))
  const now = Date.now()
  const copy = await backupTo(source, `${dataFolder}/backup`, 'manual', new Date(now))
  // Old ones go, but not because of a clock that leapt.
  if (hasKnownTime(source) && new ClockGuard(source, () => now).leap() === null)
    expireCopies(dataFolder, now)
  source.close()
  const path = resolve(copy)
  const isUsual = (process.env['FALLWERKSTATT_DATA'] ?? '') === ''
  const again = `${isUsual ? '' : `FALLWERKSTATT_DATA=${resolve(dataFolder)} `}npm run restore -- ${path}`
  console.log(
    [
      `Die Sicherung ist geschrieben und geprüft: ${path}`,
      `Der Server löscht sie nach ${String(BACKUP_DAYS)} Tagen. Heben Sie sie verschlüsselt an einem anderen Ort auf, und löschen Sie sie auch dort. Einspielen, bei beendetem Server: ${again}`,
      `The backup is written and checked: ${path}`,
      `The server deletes it after ${String(BACKUP_DAYS)} days. Keep it encrypted in another place, and delete it there, too. Restore it while the server is stopped: ${again}`,
    ].join('\n'),
  )
} catch (error) {
  console.error(explainStart(error))
  process.exitCode = 1
}
