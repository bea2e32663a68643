// A WebSocket spoken by hand over TCP, so that frames can be wrong in ways no library would send.
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { cookieHeader } from '../../../server/demo/visitor.ts'
import type { LineTarget } from '../../support/lines.ts'

/** The parts of a frame's head. */
export interface FrameHead {
  readonly fin?: boolean
  /** The three reserved bits as a number, the first one being 4. */
  readonly reserved?: number
  readonly opcode: number
  readonly masked?: boolean
  /** The length that is claimed; by default the real one. */
  readonly length?: bigint
}

export const opcode = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

/** The bytes of a frame, right or wrong. */
export function frame(head: FrameHead, body: Buffer | string = ''): Buffer {
  const payload = typeof body === 'string' ? Buffer.from(body) : body
  const { fin = true, reserved = 0, masked = true } = head
  const first = (fin ? 0x80 : 0) | (reserved << 4) | head.opcode
  const length = head.length ?? BigInt(payload.length)
  const mask = masked ? randomBytes(4) : Buffer.alloc(0)
  const sent = masked ? payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0)) : payload
  return Buffer.concat([Buffer.from([first]), lengthBytes(length, masked), mask, sent])
}

function lengthBytes(length: bigint, masked: boolean): Buffer {
  const bit = masked ? 0x80 : 0
  if (length < 126n) return Buffer.from([bit | Number(length)])
  const bytes = Buffer.alloc(length < 65_536n ? 3 : 9)
  bytes[0] = bit | (bytes.length === 3 ? 126 : 127)
  if (bytes.length === 3) bytes.writeUInt16BE(Number(length), 1)
  else bytes.writeBigUInt64BE(length, 1)
  return bytes
}

/** An upgraded TCP connection. */
export class RawSocket {
  readonly socket: Socket
  #rest = Buffer.alloc(0)
  /** The code of the close frame the server sent; 1006 where the line just ended. */
  closed: number | null = null
  readonly texts: string[] = []
  readonly #ended: Promise<void>

  private constructor(socket: Socket, rest: Buffer) {
    this.socket = socket
    socket.on('data', (piece: Buffer) => this.#take(piece))
    this.#ended = new Promise((done) => socket.on('close', () => done()))
    this.#take(rest)
  }

  /** Opens one as the browser of a seat would. */
  static open({ address, workshopId, as, cookies }: LineTarget): Promise<RawSocket> {
    const { hostname, port, host } = new URL(address)
    const head = [
      `GET /api/workshops/${workshopId}/room?as=${as} HTTP/1.1`,
      `Host: ${host}`,
      `Origin: ${address}`,
      `Cookie: ${cookieHeader(cookies)}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ]
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname)
      socket.on('error', reject)
      socket.write(`${head.join('\r\n')}\r\n\r\n`)
      let heard = Buffer.alloc(0)
      const listen = (piece: Buffer) => {
        heard = Buffer.concat([heard, piece])
        const end = heard.indexOf('\r\n\r\n')
        if (end < 0) return
        socket.off('data', listen)
        const status = heard.toString('latin1', 9, 12)
        if (status === '101') resolve(new RawSocket(socket, heard.subarray(end + 4)))
        else reject(new Error(`answered with ${status}`))
      }
      socket.on('data', listen)
    })
  }

  /** Sends bytes as they are. */
  send(bytes: Buffer): void {
    if (this.socket.writable) this.socket.write(bytes)
  }

  say(message: object): void {
    this.send(frame({ opcode: opcode.text }, JSON.stringify(message)))
  }

  /** The code the server ended the line with; fails if it does not within five seconds. */
  async end(): Promise<number> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(new Error('the line was not ended')), 5000)
    })
    await Promise.race([this.#ended, late])
    clearTimeout(timer)
    return this.closed ?? 1006
  }

  leave(): void {
    this.socket.destroy()
  }

  /** Frames from a server carry no mask and are never in pieces here. */
  #take(piece: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, piece])
    for (;;) {
      const read = this.#next()
      if (!read) return
      if (read.kind === opcode.text) this.texts.push(read.body.toString('utf8'))
      // As every browser does by itself.
      if (read.kind === opcode.ping) this.send(frame({ opcode: opcode.pong }, read.body))
      if (read.kind === opcode.close && read.body.length >= 2) {
        this.closed ??= read.body.readUInt16BE(0)
        this.socket.end(frame({ opcode: opcode.close }, read.body.subarray(0, 2)))
      }
    }
  }

  #next(): { kind: number; body: Buffer } | undefined {
    const [first, second = 0] = this.#rest
    if (first === undefined || this.#rest.length < 2) return undefined
    const short = second & 0x7f
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    if (this.#rest.length < head) return undefined
    const length =
      head === 2
        ? short
        : head === 4
          ? this.#rest.readUInt16BE(2)
          : Number(this.#rest.readBigUInt64BE(2))
    if (this.#rest.length < head + length) return undefined
    const body = this.#rest.subarray(head, head + length)
    this.#rest = this.#rest.subarray(head + length)
    return { kind: first & 0x0f, body }
  }
}
