// Titles and questions are read by all, stand on the wall and stay in the minutes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mayNotSay } from '../../server/room/headings.ts'
import { newId } from '../../shared/kernel/id.ts'
import { agendaFromTemplate, agendaTemplates } from '../../shared/workshop/agendaTemplate.ts'
import { Gathering } from '../support/roomLine.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
beforeAll(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
})
afterAll(() => server.close())

const telling = [
  'Kollegial: Familie Müller',
  'Gespräch mit frau müller',
  'Fachkraft Schubert',
  'Fall Az. 51-23/4711',
  'Rückfragen an 0170 1234567',
  'Lena Müller geb. 3.5.2014',
  'Be\u00adsprechung mit lena@beispiel.de',
  'Hausbesuch Lindenstraße 12',
]
const harmless = [
  'Fallwerkstatt am 12.03.2027',
  'Pause bis 10.15 Uhr',
  'Was hat die Mutter gesagt?',
  'Erstgespräch mit der Fachkraft',
  'Tag 14: Hausbesuch',
  'Hausbesuch bei Frau M. und Fachkraft A',
  'Vater sauer, Mutter klein gemacht, die Frau weint',
  'Fachkraft Kinderschutz und Leitung ASD',
  'Jede Frau in der Familie: was trägt sie?',
]

describe('[RC1] a heading', () => {
  const content = (title: string) => ({ id: newId(), title, entryIds: ['A-01'], question: '' })

  it.each(telling)('%j is refused', (title) => {
    const revision = 0
    expect(mayNotSay({ type: 'changeKeySituation', content: content(title), revision })).toEqual(
      expect.objectContaining({ code: 'workshop.identifiers', field: 'title' }),
    )
    expect(mayNotSay({ type: 'proposeKeySituation', content: content(title) })).toBeDefined()
    const asked = { ...content('Erstgespräch'), question: title }
    expect(mayNotSay({ type: 'proposeKeySituation', content: asked })).toMatchObject({
      field: 'question',
    })
    expect(
      mayNotSay({ type: 'changeGroup', group: { id: newId(), title }, before: null }),
    ).toBeDefined()
  })

  it.each(harmless)('%j is not', (title) => {
    expect(mayNotSay({ type: 'proposeKeySituation', content: content(title) })).toBeUndefined()
  })

  it('of the agendas that come along is none that tells', () => {
    for (const template of agendaTemplates) {
      const agenda = agendaFromTemplate(template, newId)
      expect([template.key, mayNotSay({ type: 'changeAgenda', agenda })]).toEqual([
        template.key,
        undefined,
      ])
    }
  })

  it('of a workshop, a step and a procedure is refused where it is planned, with its field', async () => {
    const facilitator = new Caller(server, await sessionOf(server.deps, village.facilitator))
    const params = { id: village.own.workshopId }
    const { workshop, agenda } = await facilitator.call('getWorkshop', { params })
    const { title, date, start, slotMinutes, origin, commentDays } = workshop
    const plan = { title, date, start, slotMinutes, origin, commentDays, agenda, pastDay: true }
    for (const told of telling) {
      const refused = await facilitator.refused('planWorkshop', {
        params,
        body: { ...plan, title: told },
      })
      expect([told, refused.code, refused.field]).toEqual([told, 'workshop.identifiers', 'title'])
    }
    const [first, ...rest] = agenda
    const asked = [{ ...first, question: 'Was sagte Frau Müller?' }, ...rest]
    const refused = await facilitator.refused('planWorkshop', {
      params,
      body: { ...plan, agenda: asked },
    })
    expect(refused).toMatchObject({ code: 'workshop.identifiers', field: 'agenda.0.question' })
    const administrator = new Caller(server, await sessionOf(server.deps, village.administrator))
    const [office] = await administrator.call('listOffices')
    const named = 'Verfahren Familie Müller'
    const body = { officeId: office?.id, title: named, cycleStart: 2026, kind: 'ordinary' }
    expect(await administrator.refused('addProcedure', { body })).toMatchObject({
      code: 'workshop.identifiers',
    })
  })

  it('in the running room is refused, and nobody hears it', async () => {
    const gathering = new Gathering(server, village.own)
    const moderation = await gathering.facilitator(village.facilitator)
    await moderation.must({ type: 'openWorkshop' })
    const { agenda } = moderation.mirror.view.room.workshop
    const told = agenda.map((step) => ({ ...step, title: 'Familie Müller' }))
    await expect(moderation.must({ type: 'changeAgenda', agenda: told })).rejects.toThrow(
      'workshop.identifiers',
    )
    expect(JSON.stringify(moderation.received)).not.toContain('Müller')
    gathering.leave()
  })
})
