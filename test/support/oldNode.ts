import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')

/** Runs a file as if this Node had another version; gives its exit code and what it said. */
function runAs(version: string, file: string) {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' });
    Object.defineProperty(process, 'version', { value: 'v${version}' })`
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, file],
    { cwd: ROOT, encoding: 'utf8' },
  )
  return { status, said: stderr }
}

/** Starts a file of the project on a pretended Node 20 and expects one line that says what to do. */
export function expectRefusal(file: string): void {
  const { status, said } = runAs('20.20.2', file)
  expect(status).toBe(1)
  expect(said).toMatch(/^Fallwerkstatt braucht Node\.js 22\.13 oder neuer; dies ist v20\.20\.2\./)
  expect(said.trimEnd().split('\n')).toHaveLength(1)
}
