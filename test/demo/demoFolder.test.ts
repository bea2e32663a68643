import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataInUse, lockData } from '../../server/db/lock.ts'
import { freshDemoFolder } from '../../server/demo/demoFolder.ts'
import { StartProblem } from '../../server/kernel/startProblem.ts'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'fallwerkstatt-demo-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

describe('the folder of the demo', () => {
  it('is new, empty, or one it made itself, which it empties', () => {
    const folder = join(place, 'new')
    freshDemoFolder(folder)
    writeFileSync(join(folder, 'fallwerkstatt.db'), 'x')
    freshDemoFolder(folder)
    expect(readdirSync(folder)).toEqual(['made-by-the-demo'])
    const empty = join(place, 'empty')
    mkdirSync(empty)
    freshDemoFolder(empty)
    expect(readdirSync(empty)).toEqual(['made-by-the-demo'])
  })

  it('is not emptied while a server works with it: what that one acknowledges would be gone', () => {
    const folder = join(place, 'held')
    freshDemoFolder(folder)
    const unlock = lockData(folder)
    writeFileSync(join(folder, 'fallwerkstatt.db'), 'x')
    expect(() => freshDemoFolder(folder)).toThrow(DataInUse)
    expect(existsSync(join(folder, 'fallwerkstatt.db'))).toBe(true)
    unlock()
    freshDemoFolder(folder)
    expect(readdirSync(folder)).toEqual(['made-by-the-demo'])
  })

  it('is never one with something else in it: an installation, pictures, a file', () => {
    const real = join(place, 'real')
    mkdirSync(real)
    writeFileSync(join(real, 'fallwerkstatt.db'), 'x')
    const file = join(place, 'file')
    writeFileSync(file, 'x')
    for (const folder of [real, place, file])
      expect(() => freshDemoFolder(folder)).toThrow(StartProblem)
    expect(existsSync(join(real, 'fallwerkstatt.db'))).toBe(true)
    expect(existsSync(file)).toBe(true)
  })
})
