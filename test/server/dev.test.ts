// `npm run dev`: one command, and the pages, the server behind them and the demo's data are there.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-dev-'))
let running: ChildProcess | undefined
afterEach(async () => {
  if (running) await ended(running)
  rmSync(folder, { recursive: true, force: true })
})

/** Ends it as Ctrl+C does. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null) {
    const exit = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    await exit
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const server = createServer().once('error', () => answer(false))
    server.listen(port, 'localhost', () => server.close(() => answer(true)))
  })

/** Two free ports in a row. */
async function twoPorts(): Promise<number> {
  for (let port = 20_000 + (process.pid % 10_000) * 2; port < 60_000; port += 2)
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  throw new Error('no two ports are free')
}

/** Starts it and waits until it has told the accounts and Vite serves. */
async function started(port: number): Promise<string> {
  const child = spawn(
    process.execPath,
    ['server/scripts/dev.mjs', '--port', String(port), '--data', join(folder, 'data')],
    { cwd: ROOT, env: { ...process.env, NODE_ENV: '', VITEST: '' } },
  )
  running = child
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      said += data.toString()
    })
  await expect
    .poll(() => said.includes('Stop with') && said.includes('ready in'), { timeout: 90_000 })
    .toBe(true)
  return said
}

const accounts = (said: string): string[] => said.match(/\S+@demo\.example +\S+/g) ?? []

it('starts pages, server and data, and goes on with the same data', async () => {
  const port = await twoPorts()
  const first = await started(port)
  expect(accounts(first)).toHaveLength(9)
  const pages = `http://localhost:${String(port)}`
  expect(first).toContain(`${pages}/anmelden`)
  const page = await fetch(pages, { headers: { accept: 'text/html' } })
  expect(await page.text()).toContain('src="/main.ts')
  const [email = '', password = ''] = accounts(first)[1]?.split(/ +/) ?? []
  const login = await fetch(`${pages}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: pages },
    body: JSON.stringify({ email, password }),
  })
  expect(login.status).toBe(200)
  if (running) await ended(running)
  const second = await started(port)
  expect(accounts(second)).toEqual(accounts(first))
}, 200_000)
