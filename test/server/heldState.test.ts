// `npm run state` in its short form: people hold the workshops of twelve offices through the doors of a server.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { holdState, type HeldState } from '../../server/demo/state/holdState.ts'
import { newSetupToken } from '../../server/login/setupLink.ts'
import { openTestServer, type TestServer } from '../support/testServer.ts'

const SEED = 5
let server: TestServer
let held: HeldState
beforeAll(async () => {
  server = await openTestServer()
  held = await holdState(
    {
      address: server.address,
      clock: server.deps.clock,
      moveClock: (ms) => server.advance(ms),
      setupToken: () => newSetupToken(server.deps),
    },
    { offices: 12, seed: SEED, rooms: 3, say: () => undefined },
  )
}, 300_000)
afterAll(() => server.close())

it('[LA4] people plan, join, write, agree, deliver and close: both releases say what they were told to find', () => {
  expect(held.packages).toBe(12)
  expect(held.releases.map(({ release }) => release.number)).toEqual([1, 2])
  const offices = held.releases.map(
    ({ release }) => release.populations.find(({ kind }) => kind === 'structure')?.offices,
  )
  expect(offices).toEqual([6, 12])
  for (const { comparison } of held.releases) expect(comparison.wrong).toEqual([])
  expect(held.releases[1]?.comparison.equal).toBeGreaterThan(5)
})

it('leaves no log, no seat and no ballot of the days that were concluded', () => {
  const count = (sql: string) => server.deps.sqlite.prepare<[], number>(sql).pluck().get()
  expect(count("SELECT count(*) FROM workshop WHERE status = 'concluded'")).toBe(held.workshops)
  expect(count('SELECT count(*) FROM workshop_event')).toBe(0)
  expect(count('SELECT count(*) FROM seat')).toBe(0)
  expect(count('SELECT count(*) FROM received_package WHERE usedIn = 1')).toBe(6)
})
