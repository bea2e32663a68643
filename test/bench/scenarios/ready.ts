import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { freshFolder } from '../child.ts'
import { startContestant, type Contestant } from '../contestant.ts'
import { joinOne } from '../load/crowd.ts'
import type { Line } from '../load/line.ts'
import { joinProduct } from '../load/product.ts'
import type { FilledRoom, Place } from '../load/place.ts'
import { cpuSeconds } from '../load/process.ts'
import { only, type Figures, type Scenario } from '../scenario.ts'
import { fillData, type Filling } from '../stack/fillData.ts'

const ROOMS = 40
const EVENTS = 50_000

let filled: { readonly folder: string; readonly rooms: readonly FilledRoom[] } | undefined

/** A gigabyte, made once and started on where it lies. */
async function longRooms() {
  if (filled) return filled
  const folder = freshFolder()
  const filling: Filling = { rooms: ROOMS, seats: 2, past: Array(ROOMS).fill(EVENTS) }
  return (filled = { folder, rooms: await fillData(folder, filling) })
}

/**
 * A seat that notes when everything has arrived: forty clients that parse four megabytes each are forty machines in a
 * house, and one process here.
 */
const noting = joinProduct(undefined, () => undefined)

/** Joins a room, however often it says that it is still being read. */
function joinLoaded(place: Place, room: number): Promise<Line> {
  return new Promise((resolve, reject) => {
    let isIn = false
    const attempt = () => {
      const closed = () => {
        if (!isIn) setTimeout(attempt, 20)
      }
      joinOne(place, room, 0, { closed }, false, noting).then((line) => {
        isIn = true
        resolve(line)
      }, reject)
    }
    attempt()
  })
}

/** Starts the house, and ends it again: how long until what, in milliseconds, and the seconds of CPU until then. */
async function startOnce(contestant: Contestant) {
  const { folder, rooms } = await longRooms()
  const start = performance.now()
  const running = await startContestant(contestant, {
    ...{ rooms: ROOMS, seats: 2, held: { folder, rooms } },
  })
  try {
    const listens = performance.now() - start
    const joining = rooms.map((_, room) => joinLoaded(running.place, room))
    await Promise.race(joining)
    const first = performance.now() - start
    const lines = await Promise.all(joining)
    const ready = performance.now() - start
    const cpu = cpuSeconds(running.place.pid)
    for (const { socket } of lines) socket.cut()
    return { listens, first, ready, cpu }
  } finally {
    await running.stop()
  }
}

/**
 * A house full of long rooms starts again: how long until it listens, until a seat in one room was sent everything, and until a
 * seat in each was. First as after a kill, where the whole file is read before; then as after an end.
 */
export const ready40: Scenario = {
  key: 'ready40',
  title: `${ROOMS} rooms of 50,000 events each, after a start`,
  takesPart: only('product'),
  run: async (contestant): Promise<Figures> => {
    rmSync(join((await longRooms()).folder, 'fallwerkstatt.db-closed'), { force: true })
    const { ready: afterKill } = await startOnce(contestant)
    return { ...(await startOnce(contestant)), afterKill }
  },
}
