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
  console.log(`Backup written and checked: ${copy}`)
} catch (error) {
  console.error(explainStart(error))
  process.exitCode = 1
}
