import { expect } from 'vitest'
import { newId } from '../../shared/kernel/id.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import { closeCode } from '../../shared/protocol/message.ts'
import { openSocket, type LineTarget } from '../support/lines.ts'
import { waitFor } from '../support/roomLine.ts'
import { check } from './harness/checker.ts'
import { fault, type FaultRun } from './harness/fault.ts'
import { MB, sceneWithGuest } from './harness/guests.ts'
import { deepJson } from './harness/hostile.ts'
import { sleep } from './harness/load.ts'
import { Pace } from './harness/pace.ts'
import { residentBytes } from './harness/processFigures.ts'
import { frame, opcode, RawSocket } from './harness/rawSocket.ts'

const text = (body: string | Buffer) => frame({ opcode: opcode.text }, body)
const closing = (code: number, reason: string | Buffer = '') => {
  const head = Buffer.alloc(2)
  head.writeUInt16BE(code)
  return frame({ opcode: opcode.close }, Buffer.concat([head, Buffer.from(reason)]))
}

/** Frames no WebSocket may send, and the code each has to be answered with (RFC 6455, 7.4.1). */
const wrongFrames: readonly { name: string; bytes: Buffer; code: number }[] = [
  { name: 'invalid UTF-8', bytes: text(Buffer.from([0x22, 0xc3, 0x28, 0x22])), code: 1007 },
  { name: 'UTF-8 of a surrogate', bytes: text(Buffer.from([0xed, 0xa0, 0x80])), code: 1007 },
  { name: 'reserved bit 2', bytes: frame({ opcode: opcode.text, reserved: 2 }, '{}'), code: 1002 },
  { name: 'reserved bit 3', bytes: frame({ opcode: opcode.text, reserved: 1 }, '{}'), code: 1002 },
  {
    name: 'compressed although that is off',
    bytes: frame({ opcode: opcode.text, reserved: 4 }, Buffer.from([0xaa, 0x56, 0x2a])),
    code: 1002,
  },
  { name: 'reserved opcode', bytes: frame({ opcode: 3 }, '{}'), code: 1002 },
  { name: 'reserved control opcode', bytes: frame({ opcode: 11 }, ''), code: 1002 },
  { name: 'unmasked', bytes: frame({ opcode: opcode.text, masked: false }, '{}'), code: 1002 },
  { name: 'ping in pieces', bytes: frame({ opcode: opcode.ping, fin: false }, 'x'), code: 1002 },
  { name: 'ping of 126 bytes', bytes: frame({ opcode: opcode.ping }, 'x'.repeat(126)), code: 1002 },
  { name: 'a rest without a start', bytes: frame({ opcode: opcode.more }, '{}'), code: 1002 },
  {
    name: 'a start within a start',
    bytes: Buffer.concat([frame({ opcode: opcode.text, fin: false }, '{'), text('}')]),
    code: 1002,
  },
  {
    name: 'a length of 2^63',
    bytes: frame({ opcode: opcode.text, length: 2n ** 63n }, ''),
    code: 1009,
  },
  {
    name: 'a length of 2^53',
    bytes: frame({ opcode: opcode.text, length: 2n ** 53n }, ''),
    code: 1009,
  },
  {
    name: 'a length one byte beyond the limit',
    bytes: frame({ opcode: opcode.text, length: 65_537n }, ''),
    code: 1009,
  },
  {
    name: 'pieces that are too much together',
    bytes: Buffer.concat([
      frame({ opcode: opcode.text, fin: false }, 'x'.repeat(40_000)),
      frame({ opcode: opcode.more }, 'x'.repeat(40_000)),
    ]),
    code: 1009,
  },
  { name: 'a close of one byte', bytes: frame({ opcode: opcode.close }, 'x'), code: 1002 },
  { name: 'a close with a code nobody may send', bytes: closing(1005), code: 1002 },
  {
    name: 'a close with a reason that is no UTF-8',
    bytes: closing(1000, Buffer.from([0xff])),
    code: 1007,
  },
]

/** Texts that arrive as proper frames and are no proper messages. */
const wrongTexts: readonly string[] = [
  '',
  '{',
  'NaN',
  '{"t":"ping","sent":NaN}',
  '{"t":"ping","sent":1e400}',
  '{"t":"ping","sent":-1e400}',
  '{"t":"ping","sent":1\u0000}',
  '{"t":"ping","sent":"\u0000"}',
  deepJson(10_000),
  `{"t":"command","id":"aaaaaaaaaaaaaaaaaaaaaa","command":${deepJson(10_000)}}`,
  `{"t":${'{"t":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
  '{"__proto__":{"t":"ping","sent":1}}',
  '{"t":"ping","sent":1,"__proto__":{"admin":true}}',
  '{"t":"command","id":"aaaaaaaaaaaaaaaaaaaaaa","command":{"__proto__":{"type":"reveal"}}}',
  '{"t":"command","id":"aaaaaaaaaaaaaaaaaaaaaa","command":{"type":"__proto__"}}',
  '{"t":"command","id":"aaaaaaaaaaaaaaaaaaaaaa","command":{"type":"constructor"}}',
  '{"t":"command","id":"__proto__","command":{"type":"confirmRules"}}',
]

/** One line that says something wrong and is ended for it. */
async function wrongFrame(target: LineTarget, { name, bytes, code }: (typeof wrongFrames)[number]) {
  const raw = await RawSocket.open(target)
  raw.send(bytes)
  expect(await raw.end(), name).toBe(code)
}

/** Twenty refusals with a code, the next one ends the line. */
async function wrongMessages(run: FaultRun, target: LineTarget): Promise<void> {
  const raw = await RawSocket.open(target)
  const refused = () => raw.texts.filter((heard) => heard.startsWith('{"t":"reject"'))
  for (const [at, wrong] of wrongTexts.entries()) {
    raw.send(text(wrong))
    await waitFor(() => refused().length > at, `a refusal of ${wrong.slice(0, 60)}`)
    expect(JSON.parse(refused()[at] ?? ''), wrong.slice(0, 60)).toMatchObject({
      problem: { code: 'protocol.malformed' },
    })
    run.count('wrong messages', 1)
  }
  for (let at = wrongTexts.length; at <= 20; at++) raw.send(frame({ opcode: opcode.binary }, 'x'))
  expect(await raw.end()).toBe(closeCode.tooMuch)
}

/** What is odd but right comes to everybody without what no document can hold. */
async function oddTexts(target: LineTarget): Promise<void> {
  const line = await openSocket(target)
  line.hello()
  await line.next('welcome')
  const odd = ['x\ud83dy', 'a\u0000b', '\u202eabc\u2066', 'e\uffff\ufdd0', '__proto__']
  const plain = ['xy', 'ab', 'abc', 'e', '__proto__']
  for (const [at, sent] of odd.entries()) {
    const id = newId()
    line.tell({ t: 'command', id: newId(), command: { type: 'parkTopic', id, text: sent } })
    const isIt = (event: RoomEvent) => event.type === 'topicParked' && event.id === id
    const { e } = await line.next('commit', (commit) => commit.e.some(isIt))
    expect(e.find(isIt)).toEqual({ type: 'topicParked', id, text: plain[at] })
    line.tell({ t: 'command', id: newId(), command: { type: 'removeItem', id } })
  }
  line.leave()
}

fault('F16', 'malformed frames', async (run) => {
  run.made('written by hand over TCP, on the line of a seat in a workshop where others work')
  run.criterion('each frame ends its line with the right code, each message is refused with one')
  run.criterion(
    'the others wait p95 < 100 ms, the memory of the server does not grow in the second half',
  )
  const { scene, load, target } = await sceneWithGuest(run, { seats: 5, rate: 25 })
  const round = async () => {
    for (const wrong of wrongFrames) await wrongFrame(target, wrong)
    run.count('wrong frames', wrongFrames.length)
    await wrongMessages(run, target)
  }
  const rounds = async (count: number) => {
    for (let at = 0; at < count; at++) await round()
  }
  const pace = new Pace(run, load)
  await pace.calm(1000)
  // The first half fills what a process fills once: after that its memory goes up and down, and does not grow.
  await rounds(run.scale(1, 100))
  const before = residentBytes(scene.child)
  await pace.trouble(100, () => rounds(run.scale(2, 100)))
  await sleep(500)
  const after = residentBytes(scene.child)
  await load.end()
  await check(run, scene, load)
  await oddTexts(target)
  if (before === null || after === null) return
  run.count('memory grown, MB', Math.round((after - before) / MB))
  expect(after - before).toBeLessThan(40 * MB)
})
