// A program that brings a database to its newest version and is killed before a statement of that way.
import type { PluginTransformQueryArgs, RootOperationNode } from 'kysely'
import { backupTo } from '../../server/db/backup.ts'
import { openDatabase } from '../../server/db/database.ts'
import { migrate } from '../../server/db/migrate.ts'

const [, , file = '', folder = '', killBefore = ''] = process.argv
const open = openDatabase(file)
let statement = 0

/** Sees every statement before it is run, also those of a transaction. */
const killer = {
  transformQuery: ({ node }: PluginTransformQueryArgs): RootOperationNode => {
    if (++statement === Number(killBefore)) process.kill(process.pid, 'SIGKILL')
    return node
  },
  transformResult: async <T>({ result }: { result: T }): Promise<T> => result,
}
const backup = async () => void (await backupTo(open.sqlite, folder, 'before', new Date()))
await migrate({ ...open, db: open.db.withPlugin(killer) }, backup)
process.stdout.write(`${String(statement)} statements\n`)
await open.close()
