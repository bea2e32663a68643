import type { FastifyInstance, FastifyReply } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api, plainRoutes } from '../../shared/http/api.ts'
import { packageJsonSchema } from '../../shared/releasePackage/jsonSchema.ts'
import { inTransaction, noted } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import { sendProblem } from '../http/problemReply.ts'
import { servePlain } from '../http/servePlain.ts'
import { mayCall } from '../session/access.ts'
import { accountOf } from '../session/identity.ts'
import { packagePage } from './packagePage.ts'
import {
  fileOfPackage,
  packageView,
  releaseNow,
  withdrawNow,
  type PackageFile,
} from './releasePackage.queries.ts'
import type { SigningKeys } from './signingKeys.ts'
import { packagesWithCase, packageTasks } from './standing.queries.ts'
import { confirmWording, writeWording } from './wording.queries.ts'

export type ReleaseDeps = CallDeps & {
  readonly newId: () => string
  readonly signingKeys: SigningKeys
}

/** A file as a browser saves it. */
interface NamedFile {
  readonly name: string
  readonly text: string
}

/** Gives a browser a file to save under its name. */
export const sendFile = (
  reply: FastifyReply,
  { name, text }: NamedFile,
  type = 'application/json; charset=utf-8',
): FastifyReply =>
  reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(text)

/** The package of a procedure: what would leave, its general wordings, its release, its files. */
export function releasePackageRoutes(app: FastifyInstance, deps: ReleaseDeps): void {
  const { db, clock, newId, signingKeys: keys } = deps

  handle(app, deps, api.getPackageView, async ({ account, params }) => {
    const view = await packageView(db, params.id, account.id, clock())
    return view ? ok(view) : refuse(problem('access.unknown'))
  })

  handle(app, deps, api.writeWording, ({ account, params: { id, ...place }, body }) =>
    inTransaction(deps, (trx) =>
      writeWording(trx, account.id, { procedureId: id, ...place }, body),
    ),
  )

  handle(app, deps, api.confirmWording, ({ account, params: { id, ...place }, body }) =>
    inTransaction(deps, (trx) =>
      confirmWording(trx, account.id, { procedureId: id, ...place }, body.revision),
    ),
  )

  handle(app, deps, api.releasePackage, async ({ account, params, body }) => {
    const given = { id: newId(), procedureId: params.id, ...body }
    const made = await inTransaction(deps, (trx) => releaseNow(trx, keys, account.id, given))
    if (!made.ok) return made
    keys.keepOnly(made.value.keyId)
    return ok({ done: true } as const)
  })

  handle(app, deps, api.withdrawPackage, ({ account, params: { id, packageId } }) =>
    inTransaction(deps, (trx) => withdrawNow(trx, keys, account.id, id, packageId)),
  )

  handle(app, deps, api.listPackageTasks, async ({ account }) =>
    ok(await packageTasks(db, account)),
  )

  handle(app, deps, api.listCasePackages, async ({ params }) =>
    ok(await packagesWithCase(db, params.id)),
  )

  const giveOut = (
    name: 'packageFile' | 'withdrawalFile' | 'packagePage',
    give: (reply: FastifyReply, file: PackageFile) => FastifyReply | Promise<FastifyReply>,
  ) => {
    const { path, access } = plainRoutes[name]
    const what = name === 'withdrawalFile' ? 'withdrawal' : 'file'
    app.get<{ Params: { id: string; packageId: string } }>(path, async (request, reply) => {
      const account = accountOf(request, deps)
      const { id, packageId } = request.params
      const refused = mayCall(access, { request, deps, account, id })
      if (refused) return sendProblem(reply, refused)
      const file = await fileOfPackage(db, id, packageId, what)
      if (!file) return sendProblem(reply, problem('access.unknown'))
      await noted(deps, 'package.exported', account?.id ?? null, packageId)
      return give(reply, file)
    })
  }
  giveOut('packageFile', sendFile)
  giveOut('withdrawalFile', sendFile)
  giveOut('packagePage', async (reply, file) =>
    sendFile(reply, await packagePage(db, file), 'text/html; charset=utf-8'),
  )

  const { schemaOfPackages } = plainRoutes
  servePlain(app, schemaOfPackages.path, packageJsonSchema)
}
