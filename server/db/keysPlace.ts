import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * Where the keys to a data folder lie, in the folder of the keys: each data folder has a place of its own, so that two
 * installations of one user never end each other's keys.
 */
export const keysPlace = (keysFolder: string, dataFolder: string): string =>
  join(keysFolder, shortHash(realPath(dataFolder)))

/** A name for a file that tells nothing of what it is the name of. */
export const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 32)

const realPath = (folder: string): string =>
  existsSync(folder) ? realpathSync(folder) : resolve(folder)
