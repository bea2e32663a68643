// The demo of the state level: made by the server's own functions, with releases that were computed once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logIn } from '../../server/demo/visitor.ts'
import type { SeededState } from '../../server/demo/seedDemo.ts'
import { seedState } from '../../server/demo/state/seedState.ts'
import { storedRelease } from '../../server/demo/state/storedReleases.ts'
import { hashOfFile } from '../../server/releasePackage/signature.ts'
import { holdingsIn } from '../../server/rollup/holdings.sqlite.ts'
import { earlierOf } from '../../server/rollup/readEarlier.ts'
import { makeRelease } from '../../shared/rollup/release.ts'
import { releaseSchema } from '../../shared/rollup/release.schema.ts'
import { DEFAULT_RULES } from '../../shared/disclosure/rules.schema.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let seeded: SeededState
let moved = 0
beforeAll(async () => {
  server = await openTestServer()
  seeded = await seedState(server.deps, {
    moveClock: (ms) => {
      moved += ms
      server.advance(ms)
    },
    compute: () => Promise.reject(new Error('a stored release is not of these packages')),
    isAnew: false,
  })
}, 120_000)
afterAll(() => server.close())

const as = async (mailbox: string): Promise<Caller> => {
  const account = seeded.accounts.find(({ email }) => email.startsWith(`${mailbox}@`))
  if (!account) throw new Error(`there is no ${mailbox}`)
  return new Caller(server, await logIn(server.address, account.email, account.password))
}

describe('the demo of the state level', () => {
  it('has 186 offices, of which more delivered in the second release, and the clock as it was', async () => {
    const analyst = await as('auswertung')
    const rollups = await analyst.call('listRollups')
    expect(rollups).toMatchObject([
      { number: 2, dueOffices: 131, allOffices: 186, lost: false },
      { number: 1, dueOffices: 76, allOffices: 186, lost: false },
    ])
    expect(moved).toBe(0)
    const days = (Number(rollups[0]?.closedAt) - Number(rollups[1]?.closedAt)) / 86_400_000
    expect(days, 'closed at other times').toBeGreaterThan(100)
    const officesOf = async (number: number) => {
      const { text } = await analyst.send('GET', `/api/rollups/${String(number)}/release.json`)
      const { populations } = releaseSchema.parse(JSON.parse(text))
      return populations.find(({ cycle, kind }) => cycle === 2023 && kind === 'random')?.offices
    }
    expect([await officesOf(1), await officesOf(2)]).toEqual([69, 124])
  })

  it('[LA2] two answer for secrecy, and the plain analyst does not', async () => {
    const first = await as('geheimhaltung')
    const { officers, draft } = await first.call('getRollupDraft')
    expect([officers, draft]).toEqual([2, null])
    expect((await (await as('auswertung')).refused('getRollupDraft')).status).toBe(404)
  })

  it('an office finds its own package among those that came in', async () => {
    const account = (await (await as('koordination')).call('me')).account
    const own = server.deps.sqlite
      .prepare<[string], { cycleStart: number; usedIn: number; here: number }>(
        `SELECT cycleStart, usedIn, EXISTS (SELECT 1 FROM release_package AS own WHERE own.hash = received_package.hash) AS here
         FROM received_package WHERE officeId = ? AND replacedBy IS NULL ORDER BY cycleStart`,
      )
      .all(account?.officeId ?? '')
    expect(own).toEqual([
      { cycleStart: 2018, usedIn: 1, here: 0 },
      { cycleStart: 2023, usedIn: expect.any(Number) as number, here: 1 },
    ])
  })

  it('[SE4] [SE6] recommends to all: answered and counted, heard, and a draft no office sees', async () => {
    const analyst = await as('auswertung')
    const all = await analyst.call('listStateRecommendations')
    expect(all.map(({ step }) => step).toSorted()).toEqual(['draft', 'hearing', 'published'])
    const answered = all.find(({ step }) => step === 'published')
    const { counts } = await analyst.call('getStateRecommendation', {
      params: { id: answered?.id ?? '' },
    })
    expect(counts).toMatchObject([{ rollup: 2, offices: 186 }])
    expect(counts[0]?.shown.adopted).toBeGreaterThan(60)
    const office = await (await as('koordination')).call('listStateRecommendations')
    expect(office.map(({ step, own }) => [step, own]).toSorted()).toEqual([
      ['hearing', { comment: 'none', answer: null }],
      ['published', { comment: 'none', answer: null }],
    ])
  })

  it('[LW10] its stored releases follow from the packages, figure by figure', async () => {
    const { held, closed } = holdingsIn(server.deps.sqlite, '2026-H2')
    const earlier = closed.map(({ releaseFile, auditFile }) =>
      earlierOf(releaseFile, auditFile, held),
    )
    expect(earlier.map((one) => ('hash' in one ? one.release.number : one))).toEqual([1, 2])
    const stop = new Error('counted')
    const recount = (change: (release: string) => string) =>
      makeRelease(
        {
          ...{ selection: { counted: [], replaced: 0, withdrawn: 0 }, catalogues: [] },
          earlier: closed.map(({ releaseFile, auditFile }) => {
            const one = earlierOf(releaseFile, auditFile, held)
            if (!('hash' in one)) throw new Error('a package is missing')
            const release = releaseSchema.parse(JSON.parse(change(releaseFile)))
            return { ...one, release }
          }),
          rules: DEFAULT_RULES,
        },
        { suppress: () => Promise.reject(stop), audit: () => Promise.reject(stop) },
      ).then(
        () => 'made',
        (error: unknown) => String(error),
      )
    expect(await recount((release) => release)).toBe('Error: counted')
    // A figure that is one office too high is found.
    const raised = (release: string) =>
      release.replace(/"offices":(\d\d),/, (_, n: string) => `"offices":${String(Number(n) + 1)},`)
    expect(await recount(raised)).not.toBe('Error: counted')
  })

  it('takes a stored release for no other packages', () => {
    const { closed } = holdingsIn(server.deps.sqlite, '2026-H2')
    const audit = JSON.parse(closed[0]?.auditFile ?? '{}') as { packages: readonly string[] }
    expect(storedRelease(1, audit.packages, [])?.hash).toBe(
      hashOfFile(closed[0]?.releaseFile ?? ''),
    )
    expect(storedRelease(1, audit.packages.slice(1), [])).toBeUndefined()
    expect(storedRelease(2, audit.packages, [])).toBeUndefined()
  })
})
