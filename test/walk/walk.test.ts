import { expect, it } from 'vitest'
import { describeFault, sweep, walk, type WalkReport } from './walker.ts'

const SEED = Number(process.env.SEED ?? 7)
/** The short walk of `npm test`; the long one is `npm run walk`. */
const MINUTES = 2

function expectSound({ seed, acts, controls, faults }: WalkReport): void {
  console.log(`seed ${seed}: ${acts} acts on ${controls} different controls`)
  expect(faults.map(describeFault)).toEqual([])
}

it(`every control a person is offered in a day is answered, seed ${SEED}`, async () => {
  const report = await sweep({ seed: SEED })
  expect(report.controls).toBeGreaterThan(150)
  expectSound(report)
}, 900_000)

it(`people who press, type, go back and reload meet no fault for ${MINUTES} minutes, seed ${SEED}`, async () => {
  const report = await walk({ seed: SEED, minutes: MINUTES })
  expect(report.acts).toBeGreaterThan(20)
  expectSound(report)
}, 600_000)
