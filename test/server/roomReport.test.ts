// `npm run room`: what the log of a room tells the developer who looks for a fault, without a word of what was said in
// it.
import { afterEach, beforeAll, expect, it } from 'vitest'
import { roomRules } from '../../server/room/roomRules.ts'
import { reportRoom, type RoomReport } from '../../server/scripts/roomReport.ts'
import { newId } from '../../shared/kernel/id.ts'
import { bundlePrograms, runTool } from '../support/childServer.ts'
import { Gathering, waitFor } from '../support/roomLine.ts'
import { openTestServer, type TestServer } from '../support/testServer.ts'
import { sampleText, settle, stepOf } from '../support/village.ts'

const canary = 'kanarienvogel'
const opened: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})
beforeAll(bundlePrograms)

/** A room in which a name, a note and a topic were written. */
async function withRoom() {
  const server = await openTestServer({ rules: { ...roomRules, snapshotEvery: 10 } })
  opened.push(() => server.close())
  const village = await settle(server.deps)
  const gathering = new Gathering(server, village.own)
  opened.push(() => gathering.leave())
  const facilitator = await gathering.facilitator(village.facilitator)
  const seat = await gathering.seat(facilitator, `Zaunkönig ${canary}`)
  await facilitator.must({ type: 'openWorkshop' })
  await facilitator.must({ type: 'moveDayMarker', day: 5 })
  await facilitator.must({ type: 'enterStep', stepId: stepOf('annotate') })
  const quote = sampleText.entries[0]?.text.slice(0, 20) ?? ''
  const content = {
    span: { entryId: 'e1', start: 0, end: 20, quote },
    criterionId: 'P-01-1',
    direction: 'question' as const,
    weight: 1 as const,
    rating: null,
    note: `${canary} als Notiz`,
    paper: false,
  }
  await seat.must({ type: 'addAnnotation', id: newId(), content })
  for (let at = 0; at < 15; at++)
    await facilitator.must({ type: 'parkTopic', id: newId(), text: `${canary} ${String(at)}` })
  const { workshopId } = village.own
  await waitFor(
    () => reported(server, workshopId).head.some((text) => text.includes('up to event')),
    'a snapshot',
  )
  return { server, workshopId, secrets: [canary, quote, 'als Notiz'] }
}

function reported({ deps }: TestServer, workshopId: string): RoomReport {
  const report = reportRoom(deps.sqlite, workshopId)
  if (!report) throw new Error('there is no such workshop')
  return report
}

it('names type, number, hearer and length of every event, and no word of it', async () => {
  const { server, workshopId, secrets } = await withRoom()
  const { head, events, faults } = reported(server, workshopId)
  expect(faults).toEqual([])
  expect(head[0]).toBe(`workshop ${workshopId}, open, ${String(events.length)} events`)
  expect(head[2]).toBe('seats: 1 facilitator, 1 participant')
  expect(events.filter((text) => text.includes('topicParked'))).toHaveLength(15)
  expect(events.find((text) => text.includes('annotationAdded'))).toMatch(
    /^ +\d+ {2}own +annotationAdded +(128|256|512|1024)$/,
  )
  expect(events.find((text) => text.includes('workshopOpened'))).toMatch(
    /\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  )
  const said = [...head, ...events].join('\n')
  expect(secrets.filter((word) => said.includes(word))).toEqual([])
  // Neither whose an event is.
  const seats = server.deps.rooms.slice(workshopId)?.workshop.seats ?? {}
  expect(Object.keys(seats).filter((seatId) => said.includes(seatId))).toEqual([])
})

it('[BI8] finds every event that is missing or cannot be read', async () => {
  const { server, workshopId } = await withRoom()
  const change = (sql: string) => server.deps.sqlite.prepare(sql).run(workshopId)
  change('DELETE FROM workshop_event WHERE workshopId = ? AND seq IN (3, 5, 6)')
  change(`UPDATE workshop_event SET body = '{"type":"${canary}"}' WHERE workshopId = ? AND seq = 8`)
  change(
    `UPDATE workshop_event SET body = '{"type":"topicParked","id":"${canary} e"}' WHERE workshopId = ? AND seq = 9`,
  )
  const { faults, head, events } = reported(server, workshopId)
  expect(faults).toEqual([
    'event 3 is missing',
    'events 5 to 6 are missing',
    'event 8, unknown type, type',
    'event 9, topicParked, id',
  ])
  expect([...faults, ...head, ...events].join()).not.toContain(canary)
})

it('[RO9] compares the snapshot with what the whole log leads to', async () => {
  const { server, workshopId } = await withRoom()
  const change = (sql: string) => server.deps.sqlite.prepare(sql).run()
  change(`UPDATE workshop_snapshot SET room = replace(room, '${canary} 1', 'x')`)
  expect(reported(server, workshopId).faults).toEqual([
    'the snapshot was changed after it was written, and is not used',
  ])
  change("UPDATE workshop_snapshot SET form = 'another program'")
  const { faults, head } = reported(server, workshopId)
  expect([faults, head[3]]).toEqual([[], expect.stringContaining('another program and not used')])
})

it('is a program that reads beside a running server, lists rooms and says which one is not there', async () => {
  const { server, workshopId, secrets } = await withRoom()
  const env = { FALLWERKSTATT_DATA: server.folder }
  const all = await runTool('room', env)
  expect(all).toMatchObject({ code: 0, err: '' })
  expect(all.out).toContain(`${workshopId}  open`)
  const one = await runTool('room', env, workshopId)
  expect(one).toMatchObject({ code: 0, err: '' })
  expect(one.out).toContain('sound: no event is missing, each can be read')
  expect(secrets.filter((word) => `${all.out}${one.out}`.includes(word))).toEqual([])
  const none = await runTool('room', env, 'nirgends')
  expect([none.code, none.out]).toEqual([1, ''])
  expect(none.err).toContain('gibt es in')
  server.deps.sqlite.prepare('DELETE FROM workshop_event WHERE seq = 2').run()
  const damaged = await runTool('room', env, workshopId)
  expect([damaged.code, damaged.out.trim().split('\n').at(-1)]).toEqual([1, 'event 2 is missing'])
})
