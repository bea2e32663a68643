import { expect } from 'vitest'
import { wholeDatabase } from '../../server/db/database.ts'
import type { Cookies } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { ServerMessage, Viewer } from '../../shared/protocol/message.ts'
import {
  openEvents,
  openSocket,
  type BareLine,
  type LineTarget,
  type Refused,
} from '../support/lines.ts'
import { Gathering, waitFor } from '../support/roomLine.ts'
import { Caller } from '../support/testServer.ts'
import { noteOn, sessionOf } from '../support/village.ts'
import { openAnnotating, UNHURRIED, type OpenDay } from './harness/day.ts'
import { fault, type FaultRun } from './harness/fault.ts'

/** Two offices in the middle of their day. */
interface Day extends OpenDay {
  readonly administrator: Caller
  /** A person who was let in. */
  seat(): Promise<{ cookies: Cookies; seatId: string }>
  to(cookies: Cookies, change?: Partial<LineTarget>): LineTarget
}

async function openDay(run: FaultRun): Promise<Day> {
  const opened = await openAnnotating(run, UNHURRIED)
  const { server, village, gathering, holder } = opened
  const { address } = server
  const { workshopId } = village.own
  return {
    ...opened,
    administrator: new Caller(server, await sessionOf(server.deps, village.administrator)),
    seat: async () => {
      const { cookies, seatId } = await gathering.waiting()
      await holder.must({ type: 'admitSeat', seatId })
      return { cookies, seatId }
    },
    to: (cookies, change = {}) => ({ address, workshopId, as: 'seat', cookies, ...change }),
  }
}

async function welcomed(target: LineTarget): Promise<BareLine> {
  const line = await openSocket(target)
  line.hello()
  await line.next('welcome')
  return line
}

const park = (text: string) => ({ type: 'parkTopic' as const, id: newId(), text })

/** Texts of the topics in the log, in the order of the log. */
const topicsOf = ({ server }: Day): string[] =>
  (
    server.deps.sqlite
      .prepare(
        'SELECT body FROM workshop_event WHERE body LIKE \'{"type":"topicParked%\' ORDER BY seq',
      )
      .all() as { body: string }[]
  ).map(({ body }) => (JSON.parse(body) as { text: string }).text)

/** What ends the right to speak, and on whose line. */
interface Revocation {
  readonly name: string
  readonly line: (day: Day) => Promise<{ line: BareLine; revoke: () => Promise<unknown> }>
}

async function facilitatorLine(day: Day, accountId: string): Promise<BareLine> {
  // After a reset the account does not speak before an own password was chosen.
  await wholeDatabase(day.server.deps.db)
    .updateTable('account')
    .set({ mustChangePassword: 0 })
    .where('id', '=', accountId)
    .execute()
  return welcomed(day.to(await sessionOf(day.server.deps, accountId), { as: 'facilitator' }))
}

const assign = ({ administrator, village }: Day, facilitatorIds: readonly string[]) =>
  administrator.call('assignFacilitators', {
    params: { id: village.own.procedureId },
    body: { facilitatorIds },
  })

const revocations: readonly Revocation[] = [
  {
    name: 'a guest is removed',
    line: async (day) => {
      const { cookies, seatId } = await day.seat()
      const line = await welcomed(day.to(cookies))
      return { line, revoke: () => day.holder.must({ type: 'removeSeat', seatId }) }
    },
  },
  {
    name: 'a participant becomes an observer',
    line: async (day) => {
      const { cookies, seatId } = await day.seat()
      const line = await welcomed(day.to(cookies))
      const change = { type: 'changeSeat', seatId, role: 'observer', groupSize: 1 } as const
      return { line, revoke: () => day.holder.must(change) }
    },
  },
  {
    name: 'a guest leaves in another window',
    line: async (day) => {
      const { cookies } = await day.seat()
      const line = await welcomed(day.to(cookies))
      return { line, revoke: () => new Caller(day.server, new Map(cookies)).call('leave') }
    },
  },
  {
    name: 'a password is reset',
    line: async (day) => {
      const line = await facilitatorLine(day, day.village.coFacilitator)
      const params = { id: day.village.coFacilitator }
      return { line, revoke: () => day.administrator.call('resetPassword', { params }) }
    },
  },
  {
    name: 'a facilitator is taken off the procedure',
    line: async (day) => {
      const line = await facilitatorLine(day, day.village.coFacilitator)
      return { line, revoke: () => assign(day, [day.village.facilitator]) }
    },
  },
  {
    name: 'an account is disabled',
    line: async (day) => {
      await assign(day, [day.village.facilitator, day.village.coFacilitator])
      const line = await facilitatorLine(day, day.village.coFacilitator)
      const body = { name: 'Zweite Moderation', role: 'facilitator', officeId: null, active: false }
      const params = { id: day.village.coFacilitator }
      return { line, revoke: () => day.administrator.call('changeAccount', { params, body }) }
    },
  },
]

fault('F30', 'a right that ends while its holder is speaking', async (run) => {
  run.made('a stream of commands on the line, the right taken away in the middle of it')
  run.criterion('nothing is done after the moment the right was gone; what came before stays')
  for (let times = 0; times < run.scale(1, 10); times++) {
    const day = await openDay(run)
    for (const revocation of revocations) await revokeAmidst(run, day, revocation)
  }
})

/** A seat speaks without a pause; in the middle of it the right to speak ends. */
async function revokeAmidst(run: FaultRun, day: Day, revocation: Revocation): Promise<void> {
  const before = topicsOf(day).length
  const { line, revoke } = await revocation.line(day)
  let goesOn = true
  const speak = async () => {
    for (let at = 0; goesOn && line.closed === null; at++) {
      line.tell({ t: 'command', id: newId(), command: park(`Wort ${String(at)}`) })
      run.count('commands', 1)
      if (at % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }
  const speaking = speak()
  await waitFor(() => topicsOf(day).length > before + 20, 'somebody speaks')
  await revoke()
  const done = topicsOf(day).length
  await new Promise((resolve) => setTimeout(resolve, 100))
  goesOn = false
  await speaking
  expect(topicsOf(day).length, revocation.name).toBe(done)
  run.count('done before', done - before)
  run.count('revocations', 1)
  line.leave()
}

fault('F30', 'commands that were already queued when the right ended', async (run) => {
  run.made(
    'commands and the end of the right in one turn of the event loop, before the group commit',
  )
  run.criterion('each is authorised anew when it is executed; none of them is done')
  const day = await openDay(run)
  const { rooms } = day.server.deps
  const { workshopId } = day.village.own
  const { seatId } = await day.seat()
  const second = await facilitatorLine(day, day.village.coFacilitator)
  const me = await second.next('welcome')
  const ends: [Viewer, string | null, () => void][] = [
    [me.you, day.village.coFacilitator, () => rooms.dropAccount(day.village.coFacilitator)],
    [
      { kind: 'seat', seatId, facilitation: false },
      null,
      () => void rooms.leaveSeat(workshopId, seatId),
    ],
  ]
  for (const [viewer, accountId, end] of ends) {
    const heard: ServerMessage[] = []
    const socket = {
      bufferedAmount: 0,
      send: (text: string) => void heard.push(JSON.parse(text) as ServerMessage),
      close: () => undefined,
    }
    const line = rooms.open(workshopId, viewer, accountId, socket)
    const hello = { t: 'hello', protocol: 1, stream: null, text: null, name: null }
    line?.hear(JSON.stringify({ ...hello, cursors: { room: 0, seat: 0, facilitation: 0 } }))
    await waitFor(() => heard.some(({ t }) => t === 'welcome'), 'a welcome')
    for (let at = 0; at < 20; at++)
      line?.hear(JSON.stringify({ t: 'command', id: newId(), command: park('zu spät') }))
    run.count('queued commands', 20)
    end()
    await day.holder.must(park('danach'))
  }
  expect(topicsOf(day)).not.toContain('zu spät')
  expect(topicsOf(day)).toContain('danach')
})

fault('F15', 'captured frames said in a place they do not belong to', async (run) => {
  run.made(
    'everything one seat said, word for word, from another seat, another office, and after its end',
  )
  run.criterion('refused or without effect, nothing foreign is heard, nothing changed')
  const day = await openDay(run)
  const { village, server, holder } = day
  const mine = await day.seat()
  const neighbour = await day.seat()
  const line = await welcomed(day.to(mine.cookies))
  const frames = await speakOf(day, line, run.scale(5, 100))
  const before = server.deps.rooms.slice(village.own.workshopId)
  const rows = () =>
    (server.deps.sqlite.prepare('SELECT count(*) AS n FROM workshop_event').get() as { n: number })
      .n
  const events = rows()

  // Another seat of the same workshop.
  const other = await welcomed(day.to(neighbour.cookies))
  for (const frame of frames) other.say(frame)
  await quiet(other)
  // What a person says word for word is theirs, and no other person hears it.
  const ofOthers = other.heard.filter(
    (message) => !(message.t === 'commit' && message.c === 'seat'),
  )
  expect(JSON.stringify(ofOthers)).not.toContain('GEHEIM')
  run.count('frames replayed', frames.length)

  // Another office's workshop.
  const there = new Gathering(server, village.foreign)
  run.after(() => there.leave())
  const foreignHolder = await there.facilitator(village.foreignFacilitator)
  const guest = await there.waiting()
  await foreignHolder.must({ type: 'admitSeat', seatId: guest.seatId })
  const foreignEvents = rows() - events
  const foreign = await welcomed(day.to(guest.cookies, { workshopId: village.foreign.workshopId }))
  for (const frame of frames) foreign.say(frame)
  await quiet(foreign)
  run.count('frames replayed', frames.length)
  expect(JSON.stringify(foreign.heard)).not.toContain('GEHEIM')
  expect(rows()).toBe(events + foreignEvents)
  expect(server.deps.rooms.slice(village.own.workshopId)).toBe(before)

  // The own line, opened by others, and the id of a posted line.
  const refusedWith = (target: LineTarget) =>
    openSocket(target).then(
      () => 200,
      (error: Refused) => error.status,
    )
  expect(await refusedWith(day.to(guest.cookies))).toBe(404)
  const posting = await openEvents(day.to(mine.cookies))
  for (const frame of frames) {
    expect(await posting.post(frame, neighbour.cookies)).toBe(404)
    expect(await posting.post(frame, guest.cookies)).toBe(404)
  }
  run.count('frames replayed', frames.length * 2)

  // After the seat left, was removed, logged out; after the workshop is concluded.
  await new Caller(server, new Map(mine.cookies)).call('leave')
  expect(await refusedWith(day.to(mine.cookies))).toBe(404)
  expect(await posting.post(frames[0] ?? '')).toBe(404)
  await holder.must({ type: 'removeSeat', seatId: neighbour.seatId })
  const removed = await openSocket(day.to(neighbour.cookies))
  for (const frame of frames) removed.say(frame)
  await removed.end()
  expect([...new Set(removed.heard.map(({ t }) => t))].sort()).toEqual([
    'ballotReject',
    'bye',
    'reject',
  ])
  const facilitation = await sessionOf(server.deps, village.facilitator)
  await new Caller(server, new Map(facilitation)).call('logout')
  expect(await refusedWith(day.to(facilitation, { as: 'facilitator' }))).toBe(401)
  const still = rows()
  server.deps.rooms.conclude(village.own.workshopId, () => undefined)
  expect(await refusedWith(day.to(neighbour.cookies))).toBe(404)
  expect(rows()).toBeLessThan(still)
})

/** Speaks as a seat does on its day; returns the frames. */
async function speakOf(day: Day, line: BareLine, count: number): Promise<string[]> {
  const voteId = newId()
  const options = ['none', 'little', 'rather', 'very']
  const vote = {
    id: voteId,
    kind: 'feedback' as const,
    subjectId: null,
    options,
    dots: 1,
    cumulative: false,
  }
  await day.holder.must({ type: 'openVote', vote })
  const { cursors, stream } = await line.next('welcome')
  const ballot = { voteId, key: newId(), turn: 1, choice: { rather: 1 }, text: 'GEHEIM' }
  const frames: object[] = [
    { t: 'hello', protocol: 1, stream, cursors, text: null, name: null },
    { t: 'ballot', ballot },
  ]
  for (let at = 0; at < count; at++) {
    const id = newId()
    const content = noteOn(`GEHEIM ${String(at)}`)
    frames.push({ t: 'command', id: newId(), command: { type: 'addAnnotation', id, content } })
    const revised = { type: 'reviseAnnotation', id, revision: 1, content }
    frames.push({ t: 'command', id: newId(), command: revised })
  }
  for (const frame of frames) line.tell(frame)
  await quiet(line)
  await line.next('ballotAck')
  return frames.map((frame) => JSON.stringify(frame))
}

/** Waits until everything said on a line has its answer. */
async function quiet(line: BareLine): Promise<void> {
  const id = newId()
  line.tell({ t: 'command', id, command: { type: 'removeItem', id: newId() } })
  await line.next('reject', (message) => message.id === id)
}
