// What becomes of the files: a migration that is killed, a backup under load, damage from outside.
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { openDatabase } from '../../server/db/database.ts'
import { migrate } from '../../server/db/migrate.ts'
import { DamagedDatabase, openSound } from '../../server/db/openSound.ts'
import { newId } from '../../shared/kernel/id.ts'
import { bundlePrograms, freePort, runTool } from '../support/childServer.ts'
import { waitFor } from '../support/roomLine.ts'
import { check, compare, nothing } from './harness/checker.ts'
import { fault, type FaultRun } from './harness/fault.ts'
import { Load } from './harness/load.ts'
import { Scene } from './harness/scene.ts'

function newFolder(run: FaultRun): string {
  const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-'))
  run.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function atWork(run: FaultRun, rate = 200) {
  const scene = await Scene.prepare(run, { offices: 2, workshops: 1 })
  await scene.start()
  const load = new Load(scene, { seats: 3, rate })
  run.after(() => load.leave())
  await load.gather()
  load.begin()
  await waitFor(() => scene.log.acked > 100, 'the load goes on', 30_000)
  return { scene, load }
}

/** A database of the first version with as many rows as years of use leave. */
async function oldDatabase(file: string, rows: number): Promise<void> {
  const open = openDatabase(file)
  await migrate(open, () => Promise.resolve(), migrations.slice(0, 1))
  const office = open.sqlite.prepare("INSERT INTO office VALUES (?, ?, 'LVR', 'kreis', 'x')")
  const audit = open.sqlite.prepare("INSERT INTO audit (at, action) VALUES ('2026', ?)")
  open.sqlite.transaction(() => {
    for (let n = 0; n < rows; n++) audit.run(`workshop.planned ${newId()}`)
    for (let n = 0; n < 186; n++) office.run(newId(), `Jugendamt ${String(n)}`)
  })()
  await open.close()
}

/** Every table with its number of rows, and the notes of the migrations. */
function contents(file: string) {
  const database = new Sqlite(file)
  const list = (query: string) => database.prepare<[], string>(query).pluck().all()
  const tables = list("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
  const rows = tables.map((table) => [table, ...list(`SELECT count(*) FROM "${table}"`)])
  const noted = tables.includes('migration') ? list('SELECT name FROM migration ORDER BY name') : []
  const sound = database.pragma('integrity_check', { simple: true })
  database.close()
  return { sound, noted, rows: rows.filter(([table]) => table !== 'migration') }
}

fault('F20', 'a migration is killed before each of its statements', async (run) => {
  run.made(
    'the program that migrates is killed before its first, second, … statement (short: every fourth)',
  )
  run.criterion(
    'each migration is there wholly or not at all; there is a backup of before; the next start finishes',
  )
  await bundlePrograms()
  const origin = join(newFolder(run), 'origin.db')
  await oldDatabase(origin, run.scale(2_000, 200_000))
  // What the file holds after no, one, two, … further migrations.
  const stages = []
  for (let count = 1; count <= migrations.length; count++) {
    const file = join(newFolder(run), 'stage.db')
    copyFileSync(origin, file)
    const open = openDatabase(file)
    await migrate(open, () => Promise.resolve(), migrations.slice(0, count))
    await open.close()
    stages.push(contents(file))
  }
  // The short run takes every fourth of them, from a random one on.
  const first = run.scale(1 + run.prng.below(4), 1)
  for (let statement = first; ; statement += run.scale(4, 1)) {
    const folder = newFolder(run)
    const file = join(folder, 'fallwerkstatt.db')
    copyFileSync(origin, file)
    const { code } = await runTool(
      'killedMigration',
      {},
      file,
      `${folder}/backup`,
      String(statement),
    )
    if (code === 0) break
    expect(code).toBeNull()
    const left = contents(file)
    expect(stages).toContainEqual(left)
    const copies = existing(`${folder}/backup`)
    if (left.noted.length > 1 || copies.length > 0)
      expect(contents(join(folder, 'backup', copies[0] ?? ''))).toEqual(stages[0])
    const again = await openSound(file)
    await migrate(again, () => Promise.resolve())
    await again.close()
    expect(contents(file)).toEqual(stages.at(-1))
    run.count('kills', 1)
  }
})

const existing = (folder: string): string[] => {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.db'))
  } catch {
    return [] // it was killed before the backup
  }
}

fault('F21', 'a backup is made under load', async (run) => {
  run.made('the backup program runs beside the server while people work')
  run.criterion(
    'the copy holds everything acknowledged before the backup began, and no log has another beginning',
  )
  run.criterion('restored elsewhere, a server starts from it (copies are not encrypted yet)')
  const { scene, load } = await atWork(run)
  const env = { FALLWERKSTATT_DATA: scene.folder }
  const copies: { copy: string; acked: number }[] = []
  for (let time = 0; time < run.scale(1, 20); time++) {
    const { acked } = scene.log
    const { code, out, err } = await runTool('backup', env)
    expect([code, err]).toEqual([0, ''])
    copies.push({ copy: /checked: (\S+)/.exec(out)?.[1] ?? '', acked })
  }
  await load.end()
  await check(run, scene, load)
  const outcomes = scene.log.read()
  for (const { copy, acked } of copies) {
    const before = { ...outcomes, acked: outcomes.acked.slice(0, acked) }
    expect(compare(copy, before)).toEqual(nothing)
    expectPrefix(copy, scene.file)
    run.count('backups', 1)
  }
  const elsewhere = { FALLWERKSTATT_DATA: newFolder(run) }
  const restored = await runTool('restore', elsewhere, copies.at(-1)?.copy ?? '')
  expect([restored.code, restored.err]).toEqual([0, ''])
  const open = await openSound(join(elsewhere.FALLWERKSTATT_DATA, 'fallwerkstatt.db'))
  await open.close()
})

/** Every event of the copy stands in the original at the same number. */
function expectPrefix(copy: string, original: string): void {
  const database = new Sqlite(original)
  database.prepare('ATTACH ? AS copy').run(copy)
  const other = database
    .prepare(
      'SELECT count(*) FROM (SELECT * FROM copy.workshop_event EXCEPT SELECT * FROM workshop_event)',
    )
    .pluck()
    .get()
  database.close()
  expect(other).toBe(0)
}

fault('F8', 'damage from outside', async (run) => {
  run.made(
    'in a copy, one page after the other is overwritten with noise; then the header; then the log is cut or noisy',
  )
  run.criterion(
    'the start is refused, names the file and says how to restore; or nothing that is used was hit',
  )
  run.criterion(
    'a log that is cut leaves a whole, earlier state, or the start is refused: nothing half, nothing out of order',
  )
  const { scene, load } = await atWork(run)
  await load.end()
  load.leave()
  await scene.child.end('SIGKILL')
  const withLog = newFolder(run)
  cpSync(scene.folder, withLog, { recursive: true })
  const open = openDatabase(scene.file)
  const expected = open.sqlite.serialize()
  await open.close()
  const pages = Math.floor(expected.length / 4096)
  for (let time = 0; time < Math.min(pages, run.scale(15, 400)); time++) {
    const page = time === 0 ? 0 : run.prng.below(pages)
    const file = join(newFolder(run), 'fallwerkstatt.db')
    const bytes = Buffer.from(expected)
    for (let at = page * 4096; at < (page + 1) * 4096; at++) bytes[at] = run.prng.below(256)
    writeFileSync(file, bytes)
    const outcome = await openSound(file).catch((error: unknown) => error)
    await sameInThread(file, outcome)
    if (outcome instanceof Error) {
      expect(outcome).toBeInstanceOf(DamagedDatabase)
      expect(outcome.message).toContain(file)
      expect(outcome.message).toContain('npm run restore')
      run.count('refused', 1)
      continue
    }
    await (outcome as Awaited<ReturnType<typeof openSound>>).close()
    expect(tablesOf(file)).toEqual(tablesOf(scene.file))
    run.count('unused page hit', 1)
  }
  await refusedByProgram(run, expected)
  await damageLog(run, withLog, scene)
})

/** A large file is checked in a thread, and is found sound or damaged as a small one is. */
async function sameInThread(file: string, expected: unknown): Promise<void> {
  const found = await openSound(file, undefined, 0)
    .then(async (open) => {
      try {
        return await open.sound()
      } finally {
        await open.close()
      }
    })
    .catch((error: unknown) => error)
  const messageOf = (outcome: unknown) => (outcome instanceof Error ? outcome.message : 'sound')
  expect(messageOf(found)).toBe(messageOf(expected))
}

/** All rows of all tables. */
function tablesOf(file: string): unknown[] {
  const database = new Sqlite(file)
  const names = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()
  const rows = names.map((name) => database.prepare(`SELECT * FROM "${name}"`).all())
  database.close()
  return rows
}

/** The program says it in words, and ends. */
async function refusedByProgram(run: FaultRun, sound: Buffer): Promise<void> {
  const folder = newFolder(run)
  const file = join(folder, 'fallwerkstatt.db')
  writeFileSync(file, Buffer.from(sound).fill(0x2a, 4096, 16_384))
  const { code, err } = await runTool('server', {
    FALLWERKSTATT_DATA: folder,
    FALLWERKSTATT_PORT: String(await freePort()),
  })
  expect([code, err]).toEqual([1, expect.stringContaining(`The database ${file} is damaged`)])
  expect(err).toContain('npm run restore')
  expect(err).not.toMatch(/\n +at /)
}

/** A log that lost its end, or holds noise: what is left is an earlier moment, whole. */
async function damageLog(run: FaultRun, folder: string, scene: Scene): Promise<void> {
  const outcomes = scene.log.read()
  for (let time = 0; time < run.scale(5, 50); time++) {
    const copy = join(newFolder(run), 'fallwerkstatt.db')
    for (const suffix of ['', '-wal'])
      copyFileSync(join(folder, `fallwerkstatt.db${suffix}`), `${copy}${suffix}`)
    const log = readFileSync(`${copy}-wal`)
    const at = run.prng.below(log.length)
    if (run.prng.chance(0.5)) truncateSync(`${copy}-wal`, at)
    else writeFileSync(`${copy}-wal`, log.fill(0x2a, at, at + 64))
    run.count('damaged logs', 1)
    // A moment after a checkpoint the file holds newer pages than what is left of the log: that is damage, and is named.
    const damage = await openSound(copy).then(
      (open) => open.close(),
      (error: unknown) => error,
    )
    if (damage !== undefined) {
      expect(damage).toBeInstanceOf(DamagedDatabase)
      run.count('damaged logs refused', 1)
      continue
    }
    const { lost, ...found } = compare(copy, outcomes)
    expect({ ...found, lost: 0 }).toEqual(nothing)
    run.count('entries lost with the end of the log', lost)
  }
}
