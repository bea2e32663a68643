import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import type { Migration } from '../../migrations/migration.ts'
import { readConfig } from '../../server/config.ts'
import { betweenTransactions, openDatabase } from '../../server/db/database.ts'
import { migrate, NewerDatabase } from '../../server/db/migrate.ts'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { noKeys } from '../../server/room/ballotKeys.ts'
import { sqliteRoomStore } from '../../server/room/roomStore.sqlite.ts'
import { SealedBoxes } from '../../server/room/sealedBoxes.ts'
import { DATABASE, startServer } from '../../server/start.ts'
import { newId } from '../../shared/kernel/id.ts'
import { bundlePrograms, freePort, runTool, startChild } from '../support/childServer.ts'
import { Gathering, waitFor } from '../support/roomLine.ts'
import { newDataFolder, openTestServer } from '../support/testServer.ts'
import { settle, stepOf } from '../support/village.ts'

const root = mkdtempSync(join(tmpdir(), 'fallwerkstatt-'))
let folders = 0
const newFolder = () => mkdtempSync(join(root, `${String(++folders)}-`))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const addOffice = (database: Sqlite.Database, name: string) =>
  database
    .prepare(
      `INSERT INTO office (id, name, regionalBody, authorityType, sizeClass)
        VALUES (?, ?, 'LVR', 'kreis', 'over_250000')`,
    )
    .run(newId(), name)

/** What a database file holds: its tables, the notes of its migrations, its offices. */
function contentsOf(file: string) {
  const database = new Sqlite(file, { readonly: true })
  const list = (query: string) => database.prepare<[], string>(query).pluck().all()
  const tables = list("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
  const noted = list('SELECT name FROM migration ORDER BY name')
  const offices = list('SELECT name FROM office ORDER BY name')
  database.close()
  return { tables, noted, offices }
}

describe('a migration', () => {
  const [first, ...later] = migrations
  const fails: Migration = {
    name: '9999_fails',
    up: async (db) => {
      await sql`CREATE TABLE half (one TEXT) STRICT`.execute(db)
      await sql`UPDATE office SET name = 'halb'`.execute(db)
      throw new Error('a migration that fails')
    },
  }

  it('that fails leaves the old version whole, with a backup taken before', async () => {
    const { folder, file } = await newDataFolder()
    const open = openDatabase(file)
    addOffice(open.sqlite, 'vorher')
    const before = contentsOf(file)
    const backups: string[] = []
    const running = migrate(open, async (from) => void backups.push(from), [...migrations, fails])
    await expect(running).rejects.toThrow('a migration that fails')
    expect(backups).toEqual([migrations.at(-1)?.name])
    await open.close()
    expect(contentsOf(file)).toEqual(before)
    expect(before.offices).toEqual(['vorher'])
    rmSync(folder, { recursive: true })
  })

  it('that is killed in the middle leaves the old version whole, and the backup is a database', async () => {
    await bundlePrograms()
    const { folder, file } = await newDataFolder()
    const open = openDatabase(file)
    addOffice(open.sqlite, 'vorher')
    await open.close()
    const before = contentsOf(file)
    const { code } = await runTool('interruptedMigration', {}, file, `${folder}/backup`)
    expect(code).toBeNull()
    const [copy = ''] = readdirSync(`${folder}/backup`)
    expect(contentsOf(`${folder}/backup/${copy}`)).toEqual(before)
    expect(contentsOf(file)).toEqual(before)
    const again = openDatabase(file)
    expect(await migrate(again, () => Promise.resolve())).toEqual([])
    await again.close()
    rmSync(folder, { recursive: true })
  })

  it('runs when the server starts, after a checked backup of the older version', async () => {
    const folder = newFolder()
    const file = join(folder, DATABASE)
    const open = openDatabase(file)
    await migrate(open, () => Promise.resolve(), first ? [first] : [])
    addOffice(open.sqlite, 'vorher')
    await open.close()
    const old = contentsOf(file)
    const config = {
      FALLWERKSTATT_DATA: folder,
      FALLWERKSTATT_PORT: '0',
      FALLWERKSTATT_LOG: 'silent',
    }
    const server = await startServer(readConfig(config))
    await server.stop()
    const [copy = '', ...others] = readdirSync(join(folder, 'backup'))
    expect(others).toEqual([])
    expect(copy).toContain(`before-migration-from-${first?.name ?? ''}`)
    expect(contentsOf(join(folder, 'backup', copy))).toEqual(old)
    const now = contentsOf(file)
    expect(now.noted).toEqual(migrations.map(({ name }) => name))
    expect(now.offices).toEqual(['vorher'])
    expect(later.length).toBeGreaterThan(0)
  })

  it('[RO4] keeps which commands a room accepted, each in its room', async () => {
    const open = openDatabase(join(newFolder(), DATABASE))
    const at = migrations.findIndex(({ name }) => name === '0018_commandList')
    await migrate(open, () => Promise.resolve(), migrations.slice(0, at))
    const note = open.sqlite.prepare('INSERT INTO workshop_command VALUES (?, ?)')
    for (const [room, ...keys] of [
      ['a', 'drei', 'eins', 'zwei'],
      ['b', 'eins'],
    ])
      for (const key of keys) note.run(room, key)
    await migrate(open, () => Promise.resolve())
    const store = sqliteRoomStore(
      open.sqlite,
      new SealedBoxes(open.sqlite, noKeys, () => undefined),
    )
    expect([...store.acceptedKeys('a')].sort()).toEqual(['drei', 'eins', 'zwei'])
    expect(store.acceptedKeys('b')).toEqual(['eins'])
    store.accept('a', 4, 'vier')
    expect(store.acceptedKeys('a')).toHaveLength(4)
    await open.close()
  })

  it('[CY1] spells the half-years of a plan as results and packages do', async () => {
    const open = openDatabase(join(newFolder(), DATABASE))
    const at = migrations.findIndex(({ name }) => name === '0023_halfYear')
    await migrate(open, () => Promise.resolve(), migrations.slice(0, at))
    const office = open.sqlite.prepare(
      "INSERT INTO office (id, name, regionalBody, authorityType, sizeClass) VALUES (?, ?, 'LWL', '', '')",
    )
    const turn = open.sqlite.prepare('INSERT INTO cycle_plan VALUES (2023, ?, ?)')
    for (const [id, half] of [
      ['a', '2024-1'],
      ['b', '2027-2'],
    ]) {
      office.run(id, `Amt ${String(id)}`)
      turn.run(id, half)
    }
    await migrate(open, () => Promise.resolve())
    const halves = open.sqlite.prepare('SELECT halfYear FROM cycle_plan ORDER BY officeId').pluck()
    expect(halves.all()).toEqual(['2024-H1', '2027-H2'])
    await open.close()
  })

  it('[LA14] finds the general wordings of packages that came in before', async () => {
    const open = openDatabase(join(newFolder(), DATABASE))
    const at = migrations.findIndex(({ name }) => name === '0039_receivedWording')
    await migrate(open, () => Promise.resolve(), migrations.slice(0, at))
    const file = {
      package: { recommendations: ['Eins', null, 'Drei'].map((wording) => ({ wording })) },
    }
    open.sqlite.exec(`
      INSERT INTO office (id, name, regionalBody, authorityType, sizeClass) VALUES ('a', 'Amt', 'LWL', '', '');
      INSERT INTO signing_key (keyId, publicKey, label, own, addedAt) VALUES ('k', 'x', 'Probe', 0, 0);
      INSERT INTO received_package (id, officeId, procedureKey, number, hash, keyId, releasedIn, cycleStart, extraordinary,
        randomCases, additionalCases, findings, file, receivedAt)
      VALUES ('p', 'a', 'v', 1, 'h', 'k', '2026-H1', 2025, 0, 1, 0, 0, '${JSON.stringify(file)}', 0)`)
    await migrate(open, () => Promise.resolve())
    expect(open.sqlite.prepare('SELECT * FROM received_wording').all()).toEqual([
      { packageId: 'p', place: 0, text: 'Eins' },
      { packageId: 'p', place: 2, text: 'Drei' },
    ])
    await open.close()
  })

  it('a file of a newer program is left alone', async () => {
    const folder = newFolder()
    const file = join(folder, DATABASE)
    const open = openDatabase(file)
    const known = { name: '9998_newer', up: () => Promise.resolve() }
    await migrate(open, () => Promise.resolve(), [...migrations, known])
    await open.close()
    const before = contentsOf(file)
    const config = {
      FALLWERKSTATT_DATA: folder,
      FALLWERKSTATT_PORT: '0',
      FALLWERKSTATT_LOG: 'silent',
    }
    await expect(startServer(readConfig(config))).rejects.toBeInstanceOf(NewerDatabase)
    expect(contentsOf(file)).toEqual(before)
  })
})

describe('backup and restore', () => {
  beforeAll(bundlePrograms)

  it(
    'copies beside a running server, refuses to restore under it, and restores when it is gone',
    { timeout: 60_000 },
    async () => {
      const { folder, file } = await newDataFolder()
      const env = { FALLWERKSTATT_DATA: folder }
      const child = await startChild(folder, await freePort())
      const beside = new Sqlite(file)
      addOffice(beside, 'vor der Sicherung')
      const backup = await runTool('backup', env)
      expect([backup.code, backup.err]).toEqual([0, ''])
      const copy = /checked: (\S+)/.exec(backup.out)?.[1] ?? ''
      addOffice(beside, 'danach')
      beside.close()
      const refused = await runTool('restore', env, copy)
      expect([refused.code, refused.err]).toEqual([
        1,
        `Ein anderer Server arbeitet schon mit dem Ordner ${folder}.\nAnother server already works with the folder ${folder}.\n`,
      ])
      await child.end('SIGTERM')
      expect(contentsOf(file).offices).toEqual(['danach', 'vor der Sicherung'])
      const restored = await runTool('restore', env, copy)
      expect([restored.code, restored.err]).toEqual([0, ''])
      expect(contentsOf(file).offices).toEqual(['vor der Sicherung'])
      const aside = /kept as (\S+)/.exec(restored.out)?.[1] ?? ''
      expect(contentsOf(aside).offices).toEqual(['danach', 'vor der Sicherung'])
      const next = await startChild(folder, await freePort())
      expect(await next.end('SIGTERM')).toBe(0)
      rmSync(folder, { recursive: true })
    },
  )

  it(
    'a broken file, a foreign database and a missing name are refused, and nothing changes',
    { timeout: 60_000 },
    async () => {
      const { folder, file } = await newDataFolder()
      const env = { FALLWERKSTATT_DATA: folder }
      const before = readFileSync(file)
      const broken = join(newFolder(), 'broken.db')
      copyFileSync(file, broken)
      writeFileSync(broken, readFileSync(broken).fill(0x2a, 4096, 12_288))
      const text = join(newFolder(), 'text.db')
      writeFileSync(text, 'Das ist keine Datenbank.')
      for (const args of [[broken], [text], [join(folder, 'gibt-es-nicht.db')], []]) {
        const { code, err } = await runTool('restore', env, ...args)
        expect([args, code]).toEqual([args, 1])
        expect(err).not.toMatch(/\n +at /)
        expect(err.trim()).not.toBe('')
      }
      expect(readFileSync(file).equals(before)).toBe(true)
      expect(existsSync(`${file}.incoming`)).toBe(false)
      const empty = await runTool('backup', { FALLWERKSTATT_DATA: newFolder() })
      expect([empty.code, empty.err]).toEqual([1, expect.stringContaining('There is no database')])
      rmSync(folder, { recursive: true })
    },
  )
})

describe('the settings the product stands on', () => {
  it('are really set on the open database', async () => {
    const folder = newFolder()
    const open = openDatabase(join(folder, DATABASE))
    const held = (name: string) => open.sqlite.pragma(name, { simple: true })
    expect(held('journal_mode')).toBe('wal')
    expect(held('synchronous')).toBe(2)
    expect(held('foreign_keys')).toBe(1)
    expect(held('secure_delete')).toBe(1)
    expect(held('temp_store')).toBe(2)
    expect(held('trusted_schema')).toBe(0)
    await open.close()
  })

  it('foreign keys hold', async () => {
    const { folder, file } = await newDataFolder()
    const open = openDatabase(file)
    const orphan = open.sqlite.prepare(
      "INSERT INTO procedure (id, officeId, title, cycleStart) VALUES ('a', 'keins', 'x', 2025)",
    )
    expect(() => orphan.run()).toThrow(/FOREIGN KEY/)
    await open.close()
    rmSync(folder, { recursive: true })
  })
})

describe('statements of the raw handle', () => {
  it('wait until nobody has a transaction open, so that they neither fail nor are undone', async () => {
    const { folder, file } = await newDataFolder()
    const open = openDatabase(file)
    const failing = open.db.transaction().execute(async (trx) => {
      await sql`DELETE FROM office`.execute(trx)
      await new Promise((resolve) => setTimeout(resolve, 50))
      throw new Error('undone')
    })
    const between = betweenTransactions(open.db, () => {
      addOffice(open.sqlite, 'dazwischen')
      open.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    })
    await expect(failing).rejects.toThrow('undone')
    await between
    await open.close()
    expect(contentsOf(file).offices).toEqual(['dazwischen'])
    rmSync(folder, { recursive: true })
  })
})

describe('a closed vote', () => {
  it('[VO2] leaves no key, choice or flag in the bytes of the database', async () => {
    const server = await openTestServer()
    const village = await settle(server.deps)
    const gathering = new Gathering(server, village.own)
    const facilitator = await gathering.facilitator(village.facilitator)
    const seats: RoomVisitor[] = []
    for (let n = 0; n < 4; n++) seats.push(await gathering.seat(facilitator))
    await facilitator.must({ type: 'openWorkshop' })
    await facilitator.must({ type: 'moveDayMarker', day: 5 })
    await facilitator.must({ type: 'enterStep', stepId: stepOf('keySituations') })
    const [a, b] = [newId(), newId()]
    for (const id of [a, b]) {
      const content = { id, title: 'Situation', entryIds: ['e1'], question: '' }
      await facilitator.must({ type: 'changeKeySituation', content, revision: 0 })
    }
    const vote = {
      id: newId(),
      kind: 'keySituation' as const,
      subjectId: null,
      options: [a, b],
      dots: 9,
      cumulative: true,
    }
    await facilitator.must({ type: 'openVote', vote })
    const keys = seats.map(() => newId())
    const choices: string[] = []
    for (const turn of [1, 2])
      for (const [at, seat] of seats.entries()) {
        const choice = { [a]: turn + at, [b]: 3 }
        choices.push(JSON.stringify(choice))
        const before = seat.received.length
        const ballot = { voteId: vote.id, key: keys[at] ?? '', turn, choice, text: '' }
        seat.say({ t: 'ballot', ballot })
        const answered = () =>
          seat.received.slice(before).some((text) => text.includes('ballotAck'))
        await seat.until(answered, 'the ballot is taken')
      }
    const foundOnDisk = (what: readonly string[]) => {
      const bytes = [server.file, `${server.file}-wal`].map((file) => readFileSync(file))
      return what.filter((text) => bytes.some((held) => held.includes(text)))
    }
    const boxes = server.deps.sqlite.prepare('SELECT count(*) FROM ballot_box').pluck()
    expect(boxes.get()).toBe(1)
    await facilitator.must({ type: 'closeVote', voteId: vote.id })
    await waitFor(() => boxes.get() === 0, 'the box is gone')
    expect(foundOnDisk([...keys, ...choices])).toEqual([])
    // What everybody may know is still there.
    expect(foundOnDisk([`"totals":{"${a}":14,"${b}":12}`])).toHaveLength(1)
    gathering.leave()
    await server.close()
  })
})
