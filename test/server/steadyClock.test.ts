import { expect, it } from 'vitest'
import { steadyClock } from '../../server/kernel/steadyClock.ts'

/** Three watches that can be set apart from each other. */
function watches() {
  const time = { wall: 1_000_000, awake: 50, machine: 7_000 }
  const clock = steadyClock({
    wall: () => time.wall,
    awake: () => time.awake,
    machine: () => time.machine,
  })
  const pass = (ms: number) => {
    time.wall += ms
    time.awake += ms
    time.machine += ms
  }
  return { time, clock, pass }
}

it('begins at the wall clock and runs with it', () => {
  const { clock, pass } = watches()
  expect(clock()).toBe(1_000_000)
  pass(90_000)
  expect(clock()).toBe(1_090_000)
})

it('does not notice when somebody sets the wall clock, forward or back', () => {
  const { time, clock, pass } = watches()
  time.wall += 86_400_000
  pass(2_000)
  expect(clock()).toBe(1_002_000)
  time.wall -= 2 * 86_400_000
  pass(2_000)
  expect(clock()).toBe(1_004_000)
})

it('counts what the machine slept, once, and no coarseness of its watches', () => {
  const { time, clock, pass } = watches()
  time.machine += 900
  pass(2_000)
  expect(clock()).toBe(1_002_000)
  time.machine += 1_800_000
  pass(2_000)
  expect(clock()).toBe(1_004_000 + 1_800_900)
  pass(2_000)
  expect(clock()).toBe(1_006_000 + 1_800_900)
})
