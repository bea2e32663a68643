import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { backupTo } from '../db/backup.ts'
import { DATABASE } from '../start.ts'
import { explainStart, namingFile, noDatabase } from '../startProblem.ts'

process.umask(0o077)
try {
  const { dataFolder } = readConfig(process.env)
  const file = `${dataFolder}/${DATABASE}`
  if (!existsSync(file)) throw noDatabase(resolve(dataFolder))
  const source = namingFile(file, () => new Sqlite(file, { readonly: true, fileMustExist: true }))
  const copy = await backupTo(source, `${dataFolder}/backup`, 'manual', new Date())
  source.close()
  const path = resolve(copy)
  console.log(
    [
      `Die Sicherung ist geschrieben und geprüft: ${path}`,
      `Heben Sie sie verschlüsselt an einem anderen Ort auf. Einspielen, bei beendetem Server: npm run restore -- ${path}`,
      `The backup is written and checked: ${path}`,
      `Keep it encrypted in another place. Restore it while the server is stopped: npm run restore -- ${path}`,
    ].join('\n'),
  )
} catch (error) {
  console.error(explainStart(error))
  process.exitCode = 1
}
