// Two servers in turns, from one client process: what each costs is compared within a second or two of the other, so that
// the hour and the neighbours of a machine weigh on both alike.
import { AtWork } from './atWork.ts'
import type { Size } from './crowd.ts'
import type { Faults } from './meter.ts'
import { MOST_IN_ONE_ROOM, press } from './pace.ts'
import type { Place } from './place.ts'
import { cpuSeconds, foreignCores } from './process.ts'

export interface PairTask extends Size {
  readonly kind: 'pair'
  /** The product, and the limit. */
  readonly places: readonly [Place, Place]
  readonly perSecond: number
  /** Seconds of one turn at the steady rate, and of one in which as much is given as is taken in. */
  readonly seconds: number
  readonly pressed: number
  readonly rounds: number
}

/** What one round found: of the product and of the limit. */
export interface Round {
  /** Seconds of CPU per 1,000 commands at the steady rate. */
  readonly cpu: readonly [number, number]
  /** Commands per second. */
  readonly saturation: readonly [number, number]
  /** Seconds of CPU per 1,000 commands there. */
  readonly pressedCpu: readonly [number, number]
}

export interface PairFigures {
  readonly rounds: readonly Round[]
  readonly foreignCores: number
  readonly faults: Faults
}

/** Later than this is not live any more. */
const LIMIT_MS = 1000

/** Lets one of them work; seconds of the server's CPU per 1,000 commands. */
async function costOf(work: AtWork, give: () => Promise<unknown>): Promise<number> {
  const { meter, job } = work
  const before = cpuSeconds(job.place.pid)
  const from = meter.count
  await give()
  await work.drained()
  return ((cpuSeconds(job.place.pid) - before) * 1000) / (meter.count - from)
}

/** As much as is taken in. */
export async function pressed(work: AtWork, seconds: number) {
  const { meter, job } = work
  const from = meter.count
  const most = job.rooms * MOST_IN_ONE_ROOM
  const cpu = await costOf(work, () => press(seconds * 1000, most, meter, work.give))
  return { saturation: meter.bestSecond({ from, to: meter.count }, LIMIT_MS), cpu }
}

export async function pair(task: PairTask): Promise<PairFigures> {
  const [product, limit] = task.places
  const { rooms, seats, perSecond, seconds } = task
  const works = [
    await AtWork.begin({ rooms, seats, place: product }, perSecond),
    await AtWork.begin({ rooms, seats, place: limit }, perSecond),
  ] as const
  const foreign = foreignCores([product.pid, limit.pid, process.pid])
  /** Every other round the limit comes first. */
  const both = async <T>(round: number, run: (work: AtWork) => Promise<T>): Promise<[T, T]> => {
    if (round % 2 === 0) return [await run(works[0]), await run(works[1])]
    const second = await run(works[1])
    return [await run(works[0]), second]
  }
  const rounds: Round[] = []
  for (let round = 0; round < task.rounds; round++) {
    const cpu = await both(round, (work) => costOf(work, () => work.steady({ perSecond }, seconds)))
    const [mine, its] = await both(round, (work) => pressed(work, task.pressed))
    rounds.push({
      cpu,
      saturation: [mine.saturation, its.saturation],
      pressedCpu: [mine.cpu, its.cpu],
    })
  }
  const faults = works.map(({ meter }) => meter.faults())
  const sum = (of: keyof Faults) => faults.reduce((total, each) => total + each[of], 0)
  return {
    rounds,
    foreignCores: foreign(),
    faults: { missing: sum('missing'), doubled: sum('doubled'), strayed: sum('strayed') },
  }
}
