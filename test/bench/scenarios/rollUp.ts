import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { logIn } from '../../../server/demo/visitor.ts'
import { seedState } from '../../../server/demo/state/seedState.ts'
import { signedPackageSchema } from '../../../shared/releasePackage/releasePackage.schema.ts'
import { Caller, openTestServer } from '../../support/testServer.ts'
import { freshFolder, ROOT } from '../child.ts'
import type { Contestant } from '../contestant.ts'
import { memoryBelow, secondsOfTree } from '../load/process.ts'
import { only, trafficOf, visiting, type Figures, type Scenario } from '../scenario.ts'

/** How often all processes are looked at: what one spent that is killed in the end is not told by its parent. */
const LOOK_MS = 200
/** How often a release is read; the first few times are not counted. */
const TIMES = 20
const WARM = 5

/** What the command line gives to Node. */
const NODE = ['--enable-source-maps', '--max-semi-space-size=8', '--heap-growing-percent=30']

/** Runs a program of the project to its end; throws where it fails. */
async function ended(args: readonly string[], niceness = 0): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'ignore' })
  if (niceness > 0 && child.pid !== undefined) setPriority(child.pid, niceness)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}`)
}

/** Invents packages, each kind once: signed files in a folder that is gone when the bench ends. */
async function invented(...options: readonly string[]): Promise<string> {
  const out = join(freshFolder(), 'packages')
  const program = ['--import', 'tsx', 'server/demo/state/packages.ts']
  await ended([...program, '--offices', '186', ...options, '--out', out])
  return out
}

/** The packages of a folder that were released up to a half-year, in a folder of their own. */
function upTo(folder: string, half: string): string {
  const out = join(freshFolder(), 'packages')
  mkdirSync(join(out, 'pakete'), { recursive: true })
  copyFileSync(join(folder, 'schluessel.json'), join(out, 'schluessel.json'))
  for (const name of readdirSync(join(folder, 'pakete'))) {
    const file = join(folder, 'pakete', name)
    const { package: content } = signedPackageSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    if (content.releasedIn <= half) copyFileSync(file, join(out, 'pakete', name))
  }
  return out
}

interface Rolled {
  readonly out: string
  /** Seconds of CPU of all processes, seconds until the end, and the most they held together in MiB. */
  readonly cpu: number
  readonly seconds: number
  readonly memory: number
}

/** A release as the command line makes it, with suppression and the whole audit. */
async function rolled(packages: string, earlier: string | null = null): Promise<Rolled> {
  const out = join(freshFolder(), 'releases', earlier === null ? '1' : '2')
  const began = performance.now()
  const before = spentBelow()
  let cpu = 0
  let memory = 0
  const look = (): void => {
    cpu = Math.max(cpu, spentBelow() - before)
    memory = Math.max(memory, memoryBelow(process.pid))
  }
  const looking = setInterval(look, LOOK_MS)
  try {
    const given = earlier === null ? [] : ['--earlier', earlier]
    await ended([...NODE, 'build/rollup.js', '--packages', packages, ...given, '--out', out])
  } finally {
    clearInterval(looking)
  }
  look()
  return { out, cpu, memory, seconds: (performance.now() - began) / 1000 }
}

/** Seconds of CPU of everything the bench started, without its own. */
function spentBelow(): number {
  const { user, system } = process.cpuUsage()
  return secondsOfTree(process.pid) - (user + system) / 1e6
}

/** What reading a release costs: CPU of the process that asks and answers, in milliseconds. */
async function readOnce(): Promise<number> {
  const server = await openTestServer({ env: { FALLWERKSTATT_LOG: 'error' } })
  try {
    const { accounts } = await seedState(server.deps, {
      moveClock: (ms) => server.advance(ms),
      compute: () => Promise.reject(new Error('a stored release is not of these packages')),
      isAnew: false,
    })
    const account = accounts.find(({ email }) => email.startsWith('auswertung@'))
    if (!account) throw new Error('the demo has no analyst')
    const cookies = await logIn(server.address, account.email, account.password)
    const analyst = new Caller(server, cookies)
    const ask = () => analyst.call('getRollup', { params: { number: 2 } })
    for (let time = 0; time < WARM; time++) await ask()
    const before = process.cpuUsage()
    for (let time = 0; time < TIMES; time++) await ask()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000 / TIMES
  } finally {
    await server.close()
  }
}

const ROOMS = { rooms: 40, seats: 25 }

/** How late 40 × 25 seats hear of each other in one of a hundred cases, in milliseconds. */
const lateness = (contestant: Contestant, seconds: number): Promise<number> =>
  visiting(contestant, ROOMS, async (place) => {
    const steady = { ...ROOMS, perSecond: 1_000, seconds: Math.max(5, seconds) }
    return (await trafficOf(place, steady)).latency.p99
  })

/** The same alone, and while releases are computed behind them with the priority the server gives to that. */
async function roomsBeside(contestant: Contestant, packages: string, seconds: number) {
  const alone = await lateness(contestant, seconds)
  const stop = new AbortController()
  const computing = computeUntil(stop.signal, packages)
  const beside = await lateness(contestant, seconds).finally(() => stop.abort())
  await computing
  return { alone, beside }
}

/** Computes one release after the other, the last one to its end. */
async function computeUntil(signal: AbortSignal, packages: string): Promise<void> {
  while (!signal.aborted) {
    const out = join(freshFolder(), 'release')
    const args = [...NODE, 'build/rollup.js', '--packages', packages, '--out', out]
    await ended(args, constants.priority.PRIORITY_BELOW_NORMAL)
  }
}

/**
 * Releases of a state of 186 offices, each with suppression and the whole audit against all before: of one year, of ten years in which
 * each office has two procedures, and one each year, and a second release after which offices delivered again.
 */
export const rollUp: Scenario = {
  key: 'rollUp',
  title: 'releases of 186 offices',
  takesPart: only('product'),
  once: true,
  run: async (contestant, { seconds }): Promise<Figures> => {
    const year = await invented('--years', '1', '--every', '1')
    const rooms = await roomsBeside(contestant, year, seconds)
    const one = await rolled(year)
    const ten = await rolled(await invented('--years', '10'))
    const many = await rolled(await invented('--years', '10', '--every', '1'))
    const state = await invented('--years', '9', '--seed', '5')
    const first = await rolled(upTo(state, '2025-H2'))
    const second = await rolled(state, join(first.out, '..'))
    for (const { out } of [one, ten, many, first, second]) rmSync(out, { recursive: true })
    return {
      ...{ oneCpu: one.cpu, oneSeconds: one.seconds, oneMemory: one.memory },
      ...{ tenCpu: ten.cpu, tenSeconds: ten.seconds, tenMemory: ten.memory },
      ...{ manyCpu: many.cpu, manySeconds: many.seconds, manyMemory: many.memory },
      ...{ secondCpu: second.cpu, secondSeconds: second.seconds, secondMemory: second.memory },
      read: await readOnce(),
      ...rooms,
    }
  },
}
