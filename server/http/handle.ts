import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { BODY_BYTES, type Route, type RouteAccess } from '../../shared/http/route.ts'
import { type Account } from '../../shared/account/account.schema.ts'
import { betweenTransactions, type Db } from '../db/database.ts'
import type { RemovalFile } from '../removal/removals.ts'
import { mayCall, type AccessDeps } from '../session/access.ts'
import { accountOf } from '../session/identity.ts'
import { sendProblem } from './problemReply.ts'

/** What every call needs, whatever it asks for. A feature says what it needs beyond this. */
export interface CallDeps extends AccessDeps {
  readonly db: Db
  /** What must not come back with an older copy; kept up to date by every call that changes something. */
  readonly removals: Pick<RemovalFile, 'takeOver'>
}

/** Who calls, as the contract lets them in: an account if it demands one. */
type AccountOf<A extends RouteAccess> = A extends { readonly seat: 'editor' }
  ? Account | null
  : A extends { readonly own: unknown }
    ? Account
    : Account | null

/** What a handler is given: everything is parsed, and access is granted. */
export interface Call<P, B, A extends RouteAccess> {
  readonly params: P
  readonly body: B
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** The account behind the request; null only if a call needs none. */
  readonly account: AccountOf<A>
}

/**
 * Registers a route from its contract. Order: access before a byte of the body is read, then the body up to its
 * limit, access once more because a slow body takes its time, input, and the handler; the reply is parsed too, so that
 * nothing leaves that the contract does not name.
 */
export function handle<
  P extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
  A extends RouteAccess,
>(
  app: FastifyInstance,
  deps: CallDeps,
  route: Route<P, B, R, A>,
  run: (
    call: Call<z.output<P>, z.output<B>, A>,
  ) => Promise<Result<z.input<R>>> | Result<z.input<R>>,
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
      const call = { params: params.data, body: body.data, request, reply }
      // `mayCall` let no caller in without the account the contract demands.
      const result = await run({ ...call, account: account as AccountOf<A> })
      if (!result.ok) return sendProblem(reply, result.problem)
      if (route.method !== 'GET') await noteRemovals(deps)
      return reply.send(route.reply.parse(result.value))
    },
  })
}

/**
 * Whatever a call changed: what is withdrawn, concluded or switched off now stands on the list beside the database
 * before any seat is told. The database has it already; a list that cannot be written is told and written next time.
 */
async function noteRemovals({ db, sqlite, removals, failed }: CallDeps): Promise<void> {
  await betweenTransactions(db, () => removals.takeOver(sqlite)).catch((error: unknown) =>
    failed('removals', error),
  )
}

/** Path of the first field that could not be read. */
const fieldOf = (error: z.ZodError): string =>
  (error.issues[0]?.path ?? []).map(String).join('.').slice(0, 200)
