import type { Database } from 'better-sqlite3'
import { isDeepStrictEqual } from 'node:util'
import type { RoomEvent } from '../../shared/room/event.ts'
import { evolveAll } from '../../shared/room/evolve.ts'
import { emptyRoomView, type RoomView } from '../../shared/room/roomView.ts'
import { foldForm } from '../room/foldForm.mjs'
import { readEvent } from '../room/readEvent.ts'
import { fromStored } from '../room/roomSnapshot.ts'
import { snapshotChecksum } from '../room/roomStore.sqlite.ts'
import type { NumberedEvent, StoredSnapshot } from '../room/roomStore.ts'

/**
 * What the log of a room tells without a word of what was said in it: types, numbers and lengths. Whose a private event
 * is stays out, so that the list does not say who wrote when.
 */
export interface RoomReport {
  readonly head: readonly string[]
  /** A line of text for each event: number, who hears it, type, bytes, and the time where an event has one. */
  readonly events: readonly string[]
  /** What is wrong with the log or its snapshot (BI8, RO9); none if it is sound. */
  readonly faults: readonly string[]
}

interface Row {
  readonly id: string
  readonly status: string
  readonly events: number
}

interface KeptSnapshot extends StoredSnapshot {
  readonly form: string
  readonly checksum: string
}

const ROWS = `SELECT id, status, (SELECT count(*) FROM workshop_event WHERE workshopId = workshop.id) AS events
  FROM workshop`

/** Every workshop of a database, in the order of its rows: its id, its status, how many events its log has. */
export const listRooms = (sqlite: Database): string[] =>
  sqlite
    .prepare<[], Row>(ROWS)
    .all()
    .map(({ id, status, events }) => `${id}  ${status.padEnd(9)}  ${String(events)} events`)

/** The report of one workshop; undefined if there is none of this id. Reads only, also beside a running server. */
export function reportRoom(sqlite: Database, workshopId: string): RoomReport | undefined {
  // One moment's state, whatever a server writes meanwhile.
  sqlite.exec('BEGIN')
  try {
    const row = sqlite.prepare<[string], Row>(`${ROWS} WHERE id = ?`).get(workshopId)
    if (!row) return undefined
    const stored = sqlite
      .prepare<[string], NumberedEvent>(
        'SELECT seq, channel, body FROM workshop_event WHERE workshopId = ? ORDER BY seq',
      )
      .all(workshopId)
    const snapshot = sqlite
      .prepare<[string], KeptSnapshot>(
        `SELECT seq, form, checksum, CAST(room AS BLOB) AS room, CAST(rest AS BLOB) AS rest
         FROM workshop_snapshot WHERE workshopId = ?`,
      )
      .get(workshopId)
    const { events, faults } = readAll(stored)
    const view = faults.length === 0 ? evolveAll(emptyRoomView, events) : undefined
    return {
      head: [
        `workshop ${row.id}, ${row.status}, ${String(row.events)} events`,
        `heard by ${said(stored.map(({ channel }) => listener(channel)))}`,
        `seats: ${view ? said(Object.values(view.room.workshop.seats).map(({ role }) => role)) : 'unknown'}`,
        `snapshot: ${snapshotText(snapshot)}`,
      ],
      events: stored.map(({ seq, channel, body }) => eventText(seq, channel, body)),
      faults: [...faults, ...(view ? snapshotFaults(snapshot, stored, events) : [])],
    }
  } finally {
    sqlite.exec('COMMIT')
  }
}

/** Who hears a channel. A seat's own is not told from another's. */
const listener = (channel: string): string => (channel.startsWith('seat:') ? 'own' : channel)

/** "12 room, 3 own": how often each word occurs, by name. */
function said(words: readonly string[]): string {
  const counts = Object.entries(countOf(words.toSorted()))
  return counts.map(([word, count]) => `${String(count)} ${word}`).join(', ') || 'none'
}

function countOf(words: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return Object.fromEntries(counts)
}

/** An event that can be read, and every one that is missing or cannot be read. */
function readAll(stored: readonly NumberedEvent[]) {
  const events: RoomEvent[] = []
  const faults: string[] = []
  let expected = 1
  for (const { seq, body } of stored) {
    if (seq > expected)
      faults.push(
        seq === expected + 1
          ? `event ${String(expected)} is missing`
          : `events ${String(expected)} to ${String(seq - 1)} are missing`,
      )
    expected = seq + 1
    const read = readEvent(jsonOf(body))
    if ('event' in read) events.push(read.event)
    else faults.push(`event ${String(seq)}, ${read.type ?? 'unknown type'}, ${read.path}`)
  }
  return { events, faults }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined // no event: its type is unknown
  }
}

function eventText(seq: number, channel: string, body: string): string {
  const read = readEvent(jsonOf(body))
  const type = 'event' in read ? read.event.type : (read.type ?? 'unknown type')
  const at = 'event' in read && 'at' in read.event ? new Date(read.event.at).toISOString() : ''
  const length = Buffer.byteLength(body)
  // The exact length of what one seat wrote would find it among what was revealed, and so when it was written.
  const bytes = channel.startsWith('seat') ? 2 ** Math.ceil(Math.log2(length)) : length
  return `${String(seq).padStart(6)}  ${listener(channel).padEnd(12)}  ${type.padEnd(26)}${String(bytes).padStart(7)}  ${at}`.trimEnd()
}

function snapshotText(snapshot: KeptSnapshot | undefined): string {
  if (!snapshot) return 'none'
  const { seq, form, room, rest } = snapshot
  const bytes = room.length + rest.length
  const writer = form === foldForm() ? 'this program' : 'another program and not used'
  return `up to event ${String(seq)}, ${String(bytes)} bytes, written by ${writer}`
}

/** What a snapshot says must be what the whole log leads to, where this program would use it. */
function snapshotFaults(
  snapshot: KeptSnapshot | undefined,
  stored: readonly NumberedEvent[],
  events: readonly RoomEvent[],
): readonly string[] {
  if (!snapshot || snapshot.form !== foldForm()) return []
  if (snapshot.checksum !== snapshotChecksum(snapshot))
    return ['the snapshot was changed after it was written, and is not used']
  const { seq, view, counts } = fromStored(snapshot)
  if (seq > stored.length) return [`the snapshot is of event ${String(seq)}, beyond the log`]
  const numbers = countOf(stored.slice(0, seq).map(({ channel }) => channel))
  const truth = evolveAll(emptyRoomView, events.slice(0, seq))
  return [
    ...(isDeepStrictEqual(asJson(truth), view)
      ? []
      : ['the snapshot is not what the log leads to']),
    ...(isDeepStrictEqual(numbers, counts) ? [] : ['the snapshot counts its channels wrongly']),
  ]
}

/** Without what JSON leaves out. */
const asJson = (view: RoomView): unknown => JSON.parse(JSON.stringify(view))
