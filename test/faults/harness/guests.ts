// Seats that do not take part in the load: they come to break something.
import { callAs, type Cookies } from '../../../server/demo/visitor.ts'
import type { LineTarget } from '../../support/lines.ts'
import type { Load } from './load.ts'
import type { Ground, Scene } from './scene.ts'

/** Lets somebody into a workshop of the scene; where its line goes to. */
export async function admitGuest(
  scene: Scene,
  load: Load,
  ground: Ground,
): Promise<LineTarget & { seatId: string }> {
  const { address } = scene
  const { code, workshopId } = ground.place
  const cookies: Cookies = new Map()
  const reply = await callAs(cookies, address, 'POST', '/api/join', { code, groupSize: 1 })
  const { seatId } = reply as { seatId: string }
  await facilitationOf(load, ground).must({ type: 'admitSeat', seatId })
  return { address, workshopId, as: 'seat', cookies, seatId }
}

/** Whoever steers a workshop of the scene. */
export function facilitationOf(load: Load, ground: Ground) {
  const found = load.people.find((person) => person.ground === ground && person.seat === 0)
  if (!found) throw new Error('nobody steers')
  return found.visitor
}

export const MB = 1024 * 1024
