import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { loadDemoCase } from '../../server/demo/material/demoCase.ts'
import { seedDemo, type SeededDemo } from '../../server/demo/seedDemo.ts'
import { callAs, logIn, RoomVisitor, takeSeat, type Cookies } from '../../server/demo/visitor.ts'
import { startServer, type RunningServer } from '../../server/start.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { AccountRole } from '../../shared/account/account.schema.ts'
import { closeCode, MAX_FRAME } from '../../shared/protocol/message.ts'
import { openEvents, openSocket, type BareLine, type LineTarget } from '../support/lines.ts'

const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-'))
const config = readConfig({
  FALLWERKSTATT_PORT: '0',
  FALLWERKSTATT_DATA: folder,
  FALLWERKSTATT_LOG: 'silent',
})
let server: RunningServer
let seeded: SeededDemo
let facilitation: RoomVisitor
const open: BareLine[] = []

const account = (role: AccountRole) => {
  const found = seeded.accounts.find((other) => other.role === role)
  if (!found) throw new Error(`no ${role}`)
  return logIn(server.address, found.email, found.password)
}

beforeAll(async () => {
  server = await startServer(config)
  seeded = await seedDemo(server.deps)
  const { address } = server
  const { workshopId } = seeded
  const cookies = await account('facilitator')
  facilitation = new RoomVisitor({ address, workshopId, as: 'facilitator', cookies })
  await facilitation.until(({ live }) => live, 'the facilitation is there')
  await facilitation.must({ type: 'openWorkshop' })
  const { agenda } = facilitation.mirror.view.room.workshop
  const step = agenda.find(({ kind }) => kind === 'annotate')
  await facilitation.must({ type: 'enterStep', stepId: step?.id ?? '' })
  await facilitation.until(({ mirror }) => mirror.gauge?.lastDay != null, 'the days are known')
  await facilitation.must({ type: 'moveDayMarker', day: facilitation.mirror.gauge?.lastDay ?? 0 })
})
afterEach(() => {
  for (const line of open.splice(0)) line.leave()
})
afterAll(async () => {
  facilitation.leave()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Cookies of a seat that was admitted, and its id. */
async function admitted(): Promise<{ cookies: Cookies; seatId: string }> {
  const { address } = server
  const cookies: Cookies = new Map()
  const body = { code: seeded.code, groupSize: 1 }
  const { seatId } = (await callAs(cookies, address, 'POST', '/api/join', body)) as {
    seatId: string
  }
  await facilitation.until(
    ({ mirror }) => mirror.view.facilitation.waiting[seatId] !== undefined,
    'somebody waits',
  )
  await facilitation.must({ type: 'admitSeat', seatId })
  return { cookies, seatId }
}

const annotation = (note: string) => {
  const [reference] = loadDemoCase('a').annotations
  if (!reference) throw new Error('the demo has no annotation')
  const { span, criteria, direction, weight, rating } = reference
  const criterionId = criteria[0] ?? ''
  const content = { span, criterionId, direction, weight, rating, note, paper: false }
  return { type: 'addAnnotation' as const, id: newId(), content }
}

const target = (cookies: Cookies, change: Partial<LineTarget> = {}): LineTarget => ({
  address: server.address,
  workshopId: seeded.workshopId,
  as: 'seat',
  cookies,
  ...change,
})

/** Opens a line that is ended after the test. */
async function lineOf<L extends BareLine>(way: (to: LineTarget) => Promise<L>, to: LineTarget) {
  const line = await way(to)
  open.push(line)
  return line
}

describe.each([
  { name: 'a WebSocket', way: openSocket },
  { name: 'server-sent events and posts', way: openEvents },
])('over $name', ({ way }) => {
  /** A line of an admitted seat that was welcomed. */
  async function welcomed() {
    const { cookies, seatId } = await admitted()
    const line = await lineOf<BareLine>(way, target(cookies))
    line.hello()
    return { line, cookies, seatId, welcome: await line.next('welcome') }
  }

  it('a seat is welcomed with the room and the delivered text', async () => {
    const { line, seatId, welcome } = await welcomed()
    expect(welcome.you).toEqual({ kind: 'seat', seatId, facilitation: false })
    expect(welcome.snapshot?.room.workshop.status).toBe('open')
    expect((await line.next('entries')).entries.length).toBeGreaterThan(3)
  })

  it('who waits hears nothing of the room until admitted', async () => {
    const cookies = await takeSeat(server.address, seeded.code)
    const line = await lineOf<BareLine>(way, target(cookies))
    line.hello()
    const { seatId } = await line.next('waiting')
    expect(line.heard.map(({ t }) => t)).toEqual(['waiting'])
    await facilitation.must({ type: 'admitSeat', seatId })
    await line.next('welcome')
  })

  it('strangers, foreign pages and unknown roles get no line', async () => {
    const { cookies } = await admitted()
    const refusal = (to: LineTarget) =>
      way(to).then(
        () => 'opened',
        (error: { status?: number }) => error.status,
      )
    expect(await refusal(target(new Map()))).toBe(404)
    expect(await refusal(target(cookies, { as: 'facilitator' }))).toBe(401)
    expect(await refusal(target(cookies, { as: 'nobody' }))).toBe(404)
    expect(await refusal(target(cookies, { workshopId: newId() }))).toBe(404)
    expect(await refusal(target(cookies, { origin: 'https://example.org' }))).toBe(403)
  })

  it('a command is acknowledged after its commit, and once under the same id [RO1, RO4]', async () => {
    const { line } = await welcomed()
    const id = newId()
    const command = annotation('einmal')
    line.tell({ t: 'command', id, command })
    await line.next('ack', ({ ids }) => ids.includes(id))
    const kinds = line.heard.map(({ t }) => t)
    expect(kinds.indexOf('commit')).toBeLessThan(kinds.indexOf('ack'))
    line.tell({ t: 'command', id, command })
    await line.until(
      () => line.heard.filter((message) => message.t === 'ack').length === 2,
      'the second acknowledgement',
    )
    expect(
      line.heard.filter((message) => message.t === 'commit' && message.c === 'seat'),
    ).toHaveLength(1)
  })

  it('many frames keep their order', async () => {
    const { line } = await welcomed()
    const notes = Array.from({ length: 40 }, (_, at) => `Nummer ${String(at)}`)
    for (const note of notes) line.tell({ t: 'command', id: newId(), command: annotation(note) })
    const added = () =>
      line.heard.flatMap((message) =>
        message.t === 'commit'
          ? message.e.flatMap((event) =>
              event.type === 'annotationAdded' ? [event.annotation.note] : [],
            )
          : [],
      )
    await line.until(() => added().length === notes.length, 'all of them')
    expect(added()).toEqual(notes)
  })

  it('who comes back hears only what was missed [RO3]', async () => {
    const { line, cookies, welcome } = await welcomed()
    line.leave()
    await line.end()
    const { order } = facilitation.mirror.view.room.annotation
    expect(order).toEqual([])
    await facilitation.must({ type: 'adjustClock', change: 'add', ms: 60_000 })
    const again = await lineOf<BareLine>(way, target(cookies))
    again.hello(welcome)
    expect((await again.next('welcome')).snapshot).toBeNull()
    const missed = await again.next('commit', ({ c }) => c === 'room')
    expect(missed.n).toBe(welcome.cursors.room + 1)
  })

  it('a ballot is acknowledged with its turn, a second key refused [VO4]', async () => {
    const { line } = await welcomed()
    const vote = await openFeedback()
    const ballot = { voteId: vote, key: newId(), turn: 1, choice: { rather: 1 }, text: '' }
    line.tell({ t: 'ballot', ballot })
    expect(await line.next('ballotAck')).toEqual({ t: 'ballotAck', voteId: vote, turn: 1 })
    line.tell({ t: 'ballot', ballot: { ...ballot, key: newId() } })
    expect((await line.next('ballotReject')).problem.code).toBe('vote.otherDevice')
    await facilitation.must({ type: 'closeVote', voteId: vote })
  })

  it('garbage is answered with a code, and too much of it ends the line [BI1]', async () => {
    const { line } = await welcomed()
    const id = newId()
    line.tell({ t: 'command', id, command: { type: 'nonsense' } })
    expect((await line.next('reject')).id).toBe(id)
    for (let at = 0; at < 20; at++) line.say('{')
    expect(await line.end()).toBe(closeCode.tooMuch)
  })

  it('an old client is asked to reload [BI3]', async () => {
    const { cookies } = await admitted()
    const line = await lineOf<BareLine>(way, target(cookies))
    const cursors = { room: 0, seat: 0, facilitation: 0 }
    line.tell({ t: 'hello', protocol: 0, stream: null, cursors, text: null, name: null })
    expect((await line.next('bye')).problem.code).toBe('protocol.version')
    expect(await line.end()).toBe(closeCode.version)
  })

  it('a flood ends the line of the one who floods [BI4]', async () => {
    const { line } = await welcomed()
    const other = await welcomed()
    if ('post' in line)
      line.say(Array.from({ length: 600 }, () => '{"t":"ping","sent":1}').join('\n'))
    else for (let at = 0; at < 600; at++) line.tell({ t: 'ping', sent: at })
    expect(await line.end()).toBe(closeCode.tooMany)
    other.line.tell({ t: 'ping', sent: 7 })
    await other.line.next('pong', ({ sent }) => sent === 7)
  })

  it('a frame that is too large gets no further', async () => {
    const { line } = await welcomed()
    line.tell({ t: 'hand', raised: 'x'.repeat(MAX_FRAME) })
    if ('statuses' in line) {
      await expect.poll(() => line.statuses as number[]).toContain(413)
    } else expect(await line.end()).toBe(1009)
    expect(line.heard.some(({ t }) => t === 'reject')).toBe(false)
  })

  it('a removed seat is shown out', async () => {
    const { line, seatId } = await welcomed()
    await facilitation.must({ type: 'removeSeat', seatId })
    expect((await line.next('bye')).problem.code).toBe('seat.removed')
    expect(await line.end()).toBe(closeCode.denied)
  })

  it('leaving ends every line of the seat', async () => {
    const { line, cookies } = await welcomed()
    await callAs(cookies, server.address, 'POST', '/api/leave', {})
    expect(await line.end()).toBe(closeCode.denied)
  })
})

async function openFeedback(): Promise<string> {
  const id = newId()
  const options = ['none', 'little', 'rather', 'very']
  const vote = {
    id,
    kind: 'feedback' as const,
    subjectId: null,
    options,
    dots: 1,
    cumulative: false,
  }
  await facilitation.must({ type: 'openVote', vote })
  return id
}

describe('server-sent events alone', () => {
  it('a line is spoken on by its own seat only, and by nobody without its id', async () => {
    const mine = await admitted()
    const other = await admitted()
    const line = await lineOf(openEvents, target(mine.cookies))
    line.hello()
    await line.next('welcome')
    const frame = JSON.stringify({ t: 'ping', sent: 1 })
    expect(await line.post(frame, other.cookies)).toBe(404)
    expect(await line.post(frame, new Map())).toBe(404)
    expect(await line.post(frame)).toBe(204)
    line.id = newId()
    expect(await line.post(frame)).toBe(404)
  })

  it('somebody who logs out is heard no more', async () => {
    const cookies = await account('facilitator')
    const line = await lineOf(openEvents, target(cookies, { as: 'facilitator' }))
    line.hello()
    await line.next('welcome')
    await server.deps.db.deleteFrom('account_session').execute()
    expect(await line.post(JSON.stringify({ t: 'ping', sent: 1 }))).toBe(401)
  })

  it('is not cached, not transformed and not held back on its way', async () => {
    const { cookies } = await admitted()
    const address = `${server.address}/api/workshops/${seeded.workshopId}/room/events?as=seat`
    const abort = new AbortController()
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const { headers } = await fetch(address, { headers: { cookie }, signal: abort.signal })
    expect(headers.get('content-type')).toBe('text/event-stream')
    expect(headers.get('cache-control')).toBe('no-store, no-transform')
    expect(headers.get('x-accel-buffering')).toBe('no')
    abort.abort()
  })

  it('a page of the same site but another origin gets no line', async () => {
    const { cookies } = await admitted()
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const address = `${server.address}/api/workshops/${seeded.workshopId}/room/events?as=seat`
    const { status } = await fetch(address, { headers: { cookie, 'sec-fetch-site': 'same-site' } })
    expect(status).toBe(403)
  })
})

describe('at the end of a text', () => {
  it('its withdrawal is told to both kinds of lines, and to those who come later before anything else', async () => {
    const seats = [await admitted(), await admitted()]
    const ways = [openSocket, openEvents]
    const lines = await Promise.all(
      seats.map(({ cookies }, at) => lineOf<BareLine>(ways[at] ?? openSocket, target(cookies))),
    )
    for (const line of lines) line.hello()
    await Promise.all(lines.map((line) => line.next('entries')))
    const row = await server.deps.db
      .selectFrom('workshop')
      .select('caseId')
      .where('id', '=', seeded.workshopId)
      .executeTakeFirstOrThrow()
    const coordinator = await account('coordinator')
    await callAs(coordinator, server.address, 'POST', `/api/cases/${row.caseId}/withdraw`, {})
    await Promise.all(lines.map((line) => line.next('textGone')))
    for (const [at, { cookies }] of seats.entries()) {
      const late = await lineOf<BareLine>(ways[at] ?? openSocket, target(cookies))
      late.hello()
      await late.next('textGone')
      expect(late.heard[0]?.t).toBe('textGone')
      expect(await late.end()).toBe(closeCode.gone)
    }
  })
})
