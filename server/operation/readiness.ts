import { betweenTransactions } from '../db/database.ts'
import { prepareFolder } from '../db/dataFolder.ts'
import type { Deps } from '../deps.ts'

/** So long an answer holds: whoever asks in between costs the disk nothing. */
const HOLDS_MS = 2_000

/**
 * Can the server keep what it is given? It tries: a row is written through to the disk, and a file in the folder of the
 * keys. Whoever asks often gets the last answer.
 */
export class Readiness {
  readonly #deps: Pick<Deps, 'db' | 'sqlite' | 'config' | 'failed'>
  #asked: { readonly at: number; readonly ready: Promise<boolean> } | undefined

  constructor(deps: Pick<Deps, 'db' | 'sqlite' | 'config' | 'failed'>) {
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
      await betweenTransactions(db, () => sqlite.exec('UPDATE known_time SET beat = beat + 1'))
      prepareFolder(config.keysFolder, 'FALLWERKSTATT_KEYS')
      return true
    } catch (error) {
      failed('notReady', error)
      return false
    }
  }
}
