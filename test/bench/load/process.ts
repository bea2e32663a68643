import { readdirSync, readFileSync } from 'node:fs'

/** Reads a file of /proc; empty if the process is gone. */
function proc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8')
  } catch {
    return ''
  }
}

/** Seconds of CPU a process has used, all its threads, in nanosecond grain. */
export function cpuSeconds(pid: number): number {
  try {
    return readdirSync(`/proc/${String(pid)}/task`)
      .map((thread) => Number(proc(`${String(pid)}/task/${thread}/schedstat`).split(' ')[0]))
      .reduce((sum, ns) => sum + ns / 1e9, 0)
  } catch {
    return Number.NaN
  }
}

/** Memory a process holds, in MiB. */
export const memoryMiB = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(proc(`${String(pid)}/status`))?.[1] ?? Number.NaN) / 1024

/** Seconds of CPU this machine has spent on anything. */
function machineSeconds(): number {
  const [, ...ticks] = (proc('stat').split('\n')[0] ?? '').split(/\s+/)
  const [user = 0, nice = 0, system = 0, , , , soft = 0] = ticks.map(Number)
  return (user + nice + system + soft) / 100
}

/** Seconds of CPU of a process and of all it started, ended ones included, as far as their parents waited for them. */
export function secondsOfTree(root: number): number {
  const { children, spent } = processes()
  const ticksOf = (pid: number): number =>
    (children.get(pid) ?? []).reduce((sum, child) => sum + ticksOf(child), spent.get(pid) ?? 0)
  return ticksOf(root) / 100
}

/** Memory of all that a process started, in MiB; what they share is counted for each. */
export function memoryBelow(root: number): number {
  const { children } = processes()
  const heldBy = (pid: number): number =>
    (children.get(pid) ?? []).reduce(
      (sum, child) => sum + (memoryMiB(child) || 0) + heldBy(child),
      0,
    )
  return heldBy(root)
}

/** All processes: which were started by which, and the ticks each spent, with those of its children that ended. */
function processes() {
  const children = new Map<number, number[]>()
  const spent = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    // After the name in brackets: state, parent, …, and the 12th to 15th are ticks, own and of children that ended.
    const fields = proc(`${name}/stat`).split(') ').at(-1)?.split(' ')
    if (!/^\d+$/.test(name) || fields === undefined) continue
    const parent = Number(fields[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
    spent.set(
      Number(name),
      fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0),
    )
  }
  return { children, spent }
}

const since = (foreign: () => number): (() => number) => {
  const before = foreign()
  const start = performance.now()
  return () => ((foreign() - before) * 1000) / (performance.now() - start)
}

/** As `foreignCores`, for this process and everything it starts. */
export const foreignCoresOfTree = (): (() => number) =>
  since(() => machineSeconds() - secondsOfTree(process.pid))

/** Begins to look at what other programs use; asked later, the cores they used since then. `pids` are those of the bench. */
export const foreignCores = (pids: readonly number[]): (() => number) =>
  since(() => pids.reduce((left, pid) => left - cpuSeconds(pid), machineSeconds()))
