import { expect, it } from 'vitest'
import { Connection, MAX_BACKLOG } from '../../server/room/connection.ts'

/** A line whose other side reads when it is told to. */
function line() {
  let buffered = 0
  let closed: string | null = null
  const connection = new Connection(
    {
      send: (text) => (buffered += Buffer.byteLength(text)),
      close: (_code, reason) => (closed = reason),
      get bufferedAmount() {
        return buffered
      },
    },
    { kind: 'projector' },
    null,
  )
  return { connection, drain: () => (buffered = 0), closed: () => closed, buffered: () => buffered }
}

const small = 'x'.repeat(1000)
const reveal = 'ü'.repeat(3 * MAX_BACKLOG)

it('[attack 13] nobody is shown out because a reveal is large', () => {
  const { connection, closed, drain } = line()
  connection.sendText(small)
  connection.sendText(reveal)
  for (let n = 0; n < 500; n++) connection.sendText(small)
  expect(closed()).toBeNull()
  drain()
  connection.sendText(reveal)
  connection.sendText(small)
  expect(closed()).toBeNull()
})

it('who stops reading is still shown out: large messages do not add up, and small ones do', () => {
  const { connection, closed, buffered } = line()
  for (let n = 0; n < 20 && closed() === null; n++) connection.sendText(reveal)
  expect(closed()).toBe('behind')
  expect(buffered()).toBeLessThan(3 * Buffer.byteLength(reveal))
  const other = line()
  for (let n = 0; n < 2000 && other.closed() === null; n++) other.connection.sendText(small)
  expect(other.closed()).toBe('behind')
})
