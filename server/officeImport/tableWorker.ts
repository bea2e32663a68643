// The thread in which a file becomes rows.
import { parentPort, workerData } from 'node:worker_threads'
import { readList, type ListAnswer, type ListQuestion } from './listRows.ts'
import { readTable, TableError } from '../../shared/officeImport/table.ts'

async function answer({ kind, bytes }: ListQuestion): Promise<ListAnswer> {
  try {
    return readList(kind, await readTable(bytes))
  } catch (error) {
    if (error instanceof TableError) return { fault: error.fault }
    throw error
  }
}

parentPort?.postMessage(await answer(workerData as ListQuestion))
