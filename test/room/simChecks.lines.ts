// Promises about what travels on a line, told from the traffic.
import { audienceOf, channelKey } from '../../server/room/audience.ts'
import {
  closeCode,
  type Channel,
  type ClientMessage,
  type ServerMessage,
} from '../../shared/protocol/message.ts'
import type { Clock } from '../../shared/workshop/workshop.ts'
import { framesOf, outcomeOf, readOnce, wasAccepted, type Check, type PastDay } from './pastDay.ts'
import type { LineTape } from './simLines.ts'

type Hello = Extract<ClientMessage, { t: 'hello' }>
type Welcome = Extract<ServerMessage, { t: 'welcome' }>
type Commit = Extract<ServerMessage, { t: 'commit' }>

/** The numbers of one line: what it had when it was greeted, and what it was told since. */
class Numbers {
  readonly found = new Set<string>()
  readonly last: Record<Channel, number> = { room: 0, seat: 0, facilitation: 0 }
  readonly #hello: Hello | undefined
  #missing = new Set<Channel>()
  hears: readonly Channel[] = []

  constructor(hello: Hello | undefined) {
    this.#hello = hello
  }

  welcome({ stream, cursors, snapshot, you }: Welcome): void {
    const resumed = snapshot === null
    if (resumed && stream !== this.#hello?.stream)
      this.found.add('numbers of another seat or role were taken')
    if (you.kind === 'projector') this.hears = ['room']
    else this.hears = you.facilitation ? ['room', 'seat', 'facilitation'] : ['room', 'seat']
    this.#missing = new Set(resumed ? this.hears : [])
    for (const channel of this.hears) {
      if (resumed && cursors[channel] !== this.#hello?.cursors[channel])
        this.found.add('a line went on where it had not been')
      this.last[channel] = cursors[channel]
    }
  }

  commit({ c, n, e }: Commit): void {
    if (n !== this.last[c] + 1)
      this.found.add(this.#missing.has(c) ? 'what was missed was not told' : 'a channel has a gap')
    this.#missing.delete(c)
    this.last[c] = n + e.length - 1
  }
}

function helloOf({ said }: LineTape): Hello | undefined {
  const [first] = said
  const message = first === undefined ? undefined : (JSON.parse(first) as ClientMessage)
  return message?.t === 'hello' ? message : undefined
}

function numbersOf(tape: LineTape): Numbers {
  const numbers = new Numbers(helloOf(tape))
  for (const text of tape.told) {
    if (!/^\{"t":"(welcome|commit)"/.test(text)) continue
    const frame = readOnce(text) as Welcome | Commit
    if (frame.t === 'welcome') numbers.welcome(frame)
    else numbers.commit(frame)
  }
  return numbers
}

/** RO2, RO3: each channel is numbered densely, goes on where it was left, and ends with its last event. */
const numbering: Check = ({ world, log }) => {
  const counts = new Map<string, number>()
  for (const event of log) {
    const key = channelKey(audienceOf(event))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return world.tapes.flatMap((tape) => {
    const { found, last, hears } = numbersOf(tape)
    const seat = tape.viewer.kind === 'seat' ? `seat:${tape.viewer.seatId}` : ''
    for (const channel of hears) {
      const count = counts.get(channel === 'seat' ? seat : channel) ?? 0
      if (last[channel] > count) found.add('the numbers tell of what one does not hear')
      if (tape.open && last[channel] < count) found.add('what was missed was not told')
    }
    return [...found]
  })
}

/** RO7: when a seat writes, no other one is told anything. */
const nobodyHears: Check = ({ witnessed }) =>
  witnessed.flatMap((seen) =>
    seen.what === 'note' && wasAccepted(seen.given) && seen.heard.some(({ from, to }) => to > from)
      ? ['others heard that somebody wrote']
      : [],
  )

/** What a clock should say after a change at a moment. */
function changed(
  { endsAt, pausedRemainingMs }: Clock,
  change: 'add' | 'pause' | 'resume',
  ms: number,
  at: number,
): [endsAt: number | null, pausedRemainingMs: number | null] {
  if (change === 'pause') return endsAt === null ? [null, pausedRemainingMs] : [null, endsAt - at]
  if (change === 'resume')
    return pausedRemainingMs === null ? [endsAt, null] : [at + pausedRemainingMs, null]
  if (pausedRemainingMs !== null) return [null, pausedRemainingMs + ms]
  return [Math.max(endsAt ?? at, at) + ms, null]
}

/** PH3: the server's clock keeps its time when it is held, a minute has 60 s, and its end ends nothing. */
const clocks: Check = ({ witnessed }) => {
  const found: string[] = []
  for (const seen of witnessed) {
    if (seen.what === 'overtime') {
      if (seen.after > seen.before) found.push('something happened when the time was over')
      if (outcomeOf(seen.note)) found.push('somebody could not write when the time was over')
    }
    if (seen.what !== 'clock') continue
    const { change, ms, before, after, from, to } = seen
    const moments = Array.from({ length: to - from + 1 }, (_, passed) => from + passed)
    const right = moments.some((at) => {
      const [endsAt, pausedRemainingMs] = changed(before, change, ms, at)
      return after.endsAt === endsAt && after.pausedRemainingMs === pausedRemainingMs
    })
    if (!right) found.push('the clock lost or gained time')
  }
  return found
}

const bye = (frames: readonly ServerMessage[], code: string): boolean =>
  frames.some((frame) => frame.t === 'bye' && frame.problem.code === code)

/** BI1: what cannot be read is answered with a code, and nothing of it happens. */
const unread: Check = ({ witnessed, log }) => {
  const found: string[] = []
  const happened = JSON.stringify(log)
  for (const seen of witnessed) {
    if (seen.what !== 'garbage') continue
    const { count, word, heard } = seen
    const frames = framesOf(heard.by).slice(heard.from, heard.to)
    const answered = frames.filter(
      (frame) => frame.t === 'reject' && frame.problem.code === 'protocol.malformed',
    )
    if (answered.length < count && !bye(frames, 'protocol.malformed'))
      found.push('what cannot be read was not answered')
    if (happened.includes(word)) found.push('what cannot be read was done')
  }
  return found
}

/** RO3, BI3, BI4: what a stranger's own program is answered. */
const strangers: Check = (day) => {
  const found: string[] = []
  for (const seen of day.witnessed) {
    if (!('stranger' in seen)) continue
    const { frames, closed } = seen.stranger
    const welcome = frames.find((frame) => frame.t === 'welcome')
    if (seen.what === 'oldVersion') {
      if (frames.some(({ t }) => t !== 'bye'))
        found.push('a client of another version heard something')
      if (closed !== closeCode.version || !bye(frames, 'protocol.version'))
        found.push('a client of another version was not asked to reload')
    }
    if (seen.what === 'flood' && (closed !== closeCode.tooMany || !bye(frames, 'server.tooMany')))
      found.push('a line that floods was not closed')
    if (seen.what === 'futureNumbers' && welcome?.snapshot === null)
      found.push('numbers of the future were taken')
  }
  return [...found, ...shutOut(day)]
}

/** BI4: no other seat is shut out for a flood. */
const shutOut = ({ world }: PastDay): string[] =>
  world.clients.some((client) => bye(framesOf(client), 'server.tooMany'))
    ? ['somebody was shut out for the flood of another one']
    : []

export const lineChecks: readonly Check[] = [numbering, nobodyHears, clocks, unread, strangers]
