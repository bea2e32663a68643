import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { seedDemo, type SeededDemo } from '../../server/demo/seedDemo.ts'
import { callAs, logIn, takeSeat, type Cookies } from '../../server/demo/visitor.ts'
import { startServer, type RunningServer } from '../../server/start.ts'
import type { AccountRole } from '../../shared/account/account.schema.ts'

const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-'))
let server: RunningServer
let seeded: SeededDemo

beforeAll(async () => {
  const env = { FALLWERKSTATT_PORT: '0', FALLWERKSTATT_DATA: folder, FALLWERKSTATT_LOG: 'silent' }
  server = await startServer(readConfig(env))
  seeded = await seedDemo(server.deps)
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const account = (role: AccountRole) => {
  const found = seeded.accounts.find((other) => other.role === role)
  if (!found) throw new Error(`no ${role}`)
  return logIn(server.address, found.email, found.password)
}
const call = (cookies: Cookies, path: string, body: object = {}) =>
  callAs(cookies, server.address, 'POST', path, body)
const keyFor = async (cookies: Cookies, as = 'seat') =>
  (
    (await call(cookies, `/api/workshops/${seeded.workshopId}/device-key`, { as })) as {
      key: string
    }
  ).key
const stored = async () =>
  (await server.deps.db.selectFrom('device_key').selectAll().execute()).length

describe('the key for what a device keeps', () => {
  it('is 256 random bits, the same for a seat each time, another for each seat', async () => {
    const one = await takeSeat(server.address, seeded.code)
    const other = await takeSeat(server.address, seeded.code)
    const key = await keyFor(one)
    expect(Buffer.from(key, 'base64')).toHaveLength(32)
    expect(await keyFor(one)).toBe(key)
    expect(await keyFor(other)).not.toBe(key)
  })

  it('is handed to the seat alone', async () => {
    const seat = await takeSeat(server.address, seeded.code)
    await expect(keyFor(new Map())).rejects.toThrow('access.unknown')
    await expect(keyFor(seat, 'facilitator')).rejects.toThrow('login.required')
    await expect(keyFor(await account('facilitator'), 'seat')).rejects.toThrow('access.unknown')
    await expect(keyFor(seat, 'projector')).rejects.toThrow('input.malformed')
  })

  it('dies when the seat is left', async () => {
    const seat = await takeSeat(server.address, seeded.code)
    await keyFor(seat)
    const before = await stored()
    await call(new Map(seat), '/api/leave')
    expect(await stored()).toBe(before - 1)
    await expect(keyFor(seat)).rejects.toThrow('access.unknown')
  })

  it('[AC6] is another one after the facilitation logged out', async () => {
    const facilitator = await account('facilitator')
    const key = await keyFor(facilitator, 'facilitator')
    await call(facilitator, '/api/logout')
    expect(await keyFor(await account('facilitator'), 'facilitator')).not.toBe(key)
  })

  it('dies with the seat when the workshop is concluded', async () => {
    await keyFor(await takeSeat(server.address, seeded.code))
    server.deps.rooms.conclude(seeded.workshopId, () => undefined)
    expect(await stored()).toBe(0)
  })
})

describe('a withdrawal', () => {
  it('[CA5] makes what devices kept about the text unreadable', async () => {
    const { db, sqlite, newId } = server.deps
    const workshop = await db.selectFrom('workshop').selectAll().executeTakeFirstOrThrow()
    const id = newId()
    sqlite.prepare('INSERT INTO seat (id, workshopId) VALUES (?, ?)').run(id, workshop.id)
    sqlite.prepare('INSERT INTO device_key (seatId, key) VALUES (?, ?)').run(id, 'x')
    await call(await account('coordinator'), `/api/cases/${workshop.caseId}/withdraw`)
    expect(await stored()).toBe(0)
  })
})
