// Seats that do not take part in the load: they come to break something.
import { callAs, type Cookies } from '../../../server/demo/visitor.ts'
import type { LineTarget } from '../../support/lines.ts'
import type { FaultRun } from './fault.ts'
import { Load, type LoadSize } from './load.ts'
import { Scene, type Ground, type SettleMore } from './scene.ts'

/** Lets a person into a workshop of the scene; where its line goes to. */
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

/** A workshop in which others work, and a seat besides them. */
export async function sceneWithGuest(run: FaultRun, size: LoadSize, settleMore?: SettleMore) {
  const scene = await Scene.prepare(run, { offices: 1, workshops: 1 }, {}, settleMore)
  await scene.start()
  const load = new Load(scene, size)
  run.after(() => load.abandon())
  await load.gather()
  const [ground] = scene.grounds
  if (!ground) throw new Error('no workshop')
  const target = await admitGuest(scene, load, ground)
  load.begin()
  return { scene, load, target }
}

/** The facilitation of a workshop of the scene. */
export function facilitationOf(load: Load, ground: Ground) {
  const found = load.people.find((person) => person.ground === ground && person.seat === 0)
  if (!found) throw new Error('nobody steers')
  return found.visitor
}

export const MB = 1024 * 1024
