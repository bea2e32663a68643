// What files tell of a closing survey, and what becomes of it when a server dies, loses its keys or takes a backup back.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig, type Config } from '../../server/config.ts'
import { backupTo } from '../../server/db/backup.ts'
import { wholeDatabase } from '../../server/db/database.ts'
import { restoreBackup } from '../../server/restore/restore.ts'
import { startServer, type RunningServer } from '../../server/start.ts'
import { takeSheet } from '../../server/survey/surveyBox.ts'
import { newId } from '../../shared/kernel/id.ts'
import { choiceOf, questionsAsked } from '../../shared/survey/survey.ts'
import { Caller, newDataFolder } from '../support/testServer.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'
import { linkBallots, walCommits } from '../support/walFrames.ts'

let folder: string
let file: string
let keys: string
let config: Config
let server: RunningServer | undefined
const log: string[] = []

beforeEach(async () => {
  ;({ folder, file } = await newDataFolder())
  keys = mkdtempSync(join(tmpdir(), 'fallwerkstatt-keys-'))
  config = readConfig({
    ...{ FALLWERKSTATT_DATA: folder, FALLWERKSTATT_KEYS: keys },
    ...{ FALLWERKSTATT_PORT: '0', FALLWERKSTATT_LOG: 'error' },
  })
  log.length = 0
})
afterEach(async () => {
  await stop()
  for (const made of [folder, keys]) rmSync(made, { recursive: true, force: true })
})

async function start(): Promise<RunningServer> {
  server = await startServer(config, { logTo: { write: (line) => log.push(line) } })
  return server
}
async function stop(): Promise<void> {
  await server?.stop()
  server = undefined
}

const mixed = (at: number) => questionsAsked.map((_question, place) => 1 + ((at + place) % 4))

/** A survey that runs, and the office's coordination. */
async function running() {
  const { deps, address } = await start()
  const village = await settle(deps)
  await wholeDatabase(deps.db).updateTable('workshop').set({ status: 'open' }).execute()
  const coordinator = await coordinatorAt({ deps, address }, village)
  const params = { id: village.own.procedureId }
  const survey = await coordinator.call('openSurvey', { params })
  if (survey.state !== 'open') throw new Error('it does not run')
  return { deps, address, village, coordinator, params, survey }
}

const coordinatorAt = async (
  { deps, address }: Pick<RunningServer, 'deps' | 'address'>,
  village: Village,
) => new Caller({ address }, await sessionOf(deps, village.coordinator))

/** A person with a phone: what its page knows. */
interface Phone {
  readonly caller: Caller
  readonly key: string
  readonly at: number
}

async function answer(address: string, code: string, at: number): Promise<Phone> {
  const caller = new Caller({ address })
  await caller.call('enterSurvey', { body: { code } })
  const phone = { caller, key: newId(), at }
  await caller.call('answerSurvey', sheetOf(phone, code))
  return phone
}

const sheetOf = ({ key, at }: Pick<Phone, 'key' | 'at'>, code: string) => ({
  body: { code, key, turn: 1, answers: mixed(at) },
})

/** All bytes in a folder and below. */
function bytesIn(place: string): Buffer {
  const names = existsSync(place) ? readdirSync(place, { recursive: true }) : []
  return Buffer.concat(
    names.flatMap((name) => {
      try {
        return [readFileSync(join(place, String(name)))]
      } catch {
        return [] // a folder
      }
    }),
  )
}

const ballotsIn = (at: string): unknown[] => {
  const database = new Sqlite(at, { readonly: true })
  const found = database.prepare('SELECT sealed FROM ballot_box').pluck().all()
  database.close()
  return found
}

describe('[SU3] a copy of the files while a survey runs', () => {
  it('holds no answer, key or browser, and every sheet writes as much', async () => {
    const { deps, address, survey, coordinator, params } = await running()
    deps.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    deps.sqlite.pragma('wal_autocheckpoint = 100000')
    const phones: Phone[] = []
    for (let at = 0; at < 36; at++) phones.push(await answer(address, survey.code, at))
    const wal = readFileSync(`${file}-wal`)
    const browsers = phones.map(({ caller }) => caller.cookies.get('fw_survey') ?? '')
    expect(new Set(browsers).size).toBe(36)
    const keysCast = phones.map(({ key }) => key)
    const { ballotsSeen, links } = linkBallots(wal, survey.id, keysCast, browsers)
    expect({ ballotsSeen, linked: links.size }).toEqual({ ballotsSeen: 0, linked: 0 })
    const copied = bytesIn(folder)
    const options = Object.keys(choiceOf(mixed(0)))
    for (const secret of [...keysCast, ...browsers, ...options])
      expect([secret, copied.includes(secret)]).toEqual([secret, false])
    const sizes = walCommits(wal).map(({ pages }) => pages.length)
    expect(sizes).toHaveLength(36)
    expect(new Set(sizes.slice(1, 32)).size).toBe(1)
    expect(new Set(sizes.slice(33)).size).toBe(1)
    // The key lies elsewhere, and ends with the survey; what is left stands in no log any more.
    expect(bytesIn(keys).length).toBeGreaterThanOrEqual(32)
    const [keyFile] = keyFiles()
    expect(keyFile && copied.includes(keyFile)).toBe(false)
    await coordinator.call('closeSurvey', { params })
    expect(keyFiles()).toEqual([])
    const left = readFileSync(`${file}-wal`)
    expect(left).toHaveLength(0)
    expect(ballotsIn(file)).toEqual([])
    // It would be found: counts stand there by now.
    expect(bytesIn(folder).includes('ratherYes')).toBe(true)
  }, 60_000)

  it('made as a backup holds no sheet, sealed or not', async () => {
    const { deps, address, survey } = await running()
    for (const at of [0, 1, 2]) await answer(address, survey.code, at)
    const sealed = deps.sqlite.prepare('SELECT sealed FROM ballot_box').pluck().get() as Buffer
    const copy = await backupTo(deps.sqlite, `${folder}/backup`, 'probe', new Date())
    expect(ballotsIn(copy)).toEqual([Buffer.alloc(0)])
    expect(readFileSync(copy).includes(sealed.subarray(0, 64))).toBe(false)
    deps.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    expect(readFileSync(file).includes(sealed.subarray(0, 64))).toBe(true)
  })
})

const keyFiles = (): Buffer[] =>
  readdirSync(keys, { recursive: true })
    .map((name) => String(name))
    .filter((name) => name.endsWith('.key'))
    .map((name) => readFileSync(join(keys, name)))

describe('[SU2] a server that dies', () => {
  it('after a sheet was taken and before it was answered counts it once when it is sent again', async () => {
    const first = await running()
    const { survey, params, village } = first
    for (const at of [0, 1]) await answer(first.address, survey.code, at)
    const third: Phone = { caller: new Caller(first), key: newId(), at: 2 }
    await third.caller.call('enterSurvey', { body: { code: survey.code } })
    const held = { id: survey.id, procedureId: params.id }
    const browser = third.caller.cookies.get('fw_survey') ?? ''
    const { answers } = sheetOf(third, '').body
    // Durable, and not yet acknowledged: then the process ends.
    const { sqlite, boxes } = first.deps
    expect(takeSheet(sqlite, boxes, held, { browser, key: third.key, turn: 1, answers })).toBe(
      undefined,
    )
    await stop()
    const { deps, address } = await start()
    const again = new Caller({ address }, third.caller.cookies)
    expect(await again.call('enterSurvey', { body: { code: survey.code } })).toMatchObject({
      answered: true,
    })
    await again.call('answerSurvey', sheetOf(third, survey.code))
    const coordinator = await coordinatorAt({ deps, address }, village)
    const closed = await coordinator.call('closeSurvey', { params })
    expect(closed).toMatchObject({ result: { answered: 3 } })
  })

  it('before a sheet is durable has not taken it, and says so', async () => {
    const { deps, address, survey, coordinator, params } = await running()
    for (const at of [0, 1]) await answer(address, survey.code, at)
    const third: Phone = { caller: new Caller({ address }), key: newId(), at: 2 }
    await third.caller.call('enterSurvey', { body: { code: survey.code } })
    deps.sqlite.exec(
      "CREATE TEMP TRIGGER full BEFORE UPDATE ON ballot_box BEGIN SELECT RAISE(ABORT, 'full'); END",
    )
    const refused = await third.caller.refused('answerSurvey', sheetOf(third, survey.code))
    expect(refused.code).toBe('server.internal')
    deps.sqlite.exec('DROP TRIGGER full')
    expect(await third.caller.call('enterSurvey', { body: { code: survey.code } })).toMatchObject({
      answered: false,
    })
    await third.caller.call('answerSurvey', sheetOf(third, survey.code))
    const closed = await coordinator.call('closeSurvey', { params })
    expect(closed).toMatchObject({ result: { answered: 3 } })
  })

  it('[SU5] in the middle of the close has closed nothing and lost nothing', async () => {
    const { deps, address, survey, coordinator, params } = await running()
    for (const at of [0, 1, 2]) await answer(address, survey.code, at)
    deps.sqlite.exec(
      "CREATE TEMP TRIGGER full BEFORE UPDATE ON survey BEGIN SELECT RAISE(ABORT, 'full'); END",
    )
    expect((await coordinator.refused('closeSurvey', { params })).code).toBe('server.internal')
    deps.sqlite.exec('DROP TRIGGER full')
    expect(await coordinator.call('getSurvey', { params })).toMatchObject({ state: 'open' })
    const lines = deps.db.selectFrom('audit').selectAll().where('action', '=', 'survey.closed')
    expect(await lines.execute()).toEqual([])
    expect(keyFiles()).toHaveLength(1)
    const closed = await coordinator.call('closeSurvey', { params })
    expect(closed).toMatchObject({ result: { answered: 3 } })
  })
})

it('[SU6] a key that is gone ends the survey at the next start, in words, and it can be opened anew', async () => {
  const { address, survey, village, params } = await running()
  for (const at of [0, 1, 2]) await answer(address, survey.code, at)
  await stop()
  rmSync(keys, { recursive: true })
  const again = await start()
  expect(log.join('\n')).toContain('SurveyLost')
  const coordinator = await coordinatorAt(again, village)
  const lost = await coordinator.call('getSurvey', { params })
  expect(lost).toMatchObject({ state: 'none', mayOpen: true })
  expect(lost.state === 'none' && lost.lostOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(ballotsIn(file)).toEqual([])
  const anew = await coordinator.call('openSurvey', { params })
  expect(anew).toMatchObject({ state: 'open', answered: 0 })
  expect(anew.state === 'open' && anew.code).not.toBe(survey.code)
})

describe('[SU5] a restore', () => {
  it('keeps what a survey came to that was closed since', async () => {
    const { deps, address, survey, coordinator, params, village } = await running()
    for (const at of [0, 1, 2]) await answer(address, survey.code, at)
    const backup = await backupTo(deps.sqlite, `${folder}/backup`, 'probe', new Date())
    const closed = await coordinator.call('closeSurvey', { params })
    await stop()
    await restoreBackup(folder, file, backup, new Date())
    expect(ballotsIn(file)).toEqual([])
    const again = await start()
    const read = await (await coordinatorAt(again, village)).call('getSurvey', { params })
    expect(read).toEqual(closed)
  })

  it('ends one that ran, with no sheet of before or after, and its code opens nothing', async () => {
    const { deps, address, survey, params, village } = await running()
    for (const at of [0, 1, 2]) await answer(address, survey.code, at)
    const backup = await backupTo(deps.sqlite, `${folder}/backup`, 'probe', new Date())
    await answer(address, survey.code, 3)
    await stop()
    await restoreBackup(folder, file, backup, new Date())
    expect(ballotsIn(file)).toEqual([])
    const again = await start()
    const coordinator = await coordinatorAt(again, village)
    expect(await coordinator.call('getSurvey', { params })).toMatchObject({ state: 'none' })
    const refused = await new Caller(again).refused('enterSurvey', { body: { code: survey.code } })
    expect(refused.code).toBe('survey.codeInvalid')
    expect(await coordinator.call('openSurvey', { params })).toMatchObject({ answered: 0 })
    expect(keyFiles()).toEqual([])
  })
})
