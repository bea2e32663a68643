// `node --import tsx test/bench/profile.ts [rooms] [seats]`: where the product's server spends its time at saturation.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshFolder, measure } from './child.ts'
import { named, startContestant } from './contestant.ts'
import type { TrafficFigures } from './load/traffic.ts'

const PRESSED_S = 10

interface CallNode {
  readonly id: number
  readonly callFrame: { readonly functionName: string; readonly url: string }
  readonly children?: readonly number[]
}

/** What `--cpu-prof` writes. */
interface Profile {
  readonly nodes: readonly CallNode[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

async function record(rooms: number, seats: number) {
  const folder = freshFolder()
  const nodeArgs = ['--cpu-prof', '--cpu-prof-interval=500', `--cpu-prof-dir=${folder}`]
  const running = await startContestant(named('product'), { rooms, seats, nodeArgs })
  const task = { rooms, seats, perSecond: rooms * seats, seconds: 1, pressed: PRESSED_S }
  const figures = await measure<TrafficFigures>({
    kind: 'traffic',
    place: running.place,
    ...task,
  }).finally(() => running.stop())
  const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'))
  if (file === undefined) throw new Error('the server wrote no profile')
  return { figures, profile: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile }
}

const nameOf = ({ callFrame: { functionName, url } }: CallNode): string =>
  `${functionName || '(anonymous)'} ${url.split('/').at(-1) ?? ''}`.trim()

/** Shares of the busy time by function: its own, and with everything it calls. */
function shares({ nodes, samples, timeDeltas }: Profile) {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parentOf = new Map(
    nodes.flatMap(({ id, children }) => (children ?? []).map((c) => [c, id])),
  )
  const own = new Map<string, number>()
  const whole = new Map<string, number>()
  let busy = 0
  // The start of the server and of the seats is not what is asked for.
  let left = PRESSED_S * 1e6 - timeDeltas.reduce((sum, time) => sum + time, 0)
  const add = (to: Map<string, number>, name: string, time: number) =>
    to.set(name, (to.get(name) ?? 0) + time)
  samples.forEach((id, at) => {
    const node = byId.get(id)
    const time = timeDeltas[at] ?? 0
    left += time
    if (left < 0 || !node || node.callFrame.functionName === '(idle)') return
    busy += time
    add(own, nameOf(node), time)
    const names = new Set<string>()
    for (let up: number | undefined = id; up !== undefined; up = parentOf.get(up)) {
      const caller = byId.get(up)
      if (caller) names.add(nameOf(caller))
    }
    for (const name of names) add(whole, name, time)
  })
  return { own, whole, busy }
}

function print(title: string, times: ReadonlyMap<string, number>, busy: number): void {
  process.stdout.write(`\n${title}\n`)
  const top = [...times].sort(([, a], [, b]) => b - a).slice(0, 45)
  for (const [name, time] of top)
    process.stdout.write(`${((time * 100) / busy).toFixed(1).padStart(5)} %  ${name}\n`)
}

const [rooms = 1, seats = 25] = process.argv.slice(2).map(Number)
const { figures, profile } = await record(rooms, seats)
const { own, whole, busy } = shares(profile)
process.stdout.write(
  `${rooms} × ${seats}: ${String(figures.pressed?.saturation)} commands/s, ${String(figures.pressed?.cpuSecondsPer1000)} s of CPU per 1,000\n`,
)
print('own time', own, busy)
print('with everything called', whole, busy)
process.exit()
