// Runs after all journeys of a whole run: writes down what was offered and never pressed with an effect.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CONTROL_LOG, lineKey, type ControlLine } from './control.ts'

const LIST = resolve(import.meta.dirname, '../../build/test/unpressed-controls.txt')
/** Only a whole run has seen all journeys: `npm test` without paths says so. */
const isWholeRun = process.env.WHOLE_RUN === '1'

const lines: ControlLine[] = existsSync(CONTROL_LOG)
  ? readdirSync(CONTROL_LOG).flatMap((name) =>
      readFileSync(resolve(CONTROL_LOG, name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as ControlLine),
    )
  : []

describe.skipIf(!isWholeRun)('after all journeys', () => {
  const offered = new Map<string, Set<string>>()
  for (const line of lines.filter(({ kind }) => kind === 'offered')) {
    const headings = offered.get(lineKey(line)) ?? new Set()
    offered.set(lineKey(line), headings.add(line.heading ?? ''))
  }
  const answered = new Set(lines.filter(({ kind }) => kind === 'answered').map(lineKey))
  const unpressed = [...offered.keys()].filter((key) => !answered.has(key)).sort()
  mkdirSync(dirname(LIST), { recursive: true })
  writeFileSync(
    LIST,
    unpressed.map((key) => `${key}   (${[...(offered.get(key) ?? [])].join(' · ')})\n`).join(''),
  )

  it('hundreds of controls were offered, and hundreds were pressed with an effect', () => {
    expect(offered.size).toBeGreaterThan(300)
    expect(answered.size).toBeGreaterThan(300)
  })
})
