// Recommendations of the state to all offices: their way, what they rest on, who reads what, and the counts of answers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_RULES } from '../../shared/disclosure/rules.schema.ts'
import { standingOf } from '../../server/rollup/holdings.sqlite.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { api, plainRoutes } from '../../shared/http/api.ts'
import type {
  StateContent,
  StateView,
} from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import { cellOf, contentOn, placeRelease, releaseOf } from '../support/placedRelease.ts'
import { Caller, openTestServer, pathOf, type TestServer } from '../support/testServer.ts'
import { addOffice, sessionOf, settle, type Village } from '../support/village.ts'

const DAY = 86_400_000
const THEME = 'Beteiligung'

let server: TestServer
let village: Village
let analyst: Caller
let coordinator: Caller
let foreign: Caller
let facilitator: Caller
const as = async (id: string) => new Caller(server, await sessionOf(server.deps, id))
beforeAll(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  analyst = await as(village.analyst)
  coordinator = await as(village.coordinator)
  foreign = await as(village.foreignCoordinator)
  facilitator = await as(village.facilitator)
  placeRelease(server.deps, 1, { [THEME]: [31, 62], Schutzkonzept: [null, 62] })
})
afterAll(() => server.close())

const at = (id: string) => ({ params: { id } })
const write = (change: Partial<StateContent> = {}) =>
  analyst.call('addStateRecommendation', { body: contentOn(1, THEME, change) })
const refusedWrite = async (change: Partial<StateContent>) => {
  const { code, field } = await analyst.refused('addStateRecommendation', {
    body: contentOn(1, THEME, change),
  })
  return [code, field]
}
const all = <T>(sql: string) => server.deps.sqlite.prepare<[], T>(sql).all()
/** So many days go by; sessions end meanwhile, so all log in anew. */
async function later(days: number): Promise<void> {
  server.advance(days * DAY)
  analyst = await as(village.analyst)
  coordinator = await as(village.coordinator)
  foreign = await as(village.foreignCoordinator)
  facilitator = await as(village.facilitator)
}

const today = () => berlinDay(server.deps.clock())

/** Brings one from its draft to its publication. */
async function published(rollup: number): Promise<StateView> {
  const { id, revision } = await analyst.call('addStateRecommendation', {
    body: contentOn(rollup, THEME),
  })
  await analyst.call('openHearing', { ...at(id), body: { revision } })
  await later(30)
  const body = { on: today(), body: 'Fachbeirat Qualität', revision: revision + 1 }
  await analyst.call('resolveStateRecommendation', { ...at(id), body })
  return analyst.call('publishStateRecommendation', {
    ...at(id),
    body: { revision: revision + 2 },
  })
}

describe('a draft', () => {
  it('[SE1] is there for the state level alone', async () => {
    const { id, number } = await write()
    expect(number).toBeNull()
    for (const reader of [coordinator, foreign, facilitator]) {
      expect(await reader.call('listStateRecommendations')).toEqual([])
      expect((await reader.refused('getStateRecommendation', at(id))).status).toBe(404)
    }
    expect(
      (await coordinator.refused('commentInHearing', { ...at(id), body: { text: 'Gut' } })).status,
    ).toBe(404)
    expect(await analyst.call('listStateRecommendations')).toMatchObject([
      { id, step: 'draft', themeLabel: THEME },
    ])
    await analyst.call('removeStateRecommendation', at(id))
    expect(await analyst.call('listStateRecommendations')).toEqual([])
  })

  it('[SE1] stands on a theme of a release, names nobody, and declares its example', async () => {
    expect(await refusedWrite({ theme: 'probe@1 Anderes' })).toEqual([
      'stateRecommendation.unknownTheme',
      'theme',
    ])
    expect(
      await refusedWrite({ text: 'Frau Müller aus dem Team Süd spricht mit dem Kind.' }),
    ).toEqual(['stateRecommendation.identifiers', 'text'])
    expect(await refusedWrite({ title: 'So wie im Jugendamt A' })).toEqual([
      'stateRecommendation.identifiers',
      'title',
    ])
    const illustration = 'Ein Kind wird bei einem Hausbesuch nur im Beisein der Eltern gefragt.'
    expect(await refusedWrite({ illustration })).toEqual([
      'stateRecommendation.notComposite',
      'composite',
    ])
    // All fields are told at once, with the words that gave offence; no log has them.
    const { facts } = await analyst.refused('addStateRecommendation', {
      body: contentOn(1, THEME, {
        title: 'So wie im Jugendamt A',
        text: 'Am 3. März 2024 sprach Frau Müller mit dem Kind.',
      }),
    })
    expect(facts?.['named.title']).toMatch(/^„.*Jugendamt A“$/)
    expect(facts?.['named.text']).toMatch(/3\. März 2024“ und „.*Müller“$/)
    // What is refused for another reason is told with it.
    const all = await analyst.refused('addStateRecommendation', {
      body: contentOn(1, THEME, {
        ...{
          title: 'So wie im Jugendamt A',
          text: 'Jedes dritte Jugendamt tut das, in zwei Dritteln der Fälle und noch 77 %.',
          illustration,
          theme: 'probe@1 Anderes',
        },
        evidence: ['Das sind 50 %.', 'Das sind vier von fünf.'].map((words, at) => ({
          cell: cellOf(1, THEME, { counts: at === 0 ? 'cases' : 'offices' }),
          words,
        })),
        indicator: 'Am 3. März 2024 taten es 85 % der Ämter schon.',
      }),
    })
    expect([all.code, all.field]).toEqual(['stateRecommendation.identifiers', 'title'])
    expect(all.facts).toMatchObject({
      'named.indicator': expect.stringMatching('3. März 2024') as unknown,
      'also.stateRecommendation.notComposite.composite': '',
      'also.stateRecommendation.unknownTheme.theme': '',
      'also.stateRecommendation.figureTyped.evidence': '„50 %“ und „vier von fünf“',
      'also.stateRecommendation.figureTyped.text':
        '„Jedes dritte Jugendamt“, „zwei Dritteln der Fälle“ und „77 %“',
      'also.stateRecommendation.figureTyped.indicator': '„85 %“',
    })
    expect(server.log.join('\n')).not.toMatch(/Müller|März/)
    const { id } = await write({ illustration, composite: true })
    await analyst.call('removeStateRecommendation', at(id))
  })

  it('[SE3] rests on figures that are published, and carries none of its own', async () => {
    const rests = (cell: Parameters<typeof cellOf>, words = '') => ({
      evidence: [{ cell: cellOf(...cell), words }],
    })
    const unknown = ['stateRecommendation.unknownCell', 'evidence']
    expect(await refusedWrite(rests([1, 'Schutzkonzept']))).toEqual(unknown)
    expect(await refusedWrite(rests([2, THEME]))).toEqual(unknown)
    expect(await refusedWrite(rests([1, THEME, { value: 'all' }]))).toEqual(unknown)
    expect(await refusedWrite(rests([1, THEME, { grouping: 'year', group: '2026' }]))).toEqual(
      unknown,
    )
    for (const words of ['Das sind 50 % aller Jugendämter.', 'In ½ der Fälle.', 'Viele Prozent.'])
      expect(await refusedWrite(rests([1, THEME], words))).toEqual([
        'stateRecommendation.figureTyped',
        'evidence',
      ])
    for (const field of ['title', 'text', 'illustration'])
      expect(
        await refusedWrite({ [field]: 'Jedes dritte Jugendamt tut das.', composite: true }),
      ).toEqual(['stateRecommendation.figureTyped', field])
    for (const field of ['title', 'text', 'indicator'])
      expect(await refusedWrite({ [field]: 'In 90 von 124 Jugendämtern gelingt es.' })).toEqual([
        'stateRecommendation.figureTyped',
        field,
      ])
    const { id, evidence } = await write({
      ...rests([1, THEME, { counts: 'cases' }], 'Das wiegt schwer.'),
      indicator: 'Nach 10 Werktagen ist in 80 % der Fälle jedes Kind gehört.',
    })
    expect(evidence).toMatchObject([
      {
        itemLabel: THEME,
        figure: { part: 31, whole: 62, code: null },
        standing: 'same',
        newest: null,
      },
    ])
    await analyst.call('removeStateRecommendation', at(id))
  })

  it('[SE2] is not changed by whoever has not seen the newest change', async () => {
    const { id } = await write()
    const change = (revision: number, title: string) => ({
      ...at(id),
      body: { content: contentOn(1, THEME, { title }), revision },
    })
    const changed = await analyst.call('changeStateRecommendation', change(1, 'Kinder anhören'))
    expect([changed.revision, changed.content.title]).toEqual([2, 'Kinder anhören'])
    const stale = await analyst.refused('changeStateRecommendation', change(1, 'Zu spät'))
    expect([stale.status, stale.code]).toEqual([409, 'stateRecommendation.stale'])
    await analyst.call('removeStateRecommendation', at(id))
  })
})

describe('its way', () => {
  let id: string

  it('[SE4] the hearing lasts ten working days, and each office says one thing until its last day', async () => {
    const none = await write({ evidence: [] })
    const refused = await analyst.refused('openHearing', { ...at(none.id), body: { revision: 1 } })
    expect(refused.code).toBe('stateRecommendation.noEvidence')
    await analyst.call('removeStateRecommendation', at(none.id))

    id = (await write()).id
    const open = await analyst.call('openHearing', { ...at(id), body: { revision: 1 } })
    expect(open).toMatchObject({ step: 'hearing', number: 1, hearingOn: today() })
    const days = (Date.parse(open.hearingUntil ?? '') - Date.parse(today())) / DAY
    expect(days).toBeGreaterThanOrEqual(12)
    expect(days).toBeLessThanOrEqual(20)

    const say = (who: Caller, text: string) =>
      who.call('commentInHearing', { ...at(id), body: { text } })
    await say(coordinator, 'Dafür fehlt uns Zeit.')
    await say(coordinator, 'Mit Fortbildung gern.')
    await say(foreign, 'Einverstanden.')
    for (const text of [
      'Wie bei Frau Müller, Tel. 0221 123456',
      'Wie am 3. März 2024.',
      'Bei uns in Bielefeld.',
      'Wie im Jugendamt B.',
    ]) {
      const named = await coordinator.refused('commentInHearing', { ...at(id), body: { text } })
      expect([named.code, named.field]).toEqual(['stateRecommendation.identifiers', 'text'])
    }
    expect(await analyst.call('listStateRecommendations')).toMatchObject([{ commentCount: 2 }])
    expect(await coordinator.call('listStateRecommendations')).toMatchObject([
      { commentCount: null },
    ])
    // The state level reads them with the office, to whom they are said; no other office does.
    expect((await analyst.call('getStateRecommendation', at(id))).comments).toEqual([
      { officeName: 'Jugendamt A', text: 'Mit Fortbildung gern.', hearing: 1 },
      { officeName: 'Jugendamt B', text: 'Einverstanden.', hearing: 1 },
    ])
    const own = await coordinator.call('getStateRecommendation', at(id))
    expect([own.comments, own.ownComment?.text]).toEqual([[], 'Mit Fortbildung gern.'])
    expect(JSON.stringify(await foreign.call('getStateRecommendation', at(id)))).not.toContain(
      'Fortbildung gern',
    )
    expect((await facilitator.refused('getStateRecommendation', at(id))).status).toBe(404)
    await say(foreign, '')
    expect((await foreign.call('listStateRecommendations'))[0]?.own?.comment).toBe('none')

    // What the offices read stays as it is, and nothing is resolved before its end.
    const change = { content: contentOn(1, THEME, { title: 'Anders' }), revision: 2 }
    const fixed = await analyst.refused('changeStateRecommendation', { ...at(id), body: change })
    expect(fixed.code).toBe('stateRecommendation.wrongStep')
    const early = { on: today(), body: 'Fachbeirat', revision: 2 }
    expect(
      (await analyst.refused('resolveStateRecommendation', { ...at(id), body: early })).code,
    ).toBe('stateRecommendation.hearingRuns')

    await later(days)
    await say(foreign, 'Am letzten Tag.')
    await later(1)
    const late = await coordinator.refused('commentInHearing', {
      ...at(id),
      body: { text: 'Spät' },
    })
    expect(late.code).toBe('stateRecommendation.hearingOver')
  })

  it('[SE2] is resolved after the hearing, on a day that is there, and published after that', async () => {
    const resolve = async (on: string) =>
      (
        await analyst.refused('resolveStateRecommendation', {
          ...at(id),
          body: { on, body: 'Fachbeirat Qualität', revision: 3 },
        })
      ).code
    const body = { content: contentOn(1, THEME, { title: 'Kinder allein anhören' }), revision: 2 }
    const changed = await analyst.call('changeStateRecommendation', { ...at(id), body })
    // What stood in the hearing is told to those who read it there.
    expect(changed.heard?.content.title).toBe('Kinder vor jeder Entscheidung anhören')
    const read = await coordinator.call('getStateRecommendation', at(id))
    expect([read.content.title, read.heard?.content.title]).toEqual([
      ...['Kinder allein anhören', 'Kinder vor jeder Entscheidung anhören'],
    ])
    expect(await resolve('2099-01-01')).toBe('stateRecommendation.dayAhead')
    expect(await resolve('2026-01-02')).toBe('stateRecommendation.dayBefore')
    const tooEarly = await analyst.refused('publishStateRecommendation', {
      ...at(id),
      body: { revision: 3 },
    })
    expect(tooEarly.code).toBe('stateRecommendation.wrongStep')
    const resolved = await analyst.call('resolveStateRecommendation', {
      ...at(id),
      body: { on: today(), body: 'Fachbeirat Qualität', revision: 3 },
    })
    expect(resolved.resolution).toEqual({ on: today(), body: 'Fachbeirat Qualität' })
    expect((await facilitator.call('listStateRecommendations')).length).toBe(0)
    const out = await analyst.call('publishStateRecommendation', {
      ...at(id),
      body: { revision: 4 },
    })
    expect(out).toMatchObject({ step: 'published', publishedOn: today(), progress: 'open' })
    expect(await facilitator.call('listStateRecommendations')).toMatchObject([
      { id, number: 1, title: 'Kinder allein anhören', own: null },
    ])
    expect((await facilitator.call('getStateRecommendation', at(id))).heard).toBeNull()
    expect(
      all<{ action: string }>(
        `SELECT action FROM audit WHERE objectId = '${id}' AND actorId = '${village.analyst}' ORDER BY seq`,
      ).map(({ action }) => action.split('.')[1]),
    ).toEqual(['added', 'heard', 'changed', 'resolved', 'published'])
  })

  it('[SE3] is not published where the newest release says something else, or nothing', async () => {
    const moved = await write()
    const secret = await write()
    for (const one of [moved, secret])
      await analyst.call('openHearing', { ...at(one.id), body: { revision: 1 } })
    await later(30)
    for (const one of [moved, secret])
      await analyst.call('resolveStateRecommendation', {
        ...at(one.id),
        body: { on: today(), body: 'Fachbeirat', revision: 2 },
      })
    const refused = async (of: StateView) =>
      (await analyst.refused('publishStateRecommendation', { ...at(of.id), body: { revision: 3 } }))
        .code
    placeRelease(server.deps, 2, { [THEME]: [35, 70] })
    expect(await refused(moved)).toBe('stateRecommendation.evidenceMoved')
    placeRelease(server.deps, 3, { [THEME]: [null, 70] })
    expect(await refused(secret)).toBe('stateRecommendation.evidenceMoved')
    placeRelease(server.deps, 4, { Anderes: [31, 62] })
    expect(await refused(moved)).toBe('stateRecommendation.evidenceMoved')
    const [view] = (await analyst.call('getStateRecommendation', at(moved.id))).evidence
    expect(view).toMatchObject({
      standing: 'gone',
      newest: { rollup: 4, part: null, code: 'unsaid' },
    })
    placeRelease(server.deps, 5, { [THEME]: [31, 62] })
    await analyst.call('publishStateRecommendation', { ...at(moved.id), body: { revision: 3 } })
    await analyst.call('withdrawStateRecommendation', {
      ...at(secret.id),
      body: { reason: 'Die Zahl trägt nicht mehr.', replacedBy: moved.id, revision: 3 },
    })
    // A hearing it had: the offices read that it was taken back, the facilitation never knew of it.
    const seen = await coordinator.call('getStateRecommendation', at(secret.id))
    expect(seen.withdrawal?.replacedBy).toMatchObject({ id: moved.id })
    expect((await facilitator.refused('getStateRecommendation', at(secret.id))).status).toBe(404)
  })

  it('[SE7] what became of it is said with what shows it, entry by entry, beside how its cells moved', async () => {
    const body = { progress: 'begun', proof: '' }
    const bare = await analyst.refused('setProgress', { ...at(id), body })
    expect([bare.code, bare.field]).toEqual(['stateRecommendation.reasonMissing', 'proof'])
    const named = await analyst.refused('setProgress', {
      ...at(id),
      body: { progress: 'begun', proof: 'Frau Müller leitet sie.' },
    })
    expect([named.code, named.field]).toEqual(['office.identifiers', 'proof'])
    await analyst.call('setProgress', {
      ...at(id),
      body: { progress: 'begun', proof: 'Die erste Fortbildung ist ausgeschrieben.' },
    })
    placeRelease(server.deps, 6, { [THEME]: [35, 70] })
    const view = await analyst.call('setProgress', {
      ...at(id),
      body: { progress: 'done', proof: 'Alle Fortbildungen liefen.' },
    })
    expect(view.history.map(({ progress }) => progress)).toEqual(['begun', 'done'])
    expect(view.evidence[0]).toMatchObject({
      figure: { rollup: 1, part: 31, whole: 62 },
      newest: { rollup: 6, part: 35, whole: 70 },
      standing: 'changed',
    })
    expect(
      (await coordinator.call('listStateRecommendations')).find((one) => one.id === id)?.progress,
    ).toBe('done')
  })

  it('[SE2] is taken back with a reason, and only for one that is published', async () => {
    const take = (reason: string, replacedBy: string | null) =>
      analyst.refused('withdrawStateRecommendation', {
        ...at(id),
        body: { reason, replacedBy, revision: 5 },
      })
    expect((await take('', null)).code).toBe('stateRecommendation.reasonMissing')
    expect((await take('Frau Müller wollte es so.', null)).field).toBe('reason')
    expect((await take('Überholt', id)).code).toBe('stateRecommendation.noReplacement')
    const gone = await analyst.call('withdrawStateRecommendation', {
      ...at(id),
      body: { reason: 'Überholt.', replacedBy: null, revision: 5 },
    })
    expect(gone).toMatchObject({ step: 'withdrawn', withdrawal: { reason: 'Überholt.' } })
    const answer = { answer: 'adopted', reason: '' }
    const refused = await coordinator.refused('answerStateRecommendation', {
      ...at(id),
      body: answer,
    })
    expect(refused.code).toBe('stateRecommendation.wrongStep')
  })
})

describe('a hearing that is called back', () => {
  it('[SE8] is opened anew under the same number, and what the offices said stays, as said of the text before', async () => {
    const { id } = await write()
    const early = await analyst.refused('recallHearing', {
      ...at(id),
      body: { reason: 'Ein Wort fehlt.', revision: 1 },
    })
    expect(early.code).toBe('stateRecommendation.wrongStep')
    const { number } = await analyst.call('openHearing', { ...at(id), body: { revision: 1 } })
    const say = (text: string) =>
      coordinator.call('commentInHearing', { ...at(id), body: { text } })
    await say('Einverstanden.')
    const refused = async (reason: string, revision = 2) =>
      (await analyst.refused('recallHearing', { ...at(id), body: { reason, revision } })).code
    expect(await refused('')).toBe('stateRecommendation.reasonMissing')
    expect(await refused('Frau Müller fand ihn.')).toBe('office.identifiers')
    expect(await refused('Das ist in 80 % der Fälle nötig.')).toBe(
      'stateRecommendation.figureTyped',
    )
    expect(await refused('Ein Wort fehlt.', 1)).toBe('stateRecommendation.stale')
    const recalled = await analyst.call('recallHearing', {
      ...at(id),
      body: { reason: 'Ein Wort fehlt.', revision: 2 },
    })
    expect(recalled).toMatchObject({
      ...{ step: 'recalled', number, recall: { on: today(), reason: 'Ein Wort fehlt.' } },
      comments: [{ text: 'Einverstanden.', hearing: 1 }],
    })

    // It is mended like a draft, and no draft that is removed; the offices read what they were asked about.
    const body = { content: contentOn(1, THEME, { title: 'Noch im Werden' }), revision: 3 }
    await analyst.call('changeStateRecommendation', { ...at(id), body })
    expect((await analyst.refused('removeStateRecommendation', at(id))).code).toBe(
      'stateRecommendation.wrongStep',
    )
    expect(
      (await coordinator.refused('commentInHearing', { ...at(id), body: { text: 'Ja' } })).code,
    ).toBe('stateRecommendation.hearingHalted')
    const [listed] = await coordinator.call('listStateRecommendations')
    expect(listed).toMatchObject({ id, step: 'recalled', title: contentOn(1, THEME).title })
    const read = await coordinator.call('getStateRecommendation', at(id))
    expect(read).toMatchObject({ recall: { reason: 'Ein Wort fehlt.' }, heard: null })
    expect(JSON.stringify(read)).not.toContain('Noch im Werden')
    expect((await facilitator.refused('getStateRecommendation', at(id))).status).toBe(404)

    const again = await analyst.call('openHearing', { ...at(id), body: { revision: 4 } })
    expect(again).toMatchObject({ step: 'hearing', number, hearings: 2, heard: null })
    const own = async () => (await coordinator.call('listStateRecommendations'))[0]?.own?.comment
    expect(await own()).toBe('before')
    const asked = await coordinator.call('getStateRecommendation', at(id))
    expect([asked.content.title, asked.ownComment]).toEqual([
      ...['Noch im Werden', { text: 'Einverstanden.', hearing: 1 }],
    ])
    // Also the same words are said of the new text only once they are said again.
    expect((await say('Einverstanden.')).ownComment?.hearing).toBe(2)
    expect(await own()).toBe('now')
    await analyst.call('withdrawStateRecommendation', {
      ...at(id),
      body: { reason: 'Doch nicht.', replacedBy: null, revision: 5 },
    })
  })
})

describe('answers', () => {
  let id: string
  const answered = (who: Caller, answer: string, reason = '') =>
    who.call('answerStateRecommendation', { ...at(id), body: { answer, reason } })

  /** Everything the state level can read, in one text: every route that answers without a body. */
  async function readByTheState(): Promise<string> {
    const routes = [...Object.values(api), ...Object.values(plainRoutes)].filter(
      ({ method, path }) => method === 'GET' && !/echo|room|openapi|clock|ready|health/.test(path),
    )
    const texts: string[] = []
    for (const { path } of routes) {
      const params = {
        ...{ id: path.includes('state-recommendations') ? id : village.own.procedureId },
        ...{ number: 1, cycle: 'all', page: 1, firstYear: 2025, recommendationId: id },
      }
      const { status, text } = await analyst.send('GET', pathOf(path, params))
      texts.push(`${path} ${String(status)} ${text}`)
    }
    return texts.join('\n')
  }

  it('[SE5] of an office are its own: it changes them, and gives a reason where one does not fit', async () => {
    id = (await published(6)).id
    const refused = await coordinator.refused('answerStateRecommendation', {
      ...at(id),
      body: { answer: 'notFitting', reason: '' },
    })
    expect([refused.code, refused.field]).toEqual(['stateRecommendation.reasonMissing', 'reason'])
    await answered(coordinator, 'notFitting', 'Wir sind zu klein dafür.')
    const view = await answered(coordinator, 'inReview')
    expect(view.ownAnswer).toEqual({ answer: 'inReview', reason: '' })
    expect((await foreign.call('getStateRecommendation', at(id))).ownAnswer).toBeNull()
    const named = await coordinator.refused('answerStateRecommendation', {
      ...at(id),
      body: { answer: 'notFitting', reason: 'Wegen Frau Müller' },
    })
    expect(named).toMatchObject({ code: 'office.identifiers', field: 'reason' })
    expect(named.facts?.['named.reason']).toContain('Müller')
  })

  it('[SE5] one that comes, changes, or is taken into a procedure changes nothing the state level reads', async () => {
    const before = await readByTheState()
    expect(before).toContain(id)
    await answered(foreign, 'alreadyDone', 'Seit langem.')
    await answered(coordinator, 'notFitting', 'Kein Bedarf.')
    expect(await readByTheState()).toBe(before)
    const params = { params: { id: village.own.procedureId } }
    const taken = await coordinator.call('adoptStateRecommendation', {
      ...at(id),
      body: { procedureId: village.own.procedureId },
    })
    expect(taken).toMatchObject({
      ownAnswer: { answer: 'adopted' },
      adoptedBy: [village.own.procedureId],
    })
    // A note to that answer stays where it is made part once more.
    await answered(coordinator, 'adopted', 'Ab Herbst.')
    const again = await coordinator.call('adoptStateRecommendation', {
      ...at(id),
      body: { procedureId: village.own.procedureId },
    })
    expect(again.ownAnswer).toEqual({ answer: 'adopted', reason: 'Ab Herbst.' })
    const foreignProcedure = { ...at(id), body: { procedureId: village.foreign.procedureId } }
    expect((await coordinator.refused('adoptStateRecommendation', foreignProcedure)).status).toBe(
      404,
    )
    expect(await facilitator.call('listAdopted', params)).toMatchObject([
      { id, withdrawn: false, title: 'Kinder vor jeder Entscheidung anhören' },
    ])
    expect((await foreign.call('getStateRecommendation', at(id))).adoptedBy).toEqual([])
    expect(await readByTheState()).toBe(before)
    const { procedureId } = village.own
    expect(
      await coordinator.call('giveUpAdopted', {
        params: { id: procedureId, recommendationId: id },
      }),
    ).toEqual([])
    expect(server.log.join('\n')).not.toMatch(/Kein Bedarf|Seit langem|notFitting|alreadyDone/)
  })

  it('[SE6] are counted as a release is closed, and not before; what few gave stays secret', async () => {
    const { sqlite } = server.deps
    const give = sqlite.prepare(
      "INSERT INTO state_recommendation_answer VALUES (?, ?, ?, '') ON CONFLICT DO UPDATE SET answer = excluded.answer",
    )
    const offices = [village.own.officeId, village.foreign.officeId]
    for (let one = 0; one < 38; one++) offices.push(await addOffice(server.deps, `Z${String(one)}`))
    const part = (from: number, to: number, answer: string) =>
      offices.slice(from, to).forEach((office) => give.run(id, office, answer))
    part(0, 12, 'adopted')
    part(12, 14, 'notFitting')
    part(14, 21, 'inReview')
    const counts = async () => (await analyst.call('getStateRecommendation', at(id))).counts
    expect(await counts()).toEqual([])
    await close(7)
    expect(await counts()).toEqual([
      {
        ...{ rollup: 7, offices: 40 },
        shown: { adopted: 12, alreadyDone: null, notFitting: null, inReview: null, none: 19 },
      },
    ])
    // One answer more, and another release: nothing is read that was not there before.
    give.run(id, offices[30], 'adopted')
    expect((await counts()).length).toBe(1)
    await close(8)
    expect((await counts())[1]?.shown).toEqual({
      ...{ adopted: null, alreadyDone: null, notFitting: null, inReview: null, none: null },
    })
    part(21, 30, 'alreadyDone')
    await close(9)
    expect((await counts())[2]?.shown).toMatchObject({ alreadyDone: 9, notFitting: null })
    // What was frozen stays, whatever comes; every reader is told the same.
    expect((await counts())[0]?.shown.adopted).toBe(12)
    expect((await facilitator.call('getStateRecommendation', at(id))).counts).toEqual(
      await counts(),
    )
  })

  /** Closes a release as the second of two, who answer for secrecy. */
  async function close(number: number): Promise<void> {
    const { sqlite, clock } = server.deps
    sqlite.exec(
      `INSERT OR IGNORE INTO account (id, email, name, role, active, passwordHash, secrecyOfficer)
         VALUES ('first-of-the-state-001', 'erste@land.example', 'Erste', 'analyst', 1, 'x', 1);
       UPDATE account SET secrecyOfficer = 1 WHERE role = 'analyst';`,
    )
    const audit = {
      ...{ format: 'fallwerkstatt-rollup-audit', version: 1, number, passed: true, files: null },
      ...{ packages: [], unprinted: [], earlier: [], rules: DEFAULT_RULES, tried: null },
      exposed: [],
    }
    sqlite
      .prepare(
        `INSERT INTO rollup_draft (slot, id, outcome, number, standing, dueOffices, hash, releaseFile, tableFile,
           auditFile, problems, madeAt, closedBy)
         VALUES (1, ?, 'passed', ?, ?, 40, ?, ?, 'x', ?, '[]', ?, 'first-of-the-state-001')`,
      )
      .run(
        ...[`draft-of-release-00${String(number)}`, number, standingOf(sqlite)],
        ...[String(number).repeat(64), JSON.stringify(releaseOf(number, { [THEME]: [35, 70] }))],
        ...[JSON.stringify(audit), clock()],
      )
    const body = { id: `draft-of-release-00${String(number)}`, publishes: true }
    expect(await analyst.call('closeRollup', { body })).toEqual({ closed: true })
  }
})
