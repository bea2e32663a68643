// Who is measured, and how each is started.
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { freePort, freshFolder, ROOT, startPeer, type RunningPeer } from './child.ts'
import type { FilledRoom, Language, Place } from './load/place.ts'
import { fillData, type Filling } from './stack/fillData.ts'

export type Name =
  'product' | 'ws' | 'durableWs' | 'socketio' | 'hocuspocus' | 'yWebsocket' | 'sharedb'

/** A contestant as the tables name it. */
export interface Contestant {
  readonly name: Name
  readonly title: string
  readonly language: Language
  /** Promises that what it acknowledged is still there after a crash. */
  readonly isDurable: boolean
  /** Can give a late joiner the state of a room. */
  readonly hasState: boolean
}

const contestant = (
  name: Name,
  title: string,
  language: Language,
  isDurable: boolean,
  hasState: boolean,
): Contestant => ({ name, title, language, isDurable, hasState })

export const contestants: readonly Contestant[] = [
  contestant('product', 'Fallwerkstatt', 'product', true, true),
  contestant('ws', '(a) ws, nothing stored', 'ws', false, false),
  contestant('durableWs', '(b) durable limit', 'ws', true, true),
  contestant('socketio', '(c) socket.io', 'socketio', false, false),
  contestant('hocuspocus', '(d) Hocuspocus, SQLite', 'hocuspocus', true, true),
  contestant('yWebsocket', '(e) y-websocket', 'yWebsocket', true, true),
  contestant('sharedb', '(f) ShareDB', 'sharedb', false, true),
]

export const named = (name: Name): Contestant => {
  const found = contestants.find((one) => one.name === name)
  if (!found) throw new Error(`no contestant ${name}`)
  return found
}

/** How a contestant is started for a scenario. */
export interface Setting extends Filling {
  /** Microseconds every sync of the disk takes longer, with the library that delays it. */
  readonly slowDisk?: { readonly library: string; readonly microseconds: number }
  /** A folder of the product that is filled and started on where it lies; the bench ends with it. */
  readonly held?: { readonly folder: string; readonly rooms: readonly FilledRoom[] }
  /** y-websocket keeps documents in LevelDB. */
  readonly keeps?: boolean
  readonly nodeArgs?: readonly string[]
}

/** A contestant that runs, with its own fresh folder. */
export interface Running {
  readonly place: Place
  stop(): Promise<void>
  /** Kills it as a power cut would, and starts it again on the same folder. */
  killAndRestart(meanwhile: () => Promise<void>): Promise<Place>
}

const peerFile = (name: string) => resolve(import.meta.dirname, `peer/${name}.mjs`)

function peerStart(name: Name, folder: string, setting: Setting): [string, Record<string, string>] {
  const file = join(folder, 'peer.db')
  const seed = (setting.past ?? []).map((count, room) => `room-${room}:${count}`).join(',')
  const env = { SEED: seed, ROOMS: String(setting.rooms), DBFILE: file }
  switch (name) {
    case 'ws':
      return [peerFile('ws'), { ...env, STORE: 'none' }]
    case 'durableWs':
      return [peerFile('ws'), { ...env, STORE: 'grouped' }]
    case 'yWebsocket':
      return [
        peerFile(name),
        { ...env, ...(setting.keeps ? { YPERSISTENCE: join(folder, 'level') } : {}) },
      ]
    default:
      return [peerFile(name), env]
  }
}

const filled = new Map<string, { folder: string; rooms: FilledRoom[] }>()

/** A fresh data folder of the product; filled once for each kind of filling, then copied. */
async function dataFor(folder: string, filling: Filling): Promise<FilledRoom[]> {
  const key = JSON.stringify([filling.rooms, filling.seats, filling.past, filling.vote])
  let held = filled.get(key)
  if (!held) {
    const original = freshFolder()
    held = { folder: original, rooms: await fillData(original, filling) }
    filled.set(key, held)
  }
  cpSync(held.folder, folder, { recursive: true })
  return held.rooms
}

const peerRooms = (count: number): FilledRoom[] =>
  Array.from({ length: count }, (_, room) => ({ id: `room-${room}`, seats: [] }))

/** What `npm start` gives to Node, so that the delivered server is measured. */
function delivered(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start.split(' ').slice(2)
}

/** Starts a contestant in its own process with a fresh folder. */
export async function startContestant(
  { name, language }: Contestant,
  setting: Setting,
): Promise<Running> {
  const folder = setting.held?.folder ?? freshFolder()
  const rooms =
    setting.held?.rooms ??
    (name === 'product' ? await dataFor(folder, setting) : peerRooms(setting.rooms))
  const slow: Record<string, string> = setting.slowDisk
    ? {
        LD_PRELOAD: setting.slowDisk.library,
        SLOW_SYNC_US: String(setting.slowDisk.microseconds),
      }
    : {}
  const launch = async (): Promise<RunningPeer> => {
    const nodeArgs = setting.nodeArgs ?? []
    if (name !== 'product') {
      const [file, env] = peerStart(name, folder, setting)
      return startPeer([...nodeArgs, file], { ...env, ...slow })
    }
    const port = await freePort()
    const env = {
      FALLWERKSTATT_PORT: String(port),
      FALLWERKSTATT_DATA: folder,
      FALLWERKSTATT_LOG: 'error',
      // Its guard against floods would be what is measured.
      FALLWERKSTATT_MESSAGES_PER_SECOND: '1000000',
    }
    return startPeer([...nodeArgs, ...delivered()], { ...env, ...slow }, port)
  }
  let server = await launch()
  const place = (): Place => ({ language, port: server.port, pid: server.pid, rooms })
  return {
    place: place(),
    stop: async () => {
      await server.stop()
      if (!setting.held) rmSync(folder, { recursive: true, force: true })
    },
    killAndRestart: async (meanwhile) => {
      await server.stop('SIGKILL')
      await meanwhile()
      server = await launch()
      return place()
    },
  }
}
