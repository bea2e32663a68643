// A crowd at work: a steady load, some who stop reading, and then as much as is taken in.
import { AtWork, type Job } from './atWork.ts'
import type { Crowd } from './crowd.ts'
import type { Faults, Spread } from './meter.ts'
import { pressed as pressedBy } from './pair.ts'
import { cpuSeconds, foreignCores, memoryMiB } from './process.ts'

/** A steady load, and then as much as is taken in. */
export interface TrafficTask extends Omit<Job, 'silent'> {
  readonly kind: 'traffic'
  readonly perSecond: number
  readonly seconds: number
  /** Seconds of pressing as much as is taken in; none without it. */
  readonly pressed?: number
  /** After the steady load the same once more, while so many clients do not read. */
  readonly stalled?: number
}

/** While some do not read. */
interface StalledFigures {
  /** How late the others heard. */
  readonly latency: Spread
  /** MiB by which the server grew. */
  readonly growth: number
  /** How long those who stalled took to have everything, once they read again; null if they never did. */
  readonly caughtUpMs: number | null
}

/** As much as is taken in. */
interface PressedFigures {
  readonly saturation: number
  readonly cpuSecondsPer1000: number
  /** Share of a core the client process used meanwhile: near 1 it, not the server, was the limit. */
  readonly clientCore: number
}

export interface TrafficFigures {
  readonly latency: Spread
  readonly acknowledgement: Spread
  readonly cpuSecondsPer1000: number
  readonly bytesUp: number
  /** Bytes the server sent per command and hearer. */
  readonly bytesDown: number
  readonly memoryIdle: number
  readonly memory: number
  readonly stalled: StalledFigures | null
  readonly pressed: PressedFigures | null
  /** Cores that other programs of this machine used meanwhile. */
  readonly foreignCores: number
  readonly faults: Faults
}

function wire({ lines }: Crowd) {
  let up = 0
  let down = 0
  for (const { socket } of lines) {
    up += socket.bytesOut
    down += socket.bytesIn
  }
  return { up, down }
}

async function measureSteady(work: AtWork, task: TrafficTask) {
  const { meter, crowd } = work
  const { pid } = task.place
  const memoryIdle = memoryMiB(pid)
  const before = { cpu: cpuSeconds(pid), wire: wire(crowd) }
  const slice = await work.steady(task, task.seconds)
  await work.drained()
  const given = slice.to - slice.from
  const after = wire(crowd)
  return {
    latency: meter.latency(slice, 'given'),
    acknowledgement: meter.acknowledgement(slice),
    cpuSecondsPer1000: ((cpuSeconds(pid) - before.cpu) * 1000) / given,
    bytesUp: (after.up - before.wire.up) / given,
    bytesDown: (after.down - before.wire.down) / given / (task.sample ? 1 : task.seats),
    memoryIdle,
    memory: memoryMiB(pid),
  }
}

/** The same load again, while the last clients do not read. */
async function measureStalled(
  work: AtWork,
  task: TrafficTask,
  stalled: number,
): Promise<StalledFigures> {
  const { meter, crowd } = work
  const { pid } = task.place
  const before = memoryMiB(pid)
  const awake = task.rooms * task.seats - stalled
  const asleep = crowd.lines.slice(awake)
  asleep.forEach(({ socket }, n) => {
    socket.pause()
    meter.putToSleep(awake + n)
  })
  const slice = await work.steady(task, task.seconds)
  const growth = memoryMiB(pid) - before
  const reads = performance.now()
  for (const { socket } of asleep) socket.resume()
  const caughtUp = await work.drained()
  const caughtUpMs = caughtUp ? performance.now() - reads : null
  return { latency: meter.latency(slice, 'given'), growth, caughtUpMs }
}

async function measurePressed(work: AtWork, seconds: number): Promise<PressedFigures> {
  const before = cpuSeconds(process.pid)
  const start = performance.now()
  const { saturation, cpu } = await pressedBy(work, seconds)
  const clientCore = ((cpuSeconds(process.pid) - before) * 1000) / (performance.now() - start)
  return { saturation, cpuSecondsPer1000: cpu, clientCore }
}

/** Lets a crowd work and measures what its server makes of it. */
export async function traffic(task: TrafficTask): Promise<TrafficFigures> {
  const work = await AtWork.begin({ ...task, silent: task.stalled ?? 0 }, task.perSecond)
  const foreign = foreignCores([task.place.pid, process.pid])
  const steady = await measureSteady(work, task)
  const stalled = task.stalled === undefined ? null : await measureStalled(work, task, task.stalled)
  const pressed = task.pressed === undefined ? null : await measurePressed(work, task.pressed)
  return { ...steady, stalled, pressed, foreignCores: foreign(), faults: work.meter.faults() }
}
