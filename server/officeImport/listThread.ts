import type { ListInput } from '../../shared/officeImport/officeImport.schema.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { inThread } from '../kernel/inThread.ts'
import type { ListAnswer, ListQuestion, ListRows } from './listRows.ts'

/** How long a file may be read, in milliseconds; 2,000 rows take less than one second. */
const PATIENCE_MS = 15_000

/** The file before; one is read at a time, so that many take no more than one core. */
let before: Promise<unknown> = Promise.resolve()

/** Reads a file as a list in a thread, in which no room may stand still. What breaks the thread is no table. */
export async function readListFile(
  kind: ListInput['kind'],
  content: string,
): Promise<Result<ListRows>> {
  const question: ListQuestion = { kind, bytes: new Uint8Array(Buffer.from(content, 'base64')) }
  const answer = before
    .then(() => inThread<ListAnswer>('./officeImport/tableWorker.ts', question, PATIENCE_MS))
    .catch((): ListAnswer => ({ fault: 'unreadable' }))
  before = answer
  const found = await answer
  return 'fault' in found ? refuse(problem(`import.${found.fault}`)) : ok(found)
}
