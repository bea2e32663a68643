// The processes of the bench: servers that are measured, and the clients that measure them. None outlives the bench.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import type { Task } from './load/tasks.ts'

export const ROOT = resolve(import.meta.dirname, '../..')

const children = new Set<ChildProcess>()
const leftovers = new Set<string>()
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
  for (const path of leftovers) rmSync(path, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

/** A folder of this run; whatever happens, it is gone when the bench ends. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-bench-'))
  leftovers.add(folder)
  return folder
}

/** Keys of votes of the bench: never among those of a real installation. */
process.env.XDG_STATE_HOME = freshFolder()

function start(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      XDG_STATE_HOME: process.env.XDG_STATE_HOME,
      NODE_ENV: 'production',
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

/** Collects the end of what a process complains about. */
function complaints(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.on('data', (data: Buffer) => (text = (text + data.toString()).slice(-2000)))
  return () => text
}

/** A server that listens. */
export interface RunningPeer {
  readonly port: number
  readonly pid: number
  /** Ends it; `SIGKILL` is what a power cut does to a process. */
  stop(signal?: 'SIGKILL'): Promise<void>
}

/** Resolves with the port a server names on its output, or once it accepts connections at the port it was given. */
async function listening(child: ChildProcess, given: number | undefined): Promise<number> {
  if (given !== undefined) {
    while (!(await answers(given))) await new Promise((later) => setTimeout(later, 20))
    child.stdout?.resume()
    return given
  }
  if (!child.stdout) throw new Error('a server without output')
  for await (const line of createInterface(child.stdout)) {
    const port = /^READY (\d+)$/.exec(line)?.[1]
    if (port !== undefined) return Number(port)
  }
  // It ended; its caller knows why.
  return new Promise(() => undefined)
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/api/health`)).status > 0
  } catch {
    return false
  }
}

/** A free port. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (typeof address !== 'object' || address === null) throw new Error('no free port')
  return address.port
}

const START_MS = 60_000

/** Starts a server and waits until it listens. */
export async function startPeer(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  port?: number,
): Promise<RunningPeer> {
  const child = start(args, env)
  const said = complaints(child)
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${args.join(' ')} ended: ${said()}`)
  })
  ended.catch(() => undefined)
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error(`${args.join(' ')} does not listen`)), START_MS).unref(),
  )
  const listens = await Promise.race([listening(child, port), ended, late])
  return {
    port: listens,
    pid: child.pid ?? 0,
    stop: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.kill(signal ?? 'SIGTERM')
      const hard = setTimeout(() => child.kill('SIGKILL'), 2000)
      await exit
      clearTimeout(hard)
    },
  }
}

const TASK_MS = 180_000

let client: Promise<string> | undefined

/** The client as one file, so that its start costs nothing worth waiting for. Below the project, for its packages. */
async function bundleClient(): Promise<string> {
  const outfile = resolve(ROOT, `build/bench/${process.pid}.mjs`)
  leftovers.add(outfile)
  await build({
    entryPoints: [resolve(import.meta.dirname, 'load/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  })
  return outfile
}

/** Lets a fresh client process do a task. */
export async function measure<T>(task: Task): Promise<T> {
  client ??= bundleClient()
  const child = start([await client], {})
  const said = complaints(child)
  let answer = ''
  child.stdout?.on('data', (data: Buffer) => (answer += data.toString()))
  child.stdin?.end(JSON.stringify(task))
  const limit = setTimeout(() => child.kill('SIGKILL'), TASK_MS)
  await once(child, 'close')
  clearTimeout(limit)
  const last = answer.trim().split('\n').at(-1) ?? ''
  if (child.exitCode !== 0 || last === '') throw new Error(faultIn(said()))
  return JSON.parse(last) as T
}

/** The sentence among what Node prints when a process fails. */
const faultIn = (said: string): string =>
  /^(?:\w*Error): .*$/m.exec(said)?.[0] ?? said.split('\n').slice(-3).join(' ')
