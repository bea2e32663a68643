// What a concluded workshop leaves in the database: its result, and rows that are counted.
import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RESULT_TABLES } from '../../server/room/resultRows.sqlite.ts'
import { rebuildResults } from '../../server/result/rebuildResults.ts'
import {
  recordedResultOf,
  resultOf,
  resultsOfProcedure,
} from '../../server/result/result.queries.ts'
import { resultRows } from '../../shared/result/resultRows.ts'
import { workshopResultSchema, type WorkshopResult } from '../../shared/result/result.schema.ts'
import { richDay } from '../result/richDay.ts'
import { sampleResult } from '../support/sampleResult.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
let id: string
beforeEach(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  id = village.own.workshopId
})
afterEach(() => server.close())

const caller = async (who: string) => new Caller(server, await sessionOf(server.deps, who))
const run = (sql: string, ...values: unknown[]) => server.deps.sqlite.prepare(sql).run(...values)

/** The rich day is over in the own workshop. */
function dayIsOver(): void {
  const { sqlite } = server.deps
  const insert = sqlite.prepare('INSERT INTO workshop_event VALUES (?, ?, ?, ?)')
  richDay.forEach((event, at) => insert.run(id, at + 1, 'room', JSON.stringify(event)))
  run("UPDATE workshop SET status = 'closed', origin = 'random' WHERE id = ?", id)
}

const withdraw = async () =>
  (await caller(village.coordinator)).call('withdrawCase', { params: { id: village.own.caseId } })

async function conclude(): Promise<WorkshopResult> {
  dayIsOver()
  await (await caller(village.facilitator)).call('concludeWorkshop', { params: { id } })
  const whole = await recordedResultOf(server.deps.db, id)
  if (!whole) throw new Error('no result')
  return whole
}

/** All rows of results, table by table. */
const allRows = () =>
  Object.fromEntries(
    RESULT_TABLES.map((table) => [
      table,
      server.deps.sqlite.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all(),
    ]),
  )
const sorted = (rows: object) =>
  Object.fromEntries(
    Object.entries(rows).map(([table, held]) => [
      table,
      (held as object[]).map((row) => JSON.stringify(Object.entries(row).sort())).sort(),
    ]),
  )
const count = (sql: string) => server.deps.sqlite.prepare<[], number>(sql).pluck().all()

/** The results that earlier versions stored of the rich day. */
const folder = new URL('../result/earlier/', import.meta.url)
const earlier = readdirSync(folder).map((name) => {
  const { body } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { body: unknown }
  return [name, JSON.stringify(body)] as const
})

/** A workshop that an earlier version concluded. */
function concludedThen(body: string): void {
  dayIsOver()
  run('DELETE FROM workshop_event')
  run("UPDATE workshop SET status = 'concluded' WHERE id = ?", id)
  run('INSERT INTO workshop_result (workshopId, body) VALUES (?, ?)', id, body)
}

describe('[RU5] rows that are counted', () => {
  it('are written with the result, and those of the one pure function', async () => {
    const result = await conclude()
    expect(workshopResultSchema.parse(result)).toEqual(result)
    expect(sorted(allRows())).toEqual(sorted(resultRows(id, result)))
    expect(count('SELECT count(*) FROM result_finding GROUP BY direction')).toEqual([1, 1])
    expect(count('SELECT sum(annotations) FROM result_annotation')).toEqual([4])
    expect(
      count("SELECT factor FROM result_factor WHERE part = 'keySituation' ORDER BY 1"),
    ).toEqual(['OR', 'TE'])
    expect(count('SELECT dueHalfYear FROM result_recommendation ORDER BY 1')).toEqual([
      '2027-H1',
      '2027-H2',
    ])
    expect(count('SELECT seats FROM result_workshop')).toEqual([5])
  })

  it('every table has some, and none has a word that somebody typed', async () => {
    const rows = resultRows(id, sampleResult)
    expect(Object.values(rows).every(({ length }) => length > 0)).toBe(true)
    const result = await conclude()
    const typed = JSON.stringify([
      ...result.findings.map(({ wording }) => wording),
      ...result.recommendations.map(({ wording: { due: _due, ...words } }) => words),
      ...result.keySituations.map(({ wording }) => wording),
      result.record.questions,
      result.record.statements,
    ]).match(/"[^"]{8,}"/g)
    const said = JSON.stringify(allRows())
    const words = (typed ?? []).filter((word) => /[ .?]/.test(word))
    expect(words.length).toBeGreaterThan(15)
    expect(words.filter((word) => said.includes(word))).toEqual([])
  })

  it('belong to the transaction: what fails after them leaves the room and no row', () => {
    dayIsOver()
    const fails = () => {
      throw new Error('the line of the audit trail')
    }
    expect(() => server.deps.rooms.conclude(id, fails)).toThrow('audit trail')
    expect(Object.values(allRows()).flat()).toEqual([])
    expect(count('SELECT count(*) FROM workshop_event')).toEqual([richDay.length])
  })

  it('are the same after a rebuild, whatever was wrong with them', async () => {
    await conclude()
    const before = allRows()
    run('DELETE FROM result_finding')
    run('UPDATE result_workshop SET seats = 99')
    expect(rebuildResults(server.deps.sqlite, 'outdated')).toEqual({ done: 0, failures: [] })
    expect(allRows()).not.toEqual(before)
    expect(rebuildResults(server.deps.sqlite, 'all')).toEqual({ done: 1, failures: [] })
    expect(allRows()).toEqual(before)
  })

  it('go with their workshop', async () => {
    await conclude()
    server.deps.rooms.remove(id, () => undefined)
    expect(Object.values(allRows()).flat()).toEqual([])
    expect(count('SELECT count(*) FROM workshop_result')).toEqual([0])
  })
})

describe('[RU4] results of earlier versions', () => {
  it.each(earlier)(
    '%s: gets the form and the rows of today, and the same rows again',
    async (_name, body) => {
      concludedThen(body)
      expect(rebuildResults(server.deps.sqlite, 'outdated')).toEqual({ done: 1, failures: [] })
      const before = allRows()
      expect(before['result_finding']).toHaveLength(2)
      // Also once the text is gone that said where annotations stand.
      await withdraw()
      expect(rebuildResults(server.deps.sqlite, 'all')).toEqual({ done: 1, failures: [] })
      expect(allRows()).toEqual(before)
    },
  )

  it('the version before wrote its rows as 2: they and its result are lifted at the next start', () => {
    const [, body = ''] = earlier.find(([name]) => name.endsWith('form-2.json')) ?? []
    concludedThen(body)
    run('UPDATE workshop_result SET rowForm = 2')
    expect(rebuildResults(server.deps.sqlite, 'outdated')).toEqual({ done: 1, failures: [] })
    expect(rebuildResults(server.deps.sqlite, 'outdated')).toEqual({ done: 0, failures: [] })
  })

  it('one that cannot be read stays as it is, and stops none of the others', async () => {
    await conclude()
    const { workshopId } = village.foreign
    run('INSERT INTO workshop_result (workshopId, body) VALUES (?, ?)', workshopId, '{"form":9}')
    const { done, failures } = rebuildResults(server.deps.sqlite, 'all')
    expect([done, failures.length]).toEqual([1, 1])
    expect(count(`SELECT body FROM workshop_result WHERE workshopId = '${workshopId}'`)).toEqual([
      '{"form":9}',
    ])
  })
})

it('[RU3] what single people said is read for the minutes, and by nothing else', async () => {
  const whole = await conclude()
  expect(whole.record.perspectives).not.toEqual([])
  const result = await resultOf(server.deps.db, id)
  expect(Object.keys(result ?? {})).toEqual(Object.keys(whole).filter((key) => key !== 'record'))
  const of = (procedureId: string) => resultsOfProcedure(server.deps.db, procedureId)
  const { own, foreign } = village
  const { caseId } = own
  expect(await of(own.procedureId)).toEqual([
    { workshopId: id, caseId, date: expect.any(String) as string, result },
  ])
  expect(await of(foreign.procedureId)).toEqual([])
  expect(await resultOf(server.deps.db, foreign.workshopId)).toBeUndefined()
  const minutes = await (await caller(village.facilitator)).call('getMinutes', { params: { id } })
  expect(minutes).toMatchObject({ stage: 'final', statements: whole.record.statements })
})

it('[RU6] a text that is withdrawn is quoted nowhere: not by a result, and not by one that comes afterwards', async () => {
  const { quotes, places } = await conclude().then(passagesOf)
  expect(quotes.every((quote) => quote !== '')).toBe(true)
  await withdraw()
  const after = await recordedResultOf(server.deps.db, id)
  if (!after) throw new Error('no result')
  expect(workshopResultSchema.parse(after)).toEqual(after)
  expect(passagesOf(after)).toEqual({ quotes: quotes.map(() => ''), places })
  expect(after.findings.map(({ wording }) => wording.title)).toContain('Übergaben ohne Regel')
})

it('[RU6] a workshop concluded after the withdrawal quotes nothing', async () => {
  dayIsOver()
  await withdraw()
  await (await caller(village.facilitator)).call('concludeWorkshop', { params: { id } })
  const result = await resultOf(server.deps.db, id)
  expect(result?.findings.flatMap(({ passages }) => passages.map(({ quote }) => quote))).toEqual([
    '',
    '',
  ])
  expect(result?.annotations.every(({ entryKind }) => entryKind === null)).toBe(true)
})

function passagesOf({ findings }: WorkshopResult) {
  const passages = findings.flatMap((one) => one.passages)
  return {
    quotes: passages.map(({ quote }) => quote),
    places: passages.map(({ entryId }) => entryId),
  }
}

it('[RU5] lists of workshops say of concluded days what their results say', async () => {
  await conclude()
  const [listed] = await (await caller(village.facilitator)).call('listWorkshops')
  expect(listed?.held).toMatchObject({ minutes: 300, deadlines: 2 })
})
