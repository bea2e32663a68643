import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wholeDatabase } from '../../server/db/database.ts'
import { sqliteRoomSource } from '../../server/room/roomSource.sqlite.ts'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import { closeCode } from '../../shared/protocol/message.ts'
import { forms } from '../identifiers/forms.ts'
import { openSocket } from '../support/lines.ts'
import { answered, nothingFound } from '../support/selfReview.ts'
import { Gathering } from '../support/roomLine.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sampleAgenda, sampleText, sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
let first: Caller
let second: Caller
let facilitator: Caller
beforeEach(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  const as = async (id: string) => new Caller(server, await sessionOf(server.deps, id))
  first = await as(village.coordinator)
  second = await as(village.secondCoordinator)
  facilitator = await as(village.facilitator)
})
afterEach(() => server.close())

const textOf = (text: string, heading = ''): CaseText => ({
  title: 'Fall',
  entries: [
    { id: 'e1', day: 0, time: null, heading: '', text: 'Ein Anruf geht ein.' },
    { id: 'e2', day: 1, time: null, heading, text },
  ],
  outcomeFrom: null,
  roles: [],
})

async function newCase(origin: 'random' | 'additional' = 'random', label = 'A-2') {
  const params = { id: village.own.procedureId }
  return first.call('addCase', { params, body: { label, origin, closed: true } })
}
interface More {
  readonly base?: number
  readonly note?: string
  readonly kept?: readonly object[]
}
const submission = (text: CaseText, { base = 0, note = '', kept = [] }: More = {}) => ({
  text,
  base,
  note,
  kept,
  selfReview: answered,
  intake: nothingFound,
})
const submit = (id: string, text: CaseText, by = first, more: More = {}) =>
  by.call('submitCaseText', { params: { id }, body: submission(text, more) })
const refusedSubmit = (id: string, text: CaseText, more: More = {}, by = first) =>
  by.refused('submitCaseText', { params: { id }, body: submission(text, more) })
const release = (id: string, version: number, hash: string | null, by: Caller) => ({
  params: { id, version },
  body: { hash: hash ?? '', recognition: 'nobody' as const },
  by,
})

describe('what an author answered about a text', () => {
  const send = (id: string, selfReview: unknown) =>
    first.refused('submitCaseText', {
      params: { id },
      body: { ...submission(textOf('Alles ruhig.')), selfReview },
    })

  it('[RC11] is asked for, stored with the version, shown to the office, and gone with the text', async () => {
    const { id } = await newCase()
    const [, ...some] = answered.confirmed
    for (const half of [
      undefined,
      { ...answered, recognition: 'neighbours' },
      { ...answered, confirmed: some },
    ])
      expect(await send(id, half)).toMatchObject({ code: 'input.malformed' })
    await submit(id, textOf('Alles ruhig.'))
    const read = { params: { id, version: 1 } }
    const { selfReview, hash } = await second.call('getCaseText', read)
    expect(selfReview).toEqual(answered)
    await second.call('releaseCaseText', { ...read, body: { hash, recognition: 'nobody' } })
    expect((await facilitator.call('getCaseText', read)).selfReview).toBeNull()
    await first.call('withdrawCase', { params: { id } })
    const row = await server.deps.db
      .selectFrom('case_version')
      .select('selfReview')
      .where('caseId', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.selfReview).toBe('')
  })

  it('is unknown of versions that nobody asked about', async () => {
    const { caseId } = village.own
    const found = await first.call('getCaseText', { params: { id: caseId, version: 1 } })
    expect(found.selfReview).toBeNull()
  })
})

describe('the protocol of an intake', () => {
  const row = { type: 'PERSON', reason: 'list', decision: 'replaced', decisions: 2, places: 9 }
  const intake = {
    searched: true,
    rows: [row, { ...row, decision: 'open', decisions: 1, places: 1 }],
  }
  const send = (id: string, sent: unknown) =>
    first.refused('submitCaseText', {
      params: { id },
      body: { ...submission(textOf('Alles ruhig.')), intake: sent },
    })

  it('[RC15] is numbers and known codes; nothing else fits in, and no text comes without it', async () => {
    const { id } = await newCase()
    for (const wrong of [
      undefined,
      { ...intake, note: 'Emil' },
      { ...intake, searched: 'Emil' },
      ...[
        { type: 'Emil' },
        { reason: 'steht nach „Emil“' },
        { decision: 'Emil' },
        { words: 'Emil' },
        { places: 0 },
        { places: 400_001 },
        { places: 9.5 },
        { decisions: 10 },
      ].map((change) => ({ ...intake, rows: [{ ...row, ...change }] })),
      { ...intake, rows: [row, { ...row, places: 3 }] },
    ])
      expect(await send(id, wrong)).toMatchObject({ code: 'input.malformed' })
    expect((await first.call('getCase', { params: { id } })).version).toBe(0)
  })

  it('[RC15] is stored with the version, for the coordinations alone, never changed, and gone with the text', async () => {
    const { id } = await newCase()
    await first.call('submitCaseText', {
      params: { id },
      body: { ...submission(textOf('Alles ruhig.')), intake },
    })
    const read = { params: { id, version: 1 } }
    const { hash, intake: stored } = await second.call('getCaseText', read)
    expect(stored).toEqual(intake)
    expect((await second.call('listCaseTexts', { params: { id } }))[0]?.intake).toEqual(intake)
    await second.call('releaseCaseText', { ...read, body: { hash, recognition: 'nobody' } })
    expect((await facilitator.call('getCaseText', read)).intake).toBeNull()
    const db = wholeDatabase(server.deps.db)
    const version = db.updateTable('case_version').where('caseId', '=', id)
    await expect(version.set({ intake: '' }).execute()).rejects.toThrow(/does not change/)
    await first.call('withdrawCase', { params: { id } })
    const [gone] = await db
      .selectFrom('case_version')
      .select('intake')
      .where('caseId', '=', id)
      .execute()
    expect(gone?.intake).toBe('')
  })

  it('[RC15] does not come into a room', () => {
    const { sqlite } = server.deps
    // Only without its guard can one be written to a version that is there.
    const guard = "SELECT sql FROM sqlite_master WHERE name = 'case_version_intake'"
    const trigger = sqlite.prepare<[], string>(guard).pluck().get() ?? ''
    sqlite.exec('DROP TRIGGER case_version_intake')
    sqlite
      .prepare("UPDATE case_version SET intake = 'MARKE' WHERE caseId = ?")
      .run(village.own.caseId)
    const source = sqliteRoomSource(sqlite)(village.own.workshopId)
    sqlite.prepare("UPDATE case_version SET intake = '' WHERE caseId = ?").run(village.own.caseId)
    sqlite.exec(trigger)
    expect(source?.text).not.toBeNull()
    expect(JSON.stringify(source)).not.toContain('MARKE')
  })

  it('is unknown of versions that were submitted before there was one', async () => {
    const { caseId } = village.own
    const found = await first.call('getCaseText', { params: { id: caseId, version: 1 } })
    expect(found.intake).toBeNull()
  })
})

it('[RC12] who opened which version is written down; what is refused leaves no line', async () => {
  const { id } = await newCase()
  await submit(id, textOf('Alles ruhig.'))
  await second.call('getCaseText', { params: { id, version: 1 } })
  await facilitator.refused('getCaseText', { params: { id, version: 1 } })
  await second.refused('getCaseText', { params: { id, version: 2 } })
  const lines = await server.deps.db
    .selectFrom('audit')
    .select(['actorId', 'objectId'])
    .where('action', '=', 'caseText.read')
    .execute()
  expect(lines).toEqual([{ actorId: village.secondCoordinator, objectId: `${id}.1` }])
})

describe('a case comes in', () => {
  it('[CA1] only when it is closed', async () => {
    const body = { label: 'A-3', origin: 'random', closed: false }
    const refused = await first.refused('addCase', {
      params: { id: village.own.procedureId },
      body,
    })
    expect(refused).toMatchObject({ code: 'reviewCase.notClosed', field: 'closed' })
    const cases = await first.call('listCases', { params: { id: village.own.procedureId } })
    expect(cases.map(({ label }) => label)).toEqual(['A-1'])
  })

  it.each(['random', 'additional'] as const)('its origin "%s" is kept', async (origin) => {
    const { id } = await newCase(origin)
    await submit(id, textOf('Alles ruhig.'))
    const cases = await first.call('listCases', { params: { id: village.own.procedureId } })
    expect(cases.find((held) => held.id === id)?.origin).toBe(origin)
  })

  it.each(forms)(
    '[ID10] a text that holds a %s is refused (%s), with its place and without its words',
    async (kind, text, found) => {
      const { id } = await newCase()
      const answer = await first.send('POST', `/api/cases/${id}/texts`, submission(textOf(text)))
      const { code, field, facts } = JSON.parse(answer.text) as {
        code: string
        field: string
        facts: { kind: string; entry: number; start: number; end: number }
      }
      expect([answer.status, code, field, facts.kind, facts.entry]).toEqual([
        422,
        'caseText.identifiers',
        'text.entries.1.text',
        kind,
        2,
      ])
      expect(text.slice(facts.start, facts.end)).toContain(found)
      expect(answer.text).not.toContain(found)
      expect(await first.refused('getCaseText', { params: { id, version: 1 } })).toMatchObject({
        status: 404,
      })
    },
  )

  it('the heading and the title are read too', async () => {
    const { id } = await newCase()
    const inHeading = textOf('Alles ruhig.', 'Mail an m.muster@stadt.example')
    const inTitle = { ...textOf('Alles ruhig.'), title: 'Anruf 0231 5012345' }
    expect(await refusedSubmit(id, inHeading)).toMatchObject({ field: 'text.entries.1.heading' })
    expect(await refusedSubmit(id, inTitle)).toMatchObject({ field: 'text.title' })
  })
})

describe('a release', () => {
  it('[CA4] [RC18] needs a second account, exactly the text that was read, and its answer who would recognise the family', async () => {
    const { id } = await newCase()
    const { hash } = await submit(id, textOf('Alles ruhig.'))
    const own = release(id, 1, hash, first)
    expect(await first.refused('releaseCaseText', own)).toMatchObject({
      code: 'caseText.ownRelease',
    })
    const other = release(id, 1, 'f'.repeat(64), second)
    expect(await second.refused('releaseCaseText', other)).toMatchObject({
      code: 'caseText.malformed',
      field: 'hash',
    })
    // [RC18] Nor is it released by an account that says others would recognise the family, or does not say.
    const params = { id, version: 1 }
    for (const said of [{}, { recognition: 'neighbours' }])
      expect(
        await second.refused('releaseCaseText', { params, body: { hash, ...said } }),
      ).toMatchObject({ code: 'input.malformed', field: 'recognition' })
    const hidden = await facilitator.refused('getCaseText', { params: { id, version: 1 } })
    expect(hidden.status).toBe(404)
    const released = await second.call('releaseCaseText', release(id, 1, hash, second))
    expect(released).toMatchObject({ status: 'released', releasedVersion: 1, hash })
    const read = await facilitator.call('getCaseText', { params: { id, version: 1 } })
    expect(read.text).toEqual(textOf('Alles ruhig.'))
    expect(createHash('sha256').update(JSON.stringify(read.text)).digest('hex')).toBe(hash)
    const again = await second.refused('releaseCaseText', release(id, 1, hash, second))
    expect(again).toMatchObject({ status: 409, code: 'caseText.alreadyReleased' })
  })

  it('[CA4] two people cannot release for each other in one row by changing the row', async () => {
    const { id } = await newCase()
    await submit(id, textOf('Alles ruhig.'))
    const { sqlite } = server.deps
    const sameTwice = sqlite.prepare(
      'UPDATE case_version SET releasedBy = createdBy WHERE caseId = ?',
    )
    expect(() => sameTwice.run(id)).toThrow(/CHECK/)
    const rewrite = sqlite.prepare("UPDATE case_version SET body = '{}' WHERE caseId = ?")
    expect(() => rewrite.run(id)).toThrow(/does not change/)
  })

  it('[CA4] a correction is a new version; the released one stays as it is', async () => {
    const { id } = await newCase()
    const one = await submit(id, textOf('Alles ruhig.'))
    await second.call('releaseCaseText', release(id, 1, one.hash, second))
    const two = await submit(id, textOf('Alles unruhig.'), second, { base: 1 })
    expect(two).toMatchObject({ version: 2, releasedVersion: 1, status: 'awaitingRelease' })
    expect(two.hash).not.toBe(one.hash)
    const held = await first.call('getCaseText', { params: { id, version: 1 } })
    expect(held).toMatchObject({ hash: one.hash, status: 'released', text: textOf('Alles ruhig.') })
  })

  it('[EK1] a kind of an entry is part of the text and of its hash; no other code is taken', async () => {
    const plain = textOf('Alles ruhig.')
    const { id } = await newCase()
    const one = await submit(id, plain)
    const kinds = {
      ...plain,
      entries: plain.entries.map((e) => ({ ...e, kind: 'closing' as const })),
    }
    const two = await submit(id, kinds, first, { base: 1 })
    expect(two.hash).not.toBe(one.hash)
    const read = (version: number) => second.call('getCaseText', { params: { id, version } })
    expect((await read(1)).text).toStrictEqual(plain)
    expect((await read(2)).text).toStrictEqual(kinds)
    // The hash of a text without kinds is the one of its own words, as it was before there were kinds.
    const hash = createHash('sha256').update(JSON.stringify(plain)).digest('hex')
    expect(one.hash).toBe(hash)
    const other = { ...plain, entries: plain.entries.map((e) => ({ ...e, kind: 'Abschluss' })) }
    expect(await refusedSubmit(id, other as unknown as CaseText, { base: 2 })).toMatchObject({
      code: 'input.malformed',
    })
  })

  it('[CA6] without one there is no workshop', async () => {
    const { id } = await newCase()
    const body = {
      caseId: id,
      title: 'Werkstatt',
      date: '2026-12-01',
      slotMinutes: 60,
      origin: null,
      commentDays: 10,
      agenda: sampleAgenda,
      catalogueKey: 'probe',
      catalogueVersion: '1',
    }
    const plan = { params: { id: village.own.procedureId }, body }
    expect(await facilitator.refused('addWorkshop', plan)).toMatchObject({
      code: 'reviewCase.unreleased',
    })
    const { hash } = await submit(id, textOf('Alles ruhig.'))
    await second.call('releaseCaseText', release(id, 1, hash, second))
    expect(await facilitator.call('addWorkshop', plan)).toMatchObject({ status: 'planned' })
  })
})

describe('the label of a case', () => {
  const add = (label: string) =>
    first.refused('addCase', {
      params: { id: village.own.procedureId },
      body: { label, origin: 'random', closed: true },
    })

  it.each([
    'Familie Müller, Az. 51-23/4711',
    'Lena geb. 3.5.2014',
    'Fall 0170 1234567',
    'Familie Müller',
    'Hausbesuch frau müller',
    'Fаmilie Müller',
    'Kollegin Schubert',
    'Frau Dr. Meier-Schulz',
    'Lindenstraße 14 a',
    '48147 Lindenau',
    'Fall vom 03.05.2023',
    'Fall 0170\u00ad1234567',
    'Fall 51-2/2024-117',
    'Sabine Kowalski',
    'Fall Anna-Lena Groß-Meier',
    'Fall vom 31.06.2024',
  ])('[RC1] names nobody: %s', async (label) => {
    expect(await add(label)).toMatchObject({ code: 'reviewCase.labelIdentifiers', field: 'label' })
  })

  it.each(['2024/0387', 'Fall 12 / 3', '2024⁄0387', '51384', 'F-12345'])(
    '[RC1] is no number of a file: %s',
    async (label) => {
      expect(await add(label)).toMatchObject({ code: 'reviewCase.labelFileNumber', field: 'label' })
      const { id } = await newCase('random', 'F-12')
      expect(await first.refused('changeCase', { params: { id }, body: { label } })).toMatchObject({
        code: 'reviewCase.labelFileNumber',
      })
    },
  )

  it.each([
    'Fall 7',
    'F-12',
    'Fall 2024 / Nord',
    'Fall Mutter-Kind',
    'Familie M',
    '2025-03',
    'Fall 12 b',
    'Geschwister 2024',
    'K-12 Nord',
  ])('[RC1] may be %s', async (label) => {
    expect(await newCase('random', label)).toMatchObject({ label })
  })

  it.each(['Fall 7', 'fall 7', 'Fall  7', 'FALL 7.', ' Fall 7 '])(
    '[RC2] belongs to one case of a procedure: %j',
    async (label) => {
      const { id: existing } = await newCase('random', 'Fall 7')
      expect(await add(label)).toMatchObject({
        ...{ status: 409, code: 'reviewCase.labelTaken', facts: { existing } },
      })
    },
  )

  it('[RC3] changes, and the case can be removed, until a text was released', async () => {
    const { id } = await newCase()
    const rename = (label: string) => ({ params: { id }, body: { label } })
    expect(await first.call('changeCase', rename('a-2.'))).toMatchObject({ label: 'a-2.' })
    expect(await first.refused('changeCase', rename('A-1'))).toMatchObject({
      code: 'reviewCase.labelTaken',
    })
    expect(await first.refused('changeCase', rename('Frau Müller'))).toMatchObject({
      code: 'reviewCase.labelIdentifiers',
    })
    const { hash } = await submit(id, textOf('Nur hier steht Birnenkompott.'))
    const onDisk = () =>
      [server.file, `${server.file}-wal`].map((file) => readFileSync(file, 'utf8')).join('')
    expect(onDisk()).toContain('Birnenkompott')
    const other = await newCase('random', 'A-9')
    await first.call('removeCase', { params: { id: other.id } })
    await second.call('releaseCaseText', release(id, 1, hash, second))
    for (const name of ['changeCase', 'removeCase'] as const)
      expect(await first.refused(name, rename('Neu') as never)).toMatchObject({
        code: name === 'removeCase' ? 'input.malformed' : 'reviewCase.wasReleased',
      })
    expect(await first.refused('removeCase', { params: { id } })).toMatchObject({
      code: 'reviewCase.wasReleased',
    })
  })

  it('[RC3] a removed case leaves nothing in the file', async () => {
    const { id } = await newCase()
    await submit(id, textOf('Nur hier steht Birnenkompott.'))
    await first.call('draftKey', { params: { id } })
    await first.call('removeCase', { params: { id } })
    const file = [server.file, `${server.file}-wal`]
      .map((one) => readFileSync(one, 'utf8'))
      .join('')
    expect(file).not.toContain('Birnenkompott')
    const cases = await first.call('listCases', { params: { id: village.own.procedureId } })
    expect(cases.map(({ label }) => label)).toEqual(['A-1'])
  })
})

describe('two people on one text', () => {
  it('[RC4] a version rests on the newest one: the second one is told, and nothing is overwritten', async () => {
    const { id } = await newCase()
    await submit(id, textOf('Eins.'))
    await submit(id, textOf('Zwei.'), first, { base: 1 })
    const late = await refusedSubmit(id, textOf('Drei.'), { base: 1 }, second)
    expect(late).toMatchObject({ status: 409, code: 'caseText.stale', facts: { version: 2 } })
    const both = await Promise.all([
      first.send('POST', `/api/cases/${id}/texts`, submission(textOf('a'), { base: 2 })),
      second.send('POST', `/api/cases/${id}/texts`, submission(textOf('b'), { base: 2 })),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('[RC4] a repeated submission is answered like the first', async () => {
    const { id } = await newCase()
    await submit(id, textOf('Eins.'))
    expect(await submit(id, textOf('Eins.'))).toMatchObject({ version: 1 })
    expect(await refusedSubmit(id, textOf('Eins.'), {}, second)).toMatchObject({
      code: 'caseText.stale',
    })
  })

  it('versions say who, when and why', async () => {
    const { id } = await newCase()
    const { hash } = await submit(id, textOf('Eins.'), first, { note: 'Ort verallgemeinert' })
    await second.call('releaseCaseText', release(id, 1, hash, second))
    const [info] = await first.call('listCaseTexts', { params: { id } })
    expect(info).toMatchObject({
      version: 1,
      status: 'released',
      createdByName: 'coordinator',
      releasedByName: 'secondCoordinator',
      note: 'Ort verallgemeinert',
      inUse: false,
    })
    expect(info?.createdAt).toBeGreaterThan(0)
    expect(info?.releasedAt).toBeGreaterThanOrEqual(info?.createdAt ?? 0)
  })

  it('[CA3] the moderation reads what was released, and nothing of who did what with it', async () => {
    const { id } = await newCase()
    const { hash } = await submit(id, textOf('Eins.'), first, { note: 'Ort verallgemeinert' })
    const params = { id, version: 1 }
    expect((await facilitator.refused('getCaseText', { params })).status).toBe(404)
    expect((await facilitator.refused('listCaseTexts', { params })).status).toBe(403)
    await second.call('releaseCaseText', release(id, 1, hash, second))
    const seen = await facilitator.call('getCaseText', { params })
    expect(seen).toMatchObject({ status: 'released', text: textOf('Eins.') })
    expect(seen).toMatchObject({ createdByName: null, releasedByName: null, refusedByName: null })
    expect(seen).toMatchObject({ note: '', refusal: '', kept: [], selfReview: null })
  })

  it('[CA2] one case is answered like in the list of its procedure, and to nobody else', async () => {
    const { id } = await newCase()
    await submit(id, textOf('Eins.'))
    const listed = await first.call('listCases', { params: { id: village.own.procedureId } })
    const one = await first.call('getCase', { params: { id } })
    expect(one).toEqual(listed.find((held) => held.id === id))
    expect(one).toMatchObject({ version: 1, status: 'awaitingRelease' })
    const foreign = new Caller(server, await sessionOf(server.deps, village.foreignCoordinator))
    expect((await foreign.refused('getCase', { params: { id } })).status).toBe(404)
  })
})

describe('not released', () => {
  const reason = 'Eintrag 2 verrät den Ort.'
  it('[RC5] goes back with a reason, is never released afterwards, and a new version follows', async () => {
    const { id } = await newCase()
    const { hash } = await submit(id, textOf('Eins.'))
    const back = { params: { id, version: 1 }, body: { reason } }
    expect(await first.refused('refuseCaseText', back)).toMatchObject({
      code: 'caseText.ownRelease',
    })
    const named = { ...back, body: { reason: 'Ruf 0170 1234567 an' } }
    expect(await second.refused('refuseCaseText', named)).toMatchObject({ field: 'reason' })
    expect(await second.call('refuseCaseText', back)).toMatchObject({
      status: 'refused',
      submittedBy: village.coordinator,
    })
    const late = await second.refused('releaseCaseText', release(id, 1, hash, second))
    expect(late).toMatchObject({ code: 'caseText.refused' })
    const [info] = await first.call('listCaseTexts', { params: { id } })
    expect(info).toMatchObject({
      status: 'refused',
      refusal: reason,
      refusedByName: 'secondCoordinator',
    })
    const next = await submit(id, textOf('Zwei.'), first, { base: 1 })
    expect(next).toMatchObject({ status: 'awaitingRelease', version: 2 })
    await second.call('releaseCaseText', release(id, 2, next.hash, second))
  })

  it('[RC6] only the newest version is released, whoever has an older page open', async () => {
    const { id } = await newCase()
    const one = await submit(id, textOf('Eins.'))
    await submit(id, textOf('Zwei.'), first, { base: 1 })
    expect(await second.refused('releaseCaseText', release(id, 1, one.hash, second))).toMatchObject(
      { code: 'caseText.stale', facts: { version: 2 } },
    )
  })

  it('[RC7] single versions go: unreleased and replaced ones, not the one that is read', async () => {
    const { id } = await newCase()
    const withdraw = (version: number) => ({ params: { id, version } })
    await submit(id, textOf('Birnenkompott.'))
    expect(await first.call('withdrawCaseText', withdraw(1))).toMatchObject({
      status: 'draft',
      version: 0,
    })
    expect(readFileSync(`${server.file}-wal`, 'utf8')).not.toContain('Birnenkompott')
    const two = await submit(id, textOf('Zwei.'))
    expect(two.version).toBe(2)
    await second.call('releaseCaseText', release(id, 2, two.hash, second))
    expect(await first.refused('withdrawCaseText', withdraw(2))).toMatchObject({
      code: 'caseText.current',
    })
    const plan = {
      caseId: id,
      title: 'Werkstatt',
      date: '2026-12-01',
      slotMinutes: 60,
      agenda: sampleAgenda,
      catalogueKey: 'probe',
      catalogueVersion: '1',
    }
    const add = (origin: 'random' | 'additional') => ({
      params: { id: village.own.procedureId },
      body: { ...plan, origin, commentDays: 10 },
    })
    expect(await facilitator.refused('addWorkshop', add('additional'))).toMatchObject({
      code: 'workshop.originContradicts',
      field: 'origin',
    })
    await facilitator.call('addWorkshop', add('random'))
    const three = await submit(id, textOf('Drei.'), first, { base: 2 })
    await second.call('releaseCaseText', release(id, 3, three.hash, second))
    expect(await first.refused('withdrawCaseText', withdraw(2))).toMatchObject({
      code: 'caseText.inUse',
    })
    server.deps.sqlite.prepare("UPDATE workshop SET status = 'concluded'").run()
    await first.call('withdrawCaseText', withdraw(2))
    expect(await first.refused('getCaseText', withdraw(2))).toMatchObject({ status: 404 })
    expect(await first.call('getCaseText', withdraw(3))).toMatchObject({ status: 'released' })
  })
})

describe('[RC8] every place is decided: mended, or kept for a reason the second reader sees', () => {
  const text = textOf('Siehe BVerfG 1 BvR 160/14. Am 03.05. rief die Kita an, Kapitel 3.4.')
  const court = {
    entryId: 'e2',
    field: 'text',
    words: '1 BvR 160/14',
    reason: 'Entscheidung des BVerfG',
  }
  const day = { entryId: 'e2', field: 'text', words: '03.05.', reason: 'Kein Kalendertag' }

  it('a calendar day is refused like a number', async () => {
    const { id } = await newCase()
    expect(await refusedSubmit(id, textOf('Am 3. Mai rief die Kita an.'))).toMatchObject({
      facts: { kind: 'calendarDay' },
    })
    expect(await refusedSubmit(id, textOf('Anfang Mai 2024 rief die Kita an.'))).toMatchObject({
      facts: { kind: 'calendarSpan' },
    })
    expect(await refusedSubmit(id, text, { kept: [court] })).toMatchObject({
      facts: { kind: 'calendarDay', count: 1 },
    })
    expect(
      await refusedSubmit(id, text, { kept: [{ ...day, entryId: 'e1' }, court] }),
    ).toMatchObject({
      facts: { count: 1 },
    })
    await submit(id, text, first, { kept: [court, day] })
    const read = await second.call('getCaseText', { params: { id, version: 1 } })
    expect(read.kept).toEqual([court, day])
  })

  it('words that do not stand in their field are not stored, whatever a client sends', async () => {
    const { id } = await newCase()
    const gone = { ...day, words: 'Hövelstr. 17', reason: 'Anschrift der Behörde' }
    const elsewhere = { ...court, entryId: 'e1' }
    const part = { ...day, words: 'BVer' }
    const title = { ...day, entryId: null, field: 'title', words: 'Pfingsten' }
    await submit(id, text, first, { kept: [gone, court, elsewhere, part, title, day] })
    const read = await second.call('getCaseText', { params: { id, version: 1 } })
    expect(read.kept).toEqual([court, day])
  })

  it('a reason has words', async () => {
    const { id } = await newCase()
    const kept = [court, { ...day, reason: ' ' }]
    expect(await refusedSubmit(id, text, { kept })).toMatchObject({ code: 'input.malformed' })
  })
})

describe('two equal tokens', () => {
  const twice = {
    ...textOf('Alles ruhig.'),
    roles: [
      { token: 'KM', label: 'Kindesmutter' },
      { token: 'KM', label: 'Klassenleitung' },
    ],
  }

  it('[RC9] are refused', async () => {
    const { id } = await newCase()
    expect(await refusedSubmit(id, twice)).toMatchObject({
      code: 'input.malformed',
      field: 'text.roles',
    })
  })

  it('[RC9] in a text of an earlier version are still read, and so is an invisible sign', async () => {
    const { id } = await newCase()
    const body = JSON.stringify({ ...twice, title: 'SP\u00adFH' })
    await wholeDatabase(server.deps.db)
      .insertInto('case_version')
      .values({
        ...{ caseId: id, version: 1, status: 'awaitingRelease', hash: 'x'.repeat(64), body },
        ...{ createdBy: village.coordinator, releasedBy: null },
      })
      .execute()
    const read = await second.call('getCaseText', { params: { id, version: 1 } })
    expect([read.text.roles.length, read.text.title, read.createdAt]).toEqual([
      2,
      'SP\u00adFH',
      null,
    ])
    await second.call('releaseCaseText', release(id, 1, 'x'.repeat(64), second))
  })
})

describe('the key for a text that is being prepared', () => {
  it('[RC10] belongs to one account and one case, outlives the session, and is gone with the case', async () => {
    const { id } = await newCase()
    const keyOf = async (by: Caller) => (await by.call('draftKey', { params: { id } })).key
    const key = await keyOf(first)
    expect(Buffer.from(key, 'base64')).toHaveLength(32)
    const again = new Caller(server, await sessionOf(server.deps, village.coordinator))
    expect(await keyOf(again)).toBe(key)
    expect(await keyOf(second)).not.toBe(key)
    await first.call('withdrawCase', { params: { id } })
    expect(await keyOf(first)).not.toBe(key)
  })

  it('[RC14] is gone after fourteen days in which nobody asked for it, and not before', async () => {
    const { id } = await newCase()
    const keyOf = async (by: Caller) => (await by.call('draftKey', { params: { id } })).key
    const [own, others] = [await keyOf(first), await keyOf(second)]
    const age = (days: number) =>
      server.deps.db
        .updateTable('draft_key')
        .set({ usedAt: server.deps.clock() - days * 24 * 60 * 60 * 1000 })
        .where('accountId', '=', village.coordinator)
        .execute()
    await age(13)
    expect(await keyOf(first)).toBe(own)
    // Asking was a use: the fourteen days begin anew.
    await age(13)
    expect(await keyOf(first)).toBe(own)
    await age(15)
    // Asking for any key takes it away.
    expect(await keyOf(second)).toBe(others)
    const left = await server.deps.db.selectFrom('draft_key').select('key').execute()
    expect(left.map(({ key }) => key)).not.toContain(own)
    expect(await keyOf(first)).not.toBe(own)
  })
})

describe('a withdrawal', () => {
  it('[CA5] ends the live room at once: a seat hears it, and nothing of the text is given out afterwards', async () => {
    const gathering = new Gathering(server, village.own)
    const moderation = await gathering.facilitator(village.facilitator)
    const { visitor: seat, cookies, seatId } = await gathering.waiting()
    await moderation.must({ type: 'admitSeat', seatId })
    await moderation.must({ type: 'openWorkshop' })
    await moderation.must({ type: 'moveDayMarker', day: 5 })
    await seat.until(({ mirror }) => mirror.text?.entries.length === 3, 'the text is read')
    await first.call('withdrawCase', { params: { id: village.own.caseId } })
    await seat.until(({ shownOut }) => shownOut !== null, 'shown out', 5000)
    expect(seat.shownOut).toBe(closeCode.gone)
    expect(seat.mirror.text).toBeNull()
    const frames = seat.received.slice(-2).map((frame) => JSON.parse(frame) as { t: string })
    expect(frames.map(({ t }) => t)).toEqual(['textGone', 'bye'])
    const { address } = server
    const target = { address, workshopId: village.own.workshopId, as: 'seat', cookies }
    const back = await openSocket(target)
    back.hello()
    expect(await back.end()).toBe(closeCode.gone)
    expect(back.heard.map(({ t }) => t)).toEqual(['textGone', 'bye'])
    gathering.leave()
  })

  it('[CA5] takes every version away, for the office too, and out of the file', async () => {
    const { caseId } = village.own
    const sentence = sampleText.entries[1]?.text ?? ''
    const onDisk = () =>
      [server.file, `${server.file}-wal`].map((file) => readFileSync(file, 'utf8')).join('')
    const withdraw = (id: string) => first.call('withdrawCase', { params: { id } })
    const { id } = await newCase()
    await submit(id, textOf('Nur in diesem Text.'))
    expect(onDisk()).toContain('Nur in diesem Text.')
    expect(await withdraw(id)).toMatchObject({ status: 'withdrawn', releasedVersion: null })
    expect(onDisk()).not.toContain('Nur in diesem Text.')
    expect(onDisk()).toContain(sentence)
    await withdraw(caseId)
    for (const caller of [first, facilitator])
      expect(await caller.refused('getCaseText', { params: { id: caseId, version: 1 } })).toEqual({
        status: 404,
        code: 'access.unknown',
      })
    expect(await refusedSubmit(caseId, textOf('Neu.'))).toMatchObject({
      code: 'reviewCase.withdrawn',
    })
  })

  it('is done and said to be done while other transactions come before and after it', async () => {
    const slow = () =>
      wholeDatabase(server.deps.db)
        .transaction()
        .execute(async (trx) => {
          await trx.updateTable('office').set({ sizeClass: 'over_250000' }).execute()
          await new Promise((resolve) => setTimeout(resolve, 300))
        })
    const before = slow()
    const withdrawing = first.call('withdrawCase', { params: { id: village.own.caseId } })
    await new Promise((resolve) => setTimeout(resolve, 200))
    const after = slow()
    expect((await withdrawing).status).toBe('withdrawn')
    await Promise.all([before, after])
    expect(readFileSync(`${server.file}-wal`, 'utf8')).not.toContain(sampleText.entries[1]?.text)
  })
})
