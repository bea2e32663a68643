import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { BadConfig, readConfig } from '../config.ts'
import { backupTo } from '../db/backup.ts'
import { DATABASE } from '../start.ts'

try {
  const { dataFolder } = readConfig(process.env)
  const file = `${dataFolder}/${DATABASE}`
  if (!existsSync(file))
    throw new BadConfig(`There is no database in ${dataFolder}. Set FALLWERKSTATT_DATA.`)
  const source = new Sqlite(file, { readonly: true, fileMustExist: true })
  const copy = await backupTo(source, `${dataFolder}/backup`, 'manual', new Date())
  source.close()
  console.log(`Backup written and checked: ${copy}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
