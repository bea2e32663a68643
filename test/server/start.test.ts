// The program as the administrator of the machine starts it: why it does not start is said in one line each of
// German and English, with the file or the setting, and never with a stack.
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWarnings } from '../../server/config.ts'
import { DATABASE } from '../../server/start.ts'
import { explainStart } from '../../server/kernel/startProblem.ts'
import { bundlePrograms, freePort, runTool, runToolAs, startChild } from '../support/childServer.ts'
import { Caller, newDataFolder } from '../support/testServer.ts'

/** A user without rights; programs can be started as another user by root alone. */
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0

let folder: string
beforeAll(async () => {
  await bundlePrograms()
  folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-'))
  chmodSync(folder, 0o755)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts the server, which has to refuse; the lines it says. */
async function refusal(env: Readonly<Record<string, string>>, uid?: number): Promise<string[]> {
  const base = { FALLWERKSTATT_PORT: '0', FALLWERKSTATT_DATA: join(folder, 'data') }
  const all = { ...base, ...env }
  const run = uid === undefined ? runTool('server', all) : runToolAs(uid, 'server', all)
  const { code, err } = await run
  expect(code, err).toBe(1)
  return err.trimEnd().split('\n')
}

/** One German and one English line, both naming this. */
function expectTwoLines(lines: readonly string[], ...named: readonly string[]): void {
  expect(lines, lines.join('\n')).toHaveLength(2)
  for (const line of lines) for (const name of named) expect(line).toContain(name)
  expect(lines[0]).toMatch(/ (ist|lässt|darf|gehört|arbeitet|antwortet) /)
}

describe('a start with settings that are hardly meant', () => {
  it.each([
    ['http://127.0.0.1:3000', null, /no https address/],
    ['https://fallwerkstatt.example.org', null, /FALLWERKSTATT_TRUST_PROXY/],
  ])('warns: %s, proxy %s', (address, trustProxy, said) => {
    expect(startWarnings({ trustProxy }, address)).toEqual([expect.stringMatching(said)])
  })

  it('says nothing of one that is meant', () => {
    expect(startWarnings({ trustProxy: '127.0.0.1' }, 'https://fallwerkstatt.example.org')).toEqual(
      [],
    )
  })
})

describe('a start that cannot be', () => {
  it.each([
    ['FALLWERKSTATT_PUBLIC_URL', 'https://www.lindenau.example/fallwerkstatt/'],
    ['FALLWERKSTATT_TRUST_PROXY', '999.1.1.1'],
    ['FALLWERKSTATT_PORT', '70000'],
  ])('%s=%s', async (key, value) => {
    expectTwoLines(await refusal({ [key]: value }), key)
  })

  it('a port that is taken', async () => {
    const other: Server = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const address = other.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    expectTwoLines(await refusal({ FALLWERKSTATT_PORT: port }), port, 'FALLWERKSTATT_PORT')
    other.close()
  })

  it('an address of another machine', async () => {
    expectTwoLines(await refusal({ FALLWERKSTATT_HOST: '203.0.113.1' }), 'FALLWERKSTATT_HOST')
  })

  it('a data path that is a file', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, 'x')
    expectTwoLines(await refusal({ FALLWERKSTATT_DATA: file }), file, 'FALLWERKSTATT_DATA')
    const below = join(file, 'below')
    expectTwoLines(await refusal({ FALLWERKSTATT_DATA: below }), 'FALLWERKSTATT_DATA')
  })

  it.each([
    ['/proc/fallwerkstatt', '/proc'],
    ['/proc/self/task/fallwerkstatt/deep/data', '/proc'],
    ['/sys/fallwerkstatt', '/sys'],
    ['/proc/version', '/proc/version'],
    ['/dev/null', '/dev/null'],
    ['/dev/null/data', '/dev/null'],
  ])('a place that keeps nothing: %s', { timeout: 20_000 }, async (data, named) => {
    expectTwoLines(await refusal({ FALLWERKSTATT_DATA: data }), named, 'FALLWERKSTATT_DATA')
    const file = join(folder, 'any.db')
    new Sqlite(file).exec('CREATE TABLE IF NOT EXISTS a (b)').close()
    const { code, err } = await runTool('restore', { FALLWERKSTATT_DATA: data }, file)
    expect(code).toBe(1)
    expectTwoLines(err.trimEnd().split('\n'), named)
  })

  it('a name that is too long, and a link that leads nowhere', async () => {
    const long = join(folder, 'x'.repeat(300))
    expectTwoLines(await refusal({ FALLWERKSTATT_DATA: long }), 'FALLWERKSTATT_DATA')
    const nowhere = join(folder, 'link')
    symlinkSync(join(folder, 'gone', 'far'), nowhere)
    expectTwoLines(await refusal({ FALLWERKSTATT_DATA: nowhere }), nowhere)
  })

  it.runIf(isRoot)('a folder this user may not write', async () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o755 })
    const lines = await refusal({ FALLWERKSTATT_DATA: join(closed, 'data') }, NOBODY)
    expectTwoLines(lines, join(closed, 'data'), 'FALLWERKSTATT_DATA')
    // The folder itself was made by another user.
    expectTwoLines(await refusal({ FALLWERKSTATT_DATA: closed }, NOBODY), closed)
  })

  it.runIf(isRoot)('a database that belongs to root, as after a restore as root', async () => {
    const data = await newDataFolder()
    chownSync(data.folder, NOBODY, NOBODY)
    chmodSync(data.file, 0o600)
    const keys = mkdtempSync(join(folder, 'keys-'))
    chownSync(keys, NOBODY, NOBODY)
    const env = { FALLWERKSTATT_DATA: data.folder, FALLWERKSTATT_KEYS: keys }
    expectTwoLines(await refusal(env, NOBODY), join(data.folder, DATABASE))
    rmSync(data.folder, { recursive: true })
  })

  it('a database of another program in the place of ours', async () => {
    const data = join(folder, 'foreign')
    mkdirSync(data)
    new Sqlite(join(data, DATABASE)).exec('CREATE TABLE a (b)').close()
    expectTwoLines(await refusal({ FALLWERKSTATT_DATA: data }), join(data, DATABASE))
  })

  it('a port below 1024', () => {
    const error = Object.assign(new Error('listen EACCES'), {
      code: 'EACCES',
      syscall: 'listen',
      address: '0.0.0.0',
      port: 80,
    })
    expectTwoLines(explainStart(error).split('\n'), '0.0.0.0:80', 'FALLWERKSTATT_PORT')
  })

  it('a restore without a file, of a missing one and of a broken one', async () => {
    const env = { FALLWERKSTATT_DATA: join(folder, 'restored') }
    const missing = join(folder, 'missing.db')
    const broken = join(folder, 'broken.db')
    writeFileSync(broken, 'no database at all')
    for (const [from, named] of [
      [undefined, 'npm run restore'],
      [missing, missing],
      [broken, broken],
    ] as const) {
      const { code, err } = await runTool('restore', env, ...(from === undefined ? [] : [from]))
      expect(code).toBe(1)
      const lines = err.trimEnd().split('\n')
      expect(lines, err).toHaveLength(2)
      for (const line of lines) expect(line).toContain(named)
    }
  })

  it('backup and restore say in German first which file it is and what comes next', async () => {
    const data = await newDataFolder()
    const env = { FALLWERKSTATT_DATA: data.folder }
    const backup = await runTool('backup', env)
    expect(backup.code, backup.err).toBe(0)
    const [german = '', next = '', english = ''] = backup.out.trim().split('\n')
    const file = /geprüft: (\S+)/.exec(german)?.[1] ?? ''
    expect(statSync(file).isFile()).toBe(true)
    expect(next).toContain(`FALLWERKSTATT_DATA=${data.folder} npm run restore -- ${file}`)
    expect(english).toContain(file)
    const restore = await runTool('restore', env, file)
    expect(restore.code, restore.err).toBe(0)
    const lines = restore.out.trim().split('\n')
    const into = join(data.folder, DATABASE)
    expect(lines[0]).toBe(`Die Sicherung ${file} ist eingespielt: ${into}`)
    // As a person types it who forgot the setting: nothing is made in the usual folder, and nothing said to be done.
    const elsewhere = await runTool('restore', { FALLWERKSTATT_DATA: '' }, file)
    expect(elsewhere.code).toBe(1)
    expectTwoLines(elsewhere.err.trimEnd().split('\n'), data.folder, 'FALLWERKSTATT_DATA')
    expect(statSync(/aufgehoben: (\S+)/.exec(restore.out)?.[1] ?? '').isFile()).toBe(true)
    const inEnglish = lines.findIndex((line) => line.includes('is restored'))
    expect(lines[inEnglish - 1]).toContain('npm start')
    expect(lines.slice(inEnglish).join(' ')).toMatch(/is restored.*kept as.*npm start/)
    rmSync(data.folder, { recursive: true })
  })

  it('a bug keeps its stack', () => {
    expect(explainStart(new TypeError('a bug'))).toContain('start.test.ts')
  })
})

describe('what belongs to nobody else', () => {
  it('a folder that was made open to all before is closed, with everything in it', async () => {
    const data = join(folder, 'open')
    mkdirSync(data, { mode: 0o755 })
    chmodSync(data, 0o755)
    writeFileSync(join(data, DATABASE), '', { mode: 0o644 })
    const port = await freePort()
    const child = await startChild(data, port)
    expect((await runTool('backup', { FALLWERKSTATT_DATA: data })).code).toBe(0)
    const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)
    const files = readdirSync(data, { recursive: true, withFileTypes: true })
    const found = files.map((one) => [one.isDirectory(), modeOf(join(one.parentPath, one.name))])
    expect(found.length).toBeGreaterThan(3)
    expect(found.filter(([isFolder, mode]) => mode !== (isFolder ? '700' : '600'))).toEqual([])
    expect(modeOf(data)).toBe('700')
    expect(await child.end('SIGTERM')).toBe(0)
  })
})

describe('npm run admin-link', () => {
  it('makes a link while the server runs, and says where there is no installation', async () => {
    const data = join(folder, 'locked-out')
    const port = await freePort()
    const child = await startChild(data, port)
    await child.says('/einrichten#')
    const first = /\/einrichten#(\S+)/.exec(child.out)?.[1] ?? ''
    const env = { FALLWERKSTATT_DATA: data, FALLWERKSTATT_PORT: String(port) }
    const { code, out } = await runTool('adminLink', env)
    expect(code).toBe(0)
    const token = new RegExp(`http://127.0.0.1:${String(port)}/einrichten#(\\S+)`).exec(out)?.[1]
    const caller = new Caller({ address: `http://127.0.0.1:${String(port)}` })
    const person = { name: 'Erste', email: 'erste@dorf.example', password: 'Rote-Tasse-Zaun' }
    const old = await caller.refused('setup', { body: { token: first, ...person } })
    expect(old.code).toBe('setup.linkInvalid')
    await caller.call('setup', { body: { token, ...person } })
    expect(await child.end('SIGTERM')).toBe(0)
    const nowhere = await runTool('adminLink', { FALLWERKSTATT_DATA: join(folder, 'nowhere') })
    expect(nowhere.code).toBe(1)
    expectNowhere(nowhere.err)
  })
})

describe('npm run rebuild-results', () => {
  it('writes the rows of results anew while no server runs, and says where there is no installation', async () => {
    const data = join(folder, 'counted')
    const env = { FALLWERKSTATT_DATA: data }
    const child = await startChild(data, await freePort())
    await child.says('/einrichten#')
    const refused = await runTool('rebuildResults', env)
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('counted')])
    expect(await child.end('SIGTERM')).toBe(0)
    const { code, out } = await runTool('rebuildResults', env)
    expect([code, out]).toEqual([0, expect.stringContaining('Werkstätten: 0')])
    const nowhere = await runTool('rebuildResults', { FALLWERKSTATT_DATA: join(folder, 'nowhere') })
    expect(nowhere.code).toBe(1)
    expectNowhere(nowhere.err)
  })
})

function expectNowhere(err: string): void {
  const lines = err.trimEnd().split('\n')
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(line).toContain('nowhere')
}
