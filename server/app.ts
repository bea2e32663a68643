import { fileURLToPath } from 'node:url'
import cookie from '@fastify/cookie'
import websocket from '@fastify/websocket'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { problem } from '../shared/kernel/problem.ts'
import { BODY_BYTES, plainRoutes } from '../shared/protocol/api.ts'
import { MAX_FRAME } from '../shared/protocol/message.ts'
import { accountRoutes } from './account/account.routes.ts'
import { catalogueRoutes } from './catalogue/catalogue.routes.ts'
import type { Deps } from './deps.ts'
import { budgetBytes } from './http/byteBudget.ts'
import { limitCrowd } from './http/crowd.ts'
import { echoRoutes } from './http/echo.ts'
import { openapi } from './http/openapi.ts'
import { lineError, problemReply } from './http/problemReply.ts'
import { answerBare, security } from './http/security.ts'
import { staticClient } from './http/staticClient.ts'
import { limitStrangers } from './http/strangers.ts'
import { loginRoutes } from './login/login.routes.ts'
import { minutesRoutes } from './minutes/minutes.routes.ts'
import { officeRoutes } from './office/office.routes.ts'
import { operationRoutes } from './operation/operation.routes.ts'
import { procedureRoutes } from './procedure/procedure.routes.ts'
import { reviewCaseRoutes } from './reviewCase/reviewCase.routes.ts'
import { deviceKeyRoutes } from './room/deviceKey.ts'
import { roomPlugin } from './room/roomPlugin.ts'
import { joinRoutes } from './workshop/join.routes.ts'
import { sampleRoutes } from './workshop/sample.routes.ts'
import { workshopRoutes } from './workshop/workshop.routes.ts'

/** What can be set from outside besides the dependencies. */
export interface AppOptions {
  /** Folder of the built client; the build's by default. */
  readonly clientFolder?: string
  /** Where log lines go; standard output by default. */
  readonly logTo?: { write(line: string): void }
  /** How often lines are looked at for whether anybody is still there, in milliseconds. */
  readonly beatMs?: number
}

/** The server, ready to listen. The order is visible; nothing is discovered. */
export async function buildApp(deps: Deps, options: AppOptions = {}): Promise<FastifyInstance> {
  const { config } = deps
  const bare = answerBare()
  const app: FastifyInstance = Fastify({
    bodyLimit: BODY_BYTES,
    // Headers come at once or never; a body may take its time on bad Wi-Fi.
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2500 },
    connectionTimeout: 120_000,
    requestTimeout: 60_000,
    trustProxy: config.trustProxy ?? false,
    routerOptions: { maxParamLength: 100 },
    // Addresses nobody can decode never reach a route; Fastify's own answer would repeat them.
    frameworkErrors: (_error, _request, reply) => bare(app, reply, problem('input.malformed')),
    logger: {
      level: config.logLevel,
      ...(options.logTo ? { stream: options.logTo } : {}),
      // Ids and routes only: no query, no header, no body, no address.
      serializers: { req: describe, res: ({ statusCode }) => ({ status: statusCode }) },
    },
  })
  problemReply(app, deps.failed)
  limitCrowd(app, config.connections)
  await security(app, config)
  await app.register(cookie)
  limitStrangers(app, deps)
  budgetBytes(app, deps)
  await app.register(websocket, {
    // Pings are answered by the room: they count as what somebody says.
    options: { maxPayload: MAX_FRAME, perMessageDeflate: false, autoPong: false },
    errorHandler: lineError,
  })
  // In a scope of its own, so that the socket plugin has seen all routes.
  await app.register(async (routes) => {
    operationRoutes(routes, deps)
    loginRoutes(routes, deps)
    officeRoutes(routes, deps)
    accountRoutes(routes, deps)
    procedureRoutes(routes, deps)
    catalogueRoutes(routes, deps)
    reviewCaseRoutes(routes, deps)
    workshopRoutes(routes, deps)
    sampleRoutes(routes, deps)
    joinRoutes(routes, deps)
    minutesRoutes(routes, deps)
    roomPlugin(routes, deps, options.beatMs)
    deviceKeyRoutes(routes, deps)
    echoRoutes(routes, deps)
    routes.get(plainRoutes.openapi.path, () => openapi())
  })
  await staticClient(app, options.clientFolder ?? defaultClientFolder())
  return app
}

const describe = (request: FastifyRequest) => ({
  method: request.method,
  route: request.routeOptions?.url ?? 'unknown',
})

/** Beside the bundled server, or below the project where the sources run. */
function defaultClientFolder(): string {
  const here = fileURLToPath(new URL('.', import.meta.url))
  return here.endsWith('/build/')
    ? `${here}client`
    : fileURLToPath(new URL('../build/client', import.meta.url))
}
