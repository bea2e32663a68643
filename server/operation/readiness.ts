import { betweenTransactions } from '../db/database.ts'
import { prepareFolder } from '../db/dataFolder.ts'
import { prepared } from '../db/prepared.ts'
import type { Config } from '../config.ts'
import type { CallDeps } from '../http/handle.ts'

type ReadinessDeps = Pick<CallDeps, 'db' | 'sqlite' | 'failed'> & {
  readonly config: Pick<Config, 'keysFolder'>
}

/** So long an answer holds: asking in between costs the disk nothing. */
const HOLDS_MS = 2_000

const beat = prepared((sqlite) => sqlite.prepare('UPDATE known_time SET beat = beat + 1'))

/**
 * Can the server keep what it is given? It tries: a row is written through to the disk, and a file in the folder of the
 * keys. A caller who asks often gets the last answer.
 */
export class Readiness {
  readonly #deps: ReadinessDeps
  #asked: { readonly at: number; readonly ready: Promise<boolean> } | undefined

  constructor(deps: ReadinessDeps) {
    this.#deps = deps
  }

  isReady(): Promise<boolean> {
    const now = performance.now()
    if (this.#asked && now - this.#asked.at < HOLDS_MS) return this.#asked.ready
    const ready = this.#try()
    this.#asked = { at: now, ready }
    return ready
  }

  async #try(): Promise<boolean> {
    const { db, sqlite, config, failed } = this.#deps
    try {
      await betweenTransactions(db, () => beat(sqlite).run())
      prepareFolder(config.keysFolder, 'FALLWERKSTATT_KEYS')
      return true
    } catch (error) {
      failed('notReady', error)
      return false
    }
  }
}
