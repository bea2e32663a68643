import { beforeEach, describe, expect, it } from 'vitest'
import { LineChoice, type Way } from '../../client/kernel/lineChoice.ts'
import type { SocketLike } from '../../client/kernel/transport.ts'

let now: number
let opened: Way[]
let choice: LineChoice

beforeEach(() => {
  now = 0
  opened = []
  const note = (way: Way) => () => {
    opened.push(way)
    return {} as SocketLike
  }
  choice = new LineChoice({ socket: note('socket'), events: note('events') }, () => now)
})

/** Opens so many times without an answer. */
function fail(times: number): void {
  for (let at = 0; at < times; at++) choice.open()
}

describe('the way through the network', () => {
  it('is a WebSocket, and stays one while it works', () => {
    choice.open()
    choice.worked()
    choice.open()
    choice.worked()
    expect(opened).toEqual(['socket', 'socket'])
    expect(choice.way).toBe('socket')
  })

  it('is server-sent events after two WebSockets failed', () => {
    fail(3)
    choice.worked()
    expect(opened).toEqual(['socket', 'socket', 'events'])
    expect(choice.way).toBe('events')
  })

  it('is server-sent events at once where a WebSocket hung', () => {
    choice.open()
    now = 8_000
    choice.open()
    expect(opened).toEqual(['socket', 'events'])
  })

  it('comes back to the WebSocket where nothing works at all', () => {
    fail(7)
    expect(opened).toEqual(['socket', 'socket', 'events', 'socket', 'socket', 'events', 'socket'])
  })

  it('stays with server-sent events after a short loss, and tries the WebSocket again later', () => {
    fail(3)
    choice.worked()
    now = 60_000
    choice.open()
    expect(opened.at(-1)).toBe('events')
    choice.worked()
    now = 10 * 60_000
    choice.open()
    expect(opened.at(-1)).toBe('socket')
  })

  it('an offline moment on a working WebSocket starts with the WebSocket', () => {
    choice.open()
    choice.worked()
    fail(2)
    expect(opened).toEqual(['socket', 'socket', 'socket'])
  })
})
