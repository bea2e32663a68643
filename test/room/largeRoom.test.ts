import { expect, it } from 'vitest'
import { Connection, MAX_BACKLOG } from '../../server/room/connection.ts'

/** A line whose other side reads nothing. */
function unread() {
  const told = { buffered: 0, code: null as number | null }
  const socket = {
    send: (text: string) => (told.buffered += text.length),
    close: (code: number) => (told.code = code),
    get bufferedAmount() {
      return told.buffered
    },
  }
  return { told, connection: new Connection(socket, { kind: 'projector' }, null) }
}

it('lets in who joins a room whose state is larger than the backlog, and sends what follows', () => {
  const { told, connection } = unread()
  connection.sendState('x'.repeat(MAX_BACKLOG + 1000))
  connection.sendText('the case text')
  expect(told).toEqual({ buffered: MAX_BACKLOG + 1013, code: null })
})

it('still closes a line on which more than the backlog piles up after the state', () => {
  const { told, connection } = unread()
  connection.sendState('x'.repeat(1000))
  for (let n = 0; n < 4; n++) connection.sendText('y'.repeat(MAX_BACKLOG / 4 + 1))
  expect(told.code).toBeNull()
  connection.sendText('z')
  expect(told.code).toBe(1013)
})
