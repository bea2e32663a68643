// How much a request may bring, and who is asked before it is read.
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookieHeader, type Cookies } from '../../server/demo/visitor.ts'
import { networkOf } from '../../server/http/networkOf.ts'
import { api, plainRoutes } from '../../shared/http/api.ts'
import { BODY_BYTES, type Route } from '../../shared/http/route.ts'
import { Caller, openTestServer, pathOf, type TestServer } from '../support/testServer.ts'
import { answered, nothingFound } from '../support/selfReview.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
beforeAll(async () => {
  server = await openTestServer({ env: { FALLWERKSTATT_TRUST_PROXY: '127.0.0.1' } })
  village = await settle(server.deps)
})
afterAll(() => server.close())

const routes: readonly Route[] = Object.values(api)
const taking = routes.filter(({ method }) => method !== 'GET')
const filled = (path: string) => pathOf(path, { id: village.own.workshopId, version: 1 })

/** Announces a body and never sends it; the status that comes all the same, or 0 after a second. */
const announce = (
  { method, path }: { method: string; path: string },
  bytes: number,
  cookies: Cookies = new Map(),
): Promise<number> =>
  new Promise((answered) => {
    const headers = {
      origin: server.address,
      cookie: cookieHeader(cookies),
      'content-type': 'application/json',
      'content-length': bytes,
      'x-forwarded-for': '192.0.2.1',
    }
    const sent = request(`${server.address}${filled(path)}`, { method, headers })
    const done = (status: number) => {
      answered(status)
      sent.destroy()
    }
    sent.on('response', ({ statusCode = 0 }) => done(statusCode))
    sent.on('error', () => answered(0))
    sent.setTimeout(1000, () => done(0))
    sent.flushHeaders()
  })

describe('a body', () => {
  it('is small where its contract does not name a larger one, and few do', () => {
    const large = routes.filter(({ bodyBytes = BODY_BYTES }) => bodyBytes > BODY_BYTES)
    expect(large.map(({ path }) => path).sort()).toEqual([
      '/api/cases/:id/texts',
      '/api/catalogue-mappings',
      '/api/catalogue-mappings/preview',
      '/api/catalogues',
      '/api/imports',
      '/api/imports/preview',
      '/api/procedures/:id/workshops',
      '/api/received-packages',
      '/api/signing-keys',
      '/api/signing-keys/:keyId',
      '/api/state-recommendations',
      '/api/state-recommendations/:id',
      '/api/workshops/:id',
    ])
    for (const { access } of large) expect(access.who).not.toBe('anybody')
  })

  it('of a caller who may not is not waited for, on any route', async () => {
    const closed = taking.filter(({ access }) => access.who !== 'anybody')
    expect(closed.length).toBeGreaterThan(25)
    for (const route of closed)
      expect([route.path, [401, 403, 404].includes(await announce(route, 1000))]).toEqual([
        route.path,
        true,
      ])
    for (const route of [plainRoutes.roomMessages, plainRoutes.echoMessages])
      expect([route.path, await announce(route, 1000)]).toEqual([route.path, 404])
  })

  it('that is too large is refused before it comes, on every route that is open to all', async () => {
    const open = taking.filter(({ access }) => access.who === 'anybody')
    expect(open.length).toBeGreaterThan(4)
    for (const route of open)
      expect([route.path, await announce(route, BODY_BYTES + 1)]).toEqual([route.path, 413])
  })

  it('that is the largest its contract takes comes through', async () => {
    const facilitator = new Caller(server, await sessionOf(server.deps, village.facilitator))
    const agenda = Array.from({ length: 40 }, (_, at) => ({
      id: `step-of-the-largest-agenda-${String(at).padStart(2, '0')}`,
      kind: 'break' as const,
      title: '漢'.repeat(80),
      minutes: 5,
      question: '漢'.repeat(300),
    }))
    const info = await facilitator.call('getWorkshop', { params: { id: village.own.workshopId } })
    const { title, date, start, slotMinutes, origin, commentDays } = info.workshop
    const body = { title, date, start, slotMinutes, origin, commentDays, agenda, pastDay: true }
    const planned = await facilitator.call('planWorkshop', {
      params: { id: village.own.workshopId },
      body,
    })
    expect(planned.title).toBe(title)
    const coordinator = new Caller(server, await sessionOf(server.deps, village.coordinator))
    const entries = Array.from({ length: 40 }, (_, day) => ({
      id: `E-${String(day)}`,
      day,
      time: null,
      heading: '',
      text: '"\n'.repeat(5000).trim(),
    }))
    const text = { title: 'Groß', entries, outcomeFrom: null, roles: [] }
    const submitted = await coordinator.send(
      'POST',
      pathOf(api.submitCaseText.path, { id: village.own.caseId }),
      { text, base: 1, note: '', kept: [], selfReview: answered, intake: nothingFound },
    )
    expect(submitted.text).not.toContain('input.')
  })
})

describe('large bodies of strangers', () => {
  const body = { email: `${'a.'.repeat(7000)}a@example.org`, password: 'x'.repeat(20) }
  const send = (from: string, caller = new Caller(server)) =>
    caller.send('POST', '/api/login', body, { 'x-forwarded-for': from })

  it('have a budget of bytes for each network, and small ones cost nothing', async () => {
    const statuses = []
    for (let at = 0; at < 40; at++)
      statuses.push((await send(`2001:db8:1:2::${String(at)}`)).status)
    expect(statuses.slice(0, 15).every((status) => status === 400)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
    expect((await send('2001:db8:1:3::1')).status).toBe(400)
    const honest = { 'x-forwarded-for': '2001:db8:1:2::77' }
    const small = await new Caller(server).send(
      'POST',
      '/api/join',
      { code: village.own.code, groupSize: 1 },
      honest,
    )
    expect(small.status).toBe(200)
    server.advance(30_000)
    expect((await send('2001:db8:1:2::5')).status).toBe(400)
  })

  it('do not hinder whoever is logged in behind the same address', async () => {
    for (let at = 0; at < 40; at++) await send('198.51.100.77')
    expect((await send('198.51.100.77')).status).toBe(429)
    const caller = new Caller(server, await sessionOf(server.deps, village.administrator))
    expect((await send('198.51.100.77', caller)).status).toBe(400)
  })
})

describe('a network', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['not an address', 'not an address'],
  ])('of %s is %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network)
  })
})
