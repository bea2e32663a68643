// A WebSocket that costs the measuring process as little as possible: plain sockets, real masked frames. A library
// would make the client the slower side, and then the client is measured.
import { connect, type Socket } from 'node:net'

const MASK = [0x12, 0x9a, 0x56, 0xf8] as const
const TEXT = 1
const BINARY = 2
const CLOSE = 8
const PING = 9
const PONG = 10

function frame(payload: Uint8Array, kind: number): Buffer {
  const { length } = payload
  const head = length < 126 ? 6 : length < 65_536 ? 8 : 14
  const out = Buffer.allocUnsafe(head + length)
  out[0] = 0x80 | kind
  if (length < 126) out[1] = 0x80 | length
  else if (length < 65_536) {
    out[1] = 0x80 | 126
    out.writeUInt16BE(length, 2)
  } else {
    out[1] = 0x80 | 127
    out.writeBigUInt64BE(BigInt(length), 2)
  }
  out.set(MASK, head - 4)
  for (let at = 0; at < length; at++) out[head + at] = (payload[at] ?? 0) ^ (MASK[at & 3] ?? 0)
  return out
}

/** What a lean socket tells. */
export interface Ears {
  opened(): void
  heard(payload: Buffer): void
  closed(): void
}

export class LeanSocket {
  readonly #ears: Ears
  readonly #socket: Socket
  /** What has arrived and is not taken in yet, and how much of it the next frame needs. */
  #parts: Buffer[] = []
  #held = 0
  #need = 0
  #open = false

  constructor(port: number, path: string, headers: Record<string, string>, ears: Ears) {
    this.#ears = ears
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    const lines = Object.entries({
      Host: `127.0.0.1:${port}`,
      Upgrade: 'websocket',
      Connection: 'Upgrade',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version': '13',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`)
    this.#socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
    this.#socket.on('data', (data: Buffer) => this.#take(data))
    // What failed is followed by a close.
    this.#socket.on('error', () => undefined)
    this.#socket.on('close', () => ears.closed())
  }

  get bytesIn(): number {
    return this.#socket.bytesRead
  }

  get bytesOut(): number {
    return this.#socket.bytesWritten
  }

  #take(data: Buffer): void {
    this.#parts.push(data)
    this.#held += data.length
    // A state of several MiB comes in many pieces: they are joined once.
    if (this.#held < this.#need) return
    const all = this.#parts.length === 1 ? data : Buffer.concat(this.#parts)
    this.#keep(null, 0)
    if (this.#open) return this.#parse(all)
    const end = all.indexOf('\r\n\r\n')
    if (end < 0) return this.#keep(all, 0)
    const head = all.toString('latin1', 0, end)
    if (!head.startsWith('HTTP/1.1 101')) throw new Error(`no WebSocket: ${head.slice(0, 80)}`)
    this.#open = true
    this.#ears.opened()
    this.#parse(all.subarray(end + 4))
  }

  #keep(rest: Buffer | null, need: number): void {
    this.#parts = rest ? [rest] : []
    this.#held = rest?.length ?? 0
    this.#need = need
  }

  #parse(data: Buffer): void {
    let at = 0
    let need = 0
    while (data.length - at >= 2) {
      const kind = (data[at] ?? 0) & 15
      let length = (data[at + 1] ?? 0) & 127
      let head = 2
      if (length === 126) {
        if (data.length - at < 4) break
        length = data.readUInt16BE(at + 2)
        head = 4
      } else if (length === 127) {
        if (data.length - at < 10) break
        length = Number(data.readBigUInt64BE(at + 2))
        head = 10
      }
      const end = at + head + length
      if (end > data.length) {
        need = end - at
        break
      }
      this.#frame(kind, data.subarray(at + head, end))
      at = end
    }
    if (at < data.length) this.#keep(data.subarray(at), need)
  }

  #frame(kind: number, payload: Buffer): void {
    if (kind === TEXT || kind === BINARY) this.#ears.heard(payload)
    else if (kind === PING) this.#socket.write(frame(payload, PONG))
    else if (kind === CLOSE) this.#socket.end()
  }

  text(text: string): void {
    this.#socket.write(frame(Buffer.from(text), TEXT))
  }

  binary(bytes: Uint8Array): void {
    this.#socket.write(frame(bytes, BINARY))
  }

  /** Stops reading, as a browser does whose machine hangs. */
  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  /** Loses the line without a word. */
  cut(): void {
    this.#socket.destroy()
  }
}
