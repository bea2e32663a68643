import { beforeEach, describe, expect, it } from 'vitest'
import { LineTransport, type SocketLike } from '../../client/kernel/transport.ts'
import { closeCode, type ServerMessage } from '../../shared/protocol/message.ts'
import { FakeTime } from './fakeTime.ts'

class FakeSocket implements SocketLike {
  readyState = 0
  onopen: SocketLike['onopen'] = null
  onmessage: SocketLike['onmessage'] = null
  onclose: SocketLike['onclose'] = null
  readonly sent: string[] = []
  /** Does the other side answer pings? */
  alive = true

  send(text: string): void {
    this.sent.push(text)
    const said = JSON.parse(text) as { t: string; sent: number }
    if (said.t === 'ping' && this.alive) this.hear({ t: 'pong', sent: said.sent, serverNow: 0 })
  }

  close(): void {
    this.readyState = 3
  }

  open(): void {
    this.readyState = 1
    this.onopen?.()
  }

  hear(message: ServerMessage): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
}

let time: FakeTime
let sockets: FakeSocket[]
let told: string[]
let refusing: boolean
/** Shortest time after which a timer runs, as in a tab that sleeps. */
let throttle: number
let transport: LineTransport
const newest = (): FakeSocket => {
  const socket = sockets.at(-1)
  if (!socket) throw new Error('no socket was opened')
  return socket
}

/** Everything anew: a page that was just opened. */
function openPage(): void {
  time = new FakeTime()
  sockets = []
  told = []
  refusing = false
  throttle = 0
  transport = new LineTransport(
    {
      open: () => {
        if (refusing) throw new Error('blocked')
        sockets.push(new FakeSocket())
        return newest()
      },
      worked: () => told.push('worked'),
      now: () => time.now,
      random: () => 1,
      later: (ms, run) => time.later(Math.max(ms, throttle), run),
    },
    {
      opened: () => told.push('opened'),
      received: () => undefined,
      lost: () => told.push('lost'),
      ended: (code) => told.push(`ended ${String(code)}`),
    },
  )
}
beforeEach(openPage)

/** A line that works: opened and answered. */
function live(): FakeSocket {
  newest().open()
  newest().hear({ t: 'ack', ids: [] })
  return newest()
}

describe('a line', () => {
  it('works once something was heard on it, not when it is open', () => {
    newest().open()
    expect(told).toEqual(['opened'])
    newest().hear({ t: 'ack', ids: [] })
    expect(told).toEqual(['opened', 'worked'])
  })

  it('that opens and never answers is given up after eight seconds', () => {
    newest().open()
    time.pass(7_999)
    expect(told).not.toContain('lost')
    time.pass(1)
    expect(told).toContain('lost')
  })

  it('stays while pings are answered, however long nobody speaks', () => {
    live()
    time.pass(10 * 60_000)
    expect(sockets).toHaveLength(1)
  })

  it('that is dead without a word is noticed within 20 seconds, whenever it died', () => {
    for (let offset = 0; offset < 10_000; offset += 500) {
      openPage()
      const socket = live()
      time.pass(30_000 + offset)
      socket.alive = false
      told.length = 0
      const from = time.now
      while (!told.includes('lost') && time.now < from + 60_000) time.pass(100)
      expect(time.now - from).toBeGreaterThanOrEqual(10_000)
      expect(time.now - from).toBeLessThanOrEqual(20_000)
    }
  })

  it('whose timers are throttled to one a minute still pings once a minute', () => {
    const socket = live()
    socket.sent.length = 0
    throttle = 60_000
    time.pass(11 * 60_000)
    expect(socket.sent.length).toBeGreaterThanOrEqual(10)
    expect(socket.sent.length).toBeLessThanOrEqual(12)
    expect(sockets).toHaveLength(1)
  })

  it('that is dead when the phone wakes up is noticed five seconds after the nudge', () => {
    const socket = live()
    socket.alive = false
    transport.nudge()
    time.pass(4_900)
    expect(told).not.toContain('lost')
    time.pass(200)
    expect(told).toContain('lost')
  })

  it('that lives when the phone wakes up is kept', () => {
    live()
    transport.nudge()
    time.pass(60_000)
    expect(sockets).toHaveLength(1)
  })

  it('comes back with longer and longer waits, ten seconds at most, and at once when nudged', () => {
    const waits: number[] = []
    for (let at = 0; at < 9; at++) {
      newest().onclose?.({ code: 1006 })
      const from = time.now
      const before = sockets.length
      while (sockets.length === before) time.pass(50)
      waits.push(time.now - from)
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000])
    newest().onclose?.({ code: 1006 })
    const before = sockets.length
    transport.nudge()
    expect(sockets).toHaveLength(before + 1)
  })

  it('does not come back when it was shown out', () => {
    live().onclose?.({ code: closeCode.denied })
    time.pass(60_000)
    expect(told).toContain(`ended ${String(closeCode.denied)}`)
    expect(sockets).toHaveLength(1)
  })

  it('that the browser refuses to open is tried again', () => {
    live()
    refusing = true
    newest().onclose?.({ code: 1006 })
    time.pass(1_000)
    refusing = false
    time.pass(1_000)
    expect(sockets).toHaveLength(2)
  })

  it('hears no more from a socket it gave up', () => {
    const old = live()
    transport.restart()
    told = []
    old.hear({ t: 'ack', ids: [] })
    old.onclose?.({ code: 1006 })
    expect(told).toEqual([])
  })
})
