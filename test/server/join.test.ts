import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wholeDatabase } from '../../server/db/database.ts'
import { newId } from '../../shared/kernel/id.ts'
import { closeCode } from '../../shared/protocol/message.ts'
import { waitingName } from '../../shared/workshop/waitingName.ts'
import { openSocket, Refused } from '../support/lines.ts'
import { JOIN_CODES } from '../../server/join/joinCode.ts'
import { LOOKED_UP_PER_SECOND } from '../../server/join/codeDoor.ts'
import { Gathering } from '../support/roomLine.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
let facilitator: Caller
beforeEach(async () => {
  server = await openTestServer({ env: { FALLWERKSTATT_TRUST_PROXY: '127.0.0.1' } })
  village = await settle(server.deps)
  facilitator = new Caller(server, await sessionOf(server.deps, village.facilitator))
})
afterEach(() => server.close())

const join = (code: string, from = '198.51.100.1', caller = new Caller(server)) =>
  caller.send('POST', '/api/join', { code, groupSize: 1 }, { 'x-forwarded-for': from })
const rotate = (hours = 12) =>
  facilitator.call('rotateJoinCode', { params: { id: village.own.workshopId }, body: { hours } })

describe('a join code', () => {
  it('[JO1] is ten characters that nobody confuses, and is taken as people type it', async () => {
    const { code } = await rotate()
    expect(code).toMatch(/^[A-HJ-KM-NP-TV-Z2-9]{10}$/)
    const [head, tail] = [code.slice(0, 5), code.slice(5)]
    const forms = [
      code,
      `${head}-${tail}`,
      `${head} ${tail}`.toLowerCase(),
      ` ${head} – ${tail} `,
      `${head}—${tail}`,
    ]
    for (const form of forms) expect([form, (await join(form)).status]).toEqual([form, 200])
  })

  it('[JO1] that is wrong, expired, replaced or no code at all gets the same answer', async () => {
    const { code: replaced } = await rotate(1)
    const { code: expired } = await rotate(1)
    expect((await join(expired)).status).toBe(200)
    expect((await join(village.own.code)).status).toBe(403)
    server.advance(3_600_001)
    const answers = await Promise.all(
      [replaced, expired, 'ABCDEFGHJK', 'ABCDEFGH', 'nein', '', '0'.repeat(20)].map((code) =>
        join(code),
      ),
    )
    for (const { status, text } of answers)
      expect([status, text]).toEqual([403, '{"code":"join.codeInvalid","field":"code"}'])
  })

  it('that was given out by an earlier version is taken until it ends', async () => {
    const db = wholeDatabase(server.deps.db)
    await db
      .updateTable('join_code')
      .set({ code: 'K7QM3RTX' })
      .where('workshopId', '=', village.own.workshopId)
      .execute()
    expect((await join('k7qm-3rtx')).status).toBe(200)
  })

  it('[JO3] [attack 6] is never refused for wrong ones of others: typos in the room, a joker, a flood from everywhere', async () => {
    const wrong = (from: string) => join('ABCDEFGHJK', from)
    const joker = Array.from({ length: 200 }, () => wrong('198.51.100.9'))
    const everywhere = Array.from({ length: 200 }, (_, n) => wrong(`203.0.113.${String(n)}`))
    const honest = ['198.51.100.9', '198.51.100.10', '203.0.113.7'].flatMap((from) =>
      Array.from({ length: 4 }, () => join(village.own.code, from)),
    )
    expect(new Set((await Promise.all(honest)).map(({ status }) => status))).toEqual(new Set([200]))
    const answers = await Promise.all([...joker, ...everywhere])
    expect(new Set(answers.map(({ text }) => text))).toEqual(
      new Set(['{"code":"join.codeInvalid","field":"code"}']),
    )
  })

  it('[JO3] [attack 6] that is wrong too often takes its time, and only a wrong one', async () => {
    const from = '198.51.100.9'
    const timed = async (code: string) => {
      const began = performance.now()
      await join(code, from)
      return performance.now() - began
    }
    for (let n = 0; n < 20; n++) await join('ABCDEFGHJK', from)
    expect(await timed('ABCDEFGHJK')).toBeGreaterThan(1900)
    expect(await timed(village.own.code)).toBeLessThan(1900)
    server.advance(15_001)
    expect(await timed('ABCDEFGHJK')).toBeLessThan(1900)
  })

  it('is guessed after 600 years on average, at twenty live codes', () => {
    const years = JOIN_CODES / (20 + 1) / LOOKED_UP_PER_SECOND / (365.25 * 24 * 3600)
    expect(years).toBeGreaterThan(600)
  })

  it('[BI6] [attack 13] lets no crowd wait: the sixty-first is told so, and is in once the facilitation let some in', async () => {
    const gathering = new Gathering(server, village.own)
    const moderation = await gathering.facilitator(village.facilitator)
    const come = async () => (await join(village.own.code)).text
    for (let n = 0; n < 60; n++) await come()
    expect(await come()).toBe('{"code":"join.crowded"}')
    const seats = () =>
      server.deps.db
        .selectFrom('seat')
        .select('id')
        .where('workshopId', '=', village.own.workshopId)
    const before = (await seats().execute()).length
    expect(await come()).toBe('{"code":"join.crowded"}')
    expect(await seats().execute()).toHaveLength(before)
    const { waiting } = moderation.mirror.view.facilitation
    await moderation.must({ type: 'admitSeat', seatId: Object.keys(waiting)[0] ?? '' })
    expect(await come()).toContain('seatId')
    gathering.leave()
  })

  it('honest guests behind one address never lock themselves out', async () => {
    for (let n = 0; n < 40; n++) expect((await join(village.own.code)).status).toBe(200)
  })
})

describe('a seat', () => {
  it('waits, hears nothing of the room, and is welcomed when admitted', async () => {
    const gathering = new Gathering(server, village.own)
    const moderation = await gathering.facilitator(village.facilitator)
    await moderation.must({ type: 'openWorkshop' })
    const { visitor, seatId } = await gathering.waiting('Vera')
    await moderation.must({ type: 'moveDayMarker', day: 5 })
    expect(visitor.received.map((frame) => (JSON.parse(frame) as { t: string }).t)).toEqual([
      'waiting',
    ])
    await moderation.must({ type: 'admitSeat', seatId })
    await visitor.until(({ mirror }) => mirror.text?.entries.length === 3, 'the text')
    expect(visitor.mirror.view.room.workshop.status).toBe('open')
    gathering.leave()
  })

  it('[JO4] that is refused or removed is shown out, cannot come back, and may ask anew', async () => {
    const gathering = new Gathering(server, village.own)
    const moderation = await gathering.facilitator(village.facilitator)
    for (const admitted of [false, true]) {
      const { visitor, cookies, seatId } = await gathering.waiting()
      if (admitted) await moderation.must({ type: 'admitSeat', seatId })
      await moderation.must({ type: admitted ? 'removeSeat' : 'refuseSeat', seatId })
      await visitor.until(({ shownOut }) => shownOut !== null, 'shown out')
      expect(visitor.shownOut).toBe(closeCode.denied)
      const { address } = server
      const line = await openSocket({
        address,
        workshopId: village.own.workshopId,
        as: 'seat',
        cookies,
      })
      line.hello()
      expect(await line.end()).toBe(closeCode.denied)
      const again = await new Caller(server, cookies).call('join', {
        body: { code: village.own.code, groupSize: 1 },
      })
      if (admitted) expect(again.seatId).not.toBe(seatId)
      const waitsAgain = () =>
        moderation.mirror.view.facilitation.waiting[again.seatId] !== undefined
      await moderation.until(waitsAgain, 'somebody waits again')
    }
    gathering.leave()
  })

  it('[PH5] that is given up is gone from the room at once; what it wrote and who sat there stays', async () => {
    const gathering = new Gathering(server, village.own)
    const moderation = await gathering.facilitator(village.facilitator)
    await moderation.must({ type: 'openWorkshop' })
    const { visitor, cookies, seatId } = await gathering.waiting('Vera')
    await moderation.must({ type: 'admitSeat', seatId })
    await visitor.until(({ live }) => live, 'a seat is in the room')
    await visitor.must({ type: 'parkTopic', id: server.deps.newId(), text: 'bleibt' })
    await moderation.must({ type: 'nameCoFacilitator', seatId, named: true })
    await visitor.must({ type: 'takeFacilitation' })
    await new Caller(server, cookies).call('leave')
    const { room } = moderation.mirror.view
    await moderation.until(
      ({ mirror }) => !(seatId in mirror.view.room.workshop.seats),
      'the seat is gone',
    )
    await visitor.until(({ shownOut }) => shownOut === closeCode.denied, 'shown out')
    expect(moderation.mirror.view.room.workshop.leftPeople).toBe(1)
    expect(room.discussion.parked.map(({ text }) => text)).toEqual(['bleibt'])
    // No seat is promoted: the one that held the facilitation left it to no other, and the main one takes it back.
    expect(moderation.mirror.view.room.workshop.holder).toBe(seatId)
    await moderation.must({ type: 'takeFacilitation' })
    gathering.leave()
  })

  it('[PH5] nobody waits for any more is gone from the list of those who wait', async () => {
    const gathering = new Gathering(server, village.own)
    const moderation = await gathering.facilitator(village.facilitator)
    const { cookies, seatId } = await gathering.waiting()
    const waits = () => moderation.mirror.view.facilitation.waiting[seatId] !== undefined
    await moderation.until(waits, 'somebody waits')
    await new Caller(server, cookies).call('leave')
    await moderation.until(() => !waits(), 'nobody waits')
    gathering.leave()
  })

  it('[JO4] is the same one when somebody joins twice in one browser', async () => {
    const caller = new Caller(server)
    const body = { code: village.own.code, groupSize: 2 }
    const one = await caller.call('join', { body })
    const two = await caller.call('join', { body })
    expect(two).toEqual(one)
    const { seat } = await caller.call('me')
    expect(seat).toEqual(one)
  })

  it('waits under a name that no other seat of the workshop has', async () => {
    const drawn = new Map<string, string>()
    let pair: readonly [string, string] | undefined
    while (!pair) {
      const id = newId()
      const before = drawn.get(waitingName(id))
      if (before !== undefined) pair = [before, id]
      drawn.set(waitingName(id), id)
    }
    const draws = [...pair]
    Object.assign(server.deps, { newId: () => draws.shift() ?? newId() })
    const body = { code: village.own.code, groupSize: 1 }
    const one = await new Caller(server).call('join', { body })
    const two = await new Caller(server).call('join', { body })
    expect(one.seatId).toBe(pair[0])
    expect(two.seatId).not.toBe(pair[1])
    expect(waitingName(two.seatId)).not.toBe(waitingName(one.seatId))
  })

  it('[JO4] of one workshop opens no other, in no role', async () => {
    const caller = new Caller(server)
    await caller.call('join', { body: { code: village.own.code, groupSize: 1 } })
    const { address } = server
    const { cookies } = caller
    for (const as of ['seat', 'facilitator', 'projector', '']) {
      const opening = openSocket({ address, workshopId: village.foreign.workshopId, as, cookies })
      const status = as === 'facilitator' ? 401 : 404
      await expect(opening).rejects.toEqual(new Refused(status))
    }
    const params = { id: village.foreign.workshopId }
    expect(await caller.refused('getRoomCatalogue', { params })).toMatchObject({ status: 404 })
    await caller.call('getRoomCatalogue', { params: { id: village.own.workshopId } })
  })

  it('[JO5] is given up: its line ends and its cookie opens nothing', async () => {
    const gathering = new Gathering(server, village.own)
    const moderation = await gathering.facilitator(village.facilitator)
    const { visitor, cookies, seatId } = await gathering.waiting()
    await moderation.must({ type: 'admitSeat', seatId })
    const kept = new Map(cookies)
    await new Caller(server, cookies).call('leave')
    await visitor.until(({ shownOut }) => shownOut !== null, 'shown out')
    expect(cookies.has('fw_seat')).toBe(false)
    expect((await new Caller(server, kept).call('me')).seat).toBeNull()
    gathering.leave()
  })

  it('[JO2] [JO6] and codes end with the workshop; a projector ends with its link', async () => {
    const gathering = new Gathering(server, village.own)
    const moderation = await gathering.facilitator(village.facilitator)
    const projector = await gathering.projector()
    const params = { id: village.own.workshopId }
    await facilitator.call('projectorLink', { params })
    await projector.until(({ shownOut }) => shownOut !== null, 'the projector ends')
    const old = { body: { token: village.own.projectorToken } }
    expect(await new Caller(server).refused('projectorJoin', old)).toMatchObject({ status: 404 })
    const seat = new Caller(server)
    await seat.call('join', { body: { code: village.own.code, groupSize: 1 } })
    expect(await facilitator.refused('concludeWorkshop', { params })).toMatchObject({ status: 422 })
    await moderation.must({ type: 'openWorkshop' })
    await moderation.must({ type: 'closeWorkshop' })
    expect(await facilitator.call('concludeWorkshop', { params })).toMatchObject({
      status: 'concluded',
    })
    expect((await join(village.own.code)).status).toBe(403)
    expect((await seat.call('me')).seat).toBeNull()
    const { sqlite } = server.deps
    for (const table of ['workshop_event', 'workshop_command', 'seat', 'join_code'])
      expect(
        sqlite.prepare(`SELECT count(*) AS n FROM ${table} WHERE workshopId = ?`).get(params.id),
      ).toEqual({ n: 0 })
    expect(await facilitator.call('getMinutes', { params })).toMatchObject({ title: 'Werkstatt' })
    gathering.leave()
  })
})
