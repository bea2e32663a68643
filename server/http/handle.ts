import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { BODY_BYTES, type Account, type Route } from '../../shared/protocol/api.ts'
import { betweenTransactions } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { mayCall } from '../login/access.ts'
import { accountOf } from '../login/identity.ts'
import { sendProblem } from './problemReply.ts'

/** What a handler is given: everything is parsed, and access is granted. */
export interface Call<P, B> {
  readonly params: P
  readonly body: B
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** The account behind the request, or null on routes for anybody. */
  readonly account: Account | null
}

/**
 * Registers a route from its contract. Order: access before a byte of the body is read, then the body up to its
 * limit, access once more because a slow body takes its time, input, and the handler; the reply is parsed too, so that
 * nothing leaves that the contract does not name.
 */
export function handle<P extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  app: FastifyInstance,
  deps: Deps,
  route: Route<P, B, R>,
  run: (call: Call<z.output<P>, z.output<B>>) => Promise<Result<z.input<R>>> | Result<z.input<R>>,
): void {
  const asked = (request: FastifyRequest) => {
    const account = accountOf(request, deps)
    const id = (request.params as { id?: string } | undefined)?.id ?? null
    return { account, refused: mayCall(route.access, { request, deps, account, id }) }
  }
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.bodyBytes ?? BODY_BYTES,
    onRequest: async (request, reply) => {
      if (route.method === 'GET') return undefined
      const { refused } = asked(request)
      return refused && sendProblem(reply, refused)
    },
    handler: async (request, reply) => {
      const params = route.params.safeParse(request.params ?? {})
      const { account, refused } = asked(request)
      if (refused) return sendProblem(reply, refused)
      if (!params.success) return sendProblem(reply, problem('access.unknown'))
      const body = route.body.safeParse(request.body ?? {})
      if (!body.success)
        return sendProblem(reply, problem('input.malformed', undefined, fieldOf(body.error)))
      const result = await run({ params: params.data, body: body.data, request, reply, account })
      if (!result.ok) return sendProblem(reply, result.problem)
      if (route.method !== 'GET') await noteRemovals(deps)
      return reply.send(route.reply.parse(result.value))
    },
  })
}

/**
 * Whatever a call changed: what is withdrawn, concluded or switched off now stands on the list beside the database
 * before anybody is told. The database has it already; a list that cannot be written is told and written next time.
 */
async function noteRemovals({ db, sqlite, removals, failed }: Deps): Promise<void> {
  await betweenTransactions(db, () => removals.takeOver(sqlite)).catch((error: unknown) =>
    failed('removals', error),
  )
}

/** Path of the first field that could not be read. */
const fieldOf = (error: z.ZodError): string =>
  (error.issues[0]?.path ?? []).map(String).join('.').slice(0, 200)

/** The account of a call on a route that demands one. */
export function requireAccount({ account }: Pick<Call<unknown, unknown>, 'account'>): Account {
  if (!account) throw new Error('the route demands an account, but there is none')
  return account
}
