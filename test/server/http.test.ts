import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemSchema } from '../../shared/kernel/problem.schema.ts'
import { api, plainRoutes, type RouteName } from '../../shared/http/api.ts'
import { catalogueRef } from '../../shared/releasePackage/releasePackage.ts'
import { type RouteAccess } from '../../shared/http/route.ts'
import { servePlain } from '../../server/http/servePlain.ts'
import { openSocket, Refused } from '../support/lines.ts'
import { placePublished, placeRelease } from '../support/placedRelease.ts'
import {
  Caller,
  openTestServer,
  pathOf,
  type Answer,
  type TestServer,
} from '../support/testServer.ts'
import { sampleCatalogue, sessionOf, settle, type Village } from '../support/village.ts'

const clientFolder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-client-'))
writeFileSync(join(clientFolder, 'index.html'), '<!doctype html><title>Fallwerkstatt</title>')

let server: TestServer
let village: Village
let administrator: Caller
beforeAll(async () => {
  server = await openTestServer({ clientFolder })
  village = await settle(server.deps)
  administrator = new Caller(server, await sessionOf(server.deps, village.administrator))
})
afterAll(async () => {
  await server.close()
  rmSync(clientFolder, { recursive: true })
})

const everyRoute = [...Object.values(api), ...Object.values(plainRoutes)]
const changing = everyRoute.filter(({ method }) => method !== 'GET')
const filled = (path: string) => pathOf(path, { id: village.own.workshopId, version: 1 })
const problemOf = ({ text }: Answer) => problemSchema.parse(JSON.parse(text))

describe('a request from a foreign page', () => {
  it.each([
    ['of another host', 'https://example.com'],
    ['without an origin', ''],
    ['from a sandboxed frame', 'null'],
    ['of another port', 'http://127.0.0.1:1'],
    ['with a user name before our host', () => server.address.replace('//', '//user@')],
    ['with a path behind our host', () => `${server.address}/`],
  ])('%s changes nothing, on any route', async (_what, from) => {
    const origin = typeof from === 'string' ? from : from()
    expect(changing.length).toBeGreaterThan(20)
    for (const { method, path } of changing) {
      const answer = await administrator.send(method, filled(path), {}, { origin })
      expect([path, answer.status, problemOf(answer)]).toEqual([
        path,
        403,
        { code: 'access.origin' },
      ])
    }
  })

  it('gets no line into a room', async () => {
    const cookies = await sessionOf(server.deps, village.facilitator)
    const { address } = server
    const target = { address, workshopId: village.own.workshopId, as: 'facilitator', cookies }
    const foreign = openSocket({ ...target, origin: 'https://example.com' })
    await expect(foreign).rejects.toEqual(new Refused(403))
    const line = await openSocket(target)
    line.leave()
  })

  it('is measured by the public address where one is set, not by a forged host', async () => {
    const env = { FALLWERKSTATT_PUBLIC_URL: 'https://werkstatt.example.org' }
    const other = await openTestServer({ env })
    const caller = new Caller(other)
    const logout = (origin: string) => caller.send('POST', '/api/logout', {}, { origin })
    expect((await logout(other.address)).status).toBe(403)
    expect((await logout('https://werkstatt.example.org')).status).toBe(200)
    await other.close()
  })
})

describe('headers', () => {
  const page = { accept: 'text/html' }

  it('pages run no inline script, load nothing foreign and cannot be framed', async () => {
    for (const path of ['/', '/werkstatt/irgendwo']) {
      const { status, headers } = await new Caller(server).send('GET', path, undefined, page)
      expect(status).toBe(200)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("require-trusted-types-for 'script'")
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
  })

  it('data is never stored by a browser or a proxy, whatever the answer', async () => {
    const paths = everyRoute.filter(({ method }) => method === 'GET').map(({ path }) => path)
    for (const path of paths.filter((path) => !path.endsWith('/events'))) {
      const { headers } = await administrator.send('GET', filled(path))
      expect([path, headers.get('cache-control')]).toEqual([path, 'no-store'])
    }
    const unknown = await administrator.send('GET', '/api/gibt-es-nicht', undefined, page)
    expect([unknown.status, unknown.headers.get('cache-control')]).toEqual([404, 'no-store'])
  })

  it('are the same on the answer to an address nobody can decode', async () => {
    const usual = await administrator.send('GET', '/api/health')
    for (const path of ['/api/%ff', '/%ff', '/api/workshops/%E0%A4%A']) {
      const odd = await administrator.send('GET', path)
      expect([path, odd.status, problemOf(odd).code]).toEqual([path, 400, 'input.malformed'])
      for (const name of [
        'content-security-policy',
        'x-content-type-options',
        'referrer-policy',
        'permissions-policy',
        'x-frame-options',
        'cache-control',
      ])
        expect([path, name, odd.headers.get(name)]).toEqual([path, name, usual.headers.get(name)])
    }
    expect(usual.headers.get('x-frame-options')).toBe('DENY')
  })

  it('only an https address promises https', async () => {
    const plain = await administrator.send('GET', '/api/health')
    expect(plain.headers.get('strict-transport-security')).toBeNull()
    const env = { FALLWERKSTATT_PUBLIC_URL: 'https://werkstatt.example.org' }
    const other = await openTestServer({ env })
    const secure = await new Caller(other).send('GET', '/api/health')
    expect(secure.headers.get('strict-transport-security')).toContain('max-age=31536000')
    await other.close()
  })
})

describe('a refusal', () => {
  const cases: [string, () => Promise<Answer>, number, string][] = [
    [
      'broken JSON',
      () => administrator.send('POST', '/api/login', '{"email":'),
      400,
      'input.malformed',
    ],
    [
      'a prototype',
      () => administrator.send('POST', '/api/login', '{"__proto__":{}}'),
      400,
      'input.malformed',
    ],
    [
      'an unknown field',
      () => administrator.send('POST', '/api/logout', { x: 1 }),
      400,
      'input.malformed',
    ],
    [
      'XML',
      () => administrator.send('POST', '/api/login', '<a/>', { 'content-type': 'text/xml' }),
      400,
      'input.malformed',
    ],
    ['no body at all', () => administrator.send('POST', '/api/login'), 400, 'input.malformed'],
    [
      'four megabytes',
      () => administrator.send('POST', '/api/catalogues', { x: 'x'.repeat(4 << 20) }),
      413,
      'input.tooLarge',
    ],
    [
      'an id that is none',
      () => administrator.send('PUT', '/api/offices/1', {}),
      404,
      'access.unknown',
    ],
    [
      'an address that is none',
      () => administrator.send('GET', '/api/%E0%A4%A'),
      400,
      'input.malformed',
    ],
    [
      'a method that is none',
      () => administrator.send('DELETE', '/api/offices', {}),
      404,
      'access.unknown',
    ],
  ]
  it.each(cases)(
    '%s is answered with a code and without a stack',
    async (_what, send, status, code) => {
      const answer = await send()
      expect(answer.text).not.toMatch(/stack|node_modules|\.ts:|Error/)
      expect([answer.status, problemOf(answer).code]).toEqual([status, code])
    },
  )

  it('names the field that could not be read, and nothing that was typed', async () => {
    const body = { name: 'N', regionalBody: 'LVR', authorityType: 'kreis', sizeClass: 'riesig' }
    const answer = await administrator.send('POST', '/api/offices', body)
    expect(problemOf(answer)).toEqual({ code: 'input.malformed', field: 'name' })
  })

  it('a fault of our own is an incident number, logged without its words', async () => {
    server.deps.sqlite.exec('ALTER TABLE audit RENAME TO kanarienvogel')
    const { officeId } = village.own
    const body = { officeId, title: 'Verfahren', cycleStart: 2026, kind: 'ordinary' }
    const answer = await administrator.send('POST', '/api/procedures', body)
    server.deps.sqlite.exec('ALTER TABLE kanarienvogel RENAME TO audit')
    const { code, facts } = problemOf(answer)
    expect([answer.status, code]).toEqual([500, 'server.internal'])
    expect(answer.text).not.toMatch(/audit|SQL|stack/)
    const logged = server.log.filter((line) => line.includes(String(facts?.['incident'])))
    expect(logged).toHaveLength(1)
    expect(logged[0]).not.toMatch(/no such table|INSERT/)
    // Where to look in the sources.
    const { kind, at, route } = JSON.parse(logged[0] ?? '') as Record<string, unknown>
    expect([kind, route]).toEqual(['SqliteError SQLITE_ERROR', '/api/procedures'])
    expect(at).toContainEqual(expect.stringMatching(/^server\/audit\/audit\.ts:\d+:\d+$/))
  })
})

describe('the description of the interface', () => {
  it('lists exactly the routes the server has', async () => {
    const { text } = await new Caller(server).send('GET', '/api/openapi.json')
    const { openapi, paths } = JSON.parse(text) as {
      openapi: string
      paths: Record<string, Record<string, { operationId: string }>>
    }
    expect(openapi).toBe('3.1.0')
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const registered = server.routes
      .filter((route) => route.includes(' /api/') && !route.startsWith('HEAD'))
      .map((route) => route.replace(/:(\w+)/g, '{$1}'))
    expect(described.sort()).toEqual([...registered].sort())
    const names = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(new Set(names).size).toBe(names.length)
  })

  it('is made once, whoever asks however often', async () => {
    let made = 0
    const app = Fastify()
    servePlain(app, '/plain', () => ({ made: ++made }))
    const answers = await Promise.all([1, 2, 3].map(() => app.inject('/plain')))
    expect(answers.map(({ body }) => body)).toEqual(Array(3).fill('{"made":1}'))
    expect(answers[0]?.headers['content-type']).toBe('application/json; charset=utf-8')
    await app.close()
  })

  it('every data route is answered as its contract says', async () => {
    const { coordinator, analyst } = village
    // Who answers for secrecy reads what other analysts do not.
    await administrator.call('changeAccount', {
      params: { id: analyst },
      body: {
        ...{ name: 'analyst', role: 'analyst', officeId: null, active: true },
        secrecyOfficer: true,
      },
    })
    placeRelease(server.deps, 1, { Beteiligung: [31, 62] })
    placePublished(server.deps, 'published-to-all-000001')
    const [office, state] = await Promise.all(
      [coordinator, analyst].map(
        async (who) => new Caller(server, await sessionOf(server.deps, who)),
      ),
    )
    const { officeId, procedureId, caseId, workshopId } = village.own
    // What `:id` names is said by the word before it.
    const ids: Record<string, string> = {
      offices: officeId,
      procedures: procedureId,
      cases: caseId,
      workshops: workshopId,
      'state-recommendations': 'published-to-all-000001',
    }
    const callerFor = ({ who }: RouteAccess) =>
      who === 'anybody' || who.includes('coordinator')
        ? office
        : who.includes('administrator')
          ? administrator
          : state
    // Some are for seats; packages have to come in first (asked in releasePackage.test.ts and rollupReading.test.ts).
    const reads = (Object.keys(api) as RouteName[]).filter((name) => {
      const { method, access } = api[name] as { method: string; access: RouteAccess }
      return (
        method === 'GET' &&
        access.who !== 'seat' &&
        name !== 'getReceived' &&
        name !== 'getOwnFigures'
      )
    })
    for (const name of reads) {
      const [, thing = ''] = /^\/api\/([\w-]+)\/:id/.exec(api[name].path) ?? []
      const params = {
        ...{ id: ids[thing] ?? '', version: 1, number: 1, firstYear: 2023, cycle: 'all', page: 1 },
        catalogueRef: catalogueRef(sampleCatalogue),
      }
      // `call` parses the reply strictly: a field too many or too few throws.
      await callerFor(api[name].access)?.call(name, { params })
    }
    expect(reads.length).toBeGreaterThan(8)
  })
})
