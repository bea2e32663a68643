import { fileURLToPath } from 'node:url'
import cookie from '@fastify/cookie'
import websocket from '@fastify/websocket'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { problem } from '../shared/kernel/problem.ts'
import { BODY_BYTES } from '../shared/http/route.ts'
import { plainRoutes } from '../shared/http/api.ts'
import { MAX_FRAME } from '../shared/protocol/message.ts'
import { accountRoutes } from './account/account.routes.ts'
import { catalogueRoutes } from './catalogue/catalogue.routes.ts'
import { closeRoutes } from './close/close.routes.ts'
import type { Deps } from './deps.ts'
import { budgetBytes } from './http/byteBudget.ts'
import { limitCrowd } from './http/crowd.ts'
import { echoRoutes } from './connection/echo.ts'
import { openapi } from './http/openapi.ts'
import { lineError, problemReply } from './http/problemReply.ts'
import { answerBare, security } from './http/security.ts'
import { servePlain } from './http/servePlain.ts'
import { takeTurns } from './http/sessionTurns.ts'
import { staticClient } from './http/staticClient.ts'
import { limitStrangers } from './http/strangers.ts'
import { legalBasisRoutes } from './legalBasis/legalBasis.routes.ts'
import { loginRoutes } from './login/login.routes.ts'
import { minutesRoutes } from './minutes/minutes.routes.ts'
import { officeRoutes } from './office/office.routes.ts'
import { officeImportRoutes } from './officeImport/officeImport.routes.ts'
import { operationRoutes } from './operation/operation.routes.ts'
import { procedureRoutes } from './procedure/procedure.routes.ts'
import { projectorRoutes } from './projector/projector.routes.ts'
import { receivedPackageRoutes } from './releasePackage/receivedPackage.routes.ts'
import { releasePackageRoutes } from './releasePackage/releasePackage.routes.ts'
import { rollupRoutes } from './rollup/rollup.routes.ts'
import { masterDataRoutes } from './reviewCase/masterData.routes.ts'
import { reviewCaseRoutes } from './reviewCase/reviewCase.routes.ts'
import { coordinationRoutes } from './coordination/coordination.routes.ts'
import { cycleRoutes } from './cycle/cycle.routes.ts'
import { deviceKeyRoutes } from './door/deviceKey.routes.ts'
import { roomPlugin } from './door/roomPlugin.ts'
import { joinRoutes } from './join/join.routes.ts'
import { stateRecommendationRoutes } from './stateRecommendation/stateRecommendation.routes.ts'
import { structureRatingRoutes } from './structureRating/structureRating.routes.ts'
import { sampleRoutes } from './workshopPlan/sample.routes.ts'
import { drawRoutes } from './draw/draw.routes.ts'
import { surveyRoutes } from './survey/survey.routes.ts'
import { synthesisRoutes } from './synthesis/synthesis.routes.ts'
import { workshopPlanRoutes } from './workshopPlan/workshopPlan.routes.ts'

/** What can be set from outside besides the dependencies. */
export interface AppOptions {
  /** Folder of the built client; the build's by default. */
  readonly clientFolder?: string
  /** Where log lines go; standard output by default. */
  readonly logTo?: { write(line: string): void }
  /** How often lines are looked at for whether a person is still there, in milliseconds. */
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
    // Addresses that cannot be decoded never reach a route; Fastify's own answer would repeat them.
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
    // Pings are answered by the room: they count as messages.
    options: { maxPayload: MAX_FRAME, perMessageDeflate: false, autoPong: false },
    errorHandler: lineError,
  })
  // In a scope of its own, so that the socket plugin has seen all routes.
  await app.register(async (routes) => {
    takeTurns(routes, deps)
    operationRoutes(routes, deps)
    loginRoutes(routes, deps)
    officeRoutes(routes, deps)
    cycleRoutes(routes, deps)
    officeImportRoutes(routes, deps)
    coordinationRoutes(routes, deps)
    accountRoutes(routes, deps)
    procedureRoutes(routes, deps)
    legalBasisRoutes(routes, deps)
    synthesisRoutes(routes, deps)
    drawRoutes(routes, deps)
    surveyRoutes(routes, deps)
    catalogueRoutes(routes, deps)
    structureRatingRoutes(routes, deps)
    reviewCaseRoutes(routes, deps)
    masterDataRoutes(routes, deps)
    releasePackageRoutes(routes, deps)
    receivedPackageRoutes(routes, deps)
    stateRecommendationRoutes(routes, deps)
    rollupRoutes(routes, deps)
    workshopPlanRoutes(routes, deps)
    closeRoutes(routes, deps)
    projectorRoutes(routes, deps)
    sampleRoutes(routes, deps)
    joinRoutes(routes, deps)
    minutesRoutes(routes, deps)
    deviceKeyRoutes(routes, deps)
    servePlain(routes, plainRoutes.openapi.path, openapi)
  })
  // Lines stay open, so they take no turns.
  await app.register(async (lines) => {
    roomPlugin(lines, deps, options.beatMs)
    echoRoutes(lines, config)
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
