import { expect } from 'vitest'
import * as Y from 'yjs'
import { toBase64 } from '../../shared/kernel/base64.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { Command, CommandOf } from '../../shared/room/command.ts'
import { findingTextId } from '../../shared/sharedText/sharedText.ts'
import { Y_TEXT } from '../../shared/sharedText/mergedText.ts'
import { plainText } from '../../shared/sharedText/plainText.ts'
import { anyCommand } from '../support/anyCommand.ts'
import type { Prng } from '../support/prng.ts'
import { noteOn } from '../support/village.ts'
import { check } from './harness/checker.ts'
import { keyOf, type Keyed } from './harness/eventKey.ts'
import { openAnnotating, UNHURRIED } from './harness/day.ts'
import { fault, type FaultRun } from './harness/fault.ts'
import { sceneWithGuest } from './harness/guests.ts'
import { Speaker } from './harness/speaker.ts'

const DAY_MS = 24 * 3_600_000

fault('F13', 'commands sent again and again', async (run) => {
  run.made(
    'every command one to five times, over lines that are cut in between, a killed server among them',
  )
  run.criterion('applied once, the same answer every time')
  const { scene, load, target } = await sceneWithGuest(run, { seats: 4, rate: 20 })
  const { seatId } = target
  const speaker = new Speaker(target)
  const { prng } = run
  const given: { id: string; command: Keyed; outcome: string }[] = []
  const rounds = run.scale(120, 3000)
  for (let at = 0; at < rounds; at++) {
    const [id, made] = [newId(), newId()]
    const command: Keyed = prng.chance(0.5)
      ? { type: 'parkTopic', id: made, text: `Thema ${made}` }
      : { type: 'addAnnotation', id: made, content: noteOn(made) }
    const { workshopId } = speaker.target
    scene.log.issue({ id, workshopId, seatId, key: keyOf(command) })
    const outcomes = new Set<string>()
    for (let times = 1 + prng.below(5); times > 0; times--) {
      outcomes.add(await speaker.ask(command, id))
      run.count('sent', 1)
      if (prng.chance(0.2)) speaker.cut()
    }
    expect([...outcomes]).toEqual(['ok'])
    scene.log.ack(id)
    given.push({ id, command, outcome: 'ok' })
    if (at !== Math.floor(rounds / 2)) continue
    speaker.cut()
    await scene.restart()
  }
  for (const { id, command } of prng.shuffle(given))
    expect(await speaker.ask(command, id)).toBe('ok')
  run.count('sent', given.length)
  await load.end()
  await check(run, scene, load)
})

fault('F13', 'commands sent again a day later', async (run) => {
  run.made(
    'the clock of the server moved by 24 hours; refused ones repeated after what refused them is gone',
  )
  run.criterion('the same answer as the day before, nothing changed')
  const { server, village, gathering, holder } = await openAnnotating(run)
  const { cookies, seatId } = await gathering.waiting()
  await holder.must({ type: 'admitSeat', seatId })
  const { workshopId } = village.own
  const speaker = new Speaker({ address: server.address, workshopId, as: 'seat', cookies })
  const topic = newId()
  const park: Command = { type: 'parkTopic', id: topic, text: 'Thema' }
  const told: [string, Command, string][] = []
  for (const command of [park, park, { type: 'removeItem', id: topic } as const]) {
    const id = newId()
    told.push([id, command, await speaker.ask(command, id)])
  }
  expect(told.map(([, , outcome]) => outcome)).toEqual(['ok', 'item.exists', 'ok'])
  const before = server.deps.rooms.slice(workshopId)
  server.advance(DAY_MS)
  for (let times = 0; times < 3; times++) {
    speaker.cut()
    for (const [id, command, outcome] of told) expect(await speaker.ask(command, id)).toBe(outcome)
    run.count('sent', told.length)
  }
  expect(server.deps.rooms.slice(workshopId)).toBe(before)
  gathering.leave()
})

/** Mixes a list so that nothing travels further than `window` places. */
function mixed<T>(items: readonly T[], window: number, prng: Prng): T[] {
  const keyed = items.map((item, at) => ({ item, place: at + prng.next() * window }))
  return keyed.sort((one, other) => one.place - other.place).map(({ item }) => item)
}

/** One annotation and its changes, each built upon the one before. */
function chain(length: number): CommandOf<'addAnnotation' | 'reviseAnnotation'>[] {
  const id = newId()
  return Array.from({ length }, (_, at) => {
    const content = noteOn(`Fassung ${String(at + 1)}`)
    return at === 0
      ? { type: 'addAnnotation', id, content }
      : { type: 'reviseAnnotation', id, revision: at, content }
  })
}

/** Says everything in a mixed order until all of it is taken; counts refusals by code. */
async function sayMixed(run: FaultRun, speaker: Speaker, all: readonly Command[]) {
  let left = [...all]
  const codes = new Set<string>()
  for (let round = 0; left.length > 0; round++) {
    if (round > all.length) throw new Error('something is never taken')
    const order = mixed(left, 50, run.prng)
    // Every one is sent before the first is answered.
    const outcomes = await Promise.all(order.map((command) => speaker.ask(command)))
    run.count('sent', order.length)
    left = order.filter((_, at) => outcomes[at] !== 'ok')
    run.count('refused', left.length)
    for (const outcome of outcomes) if (outcome !== 'ok') codes.add(outcome)
  }
  return codes
}

fault('F14', 'commands in the wrong order', async (run) => {
  run.made(
    'chains of changes and letters of a shared text, mixed within 50 places, sent until all are taken',
  )
  run.criterion(
    'what builds on something unknown is refused; no change and no letter lost or doubled',
  )
  const { server, village, gathering, holder } = await openAnnotating(run, UNHURRIED)
  const { cookies, seatId } = await gathering.waiting()
  await holder.must({ type: 'admitSeat', seatId })
  const findingId = newId()
  const { workshopId } = village.own
  const speaker = new Speaker({ address: server.address, workshopId, as: 'seat', cookies })
  await speaker.line()

  const chains = Array.from({ length: run.scale(6, 40) }, () => chain(8))
  const codes = await sayMixed(run, speaker, chains.flat())
  expect([...codes].sort()).toEqual(['annotation.stale', 'annotation.unknown'])
  const notes = notesInLog(server.deps.sqlite, workshopId)
  for (const [{ id } = { id: '' }] of chains)
    expect(notes.get(id)).toEqual(Array.from({ length: 8 }, (_, at) => `Fassung ${String(at + 1)}`))

  await holder.must({
    type: 'changeFinding',
    content: { ...anyCommand.changeFinding.content, id: findingId },
    revision: 0,
  })
  const textId = findingTextId(findingId, 'observation')
  const written = 'Zwei Fachkräfte besuchen die Familie noch am selben Tag.'.repeat(
    run.scale(1, 10),
  )
  const updates = lettersOf(written).map(
    (update) => ({ type: 'updateText', textId, update }) as const,
  )
  const refused = await sayMixed(run, speaker, updates)
  expect([...refused]).toEqual(['text.malformed'])
  const state = server.deps.rooms.slice(workshopId)?.sharedText.states[textId]
  expect(plainText(state)).toBe(written)
  gathering.leave()
})

/** The notes of every annotation in the order in which they were written down. */
function notesInLog(sqlite: { prepare(sql: string): { all(id: string): unknown[] } }, id: string) {
  const rows = sqlite
    .prepare(
      'SELECT body FROM workshop_event WHERE workshopId = ? AND body LIKE \'{"type":"annotation%\' ORDER BY seq',
    )
    .all(id) as { body: string }[]
  const found = new Map<string, string[]>()
  for (const { body } of rows) {
    const { annotation } = JSON.parse(body) as { annotation: { id: string; note: string } }
    found.set(annotation.id, [...(found.get(annotation.id) ?? []), annotation.note])
  }
  return found
}

/** One update per letter, each of which needs the one before. */
function lettersOf(text: string): string[] {
  const doc = new Y.Doc()
  const found: string[] = []
  doc.on('update', (update: Uint8Array) => found.push(toBase64(update)))
  for (const letter of text) doc.getText(Y_TEXT).insert(doc.getText(Y_TEXT).length, letter)
  return found
}
