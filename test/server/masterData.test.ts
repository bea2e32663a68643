// Master data of a case at the door of the server: who reads, writes and confirms them, and when they are gone.
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countOf } from '../../server/db/countOf.ts'
import { noMasterData } from '../../shared/reviewCase/masterData.ts'
import type { MasterData } from '../../shared/reviewCase/masterData.schema.ts'
import { packageBlocks, type PackageBlock } from '../../shared/releasePackage/packageBlocks.ts'
import { inCanonicalOrder } from '../../shared/releasePackage/releasePackage.ts'
import { signedPackageSchema } from '../../shared/releasePackage/releasePackage.schema.ts'
import { releasable } from '../support/releasable.ts'
import { answered, nothingFound } from '../support/selfReview.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sampleText, sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
let first: Caller
let second: Caller
beforeEach(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  const as = async (id: string) => new Caller(server, await sessionOf(server.deps, id))
  first = await as(village.coordinator)
  second = await as(village.secondCoordinator)
})
afterEach(() => server.close())

/** Common in any office. */
const COMMON: MasterData = { ...noMasterData, result: 'none', ageBand: 'under6' }
/** Of a gender few cases have. */
const RARE: MasterData = { ...COMMON, gender: 'diverse' }

const change = (id: string, masterData: MasterData, base: number) => ({
  params: { id },
  body: { masterData, base },
})
const auditedAs = (action: string) =>
  countOf(server.deps.db.selectFrom('audit').where('action', '=', action))

/** What a piece of the page says as facts. */
const rowsIn = (block: PackageBlock) => (block.kind === 'facts' ? block.rows : [])

/** A case with a text that waits for the second account. */
async function waitingCase() {
  const body = { label: 'A-9', origin: 'random' as const, closed: true }
  const { id } = await first.call('addCase', { params: { id: village.own.procedureId }, body })
  const text = { base: 0, note: '', kept: [], selfReview: answered, intake: nothingFound }
  const { hash } = await first.call('submitCaseText', {
    params: { id },
    body: { text: sampleText, ...text },
  })
  return {
    id,
    release: { params: { id, version: 1 }, body: { hash, recognition: 'nobody' as const } },
  }
}

describe('[MD4] the coordinations of the office', () => {
  it('write and read them; a change on another revision is refused, and the same once more is none', async () => {
    const { caseId } = village.own
    const read = { params: { id: caseId } }
    expect((await first.call('getMasterData', read)).held).toBeNull()
    const made = await first.call('changeMasterData', change(caseId, COMMON, 0))
    expect(made.held).toMatchObject({ masterData: COMMON, revision: 1, own: true })
    expect(await first.call('changeMasterData', change(caseId, COMMON, 0))).toEqual(made)
    expect(await second.refused('changeMasterData', change(caseId, RARE, 0))).toMatchObject({
      ...{ status: 409, code: 'reviewCase.masterDataStale' },
    })
    const seen = await second.call('getMasterData', read)
    expect(seen.held).toMatchObject({ masterData: COMMON, own: false })
    expect(seen.perYear).toBeGreaterThan(0)
    await second.call('changeMasterData', change(caseId, RARE, 1))
    expect((await first.call('getMasterData', read)).held).toMatchObject({
      ...{ masterData: RARE, revision: 2, own: false },
    })
    expect(await auditedAs('masterData.changed')).toBe(2)
  })

  it('[MD1] say no time of closing that is ahead', async () => {
    const { caseId } = village.own
    const year = new Date(server.deps.clock()).getUTCFullYear()
    for (const closedIn of [`${year + 1}`, `${year + 1}-H1`])
      expect(
        await first.refused('changeMasterData', change(caseId, { ...COMMON, closedIn }, 0)),
      ).toMatchObject({ code: 'input.malformed', field: 'closedIn' })
    await first.call('changeMasterData', change(caseId, { ...COMMON, closedIn: `${year}` }, 0))
  })

  it('a reply about a case, a list or a text holds nothing of them, for the moderation', async () => {
    const { caseId, procedureId } = village.own
    await first.call('changeMasterData', change(caseId, RARE, 0))
    const moderation = new Caller(server, await sessionOf(server.deps, village.facilitator))
    const replies = [
      await moderation.call('getCase', { params: { id: caseId } }),
      await moderation.call('listCases', { params: { id: procedureId } }),
      await moderation.call('getCaseText', { params: { id: caseId, version: 1 } }),
    ]
    expect(JSON.stringify(replies)).not.toContain('diverse')
  })
})

describe('[MD5] a second account', () => {
  it('confirms what it read and did not write; every change asks anew; the file refuses another way', async () => {
    const { caseId } = village.own
    const confirm = (revision: number) => ({ params: { id: caseId }, body: { revision } })
    await first.call('changeMasterData', change(caseId, RARE, 0))
    expect(await first.refused('confirmMasterData', confirm(1))).toMatchObject({
      code: 'reviewCase.masterDataOwn',
    })
    expect(await second.refused('confirmMasterData', confirm(2))).toMatchObject({
      ...{ status: 409, code: 'reviewCase.masterDataStale' },
    })
    const { held } = await second.call('confirmMasterData', confirm(1))
    expect(held?.confirmedAt).toBeLessThanOrEqual(server.deps.clock())
    expect(held?.confirmedByName).not.toBeNull()
    await second.call('confirmMasterData', confirm(1))
    expect(await auditedAs('masterData.confirmed')).toBe(1)
    const changed = await first.call('changeMasterData', change(caseId, COMMON, 1))
    expect(changed.held).toMatchObject({ confirmedAt: null, confirmedByName: null })
    const { sqlite } = server.deps
    expect(() =>
      sqlite.exec('UPDATE case_master_data SET confirmedBy = changedBy, confirmedAt = 1'),
    ).toThrow()
  })

  it('does not release a text while a warning about what another wrote is open', async () => {
    const { id, release } = await waitingCase()
    await first.call('changeMasterData', change(id, RARE, 0))
    expect(await second.refused('releaseCaseText', release)).toMatchObject({
      code: 'reviewCase.masterDataOpen',
    })
    await second.call('confirmMasterData', { params: { id }, body: { revision: 1 } })
    expect((await second.call('releaseCaseText', release)).status).toBe('released')
  })

  it.each([
    ['nothing is written', undefined, 'first'],
    ['nothing is rare', COMMON, 'first'],
    ['it wrote them itself, so that another answers', RARE, 'second'],
  ] as const)('releases where %s', async (_when, written, by) => {
    const { id, release } = await waitingCase()
    const author = by === 'first' ? first : second
    if (written) await author.call('changeMasterData', change(id, written, 0))
    expect((await second.call('releaseCaseText', release)).status).toBe('released')
  })
})

describe('[MD4] they go with the case', () => {
  it.each(['removeCase', 'withdrawCase'] as const)('%s', async (route) => {
    const { id } = await waitingCase()
    // A mark that stands nowhere else in the file.
    await first.call('changeMasterData', change(id, { ...RARE, closedIn: '2001-H2' }, 0))
    await first.call(route, { params: { id } })
    expect(await countOf(server.deps.db.selectFrom('case_master_data'))).toBe(0)
    const bytes = [server.file, `${server.file}-wal`]
      .map((file) => readFileSync(file, 'utf8'))
      .join('')
    expect(bytes).not.toContain('2001-H2')
    if (route === 'withdrawCase')
      expect(await first.refused('changeMasterData', change(id, RARE, 0))).toMatchObject({
        code: 'reviewCase.withdrawn',
      })
  })
})

describe('[RP17] a package', () => {
  const view = async () => first.call('getPackageView', { params: { id: village.own.procedureId } })
  const confirm = (revision: number) =>
    second.call('confirmMasterData', { params: { id: village.own.caseId }, body: { revision } })

  it('says of a case what a second account confirmed, as far as it is not rare, and in words', async () => {
    await releasable(server, village)
    const { caseId } = village.own
    const before = await view()
    expect(before.content?.cases[0]).not.toHaveProperty('masterData')
    // 456 in two years × 0.412 × 0.13 × 2/18 = 2.7; with 6 to 13 years 10.9, and 5.4 in one year.
    const data: MasterData = {
      ...{ ...RARE, notifier: 'school', ageBand: 'from12to13' },
      ...{ closedIn: '2025-H1', familyForm: 'outsideFamily' },
    }
    await first.call('changeMasterData', change(caseId, data, 0))
    expect((await view()).contentHash).toBe(before.contentHash)
    await confirm(1)
    const { content, contentHash, names, blocked } = await view()
    expect(blocked).toEqual([])
    expect(contentHash).not.toBe(before.contentHash)
    const masterData: MasterData = {
      ...{ ...noMasterData, result: 'none', notifier: 'school' },
      ...{ ageBand: 'from6to13', closedIn: '2025' },
    }
    expect(content?.cases[0]?.masterData).toEqual(masterData)
    expect(JSON.stringify(content)).not.toMatch(/diverse|outsideFamily|2025-H1/)
    const facts = content ? packageBlocks(content, names).flatMap(rowsIn) : []
    expect(facts).toContainEqual(['Mitteilung kam von', 'Schule'])
    expect(facts).toContainEqual(['Alter des Kindes bei der Mitteilung', '6 bis 13 Jahre'])
    // The file is released, signed, and read again as it is.
    const body = { contentHash }
    await first.call('releasePackage', { params: { id: village.own.procedureId }, body })
    const file = server.deps.sqlite.prepare('SELECT file FROM release_package').pluck().get()
    const { package: read } = signedPackageSchema.parse(JSON.parse(String(file)))
    expect(read.cases[0]?.masterData).toEqual(masterData)
    expect(inCanonicalOrder(read)).toEqual(read)
  })

  it('says nothing where all of it is rare or nothing was stated', async () => {
    await releasable(server, village)
    await first.call('changeMasterData', change(village.own.caseId, noMasterData, 0))
    await confirm(1)
    const { content, names } = await view()
    expect(content?.cases[0]).not.toHaveProperty('masterData')
    const facts = content ? packageBlocks(content, names).flatMap(rowsIn) : []
    expect(facts).toContainEqual(['Eckdaten des Falls', 'keine Angabe'])
  })
})
