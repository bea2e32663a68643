import type { FastifyInstance } from 'fastify'

/**
 * Answers an address with a document that is always the same and that everybody may ask for. It is made at the first call
 * and then only sent: making it takes a tenth of a second, which no caller may cost the others again and again.
 */
export function servePlain(app: FastifyInstance, path: string, make: () => unknown): void {
  let made: Buffer | undefined
  app.get(path, (_request, reply) => {
    made ??= Buffer.from(JSON.stringify(make()))
    return reply.type('application/json; charset=utf-8').send(made)
  })
}
