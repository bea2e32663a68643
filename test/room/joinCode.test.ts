import { describe, expect, it } from 'vitest'
import { SimWorld, type WorldOptions } from './simWorld.ts'

const FIRST = 'K7QM3RTX'
const SECOND = 'WXYZ2345'

/** A room with every kind of listener in it, before and after the code is replaced. */
function withCodes(options: WorldOptions) {
  const world = new SimWorld(options)
  world.joinCode = { code: FIRST, expiresAt: world.now + 3_600_000 }
  const { facilitator, seats } = world.open(3)
  const [seat, recorder, co] = seats
  if (!seat || !recorder || !co) throw new Error('three seats were asked for')
  const projector = world.client('projector', 'projector')
  projector.connect()
  const change = { seatId: recorder.seatId, role: 'recorder' as const, groupSize: 1 }
  world.act(facilitator, { type: 'changeSeat', ...change })
  world.act(facilitator, { type: 'nameCoFacilitator', seatId: co.seatId, named: true })
  world.joinCode = { code: SECOND, expiresAt: world.now + 3_600_000 }
  world.rooms.joinCodeChanged(world.source.id)
  for (const client of [seat, recorder]) {
    client.drop()
    client.connect()
  }
  world.settle()
  const heard = (client: typeof seat) =>
    [FIRST, SECOND].filter((code) => client.received.join('\n').includes(code))
  return { world, facilitator, projector, seat, recorder, co, heard }
}

describe('the join code in a room', () => {
  it('reaches projector and facilitation, at once when it is replaced', () => {
    const { facilitator, projector, co, heard } = withCodes({ seed: 5 })
    expect(heard(facilitator)).toEqual([FIRST, SECOND])
    expect(heard(projector)).toEqual([FIRST, SECOND])
    expect(heard(co)).toEqual([FIRST, SECOND])
    expect(projector.joinCode?.code).toBe(SECOND)
  })

  it('never reaches a seat, whatever its task', () => {
    const { seat, recorder, heard } = withCodes({ seed: 5 })
    expect(heard(seat)).toEqual([])
    expect(heard(recorder)).toEqual([])
  })

  it('the same recording with the rule taken out is caught', () => {
    const { seat, heard } = withCodes({ seed: 5, rules: { hearsJoinCode: () => true } })
    expect(heard(seat)).toEqual([FIRST, SECOND])
  })

  it('is gone from the screens where none is valid any more', () => {
    const { world, projector } = withCodes({ seed: 5 })
    world.joinCode = null
    world.rooms.joinCodeChanged(world.source.id)
    world.settle()
    expect(projector.joinCode).toBeNull()
  })
})
