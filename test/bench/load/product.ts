import { PROTOCOL_VERSION, type ServerMessage } from '../../../shared/protocol/message.ts'
import { themeId, title } from '../work.mjs'
import { LeanSocket } from './leanSocket.ts'
import type { Guest, Join } from './line.ts'
import { eachMark } from './marks.ts'

const ID = 'bench-command-'
const DIGITS = 10
const commandId = (index: number) => ID + String(index).padStart(DIGITS, '0')

/** What a seat gives: renaming a theme, or something else that names the command in the same way. */
export type Wording = (index: number, theme: number, length: number) => unknown

/** The longest title of a theme; a longer wording is a topic of the parking lot. */
const LONGEST_TITLE = 120

/** Renames themes; each change names the title it is based on, as the product's screens do. */
function renaming(): Wording {
  const titles = new Map<number, string>()
  return (index, theme, length) => {
    const next = title(index, length)
    if (length > LONGEST_TITLE) return { type: 'parkTopic', id: themeId(index), text: next }
    const before = titles.get(theme) ?? null
    titles.set(theme, next)
    return { type: 'changeGroup', group: { id: themeId(theme), title: next }, before }
  }
}

const starts = (payload: Buffer, text: string) =>
  payload.length >= text.length && payload.toString('latin1', 0, text.length) === text

/** The line of a seat as its screen opens it; `hear` is told every message, `closed` when it ends. */
export function openSeat(
  { port, room, token }: Guest,
  hear: (payload: Buffer) => void,
  closed: () => void,
): LeanSocket {
  const headers = { Cookie: `fw_seat=${token}`, Origin: `http://127.0.0.1:${port}` }
  const cursors = { room: 0, seat: 0, facilitation: 0 }
  const hello = { t: 'hello', protocol: PROTOCOL_VERSION, stream: null, cursors }
  const socket = new LeanSocket(port, `/api/workshops/${room}/room?as=seat`, headers, {
    opened: () => socket.text(JSON.stringify({ ...hello, text: null, name: null })),
    heard: (payload) => {
      if (starts(payload, '{"t":"reject"') || starts(payload, '{"t":"bye"'))
        throw new Error(`refused: ${payload.toString().slice(0, 200)}`)
      hear(payload)
    },
    closed,
  })
  return socket
}

/** A seat of the product itself; every state it receives is parsed as its client would. */
export const joinProduct =
  (wording: Wording = renaming()): Join =>
  (guest, told) => {
    const hear = (payload: Buffer) => {
      if (starts(payload, '{"t":"commit"')) eachMark(payload, (index) => told.heard(index))
      else if (starts(payload, '{"t":"ack"'))
        for (const id of (JSON.parse(payload.toString()) as { ids: string[] }).ids)
          told.acknowledged(Number(id.slice(ID.length)))
      else if (starts(payload, '{"t":"welcome"')) {
        JSON.parse(payload.toString()) as ServerMessage
        if (guest.everything) eachMark(payload, (index) => told.holds(index))
      } else if (starts(payload, '{"t":"entries"')) told.ready()
    }
    const socket = openSeat(guest, hear, () => told.closed())
    return {
      socket,
      give: (index, theme, length) =>
        socket.text(
          JSON.stringify({
            t: 'command',
            id: commandId(index),
            command: wording(index, theme, length),
          }),
        ),
    }
  }
