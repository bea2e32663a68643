// What Linux tells about a running process; null if it does not.
import { readdirSync, readFileSync } from 'node:fs'
import type { Child } from '../../support/childServer.ts'

const read = ({ process }: Child, file: string): string | null => {
  try {
    return readFileSync(`/proc/${String(process.pid)}/${file}`, 'utf8')
  } catch {
    return null // not Linux, or gone
  }
}

/** Milliseconds of processor time: a start is not slow because the machine is busy elsewhere. */
export function processorMs(child: Child): number | null {
  const ticks = read(child, 'stat')?.split(') ')[1]?.split(' ').slice(11, 13)
  return ticks ? ticks.reduce((sum, one) => sum + Number(one) * 10, 0) : null
}

/** Resident memory in bytes. */
export function residentBytes(child: Child): number | null {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(read(child, 'status') ?? '')?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}

/** Open file descriptors. */
export function openFiles({ process }: Child): number | null {
  try {
    return readdirSync(`/proc/${String(process.pid)}/fd`).length
  } catch {
    return null // not Linux, or gone
  }
}
