import type { Duplex } from 'node:stream'
import type { RoomSocket } from './connection.ts'

/** What is needed of a WebSocket that writes to its wire at once. */
export interface OpenSocket {
  send(data: Buffer, options: { readonly binary: boolean }): void
  close(code: number, reason: string): void
  readonly bufferedAmount: number
}

/** The bytes of the text encoded last: a frame for a whole room is encoded once, not once for each of its seats. */
export class Encoder {
  #text = ''
  #bytes = Buffer.alloc(0)

  bytes(text: string): Buffer {
    if (text !== this.#text) {
      this.#text = text
      this.#bytes = Buffer.from(text)
    }
    return this.#bytes
  }
}

/**
 * The room's side of a WebSocket. What one turn of the event loop sends leaves in one write: a commit and its
 * acknowledgement, or everything a newcomer is told. On loopback half of a busy server's time are these writes.
 */
export function socketOut(
  socket: OpenSocket,
  wire: Pick<Duplex, 'cork' | 'uncork'>,
  encoder: Encoder,
): RoomSocket {
  let gathering = false
  const gather = () => {
    if (gathering) return
    gathering = true
    wire.cork()
    process.nextTick(() => {
      gathering = false
      wire.uncork()
    })
  }
  return {
    send: (text) => {
      gather()
      socket.send(encoder.bytes(text), { binary: false })
    },
    close: (code, reason) => socket.close(code, reason),
    get bufferedAmount() {
      return socket.bufferedAmount
    },
  }
}
