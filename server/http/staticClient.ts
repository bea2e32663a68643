import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { sendProblem } from './problemReply.ts'

/** Serves the built client: assets for ever, pages always fresh; unknown pages get the shell, unknown data a 404. */
export async function staticClient(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(`${folder}/index.html`)
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const forEver = path.includes('/assets/')
        reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && request.headers.accept?.includes('text/html') === true
    if (built && page && !request.url.startsWith('/api/'))
      return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return sendProblem(reply, problem('access.unknown'))
  })
}
