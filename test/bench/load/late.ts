import { setTimeout as pause } from 'node:timers/promises'
import { gather, joinOne, type Size } from './crowd.ts'
import { spread } from './meter.ts'
import type { Place } from './place.ts'
import { cpuSeconds } from './process.ts'

/** People who come late, one after the other. */
export interface LateTask {
  readonly kind: 'late'
  readonly place: Place
  readonly room: number
  readonly joins: number
}

/**
 * Milliseconds from opening the line until everything the room holds is taken in, and its bytes: for the first one
 * after the server started, and the median of those who follow.
 */
export async function late({ place, room, joins }: LateTask) {
  const times: number[] = []
  let bytes = 0
  for (let seat = 0; seat < joins; seat++) {
    const start = performance.now()
    const line = await joinOne(place, room, seat, {}, place.language === 'ws')
    times.push(performance.now() - start)
    bytes = line.socket.bytesIn
    line.socket.cut()
    await pause(20)
  }
  const [first = Number.NaN, ...rest] = times
  return { first, milliseconds: spread(rest).p50, bytes }
}

/** Everybody loses the line and comes back at once. */
export interface StormTask extends Size {
  readonly kind: 'storm'
  readonly place: Place
}

export async function storm({ place, rooms, seats }: StormTask) {
  const crowd = await gather(place, { rooms, seats }, () => ({}))
  for (const { socket } of crowd.lines) socket.cut()
  await pause(200)
  const cpu = cpuSeconds(place.pid)
  const start = performance.now()
  const returned = await gather(place, { rooms, seats }, () => ({}), rooms * seats)
  return {
    milliseconds: performance.now() - start,
    cpuSeconds: cpuSeconds(place.pid) - cpu,
    back: returned.lines.length,
  }
}
