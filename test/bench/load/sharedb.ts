import { themeId, title } from '../work.mjs'
import { LeanSocket } from './leanSocket.ts'
import type { Join } from './line.ts'
import { eachMark } from './marks.ts'

type Message = {
  a?: string
  id?: string
  v?: number
  src?: string
  error?: unknown
  data?: { v: number }
  op?: unknown
}

/** A client of ShareDB: one operation in flight, the others wait, as its own client does. */
export const joinShareDb: Join = (guest, told) => {
  const doc = { c: 'rooms', d: guest.room }
  let version = 0
  let source = ''
  let sequence = 1
  let flying: number | null = null
  const queue: { index: number; op: unknown }[] = []
  const fly = () => {
    const next = queue.shift()
    if (!next) return
    flying = next.index
    socket.text(
      JSON.stringify({ a: 'op', ...doc, v: version, seq: sequence++, x: {}, op: next.op }),
    )
  }
  const hearOp = (message: Message, payload: Buffer) => {
    // A submit is also answered with the operations its base version missed: seen already.
    if (message.src !== source && (message.v ?? 0) < version) return
    version = Math.max(version, (message.v ?? 0) + 1)
    if (message.src !== source) return eachMark(payload, (index) => told.heard(index))
    if (flying !== null) told.acknowledged(flying)
    flying = null
    fly()
  }
  const hear = (payload: Buffer) => {
    const message = JSON.parse(payload.toString()) as Message
    if (message.error !== undefined) throw new Error(payload.toString().slice(0, 200))
    if (message.a === 'hs') {
      source = message.id ?? ''
      socket.text(JSON.stringify({ a: 's', ...doc, v: null }))
    } else if (message.a === 's' && message.data) {
      version = message.data.v
      if (guest.everything) eachMark(payload, (index) => told.holds(index))
      told.ready()
    } else if (message.a === 'op') hearOp(message, payload)
  }
  const socket = new LeanSocket(
    guest.port,
    '/',
    {},
    {
      opened: () =>
        socket.text(JSON.stringify({ a: 'hs', id: null, protocol: 1, protocolMinor: 2 })),
      heard: hear,
      closed: () => told.closed(),
    },
  )
  return {
    socket,
    give: (index, theme, length) => {
      const item = { id: themeId(theme), title: title(index, length) }
      // `od` is only looked at when an operation is undone.
      queue.push({ index, op: [{ p: ['themes', themeId(theme)], oi: item }] })
      if (flying === null) fly()
    },
  }
}
