import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api, plainRoutes } from '../../shared/http/api.ts'
import { inTransaction, noted } from '../audit/audit.ts'
import { handle } from '../http/handle.ts'
import { sendProblem } from '../http/problemReply.ts'
import { mayCall } from '../session/access.ts'
import { accountOf } from '../session/identity.ts'
import {
  addMapping,
  listMappings,
  mappingTemplate,
  previewMapping,
  removeMapping,
} from './mapping.queries.ts'
import { readInThread } from './packageThread.ts'
import {
  askedOfFile,
  receive,
  receivedById,
  receivedFile,
  receivedPage,
  searchWordings,
  waitingFile,
  waitingCount,
} from './receivedPackage.queries.ts'
import { keepRefusal } from './refusedFile.queries.ts'
import { namesFor } from './releasePackage.queries.ts'
import { sendFile, type ReleaseDeps } from './releasePackage.routes.ts'
import { hashOfFile } from './signature.ts'
import {
  addKey,
  changeKey,
  findKeys,
  newKey,
  ownRegistration,
  restoreKey,
  revokeKey,
} from './signingKey.queries.ts'

/** Packages that come in at the state level, the mappings between catalogues, and the keys of servers. */
export function receivedPackageRoutes(app: FastifyInstance, deps: ReleaseDeps): void {
  const { db, newId, signingKeys: keys } = deps

  /** One way in for every file, whether it comes from here or from elsewhere. */
  const takeIn = async (accountId: string, text: string) => {
    const reading = await readInThread(await askedOfFile(db, text))
    const taken = await inTransaction(deps, (trx) => receive(trx, accountId, reading, newId()))
    if (taken.ok) return taken
    // Its transaction left nothing behind.
    await inTransaction(deps, (trx) => keepRefusal(trx, accountId, hashOfFile(text), taken.problem))
    return taken
  }

  handle(app, deps, api.listReceived, async ({ params: { cycle, page } }) =>
    ok(
      await receivedPage(db, {
        cycle: cycle === 'all' ? null : Number(cycle),
        page: Number(page),
      }),
    ),
  )

  handle(app, deps, api.countWaiting, async () => ok({ waitingTotal: await waitingCount(db) }))

  handle(app, deps, api.getReceived, async ({ params }) => {
    const found = await receivedById(db, params.id)
    if (!found) return refuse(problem('access.unknown'))
    const { info, content, legalBases } = found
    return ok({ info, content, names: await namesFor(db, content, legalBases) })
  })

  handle(app, deps, api.receivePackage, ({ account, body }) => takeIn(account.id, body.file))

  handle(app, deps, api.searchWordings, async ({ body }) => ok(await searchWordings(db, body.text)))

  handle(app, deps, api.receiveWaiting, async ({ account, body }) => {
    const text = await waitingFile(db, body.id)
    return text === undefined ? refuse(problem('access.unknown')) : takeIn(account.id, text)
  })

  const { receivedFile: file } = plainRoutes
  app.get<{ Params: { id: string } }>(file.path, async (request, reply) => {
    const account = accountOf(request, deps)
    const { id } = request.params
    const refused = mayCall(file.access, { request, deps, account, id })
    if (refused) return sendProblem(reply, refused)
    const found = await receivedFile(db, id)
    if (!found) return sendProblem(reply, problem('access.unknown'))
    await noted(deps, 'package.exported', account?.id ?? null, id)
    return sendFile(reply, found)
  })

  const { mappingTemplate: template } = plainRoutes
  app.get<{ Params: { fromRef: string; toRef: string } }>(template.path, async (request, reply) => {
    const account = accountOf(request, deps)
    const refused = mayCall(template.access, { request, deps, account, id: '' })
    if (refused) return sendProblem(reply, refused)
    const { fromRef, toRef } = request.params
    const file = await mappingTemplate(db, fromRef, toRef)
    return file
      ? sendFile(reply, file, 'text/csv; charset=utf-8')
      : sendProblem(reply, problem('access.unknown'))
  })

  handle(app, deps, api.listMappings, async () => ok(await listMappings(db)))

  handle(app, deps, api.previewMapping, ({ body }) => previewMapping(db, body))

  handle(app, deps, api.addMapping, ({ account, body }) =>
    inTransaction(deps, (trx) => addMapping(trx, account.id, body)),
  )

  handle(app, deps, api.removeMapping, ({ account, params: { fromRef, toRef } }) =>
    inTransaction(deps, (trx) => removeMapping(trx, account.id, fromRef, toRef)),
  )

  handle(app, deps, api.findSigningKeys, async ({ body }) => ok(await findKeys(db, body)))

  handle(app, deps, api.getRegistration, async () =>
    ok({ registration: await ownRegistration(db) }),
  )

  handle(app, deps, api.renewSigningKey, async ({ account }) => {
    const made = await inTransaction(deps, async (trx) => ok(await newKey(trx, keys, account.id)))
    if (!made.ok) return made
    keys.keepOnly(made.value.keyId)
    return ok({ done: true } as const)
  })

  handle(app, deps, api.addSigningKey, ({ account, body }) =>
    inTransaction(deps, (trx) => addKey(trx, account.id, body)),
  )

  handle(app, deps, api.changeSigningKey, ({ account, params, body }) =>
    inTransaction(deps, (trx) => changeKey(trx, account.id, params.keyId, body)),
  )

  handle(app, deps, api.restoreSigningKey, ({ account, params }) =>
    inTransaction(deps, (trx) => restoreKey(trx, account.id, params.keyId)),
  )

  handle(app, deps, api.revokeSigningKey, ({ account, params }) =>
    inTransaction(deps, (trx) => revokeKey(trx, account.id, params.keyId)),
  )
}
