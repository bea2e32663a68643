import { themeId, title } from '../work.mjs'
import { LeanSocket } from './leanSocket.ts'
import type { Join } from './line.ts'
import { eachMark } from './marks.ts'

const [OPEN, PING, MESSAGE] = [0x30, 0x32, 0x34]
const [CONNECT, ACK] = [0x30, 0x33]

/** A client of socket.io: Engine.IO 4 on a WebSocket; acknowledged by its callback. */
export const joinSocketIo: Join = (guest, told) => {
  const JOIN = 0
  let next = 1
  const waiting = new Map<number, number>()
  const hear = (payload: Buffer) => {
    const kind = payload[0]
    if (kind === OPEN) return socket.text('40')
    if (kind === PING) return socket.text('3')
    if (kind !== MESSAGE) return
    const packet = payload[1]
    if (packet === CONNECT) return socket.text(`42${JOIN}${JSON.stringify(['join', guest.room])}`)
    if (packet !== ACK) return eachMark(payload, (index) => told.heard(index))
    const number = Number.parseInt(payload.toString('latin1', 2, payload.indexOf('[')), 10)
    if (number === JOIN) return told.ready()
    told.acknowledged(waiting.get(number) ?? -1)
    waiting.delete(number)
  }
  const socket = new LeanSocket(
    guest.port,
    '/socket.io/?EIO=4&transport=websocket',
    {},
    {
      opened: () => undefined,
      heard: hear,
      closed: () => told.closed(),
    },
  )
  return {
    socket,
    give: (index, theme, length) => {
      waiting.set(next, index)
      const item = { id: themeId(theme), title: title(index, length) }
      const command = { id: `bench-${String(index)}`, theme: item }
      socket.text(`42${next++}${JSON.stringify(['command', command])}`)
    },
  }
}
