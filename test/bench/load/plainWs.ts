import { themeId, title } from '../work.mjs'
import { LeanSocket } from './leanSocket.ts'
import type { Join } from './line.ts'
import { eachMark } from './marks.ts'

/** A client of the two limits; one's own event coming back is the acknowledgement. */
export const joinPlainWs: Join = (guest, told) => {
  let joined = false
  const own = new Set<number>()
  const socket = new LeanSocket(
    guest.port,
    '/',
    {},
    {
      opened: () =>
        socket.text(JSON.stringify({ t: 'join', room: guest.room, log: guest.everything })),
      heard: (payload) => {
        if (!joined) {
          joined = true
          JSON.parse(payload.toString())
          if (guest.everything) eachMark(payload, (index) => told.holds(index))
          return told.ready()
        }
        eachMark(payload, (index) => {
          if (own.delete(index)) told.acknowledged(index)
          told.heard(index)
        })
      },
      closed: () => told.closed(),
    },
  )
  return {
    socket,
    give: (index, theme, length) => {
      own.add(index)
      const item = { id: themeId(theme), title: title(index, length) }
      socket.text(JSON.stringify({ t: 'command', id: `bench-${String(index)}`, theme: item }))
    },
  }
}
