// The calls of one session take turns, so that no session slows the others.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SessionTurns } from '../../server/http/sessionTurns.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

/** Turns on a clock that is moved by hand; which call had its turn stands in `begun`, rests in `rests`. */
function order() {
  let busy = 0
  const due: (() => void)[] = []
  const rests: number[] = []
  const begun: string[] = []
  const turns = new SessionTurns({
    busyMs: () => busy,
    later: (act, restMs) => {
      rests.push(restMs)
      due.push(act)
    },
  })
  const come = (caller: string, name = caller) => {
    const pass = turns.pass(caller)
    void pass.turn.then((mayGo) => begun.push(mayGo ? name : `${name} left`))
    return pass
  }
  const work = (ms: number) => (busy += ms)
  /** A turn of the event loop. */
  const pass = async () => {
    for (const act of due.splice(0)) act()
    await Promise.resolve()
  }
  return { turns, come, work, pass, rests, begun }
}

describe('the calls of one session', () => {
  it('go one after the other, those of another one beside them', async () => {
    const { come, pass, begun } = order()
    const first = come('a', 'a1')
    const second = come('a', 'a2')
    come('b')
    await pass()
    expect(begun).toEqual(['a1', 'b'])
    first.end()
    expect(begun).toEqual(['a1', 'b'])
    await pass()
    expect(begun).toEqual(['a1', 'b', 'a2'])
    second.end()
    second.end()
    await pass()
    come('a', 'a3')
    await pass()
    expect(begun.at(-1)).toBe('a3')
  })

  it('rest as long as the process was busy with one, up to a tenth of a second, and not after a short one', async () => {
    const { come, work, pass, rests } = order()
    for (const ms of [2, 60, 900]) {
      const call = come('a')
      work(ms)
      call.end()
      await pass()
    }
    expect(rests).toEqual([0, 60, 100])
  })

  it('leave the order when their caller is gone, and go on once they began', async () => {
    const { come, pass, begun } = order()
    const first = come('a', 'a1')
    const second = come('a', 'a2')
    const third = come('a', 'a3')
    await pass()
    first.leave()
    second.leave()
    await pass()
    expect(begun).toEqual(['a1', 'a2 left'])
    first.end()
    await pass()
    expect(begun).toEqual(['a1', 'a2 left', 'a3'])
    third.end()
  })

  it('wait up to a number, beyond which more are told to come later', () => {
    const { turns, come } = order()
    for (let n = 0; n <= 40; n++) {
      expect(turns.isFull('a')).toBe(false)
      come('a')
    }
    expect(turns.isFull('a')).toBe(true)
    expect(turns.isFull('b')).toBe(false)
  })
})

describe('at the door', () => {
  let server: TestServer
  let village: Village
  beforeAll(async () => {
    server = await openTestServer()
    village = await settle(server.deps)
  })
  afterAll(() => server.close())

  it('a crowd of calls is answered, or told to come later, and the session goes on', async () => {
    const caller = new Caller(server, await sessionOf(server.deps, village.coordinator))
    const answers = await Promise.all(
      Array.from({ length: 80 }, () => caller.send('GET', '/api/offices')),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(41)
    expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([])
    expect((await caller.send('GET', '/api/offices')).status).toBe(200)
  })

  it('whoever else calls is answered between the calls of a crowd, not after them', async () => {
    const crowd = new Caller(server, await sessionOf(server.deps, village.analyst))
    const other = new Caller(server, await sessionOf(server.deps, village.coordinator))
    let answered = 0
    const asked = Array.from({ length: 40 }, async () => {
      await crowd.send('GET', '/api/cycles/2023/list.csv')
      answered++
    })
    await Promise.race(asked)
    const behind: number[] = []
    for (let n = 0; n < 3; n++) {
      const before = answered
      expect((await other.send('GET', '/api/offices')).status).toBe(200)
      behind.push(answered - before)
    }
    await Promise.all(asked)
    expect(answered).toBe(40)
    expect(Math.min(...behind)).toBeLessThan(8)
  })

  it('a caller who leaves while calls wait, or whose body is none, keeps no turn', async () => {
    const cookies = await sessionOf(server.deps, village.coordinator)
    const caller = new Caller(server, cookies)
    const leaving = Array.from({ length: 30 }, async () => {
      const gone = new AbortController()
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const asked = fetch(`${server.address}/api/offices`, {
        headers: { cookie },
        signal: gone.signal,
      }).catch(() => null)
      setTimeout(() => gone.abort(), 2)
      await asked
    })
    await Promise.all(leaving)
    const id = village.own.procedureId
    const broken = await caller.send('POST', `/api/procedures/${id}/packages`, '{"no":')
    expect(broken.status).toBe(400)
    expect((await caller.send('GET', '/api/offices')).status).toBe(200)
  })
})
