import { expect, it } from 'vitest'
import { closeCode } from '../../shared/protocol/message.ts'
import type { Committer } from '../../server/room/committer.ts'
import { Connection } from '../../server/room/connection.ts'
import type { Room } from '../../server/room/room.ts'
import { RoomConversation } from '../../server/room/roomConversation.ts'

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
  const talk = new RoomConversation({} as Room, connection, {} as Committer, () => 0, perSecond)
  for (let n = 0; n < 500; n++) talk.hear('{"t":"ping","sent":1}')
  return heard
}

it('closes a line that says more than four seconds of its allowance at once', () => {
  expect(answered()).toEqual({ pongs: 400, code: closeCode.tooMany })
  expect(answered(20)).toEqual({ pongs: 80, code: closeCode.tooMany })
  expect(answered(1000)).toEqual({ pongs: 500, code: null })
})
