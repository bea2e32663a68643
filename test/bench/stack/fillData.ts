// Fills a data folder with rooms as they stand in the middle of a workshop: opened, seats admitted, the wall open to
// all. Everything goes through the rooms themselves, so nothing is in the log that the product would not write.
import { markerDays } from '../../../shared/workshop/delivery.ts'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { seedDemo } from '../../../server/demo/seedDemo.ts'
import { loadDemoCase } from '../../../server/demo/material/demoCase.ts'
import { readConfig } from '../../../server/config.ts'
import { openDatabase, wholeDatabase } from '../../../server/db/database.ts'
import { migrate } from '../../../server/db/migrate.ts'
import { hashToken, newToken } from '../../../server/kernel/token.ts'
import { ballotKeys } from '../../../server/room/ballotKeys.ts'
import { SealedBoxes } from '../../../server/room/sealedBoxes.ts'
import { sqliteRoomStore } from '../../../server/room/roomStore.sqlite.ts'
import { assemble, type Deps } from '../../../server/deps.ts'
import { DATABASE } from '../../../server/start.ts'
import { newId } from '../../../shared/kernel/id.ts'
import type { Command } from '../../../shared/room/command.ts'
import { PROTOCOL_VERSION, type ServerMessage } from '../../../shared/protocol/message.ts'
import type { Agenda } from '../../../shared/workshop/agenda.ts'
import type { FilledRoom, FilledSeat } from '../load/place.ts'
import { pastEvents } from './pastEvents.ts'

/** What a data folder is filled with. */
export interface Filling {
  readonly rooms: number
  readonly seats: number
  /** Events each room has in its log besides what the opening wrote; the rooms beyond this list have none. */
  readonly past?: readonly number[]
  /** Stands at the choice of key situations, with a vote open among three. */
  readonly vote?: boolean
}

/** Fills a fresh data folder; returns how to enter its rooms. */
export async function fillData(folder: string, filling: Filling): Promise<FilledRoom[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const config = readConfig({ FALLWERKSTATT_DATA: folder })
  const open = openDatabase(join(folder, DATABASE))
  await migrate(open, () => Promise.resolve())
  const deps = assemble(config, open, (what, error) => {
    throw new Error(what, { cause: error })
  })
  const { workshopId, accounts } = await seedDemo(deps)
  const facilitator = accounts.find(({ role }) => role === 'facilitator')?.id ?? ''
  const rooms: FilledRoom[] = []
  for (let n = 0; n < filling.rooms; n++) {
    const id = n === 0 ? workshopId : await copyWorkshop(deps, workshopId)
    rooms.push(await openRoom(deps, id, facilitator, filling))
  }
  await deps.rooms.close()
  const keys = ballotKeys(config.keysFolder, folder)
  const store = sqliteRoomStore(open.sqlite, new SealedBoxes(open.sqlite, keys, () => undefined))
  filling.past?.forEach((count, at) => {
    const room = rooms[at]
    if (room) writePast(store, room, count)
  })
  if (filling.past) await keepSnapshots(deps, rooms)
  await open.close()
  return rooms
}

/** A room that grew in its days has kept its state on the way: one load, and some turns for the writing. */
async function keepSnapshots({ rooms }: Deps, filled: readonly FilledRoom[]): Promise<void> {
  for (const { id } of filled) rooms.load(id, () => true)
  for (let turn = 0; turn <= filled.length; turn++) await new Promise((next) => setImmediate(next))
  await rooms.close()
}

function writePast(store: ReturnType<typeof sqliteRoomStore>, room: FilledRoom, count: number) {
  const first = store.events(room.id).length + 1
  const seatIds = room.seats.map(({ id }) => id)
  store.begin()
  store.append(room.id, first, pastEvents(count, seatIds, loadDemoCase('a')))
  store.commit()
}

async function copyWorkshop({ db }: Deps, from: string): Promise<string> {
  const row = await db
    .selectFrom('workshop')
    .selectAll()
    .where('id', '=', from)
    .executeTakeFirstOrThrow()
  const id = newId()
  await wholeDatabase(db)
    .insertInto('workshop')
    .values({ ...row, id, projectorHash: null, status: 'planned' })
    .execute()
  return id
}

/** Opens a room: a facilitation, so many admitted seats, the wall open to all, the phase of silent writing or a vote. */
async function openRoom(
  deps: Deps,
  workshopId: string,
  accountId: string,
  { seats: count, vote }: Filling,
): Promise<FilledRoom> {
  const facilitatorSeat = newId()
  await deps.db
    .insertInto('seat')
    .values({ id: facilitatorSeat, workshopId, tokenHash: null, accountId })
    .execute()
  const facilitation = new Voice(deps, workshopId, facilitatorSeat, accountId)
  await facilitation.give({ type: 'openWorkshop' })
  await facilitation.give({ type: 'setGroupingOpen', open: true })
  await facilitation.give({ type: 'moveDayMarker', day: LAST_DAY })
  await facilitation.give({ type: 'enterStep', stepId: await stepOf(deps, workshopId, 'annotate') })
  const seats: FilledSeat[] = []
  for (let n = 0; n < count; n++) seats.push(await admit(deps, workshopId, facilitation))
  const opened = vote === true ? { vote: await openVote(deps, workshopId, facilitation) } : {}
  facilitation.leave()
  return { id: workshopId, seats, ...opened }
}

/** Three key situations, and a vote among them. */
async function openVote(deps: Deps, workshopId: string, facilitation: Voice) {
  const stepId = await stepOf(deps, workshopId, 'keySituations')
  await facilitation.give({ type: 'enterStep', stepId })
  const entries = loadDemoCase('a').caseText.entries.slice(0, 3)
  const options = entries.map(() => newId())
  for (const [at, entry] of entries.entries()) {
    const content = {
      id: options[at] ?? '',
      title: 'Situation',
      entryIds: [entry.id],
      question: '',
    }
    await facilitation.give({ type: 'changeKeySituation', content, revision: 0 })
  }
  const id = newId()
  const settings = { kind: 'keySituation', subjectId: null, dots: 2, cumulative: false } as const
  await facilitation.give({ type: 'openVote', vote: { id, options, ...settings } })
  return { id, option: options[0] ?? '' }
}

/** The last day of the demo case before its outcome. */
const LAST_DAY = markerDays(loadDemoCase('a').caseText, { outcomeOpen: false })?.last ?? 0

async function admit(deps: Deps, workshopId: string, facilitation: Voice): Promise<FilledSeat> {
  const id = newId()
  const token = newToken()
  await deps.db
    .insertInto('seat')
    .values({ id, workshopId, tokenHash: hashToken(token), accountId: null })
    .execute()
  await deps.rooms.requestSeat(workshopId, id, 1)
  await facilitation.give({ type: 'admitSeat', seatId: id })
  return { id, token }
}

async function stepOf(
  { db }: Deps,
  workshopId: string,
  wanted: Agenda[number]['kind'],
): Promise<string> {
  const { plan } = await db
    .selectFrom('workshop')
    .select('plan')
    .where('id', '=', workshopId)
    .executeTakeFirstOrThrow()
  const step = (JSON.parse(plan) as Agenda).find(({ kind }) => kind === wanted)
  if (!step) throw new Error(`the plan has no step ${wanted}`)
  return step.id
}

/** The facilitation of a room in this process. */
class Voice {
  readonly #line
  readonly #waiting = new Map<string, (refused: string | null) => void>()

  constructor(deps: Deps, workshopId: string, seatId: string, accountId: string) {
    const socket = {
      send: (text: string) => this.#hear(JSON.parse(text) as ServerMessage),
      close: () => undefined,
      bufferedAmount: 0,
    }
    const viewer = { kind: 'seat', seatId, facilitation: true } as const
    this.#line = deps.rooms.open(workshopId, viewer, accountId, socket)
    const cursors = { room: 0, seat: 0, facilitation: 0 }
    const hello = { t: 'hello', protocol: PROTOCOL_VERSION, stream: null, cursors, text: null }
    this.#line?.hear(JSON.stringify({ ...hello, name: null }))
  }

  #hear(message: ServerMessage): void {
    if (message.t === 'ack') for (const id of message.ids) this.#waiting.get(id)?.(null)
    if (message.t === 'reject') this.#waiting.get(message.id)?.(message.problem.code)
  }

  async give(command: Command): Promise<void> {
    // A line is live one turn after its hello; there is nothing to lose by waiting for it.
    await new Promise(setImmediate)
    await new Promise(setImmediate)
    const refused = await new Promise<string | null>((resolve) => {
      const id = newId()
      this.#waiting.set(id, resolve)
      this.#line?.hear(JSON.stringify({ t: 'command', id, command }))
    })
    if (refused !== null) throw new Error(`${command.type}: ${refused}`)
  }

  leave(): void {
    this.#line?.end()
  }
}
