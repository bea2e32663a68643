// Faults in what travels on a line, and in the clock (RO2, RO3, RO7, RO9, PH3, PH5, VO7, BI1, BI3, BI4). Never part of the product.
import { roomRules } from '../../server/room/roomRules.ts'
import type { RoomSocket } from '../../server/room/connection.ts'
import { fromStored, toStored } from '../../server/room/roomSnapshot.ts'
import { problem } from '../../shared/kernel/problem.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import {
  closeCode,
  PROTOCOL_VERSION,
  type ClientMessage,
  type ServerMessage,
} from '../../shared/protocol/message.ts'
import type { StoredSnapshot } from '../../server/room/roomStore.ts'
import { MemoryRoomStore } from '../support/memoryRoomStore.ts'
import type { PlantedFault } from './plantedFaults.ts'
import type { FaultyLine, LineFault } from './simLines.ts'

/** Says that a state is newer than it is. */
class LaggingSnapshots extends MemoryRoomStore {
  override keepSnapshot(workshopId: string, snapshot: StoredSnapshot): void {
    const { seq } = snapshot
    super.keepSnapshot(workshopId, { ...(this.snapshot(workshopId) ?? snapshot), seq })
  }
}

/** Counts one event too many for each channel. */
class MiscountingSnapshots extends MemoryRoomStore {
  override keepSnapshot(workshopId: string, snapshot: StoredSnapshot): void {
    const kept = fromStored(snapshot)
    const counts = Object.entries(kept.counts).map(([name, count]) => [name, count + 1] as const)
    super.keepSnapshot(workshopId, toStored({ ...kept, counts: Object.fromEntries(counts) }))
  }
}

type Decide = (typeof roomRules)['decide']

type Hello = Extract<ClientMessage, { t: 'hello' }>

const lines = (fault: () => LineFault) => () => ({ lines: fault() })

/** Every line has the same fault, which keeps nothing. */
const everyLine = (fault: FaultyLine) => lines(() => () => fault)

const said = (text: string): ClientMessage => JSON.parse(text) as ClientMessage
const toldIn = (text: string): ServerMessage => JSON.parse(text) as ServerMessage

/** One numbering for all: what goes to the facilitation or one seat counts for everybody. */
const oneNumbering = lines(() => {
  let hidden = 0
  const told = (text: string): string => {
    const frame = toldIn(text)
    if (frame.t === 'welcome')
      return JSON.stringify({
        ...frame,
        cursors: { ...frame.cursors, room: frame.cursors.room + hidden },
      })
    if (frame.t !== 'commit') return text
    if (frame.c === 'room') return JSON.stringify({ ...frame, n: frame.n + hidden })
    hidden += frame.e.length
    return text
  }
  return () => ({ told })
})

/** Loses every twentieth commit on its way. */
const losesCommits = lines(() => {
  let commits = 0
  const told = (text: string) =>
    text.startsWith('{"t":"commit"') && ++commits % 20 === 0 ? null : text
  return () => ({ told })
})

/** Goes on where a line was left, without what came meanwhile. */
const forgetsTheMissed = lines(() => () => {
  let resuming = false
  const told = (text: string) => {
    const frame = toldIn(text)
    if (frame.t === 'welcome') resuming = frame.snapshot === null
    if (frame.t === 'entries' || frame.t === 'presence') resuming = false
    return resuming && frame.t === 'commit' ? null : text
  }
  return { told }
})

/** Takes numbers that lie in the future for the last ones. */
const cutsTheFuture = lines(() => {
  let last = 0
  const heard = (text: string) => {
    const message = parsed(text)
    if (message?.t !== 'hello') return text
    const { cursors } = message
    return JSON.stringify({
      ...message,
      cursors: { ...cursors, room: Math.min(cursors.room, last) },
    })
  }
  const told = (text: string) => {
    const frame = toldIn(text)
    if (frame.t === 'welcome') last = Math.max(last, frame.cursors.room)
    if (frame.t === 'commit' && frame.c === 'room')
      last = Math.max(last, frame.n + frame.e.length - 1)
    return text
  }
  return () => ({ heard, told })
})

function parsed(text: string): ClientMessage | undefined {
  try {
    return said(text)
  } catch {
    return undefined // whatever cannot be read is no frame of interest here
  }
}

/** Takes what it still has at hand for all that was missed: nothing, if the numbers no longer reach back. */
const forgetsTheOld = lines(() => () => {
  let hello: Hello | null = null
  const heard = (text: string) => {
    const message = parsed(text)
    if (message?.t === 'hello') hello = message
    return text
  }
  const told = (text: string) => {
    const frame = toldIn(text)
    if (frame.t !== 'welcome' || frame.stream !== hello?.stream) return text
    return JSON.stringify({ ...frame, snapshot: null, cursors: hello.cursors })
  }
  return { heard, told }
})

/** What was decided for a note, and more that others hear. */
const withEveryNote = (more: (view: Parameters<Decide>[0], seatId: string) => RoomEvent) => () => ({
  rules: {
    decide: ((view, command, ctx) => {
      const decided = roomRules.decide(view, command, ctx)
      if (!decided.ok || command.type !== 'addAnnotation') return decided
      return { ok: true, value: [...decided.value, more(view, ctx.seatId)] }
    }) as Decide,
  },
})

const deciding = (decide: Decide) => () => ({ rules: { decide } })

const shortMinutes: Decide = (view, command, ctx) =>
  roomRules.decide(
    view,
    command.type === 'adjustClock' ? { ...command, ms: command.ms - 1000 } : command,
    ctx,
  )

/** What is left is taken a second too late. */
const losesHeldTime: Decide = (view, command, ctx) =>
  roomRules.decide(
    view,
    command,
    command.type === 'adjustClock' && command.change === 'pause'
      ? { ...ctx, now: ctx.now + 1000 }
      : ctx,
  )

const endsWithTheClock: Decide = (view, command, ctx) => {
  const { endsAt } = view.room.workshop.clock
  return command.type === 'addAnnotation' && endsAt !== null && endsAt < ctx.now
    ? { ok: false, problem: problem('workshop.wrongPhase') }
    : roomRules.decide(view, command, ctx)
}

/** Tells the room to everybody who is connected, admitted or not. */
const tellsWhoWaits = lines(() => {
  const waiting = new Set<RoomSocket>()
  return (_viewer, socket) => ({
    told: (text) => {
      const { t } = toldIn(text)
      if (t === 'waiting') waiting.add(socket)
      if (t === 'welcome' || t === 'bye') waiting.delete(socket)
      if (t === 'commit' && !waiting.has(socket)) for (const one of waiting) one.send(text)
      return text
    },
  })
})

/** Tells with the counts what was answered. */
const tellsAnswers = lines(() => {
  const answers: Record<string, number> = {}
  const heard = (text: string) => {
    const message = parsed(text)
    if (message?.t === 'ballot')
      for (const option of Object.keys(message.ballot.choice))
        answers[option] = (answers[option] ?? 0) + 1
    return text
  }
  const told = (text: string) =>
    text.startsWith('{"t":"gauge"')
      ? text.replace('"gauge":{', `"gauge":{"answers":${JSON.stringify(answers)},`)
      : text
  return () => ({ heard, told })
})

/** Tells every seat who voted. */
const tellsWhoVoted = lines(() => {
  const seats = new Set<RoomSocket>()
  return (viewer, socket) => {
    if (viewer.kind === 'seat') seats.add(socket)
    return {
      told: (text) => {
        if (text.startsWith('{"t":"voted"')) for (const one of seats) one.send(text)
        return text
      },
    }
  }
})

/** Says the key of a ballot with its acknowledgement. */
const saysTheKey = lines(() => {
  let key = ''
  const heard = (text: string) => {
    const message = parsed(text)
    if (message?.t === 'ballot') ({ key } = message.ballot)
    return text
  }
  const told = (text: string) =>
    text.startsWith('{"t":"ballotAck"') ? text.replace('{', `{"key":"${key}",`) : text
  return () => ({ heard, told })
})

const swallows = everyLine({ heard: (text) => (parsed(text) ? text : null) })

/** Reads a topic whatever else stands beside it. */
const readsNearly = everyLine({
  heard: (text) => {
    const message = parsed(text)
    if (message?.t !== 'command' || message.command.type !== 'parkTopic') return text
    const { type, id, text: topic } = message.command
    return JSON.stringify({ t: 'command', id: message.id, command: { type, id, text: topic } })
  },
})

const fallsOver = everyLine({ heard: (text) => JSON.stringify(said(text)) })

const anyVersion = everyLine({
  heard: (text) => {
    const message = parsed(text)
    return message?.t === 'hello'
      ? JSON.stringify({ ...message, protocol: PROTOCOL_VERSION })
      : text
  },
})

const withoutAWord = everyLine({
  told: (text) => (text.includes('protocol.version') ? null : text),
})

/** One budget for all lines: the seat that used it up has a word more, the one that speaks next is shown out. */
const oneBudget = lines(() => {
  let said = 0
  let usedUpBy: RoomSocket | null = null
  return (_viewer, socket) => ({
    heard: (text) => {
      if (usedUpBy !== null && usedUpBy !== socket) {
        usedUpBy = null
        socket.send(JSON.stringify({ t: 'bye', problem: problem('server.tooMany') }))
        socket.close(closeCode.tooMany, 'server.tooMany')
        return null
      }
      if (++said % 500 === 0) usedUpBy = socket
      return text
    },
  })
})

export const lineFaults: readonly PlantedFault[] = [
  {
    rule: 'RO2',
    what: 'numbers what one does not hear',
    options: oneNumbering,
    found: 'a channel has a gap',
  },
  {
    rule: 'RO2',
    what: 'counts in the welcome what one does not hear',
    options: oneNumbering,
    found: 'the numbers tell of what one does not hear',
  },
  {
    rule: 'RO2',
    what: 'loses a commit now and then',
    options: losesCommits,
    found: 'a channel has a gap',
  },
  {
    rule: 'RO3',
    what: 'goes on without what was missed',
    options: forgetsTheMissed,
    found: 'what was missed was not told',
  },
  {
    rule: 'RO3',
    what: 'goes on where its numbers no longer reach back',
    options: forgetsTheOld,
    found: 'what was missed was not told',
  },
  {
    rule: 'RO3',
    what: 'goes on by numbers of any seat and role',
    options: () => ({ rules: { sameStream: (held) => held !== null } }),
    found: 'numbers of another seat or role were taken',
  },
  {
    rule: 'RO3',
    what: 'takes numbers of the future for the last ones',
    options: cutsTheFuture,
    found: 'numbers of the future were taken',
  },
  {
    rule: 'RO9',
    what: 'keeps a state that is older than it says',
    options: () => ({ store: new LaggingSnapshots(), rules: { snapshotEvery: 7 } }),
    found: 'a client disagrees about the room',
  },
  {
    rule: 'RO9',
    what: 'keeps a state with its channels counted too far',
    options: () => ({ store: new MiscountingSnapshots(), rules: { snapshotEvery: 7 } }),
    found: 'the numbers tell of what one does not hear',
  },
  {
    rule: 'RO7',
    what: 'takes whoever writes for not ready any more',
    options: withEveryNote(({ room }, seatId) => ({
      type: 'readyChanged',
      seatId,
      ready: false,
      turn: room.workshop.turn,
    })),
    found: 'others heard that somebody wrote',
  },
  {
    rule: 'RO7',
    what: 'stirs the room with every note',
    options: withEveryNote(({ room }) => ({
      type: 'groupingOpened',
      open: room.workshop.groupingOpen,
    })),
    found: 'others heard that somebody wrote',
  },
  {
    rule: 'PH3',
    what: 'has minutes of 59 seconds',
    options: deciding(shortMinutes),
    found: 'the clock lost or gained time',
  },
  {
    rule: 'PH3',
    what: 'loses time when the clock is held',
    options: deciding(losesHeldTime),
    found: 'the clock lost or gained time',
  },
  {
    rule: 'PH3',
    what: 'takes no notes when the time is over',
    options: deciding(endsWithTheClock),
    found: 'somebody could not write when the time was over',
  },
  {
    rule: 'PH5',
    what: 'tells the room to those who wait',
    options: tellsWhoWaits,
    found: 'somebody who waits heard the room',
  },
  {
    rule: 'VO7',
    what: 'tells the answers while a consent is asked',
    options: tellsAnswers,
    found: 'a consent was told before it closed',
  },
  {
    rule: 'VO2',
    what: 'says the key of a ballot again',
    options: saysTheKey,
    found: 'a ballot key travelled',
  },
  {
    rule: 'VO9',
    what: 'tells every seat who voted',
    options: tellsWhoVoted,
    found: 'a seat heard that another one has voted',
  },
  {
    rule: 'BI1',
    what: 'swallows what it cannot read',
    options: swallows,
    found: 'what cannot be read was not answered',
  },
  {
    rule: 'BI1',
    what: 'does what it can nearly read',
    options: readsNearly,
    found: 'what cannot be read was done',
  },
  {
    rule: 'BI1',
    what: 'falls over what it cannot read',
    options: fallsOver,
    found: 'the day broke off',
  },
  {
    rule: 'BI3',
    what: 'lets any version in',
    options: anyVersion,
    found: 'a client of another version heard something',
  },
  {
    rule: 'BI3',
    what: 'shows another version out without a word',
    options: withoutAWord,
    found: 'a client of another version was not asked to reload',
  },
  {
    rule: 'BI4',
    what: 'listens to a flood',
    options: () => ({ framesPerSecond: 1_000_000 }),
    found: 'a line that floods was not closed',
  },
  {
    rule: 'BI4',
    what: 'counts the frames of all lines together',
    options: oneBudget,
    found: 'somebody was shut out for the flood of another one',
  },
]
