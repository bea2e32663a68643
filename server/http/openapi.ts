import { z } from 'zod'
import { api, plainRoutes } from '../../shared/http/api.ts'
import { type Route } from '../../shared/http/route.ts'
import { problemSchema } from '../../shared/kernel/problem.schema.ts'

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })

const parametersOf = (path: string) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

const openPath = (path: string) => path.replace(/:(\w+)/g, '{$1}')

function operation(name: string, route: Route) {
  const hasBody = route.method === 'POST' || route.method === 'PUT'
  return {
    operationId: name,
    summary: route.summary,
    parameters: parametersOf(route.path),
    ...(hasBody
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
          },
        }
      : {}),
    responses: {
      200: {
        description: 'done',
        content: { 'application/json': { schema: schemaOf(route.reply, 'output') } },
      },
      default: {
        description: 'a problem',
        content: { 'application/json': { schema: schemaOf(problemSchema, 'output') } },
      },
    },
  }
}

/** The OpenAPI 3.1 description of all HTTP routes, made from the contracts themselves. */
export function openapi() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, route] of Object.entries(api)) {
    const path = openPath(route.path)
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) }
  }
  for (const [name, { method, path }] of Object.entries(plainRoutes)) {
    const entry = {
      operationId: name,
      parameters: parametersOf(path),
      responses: { 200: { description: 'done' } },
    }
    paths[openPath(path)] = { ...paths[openPath(path)], [method.toLowerCase()]: entry }
  }
  return { openapi: '3.1.0', info: { title: 'Fallwerkstatt', version: '1' }, paths }
}
