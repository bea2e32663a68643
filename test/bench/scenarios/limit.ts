import { measure } from '../child.ts'
import { named } from '../contestant.ts'
import { FOREIGN_CORES, median } from '../figure.ts'
import type { pair, Round } from '../load/pair.ts'
import { RATES, type sweep } from '../load/sweep.ts'
import { only, visiting, whole, type Figures, type Scenario } from '../scenario.ts'

/** Rounds of one comparison; each has a turn of both at the steady rate and one of both at the limit of what they take in. */
const ROUNDS = 5
const TURN_S = 2
const PRESSED_S = 1.5

const middle = (rounds: readonly Round[], of: (round: Round) => readonly [number, number]) => {
  const values = rounds.map(of)
  return {
    mine: median(values.map(([mine]) => mine)),
    its: median(values.map(([, its]) => its)),
    ratio: median(values.map(([mine, its]) => mine / its)),
  }
}

/** The product and the durable limit in turns, in one client process: the ratios that are the judge. */
export const againstLimit = (key: string, rooms: number, seats: number): Scenario => ({
  key,
  title: `${rooms} × ${seats} seats and the durable limit, in turns`,
  takesPart: only('product'),
  once: true,
  run: (contestant) =>
    visiting(contestant, { rooms, seats }, (product) =>
      visiting(named('durableWs'), { rooms, seats }, async (limit): Promise<Figures> => {
        const places = [product, limit] as const
        const turn = { perSecond: rooms * seats, seconds: TURN_S, pressed: PRESSED_S }
        const { rounds, foreignCores, faults } = await measure<Awaited<ReturnType<typeof pair>>>({
          ...{ kind: 'pair', places, rooms, seats, rounds: ROUNDS, ...turn },
        })
        whole(faults)
        const cpu = middle(rounds, (round) => round.cpu)
        const saturation = middle(rounds, (round) => round.saturation)
        const pressed = middle(rounds, (round) => round.pressedCpu)
        return {
          cpu: cpu.mine,
          limitCpu: cpu.its,
          cpuRatio: cpu.ratio,
          saturation: saturation.mine,
          limitSaturation: saturation.its,
          saturationRatio: saturation.ratio,
          pressedCpu: pressed.mine,
          limitPressedCpu: pressed.its,
          pressedRatio: pressed.ratio,
          foreignCores,
        }
      }),
    ),
})

const RATE_S = 1.5

/** The rate is raised until the median steps: even rotation, or a Poisson process with the seed of the bench. */
export const sweepUp = (key: string, isPoisson: boolean): Scenario => ({
  key,
  title: `40 × 25 seats, ever more commands, ${isPoisson ? 'as a Poisson process' : 'in even rotation'}`,
  takesPart: only('product', 'ws', 'durableWs'),
  once: true,
  run: (contestant, { seed }) =>
    visiting(contestant, { rooms: 40, seats: 25 }, async (place): Promise<Figures> => {
      const { points, knee, foreignCores, faults } = await measure<
        Awaited<ReturnType<typeof sweep>>
      >({
        ...{ kind: 'sweep', place, rooms: 40, seats: 25, rates: RATES, seconds: RATE_S },
        ...(isPoisson ? { seed } : {}),
      })
      whole(faults)
      const medians = points.map(({ perSecond, p50 }) => [`p50at${perSecond}`, p50] as const)
      return {
        knee: foreignCores > FOREIGN_CORES ? null : knee,
        ...Object.fromEntries(medians),
        foreignCores,
      }
    }),
})
