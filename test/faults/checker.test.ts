// The checker is the test of every fault; so it must find what is planted.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { commandKey } from '../../server/room/commandKey.ts'
import { newId } from '../../shared/kernel/id.ts'
import { newDataFolder } from '../support/testServer.ts'
import { AckLog } from './harness/ackLog.ts'
import { compare, nothing } from './harness/checker.ts'
import { Stalled, untilNotStalled } from './harness/fault.ts'
import { FrameWatch } from './harness/frameWatch.ts'

const WORKSHOP = 'workshop-of-the-checker'
let file = ''
let folder = ''
let database: Sqlite.Database
let log: AckLog

beforeEach(async () => {
  ;({ folder, file } = await newDataFolder())
  log = new AckLog(join(mkdtempSync(join(tmpdir(), 'fallwerkstatt-')), 'log'))
  database = new Sqlite(file)
  database.pragma('foreign_keys = OFF')
  database
    .prepare(
      `INSERT INTO workshop (id, procedureId, caseId, caseVersion, title, date, slotMinutes, status,
         catalogueKey, catalogueVersion, plan)
       VALUES (?, 'p', 'c', 1, 't', 'd', 1, 'open', 'k', 'v', '')`,
    )
    .run(WORKSHOP)
})
afterEach(() => {
  database.close()
  log.close()
  for (const path of [folder, join(log.file, '..')]) rmSync(path, { recursive: true })
})

let seq = 0
/** One command that is parked, with its event and its note in the database unless they are left out. */
function parked(left: { event?: boolean; note?: boolean } = {}): string {
  const [id, topic] = [newId(), newId()]
  log.issue({ id, workshopId: WORKSHOP, seatId: 's', key: `topicParked ${topic}` })
  if (left.event !== false) addEvent(topic)
  if (left.note !== false)
    database
      .prepare(
        'INSERT INTO workshop_command VALUES (?, (SELECT count(*) + 1 FROM workshop_command), ?)',
      )
      .run(WORKSHOP, commandKey('s', id))
  return id
}

function addEvent(topic: string): void {
  const body = JSON.stringify({ type: 'topicParked', id: topic, text: 'Thema' })
  const insert = database.prepare("INSERT INTO workshop_event VALUES (?, ?, 'room', ?)")
  insert.run(WORKSHOP, ++seq, body)
}

beforeEach(() => (seq = 0))

/** The findings of the village's own foreign keys do not matter here. */
const found = () => ({ ...compare(file, log.read()), broken: 0 })

it('finds nothing where everything acknowledged is there once', () => {
  log.ack(parked())
  log.ack(parked())
  log.refuse(parked({ event: false, note: false }), 'server.storage')
  expect(found()).toEqual(nothing)
})

it('finds what was acknowledged and is not there', () => {
  log.ack(parked({ event: false }))
  log.ack(parked({ note: false }))
  expect(found().lost).toBe(2)
})

it('finds what is there twice, half, or although it was refused', () => {
  const [id, topic] = [newId(), newId()]
  log.issue({ id, workshopId: WORKSHOP, seatId: 's', key: `topicParked ${topic}` })
  addEvent(topic)
  addEvent(topic)
  expect(found()).toMatchObject({ doubled: 1, half: 1 })
  log.refuse(parked(), 'server.storage')
  expect(found().half).toBe(2)
})

it('finds events nobody asked for and gaps in the numbering', () => {
  seq = 1
  addEvent(newId())
  expect(found()).toMatchObject({ strangers: 1, gaps: 1 })
})

it('finds a database that SQLite itself calls broken', () => {
  expect(compare(file, log.read()).broken).toBeGreaterThan(0)
})

it('knows a foreign frame from an own one', () => {
  const watch = new FrameWatch(1, 2)
  watch.hear('{"text":"Thema W#1#","note":"S#1.2#"}')
  expect([watch.seen, watch.foreign]).toEqual([2, 0])
  watch.hear('{"text":"Thema W#2#","note":"S#1.3#"}')
  expect([watch.seen, watch.foreign]).toEqual([2, 2])
})

it('measures a stall again, and only a stall', async () => {
  const attempts = async (faults: readonly Error[]): Promise<unknown> => {
    const left = [...faults]
    let made = 0
    const attempt = () => {
      made++
      const fault = left.shift()
      return fault ? Promise.reject(fault) : Promise.resolve()
    }
    const failed = await untilNotStalled(attempt, 2).catch((error: unknown) => error)
    return { made, failed }
  }
  const stall = new Stalled('p95: 600 ms of 500')
  const loss = new Error('an acknowledged command is gone')
  expect(await attempts([])).toEqual({ made: 1, failed: undefined })
  expect(await attempts([stall, stall])).toEqual({ made: 3, failed: undefined })
  expect(await attempts([stall, stall, stall])).toEqual({ made: 3, failed: stall })
  expect(await attempts([loss])).toEqual({ made: 1, failed: loss })
  expect(await attempts([stall, loss])).toEqual({ made: 2, failed: loss })
})
