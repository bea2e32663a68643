import type { FastifyInstance } from 'fastify'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { api } from '../../shared/http/api.ts'
import { inTransaction } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import { applyImport, previewImport } from './officeImport.queries.ts'
import { readListFile } from './listThread.ts'

type ImportDeps = CallDeps & {
  readonly newId: () => string
}

/** Lists of offices and plans out of files: first what they would change, then that and nothing else. */
export function officeImportRoutes(app: FastifyInstance, deps: ImportDeps): void {
  handle(app, deps, api.previewImport, async ({ body: { list, content } }) => {
    const read = await readListFile(list.kind, content)
    return read.ok ? previewImport(deps.db, list, read.value, berlinDay(deps.clock())) : read
  })

  handle(app, deps, api.applyImport, async ({ account, body }) => {
    const read = await readListFile(body.list.kind, body.content)
    if (!read.ok) return read
    return inTransaction(deps, (trx) => applyImport(trx, account.id, body, read.value, deps.newId))
  })
}
