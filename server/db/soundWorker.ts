// The thread in which a large file is checked while the rooms are read from it.
import Sqlite from 'better-sqlite3'
import { parentPort, workerData } from 'node:worker_threads'
import { faultIn } from './faultIn.ts'

const sqlite = new Sqlite(workerData as string, { readonly: true })
parentPort?.postMessage(faultIn(sqlite) ?? '')
sqlite.close()
