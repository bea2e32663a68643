import { expect, it } from 'vitest'
import { closeCode } from '../../shared/protocol/message.ts'
import type { Committer } from '../../server/room/committer.ts'
import { Connection } from '../../server/room/connection.ts'
import type { Room } from '../../server/room/room.ts'
import { RoomConversation, seatBytes } from '../../server/room/roomConversation.ts'

/** How many pings of one moment are answered before the line is closed. */
function answered(perSecond?: number): { pongs: number; code: number | null } {
  const heard = { pongs: 0, code: null as number | null }
  const connection = new Connection(
    {
      send: (text) => void (text.includes('pong') && heard.pongs++),
      close: (code) => (heard.code = code),
      bufferedAmount: 0,
    },
    { kind: 'projector' },
    null,
  )
  // A ping touches neither the room nor the committer.
  const talk = new RoomConversation({} as Room, connection, {
    committer: {} as Committer,
    clock: () => 0,
    framesPerSecond: perSecond,
  })
  for (let n = 0; n < 500; n++) talk.hear('{"t":"ping","sent":1}')
  return heard
}

it('closes a line that says more than four seconds of its allowance at once', () => {
  expect(answered()).toEqual({ pongs: 400, code: closeCode.tooMany })
  expect(answered(20)).toEqual({ pongs: 80, code: closeCode.tooMany })
  expect(answered(1000)).toEqual({ pongs: 500, code: null })
})

/** Lines of a room that all count on one clock, and what they say. */
function windows() {
  let now = 0
  const bytes = seatBytes(() => now)
  const open = (seatId: string) => {
    const heard = { pongs: 0, code: null as number | null }
    const connection = new Connection(
      {
        send: (text) => void (text.includes('pong') && heard.pongs++),
        close: (code) => (heard.code = code),
        bufferedAmount: 0,
      },
      { kind: 'seat', seatId, facilitation: false },
      null,
    )
    const room = { id: 'workshop' } as Room
    const talk = new RoomConversation(room, connection, {
      committer: {} as Committer,
      clock: () => now,
      framesPerSecond: 100,
      bytes,
    })
    // A ping of 64 KiB: read whole, and touching neither the room nor the committer.
    const say = (length = 64 * 1024) => talk.hear('{"t":"ping","sent":1}'.padEnd(length))
    return { heard, say }
  }
  return { open, pass: (ms: number) => (now += ms) }
}

it('[BI4] counts what a seat sends in bytes, over all windows it has open', () => {
  const { open } = windows()
  const three = [open('a'), open('a'), open('a')]
  for (let n = 0; n < 100; n++) for (const { say } of three) say()
  const read = three.reduce((sum, { heard }) => sum + heard.pongs, 0)
  // 1,000 KiB at once; without the budget 300 frames were read, 19 MB.
  expect(read).toBe(16)
  expect(three.map(({ heard }) => heard.code)).toEqual(Array(3).fill(closeCode.tooMany))
  // A new window of that seat pays from the same purse, a neighbour from its own.
  const again = open('a')
  again.say(30)
  expect(again.heard.code).toBe(closeCode.tooMany)
  const neighbour = open('b')
  for (let n = 0; n < 10; n++) neighbour.say()
  expect(neighbour.heard).toEqual({ pongs: 10, code: null })
})

it('[BI4] and takes what honest devices send: 200 notes kept while away, then somebody who types for minutes', () => {
  const { open, pass } = windows()
  const { heard, say } = open('a')
  for (let n = 0; n < 200; n++) say(3000)
  for (let second = 0; second < 300; second++) {
    pass(1000)
    for (let n = 0; n < 20; n++) say(1000)
  }
  expect(heard).toEqual({ pongs: 6200, code: null })
})
