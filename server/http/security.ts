import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { api } from '../../shared/http/api.ts'
import type { Config } from '../config.ts'
import { sendProblem } from './problemReply.ts'

/** Does a request come from our own pages? Browsers send `Origin` with every state change and socket upgrade. */
export function sameOrigin(request: FastifyRequest, config: Pick<Config, 'publicUrl'>): boolean {
  const { origin } = request.headers
  if (origin === undefined) return false
  if (config.publicUrl !== null && origin === new URL(config.publicUrl).origin) return true
  const { host } = request.headers
  // Compared whole: a user name or a path in an origin is not one of ours.
  return (
    config.publicUrl === null &&
    host !== undefined &&
    [`http://${host}`, `https://${host}`].includes(origin)
  )
}

/**
 * Does a request that only reads come from our own pages? Browsers send no `Origin` along with those of the same
 * origin; they send it from foreign pages, and newer ones say themselves where a request comes from.
 */
export function sameOriginRead(
  request: FastifyRequest,
  config: Pick<Config, 'publicUrl'>,
): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  return request.headers.origin === undefined || sameOrigin(request, config)
}

/** Nothing of a device is used. */
const PERMISSIONS = 'camera=(), microphone=(), geolocation=(), display-capture=()'

/** Belong to one answer and not to all. */
const OF_ONE_ANSWER = new Set([
  'content-type',
  'content-length',
  'date',
  'connection',
  'keep-alive',
])

/**
 * Answers with a problem where no hook runs: to an address that cannot be decoded. Its headers are those of any other
 * answer, asked of the server itself once.
 */
export function answerBare(): (app: FastifyInstance, reply: FastifyReply, why: Problem) => void {
  let usual: Promise<[string, string][]> | undefined
  const ask = async (app: FastifyInstance) => {
    const { headers } = await app.inject({ method: 'GET', url: api.health.path })
    return Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      OF_ONE_ANSWER.has(name) || typeof value !== 'string' ? [] : [[name, value]],
    )
  }
  return (app, reply, why) => {
    usual ??= ask(app)
    void usual.then((headers) => sendProblem(reply.headers(Object.fromEntries(headers)), why))
  }
}

/** Headers on every answer, `no-store` on all data, and the origin check on every state change. */
export async function security(
  app: FastifyInstance,
  config: Pick<Config, 'publicUrl'>,
): Promise<void> {
  const https = config.publicUrl?.startsWith('https:') === true
  const socket =
    config.publicUrl === null ? [] : [new URL(config.publicUrl).origin.replace(/^http/, 'ws')]
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        // Older browsers do not count ws: to 'self'.
        connectSrc: ["'self'", ...socket],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        // No text becomes markup or code but through these two: templates of the screens, and the worker's address.
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['svelte-trusted-html', 'fallwerkstatt-script-url', "'allow-duplicates'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // On plain http in a local network these would only confuse the browser.
    originAgentCluster: https,
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', PERMISSIONS)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (!reads && !sameOrigin(request, config)) return sendProblem(reply, problem('access.origin'))
    return undefined
  })
}
