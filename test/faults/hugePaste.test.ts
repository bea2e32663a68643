import { expect } from 'vitest'
import { SharedTextDoc } from '../../client/room/sharedTextDoc.svelte.ts'
import { logIn } from '../../server/demo/visitor.ts'
import { findIdentifiers } from '../../shared/caseText/guard.ts'
import { parseCaseText } from '../../shared/caseText/parse.ts'
import { newId } from '../../shared/kernel/id.ts'
import { ok } from '../../shared/kernel/result.ts'
import { normaliseText, sentences } from '../../shared/kernel/text.ts'
import type { Command } from '../../shared/room/command.ts'
import { closeCode } from '../../shared/protocol/message.ts'
import { answered, nothingFound } from '../support/selfReview.ts'
import { anyCommand } from '../support/anyCommand.ts'
import { outcomeIn } from '../support/roomLine.ts'
import { Caller } from '../support/testServer.ts'
import { emailOf, PASSWORD } from '../support/village.ts'
import { check } from './harness/checker.ts'
import { isKeyed, keyOf } from './harness/eventKey.ts'
import { fault } from './harness/fault.ts'
import { admitGuest } from './harness/guests.ts'
import { Load } from './harness/load.ts'
import { Pace } from './harness/pace.ts'
import { Scene } from './harness/scene.ts'
import { Speaker } from './harness/speaker.ts'

/** No one else waits longer than this for an answer to a paste. */
const PATIENCE_MS = 2000

const upTo = (length: number, piece: string): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** What people paste by mistake, and what breaks careless programs. */
const pastes: Readonly<Record<string, (size: number) => string>> = {
  'five million letters': (size) => upTo(5_000_000 * size, 'Die Fachkraft ruft am Tag 3 an.\n'),
  'a line of two million letters': (size) => upTo(2_000_000 * size, 'ununterbrochen'),
  'a hundred thousand combining marks': (size) =>
    `a${'\u0301'.repeat(50_000 * size)}${'\u0323'.repeat(50_000 * size)}`,
  'text from right to left': (size) => upTo(400_000 * size, '\u202eشكرا\u2066 עברית 12.3.2019 '),
  emoji: (size) => upTo(400_000 * size, '👩‍👩‍👧‍👦🏳️‍🌈✍🏽'),
  'every kind of line end': (size) => upTo(400_000 * size, 'a\r\nb\rc\n\r\u2028d\u2029\u0085'),
  digits: (size) => upTo(400_000 * size, '0211 / 12.03.2019-4 '),
  'almost addresses': (size) => upTo(400_000 * size, 'a.b-c_d@e.f-g@h.'),
  'almost births': (size) => upTo(400_000 * size, 'geboren in der Klinik am '),
}

/** Fields that hold what a person types or pastes. */
const typed = new Set([
  'text',
  'title',
  'note',
  'question',
  'answer',
  'owner',
  'indicator',
  'assignedTo',
  'noEvidenceReason',
  'quote',
  'update',
])

/** A value with a text in every field that takes one; undefined if none does. */
function pasted(value: unknown, text: string): unknown {
  let found = false
  const walk = (inner: unknown, name: string): unknown => {
    if (typeof inner === 'string' && typed.has(name)) {
      found = true
      return text
    }
    if (Array.isArray(inner)) return inner.map((one) => walk(one, name))
    if (typeof inner !== 'object' || inner === null) return inner
    return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, walk(one, key)]))
  }
  const filled = walk(value, '')
  return found ? filled : undefined
}

fault('F18', 'a huge paste into every command and the intake, while others work', async (run) => {
  run.made(
    'long, odd and hostile texts in every field of every command, and as a case text over HTTP',
  )
  run.criterion('answered within 2 s with a limit or taken; the others wait p95 < 100 ms')
  const scene = await Scene.prepare(run, { offices: 1, workshops: 1 })
  await scene.start()
  const load = new Load(scene, { seats: 4, rate: 20 })
  run.after(() => load.abandon())
  await load.gather()
  const [ground] = scene.grounds
  if (!ground) throw new Error('no workshop')
  const guest = await admitGuest(scene, load, ground)
  const speaker = new Speaker(guest)
  // What is taken is in the database like all that is acknowledged.
  const taken = ({ id, key }: Frame) => {
    if (key === null) return
    const { seatId, workshopId } = guest
    scene.log.issue({ id, workshopId, seatId, key })
    scene.log.ack(id)
  }
  const cookies = await logIn(scene.address, emailOf('coordinator'), PASSWORD)
  const coordinator = new Caller(scene, cookies)
  const [procedure] = await coordinator.call('listProcedures')
  const params = { id: procedure?.id ?? '' }
  const added = { label: 'Einfügen', origin: 'additional', closed: true }
  const { id: caseId } = await coordinator.call('addCase', { params, body: added })
  const kinds = run.prng.shuffle(Object.values(pastes)).slice(0, run.scale(4, 99))
  const commands = run.prng.shuffle(Object.values(anyCommand)).slice(0, run.scale(8, 99))
  // Made before anything is measured: the people at work live in this process, too.
  const frames = kinds.flatMap((paste) =>
    [0.001, 0.02].flatMap((size) => commands.flatMap((command) => frameOf(command, paste(size)))),
  )
  const bodies = kinds.flatMap((paste) => [0.01, 1].flatMap((size) => bodiesOf(paste(size))))
  load.begin()
  const pace = new Pace(run, load)
  await pace.calm(1500)
  await pace.trouble(100, async () => {
    for (const frame of frames) if (await pasteOnLine(speaker, frame)) taken(frame)
    for (const body of bodies) await pasteOverHttp(coordinator, caseId, body)
  })
  run.count('pastes on a line', frames.length)
  run.count('pastes over HTTP', bodies.length)
  await load.end()
  await check(run, scene, load)
})

interface Frame {
  readonly id: string
  /** Names the event it leads to, if that can be named. */
  readonly key: string | null
  readonly text: string
}

/** A command with a text in every field that takes one; none if no field does. */
function frameOf(command: Command, text: string): Frame[] {
  const filled = pasted(command, text)
  if (filled === undefined) return []
  const id = newId()
  const key = isKeyed(command) ? keyOf(command) : null
  return [{ id, key, text: JSON.stringify({ t: 'command', id, command: filled }) }]
}

/** A case text of one entry that is too long, and one that fits as far as its length goes. */
function bodiesOf(text: string): string[] {
  const piece = { day: 0, time: null, heading: '' }
  const part = (at: number) => text.slice(at * 19_999, (at + 1) * 19_999)
  const parts = Array.from({ length: 20 }, (_, at) => part(at)).filter((one) => one !== '')
  const whole = [{ id: 'e1', ...piece, text }]
  const many = parts.map((one, at) => ({ id: `e${String(at)}`, ...piece, text: one }))
  return [whole, many].map((entries) =>
    JSON.stringify({
      text: { title: 'Probe', entries, outcomeFrom: null, roles: [] },
      base: 0,
      note: '',
      kept: [],
      selfReview: answered,
      intake: nothingFound,
    }),
  )
}

/** Says a command; it is refused, taken, or ends the line as too large, in time. Whether it was taken. */
async function pasteOnLine(speaker: Speaker, { id, text }: Frame): Promise<boolean> {
  const line = await speaker.line()
  const began = Date.now()
  line.say(text)
  await line.until(() => line.closed !== null || outcomeIn(line.heard, id), 'an outcome')
  expect(Date.now() - began).toBeLessThan(PATIENCE_MS)
  if (line.closed !== null) expect([1009, 1006, closeCode.tooMuch]).toContain(line.closed)
  return outcomeIn(line.heard, id) === 'ok'
}

async function pasteOverHttp(coordinator: Caller, caseId: string, body: string): Promise<void> {
  const began = Date.now()
  // A body that is far too large is cut off while it is still being sent.
  const cutOff = { status: 413 }
  const { status } = await coordinator
    .send('POST', `/api/cases/${caseId}/texts`, body)
    .catch(() => cutOff)
  expect(Date.now() - began).toBeLessThan(PATIENCE_MS)
  expect([200, 400, 409, 413, 422]).toContain(status)
}

/** What a browser does with a paste. */
const handled: Readonly<Record<string, (text: string) => unknown>> = {
  'cleaning a text': normaliseText,
  'reading a case text': (text) => parseCaseText(text, 'text'),
  'reading a case text in Markdown': (text) => parseCaseText(text, 'markdown'),
  'finding identifiers': (text) => findIdentifiers({ title: '', entries: [{ heading: '', text }] }),
  'finding sentences': sentences,
  'a text written together': (text) => {
    const doc = new SharedTextDoc({
      send: () => Promise.resolve(ok(null)),
      later: () => () => undefined,
    })
    doc.edit('Am Anfang.')
    doc.edit(`Am ${text}Anfang.`, 3 + text.length)
    expect(doc.text.length).toBe(10 + text.length)
  },
}

/** The fastest of some attempts, in milliseconds of work. */
function fastest(times: number, run: () => unknown): number {
  const took = Array.from({ length: times }, () => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...took)
}

fault('F18', 'a huge paste handled in the browser', async (run) => {
  run.made(
    'the same texts through everything the client does with a paste, in one and in eightfold length',
  )
  run.criterion('within 2 s per million letters; the time grows with the length only')
  const kinds = run.scale(0, 1) === 1 ? Object.entries(pastes) : Object.entries(pastes).slice(2)
  for (const [name, paste] of kinds)
    for (const [what, handle] of Object.entries(handled)) {
      const [short, long] = [paste(0.125), paste(1)]
      const millions = Math.max(1, long.length / 1_000_000)
      const longer = fastest(1, () => handle(long))
      expect(longer, `${what}: ${name}`).toBeLessThan(PATIENCE_MS * millions)
      run.count('pastes handled', 1)
      if (longer < 50) continue
      const ratio = () => fastest(3, () => handle(long)) / fastest(3, () => handle(short))
      run.count('lengths compared', 1)
      // Three doublings at three times each at most; a square would be 64. Again if the machine was busy.
      const held = [0, 1, 2].some(() => ratio() < 27)
      expect(held, `${what}: ${name}`).toBe(true)
    }
  await Promise.resolve()
})
