// What a test of the walk asks for: no fault, and enough done that none can have hidden.
import { appendFileSync, mkdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect } from 'vitest'
import { describeFault, PICTURES } from './faults.ts'
import type { Part } from './person.ts'
import { describeReport, sweep, type SweepOptions, type WalkReport } from './walker.ts'

/** Always the same, so that a run is red for what was changed and not by chance; `SEED` takes another. */
export const SEED = Number(process.env.SEED ?? 7)
/** It has no hurry: a slow machine is slow, not broken. */
export const MOST_MS = 45 * 60_000

/** Sweeps all screens of these people; fails with each fault, its seed and its picture. */
export async function sweepOf(
  name: string,
  people: readonly Part[],
  leastControls: number,
): Promise<void> {
  expectSound(await sweep(people, { seed: SEED, ...logTo(name) }), leastControls)
}

/** Writes down how far it has come, act by act, in a file beside the pictures. */
export function logTo(name: string): Pick<SweepOptions, 'say' | 'trace'> {
  const file = resolve(PICTURES, `${name}.log`)
  mkdirSync(PICTURES, { recursive: true })
  rmSync(file, { force: true })
  const say = (line: string) =>
    appendFileSync(file, `${new Date().toISOString().slice(11, 19)} ${line}\n`)
  return { say, trace: say }
}

export function expectSound(report: WalkReport, leastControls: number): void {
  console.log(describeReport(report))
  expect(report.faults.map(describeFault)).toEqual([])
  expect(report.controls).toBeGreaterThan(leastControls)
}
