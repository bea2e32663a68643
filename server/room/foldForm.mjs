// Names the program that turns a log into a state, so that a kept state of another one is not taken for its own. No
// version has to be counted up by hand: it is a digest of the sources. Plain JavaScript, because the build needs it.
/* global FOLD_FORM */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The sources that say what an event means, and how a state is written down. */
const FOLDERS = ['shared', 'server/room', 'migrations']

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return files(path)
    return entry.name.endsWith('.ts') ? [path] : []
  })

/** A digest of the sources below `root`. */
export function formOf(root) {
  const digest = createHash('sha256')
  for (const path of FOLDERS.flatMap((folder) => files(resolve(root, folder))).sort())
    digest.update(readFileSync(path))
  // Shared texts are merged by a library.
  const lock = resolve(root, 'package-lock.json')
  if (existsSync(lock)) digest.update(readFileSync(lock))
  return digest.digest('base64')
}

/** The digest of this program: written into the built one, and counted from the sources where they run themselves. */
export const foldForm = () =>
  typeof FOLD_FORM === 'string' ? FOLD_FORM : formOf(resolve(import.meta.dirname, '../..'))
