import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BadConfig, readConfig, settings } from '../../server/config.ts'
import { DataInUse } from '../../server/db/lock.ts'
import { newSetupToken, replaceSetupToken } from '../../server/login/setupLink.ts'
import { startServer } from '../../server/start.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'

const person = {
  name: 'Erste Verwaltung',
  email: 'erste@dorf.example',
  password: 'Rote-Tasse-Zaun',
}

describe('the link for the first administrator', () => {
  const inServer = async (run: (server: TestServer) => Promise<void>) => {
    const server = await openTestServer()
    await run(server)
    await server.close()
  }
  const setUp = (server: TestServer, token: string | null) =>
    new Caller(server).send('POST', '/api/setup', { token: token ?? '', ...person })

  it('[AC1] makes one administrator, once', () =>
    inServer(async (server) => {
      const token = await newSetupToken(server.deps)
      const caller = new Caller(server)
      // Looking does not use it up.
      await caller.call('checkSetup', { body: { token: token ?? '' } })
      const made = await caller.call('setup', { body: { token, ...person } })
      expect(made).toMatchObject({ role: 'administrator', email: person.email })
      expect((await caller.call('me')).account?.id).toBe(made.id)
      const look = { body: { token: token ?? '' } }
      expect((await new Caller(server).refused('checkSetup', look)).code).toBe('setup.linkInvalid')
      const again = await setUp(server, token)
      expect([again.status, again.text]).toEqual([403, '{"code":"setup.linkInvalid"}'])
      expect(await newSetupToken(server.deps)).toBeNull()
    }))

  it('[AC1] expires after an hour, and a newer one ends it', () =>
    inServer(async (server) => {
      const first = await newSetupToken(server.deps)
      const second = await newSetupToken(server.deps)
      expect((await setUp(server, first)).status).toBe(403)
      server.advance(60 * 60_000 + 1)
      expect((await setUp(server, second)).status).toBe(403)
      expect((await setUp(server, await newSetupToken(server.deps))).status).toBe(200)
    }))

  it('used by two people at the same moment makes one administrator', () =>
    inServer(async (server) => {
      const token = await newSetupToken(server.deps)
      const others = { token, ...person, email: 'zweite@dorf.example' }
      const answers = await Promise.all([
        setUp(server, token),
        new Caller(server).send('POST', '/api/setup', others),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
    }))

  it('[AC1] there are no accounts before it was used, and an easy password does not use it up', () =>
    inServer(async (server) => {
      expect(await server.deps.db.selectFrom('account').selectAll().execute()).toEqual([])
      const token = await newSetupToken(server.deps)
      const easy = { token, ...person, password: 'administrator1' }
      const refused = await new Caller(server).refused('setup', { body: easy })
      expect(refused).toMatchObject({ code: 'account.passwordWeak', field: 'password' })
      expect((await setUp(server, token)).status).toBe(200)
    }))
})

describe('the link for whoever is locked out', () => {
  it('[AC1] sets the password of an administrator anew and ends what was open; of nobody else', async () => {
    const server = await openTestServer()
    const { deps } = server
    const before = new Caller(server)
    const token = await newSetupToken(deps)
    const made = await before.call('setup', { body: { token, ...person } })
    const other = { email: 'leitung@dorf.example', name: 'Lei Tung', role: 'analyst' }
    await before.call('addAccount', { body: { ...other, officeId: null } })
    const link = await replaceSetupToken(deps)
    const foreign = { token: link, ...person, email: other.email }
    const refused = await new Caller(server).refused('setup', { body: foreign })
    expect(refused).toMatchObject({ code: 'account.emailTaken', field: 'email' })
    // A person who holds the link sees no list of accounts.
    expect(refused).not.toHaveProperty('facts')
    const body = { token: link, ...person, password: 'Blaue-Kanne-Moos' }
    const again = await new Caller(server).call('setup', { body })
    expect(again.id).toBe(made.id)
    expect((await before.call('me')).account).toBeNull()
    const login = { email: person.email, password: body.password }
    expect((await new Caller(server).call('login', { body: login })).id).toBe(made.id)
    await server.close()
  })
})

describe('settings', () => {
  it.each([
    ['FALLWERKSTATT_PORT', 'geheimer Hafen'],
    ['FALLWERKSTATT_PUBLIC_URL', 'geheim.example'],
    ['FALLWERKSTATT_TRUST_PROXY', 'geheim!'],
    ['FALLWERKSTATT_LOG', 'geheim'],
    ['FALLWERKSTATT_PUBLISHER', 'x'],
    ['FALLWERKSTATT_CONTRIBUTOR', 'https://geheim.example/wir'],
    ['FALLWERKSTATT_LICENCE', 'https://geheim.example/lizenz'],
  ] as const)('%s: a bad value is named with meaning and example, never the value', (key, bad) => {
    const message = messageOf(() => readConfig({ [key]: bad }))
    expect(message).toContain(key)
    expect(message).toContain(settings[key].meaning)
    expect(message).toContain(settings[key].example)
    expect(message).not.toContain('geheim')
  })

  it('an empty one counts as not set', () => {
    const env = Object.fromEntries(Object.keys(settings).map((key) => [key, ' ']))
    expect(readConfig(env)).toEqual(readConfig({}))
  })

  it.each([
    ['FALLWERKSTATT_PUBLIC_URL', 'https://www.lindenau.example/fallwerkstatt/'],
    ['FALLWERKSTATT_PUBLIC_URL', 'https://www.lindenau.example/?a=1'],
    ['FALLWERKSTATT_TRUST_PROXY', '999.1.1.1'],
    ['FALLWERKSTATT_TRUST_PROXY', '10.0.0.0/33'],
    ['FALLWERKSTATT_TRUST_PROXY', '127.0.0.1,'],
  ])('%s=%s is refused in German and in English', (key, value) => {
    const [german, english] = messageOf(() => readConfig({ [key]: value })).split('\n')
    expect(german).toMatch(new RegExp(`^Die Einstellung ${key} lässt sich so nicht verwenden: `))
    expect(english).toMatch(new RegExp(`^The setting ${key} cannot be used: `))
  })

  it.each(['127.0.0.1', '10.0.0.0/8, ::1', 'fd00::/8'])('a proxy at %s is believed', (value) => {
    expect(readConfig({ FALLWERKSTATT_TRUST_PROXY: value }).trustProxy).toBe(value)
  })

  it('an unknown one is named, with those there are', () => {
    const message = messageOf(() => readConfig({ FALLWERKSTATT_HAFEN: 'geheim' }))
    expect(message).toContain('FALLWERKSTATT_HAFEN')
    expect(message).toContain('FALLWERKSTATT_PORT')
    expect(message).not.toContain('geheim')
  })

  it('all bad ones are named at once', () => {
    const message = messageOf(() =>
      readConfig({ FALLWERKSTATT_PORT: 'x', FALLWERKSTATT_LOG: 'x', FALLWERKSTATT_X: 'x' }),
    )
    for (const key of ['FALLWERKSTATT_PORT', 'FALLWERKSTATT_LOG', 'FALLWERKSTATT_X'])
      expect(message).toContain(key)
  })
})

function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof BadConfig) return error.message
  }
  throw new Error('nothing was refused')
}

describe('a second server on the same data', () => {
  it('refuses in plain words and leaves the first one working; a stopped one makes room', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-'))
    const config = readConfig({
      FALLWERKSTATT_PORT: '0',
      FALLWERKSTATT_DATA: folder,
      FALLWERKSTATT_LOG: 'silent',
    })
    const first = await startServer(config)
    const refused = startServer(config)
    await expect(refused).rejects.toBeInstanceOf(DataInUse)
    await expect(refused).rejects.toThrow(/^Another server already works with the folder/m)
    expect(await new Caller(first).call('health')).toMatchObject({ status: 'ok' })
    await first.stop()
    const next = await startServer(config)
    await next.stop()
    rmSync(folder, { recursive: true })
  })
})
