import type { Duplex } from 'node:stream'
import type { RoomSocket } from '../room/connection.ts'

/** What is needed of a WebSocket without extensions, whose frames stand on the wire as they are. */
export interface OpenSocket {
  readonly readyState: number
  close(code: number, reason: string): void
  readonly bufferedAmount: number
}

/** The wire below it. */
type Wire = Pick<Duplex, 'write' | 'cork' | 'uncork' | 'destroyed'>

/** `readyState` of a WebSocket on which something may be said. */
const OPEN = 1
/** First byte of a frame: the only one of its message, and text (RFC 6455, section 5.2). */
const WHOLE_TEXT = 0x81
/** Up to so many bytes are copied together; what is larger is written piece by piece. */
const COPIED = 16 * 1024

/** Bytes before a message of so many. */
const headLength = (length: number): number => (length < 126 ? 2 : length < 0x1_0000 ? 4 : 10)

/** Writes what stands before a message of a server: one piece, not masked (RFC 6455, sections 5.1 and 5.2). */
function writeHead(frame: Buffer, length: number): Buffer {
  frame[0] = WHOLE_TEXT
  if (length < 126) frame[1] = length
  else if (length < 0x1_0000) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  return frame
}

/** A message as a frame. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = headLength(length)
  const frame = writeHead(Buffer.allocUnsafe(head + length), length)
  frame.write(text, head)
  return frame
}

/**
 * What all sockets send in one turn of the event loop. A frame for a whole room is made once, not once for each of its
 * seats, and each socket is written to once: half of a busy server's time were these writes and the streams around them.
 */
export class Turn {
  readonly #frames = new Map<string, Buffer>()
  #waiting: (() => void)[] = []

  /** The frame of a text that is sent in this turn; by the text itself, so that no two can be mixed up. */
  frame(text: string): Buffer {
    const held = this.#frames.get(text)
    if (held) return held
    const made = textFrame(text)
    this.#frames.set(text, made)
    return made
  }

  /** Runs something at the end of this turn. The one who takes a frame does: then all frames of the turn are let go. */
  atEnd(run: () => void): void {
    this.#waiting.push(run)
    if (this.#waiting.length > 1) return
    process.nextTick(() => {
      const waiting = this.#waiting
      this.#waiting = []
      this.#frames.clear()
      for (const flush of waiting) flush()
    })
  }
}

/**
 * The room's side of a WebSocket. What one turn of the event loop sends leaves in one write: a commit and its
 * acknowledgement, or everything a newcomer is told. If the socket is no longer open, what waits is dropped.
 */
export function socketOut(socket: OpenSocket, wire: Wire, turn: Turn): RoomSocket {
  let frames: Buffer[] = []
  let bytes = 0
  const flush = () => {
    const sent = frames
    const length = bytes
    frames = []
    bytes = 0
    if (sent.length > 0 && socket.readyState === OPEN && !wire.destroyed) write(wire, sent, length)
  }
  const put = (part: Buffer) => {
    if (frames.push(part) === 1) turn.atEnd(flush)
    bytes += part.length
  }
  return {
    send: (text) => {
      if (socket.readyState === OPEN) put(turn.frame(text))
    },
    sendPieces: (pieces) => {
      if (socket.readyState !== OPEN) return
      const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
      put(writeHead(Buffer.alloc(headLength(length)), length))
      for (const piece of pieces) put(piece)
    },
    close: (code, reason) => {
      flush()
      socket.close(code, reason)
    },
    get bufferedAmount() {
      return bytes + socket.bufferedAmount
    },
  }
}

function write(wire: Wire, frames: readonly Buffer[], length: number): void {
  const [first] = frames
  if (first && frames.length === 1) return void wire.write(first)
  if (length <= COPIED) return void wire.write(Buffer.concat(frames, length))
  wire.cork()
  for (const frame of frames) wire.write(frame)
  wire.uncork()
}
