// What a scenario is, and what all of them need. What their figures mean is in the README.
import { measure } from './child.ts'
import { startContestant, type Contestant, type Name, type Setting } from './contestant.ts'
import type { Faults } from './load/meter.ts'
import type { Place } from './load/place.ts'
import type { TrafficFigures, TrafficTask } from './load/traffic.ts'

/** Figures by name; null if a contestant cannot be asked. */
export type Figures = Readonly<Record<string, number | null>>

/** How long steady loads last, and what the chance of this bench begins with. */
interface Length {
  readonly seconds: number
  readonly seed: number
}

/** One scenario: who takes part, and how one of them is measured once. */
export interface Scenario {
  readonly key: string
  readonly title: string
  takesPart(contestant: Contestant): boolean
  /** Has rounds of its own and runs once in a bench. */
  readonly once?: true
  run(contestant: Contestant, length: Length): Promise<Figures>
}

/** A contestant whose messages did not arrive exactly once has no figures. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise'
}

/** Starts a contestant, lets a visitor use it, and ends it whatever happened. */
export async function visiting<T>(
  contestant: Contestant,
  setting: Setting,
  visit: (place: Place) => Promise<T>,
): Promise<T> {
  const running = await startContestant(contestant, setting)
  try {
    return await visit(running.place)
  } finally {
    await running.stop()
  }
}

export const everybody = () => true
export const only =
  (...names: readonly Name[]) =>
  ({ name }: Contestant) =>
    names.includes(name)

/** Lets a crowd work. Throws if a message did not arrive everywhere exactly once. */
export async function trafficOf(
  place: Place,
  task: Omit<TrafficTask, 'kind' | 'place'>,
): Promise<TrafficFigures> {
  const figures = await measure<TrafficFigures>({ kind: 'traffic', place, ...task })
  whole(figures.faults)
  return figures
}

/** Throws where a message did not arrive everywhere exactly once. */
export function whole({ missing, doubled, strayed }: Faults): void {
  if (missing + doubled + strayed > 0)
    throw new BrokenPromise(`${missing} missing, ${doubled} doubled, ${strayed} in a wrong room`)
}

/** Seconds in which as much is given as is taken in. */
export const PRESSED_S = 2
