// Offices with workshops in a data folder of their own, and the real server over it, as a process that can die.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../../server/config.ts'
import { openDatabase } from '../../../server/db/database.ts'
import type { Cookies } from '../../../server/demo/visitor.ts'
import { assemble, type Deps } from '../../../server/deps.ts'
import { bundlePrograms, freePort, startChild, type Child } from '../../support/childServer.ts'
import { newDataFolder } from '../../support/testServer.ts'
import {
  addOffice,
  addPlace,
  sessionOf,
  settle,
  type Place,
  type Village,
} from '../../support/village.ts'
import { AckLog } from './ackLog.ts'
import type { FaultRun } from './fault.ts'
import { processorMs } from './processFigures.ts'

/** A workshop, and the cookies of its facilitation. */
export interface Ground {
  readonly index: number
  readonly place: Place
  readonly cookies: Cookies
}

/** How large a scene is. */
export interface SceneSize {
  readonly offices: number
  /** Workshops of each office. */
  readonly workshops: number
}

/** Puts more into the database of a scene. */
export type SettleMore = (deps: Deps, village: Village) => Promise<void>

let bundled: Promise<void> | undefined

/** A prepared data folder and the server that works on it. Ended and removed with the run. */
export class Scene {
  readonly folder: string
  readonly file: string
  readonly port: number
  readonly grounds: readonly Ground[]
  readonly log: AckLog
  /** Every process that was started, also those that were killed. */
  readonly children: Child[] = []
  readonly #env: Readonly<Record<string, string>>

  private constructor(
    place: { folder: string; file: string },
    port: number,
    grounds: readonly Ground[],
    env: Readonly<Record<string, string>>,
  ) {
    this.folder = place.folder
    this.file = place.file
    this.port = port
    this.grounds = grounds
    this.#env = env
    this.log = new AckLog(join(place.folder, 'acknowledged.jsonl'))
  }

  /**
   * Prepares offices and workshops; `env` goes to every process that is started. `settleMore` puts more into the database
   * before one is.
   */
  static async prepare(
    run: FaultRun,
    size: SceneSize,
    env: Readonly<Record<string, string>> = {},
    settleMore: SettleMore = () => Promise.resolve(),
  ): Promise<Scene> {
    await (bundled ??= bundlePrograms())
    const place = await newDataFolder()
    const grounds = await settleGrounds(place.folder, place.file, size, settleMore)
    const scene = new Scene(place, await freePort(), grounds, env)
    run.after(() => scene.#end())
    return scene
  }

  get address(): string {
    return `http://127.0.0.1:${String(this.port)}`
  }

  /** The process that runs now. */
  get child(): Child {
    const child = this.children.at(-1)
    if (!child) throw new Error('the server was not started')
    return child
  }

  /** Starts the server; returns the milliseconds until it listened, of its own work if the system tells. */
  async start(env: Readonly<Record<string, string>> = {}): Promise<number> {
    const began = Date.now()
    const child = await startChild(this.folder, this.port, {
      FALLWERKSTATT_MESSAGES_PER_SECOND: '1000',
      ...this.#env,
      ...env,
    })
    this.children.push(child)
    return processorMs(child) ?? Date.now() - began
  }

  /** Kills the server without a word and starts it again; returns the milliseconds until it listened. */
  async restart(env: Readonly<Record<string, string>> = {}): Promise<number> {
    await this.child.end('SIGKILL')
    return this.start(env)
  }

  async #end(): Promise<void> {
    for (const child of this.children)
      if (child.process.exitCode === null && child.process.signalCode === null)
        await child.end('SIGKILL')
    this.log.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Fills a database with offices and workshops. */
async function settleGrounds(
  folder: string,
  file: string,
  size: SceneSize,
  settleMore: SettleMore,
): Promise<Ground[]> {
  const open = openDatabase(file)
  const deps = assemble(readConfig({ FALLWERKSTATT_DATA: folder }), open, () => '')
  const village = await settle(deps)
  const grounds: Ground[] = []
  for (let office = 0; office < size.offices; office++) {
    const officeId = await addOffice(deps, `Last ${String(office)}`)
    for (let n = 0; n < size.workshops; n++)
      grounds.push(await addGround(deps, village, officeId, grounds.length))
  }
  await settleMore(deps, village)
  // Last used long ago, so that the next request writes it down: reading must not depend on that.
  await deps.db
    .updateTable('account_session')
    .set({ seenAt: deps.clock() - 3_600_000 })
    .execute()
  await open.close()
  return grounds
}

async function addGround(deps: Deps, village: Village, officeId: string, index: number) {
  const { coordinator, secondCoordinator, facilitator, foreignFacilitator } = village
  const holder = index % 2 === 0 ? facilitator : foreignFacilitator
  const place = await addPlace(deps, officeId, [holder], [coordinator, secondCoordinator])
  return { index, place, cookies: await sessionOf(deps, holder) }
}
