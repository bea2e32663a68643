import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeCode } from '../../shared/protocol/message.ts'
import { Gathering } from '../support/roomLine.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { emailOf, PASSWORD, settle, type Village } from '../support/village.ts'

const MINUTE = 60_000

let server: TestServer
let village: Village
beforeEach(async () => {
  server = await openTestServer({ env: { FALLWERKSTATT_TRUST_PROXY: '127.0.0.1' } })
  village = await settle(server.deps)
})
afterEach(() => server.close())

const credentials = (who: string, password = PASSWORD) => ({ email: emailOf(who), password })
const wrong = 'nicht das Kennwort'

async function loggedIn(who: keyof Village): Promise<Caller> {
  const caller = new Caller(server)
  await caller.call('login', { body: credentials(who) })
  return caller
}
const accountSeen = async (caller: Caller) => (await caller.call('me')).account?.id ?? null

describe('logging in', () => {
  it('[AC3] an unknown address and a wrong password get the same answer', async () => {
    const caller = new Caller(server)
    const known = await caller.send('POST', '/api/login', credentials('analyst', wrong))
    const unknown = await caller.send('POST', '/api/login', credentials('nobody', wrong))
    expect(known.status).toBe(401)
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text])
    expect(known.text).toBe('{"code":"login.wrong"}')
    expect([...unknown.headers.keys()]).toEqual([...known.headers.keys()])
  })

  it('[AC3] and take the same work, so that time tells nothing', async () => {
    const caller = new Caller(server)
    const took = async (who: string) => {
      const start = performance.now()
      await caller.send('POST', '/api/login', credentials(who, wrong))
      return performance.now() - start
    }
    // In turns and the fastest of each, so that a busy machine slows down both alike.
    let [known, unknown] = [Infinity, Infinity]
    for (let n = 0; n < 4; n++) {
      known = Math.min(known, await took('analyst'))
      unknown = Math.min(unknown, await took('nobody'))
    }
    // Without the work an unknown address is answered in a tenth of the time.
    expect(unknown).toBeGreaterThan(known * 0.3)
    expect(unknown).toBeLessThan(known * 3)
  })

  it('slows down after five failures in a row, for this account only, and waiting is enough', async () => {
    const caller = new Caller(server)
    const attempt = (who: string, password: string) =>
      caller.send('POST', '/api/login', credentials(who, password))
    for (let n = 0; n < 5; n++) expect((await attempt('analyst', wrong)).status).toBe(401)
    const slowed = await attempt('analyst', PASSWORD)
    expect(slowed.status).toBe(429)
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(50)
    expect((await attempt('facilitator', PASSWORD)).status).toBe(200)
    server.advance(MINUTE + 1000)
    expect((await attempt('analyst', PASSWORD)).status).toBe(200)
  })

  it('[AC3] guesses from elsewhere do not keep the owner of an account out', async () => {
    const from = (address: string, password: string) =>
      new Caller(server).send('POST', '/api/login', credentials('analyst', password), {
        'x-forwarded-for': address,
      })
    for (let n = 0; n < 12; n++) await from('203.0.113.9', wrong)
    expect((await from('203.0.113.9', PASSWORD)).status).toBe(429)
    expect((await from('203.0.113.10', PASSWORD)).status).toBe(200)
    // Guesses from everywhere at once make answers slow, and refuse none.
    for (let n = 0; n < 30; n++) await from(`198.51.100.${String(n)}`, wrong)
    const start = performance.now()
    expect((await from('203.0.113.11', PASSWORD)).status).toBe(200)
    const took = performance.now() - start
    expect(took).toBeGreaterThan(1900)
    expect(took).toBeLessThan(10_000)
  })

  it('[AC3] many guesses at once are no more than many in a row, and the owner is in at once', async () => {
    const from = (address: string, password: string) =>
      new Caller(server).send('POST', '/api/login', credentials('analyst', password), {
        'x-forwarded-for': address,
      })
    const guesses = Array.from({ length: 300 }, () => from('203.0.113.9', wrong))
    const statuses = (await Promise.all(guesses)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(295)
    const start = performance.now()
    expect((await from('203.0.113.10', PASSWORD)).status).toBe(200)
    expect(performance.now() - start).toBeLessThan(10_000)
    // And behind the attacker's address no login waits longer than a minute.
    const refused = await from('203.0.113.9', PASSWORD)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
  })

  it('a guess every 250 ms for minutes keeps nobody out, not even behind the same address', async () => {
    const at = (caller: Caller, address: string, password: string) =>
      caller.send('POST', '/api/login', credentials('analyst', password), {
        'x-forwarded-for': address,
      })
    const own = new Caller(server)
    expect((await at(own, '203.0.113.9', PASSWORD)).status).toBe(200)
    const attacker = new Caller(server)
    for (let n = 0; n < 680; n++) {
      await at(attacker, '203.0.113.9', wrong)
      server.advance(250)
      if (n % 40 !== 0) continue
      // From another address with any browser, and from the attacker's with the one that was in before.
      expect((await at(new Caller(server), '203.0.113.10', PASSWORD)).status).toBe(200)
      expect((await at(own, '203.0.113.9', PASSWORD)).status).toBe(200)
    }
  }, 60_000)

  it('a browser that was in before is no way around the limit', async () => {
    const own = new Caller(server)
    await own.call('login', { body: credentials('analyst') })
    const statuses = []
    for (let n = 0; n < 7; n++) {
      const { status } = await own.send('POST', '/api/login', credentials('analyst', wrong))
      statuses.push(status)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
    // For another account it is a browser like any other.
    for (let n = 0; n < 5; n++)
      await new Caller(server).send('POST', '/api/login', credentials('facilitator', wrong))
    const other = await own.send('POST', '/api/login', credentials('facilitator', PASSWORD))
    expect(other.status).toBe(429)
  })

  it('failed ones leave a line a minute for each account in the audit trail, not one each', async () => {
    const caller = new Caller(server)
    const lines = () =>
      server.deps.sqlite
        .prepare("SELECT count(*) AS n FROM audit WHERE action = 'login.failed'")
        .get() as { n: number }
    for (let n = 0; n < 4; n++) {
      await caller.send('POST', '/api/login', credentials('analyst', wrong))
      await caller.send('POST', '/api/login', credentials(`nobody${String(n)}`, wrong))
    }
    expect(lines().n).toBe(2)
    server.advance(MINUTE)
    await caller.send('POST', '/api/login', credentials('analyst', wrong))
    expect(lines().n).toBe(3)
  })

  it('slows down an address that tries many accounts, and no other address', async () => {
    const caller = new Caller(server)
    const from = (address: string, who: string, password: string) =>
      caller.send('POST', '/api/login', credentials(who, password), { 'x-forwarded-for': address })
    for (let n = 0; n < 50; n++) await from('203.0.113.7', `guess${String(n)}`, wrong)
    expect((await from('203.0.113.7', 'analyst', PASSWORD)).status).toBe(429)
    expect((await from('203.0.113.8', 'analyst', PASSWORD)).status).toBe(200)
  })

  it('[AC7] gives a new token whatever the browser brought along, and keeps only its hash', async () => {
    const caller = new Caller(server, new Map([['fw_session', 'brought-along-by-somebody-else']]))
    await caller.call('login', { body: credentials('analyst') })
    const first = caller.cookies.get('fw_session') ?? ''
    await caller.call('login', { body: credentials('analyst') })
    const second = caller.cookies.get('fw_session') ?? ''
    expect(new Set(['brought-along-by-somebody-else', first, second]).size).toBe(3)
    const onDisk =
      readFileSync(`${server.file}-wal`, 'latin1') + readFileSync(server.file, 'latin1')
    expect(onDisk).toContain(emailOf('analyst'))
    expect(onDisk).not.toContain(second)
  })

  it('[AC6] an account that was switched off cannot log in, and its sessions and rooms end', async () => {
    const facilitator = await loggedIn('facilitator')
    const gathering = new Gathering(server, village.own)
    const visitor = await gathering.facilitator(village.facilitator)
    const body = { name: 'aus', role: 'facilitator', officeId: null, active: false }
    const params = { id: village.facilitator }
    await (await loggedIn('administrator')).call('changeAccount', { params, body })
    await visitor.until(({ shownOut }) => shownOut !== null, 'shown out')
    expect(visitor.shownOut).toBe(closeCode.login)
    expect(await accountSeen(facilitator)).toBeNull()
    const refused = await new Caller(server).refused('login', { body: credentials('facilitator') })
    expect(refused).toEqual({ status: 401, code: 'login.wrong' })
  })
})

describe('a session', () => {
  it('[AC6] ends after two hours without use, and lives on while it is used', async () => {
    const [idle, used] = [await loggedIn('analyst'), await loggedIn('analyst')]
    for (let n = 0; n < 3; n++) {
      server.advance(50 * MINUTE)
      expect(await accountSeen(used)).toBe(village.analyst)
    }
    expect(await accountSeen(idle)).toBeNull()
    const refused = await idle.refused('listCatalogues')
    expect(refused).toEqual({ status: 401, code: 'login.required' })
  })

  it('[AC6] ends after twelve hours in any case, also a live room', async () => {
    const caller = await loggedIn('facilitator')
    const gathering = new Gathering(server, village.own)
    const visitor = await gathering.facilitator(village.facilitator)
    for (let n = 0; n < 13; n++) {
      server.advance(55 * MINUTE)
      visitor.say({ t: 'ping', sent: n })
      expect(await accountSeen(caller)).toBe(village.facilitator)
    }
    expect(visitor.shownOut).toBeNull()
    server.advance(10 * MINUTE)
    expect(await accountSeen(caller)).toBeNull()
    visitor.say({ t: 'ping', sent: 99 })
    await visitor.until(({ shownOut }) => shownOut !== null, 'shown out')
    expect(visitor.shownOut).toBe(closeCode.login)
    gathering.leave()
  })

  it('[AC6] is over with the logout, for its token and for its rooms, but not for a seat in the same browser', async () => {
    const caller = await loggedIn('facilitator')
    await caller.call('join', { body: { code: village.foreign.code, groupSize: 1 } })
    const stolen = new Caller(server, new Map(caller.cookies))
    const gathering = new Gathering(server, village.own)
    const visitor = await gathering.facilitator(village.facilitator)
    const { headers } = await caller.send('POST', '/api/logout', {})
    expect(headers.get('clear-site-data')).not.toContain('cookies')
    await visitor.until(({ shownOut }) => shownOut !== null, 'shown out')
    expect(visitor.shownOut).toBe(closeCode.login)
    expect(await stolen.call('me')).toMatchObject({
      account: null,
      seat: { workshopId: village.foreign.workshopId },
    })
  })

  it('[AC2] [attack 15] a start password opens the choice of an own one for fourteen days, then nothing', async () => {
    const administrator = await loggedIn('administrator')
    const { account, startPassword } = await administrator.call('addAccount', {
      body: { email: 'neu@dorf.example', name: 'Neu', role: 'analyst', officeId: null },
    })
    const login = () =>
      new Caller(server).send('POST', '/api/login', {
        email: account.email,
        password: startPassword,
      })
    server.advance(13.9 * 24 * 3_600_000)
    expect((await login()).status).toBe(200)
    server.advance(0.2 * 24 * 3_600_000)
    expect((await login()).text).toBe('{"code":"login.startPasswordEnded"}')
    const { body } = { body: { email: account.email, password: 'ein falsches Passwort' } }
    expect(await new Caller(server).refused('login', { body })).toMatchObject({
      code: 'login.wrong',
    })
    const anew = await (
      await loggedIn('administrator')
    ).call('resetPassword', {
      params: { id: account.id },
      body: {},
    })
    const caller = new Caller(server)
    const chosen = 'Rote-Tasse-Zaun'
    await caller.call('login', { body: { email: account.email, password: anew.startPassword } })
    await caller.call('changePassword', { body: { current: anew.startPassword, next: chosen } })
    server.advance(20 * 24 * 3_600_000)
    await caller.call('login', { body: { email: account.email, password: chosen } })
  })

  it('[AC6] a new password ends all other sessions; an easy one is refused', async () => {
    const [caller, elsewhere] = [await loggedIn('analyst'), await loggedIn('analyst')]
    const change = (next: string, current = PASSWORD) => ({ body: { current, next } })
    expect(await caller.refused('changePassword', change('Jugendamt2026!'))).toMatchObject({
      code: 'account.passwordWeak',
      field: 'next',
    })
    expect(await caller.refused('changePassword', change('Rote-Tasse-Zaun', wrong))).toMatchObject({
      code: 'account.currentWrong',
    })
    await caller.call('changePassword', change('Rote-Tasse-Zaun'))
    expect(await accountSeen(caller)).toBe(village.analyst)
    expect(await accountSeen(elsewhere)).toBeNull()
  })
})

describe('cookies', () => {
  const loginOver = async (publicUrl: string | null) => {
    const env = publicUrl === null ? {} : { FALLWERKSTATT_PUBLIC_URL: publicUrl }
    const other = await openTestServer({ env })
    const { own } = await settle(other.deps)
    const headers = publicUrl === null ? {} : { origin: publicUrl }
    const caller = new Caller(other)
    const answers = [
      await caller.send('POST', '/api/login', credentials('analyst'), headers),
      await caller.send('POST', '/api/join', { code: own.code, groupSize: 1 }, headers),
      await caller.send('POST', '/api/projector', { token: own.projectorToken }, headers),
    ]
    await other.close()
    return answers.flatMap((answer) => answer.headers.getSetCookie())
  }

  it('[AC7] no script can read them and no other site can send them', async () => {
    const cookies = await loginOver(null)
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual([
      'fw_browser',
      'fw_session',
      'fw_seat',
      'fw_projector',
    ])
    for (const cookie of cookies) {
      expect(cookie).toContain('HttpOnly')
      expect(cookie).toContain('SameSite=Strict')
      expect(cookie).toContain('Path=/')
      expect(cookie).not.toContain('Domain')
    }
  })

  it('with an https address they travel encrypted only, bound to this host', async () => {
    const cookies = await loginOver('https://werkstatt.example.org')
    expect(cookies).toHaveLength(4)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-fw_/)
      expect(cookie).toContain('; Secure')
    }
  })
})
