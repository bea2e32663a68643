import { measure } from '../child.ts'
import type { late, storm } from '../load/late.ts'
import { BrokenPromise, everybody, visiting, type Scenario } from '../scenario.ts'

const PASTS = [5000, 50_000] as const

/** A person comes late into a room with a long past. */
export const lateJoiner: Scenario = {
  key: 'lateJoiner',
  title: 'late joiner in a room with 5,000 and 50,000 events',
  takesPart: ({ hasState }) => hasState,
  run: (contestant) =>
    visiting(contestant, { rooms: 2, seats: 25, past: PASTS }, async (place) => {
      const join = (room: number) =>
        measure<Awaited<ReturnType<typeof late>>>({ kind: 'late', place, room, joins: 4 })
      const [few, many] = [await join(0), await join(1)]
      return {
        few: few.milliseconds,
        fewBytes: few.bytes,
        many: many.milliseconds,
        manyFirst: many.first,
        manyBytes: many.bytes,
      }
    }),
}

/** A whole house loses the network and comes back. */
export const reconnectStorm: Scenario = {
  key: 'storm',
  title: 'reconnect storm: 300 in 12 rooms at once',
  takesPart: everybody,
  run: (contestant) =>
    visiting(contestant, { rooms: 12, seats: 25 }, async (place) => {
      const task = { kind: 'storm', place, rooms: 12, seats: 25 } as const
      const { milliseconds, cpuSeconds, back } =
        await measure<Awaited<ReturnType<typeof storm>>>(task)
      if (back !== 300) throw new BrokenPromise(`${back} of 300 came back`)
      return { milliseconds, cpuSeconds }
    }),
}
