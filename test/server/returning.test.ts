// A person leaves, or is removed, and comes back in the same browser: over real cookies and sockets.
import { afterEach, describe, expect, it } from 'vitest'
import { callAs, RoomVisitor, type Cookies } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import { closeCode } from '../../shared/protocol/message.ts'
import { Gathering } from '../support/roomLine.ts'
import { openTestServer, type TestServer } from '../support/testServer.ts'
import { settle, stepOf } from '../support/village.ts'

const servers: TestServer[] = []
const lines: { leave: () => void }[] = []
afterEach(async () => {
  for (const line of lines.splice(0)) line.leave()
  for (const server of servers.splice(0)) await server.close()
})

/** A room that votes on two situations, and the browser of a person who is in it. */
async function voting() {
  const server = await openTestServer()
  servers.push(server)
  const village = await settle(server.deps)
  const gathering = new Gathering(server, village.own)
  lines.push(gathering)
  const facilitator = await gathering.facilitator(village.facilitator)
  const { visitor, cookies, seatId } = await gathering.waiting()
  await facilitator.must({ type: 'admitSeat', seatId })
  await visitor.until(({ live }) => live, 'a seat is in the room')
  await facilitator.must({ type: 'openWorkshop' })
  await facilitator.must({ type: 'moveDayMarker', day: 5 })
  await facilitator.must({ type: 'enterStep', stepId: stepOf('keySituations') })
  const options = [newId(), newId()]
  for (const [at, id] of options.entries()) {
    const content = { id, title: `Situation ${at}`, entryIds: ['e1'], question: '' }
    await facilitator.must({ type: 'changeKeySituation', content, revision: 0 })
  }
  const voteId = newId()
  const settings = { subjectId: null, options, dots: 1, cumulative: false }
  await facilitator.must({
    type: 'openVote',
    vote: { id: voteId, kind: 'keySituation', ...settings },
  })
  const cast = async (by: RoomVisitor): Promise<string> => {
    const before = by.received.length
    const ballot = { voteId, key: newId(), turn: 1, choice: { [options[0] ?? '']: 1 }, text: '' }
    by.say({ t: 'ballot', ballot })
    const answer = () =>
      by.received.slice(before).find((text) => /^\{"t":"ballot(Ack|Reject)"/.test(text))
    await by.until(() => answer() !== undefined, 'the ballot is answered')
    return (JSON.parse(answer() ?? '{}') as { problem?: { code: string } }).problem?.code ?? 'ok'
  }
  /** The same browser asks with the code again, and is let in. */
  const comeBack = async (browser: Cookies) => {
    const body = { code: village.own.code, groupSize: 1 }
    const reply = await callAs(browser, server.address, 'POST', '/api/join', body)
    const { seatId: next } = reply as { seatId: string }
    const { workshopId } = village.own
    const again = new RoomVisitor({
      address: server.address,
      workshopId,
      as: 'seat',
      cookies: browser,
    })
    lines.push(again)
    await facilitator.until(
      ({ mirror }) => mirror.view.facilitation.waiting[next] !== undefined,
      'somebody waits',
    )
    await facilitator.must({ type: 'admitSeat', seatId: next })
    await again.until(({ live }) => live, 'a seat is in the room')
    return again
  }
  return { server, facilitator, visitor, cookies, seatId, cast, comeBack, voteId }
}

describe('[VO13] over real cookies', () => {
  it('whoever left and is let in again has voted already, however often', async () => {
    const { server, visitor, cookies, seatId, cast, comeBack, voteId } = await voting()
    expect(await cast(visitor)).toBe('ok')
    let old = new Map(cookies)
    for (let n = 0; n < 2; n++) {
      await callAs(cookies, server.address, 'POST', '/api/leave')
      // What is left opens nothing: it only says which seat was given up.
      expect(cookies.get('fw_seat') ?? '').toBe('')
      const { seat } = (await callAs(old, server.address, 'GET', '/api/me')) as { seat: unknown }
      expect(seat).toBeNull()
      const again = await comeBack(cookies)
      expect(again.seatId).not.toBe(seatId)
      await again.until(({ mirror }) => mirror.voted.includes(voteId), 'it knows that it voted')
      expect(await cast(again)).toBe('vote.otherDevice')
      old = new Map(cookies)
    }
  })

  it('whoever was removed and is let in again, too', async () => {
    const { facilitator, visitor, cookies, seatId, cast, comeBack } = await voting()
    expect(await cast(visitor)).toBe('ok')
    await facilitator.must({ type: 'removeSeat', seatId })
    await visitor.until(({ shownOut }) => shownOut === closeCode.denied, 'shown out')
    expect(await cast(await comeBack(cookies))).toBe('vote.otherDevice')
  })

  it('another browser is somebody else: it votes, once it was admitted', async () => {
    const { visitor, cast, comeBack } = await voting()
    expect(await cast(visitor)).toBe('ok')
    expect(await cast(await comeBack(new Map()))).toBe('ok')
  })
})
