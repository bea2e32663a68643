// A backup is put back: what was withdrawn, concluded, removed or changed since stays so.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { backupTo, BrokenCopy } from '../../server/db/backup.ts'
import { openDatabase } from '../../server/db/database.ts'
import { expireCopies } from '../../server/db/expireCopies.ts'
import { ForeignDatabase } from '../../server/db/ownDatabase.ts'
import { restoreBackup } from '../../server/restore/restore.ts'
import { REMOVALS } from '../../server/removal/removals.ts'
import { startServer, type RunningServer } from '../../server/start.ts'
import { noMasterData } from '../../shared/reviewCase/masterData.ts'
import { newId } from '../../shared/kernel/id.ts'
import { resultWriter } from '../../server/room/resultRows.sqlite.ts'
import { recordedResultOf } from '../../server/result/result.queries.ts'
import { BACKUP_DAYS } from '../../shared/kernel/retention.ts'
import { withdrawalText } from '../../client/page/reviewCaseText.ts'
import { Gathering } from '../support/roomLine.ts'
import { sampleResult } from '../support/sampleResult.ts'
import { Caller, newDataFolder } from '../support/testServer.ts'
import {
  emailOf,
  noteOn,
  PASSWORD,
  sessionOf,
  settle,
  stepOf,
  type Village,
} from '../support/village.ts'

const NEW_PASSWORD = 'Laterne-Moos-Ziegel-9'
const DAY = 86_400_000

let folder: string
let file: string
let server: RunningServer | undefined

async function start(): Promise<RunningServer> {
  server = await startServer(
    readConfig({
      ...{ FALLWERKSTATT_DATA: folder, FALLWERKSTATT_PORT: '0', FALLWERKSTATT_LOG: 'silent' },
    }),
  )
  return server
}
async function stop(): Promise<void> {
  await server?.stop()
  server = undefined
}

beforeEach(async () => {
  ;({ folder, file } = await newDataFolder())
})
afterEach(async () => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
})

const rowsOf = <T>(query: string, at = file): T[] => {
  const database = new Sqlite(at, { readonly: true })
  const rows = database.prepare<[], T>(query).all()
  database.close()
  return rows
}

const login = async (address: string, who: string, password: string): Promise<number> =>
  (await new Caller({ address }).send('POST', '/api/login', { email: emailOf(who), password }))
    .status

/** A village, a backup of it, and afterwards everything a restore must not undo. */
async function changedSince(): Promise<{ village: Village; backup: string; oldSession: Caller }> {
  const { deps, address } = await start()
  const village = await settle(deps)
  const { own, foreign } = village
  const gathering = new Gathering({ address, deps }, own)
  const moderation = await gathering.facilitator(village.facilitator)
  const seat = await gathering.seat(moderation)
  await moderation.must({ type: 'openWorkshop' })
  await moderation.must({ type: 'moveDayMarker', day: 5 })
  await moderation.must({ type: 'enterStep', stepId: stepOf('annotate') })
  const content = noteOn('Geheime Notiz')
  await seat.must({ type: 'addAnnotation', id: newId(), content })
  const as = async (who: string) => new Caller({ address }, await sessionOf(deps, who))
  const [admin, coordinator, facilitator] = [
    await as(village.administrator),
    await as(village.foreignCoordinator),
    await as(village.facilitator),
  ]
  const oldSession = await as(village.coordinator)
  for (const [who, { caseId }] of [
    [coordinator, foreign],
    [oldSession, own],
  ] as const)
    await who.call('changeMasterData', {
      params: { id: caseId },
      body: { masterData: noMasterData, base: 0 },
    })
  const backup = await backupTo(deps.sqlite, `${folder}/backup`, 'manual', new Date())
  // What happens since.
  await coordinator.call('withdrawCase', { params: { id: foreign.caseId } })
  await moderation.must({ type: 'closeWorkshop' })
  await facilitator.call('concludeWorkshop', { params: { id: own.workshopId } })
  const search = { text: '', role: null, id: village.analyst, page: 0 }
  const [analyst] = (await admin.call('findAccounts', { body: search })).rows
  await admin.call('changeAccount', {
    params: { id: village.analyst },
    body: { name: analyst?.name, role: 'analyst', officeId: null, active: false },
  })
  await (
    await as(village.coordinator)
  ).call('changePassword', {
    body: { current: PASSWORD, next: NEW_PASSWORD },
  })
  await admin.call('resetPassword', { params: { id: village.coFacilitator } })
  gathering.leave()
  await stop()
  return { village, backup, oldSession }
}

describe('[RS1] a restore', () => {
  it('brings nothing back that was withdrawn, concluded or switched off since, and says so', async () => {
    const { village, backup, oldSession } = await changedSince()
    expect(rowsOf(`SELECT * FROM case_version WHERE body <> ''`, backup)).toHaveLength(2)
    const report = await restoreBackup(folder, file, backup, new Date())
    expect(report).toMatchObject({ texts: 1, workshops: 1, accounts: 1, passwordsKept: 2 })
    expect(report).toMatchObject({ passwordsLost: 0, knewRemovals: true })
    const { foreign, own } = village
    expect(
      rowsOf(`SELECT status, body FROM case_version WHERE caseId = '${foreign.caseId}'`),
    ).toEqual([{ status: 'withdrawn', body: '' }])
    // With its master data (MD4); those of the other case are there.
    expect(rowsOf('SELECT caseId FROM case_master_data', backup)).toHaveLength(2)
    expect(rowsOf('SELECT caseId FROM case_master_data')).toEqual([{ caseId: own.caseId }])
    expect(rowsOf(`SELECT id FROM workshop WHERE status = 'concluded'`)).toEqual([
      { id: own.workshopId },
    ])
    // With the rows that are counted (RU5).
    expect(rowsOf('SELECT workshopId FROM result_workshop')).toEqual([
      { workshopId: own.workshopId },
    ])
    for (const table of ['workshop_event', 'seat', 'account_session', 'join_code'])
      expect(rowsOf(`SELECT * FROM ${table}`), table).toEqual([])
    // Gone from the bytes, too.
    expect(readFileSync(file).includes('Geheime Notiz')).toBe(false)
    const actions = rowsOf<{ action: string }>('SELECT action FROM audit').map(
      ({ action }) => action,
    )
    for (const action of ['restore.done', 'case.withdrawn', 'workshop.concluded', 'password.reset'])
      expect(actions).toContain(action)
    const { address } = await start()
    expect((await new Caller({ address }, oldSession.cookies).call('me')).account).toBeNull()
    expect(await login(address, 'coordinator', PASSWORD)).not.toBe(200)
    expect(await login(address, 'coordinator', NEW_PASSWORD)).toBe(200)
    expect(await login(address, 'analyst', PASSWORD)).not.toBe(200)
    expect(await login(address, 'facilitator', PASSWORD)).toBe(200)
    const minutes = await new Caller(
      { address },
      await sessionOf((server as RunningServer).deps, village.facilitator),
    ).call('getMinutes', { params: { id: own.workshopId } })
    expect(minutes.stage).toBe('final')
  })

  it('does so by the list beside the database where the database itself is gone; nobody gets in by an old password', async () => {
    const { backup } = await changedSince()
    expect(statSync(`${folder}/${REMOVALS}`).mode & 0o777).toBe(0o600)
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
    const report = await restoreBackup(folder, file, backup, new Date())
    expect(report).toMatchObject({ texts: 1, workshops: 1, accounts: 1, aside: null })
    expect(report).toMatchObject({ passwordsKept: 0, passwordsLost: 2, knewRemovals: true })
    const { address } = await start()
    expect(await login(address, 'coordinator', PASSWORD)).not.toBe(200)
    expect(await login(address, 'coordinator', NEW_PASSWORD)).not.toBe(200)
    expect(await login(address, 'facilitator', PASSWORD)).toBe(200)
  })

  it('[RU6] brings a result back without the words of a text that was withdrawn since', async () => {
    const { deps, address } = await start()
    const { own, coordinator } = await settle(deps)
    const store = resultWriter(deps.sqlite)
    store.put(own.workshopId, sampleResult)
    const backup = await backupTo(deps.sqlite, `${folder}/backup`, 'manual', new Date())
    const office = new Caller({ address }, await sessionOf(deps, coordinator))
    await office.call('withdrawCase', { params: { id: own.caseId } })
    await stop()
    expect(rowsOf<{ body: string }>('SELECT body FROM workshop_result', backup)[0]?.body).toContain(
      'ohne Gespräch',
    )
    await restoreBackup(folder, file, backup, new Date())
    const again = await start()
    const result = await recordedResultOf(again.deps.db, own.workshopId)
    const unquoted = sampleResult.findings.map((one) => ({
      ...one,
      passages: [{ entryId: 'e3', quote: '' }],
    }))
    expect(result).toEqual({ ...sampleResult, findings: unquoted })
    expect(readFileSync(file).includes('ohne Gespräch')).toBe(false)
  })

  it('says where nothing is known of what was withdrawn since, and where the list is damaged', async () => {
    const { backup } = await changedSince()
    writeFileSync(`${folder}/${REMOVALS}`, '{"withdrawnCases":')
    await expect(restoreBackup(folder, file, backup, new Date())).rejects.toThrow('ist beschädigt')
    for (const name of [REMOVALS, 'fallwerkstatt.db', 'fallwerkstatt.db-wal'])
      rmSync(`${folder}/${name}`, { force: true })
    expect(await restoreBackup(folder, file, backup, new Date())).toMatchObject({
      knewRemovals: false,
    })
  })

  it('[VO12] declares open votes void: ballots of before and after the backup are lost', async () => {
    const { deps, address } = await start()
    const village = await settle(deps)
    const gathering = new Gathering({ address, deps }, village.own)
    const moderation = await gathering.facilitator(village.facilitator)
    await moderation.must({ type: 'openWorkshop' })
    const vote = { kind: 'feedback' as const, subjectId: null, dots: 1, cumulative: false }
    const options = ['none', 'little', 'rather', 'very']
    await moderation.must({ type: 'enterStep', stepId: stepOf('close') })
    await moderation.must({ type: 'openVote', vote: { ...vote, id: newId(), options } })
    const backup = await backupTo(deps.sqlite, `${folder}/backup`, 'manual', new Date())
    gathering.leave()
    await stop()
    await restoreBackup(folder, file, backup, new Date())
    const again = await start()
    const slice = again.deps.rooms.slice(village.own.workshopId)
    expect(slice?.vote.votes).toHaveLength(1)
    const room = new Gathering({ address: again.address, deps: again.deps }, village.own)
    const back = await room.facilitator(village.facilitator)
    await back.until(
      ({ mirror }) => mirror.view.room.vote.votes[0]?.result?.lost === true,
      'the vote is void',
    )
    room.leave()
  })

  it('refuses a database of another program, a damaged one and a text; nothing changes', async () => {
    const before = readFileSync(file)
    const foreign = `${folder}/fremd.db`
    const other = new Sqlite(foreign)
    other.exec('CREATE TABLE a (b)')
    other.close()
    const marked = `${folder}/fremd-2.db`
    const named = new Sqlite(marked)
    named.exec('CREATE TABLE migration (name); CREATE TABLE office (id); CREATE TABLE account (id)')
    named.pragma('application_id = 7')
    named.close()
    const damaged = `${folder}/kaputt.db`
    writeFileSync(damaged, Buffer.from(before).fill(0x2a, 4096, 12_288))
    for (const [from, problem] of [
      [foreign, ForeignDatabase],
      [marked, ForeignDatabase],
      [damaged, BrokenCopy],
    ] as const)
      await expect(restoreBackup(folder, file, from, new Date())).rejects.toThrow(problem)
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(folder).filter((name) => name.includes('incoming'))).toEqual([])
  })

  it('takes a backup of an earlier version, whose header says nothing', async () => {
    const open = openDatabase(file)
    open.sqlite.pragma('application_id = 0')
    const backup = await backupTo(open.sqlite, `${folder}/backup`, 'manual', new Date())
    await open.close()
    await restoreBackup(folder, file, backup, new Date())
    expect(existsSync(file)).toBe(true)
  })

  it('that ended between two steps is said at the next start, which makes no empty installation', async () => {
    writeFileSync(`${file}.incoming`, readFileSync(file))
    rmSync(file)
    await expect(start()).rejects.toThrow('wurde unterbrochen')
    expect(existsSync(file)).toBe(false)
  })
})

describe('[RS2] copies', () => {
  it('are removed after the days that the screen names, by what their name says', () => {
    expect(withdrawalText).toContain(`${String(BACKUP_DAYS)} Tage`)
    const now = Date.parse('2026-11-28T12:00:00.000Z')
    const nameAt = (days: number) => new Date(now - days * DAY).toISOString().replace(/[:.]/g, '-')
    const names = [
      `backup/fallwerkstatt-${nameAt(29)}-manual.db`,
      `backup/fallwerkstatt-${nameAt(31)}-manual.db`,
      `backup/fallwerkstatt-${nameAt(31)}-before-migration-from-0009_concludedAt.db`,
      `backup/meine-eigene.db`,
      `fallwerkstatt.db.before-restore-${nameAt(29)}`,
      `fallwerkstatt.db.before-restore-${nameAt(31)}`,
      `fallwerkstatt.db.before-restore-${nameAt(31)}-wal`,
    ]
    mkdirSync(`${folder}/backup`)
    for (const name of names) writeFileSync(`${folder}/${name}`, 'x')
    expireCopies(folder, now)
    const left = readdirSync(folder, { recursive: true }).map(String)
    expect(names.filter((name) => left.includes(name))).toEqual([names[0], names[3], names[4]])
    expect(left).toContain('fallwerkstatt.db')
  })
})

describe('[RS3] files', () => {
  it('are for their owner alone, whatever the umask and whoever made them before', async () => {
    const before = process.umask(0)
    try {
      const { deps } = await start()
      await settle(deps)
      const backup = await backupTo(deps.sqlite, `${folder}/backup`, 'manual', new Date())
      const open = () =>
        readdirSync(folder, { recursive: true })
          .map((name) => `${folder}/${String(name)}`)
          .filter((path) => statSync(path).mode & 0o077)
      expect(open()).toEqual([])
      await stop()
      for (const path of [backup, file, `${folder}/backup`]) chmodSync(path, 0o755)
      await restoreBackup(folder, file, backup, new Date())
      expect(open()).toEqual([])
      chmodSync(file, 0o644)
      await start()
      expect(open()).toEqual([])
    } finally {
      process.umask(before)
    }
  })
})

it('[RS1] a restore that was cut off leaves nothing that gets into the next one', async () => {
  await settle((await start()).deps)
  await stop()
  const backup = `${folder}/of-today.db`
  copyFileSync(file, backup)
  // What is left of the one that was cut off: a copy, and a log that was not yet taken over.
  copyFileSync(file, `${folder}/other.db`)
  const cut = new Sqlite(`${folder}/other.db`)
  cut.pragma('journal_mode = WAL')
  cut.pragma('wal_autocheckpoint = 0')
  cut.exec("UPDATE office SET name = name || ' von gestern'")
  copyFileSync(`${folder}/other.db`, `${file}.incoming`)
  copyFileSync(`${folder}/other.db-wal`, `${file}.incoming-wal`)
  cut.close()
  await restoreBackup(folder, file, backup, new Date())
  const names = rowsOf<{ name: string }>('SELECT name FROM office').map(({ name }) => name)
  expect(names.length).toBeGreaterThan(1)
  expect(names.filter((name) => name.includes('von gestern'))).toEqual([])
})

it('[RS1] what only the former database knew of removals is known at the restore after it', async () => {
  const empty = `${folder}-empty.db`
  const { deps } = await start()
  copyFileSync(await backupTo(deps.sqlite, `${folder}/backup`, 'manual', new Date()), empty)
  await stop()
  const { backup } = await changedSince()
  rmSync(`${folder}/${REMOVALS}`)
  // This copy is older than the case and the workshop: it cannot keep what became of them.
  expect(await restoreBackup(folder, file, empty, new Date())).toMatchObject({ texts: 0 })
  rmSync(empty)
  expect(await restoreBackup(folder, file, backup, new Date(Date.now() + 1000))).toMatchObject({
    ...{ texts: 1, workshops: 1, accounts: 1 },
  })
})

it('[RC14] what a device keeps can still be read after a restore of a backup older than its fourteen days', async () => {
  const { deps, address } = await start()
  const { coordinator, own } = await settle(deps)
  const keyNow = async (at: string) =>
    (
      await new Caller({ address: at }, await sessionOf(server?.deps ?? deps, coordinator)).call(
        'draftKey',
        { params: { id: own.caseId } },
      )
    ).key
  const key = await keyNow(address)
  deps.sqlite.exec(`UPDATE draft_key SET usedAt = usedAt - ${String(20 * DAY)}`)
  const backup = await backupTo(deps.sqlite, `${folder}/backup`, 'manual', new Date())
  await stop()
  await restoreBackup(folder, file, backup, new Date())
  expect(await keyNow((await start()).address)).toBe(key)
})

it('[RS1] a sample that was removed stays so, with everything it rested on', async () => {
  const { deps, address } = await start()
  const village = await settle(deps)
  const facilitator = new Caller({ address }, await sessionOf(deps, village.facilitator))
  const sample = await facilitator.call('addSample')
  const backup = await backupTo(deps.sqlite, `${folder}/backup`, 'manual', new Date())
  await facilitator.call('removeSample', { params: { id: sample.id } })
  await stop()
  expect(rowsOf(`SELECT id FROM workshop WHERE id = '${sample.id}'`, backup)).toHaveLength(1)
  await restoreBackup(folder, file, backup, new Date())
  expect(rowsOf(`SELECT id FROM workshop WHERE id = '${sample.id}'`)).toEqual([])
  expect(rowsOf(`SELECT caseId FROM case_version WHERE caseId = '${sample.caseId}'`)).toEqual([])
  expect(rowsOf(`SELECT id FROM procedure WHERE id = '${sample.procedureId}'`)).toEqual([])
})

it('[RS1] what a restore that was cut off left beside the database goes with the next start', async () => {
  await start()
  await stop()
  for (const suffix of ['', '-wal']) writeFileSync(`${file}.incoming${suffix}`, 'withdrawn since')
  await start()
  expect(readdirSync(folder).filter((name) => name.includes('incoming'))).toEqual([])
})

it('[RS1] a restore that is refused on a machine without a database leaves nothing behind', async () => {
  rmSync(file)
  writeFileSync(`${folder}/foreign.db`, 'no database')
  await expect(restoreBackup(folder, file, `${folder}/foreign.db`, new Date())).rejects.toThrow()
  const backup = `${folder}/of-today.db`
  const { deps } = await start()
  deps.log.empty()
  await stop()
  copyFileSync(file, backup)
  rmSync(file)
  writeFileSync(`${folder}/${REMOVALS}`, 'damaged')
  await expect(restoreBackup(folder, file, backup, new Date())).rejects.toThrow()
  expect(readdirSync(folder).filter((name) => name.includes('incoming'))).toEqual([])
})
