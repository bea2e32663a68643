import { once } from 'node:events'
import { createServer } from 'node:http'
import { PassThrough } from 'node:stream'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { describe, expect, it } from 'vitest'
import { socketOut, textFrame, Turn } from '../../server/door/socketOut.ts'

const OPEN = 1
const CLOSING = 2

/** A socket whose wire tells what each write holds; `T` and the length stand before a text. */
function place() {
  const writes: string[] = []
  const told = (bytes: Buffer) =>
    bytes.toString('latin1').replace(/\x81(.)/g, (_, n: string) => `T${String(n.charCodeAt(0))}`)
  const wire = new PassThrough({
    writev: (chunks, done) => {
      writes.push(chunks.map(({ chunk }) => told(chunk as Buffer)).join('|'))
      done()
    },
    write: (chunk, _encoding, done) => {
      writes.push(told(chunk as Buffer))
      done()
    },
  })
  const pieces: unknown[] = []
  const write = wire.write.bind(wire) as (chunk: unknown) => boolean
  wire.write = ((chunk: unknown) => {
    pieces.push(chunk)
    return write(chunk)
  }) as typeof wire.write
  const socket = {
    readyState: OPEN,
    close: () => {
      wire.write(Buffer.from('closed'))
      socket.readyState = CLOSING
    },
    get bufferedAmount() {
      return wire.writableLength
    },
  }
  return { writes, pieces, wire, socket }
}

const later = () => new Promise(setImmediate)

describe('what a room sends to a socket', () => {
  it('leaves in one write per turn, in order, the close last', async () => {
    const { writes, wire, socket } = place()
    const out = socketOut(socket, wire, new Turn())
    out.send('commit')
    out.send('ack')
    expect(writes).toEqual([])
    await later()
    out.send('bye')
    out.close(4000, 'over')
    await later()
    expect(writes).toEqual(['T6commitT3ack', 'T3bye', 'closed'])
  })

  it('counts as waiting until it has left', async () => {
    const { wire, socket } = place()
    const out = socketOut(socket, wire, new Turn())
    out.send('commit')
    expect(out.bufferedAmount).toBe(8)
    await later()
    expect(out.bufferedAmount).toBe(0)
  })

  it('takes a message in pieces, which are written as they are', async () => {
    const { writes, pieces, wire, socket } = place()
    const out = socketOut(socket, wire, new Turn())
    const large = Buffer.from('ä'.repeat(20_000))
    out.send('before')
    out.sendPieces?.([Buffer.from('{'), large, Buffer.from('}')])
    expect(out.bufferedAmount).toBe(8 + 4 + 2 + large.length)
    await later()
    expect(pieces).toContain(large)
    const length = String.fromCharCode((large.length + 2) >> 8, (large.length + 2) & 255)
    const wanted = `T6beforeT126${length}{${large.toString('latin1')}}`
    expect(writes.join('').replaceAll('|', '') === wanted).toBe(true)
  })

  it('is encoded once for all who hear the same, and never mixed up', async () => {
    const turn = new Turn()
    const places = Array.from({ length: 2 }, place)
    for (const { wire, socket } of places) socketOut(socket, wire, turn).send('ä')
    for (const { wire, socket } of places) socketOut(socket, wire, turn).send('b')
    await later()
    const [one, other] = places
    expect(one?.pieces[0]).toBe(other?.pieces[0])
    expect(one?.pieces.map(String).join()).not.toBe('')
    expect(one?.writes).toEqual(other?.writes)
    expect(one?.writes.join()).toContain('T1b')
  })

  it('is dropped where the socket is no longer open when the turn ends', async () => {
    const { writes, wire, socket } = place()
    const out = socketOut(socket, wire, new Turn())
    out.send('commit')
    socket.readyState = CLOSING
    out.send('late')
    await later()
    expect(writes).toEqual([])
    expect(out.bufferedAmount).toBe(0)
  })

  it('is what a WebSocket reads, whatever its length, between pings of its own', async () => {
    const server = createServer()
    const sockets = new WebSocketServer({ server, perMessageDeflate: false })
    const texts = [0, 1, 125, 126, 127, 65_535, 65_536, 300_000].map(
      (length) => 'ä'.repeat(length / 2) + 'x'.repeat(length % 2),
    )
    sockets.on('connection', (socket, request) => {
      const turn = new Turn()
      const out = socketOut(socket, request.socket, turn)
      for (const text of texts) {
        out.send(text)
        socket.ping()
      }
      out.close(4000, 'over')
    })
    server.listen(0)
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const client = new WebSocket(`ws://127.0.0.1:${String(port)}`)
    const heard: string[] = []
    client.on('message', (data: Buffer) => heard.push(data.toString()))
    const [code] = (await once(client, 'close')) as [number]
    sockets.close()
    server.close()
    expect(heard).toEqual(texts)
    expect(code).toBe(4000)
  })

  it('names its length as the protocol asks', () => {
    expect([...textFrame('a')]).toEqual([0x81, 1, 97])
    expect([...textFrame('a'.repeat(126)).subarray(0, 4)]).toEqual([0x81, 126, 0, 126])
    expect([...textFrame('a'.repeat(0x1_0000)).subarray(0, 10)]).toEqual([
      0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0,
    ])
  })
})
