// A room whose log no version of this program wrote: it is not loaded, says so, and costs the others nothing.
import { readdirSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { RoomVisitor } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import { closeCode } from '../../shared/protocol/message.ts'
import { concludeDue } from '../../server/close/commentPeriodEnd.ts'
import { Gathering } from '../support/roomLine.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sessionOf, settle } from '../support/village.ts'

const opened: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

/** A server with two workshops; the foreign one holds a ghost that an earlier version took for a seat. */
async function withGhost() {
  const server = await openTestServer()
  opened.push(() => server.close())
  const village = await settle(server.deps)
  const ghost = { type: 'seatAdmitted', seat: { number: 1, role: 'participant', name: 'Lena' } }
  const body = JSON.stringify({ ...ghost, seat: { ...ghost.seat, id: 'propertyIsEnumerable' } })
  server.deps.sqlite
    .prepare("INSERT INTO workshop_event (workshopId, seq, channel, body) VALUES (?, 1, 'room', ?)")
    .run(village.foreign.workshopId, body)
  return { server, village, damaged: village.foreign.workshopId }
}

const told = ({ log }: TestServer) => log.filter((line) => line.startsWith('load '))

it('[BI8] [attack 9] is named in the log once, without a word of what it says', async () => {
  const { server, damaged } = await withGhost()
  for (let n = 0; n < 3; n++) server.deps.rooms.load(damaged)
  expect(told(server)).toHaveLength(1)
  expect(told(server)[0]).toContain(`${damaged} is not loaded`)
  expect(told(server)[0]).toContain('event 1, seatAdmitted, seat.')
  expect(server.log.join('\n')).not.toContain('Lena')
})

it('[BI8] [attack 9] tells whoever comes, on the line and by HTTP, and does not ask them to come again', async () => {
  const { server, village, damaged } = await withGhost()
  const cookies = await sessionOf(server.deps, village.foreignFacilitator)
  const visitor = new RoomVisitor({
    address: server.address,
    workshopId: damaged,
    as: 'facilitator',
    cookies,
  })
  opened.push(() => visitor.leave())
  await visitor.until(({ shownOut }) => shownOut !== null, 'the line ends')
  expect(visitor.shownOut).toBe(closeCode.tooMany)
  expect(visitor.received.join()).toContain('"code":"workshop.damaged"')
  const minutes = await new Caller(server, cookies).refused('getMinutes', {
    params: { id: damaged },
  })
  expect(minutes).toMatchObject({ status: 503, code: 'workshop.damaged' })
  const guest = await new Caller(server).refused('join', {
    body: { code: village.foreign.code, groupSize: 1 },
  })
  expect(guest).toMatchObject({ status: 503, code: 'workshop.damaged' })
  const seats = server.deps.sqlite
    .prepare<[string], number>(
      'SELECT count(*) FROM seat WHERE workshopId = ? AND accountId IS NULL',
    )
    .pluck()
  expect(seats.get(damaged)).toBe(0)
  expect(told(server)).toHaveLength(1)
})

it('[BI8] [attack 9] and costs the others nothing: they are open, and concluded when their time is over', async () => {
  const { server, village, damaged } = await withGhost()
  server.deps.rooms.load(damaged)
  const gathering = new Gathering(server, village.own)
  opened.push(() => gathering.leave())
  const facilitator = await gathering.facilitator(village.facilitator)
  await facilitator.must({ type: 'openWorkshop' })
  await facilitator.must({ type: 'parkTopic', id: newId(), text: 'Es geht weiter.' })
  const { sqlite } = server.deps
  sqlite.exec("UPDATE workshop SET status = 'closed', commentUntil = '2020-01-01'")
  // It was told when it was loaded: no hourly backup for its sake.
  expect(await concludeDue(server.deps)).toBe(1)
  expect(await concludeDue(server.deps)).toBe(0)
  expect(readdirSync(`${server.deps.config.dataFolder}/backup`)).toHaveLength(1)
  const status = sqlite
    .prepare<[string], string>('SELECT status FROM workshop WHERE id = ?')
    .pluck()
  expect(status.get(village.own.workshopId)).toBe('concluded')
  expect(status.get(damaged)).toBe('closed')
})

it('[BI8] [attack 9] and takes no workshop from the lists of others', async () => {
  const { server, village, damaged } = await withGhost()
  server.deps.sqlite.exec("UPDATE workshop SET status = 'closed', commentUntil = '2030-01-01'")
  const cookies = await sessionOf(server.deps, village.foreignFacilitator)
  const listed = await new Caller(server, cookies).call('listWorkshops')
  expect(listed.map(({ id }) => id)).toContain(damaged)
})
