import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { unpackBrowser } from './browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether the product could be built; the journeys refuse to look at an older one. */
    isBuilt: boolean
  }
}

/** The journeys see the real build, made before them when a source is newer than it, in a browser that is unpacked. */
export default async function setup(project: TestProject): Promise<void> {
  await unpackBrowser()
  const { status } = spawnSync(process.execPath, ['server/scripts/ensureBuilt.mjs'], {
    cwd: resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  project.provide('isBuilt', status === 0)
}
