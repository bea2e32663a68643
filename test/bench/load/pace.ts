import { setTimeout as pause } from 'node:timers/promises'

/** Most commands given in one turn, so that what arrives is noticed in between. */
const IN_ONE_TURN = 1000

/**
 * Calls `give` whenever a command is due: `dueAt(n)` says when the n-th is, in milliseconds from now. Ends after
 * `total` commands or when `enough` says so. What is due is given late rather than left out.
 */
export async function pace(
  total: number,
  dueAt: (n: number) => number,
  give: (n: number, due: number) => void,
  enough: () => boolean = () => false,
): Promise<void> {
  const start = performance.now()
  let n = 0
  while (n < total && !enough()) {
    const reached = performance.now()
    for (let turn = 0; n < total && turn < IN_ONE_TURN; turn++) {
      const due = start + dueAt(n)
      if (due > reached) break
      give(n, due)
      n++
    }
    await pause(1)
  }
}

/** Waits until something holds; false if it did not within so many milliseconds. */
export async function until(ms: number, holds: () => boolean): Promise<boolean> {
  const end = performance.now() + ms
  while (!holds()) {
    if (performance.now() > end) return false
    await pause(2)
  }
  return true
}

/** What is on its way while a system is pressed. */
export interface Progress {
  readonly count: number
  readonly whole: number
}

/** Commands on their way at the least. */
const LEAST = 50
/** The rate is that of the last so many milliseconds. */
const LOOK_BACK_MS = 500
/** Seconds' worth of commands on their way: enough to fill every group, few enough to be with all in time. */
const ON_THE_WAY = 0.4
/** At most so many in one room: what a reader has not taken yet stays well below the 1 MiB at which it is cut off. */
export const MOST_IN_ONE_ROOM = 2000

/**
 * Gives as many commands as are taken in: always so many on their way as were finished in the last 0.4 seconds.
 * The load finds its own height, up to `most` on their way, and a hiccup of the machine does not end it.
 */
export async function press(
  ms: number,
  most: number,
  progress: Progress,
  give: (due: number) => void,
): Promise<void> {
  const start = performance.now()
  const past: { at: number; whole: number }[] = []
  let allowed = LEAST
  for (let now = start; now - start < ms; now = performance.now()) {
    for (let turn = 0; turn < IN_ONE_TURN; turn++) {
      if (progress.count - progress.whole >= allowed) break
      give(performance.now())
    }
    await pause(1)
    const seen = { at: performance.now(), whole: progress.whole }
    past.push(seen)
    while (past.length > 2 && seen.at - (past[1]?.at ?? 0) >= LOOK_BACK_MS) past.shift()
    const [first = seen] = past
    if (seen.at - first.at < LOOK_BACK_MS) continue
    const perSecond = ((seen.whole - first.whole) * 1000) / (seen.at - first.at)
    allowed = Math.min(most, Math.max(LEAST, perSecond * ON_THE_WAY))
  }
}
