import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeSeat } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import { answered, nothingFound } from '../support/selfReview.ts'
import { ask, Gathering } from '../support/roomLine.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { emailOf, PASSWORD, sampleText, sessionOf, settle, stepOf } from '../support/village.ts'

const canary = 'kanarienvogel'
const typedName = 'Zaunkoenig vom Typ Name'
const foreignAddress = '203.0.113.77'

/** What a line of the log may hold at most, by path. */
const loggable = [
  'level',
  'time',
  'pid',
  'hostname',
  'reqId',
  'req.method',
  'req.route',
  'res.status',
  'responseTime',
  'msg',
]

let server: TestServer
let secrets: string[]

/** A day in short, with something recognisable in every place where people type something. */
beforeAll(async () => {
  server = await openTestServer({ env: { FALLWERKSTATT_TRUST_PROXY: '127.0.0.1' } })
  const village = await settle(server.deps)
  const { own } = village
  const startPassword = await administrate(village.administrator, own.officeId)
  await bringCase(village.coordinator, own.procedureId)
  await knockWrongly()
  const gathering = new Gathering(server, own)
  const facilitator = await gathering.facilitator(village.facilitator)
  const seats = [
    await gathering.seat(facilitator, typedName),
    await gathering.seat(facilitator),
    await gathering.seat(facilitator),
  ]
  await facilitator.must({ type: 'openWorkshop' })
  await facilitator.must({ type: 'moveDayMarker', day: 5 })
  await facilitator.must({ type: 'enterStep', stepId: stepOf('annotate') })
  const [entry] = sampleText.entries
  const quote = entry?.text.slice(0, 20) ?? ''
  const content = {
    span: { entryId: 'e1', start: 0, end: 20, quote },
    criterionId: 'P-01-1',
    direction: 'question' as const,
    weight: 1 as const,
    rating: null,
    note: `${canary} als Notiz`,
    paper: false,
  }
  for (const seat of seats) await seat.must({ type: 'addAnnotation', id: newId(), content })
  await seats[0]?.must({ type: 'parkTopic', id: newId(), text: `${canary} als Thema` })
  const outside = { ...content, span: { ...content.span, quote: `${canary} als Stelle` } }
  if (seats[1]) await ask(seats[1], { type: 'addAnnotation', id: newId(), content: outside })
  seats[1]?.say({ t: 'hand', raised: canary } as never)
  await facilitator.must({ type: 'enterStep', stepId: stepOf('compare') })
  await facilitator.must({ type: 'announceReveal', announced: true })
  await facilitator.must({ type: 'reveal' })
  const moderation = new Caller(server, await sessionOf(server.deps, village.facilitator))
  await moderation.send('GET', `/api/workshops/${own.workshopId}/minutes.docx`)
  gathering.leave()
  const seatToken = (await takeSeat(server.address, own.code)).get('fw_seat') ?? ''
  secrets = [
    canary,
    typedName,
    foreignAddress,
    own.code,
    own.projectorToken,
    seatToken,
    startPassword,
    PASSWORD,
    emailOf('analyst'),
    quote,
  ]
})
afterAll(() => server.close())

async function administrate(administratorId: string, officeId: string): Promise<string> {
  const caller = new Caller(server, await sessionOf(server.deps, administratorId))
  const { startPassword } = await caller.call('addAccount', {
    body: {
      email: `${canary}@dorf.example`,
      name: `${canary} als Name`,
      role: 'coordinator',
      officeId,
    },
  })
  return startPassword
}

async function bringCase(coordinatorId: string, procedureId: string): Promise<void> {
  const caller = new Caller(server, await sessionOf(server.deps, coordinatorId))
  const { id } = await caller.call('addCase', {
    params: { id: procedureId },
    body: { label: `${canary} 1`, origin: 'random', closed: true },
  })
  const entry = { id: 'e1', day: 0, time: null, heading: '', text: `${canary} als Falltext` }
  const text = { title: canary, entries: [entry], outcomeFrom: null, roles: [] }
  await caller.call('submitCaseText', {
    params: { id },
    body: { text, base: 0, note: '', kept: [], selfReview: answered, intake: nothingFound },
  })
  const named = { ...text, entries: [{ ...entry, text: `${canary} ${canary}@amt.example` }] }
  await caller.refused('submitCaseText', {
    params: { id },
    body: { text: named, base: 1, note: '', kept: [], selfReview: answered, intake: nothingFound },
  })
}

/** Everything that goes wrong at a door. */
async function knockWrongly(): Promise<void> {
  const caller = new Caller(server)
  const headers = { 'x-forwarded-for': foreignAddress, 'user-agent': canary, referer: canary }
  const send = (method: string, path: string, body?: unknown) =>
    caller.send(method, path, body, headers)
  await send('POST', '/api/login', { email: emailOf('analyst'), password: canary })
  await send('POST', '/api/login', { email: emailOf('analyst'), password: PASSWORD })
  await send('POST', '/api/login', `{"email":"${canary}`)
  await send('POST', '/api/login', `<${canary}/>`)
  await send('POST', `/api/join?code=${canary}`, { code: canary, groupSize: 1 })
  await send('POST', '/api/projector', { token: canary })
  await send('GET', `/api/${canary}?q=${canary}`)
  await send('GET', `/${canary}`)
  await send('GET', `/api/%E0%A4%A${canary}`)
  await send('GET', `/api/workshops/${canary}-${canary}/room?as=${canary}`)
  await send('POST', '/api/catalogues', { x: canary.repeat(400_000) })
}

const bytesOnDisk = (): string =>
  [server.file, `${server.file}-wal`].map((file) => readFileSync(file, 'utf8')).join('')

describe('what the server keeps to itself', () => {
  it('the log holds no case text, note, name, code, password, address or query', () => {
    expect(server.log.length).toBeGreaterThan(40)
    const found = server.log.filter((line) => secrets.some((secret) => line.includes(secret)))
    expect(found).toEqual([])
  })

  it('and nothing but ids of requests, routes and states', () => {
    const paths = server.log.flatMap((line) => pathsIn(JSON.parse(line) as object))
    expect([...new Set(paths)].filter((path) => !loggable.includes(path))).toEqual([])
    const messages = server.log.map((line) => (JSON.parse(line) as { msg: string }).msg)
    expect([...new Set(messages)].map((text) => text.replace(/\S+:\d+$/, '…')).sort()).toEqual([
      'Server listening at …',
      'incoming request',
      'request completed',
    ])
  })

  it('the audit trail holds ids and words from its list only', () => {
    const rows = JSON.stringify(server.deps.sqlite.prepare('SELECT * FROM audit').all())
    expect(rows).toContain('caseText.submitted')
    expect(secrets.filter((secret) => rows.includes(secret))).toEqual([])
  })

  it('a typed name is never stored; tokens and passwords are not readable on the disk', () => {
    const disk = bytesOnDisk()
    // The notes are there, so the search would find what is there.
    expect(disk).toContain(`${canary} als Notiz`)
    const [, , , , projectorToken = '', seatToken = '', startPassword = ''] = secrets
    for (const secret of [typedName, projectorToken, seatToken, startPassword, PASSWORD])
      expect(disk.includes(secret), secret.slice(0, 4)).toBe(false)
  })
})

const pathsIn = (value: object): string[] =>
  Object.entries(value).flatMap(([key, held]: [string, unknown]) =>
    typeof held === 'object' && held !== null
      ? pathsIn(held).map((rest) => `${key}.${rest}`)
      : [key],
  )
