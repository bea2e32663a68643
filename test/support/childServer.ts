import { readFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
// The server and its tools as processes of their own, bundled as they are delivered: they can be killed.
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { formOf } from '../../server/room/foldForm.mjs'

const ROOT = resolve(import.meta.dirname, '../..')
/** Below the project, so that packages are found; made anew by every test that needs it. */
const FOLDER = resolve(ROOT, 'build/under-test')

/** The programs a test can start. */
const programs = {
  server: 'server/main.ts',
  backup: 'server/scripts/backup.ts',
  restore: 'server/scripts/restore.ts',
  adminLink: 'server/scripts/adminLink.ts',
  room: 'server/scripts/room.ts',
  rebuildResults: 'server/scripts/rebuildResults.ts',
  rollup: 'server/scripts/rollup.ts',
  auditWorker: 'server/disclosure/auditWorker.ts',
  suppressWorker: 'server/disclosure/suppressWorker.ts',
  minutesWorker: 'server/minutes/minutesWorker.ts',
  passwordWorker: 'server/login/passwordWorker.ts',
  packageWorker: 'server/releasePackage/packageWorker.ts',
  rollupWorker: 'server/rollup/rollupWorker.ts',
  sheetWorker: 'server/coordination/sheetWorker.ts',
  soundWorker: 'server/db/soundWorker.ts',
  tableWorker: 'server/officeImport/tableWorker.ts',
  carelessServer: 'test/support/carelessServer.ts',
  interruptedMigration: 'test/support/interruptedMigration.ts',
  killedMigration: 'test/support/killedMigration.ts',
} as const
type Program = keyof typeof programs

/** Bundles the programs; call once before the first start. */
export async function bundlePrograms(): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: programs,
    outdir: `${FOLDER}/${String(process.pid)}`,
    bundle: true,
    platform: 'node',
    target: 'node22.13',
    format: 'esm',
    packages: 'external',
    // As the delivered build has it: beside a bundle there are no sources to count it from.
    define: { FOLD_FORM: JSON.stringify(formOf(ROOT)) },
    logLevel: 'warning',
  })
  await cp(`${ROOT}/server/material`, `${FOLDER}/${String(process.pid)}/material`, {
    recursive: true,
  })
}

/** What `npm start` tells Node of its memory and its traces, so that the delivered server is tried. */
const asDelivered = (
  JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--'))

/** A running program with what it said so far. */
export class Child {
  readonly process: ChildProcess
  out = ''
  err = ''
  /** Resolves with the exit code, or null if a signal ended it. */
  readonly exit: Promise<number | null>

  constructor(
    program: Program,
    env: Readonly<Record<string, string>>,
    args: readonly string[] = [],
    uid?: number,
  ) {
    const file = `${FOLDER}/${String(process.pid)}/${program}.js`
    this.process = spawn(process.execPath, [...asDelivered, file, ...args], {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        XDG_STATE_HOME: process.env['XDG_STATE_HOME'],
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    })
    this.process.stdout?.on('data', (data: Buffer) => (this.out += data.toString()))
    this.process.stderr?.on('data', (data: Buffer) => (this.err += data.toString()))
    this.exit = new Promise((done) => this.process.on('close', (code) => done(code)))
  }

  /** Waits until the program has said something, or fails with what it said instead. */
  async says(text: string): Promise<void> {
    const end = Date.now() + 45_000
    while (!this.out.includes(text)) {
      if (this.process.exitCode !== null || Date.now() > end)
        throw new Error(`it said instead: ${this.out}${this.err}`)
      await new Promise((next) => setTimeout(next, 10))
    }
  }

  /** Sends a signal and waits for the end. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    this.process.kill(signal)
    return this.exit
  }
}

/** Starts the server on a data folder and waits until it listens. */
export async function startChild(
  folder: string,
  port: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Child> {
  const child = new Child(env['CARELESS'] === undefined ? 'server' : 'carelessServer', {
    FALLWERKSTATT_DATA: folder,
    FALLWERKSTATT_PORT: String(port),
    ...env,
  })
  await child.says('Server listening')
  return child
}

/** Runs a program to its end as another user, which root alone can. */
export async function runToolAs(
  uid: number,
  program: Program,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = new Child(program, env, [], uid)
  const code = await child.exit
  return { code, out: child.out, err: child.err }
}

/** Runs a program to its end. */
export async function runTool(
  program: Program,
  env: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = new Child(program, env, args)
  const code = await child.exit
  return { code, out: child.out, err: child.err }
}

/** A free port at the moment. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.on('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
