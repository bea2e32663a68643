import { rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { openDatabase } from '../../server/db/database.ts'
import { RoomVisitor, type Cookies } from '../../server/demo/visitor.ts'
import { assemble } from '../../server/deps.ts'
import { DATABASE, startServer } from '../../server/start.ts'
import { newId } from '../../shared/kernel/id.ts'
import {
  bundlePrograms,
  freePort,
  runTool,
  startChild,
  type Child,
} from '../support/childServer.ts'
import { openSocket } from '../support/lines.ts'
import { Prng } from '../support/prng.ts'
import { Gathering, waitFor } from '../support/roomLine.ts'
import { Caller, newDataFolder } from '../support/testServer.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

const CLIENTS = 5
const KILLS = 10
/** "Service restart": clients come back by themselves. */
const CLOSE_RESTART = 1012

beforeAll(bundlePrograms)

/** A data folder with the village in it, and cookies of its facilitator. */
async function prepare() {
  const { folder, file } = await newDataFolder()
  const open = openDatabase(file)
  const deps = assemble(readConfig({ FALLWERKSTATT_DATA: folder }), open, () => '')
  const village = await settle(deps)
  const cookies = await sessionOf(deps, village.facilitator)
  await open.close()
  return { folder, file, village, cookies }
}

/** The facilitation and so many admitted seats, in an open workshop. */
async function gather(address: string, village: Village, cookies: Cookies, count: number) {
  const { workshopId } = village.own
  const facilitator = new RoomVisitor({ address, workshopId, as: 'facilitator', cookies })
  await facilitator.until(({ live }) => live, 'the facilitation is there')
  const gathering = new Gathering({ address }, village.own)
  const seats: RoomVisitor[] = []
  for (let n = 0; n < count; n++) seats.push(await gathering.seat(facilitator))
  await facilitator.must({ type: 'openWorkshop' })
  return { facilitator, seats, leave: () => [facilitator, ...seats].forEach((one) => one.leave()) }
}

/** Parks one topic after the other, two at a time, until told to stop; notes what was acknowledged. */
async function park(visitor: RoomVisitor, acked: string[], goesOn: () => boolean): Promise<void> {
  const one = async () => {
    const id = newId()
    const result = await visitor.run({ type: 'parkTopic', id, text: `Thema ${id}` })
    if (!result.ok) throw new Error(result.problem.code)
    acked.push(id)
  }
  while (goesOn()) {
    await Promise.all([one(), one()])
    // A connection may send a hundred frames a second.
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

/** Ids of the parked topics in the log, in order, and how far the numbering is dense. */
function parkedInLog(file: string) {
  const database = new Sqlite(file, { readonly: true })
  const rows = database
    .prepare<[], { seq: number; body: string }>('SELECT seq, body FROM workshop_event ORDER BY seq')
    .all()
  const commands = database.prepare('SELECT count(*) AS n FROM workshop_command').get()
  const healthy = database.pragma('integrity_check', { simple: true })
  database.close()
  const events = rows.map(({ body }) => JSON.parse(body) as { type: string; id: string })
  return {
    ids: events.filter(({ type }) => type === 'topicParked').map(({ id }) => id),
    dense: rows.every(({ seq }, at) => seq === at + 1),
    commands: (commands as { n: number }).n,
    healthy,
  }
}

describe('a server that is killed under load', () => {
  it(
    `[RO1] [RO4] ${KILLS} times: every acknowledged command is in the log exactly once`,
    { timeout: 90_000 },
    async () => {
      const { folder, file, village, cookies } = await prepare()
      const port = await freePort()
      const address = `http://127.0.0.1:${port}`
      const prng = new Prng(7)
      let child = await startChild(folder, port)
      const { facilitator, seats, leave } = await gather(address, village, cookies, CLIENTS)
      const acked: string[] = []
      let goesOn = true
      const working = seats.map((seat) => park(seat, acked, () => goesOn))
      for (let kill = 0; kill < KILLS; kill++) {
        const before = acked.length
        await waitFor(() => acked.length >= before + 20, 'the load goes on', 15_000)
        await new Promise((resolve) => setTimeout(resolve, prng.below(60)))
        await child.end('SIGKILL')
        child = await startChild(folder, port)
      }
      goesOn = false
      await Promise.all(working)
      await waitFor(() => facilitator.live, 'the facilitation is back')
      const seen = facilitator.mirror.view.room.discussion.parked.map(({ id }) => id)
      leave()
      expect(await child.end('SIGTERM')).toBe(0)
      const log = parkedInLog(file)
      expect(log.healthy).toBe('ok')
      expect(log.dense).toBe(true)
      expect(new Set(log.ids).size).toBe(log.ids.length)
      expect([...log.ids].sort()).toEqual([...acked].sort())
      expect(acked.length).toBeGreaterThan(KILLS * 20)
      // Admissions and the opening came before.
      expect(log.commands).toBe(acked.length + CLIENTS + 1)
      expect(seen).toEqual(log.ids)
      rmSync(folder, { recursive: true })
    },
  )
})

describe('a server that is asked to stop', () => {
  let child: Child | undefined
  afterAll(() => child?.end('SIGKILL'))

  it('tells the rooms, keeps what it acknowledged, and is gone within five seconds', async () => {
    const { folder, file, village, cookies } = await prepare()
    const port = await freePort()
    const address = `http://127.0.0.1:${port}`
    child = await startChild(folder, port)
    const { seats, leave } = await gather(address, village, cookies, 1)
    const acked: string[] = []
    const { workshopId } = village.own
    const line = await openSocket({ address, workshopId, as: 'facilitator', cookies })
    line.hello()
    await line.next('welcome')
    for (let n = 0; n < 5; n++) {
      const id = newId()
      await seats[0]?.must({ type: 'parkTopic', id, text: 'Thema' })
      acked.push(id)
    }
    const asked = Date.now()
    expect(await child.end('SIGTERM')).toBe(0)
    expect(Date.now() - asked).toBeLessThan(5000)
    expect(await line.end()).toBe(CLOSE_RESTART)
    expect(line.heard.at(-1)).toEqual({ t: 'bye', problem: { code: 'server.stopping' } })
    expect(parkedInLog(file).ids).toEqual(acked)
    leave()
    rmSync(folder, { recursive: true })
  })
})

describe('a start in the middle of a workshop', () => {
  it('has the rooms people sit in loaded before they come back; a damaged one stops no other', async () => {
    const { folder, village, cookies } = await prepare()
    const config = readConfig({ FALLWERKSTATT_PORT: '0', FALLWERKSTATT_DATA: folder })
    const first = await startServer(config)
    const { seats, leave } = await gather(first.address, village, cookies, 1)
    await seats[0]?.must({ type: 'parkTopic', id: newId(), text: 'Vorher' })
    leave()
    await first.stop()
    const between = openDatabase(`${folder}/${DATABASE}`)
    const damaged = village.foreign.workshopId
    between.sqlite.prepare("UPDATE workshop SET status = 'open' WHERE id = ?").run(damaged)
    between.sqlite
      .prepare(
        "INSERT INTO workshop_event (workshopId, seq, channel, body) VALUES (?, 1, 'room', '{')",
      )
      .run(damaged)
    await between.close()
    const lines: string[] = []
    const second = await startServer(config, { logTo: { write: (line) => lines.push(line) } })
    expect(lines.filter((line) => line.includes('"what":"load"'))).toHaveLength(1)
    // The file is not asked any more.
    second.deps.sqlite.prepare('DELETE FROM workshop_event').run()
    const slice = second.deps.rooms.slice(village.own.workshopId)
    expect(slice?.discussion.parked).toMatchObject([{ text: 'Vorher' }])
    await second.stop()
    rmSync(folder, { recursive: true })
  })
})

describe('the program as it is started', () => {
  it('prints a one-time link at the first start, refuses a second server, and says what is wrong with settings', async () => {
    const { folder } = await newDataFolder()
    const port = await freePort()
    const env = { FALLWERKSTATT_DATA: folder, FALLWERKSTATT_PORT: String(port) }
    const child = await startChild(folder, port)
    await child.says('/einrichten#')
    const token = /\/einrichten#(\S+)/.exec(child.out)?.[1] ?? ''
    const caller = new Caller({ address: `http://127.0.0.1:${port}` })
    const person = { name: 'Erste', email: 'erste@dorf.example', password: 'Rote-Tasse-Zaun' }
    await caller.call('setup', { body: { token, ...person } })
    const second = await runTool('server', env)
    expect([second.code, second.err]).toEqual([
      1,
      `Ein anderer Server arbeitet schon mit dem Ordner ${folder}.\nAnother server already works with the folder ${folder}.\n`,
    ])
    expect(await child.end('SIGTERM')).toBe(0)
    expect(child.out.split(token)).toHaveLength(2)
    const wrong = await runTool('server', { ...env, FALLWERKSTATT_PORT: 'geheim' })
    expect(wrong.code).toBe(1)
    expect(wrong.err).toContain('FALLWERKSTATT_PORT')
    expect(wrong.err).not.toMatch(/geheim|\n +at /)
    rmSync(folder, { recursive: true })
  })
})
