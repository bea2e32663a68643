import { readdirSync, readFileSync } from 'node:fs'

/** Reads a file of /proc; empty where the process is gone. */
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
export function machineSeconds(): number {
  const [, ...ticks] = (proc('stat').split('\n')[0] ?? '').split(/\s+/)
  const [user = 0, nice = 0, system = 0, , , , soft = 0] = ticks.map(Number)
  return (user + nice + system + soft) / 100
}
