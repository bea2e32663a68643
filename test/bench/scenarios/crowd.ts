import { loadDemoCase } from '../../../server/demo/material/demoCase.ts'
import { measure } from '../child.ts'
import type { Sample } from '../load/annotating.ts'
import type { TrafficFigures } from '../load/traffic.ts'
import type { vote } from '../load/vote.ts'
import { everybody, only, PRESSED_S, trafficOf, visiting, type Scenario } from '../scenario.ts'

function sample(): Sample {
  const [first] = loadDemoCase('a').annotations
  if (!first) throw new Error('the demo case is empty')
  const { span, criteria, direction, weight, rating } = first
  return { span, criterionId: criteria[0] ?? '', direction, weight, rating, paper: false }
}

const figuresOf = ({ latency, acknowledgement, pressed, ...rest }: TrafficFigures) => ({
  p50: latency.p50,
  p99: latency.p99,
  ackP50: acknowledgement.p50,
  cpu: rest.cpuSecondsPer1000,
  up: rest.bytesUp,
  down: rest.bytesDown,
  saturation: pressed?.saturation ?? null,
  pressedCpu: pressed?.cpuSecondsPer1000 ?? null,
  memoryIdle: rest.memoryIdle,
  memory: rest.memory,
  clientCore: pressed?.clientCore ?? null,
  foreignCores: rest.foreignCores,
})

/** A room full of people: one command per second and seat, then as much as is taken in. */
export const crowd = (key: string, rooms: number, seats: number): Scenario => ({
  key,
  title: `${rooms} × ${seats} seats`,
  takesPart: everybody,
  run: (contestant, { seconds }) =>
    visiting(contestant, { rooms, seats }, async (place) => {
      const steady = { rooms, seats, perSecond: rooms * seats, seconds }
      return figuresOf(await trafficOf(place, { ...steady, pressed: PRESSED_S }))
    }),
})

/** The same with own annotations, which no other client may hear. */
export const privateCrowd: Scenario = {
  key: 'private25',
  title: 'own annotations, 1 × 25 seats',
  takesPart: only('product'),
  run: (contestant, { seconds }) =>
    visiting(contestant, { rooms: 1, seats: 25 }, async (place) => {
      const steady = { rooms: 1, seats: 25, perSecond: 25, seconds, sample: sample() }
      return figuresOf(await trafficOf(place, { ...steady, pressed: PRESSED_S }))
    }),
}

/** A full room votes within one second; no other contestant has a vote. */
export const voteBurst: Scenario = {
  key: 'vote200',
  title: 'a secret vote: 200 ballots within one second',
  takesPart: only('product'),
  run: (contestant) =>
    visiting(contestant, { rooms: 1, seats: 200, vote: true }, async (place) => {
      const { p50, p99, counted } = await measure<Awaited<ReturnType<typeof vote>>>({
        kind: 'vote',
        place,
        seats: 200,
      })
      return { p50, p99, counted }
    }),
}
