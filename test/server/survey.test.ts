// The closing survey of a procedure over the network: who opens, answers, closes and reads it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wholeDatabase } from '../../server/db/database.ts'
import { MOST_SHEETS, takeSheet } from '../../server/survey/surveyBox.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { Survey } from '../../shared/survey/survey.schema.ts'
import { questionsAsked } from '../../shared/survey/survey.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { addPlace, sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
let coordinator: Caller
beforeAll(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  coordinator = new Caller(server, await sessionOf(server.deps, village.coordinator))
})
afterAll(() => server.close())

const all = (answer: number) => questionsAsked.map(() => answer)
const mixed = (at: number) => questionsAsked.map((_question, place) => 1 + ((at + place) % 4))

/** A procedure of the office in which a workshop was begun, or not. */
async function procedure(status: 'planned' | 'open' = 'open'): Promise<{ id: string }> {
  const between = [village.coordinator, village.secondCoordinator] as const
  const place = await addPlace(server.deps, village.own.officeId, [village.facilitator], between)
  await wholeDatabase(server.deps.db)
    .updateTable('workshop')
    .set({ status })
    .where('id', '=', place.workshopId)
    .execute()
  return { id: place.procedureId }
}

type Open = Extract<Survey, { state: 'open' }>
const isOpen = (survey: Survey): survey is Open => survey.state === 'open'

async function opened(): Promise<{ params: { id: string }; code: string }> {
  const params = await procedure()
  const survey = await coordinator.call('openSurvey', { params })
  if (!isOpen(survey)) throw new Error('it does not run')
  return { params, code: survey.code }
}

/** A browser that has looked at the questions. */
async function phone(code: string): Promise<Caller> {
  const caller = new Caller(server)
  await caller.call('enterSurvey', { body: { code } })
  return caller
}

const sheetOf = (code: string, answers: readonly number[], key = newId(), turn = 1) => ({
  body: { code, key, turn, answers },
})
const answer = async (code: string, answers: readonly number[]) =>
  (await phone(code)).call('answerSurvey', sheetOf(code, answers))

const auditOf = (action: string) =>
  server.deps.db.selectFrom('audit').selectAll().where('action', '=', action).execute()

describe('[SU1] a survey', () => {
  it('is opened by the coordination once a workshop has begun, and read by the facilitation', async () => {
    const early = await procedure('planned')
    expect(await coordinator.call('getSurvey', { params: early })).toEqual({
      ...{ state: 'none', mayOpen: false, lostOn: null },
    })
    const notYet = await coordinator.refused('openSurvey', { params: early })
    expect(notYet.code).toBe('survey.notYet')
    const params = await procedure()
    expect(await coordinator.call('getSurvey', { params })).toMatchObject({ mayOpen: true })
    const survey = await coordinator.call('openSurvey', { params })
    expect(survey).toMatchObject({ state: 'open', answered: 0 })
    const facilitator = new Caller(server, await sessionOf(server.deps, village.facilitator))
    expect(await facilitator.call('getSurvey', { params })).toEqual(survey)
    const [line] = await auditOf('survey.opened')
    expect(line).toMatchObject({ actorId: village.coordinator })
    expect(line?.objectId).toBe(isOpen(survey) && survey.id)
  })

  it('is opened once and closed once; nothing opens it again', async () => {
    const { params, code } = await opened()
    expect((await coordinator.refused('openSurvey', { params })).code).toBe('survey.exists')
    for (const at of [0, 1, 2]) await answer(code, mixed(at))
    const late = await phone(code)
    const closed = await coordinator.call('closeSurvey', { params })
    expect(closed).toMatchObject({ state: 'closed', result: { answered: 3 } })
    const twice = await coordinator.refused('closeSurvey', { params })
    expect([twice.code, twice.status]).toEqual(['survey.closed', 409])
    expect((await coordinator.refused('openSurvey', { params })).code).toBe('survey.exists')
    expect(await coordinator.call('getSurvey', { params })).toEqual(closed)
    // Who was late is told, and a code that is over opens nothing.
    expect((await late.refused('answerSurvey', sheetOf(code, all(1)))).code).toBe(
      'survey.codeInvalid',
    )
    expect((await new Caller(server).refused('enterSurvey', { body: { code } })).code).toBe(
      'survey.codeInvalid',
    )
    const { sqlite } = server.deps
    const reopen = sqlite.prepare(
      "UPDATE survey SET code = 'ABCDEFGHJK', closedAt = NULL, outcome = NULL, result = NULL WHERE procedureId = ?",
    )
    expect(() => reopen.run(params.id)).toThrow('stays so')
    expect((await auditOf('survey.closed')).length).toBe(1)
  })

  it('that two close at once is closed by one of them', async () => {
    const { params, code } = await opened()
    for (const at of [0, 1, 2]) await answer(code, mixed(at))
    const before = (await auditOf('survey.closed')).length
    const answers = await Promise.all(
      [1, 2].map(() => coordinator.send('POST', `/api/procedures/${params.id}/survey/close`, {})),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await auditOf('survey.closed')).length).toBe(before + 1)
  })
})

describe('[SU2] a browser', () => {
  it('counts once: what it sends again, changes, or sends from another page', async () => {
    const { params, code } = await opened()
    const caller = await phone(code)
    const key = newId()
    await caller.call('answerSurvey', sheetOf(code, all(1), key))
    await caller.call('answerSurvey', sheetOf(code, all(1), key))
    // An older turn that comes late changes nothing.
    await caller.call('answerSurvey', sheetOf(code, all(4), key, 3))
    await caller.call('answerSurvey', sheetOf(code, all(2), key, 2))
    const other = await caller.refused('answerSurvey', sheetOf(code, all(1)))
    expect([other.code, other.status]).toEqual(['survey.answered', 409])
    // The key of another page is no way in.
    const thief = await phone(code)
    expect((await thief.refused('answerSurvey', sheetOf(code, all(1), key, 9))).code).toBe(
      'survey.answered',
    )
    for (const at of [0, 1]) await answer(code, mixed(at))
    const again = await caller.call('enterSurvey', { body: { code } })
    expect(again).toEqual({
      ...{ officeName: 'Jugendamt A', procedureTitle: 'Verfahren', answered: true },
    })
    const closed = await coordinator.call('closeSurvey', { params })
    const result = closed.state === 'closed' ? closed.result : null
    expect(result?.answered).toBe(3)
    expect(result?.questions.effort).toMatchObject({ yes: 1 })
  })

  it('has to keep what it is known by, and to say something', async () => {
    const { code } = await opened()
    const bare = new Caller(server)
    expect((await bare.refused('answerSurvey', sheetOf(code, all(1)))).code).toBe('survey.noCookie')
    const caller = await phone(code)
    expect((await caller.refused('answerSurvey', sheetOf(code, all(0)))).code).toBe('survey.empty')
    for (const wrong of [all(9), all(1).slice(1), all(-1)])
      expect((await caller.refused('answerSurvey', sheetOf(code, wrong))).code).toBe(
        'input.malformed',
      )
    const [cookie] = [...caller.cookies.keys()]
    expect(cookie).toBe('fw_survey')
  })

  it('with a wrong code is told as little as with one that is over, and in the end slowly [JO3]', async () => {
    const caller = new Caller(server)
    for (const code of ['', 'ABCDEFGHJK', 'x'.repeat(20)]) {
      const refused = await caller.refused('enterSurvey', { body: { code } })
      expect(refused).toEqual({ status: 403, code: 'survey.codeInvalid', field: 'code' })
    }
    expect(caller.cookies.size).toBe(0)
    const ask = () => caller.refused('enterSurvey', { body: { code: 'ABCDEFGHJK' } })
    for (let n = 3; n < 20; n++) await ask()
    const began = performance.now()
    await ask()
    expect(performance.now() - began).toBeGreaterThan(1900)
    // A right code never waits for the wrong ones of others.
    const { code } = await opened()
    const since = performance.now()
    await phone(code)
    expect(performance.now() - since).toBeLessThan(1500)
  })

  it('is one of so many at most, and one that answered may still change it', async () => {
    const { params, code } = await opened()
    const survey = await coordinator.call('getSurvey', { params })
    if (!isOpen(survey)) throw new Error('it does not run')
    const { sqlite, boxes } = server.deps
    const held = { id: survey.id, procedureId: params.id }
    const sheets = Array.from({ length: MOST_SHEETS }, (_none, at) => ({
      ...{ browser: `browser-${String(at)}`, key: newId(), turn: 1, answers: mixed(at) },
    }))
    for (const sheet of sheets) expect(takeSheet(sqlite, boxes, held, sheet)).toBeUndefined()
    const late = await phone(code)
    expect((await late.refused('answerSurvey', sheetOf(code, all(1)))).code).toBe('survey.full')
    const [first] = sheets
    if (!first) throw new Error('there are some')
    expect(takeSheet(sqlite, boxes, held, { ...first, turn: 2 })).toBeUndefined()
    expect(await coordinator.call('getSurvey', { params })).toMatchObject({ answered: MOST_SHEETS })
  })
})

describe('[SU4] a survey that few answer', () => {
  it.each([0, 1, 2])('leaves nothing of %s sheets, also not how many', async (count) => {
    const { params, code } = await opened()
    for (let at = 0; at < count; at++) await answer(code, mixed(at))
    const closed = await coordinator.call('closeSurvey', { params })
    expect(closed).toMatchObject({ state: 'closed', result: null })
    const row = server.deps.sqlite
      .prepare('SELECT * FROM survey WHERE procedureId = ?')
      .get(params.id) as Record<string, unknown>
    expect(row).toMatchObject({ outcome: 'tooFew', result: null, code: null })
    expect(Object.keys(row).sort()).toEqual([
      ...['closedAt', 'code', 'id', 'openedAt', 'outcome', 'procedureId', 'result'],
    ])
    const boxes = server.deps.sqlite.prepare('SELECT count(*) FROM ballot_box WHERE ownerId = ?')
    expect(boxes.pluck().get(params.id)).toBe(0)
  })

  it('is told the office in bands alone while it runs', async () => {
    const { params, code } = await opened()
    const bands: number[] = []
    for (let at = 0; at < 11; at++) {
      await answer(code, mixed(at))
      const survey = await coordinator.call('getSurvey', { params })
      bands.push(isOpen(survey) ? survey.answered : NaN)
    }
    expect(bands).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 1, 10, 10])
  })
})

describe('[SU3] what goes over the network while a survey runs', () => {
  it('is the same whatever is answered, and tells nobody of the answers of others', async () => {
    const { params, code } = await opened()
    for (const at of [0, 1, 2]) await answer(code, mixed(at))
    const sheets = [all(1), all(4), mixed(2), [5, 0, 0, 0, 0, 0, 0, 0]]
    const heard: string[] = []
    const sent: number[] = []
    for (const answers of sheets) {
      const caller = new Caller(server)
      const entered = await caller.send('POST', '/api/survey', { code })
      const { body } = sheetOf(code, answers)
      const taken = await caller.send('POST', '/api/survey/answers', body)
      const read = await coordinator.send('GET', `/api/procedures/${params.id}/survey`)
      sent.push(JSON.stringify(body).length)
      heard.push(
        [entered.text, taken.text, taken.headers.get('content-length'), read.text].join('\n'),
      )
    }
    expect(new Set(heard).size).toBe(1)
    expect(new Set(sent).size).toBe(1)
    // It would be seen: after the close the answers are counts.
    await coordinator.call('closeSurvey', { params })
    const read = await coordinator.send('GET', `/api/procedures/${params.id}/survey`)
    expect(heard[0]?.includes('ratherYes')).toBe(false)
    expect(read.text).toContain('ratherYes')
    expect(server.log.filter((line) => line.includes(code))).toEqual([])
  })
})
