// What a log led to, kept beside it; and a long log that is read in pieces.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { wholeDatabase } from '../../server/db/database.ts'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { roomRules } from '../../server/room/roomRules.ts'
import { assemble } from '../../server/deps.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import { closeCode } from '../../shared/protocol/message.ts'
import { formOf } from '../../server/room/foldForm.mjs'
import { Gathering, waitFor } from '../support/roomLine.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sessionOf, settle } from '../support/village.ts'

const opened: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

const EVERY = 20

/** A server that keeps its state every twenty events, and the open room of an office. */
async function withRoom() {
  const server = await openTestServer({
    rules: { ...roomRules, snapshotEvery: EVERY },
  })
  opened.push(() => server.close())
  const village = await settle(server.deps)
  const gathering = new Gathering(server, village.own)
  opened.push(() => gathering.leave())
  const facilitator = await gathering.facilitator(village.facilitator)
  await facilitator.must({ type: 'openWorkshop' })
  const seat = await gathering.seat(facilitator)
  const { workshopId } = village.own
  return { server, village, gathering, facilitator, seat, workshopId }
}

async function park(facilitator: RoomVisitor, count: number) {
  for (let at = 0; at < count; at++)
    await facilitator.must({ type: 'parkTopic', id: newId(), text: `Thema ${String(at)}` })
}

interface Kept {
  readonly seq: number
  readonly room: string
}

const kept = ({ deps }: TestServer, workshopId: string): Kept | undefined =>
  deps.sqlite
    .prepare<[string], Kept>('SELECT seq, room FROM workshop_snapshot WHERE workshopId = ?')
    .get(workshopId)

const lastSeq = ({ deps }: TestServer, workshopId: string): number =>
  deps.sqlite
    .prepare<[string], number>('SELECT max(seq) FROM workshop_event WHERE workshopId = ?')
    .pluck()
    .get(workshopId) ?? 0

/** The rooms as another start finds them, with few events at hand for who comes back. */
const again = ({ deps, log }: TestServer) =>
  assemble(
    deps.config,
    { sqlite: deps.sqlite, db: wholeDatabase(deps.db), close: () => Promise.resolve() },
    (what, error) => String((log as string[]).push(`${what} ${String(error)}`)),
    { rules: { ...roomRules, tailLength: 5 } },
  ).rooms

const parked = (rooms: ReturnType<typeof again>, workshopId: string) =>
  rooms.slice(workshopId)?.discussion.parked.length

it('[RO9] is kept after so many events, and a start reads only what came afterwards', async () => {
  const { server, facilitator, workshopId } = await withRoom()
  await park(facilitator, 30)
  await waitFor(() => kept(server, workshopId) !== undefined, 'a snapshot')
  const { seq = 0 } = kept(server, workshopId) ?? {}
  expect(seq).toBeGreaterThanOrEqual(EVERY)
  expect(seq).toBeLessThan(lastSeq(server, workshopId))
  const before = server.deps.rooms.slice(workshopId)
  // What the snapshot holds is not read any more, whatever stands there.
  server.deps.sqlite
    .prepare("UPDATE workshop_event SET body = '{}' WHERE workshopId = ? AND seq <= ?")
    .run(workshopId, seq - 5)
  expect(again(server).slice(workshopId)).toEqual(before)
})

it('[RO9] whoever lost the line goes on by number after such a start', async () => {
  const { server, village, seat, facilitator, workshopId } = await withRoom()
  await park(facilitator, 30)
  await waitFor(() => kept(server, workshopId) !== undefined, 'a snapshot')
  const told = seat.received.length
  server.deps.rooms.basisChanged(village.own.workshopId)
  await seat.until(
    ({ received }) => received.slice(told).some((frame) => frame.startsWith('{"t":"welcome"')),
    'the seat is back',
  )
  const welcome = seat.received.slice(told).find((frame) => frame.startsWith('{"t":"welcome"'))
  expect(JSON.parse(welcome ?? '')).toMatchObject({ snapshot: null })
  await facilitator.until(({ live }) => live, 'the facilitation is back')
  await park(facilitator, 1)
  await seat.until(
    ({ mirror }) => mirror.view.room.discussion.parked.length === 31,
    'the seat hears on',
  )
})

it('[RO9] is not used where a letter changed, or another program wrote it', async () => {
  const { server, facilitator, workshopId } = await withRoom()
  await park(facilitator, 30)
  await waitFor(() => kept(server, workshopId) !== undefined, 'a snapshot')
  const change = (sql: string) =>
    server.deps.sqlite.prepare(`UPDATE workshop_snapshot SET ${sql}`).run()
  change("room = replace(room, 'Thema', 'Demos')")
  expect(JSON.stringify(again(server).slice(workshopId))).not.toContain('Demos')
  change("room = replace(room, 'Demos', 'Thema')")
  change("form = 'another program', room = '{}'")
  expect(parked(again(server), workshopId)).toBe(30)
})

it('[RO9] ends with the log', async () => {
  const { server, facilitator, workshopId } = await withRoom()
  await park(facilitator, 30)
  await waitFor(() => kept(server, workshopId) !== undefined, 'a snapshot')
  const before = lastSeq(server, workshopId)
  // The next one is due in the turn in which the log ends.
  const burst = park(facilitator, 25).catch(() => undefined)
  await waitFor(() => lastSeq(server, workshopId) > before + 20, 'the next snapshot is near')
  server.deps.rooms.conclude(workshopId, () => undefined)
  for (let turn = 0; turn < 20; turn++) await new Promise((next) => setImmediate(next))
  expect(kept(server, workshopId)).toBeUndefined()
  facilitator.leave()
  await burst
})

it('[RO9] a state of many megabytes is that of the whole log, and goes on from there', async () => {
  const server = await openTestServer()
  opened.push(() => server.close())
  const village = await settle(server.deps)
  const { workshopId } = village.foreign
  writeTopics(server, workshopId, 15_000)
  const { rooms } = server.deps
  rooms.load(workshopId, () => true)
  await waitFor(() => kept(server, workshopId)?.seq === 15_000, 'a snapshot')
  const before = rooms.slice(workshopId)
  const started = again(server)
  expect(started.load(workshopId)).toBe(true)
  expect(JSON.stringify(started.slice(workshopId))).toBe(JSON.stringify(before))
  server.deps.rooms.basisChanged(workshopId)
  const gathering = new Gathering(server, village.foreign)
  opened.push(() => gathering.leave())
  const facilitator = await gathering.facilitator(village.foreignFacilitator)
  await park(facilitator, 1)
  expect(facilitator.mirror.view.room.discussion.parked).toHaveLength(15_000)
  expect(parked(rooms, workshopId)).toBe(15_000)
})

it('[RO9] [BI8] a log with a gap is damaged', async () => {
  const { server, facilitator, workshopId } = await withRoom()
  await park(facilitator, 5)
  server.deps.sqlite.prepare('DELETE FROM workshop_event WHERE seq = 4').run()
  expect(again(server).canBeAsked(workshopId)).toBe(false)
  expect(server.log.at(-1)).toContain('event 4 is missing')
})

it('[RO9] [BI8] a snapshot hides no gap, and nothing that is handed on to who comes back', async () => {
  const { server, facilitator, workshopId } = await withRoom()
  await park(facilitator, 30)
  await waitFor(() => kept(server, workshopId) !== undefined, 'a snapshot')
  const { seq = 0 } = kept(server, workshopId) ?? {}
  const { sqlite } = server.deps
  sqlite.exec('SAVEPOINT whole')
  sqlite.prepare("UPDATE workshop_event SET body = '{}' WHERE seq = ?").run(seq - 1)
  expect(again(server).canBeAsked(workshopId)).toBe(false)
  sqlite.exec('ROLLBACK TO whole; RELEASE whole')
  expect(again(server).canBeAsked(workshopId)).toBe(true)
  sqlite.prepare('DELETE FROM workshop_event WHERE seq = 3').run()
  expect(again(server).canBeAsked(workshopId)).toBe(false)
  expect(server.log.at(-1)).toContain('event 3 is missing')
})

/** So many topics, written into the log of an empty room. */
function writeTopics({ deps }: TestServer, workshopId: string, count: number): void {
  const insert = deps.sqlite.prepare(
    "INSERT INTO workshop_event (workshopId, seq, channel, body) VALUES (?, ?, 'room', ?)",
  )
  deps.sqlite.transaction(() => {
    for (let seq = 1; seq <= count; seq++) {
      const event: RoomEvent =
        seq === 1
          ? { type: 'workshopOpened', at: 0 }
          : { type: 'topicParked', id: newId(), text: 'Ein Thema, das lange liegt.' }
      insert.run(workshopId, seq, JSON.stringify(event))
    }
  })()
}

it('[RO9] [attack 3] a long log is read in pieces: the others are answered, and whoever comes is told to come again', async () => {
  const server = await openTestServer()
  opened.push(() => server.close())
  const village = await settle(server.deps)
  const { workshopId } = village.foreign
  writeTopics(server, workshopId, 15_000)
  const foreign = new Caller(server, await sessionOf(server.deps, village.foreignFacilitator))
  const refused = await foreign.refused('getMinutes', { params: { id: workshopId } })
  expect(refused).toMatchObject({ status: 503, code: 'workshop.loading' })
  // A line is told the same, and comes back by itself until it is let in.
  const gathering = new Gathering(server, village.foreign)
  opened.push(() => gathering.leave())
  const other = new Gathering(server, village.own)
  opened.push(() => other.leave())
  const [late, here] = await Promise.all([
    gathering.facilitator(village.foreignFacilitator),
    other.facilitator(village.facilitator),
  ])
  await here.must({ type: 'openWorkshop' })
  expect(late.shownOut).toBeNull()
  expect(late.mirror.view.room.discussion.parked).toHaveLength(14_999)
  await foreign.call('getMinutes', { params: { id: workshopId } })
  // From now on a start reads what was kept.
  await waitFor(() => kept(server, workshopId)?.seq === 15_000, 'a snapshot')
  expect(again(server).load(workshopId)).toBe(true)
})

it('[RO9] [attack 3] pieces leave every turn to the others, and a line is closed so that it comes back', async () => {
  const server = await openTestServer()
  opened.push(() => server.close())
  const village = await settle(server.deps)
  const { workshopId } = village.foreign
  writeTopics(server, workshopId, 15_000)
  const { rooms } = server.deps
  expect(rooms.load(workshopId, () => false)).toBe(false)
  const closes: number[] = []
  const socket = {
    send: () => undefined,
    close: (code: number) => void closes.push(code),
    bufferedAmount: 0,
  }
  const viewer = { kind: 'projector' } as const
  let turns = 0
  while (!rooms.canBeAsked(workshopId)) {
    if (turns === 0) expect(rooms.open(workshopId, viewer, null, socket)).toBeUndefined()
    turns++
    await new Promise((next) => setImmediate(next))
  }
  expect(turns).toBeGreaterThanOrEqual(15)
  expect(closes).toEqual([1012])
  expect(Object.values(closeCode)).not.toContain(1012)
})

it('[RO9] the name of a program follows every source that says what an event means', () => {
  const root = mkdtempSync(join(tmpdir(), 'fallwerkstatt-form-'))
  opened.push(() => rmSync(root, { recursive: true }))
  for (const folder of ['shared/room', 'server/room', 'migrations'])
    mkdirSync(join(root, folder), { recursive: true })
  const write = (text: string) => writeFileSync(join(root, 'shared/room/vote.rules.ts'), text)
  write('export const most = 3')
  const before = formOf(root)
  expect(formOf(root)).toBe(before)
  write('export const most = 4')
  expect(formOf(root)).not.toBe(before)
})
