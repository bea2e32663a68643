// After every fault: what the clients were told, compared with what is in the database.
import { createHash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { expect } from 'vitest'
import type { RoomEvent } from '../../../shared/room/event.ts'
import { evolve } from '../../../shared/room/evolve.ts'
import { emptyRoomView, emptyOwnSlice, type RoomView } from '../../../shared/room/roomView.ts'
import { commandKey } from '../../../server/room/commandKey.ts'
import type { Child } from '../../support/childServer.ts'
import { waitFor } from '../../support/roomLine.ts'
import type { Outcomes } from './ackLog.ts'
import { eventKey } from './eventKey.ts'
import type { FaultRun } from './fault.ts'
import type { Load, Person } from './load.ts'
import type { Scene } from './scene.ts'

/** One workshop as its log says. */
export interface Logged {
  readonly view: RoomView
  readonly roomEvents: number
  readonly commands: ReadonlySet<string>
  /** How often each named event is there. */
  readonly events: ReadonlyMap<string, number>
  readonly dense: boolean
}

/** What a comparison found; all zero is what we promise. */
export interface Comparison {
  /** I1: acknowledged, and not or not wholly in the database. */
  readonly lost: number
  /** I1: in the database more than once. */
  readonly doubled: number
  /** I2: not acknowledged, and half there; or refused, and there all the same. */
  readonly half: number
  /** Events that were not asked for. */
  readonly strangers: number
  /** I3: workshops whose numbering has a gap. */
  readonly gaps: number
  /** I5: what SQLite's own checks say, other than "ok". */
  readonly broken: number
}

/** Reads the log of every workshop in a database file, beside a server that may be running. */
export function readLogs(file: string): { logs: Map<string, Logged>; broken: number } {
  const database = new Sqlite(file, { readonly: true })
  try {
    const ids = database.prepare<[], string>('SELECT id FROM workshop').pluck().all()
    const logs = new Map(ids.map((id) => [id, readLog(database, id)]))
    const integrity = database.pragma('integrity_check') as { integrity_check: string }[]
    const foreign = database.pragma('foreign_key_check') as unknown[]
    const broken = integrity.filter((row) => row.integrity_check !== 'ok').length + foreign.length
    return { logs, broken }
  } finally {
    database.close()
  }
}

function readLog(database: Sqlite.Database, id: string): Logged {
  const rows = database
    .prepare<[string], { seq: number; channel: string; body: string }>(
      'SELECT seq, channel, body FROM workshop_event WHERE workshopId = ? ORDER BY seq',
    )
    .all(id)
  const commands = database
    .prepare<[string], string>('SELECT commandId FROM workshop_command WHERE workshopId = ?')
    .pluck()
    .all(id)
  const events = new Map<string, number>()
  let view = emptyRoomView
  for (const { body } of rows) {
    const event = JSON.parse(body) as RoomEvent
    view = evolve(view, event)
    const key = eventKey(event)
    if (key !== undefined) events.set(key, (events.get(key) ?? 0) + 1)
  }
  return {
    view,
    roomEvents: rows.filter(({ channel }) => channel === 'room').length,
    commands: new Set(commands),
    events,
    dense: rows.every(({ seq }, at) => seq === at + 1),
  }
}

/** Compares what clients were told with a database file. */
export function compare(file: string, { issued, acked, refused }: Outcomes): Comparison {
  const { logs, broken } = readLogs(file)
  const told = new Set(acked)
  const known = new Set([...issued.values()].map(({ key }) => key))
  const found = { lost: 0, doubled: 0, half: 0, strangers: 0 }
  for (const { id, workshopId, seatId, key } of issued.values()) {
    const log = logs.get(workshopId)
    const times = log?.events.get(key) ?? 0
    const noted = log?.commands.has(commandKey(seatId, id)) ?? false
    if (times > 1) found.doubled++
    if (told.has(id)) found.lost += noted && times > 0 ? 0 : 1
    else if (noted !== times > 0 || (refused.has(id) && noted)) found.half++
  }
  for (const { events } of logs.values())
    found.strangers += [...events.keys()].filter((key) => !known.has(key)).length
  const gaps = [...logs.values()].filter(({ dense }) => !dense).length
  return { ...found, gaps, broken }
}

export const nothing: Comparison = {
  lost: 0,
  doubled: 0,
  half: 0,
  strangers: 0,
  gaps: 0,
  broken: 0,
}

/** What a fault may bring that is otherwise never allowed. */
export interface Allowed {
  /** Refusals with these codes. */
  readonly refusals?: readonly string[]
  /** Lines of the server's log at level "error" that contain one of these texts. */
  readonly errors?: readonly string[]
}

/**
 * The check after a fault, with the people still connected to a server that runs: I1–I5, I7 and I9 of the list.
 * Returns the milliseconds until all screens agreed with the log.
 */
export async function check(run: FaultRun, scene: Scene, load: Load, allowed: Allowed = {}) {
  const ms = await converge(scene, load)
  const outcomes = scene.log.read()
  run.count('commands', outcomes.issued.size)
  run.count('acknowledgements', outcomes.acked.length)
  run.count('refused', outcomes.refused.size)
  const found = compare(scene.file, outcomes)
  run.count('lost', found.lost)
  run.count('doubled', found.doubled)
  expect(found).toEqual(nothing)
  expect(new Set(outcomes.acked).size, 'one answer per command').toBe(outcomes.acked.length)
  const codes = new Set(outcomes.refused.values())
  expect([...codes].filter((code) => !allowed.refusals?.includes(code))).toEqual([])
  checkFrames(run, load)
  checkServer(scene.children, allowed)
  return ms
}

function checkFrames(run: FaultRun, load: Load): void {
  const sum = (of: (person: Person) => number) =>
    load.people.reduce((total, person) => total + of(person), 0)
  run.count(
    'frames read',
    sum(({ watch }) => watch.frames),
  )
  expect(sum(({ watch }) => watch.foreign)).toBe(0)
  expect(sum(({ watch }) => watch.seen)).toBeGreaterThan(0)
}

/** I9: no unhandled rejection, no answer with 5xx, no error in the log but the ones allowed. */
export function checkServer(children: readonly Child[], { errors = [] }: Allowed = {}): void {
  const isAllowed = (line: string) => errors.some((text) => line.includes(text))
  for (const { out, err } of children) {
    expect(err.split('\n').filter((line) => line !== '' && !isAllowed(line))).toEqual([])
    const bad = out.split('\n').filter((line) => /"level":[56]0|"status":5\d\d/.test(line))
    expect(bad.filter((line) => !isAllowed(line))).toEqual([])
  }
}

/** I4: all screens agree with the log within ten seconds; returns how long it took. */
async function converge(scene: Scene, load: Load): Promise<number> {
  const began = Date.now()
  const { logs } = readLogs(scene.file)
  const agrees = (person: Person) => {
    const log = logs.get(person.ground.place.workshopId)
    return log !== undefined && hashOf(person) === expectedHash(person, log)
  }
  const behind = () => load.people.filter((person) => !person.visitor.live || !agrees(person))
  await waitFor(() => behind().length === 0, 'all screens agree with the log', 10_000)
  return Date.now() - began
}

/** What a screen stands on, as a hash. */
const hashOf = ({ visitor, seat }: Person): string => {
  const { view, cursors } = visitor.mirror
  return digest([
    cursors.room,
    view.room,
    view.own[visitor.seatId] ?? emptyOwnSlice,
    seat === 0 && view.facilitation,
  ])
}

const expectedHash = ({ visitor, seat }: Person, { view, roomEvents }: Logged): string =>
  digest([
    roomEvents,
    view.room,
    view.own[visitor.seatId] ?? emptyOwnSlice,
    seat === 0 && view.facilitation,
  ])

/** A hash that does not depend on the order of keys. */
const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value, (_, held: unknown) => (isRecord(held) ? sorted(held) : held)))
    .digest('base64')

const isRecord = (held: unknown): held is Record<string, unknown> =>
  typeof held === 'object' && held !== null && !Array.isArray(held)

const sorted = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)))
