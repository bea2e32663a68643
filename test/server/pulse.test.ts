import { EventEmitter } from 'node:events'
import { afterEach, expect, it } from 'vitest'
import { Pulse } from '../../server/http/pulse.ts'

class FakeSocket extends EventEmitter {
  pings = 0
  ended = false
  ping(): void {
    this.pings++
  }
  terminate(): void {
    this.ended = true
  }
}

let now = 0
const pulse = new Pulse(() => now)
afterEach(() => pulse.stop())

it('ends a WebSocket that left a ping unanswered until the next beat, and no other', () => {
  const alive = new FakeSocket()
  const dead = new FakeSocket()
  for (const socket of [alive, dead]) pulse.watchSocket(socket as never)
  pulse.beat()
  alive.emit('pong')
  pulse.beat()
  expect([alive.ended, dead.ended]).toEqual([false, true])
  expect(alive.pings).toBe(2)
})

it('cuts a line of posts after a minute and a half of silence, not before', () => {
  const cut: string[] = []
  const busy = pulse.watchSilence(() => cut.push('busy'))
  pulse.watchSilence(() => cut.push('silent'))
  now = 89_000
  pulse.beat()
  busy.heard()
  now = 91_000
  pulse.beat()
  expect(cut).toEqual(['silent'])
})

it('looks no more at a line that has ended', () => {
  const cut: string[] = []
  pulse.watchSilence(() => cut.push('gone')).end()
  now += 100_000
  pulse.beat()
  expect(cut).toEqual([])
})
