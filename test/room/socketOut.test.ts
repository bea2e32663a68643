import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { Encoder, socketOut } from '../../server/room/socketOut.ts'

/** A socket that writes two pieces per frame, a head and a body, as `ws` does. */
function place() {
  const writes: string[] = []
  const wire = new PassThrough({
    writev: (chunks, done) => {
      writes.push(chunks.map(({ chunk }) => String(chunk)).join(''))
      done()
    },
    write: (chunk, _encoding, done) => {
      writes.push(String(chunk))
      done()
    },
  })
  const sent: Buffer[] = []
  const socket = {
    send: (data: Buffer) => {
      sent.push(data)
      wire.write('<')
      wire.write(data)
    },
    close: () => void wire.write('closed'),
    get bufferedAmount() {
      return wire.writableLength
    },
  }
  return { writes, sent, wire, socket }
}

const turn = () => new Promise(setImmediate)

describe('what a room sends to a socket', () => {
  it('leaves in one write per turn, in order, the close last', async () => {
    const { writes, wire, socket } = place()
    const out = socketOut(socket, wire, new Encoder())
    out.send('commit')
    out.send('ack')
    expect(writes).toEqual([])
    await turn()
    out.send('bye')
    out.close(4000, 'over')
    await turn()
    expect(writes).toEqual(['<commit<ack', '<byeclosed'])
  })

  it('counts as waiting until it has left', async () => {
    const { wire, socket } = place()
    const out = socketOut(socket, wire, new Encoder())
    out.send('commit')
    expect(out.bufferedAmount).toBe('<commit'.length)
    await turn()
    expect(out.bufferedAmount).toBe(0)
  })

  it('is encoded once for all who hear the same, and never mixed up', async () => {
    const { sent, wire, socket } = place()
    const encoder = new Encoder()
    for (const text of ['ä', 'ä', 'b', 'ä', ''])
      for (const out of [socketOut(socket, wire, encoder)]) out.send(text)
    expect(sent.map(String)).toEqual(['ä', 'ä', 'b', 'ä', ''])
    expect(sent[0]).toBe(sent[1])
    await turn()
  })
})
