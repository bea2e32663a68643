import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  unlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { keysPlace, shortHash } from '../db/keysPlace.ts'
import { syncFolder, writeSynced } from '../db/syncedFile.ts'
import { KEY_BYTES } from './sealedBox.ts'

/** The keys of the boxes of open votes, by the place of a box. */
export interface BallotKeys {
  /** The key of a box; undefined if there is none, or none that can be read. */
  of(place: string): Buffer | undefined
  /** Makes a key that outlives everything but its end; throws if it cannot be kept. */
  make(place: string): Buffer
  /** Ends a key: whatever is still sealed with it stays closed for ever. Throws if the file stays. */
  destroy(place: string): void
  /** Ends every key but those of these boxes: what a process left that was killed between two steps. */
  keepOnly(places: readonly string[]): void
}

/**
 * Keys as files, in a folder outside the data folder: a person who has database, log and backups has none of them.
 */
export function ballotKeys(keysFolder: string, dataFolder: string): BallotKeys {
  const folder = keysPlace(keysFolder, dataFolder)
  const fileOf = (place: string): string => join(folder, `${shortHash(place)}.key`)
  const destroyFile = (file: string): void => {
    if (!existsSync(file)) return
    // Written over first: if the disk keeps its places, the old bytes are gone.
    writeSynced(file, randomBytes(KEY_BYTES))
    unlinkSync(file)
    syncFolder(folder)
  }
  return {
    of: (place) => {
      try {
        const key = readFileSync(fileOf(place))
        return key.length === KEY_BYTES ? key : undefined
      } catch {
        return undefined
      }
    },
    make: (place) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      syncFolder(keysFolder)
      const key = randomBytes(KEY_BYTES)
      const file = fileOf(place)
      writeSynced(`${file}.part`, key)
      renameSync(`${file}.part`, file)
      syncFolder(folder)
      return key
    },
    destroy: (place) => destroyFile(fileOf(place)),
    keepOnly: (places) => {
      if (!existsSync(folder)) return
      const kept = new Set(places.map(fileOf))
      for (const name of readdirSync(folder)) {
        const file = join(folder, name)
        if (!kept.has(file)) destroyFile(file)
      }
      if (kept.size === 0) rmdirSync(folder)
    },
  }
}

/** No keys at all: whatever is sealed stays closed, and nothing new can be sealed. */
export const noKeys: BallotKeys = {
  of: () => undefined,
  make: () => {
    throw new Error('nothing is sealed here')
  },
  destroy: () => undefined,
  keepOnly: () => undefined,
}
