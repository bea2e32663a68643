import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { noteCleanEnd, takeCleanEnd } from '../../server/db/cleanEnd.ts'
import { openDatabase } from '../../server/db/database.ts'
import { DamagedDatabase } from '../../server/db/openSound.ts'
import { startServer } from '../../server/start.ts'
import { newDataFolder } from '../support/testServer.ts'

let folder: string
let file: string

beforeEach(async () => {
  ;({ folder, file } = await newDataFolder())
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Starts a server to which every file is a large one. */
const start = (halt?: (why: string) => void) =>
  startServer(readConfig({ FALLWERKSTATT_PORT: '0', FALLWERKSTATT_DATA: folder }), {}, halt, {
    large: 0,
  })

/** Fills the page of an index no start reads with noise, as a dying disk may: neither size nor time of the file tell. */
function damageUnseen(): void {
  const database = new Sqlite(file, { readonly: true })
  const page = database
    .prepare<[], number>(
      "SELECT rootpage FROM sqlite_schema WHERE name = 'received_package_by_catalogue'",
    )
    .pluck()
    .get()
  database.close()
  if (page === undefined) throw new Error('there is no such index')
  const asItWas = `${file}.time`
  writeFileSync(asItWas, '')
  execFileSync('touch', ['-r', file, asItWas])
  writeFileSync(file, readFileSync(file).fill(0x2a, (page - 1) * 4096, page * 4096))
  execFileSync('touch', ['-r', asItWas, file])
}

describe('a database that was closed whole', () => {
  it('is noted by the end of a server, for one start', async () => {
    await (await start()).stop()
    expect(takeCleanEnd(file)).toBe(true)
    expect(takeCleanEnd(file)).toBe(false)
  })

  it('is none once it was written again', async () => {
    await (await start()).stop()
    const between = openDatabase(file)
    between.sqlite.exec('CREATE TABLE added (one TEXT) STRICT')
    await between.close()
    expect(takeCleanEnd(file)).toBe(false)
  })

  it('is none while a log lies beside it', async () => {
    await (await start()).stop()
    writeFileSync(`${file}-wal`, 'x')
    expect(takeCleanEnd(file)).toBe(false)
  })

  it('is none after a server that was not ended', async () => {
    await (await start()).stop()
    const running = await start()
    expect(takeCleanEnd(file)).toBe(false)
    await running.stop()
  })
})

describe('a large database with damage', () => {
  it('is refused before anybody is let in, if no clean end is noted', async () => {
    await (await start()).stop()
    takeCleanEnd(file)
    damageUnseen()
    await expect(start()).rejects.toBeInstanceOf(DamagedDatabase)
  })

  it('that came without a write after a clean end halts the server, in words, and is refused by the next start', async () => {
    await (await start()).stop()
    damageUnseen()
    const told: string[] = []
    const server = await start((why) => told.push(why))
    await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 15_000 })
    expect(told[0]).toContain(`The database ${file} is damaged`)
    expect(told[0]).toContain('npm run restore')
    await server.stop().catch(() => undefined)
    await expect(start()).rejects.toBeInstanceOf(DamagedDatabase)
  })
})

it('an end before the file was read leaves no note', async () => {
  await (await start()).stop()
  damageUnseen()
  await (await start()).stop().catch(() => undefined)
  expect(takeCleanEnd(file)).toBe(false)
})

it('the note names no content', async () => {
  await (await start()).stop()
  noteCleanEnd(file)
  expect(readFileSync(`${file}-closed`, 'utf8')).toMatch(/^\d+ \d+ \d+$/)
})
