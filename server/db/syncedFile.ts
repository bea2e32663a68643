import { closeSync, constants, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes bytes to the beginning of a file of this user alone, in place, and returns once they are on disk. */
export function writeSynced(file: string, bytes: Uint8Array): void {
  const descriptor = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600)
  try {
    writeSync(descriptor, bytes, 0, bytes.length, 0)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Brings the names in a folder to disk: a new or renamed file is there after a power loss. */
export function syncFolder(folder: string): void {
  // Windows has no such thing; a name is kept there with its file.
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Puts a file of this user alone in the place of another one, whole or not at all; returns once it is on disk. */
export function replaceSynced(file: string, text: string): void {
  const part = `${file}.part`
  rmSync(part, { force: true })
  writeSynced(part, Buffer.from(text))
  renameSync(part, file)
  syncFolder(dirname(file))
}
