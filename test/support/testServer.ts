// The real server on a free port, with a clock that can be moved and its log in memory; and a browser's HTTP.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { openDatabase } from '../../server/db/database.ts'
import { cookieHeader, pathOf, type Cookies, type Input } from '../../server/demo/visitor.ts'
import { logIncident } from '../../server/kernel/incident.ts'
import type { ProcessLimits } from '../../server/kernel/inProcess.ts'
import type { RoomRules } from '../../server/room/roomRules.ts'
import { assemble, type Deps } from '../../server/deps.ts'
import { DATABASE } from '../../server/start.ts'
import { type Problem } from '../../shared/kernel/problem.ts'
import { problemSchema } from '../../shared/kernel/problem.schema.ts'
import { api, type Api, type RouteName } from '../../shared/http/api.ts'
import { emptyDatabase } from './preparedDatabase.ts'

export { pathOf }

/** A server under test. */
export interface TestServer {
  readonly address: string
  readonly deps: Deps
  readonly folder: string
  /** Path of the database file. */
  readonly file: string
  /** Every line that was logged. */
  readonly log: readonly string[]
  /** Every route that is registered, as `GET /path`. */
  readonly routes: readonly string[]
  /** Lets time pass for everything that asks the server's clock. */
  advance(ms: number): void
  /** Sets the clock forward as a person does who sets it wrongly: nothing has passed. */
  leap(ms: number): void
  close(): Promise<void>
}

/** What a test may want otherwise. */
export interface TestServerOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly rules?: RoomRules
  /** What the computing of a release of the state may take. */
  readonly rollupLimits?: ProcessLimits
  readonly clientFolder?: string
  /** How often open lines are looked at, in milliseconds. */
  readonly beatMs?: number
}

/** A data folder of its own with a migrated, empty database. */
export async function newDataFolder(): Promise<{ folder: string; file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-'))
  const file = join(folder, DATABASE)
  writeFileSync(file, (await emptyDatabase()).bytes)
  return { folder, file }
}

/** Starts a server in a data folder of its own. */
export async function openTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { folder, file } = await newDataFolder()
  const config = readConfig({
    FALLWERKSTATT_PORT: '0',
    FALLWERKSTATT_DATA: folder,
    FALLWERKSTATT_LOG: 'debug',
    ...options.env,
  })
  const open = openDatabase(file)
  const log: string[] = []
  let ahead = 0
  const failed = (what: string, error: unknown) => {
    log.push(`${what} ${String(error)}`)
    return logIncident({ error: (fields) => log.push(JSON.stringify(fields)) }, error, { what })
  }
  const { rules, rollupLimits, clientFolder, beatMs } = options
  const deps = assemble(config, open, failed, {
    clock: () => Date.now() + ahead,
    ...(rules ? { rules } : {}),
    ...(rollupLimits ? { rollupLimits } : {}),
  })
  const app = await buildApp(deps, {
    logTo: { write: (line) => log.push(line) },
    ...(clientFolder === undefined ? {} : { clientFolder }),
    ...(beatMs === undefined ? {} : { beatMs }),
  })
  const address = await app.listen({ port: 0, host: config.host })
  return {
    address,
    deps,
    folder,
    file,
    log,
    routes: routesIn(app.printRoutes({ commonPrefix: false })),
    advance: (ms) => {
      ahead += ms
      deps.guard.confirm()
    },
    leap: (ms) => {
      ahead += ms
    },
    close: async () => {
      await deps.rooms.close()
      await deps.rollups.stop()
      app.server.closeAllConnections()
      await app.close()
      await open.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Reads the printed tree of routes: two columns of indentation per level, the methods in brackets. */
function routesIn(tree: string): string[] {
  const path: string[] = []
  return tree.split('\n').flatMap((line) => {
    const found = /^([│ ]*)[├└]── (\S*)(?: \((.*)\))?$/.exec(line)
    if (!found) return []
    const [, indent = '', part = '', methods] = found
    const depth = indent.length / 4
    path.length = depth
    path[depth] = part
    return (methods?.split(', ') ?? []).map((method) => `${method} ${path.join('')}`)
  })
}

/** What came back. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** One browser without a screen: its cookies, and an origin like those of our own pages. */
export class Caller {
  readonly address: string
  readonly cookies: Cookies

  constructor({ address }: Pick<TestServer, 'address'>, cookies: Cookies = new Map()) {
    this.address = address
    this.cookies = cookies
  }

  /** Sends anything. A header set to an empty text is left out. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const all = {
      origin: this.address,
      cookie: cookieHeader(this.cookies),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    }
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: Object.entries(all).filter(([, value]) => value !== ''),
      redirect: 'manual',
      ...(body === undefined ? {} : { body: asText(body) }),
    })
    for (const set of response.headers.getSetCookie()) this.#keep(set)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  #keep(set: string): void {
    const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
    if (value === '') this.cookies.delete(name)
    else this.cookies.set(name, value)
  }

  /** Calls a route by name; throws if it is refused or the reply breaks its contract. */
  async call<N extends RouteName>(name: N, input: Input = {}): Promise<z.output<Api[N]['reply']>> {
    const answer = await this.#route(name, input)
    if (answer.status !== 200) throw new Error(`${name}: ${String(answer.status)} ${answer.text}`)
    return api[name].reply.parse(JSON.parse(answer.text)) as z.output<Api[N]['reply']>
  }

  /** Calls a route that has to refuse; returns why. Throws if it does not. */
  async refused(name: RouteName, input: Input = {}): Promise<Problem & { status: number }> {
    const answer = await this.#route(name, input)
    if (answer.status === 200) throw new Error(`${name} was done`)
    return { status: answer.status, ...problemSchema.parse(JSON.parse(answer.text)) }
  }

  #route(name: RouteName, { params, body }: Input): Promise<Answer> {
    const { method, path } = api[name]
    const sent = method === 'GET' ? undefined : (body ?? {})
    return this.send(method, pathOf(path, params), sent)
  }
}

const asText = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body))
