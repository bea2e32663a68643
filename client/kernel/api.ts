import type { z } from 'zod'
import { problemSchema, problem } from '../../shared/kernel/problem.ts'
import { refuse, type Result } from '../../shared/kernel/result.ts'
import type { Route } from '../../shared/protocol/api.ts'

/** What a call brings along. Both are named always, so that nothing is forgotten. */
export interface CallInput<P extends z.ZodType, B extends z.ZodType> {
  readonly params: z.input<P>
  readonly body: z.input<B>
}

/** How long the server may take to answer, in milliseconds. */
const PATIENCE_MS = 20_000

const pathOf = (path: string, params: Readonly<Record<string, unknown>>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))

/**
 * Calls a route of the server by its contract. Refusals and lost connections come back as problems, never as
 * exceptions. `fetch` can be replaced in tests.
 */
export async function call<P extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, B, R>,
  { params, body }: CallInput<P, B>,
): Promise<Result<z.output<R>>> {
  const sends = route.method !== 'GET'
  try {
    const response = await fetch(pathOf(route.path, params as Record<string, unknown>), {
      method: route.method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(sends
        ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : {}),
    })
    const json: unknown = await response.json()
    if (response.ok) return { ok: true, value: json as z.output<R> }
    const refused = problemSchema.safeParse(json)
    return refuse(refused.success ? refused.data : problem('server.internal'))
  } catch {
    return refuse(problem('connection.lost')) // no network, no answer in time, or an answer that is none of ours
  }
}
