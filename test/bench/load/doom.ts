import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { gather, joinOne } from './crowd.ts'
import { arrivalsOf } from './arrivals.ts'
import { pace } from './pace.ts'
import type { Place } from './place.ts'

/** A load that ends when the server dies; what was acknowledged is written down. */
export interface DoomedTask {
  readonly kind: 'doomed'
  readonly place: Place
  readonly seats: number
  readonly perSecond: number
  readonly book: string
}

export async function doomed({ place, seats, perSecond, book }: DoomedTask) {
  const acknowledged: number[] = []
  const seen = new Set<number>()
  let isDead = false
  const crowd = await gather(place, { rooms: 1, seats }, (client) => ({
    heard: (index) => void (index % seats !== client && seen.add(index)),
    acknowledged: (index) => void acknowledged.push(index),
    closed: () => (isDead = true),
  }))
  let given = 0
  // Every command makes a theme of its own, so that each can be looked for afterwards.
  const give = (n: number) => {
    crowd.lines[n % seats]?.give(n, n, 0)
    given++
  }
  await pace(perSecond * 20, arrivalsOf(perSecond).dueAt, give, () => isDead)
  await pause(100)
  writeFileSync(book, JSON.stringify({ acknowledged, seen: [...seen] }))
  return { given, acknowledged: acknowledged.length }
}

/** What a room holds after a restart. */
export interface HeldTask {
  readonly kind: 'held'
  readonly place: Place
}

export async function held({ place }: HeldTask) {
  const found: number[] = []
  const find = (index: number) => void found.push(index)
  await joinOne(place, 0, 0, { holds: find, heard: find }, true)
  // y-websocket answers before it has read its store; what it read follows as updates.
  await pause(1000)
  return { found }
}
