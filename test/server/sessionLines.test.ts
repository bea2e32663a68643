// A line of an account lives no longer than its session, whether something is said on it or not.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cookies } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { Command } from '../../shared/room/command.ts'
import { closeCode, PROTOCOL_VERSION } from '../../shared/protocol/message.ts'
import { RawSocket } from '../faults/harness/rawSocket.ts'
import { openEvents, openSocket, type BareLine } from '../support/lines.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { emailOf, PASSWORD, settle, type Village } from '../support/village.ts'

const HOUR = 3_600_000
/** "Service restart": the client comes back by itself. */
const RESTART = 1012

let server: TestServer
let village: Village
beforeEach(async () => {
  server = await openTestServer({ beatMs: 100 })
  village = await settle(server.deps)
})
afterEach(() => server.close())

async function loggedIn(): Promise<Caller> {
  const caller = new Caller(server)
  await caller.call('login', { body: { email: emailOf('facilitator'), password: PASSWORD } })
  return caller
}

const ways = { 'a WebSocket': openSocket, 'server-sent events': openEvents }
const target = (cookies: Cookies) => ({
  address: server.address,
  workshopId: village.own.workshopId,
  as: 'facilitator',
  cookies,
})

it('a line that only answers pings ends when its session was idle for too long, and not before', async () => {
  const line = await openSocket(target((await loggedIn()).cookies))
  line.hello()
  await line.next('welcome')
  server.advance(HOUR)
  await new Promise((later) => setTimeout(later, 400))
  expect(line.closed).toBeNull()
  server.advance(2 * HOUR)
  expect(await line.end()).toBe(closeCode.login)
})

it('whoever does not close when told so is heard no more, however long the line stays', async () => {
  const raw = await RawSocket.open(target((await loggedIn()).cookies))
  // A program that never answers the closing frame.
  raw.socket.end = () => raw.socket
  const cursors = { room: 0, seat: 0, facilitation: 0 }
  raw.say({ t: 'hello', protocol: PROTOCOL_VERSION, stream: null, cursors, text: null, name: null })
  // A line that speaks before the room said welcome is refused.
  await expect.poll(() => raw.texts.some((text) => text.startsWith('{"t":"welcome"'))).toBe(true)
  const give = (command: Command) => raw.say({ t: 'command', id: newId(), command })
  const parked = () =>
    server.deps.rooms.slice(village.own.workshopId)?.discussion.parked.map(({ text }) => text)
  give({ type: 'openWorkshop' })
  give({ type: 'parkTopic', id: newId(), text: 'vorher' })
  await expect.poll(parked).toEqual(['vorher'])
  await server.deps.db.deleteFrom('account_session').execute()
  await expect.poll(() => raw.closed).toBe(closeCode.login)
  for (let again = 0; again < 3; again++) give({ type: 'parkTopic', id: newId(), text: 'nachher' })
  await new Promise((later) => setTimeout(later, 500))
  expect(parked()).toEqual(['vorher'])
  raw.leave()
})

describe.each(Object.entries(ways))('a silent line over %s', (_what, open) => {
  const welcomed = async (cookies: Cookies): Promise<BareLine> => {
    const line = await open(target(cookies))
    line.hello()
    await line.next('welcome')
    return line
  }

  it('ends when its session was deleted behind its back', async () => {
    const line = await welcomed((await loggedIn()).cookies)
    await server.deps.db.deleteFrom('account_session').execute()
    expect(await line.end()).toBe(closeCode.login)
  })

  it('of a seat has no session and stays', async () => {
    const line = await welcomed((await loggedIn()).cookies)
    const guest = new Caller(server)
    await guest.call('join', { body: { code: village.own.code, groupSize: 1 } })
    const seat = await open({ ...target(guest.cookies), as: 'seat' })
    seat.hello()
    await seat.next('waiting')
    await server.deps.db.deleteFrom('account_session').execute()
    await line.end()
    await new Promise((later) => setTimeout(later, 400))
    expect(seat.closed).toBeNull()
    seat.leave()
  })

  it('of somebody else ends at once when the password is changed; the own ones come back by themselves', async () => {
    const [owner, thief] = [await loggedIn(), await loggedIn()]
    const [own, stolen] = [await welcomed(owner.cookies), await welcomed(thief.cookies)]
    await owner.call('changePassword', {
      body: { current: PASSWORD, next: 'Rote-Tasse-Zaun-Birke' },
    })
    expect(await stolen.end()).toBe(closeCode.login)
    expect(await own.end()).toBe(RESTART)
    const back = await welcomed(owner.cookies)
    expect(back.closed).toBeNull()
    back.leave()
    await expect(open(target(thief.cookies))).rejects.toThrow()
  })
})

describe('what devices kept', () => {
  it.each([
    ['a new start password', 'resetPassword', undefined],
    [
      'being switched off',
      'changeAccount',
      { name: 'aus', role: 'facilitator', officeId: null, active: false },
    ],
  ] as const)('is noise after %s', async (_what, route, body) => {
    const facilitator = await loggedIn()
    const params = { id: village.own.workshopId }
    await facilitator.call('deviceKey', { params, body: { as: 'facilitator' } })
    const keys = () => server.deps.sqlite.prepare('SELECT count(*) AS n FROM device_key').get()
    expect(keys()).toEqual({ n: 1 })
    const administrator = new Caller(server)
    const credentials = { email: emailOf('administrator'), password: PASSWORD }
    await administrator.call('login', { body: credentials })
    await administrator.call(route, {
      params: { id: village.facilitator },
      ...(body ? { body } : {}),
    })
    expect(keys()).toEqual({ n: 0 })
  })
})
