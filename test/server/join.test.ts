import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../shared/kernel/id.ts'
import { closeCode } from '../../shared/protocol/message.ts'
import { waitingName } from '../../shared/workshop/waitingName.ts'
import { openSocket, Refused } from '../support/lines.ts'
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
  it('is eight characters that nobody confuses, and is taken as people type it', async () => {
    const { code } = await rotate()
    expect(code).toMatch(/^[A-HJ-KM-NP-TV-Z2-9]{8}$/)
    const [head, tail] = [code.slice(0, 4), code.slice(4)]
    const forms = [code, `${head}-${tail}`, `${head} ${tail}`.toLowerCase(), ` ${head} – ${tail} `]
    for (const form of forms) expect([form, (await join(form)).status]).toEqual([form, 200])
  })

  it('that is wrong, expired, replaced or no code at all gets the same answer', async () => {
    const { code: replaced } = await rotate(1)
    const { code: expired } = await rotate(1)
    expect((await join(expired)).status).toBe(200)
    expect((await join(village.own.code)).status).toBe(403)
    server.advance(3_600_001)
    const answers = await Promise.all(
      [replaced, expired, 'ABCDEFGH', 'nein', '', '0'.repeat(20)].map((code) => join(code)),
    )
    for (const { status, text } of answers)
      expect([status, text]).toEqual([403, '{"code":"join.codeInvalid","field":"code"}'])
  })

  it('cannot be guessed: wrong ones are slowed down per address and for the whole instance', async () => {
    for (let n = 0; n < 20; n++) expect((await join('ABCDEFGH', '198.51.100.9')).status).toBe(403)
    expect((await join(village.own.code, '198.51.100.9')).status).toBe(429)
    expect((await join(village.own.code, '198.51.100.10')).status).toBe(200)
    for (let n = 0; n < 185; n++) await join('ABCDEFGH', `203.0.113.${String(n)}`)
    const slowed = await join(village.own.code, '198.51.100.11')
    expect(slowed.status).toBe(429)
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
    server.advance(60_000)
    expect((await join(village.own.code, '198.51.100.11')).status).toBe(200)
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

  it('that is refused or removed is shown out, cannot come back, and may ask anew', async () => {
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
    // Nobody is promoted: who held the facilitation left it to nobody, and the main one takes it back.
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

  it('is the same one when somebody joins twice in one browser', async () => {
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

  it('of one workshop opens no other, in no role', async () => {
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

  it('is given up: its line ends and its cookie opens nothing', async () => {
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

  it('and codes end with the workshop; a projector ends with its link', async () => {
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
