// A program that brings a database to its next version and is killed in the middle of it.
import { sql } from 'kysely'
import { migrations } from '../../migrations/index.ts'
import { backupTo } from '../../server/db/backup.ts'
import { openDatabase } from '../../server/db/database.ts'
import { migrate } from '../../server/db/migrate.ts'

const [, , file = '', folder = ''] = process.argv
const open = openDatabase(file)
const backup = async () => void (await backupTo(open.sqlite, folder, 'before', new Date()))
await migrate(open, backup, [
  ...migrations,
  {
    name: '9999_interrupted',
    up: async (db) => {
      await sql`CREATE TABLE half (one TEXT) STRICT`.execute(db)
      await sql`UPDATE office SET name = 'halb'`.execute(db)
      process.kill(process.pid, 'SIGKILL')
      await new Promise(() => undefined)
    },
  },
])
