import { PROTOCOL_VERSION } from '../../../shared/protocol/message.ts'
import { themeId, title } from '../work.mjs'
import { LeanSocket } from './leanSocket.ts'
import type { Guest, Join } from './line.ts'
import { eachMark } from './marks.ts'

const ID = 'bench-command-'
/** What only makes room; it is no command of the bench. */
const TIDYING = 'bench-tidying-'
const DIGITS = 10
const commandId = (index: number) => ID + String(index).padStart(DIGITS, '0')

/** What a seat gives: renaming a theme, or something else that names the command in the same way. */
export type Wording = (index: number, theme: number, length: number) => Given

interface Given {
  readonly type: string
  readonly id?: string
}

/** So many topics of one seat lie in the parking lot, which takes 200 (BI7). */
const MOST_TOPICS = 150

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

const LOADING = '{"t":"bye","problem":{"code":"workshop.loading"'

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
      // The line is closed after it; a client that waits for a room that is being read comes again.
      if (starts(payload, LOADING)) return
      if (starts(payload, '{"t":"reject"') || starts(payload, '{"t":"bye"'))
        throw new Error(`refused: ${payload.toString().slice(0, 200)}`)
      hear(payload)
    },
    closed,
  })
  return socket
}

/** The numbers of the commands that an acknowledgement names. */
function eachGiven(payload: Buffer, told: (index: number) => void): void {
  const { ids } = JSON.parse(payload.toString()) as { ids: string[] }
  for (const id of ids) if (id.startsWith(ID)) told(Number(id.slice(ID.length)))
}

const parse = (payload: Buffer): unknown => JSON.parse(payload.toString())

/** A seat of the product itself; `takeIn` is given every state, which is parsed as the product's client would. */
export const joinProduct =
  (wording: Wording = renaming(), takeIn: (payload: Buffer) => unknown = parse): Join =>
  (guest, told) => {
    const hear = (payload: Buffer) => {
      if (starts(payload, '{"t":"commit"')) eachMark(payload, (index) => told.heard(index))
      else if (starts(payload, '{"t":"ack"'))
        eachGiven(payload, (index) => told.acknowledged(index))
      else if (starts(payload, '{"t":"welcome"')) {
        takeIn(payload)
        if (guest.everything) eachMark(payload, (index) => told.holds(index))
      } else if (starts(payload, '{"t":"entries"')) told.ready()
    }
    const socket = openSeat(guest, hear, () => told.closed())
    const say = (id: string, command: Given) =>
      socket.text(JSON.stringify({ t: 'command', id, command }))
    const topics: string[] = []
    let tidied = 0
    return {
      socket,
      give: (index, theme, length) => {
        const command = wording(index, theme, length)
        say(commandId(index), command)
        if (command.type === 'parkTopic' && command.id) topics.push(command.id)
        const oldest = topics.length > MOST_TOPICS ? topics.shift() : undefined
        if (oldest !== undefined)
          say(TIDYING + String(tidied++).padStart(DIGITS, '0'), { type: 'removeItem', id: oldest })
      },
    }
  }
