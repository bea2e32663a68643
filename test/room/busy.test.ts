import { expect, it } from 'vitest'
import { Crash, MemoryRoomStore } from '../support/memoryRoomStore.ts'
import { SimWorld } from './simWorld.ts'

/** Another process holds the file for the moment of one transaction. */
class BusyOnce extends MemoryRoomStore {
  isHeld = false
  override begin(): void {
    if (!this.isHeld) return super.begin()
    this.isHeld = false
    throw Object.assign(new Crash('held'), { code: 'SQLITE_BUSY' })
  }
}

/** Another process holds the file for the moment of one commit. */
class BusyAtCommit extends MemoryRoomStore {
  isHeld = false
  override commit(): void {
    if (!this.isHeld) return super.commit()
    this.isHeld = false
    throw Object.assign(new Crash('held'), { code: 'SQLITE_BUSY' })
  }
}

it('[RO1] [RO4] a command whose transaction was taken back is not known, and is done with the next one', async () => {
  const store = new BusyAtCommit()
  const world = new SimWorld({ seed: 3, store })
  const [seat] = world.open(3).seats
  const id = world.prng.id()
  seat?.run(id, { type: 'parkTopic', id: world.prng.id(), text: 'Das wartet.' })
  store.isHeld = true
  world.settle()
  expect(store.isHeld).toBe(false)
  await new Promise((next) => setTimeout(next, 400))
  world.settle()
  expect(seat?.outcomes.get(id)).toBeNull()
  expect(seat?.view.room.discussion.parked.map(({ text }) => text)).toEqual(['Das wartet.'])
})

it.each(['conclude', 'remove', 'basisChanged'] as const)(
  '[RO1] %s takes no room away while what was said in it waits',
  async (change) => {
    const store = new BusyOnce()
    const world = new SimWorld({ seed: 3, store })
    const { seats } = world.open(3)
    const [seat] = seats
    const { id } = world.source
    seat?.run(world.prng.id(), { type: 'parkTopic', id: world.prng.id(), text: 'Das wartet.' })
    seat?.deliverUp(5)
    const events = store.events(id).length
    store.isHeld = true
    expect(() => world.rooms[change](id, () => undefined)).toThrow()
    expect(store.events(id)).toHaveLength(events)
    // A job that waits is tried again a moment later.
    await new Promise((next) => setTimeout(next, 400))
    expect(store.events(id).length).toBeGreaterThan(events)
    expect(JSON.stringify(world.rooms.slice(id))).toContain('Das wartet.')
  },
)

it('[RO10] what waited for the database for too long is not done any more', async () => {
  const store = new BusyOnce()
  const world = new SimWorld({ seed: 3, store })
  const { facilitator } = world.open(3)
  const { agenda, stepId } = facilitator.view.room.workshop
  const command = { type: 'enterStep', stepId: agenda.find(({ id }) => id !== stepId)?.id }
  const until = world.now + 10_000
  store.isHeld = true
  facilitator.say(JSON.stringify({ t: 'command', id: world.prng.id(), command, until }))
  world.settle()
  expect(store.isHeld).toBe(false)
  world.pass(11_000)
  await new Promise((next) => setTimeout(next, 400))
  world.settle()
  expect(facilitator.view.room.workshop.stepId).toBe(stepId)
  expect(facilitator.received.some((text) => text.includes('connection.unanswered'))).toBe(true)
})
