import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

/** The browser sees the real build: made before the first journey when a source is newer than it. */
export default function setup(): void {
  const root = resolve(import.meta.dirname, '../..')
  execFileSync(process.execPath, ['server/scripts/ensureBuilt.mjs'], {
    cwd: root,
    stdio: 'inherit',
  })
}
