import type { z } from 'zod'
import { problem, readProblem } from '../../shared/kernel/problem.ts'
import { refuse, type Result } from '../../shared/kernel/result.ts'
import { addresses, type Address } from '../../shared/http/address.ts'
import type { Api, RouteName } from '../../shared/http/api.ts'
import { loginAgain } from './loginRequired.ts'

/** What a call brings along. Both are named always, so that nothing is forgotten. */
export interface CallInput<N extends RouteName> {
  readonly params: z.input<Api[N]['params']>
  readonly body: z.input<Api[N]['body']>
}

/** How long the server may take to answer, in milliseconds. */
const PATIENCE_MS = 20_000

const pathOf = (path: string, params: Readonly<Record<string, unknown>>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))

/** Calls a route of the server by its name; see `send`. */
export const call = <N extends keyof typeof addresses>(
  name: N,
  { params, body }: CallInput<N>,
): Promise<Result<z.output<Api[N]['reply']>>> => send(addresses[name], params, body)

/**
 * Sends to an address and reads the answer. Refusals and lost connections come back as problems, never as exceptions.
 * What arrives is trusted to be what the contract says: client and server ship together. If the session has ended and
 * the page can ask for a login, it is asked, and then sent once more.
 */
export async function send<T>(address: Address, params: object, body: object): Promise<Result<T>> {
  const result = await sendOnce<T>(address, params, body)
  if (result.ok || result.problem.code !== 'login.required') return result
  return (await loginAgain()) ? sendOnce(address, params, body) : result
}

async function sendOnce<T>(address: Address, params: object, body: object): Promise<Result<T>> {
  const sends = address.method !== 'GET'
  try {
    const response = await fetch(pathOf(address.path, { ...params }), {
      method: address.method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(sends
        ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : {}),
    })
    const json: unknown = await response.json()
    return response.ok ? { ok: true, value: json as T } : refuse(readProblem(json))
  } catch {
    return refuse(problem('connection.lost')) // no network, no answer in time, or an answer that is none of ours
  }
}
