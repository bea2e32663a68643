import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import { closeCode } from '../../shared/protocol/message.ts'
import { openSocket } from '../support/lines.ts'
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

async function newCase(origin: 'random' | 'additional' = 'random') {
  const params = { id: village.own.procedureId }
  return first.call('addCase', { params, body: { label: 'A-2', origin, closed: true } })
}
const submit = (id: string, body: CaseText, by = first) =>
  by.call('submitCaseText', { params: { id }, body })
const release = (id: string, version: number, hash: string | null, by: Caller) => ({
  params: { id, version },
  body: { hash: hash ?? '' },
  by,
})

describe('a case comes in', () => {
  it('only when it is closed', async () => {
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

  it.each([
    ['email', 'Post an m.muster@stadt.example, danach', 'm.muster@stadt.example'],
    ['phone', 'Rückruf unter 0231 5012345 erbeten', '0231 5012345'],
    ['iban', 'Konto DE89370400440532013000 ist', 'DE89370400440532013000'],
    ['fileNumber', 'siehe Aktenzeichen 51-4/2023-117 dazu', '51-4/2023-117'],
    ['birthDate', 'geboren am 12.03.2015 in', '12.03.2015'],
  ])(
    'a text that holds a %s is refused, with its place and without its words',
    async (kind, text, found) => {
      const { id } = await newCase()
      const answer = await first.send('POST', `/api/cases/${id}/texts`, textOf(text))
      const { code, field, facts } = JSON.parse(answer.text) as {
        code: string
        field: string
        facts: { kind: string; entry: number; start: number; end: number }
      }
      expect([answer.status, code, field, facts.kind, facts.entry]).toEqual([
        422,
        'caseText.identifiers',
        'entries.1.text',
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
    const refuse = (body: CaseText) => first.refused('submitCaseText', { params: { id }, body })
    expect(await refuse(inHeading)).toMatchObject({ field: 'entries.1.heading' })
    expect(await refuse(inTitle)).toMatchObject({ field: 'title' })
  })
})

describe('a release', () => {
  it('needs a second account, and exactly the text that was read', async () => {
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

  it('two people cannot release for each other in one row by changing the row', async () => {
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

  it('a correction is a new version; the released one stays as it is', async () => {
    const { id } = await newCase()
    const one = await submit(id, textOf('Alles ruhig.'))
    await second.call('releaseCaseText', release(id, 1, one.hash, second))
    const two = await submit(id, textOf('Alles unruhig.'), second)
    expect(two).toMatchObject({ version: 2, releasedVersion: 1, status: 'awaitingRelease' })
    expect(two.hash).not.toBe(one.hash)
    const held = await first.call('getCaseText', { params: { id, version: 1 } })
    expect(held).toMatchObject({ hash: one.hash, status: 'released', text: textOf('Alles ruhig.') })
  })

  it('without one there is no workshop', async () => {
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

describe('a withdrawal', () => {
  it('ends the live room at once: a seat hears it, and nothing of the text is given out afterwards', async () => {
    const gathering = new Gathering(server, village.own)
    const moderation = await gathering.facilitator(village.facilitator)
    const { visitor: seat, cookies, seatId } = await gathering.waiting()
    await moderation.must({ type: 'admitSeat', seatId })
    await moderation.must({ type: 'openWorkshop' })
    await moderation.must({ type: 'moveDayMarker', day: 10 })
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

  it('takes every version away, for the office too, and out of the file', async () => {
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
    const correction = { params: { id: caseId }, body: textOf('Neu.') }
    expect(await first.refused('submitCaseText', correction)).toMatchObject({
      code: 'reviewCase.withdrawn',
    })
  })

  it('is done and said to be done while other transactions come before and after it', async () => {
    const slow = () =>
      server.deps.db.transaction().execute(async (trx) => {
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
