import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isNewEnough, OLDEST_NODE } from '../../server/scripts/requireNode.mjs'
import { expectRefusal } from '../support/oldNode.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const described = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as {
  engines: { node: string }
  optionalDependencies: Record<string, string>
}

describe('the Node this runs on', () => {
  test('package.json, the check and .nvmrc speak of the same versions', () => {
    expect(described.engines.node).toBe(`>=${OLDEST_NODE.join('.')}`)
    const pinned = [...new Set(Object.values(described.optionalDependencies))]
    expect(pinned).toHaveLength(1)
    expect(pinned[0]).toMatch(
      new RegExp(`^${readFileSync(resolve(ROOT, '.nvmrc'), 'utf8').trim()}\\.`),
    )
    expect(isNewEnough(pinned[0] ?? '')).toBe(true)
  })

  test.each([
    ['20.20.2', false],
    ['22.12.9', false],
    ['22.13.0', true],
    ['24.21.0', true],
    ['26.0.0', true],
  ])('%s is new enough: %s', (version, isEnough) => {
    expect(isNewEnough(version)).toBe(isEnough)
  })

  test.each([
    'server/scripts/ensureBuilt.mjs',
    'server/scripts/runTests.mjs',
    'server/scripts/check.mjs',
    'server/scripts/build.mjs',
    'server/scripts/dev.mjs',
  ])('%s, started by hand on a Node that is too old, says so in one line', (file) => {
    expectRefusal(file)
  })
})
