import { expect, it } from 'vitest'
import { ServerClock } from '../../client/kernel/serverClock.ts'

/** A device whose clock may be set; the server's runs on. */
function device() {
  let time = 1_000_000
  let offset = 0
  const clock = new ServerClock(() => time + offset)
  return {
    clock,
    server: () => time,
    set: (by: number) => (offset += by),
    ping: (roundTrip: number) => {
      const sent = time + offset
      time += roundTrip / 2
      const said = time
      time += roundTrip / 2
      clock.measured(sent, said)
    },
  }
}

it('goes by the shortest round trip', () => {
  const { clock, server, set, ping } = device()
  set(-40_000)
  ping(800)
  ping(20)
  ping(400)
  expect(clock.now()).toBeCloseTo(server())
})

it.each([-60_000, 60_000])('[RO10] knows after one ping that the device was set by %i ms', (by) => {
  const { clock, server, set, ping } = device()
  for (let times = 0; times < 9; times++) ping(10)
  set(by)
  ping(300)
  expect(clock.now()).toBeCloseTo(server())
})
