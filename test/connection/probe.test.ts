import { describe, expect, it } from 'vitest'
import { reportText, verdict } from '../../client/connection/connectionReport.ts'
import { measureCalls, measureLine, median, TRIPS } from '../../client/connection/probe.ts'
import type { SocketLike } from '../../client/kernel/transport.ts'
import { FakeTime } from '../kernel/fakeTime.ts'

/** A line that gives back what is said, each time after so many milliseconds; after `silentAfter` answers never again. */
function echo(time: FakeTime, delays: readonly number[], silentAfter = Infinity): SocketLike {
  let said = 0
  const line: SocketLike = {
    readyState: 1,
    onopen: null,
    onmessage: null,
    onclose: null,
    send: (data) => {
      const delay = delays[said % delays.length] ?? 0
      if (said++ < silentAfter) time.later(delay, () => line.onmessage?.({ data }))
    },
    close: () => undefined,
  }
  time.later(1, () => line.onopen?.())
  return line
}

describe('measuring', () => {
  it('the median does not mind one slow answer', () => {
    expect(median([5, 900, 7])).toBe(7)
    expect(median([4, 2, 8, 6])).toBe(5)
  })

  it('ten round trips on a line give their median', async () => {
    const time = new FakeTime()
    const world = { now: () => time.now, later: time.later }
    const measured = measureLine(() => echo(time, [10, 20, 30, 40, 1000]), world)
    time.pass(5000)
    expect(await measured).toBe(30)
  })

  it.each([
    ['never opens', () => ({ ...echo(new FakeTime(), [1]) })],
    [
      'is refused outright',
      () => {
        throw new Error('blocked')
      },
    ],
  ])('a line that %s does not work', async (_, open: () => SocketLike) => {
    const time = new FakeTime()
    const measured = measureLine(open, { now: () => time.now, later: time.later })
    time.pass(9000)
    expect(await measured).toBeNull()
  })

  it('a line that falls silent does not work', async () => {
    const time = new FakeTime()
    const world = { now: () => time.now, later: time.later }
    const measured = measureLine(() => echo(time, [5], 3), world)
    time.pass(9000)
    expect(await measured).toBeNull()
  })

  it('the first call opens the way and does not count', async () => {
    let now = 0
    let calls = 0
    const call = () => {
      now += calls++ === 0 ? 5000 : 20
      return Promise.resolve(true)
    }
    expect(await measureCalls(call, { now: () => now, later: () => () => undefined })).toBe(20)
    expect(calls).toBe(TRIPS + 1)
  })
})

describe('the result', () => {
  it.each([
    [{ https: null, socket: null, events: null }, 'antwortet von hier nicht'],
    [{ https: 9, socket: null, events: null }, 'der gemeinsame Raum nicht'],
    [{ https: 9, socket: null, events: 12 }, 'über den Ersatzweg'],
    [{ https: 9, socket: 12, events: null }, 'Der Ersatzweg ist gesperrt'],
    [{ https: 9, socket: 900, events: 900 }, 'langsam'],
    [{ https: 9, socket: 12, events: 14 }, 'Alles in Ordnung'],
  ])('says in words what %o means', (findings, words) => {
    expect(verdict(findings)).toContain(words)
  })

  it('names server, figures and what to allow, and nothing else', () => {
    const text = reportText({ https: 8.4, socket: null, events: 12 }, 'https://fw.example.org', 0)
    expect(text).toContain('Server: https://fw.example.org')
    expect(text).toContain('Seiten und Daten (HTTPS): 8 ms')
    expect(text).toContain('Gemeinsamer Raum (WebSocket): keine Antwort')
    expect(text).toContain('wss://fw.example.org/api/')
    expect(text).toContain('TCP-Port 443')
  })

  it('names nothing encrypted that is not', () => {
    const text = reportText({ https: 8, socket: 9, events: 12 }, 'http://10.1.2.3:3000', 0)
    expect(text).not.toMatch(/HTTPS|wss:/)
    expect(text).toContain('Seiten und Daten (HTTP, unverschlüsselt): 8 ms')
    expect(text).toContain('ws://10.1.2.3:3000/api/')
  })
})
