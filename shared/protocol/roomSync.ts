// What a window knows of its room and still owes it. Pure: the screens, the visitors without a screen and the simulation
// are shells around it, so that what the simulation proves is what ships.
import { problem, type Problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { Ballot } from '../vote/vote.ts'
import { nextTurn, withAnswer, withTurn, type OwnBallots } from '../vote/ownBallot.ts'
import type { Command } from '../room/command.ts'
import { PROTOCOL_VERSION, type ClientMessage, type ServerMessage } from './message.ts'
import { emptyMirror, follows, reflect, type Mirror } from './mirror.ts'

/** A command that has no outcome yet. */
export interface Pending {
  readonly id: string
  readonly command: Command
  /** Server time in milliseconds after which it is no longer wanted (RO10). */
  readonly until?: number | undefined
}

/** What a window knows (`mirror`, from the server alone) and what it owes (`pending`, `ballots`). */
export interface RoomSync {
  readonly mirror: Mirror
  /** Was the line welcomed? Only then is anything but the greeting said. */
  readonly live: boolean
  /** In the order given; said again after every welcome, under the same id (RO4). */
  readonly pending: readonly Pending[]
  readonly ballots: OwnBallots
}

export const emptySync: RoomSync = { mirror: emptyMirror, live: false, pending: [], ballots: {} }

/** The one outcome of a command. */
export interface Outcome extends Pending {
  readonly result: Result<null>
}

/** The answer to one turn of a ballot. */
export interface BallotAnswer {
  readonly voteId: string
  readonly turn: number
  readonly result: Result<null>
}

/** What a step leads to. */
export interface SyncStep {
  readonly sync: RoomSync
  /** To be said on the line now, in this order. */
  readonly say: readonly ClientMessage[]
  readonly outcomes: readonly Outcome[]
  readonly answer: BallotAnswer | null
  /** What was heard cannot be trusted: give the line up and open a new one (RO2). */
  readonly restart: boolean
}

const quiet = (sync: RoomSync): SyncStep => ({
  sync,
  say: [],
  outcomes: [],
  answer: null,
  restart: false,
})

/** The greeting of a new line: what this window has, so that only the rest is told. */
export function greeting({ mirror }: RoomSync, name: string | null): ClientMessage {
  const { stream, cursors, text } = mirror
  const held = text && { id: text.id, entries: text.entries.length }
  return { t: 'hello', protocol: PROTOCOL_VERSION, stream, cursors, text: held, name }
}

/** A command is given. It waits for its one outcome, however long the line is gone. */
export function give(sync: RoomSync, pending: Pending): SyncStep {
  if (sync.pending.some(({ id }) => id === pending.id)) return quiet(sync)
  return {
    ...quiet({ ...sync, pending: [...sync.pending, pending] }),
    say: sync.live ? [said(pending)] : [],
  }
}

const said = ({ id, command, until }: Pending): ClientMessage => ({
  t: 'command',
  id,
  command,
  ...(until !== undefined && { until }),
})

/**
 * What these commands wanted is no longer wanted if they have no outcome: they end with `why` and are not said again
 * (RO10). The server may have taken one whose answer is still on its way; the room then shows it.
 */
export function givenUp(sync: RoomSync, which: (one: Pending) => boolean, why: Problem): SyncStep {
  const outcomes = sync.pending.filter(which).map((one) => ({ ...one, result: refuse(why) }))
  return {
    ...quiet({ ...sync, pending: sync.pending.filter((one) => !which(one)) }),
    outcomes,
  }
}

/** A turn of a ballot is given. */
export function cast(sync: RoomSync, ballot: Ballot): SyncStep {
  return {
    ...quiet({ ...sync, ballots: withTurn(sync.ballots, ballot) }),
    say: sync.live ? [{ t: 'ballot', ballot }] : [],
  }
}

/** The line is gone; what is owed stays. */
export const lost = (sync: RoomSync): RoomSync => ({ ...sync, live: false })

/** The place in the room is gone: nothing is owed any more, and whatever waits ends with `why`. */
export function forgotten(sync: RoomSync, why: Problem): SyncStep {
  const outcomes = sync.pending.map((pending) => ({ ...pending, result: refuse(why) }))
  return { ...quiet({ ...sync, pending: [], ballots: {} }), outcomes }
}

/** The server says something. */
export function hear(sync: RoomSync, message: ServerMessage): SyncStep {
  if (message.t === 'commit' && !follows(sync.mirror, message)) {
    // A gap always means trouble: ask for everything anew instead of guessing.
    const mirror = { ...sync.mirror, stream: null }
    return { ...quiet({ ...sync, mirror, live: false }), restart: true }
  }
  const heard = { ...sync, mirror: reflect(sync.mirror, message) }
  switch (message.t) {
    case 'welcome': {
      const commands = sync.pending.map(said)
      const ballots = Object.values(sync.ballots)
        .flatMap(({ waiting }) => waiting)
        .map((ballot) => ({ t: 'ballot' as const, ballot }))
      return { ...quiet({ ...heard, live: true }), say: [...commands, ...ballots] }
    }
    case 'ack':
      return settled(heard, message.ids, ok(null))
    case 'reject':
      return settled(heard, [message.id], refuse(message.problem))
    case 'ballotAck':
      return answered(heard, message.voteId, message.turn, ok(null))
    case 'ballotReject':
      return answered(heard, message.voteId, message.turn, refuse(message.problem))
    case 'textGone':
      return forgotten(heard, problem('reviewCase.withdrawn'))
    case 'waiting':
    case 'commit':
    case 'entries':
    case 'presence':
    case 'gauge':
    case 'voted':
    case 'joinCode':
    case 'pong':
    case 'bye':
      return quiet(heard)
  }
}

/** An answer that came twice finds nothing to settle any more. */
function settled(sync: RoomSync, ids: readonly string[], result: Result<null>): SyncStep {
  const ended = new Set(ids)
  return {
    ...quiet({ ...sync, pending: sync.pending.filter(({ id }) => !ended.has(id)) }),
    outcomes: sync.pending.filter(({ id }) => ended.has(id)).map((one) => ({ ...one, result })),
  }
}

function answered(sync: RoomSync, voteId: string, turn: number, result: Result<null>): SyncStep {
  const ballots = withAnswer(sync.ballots, voteId, turn, result.ok)
  if (ballots === sync.ballots) return quiet(sync)
  return { ...quiet({ ...sync, ballots }), answer: { voteId, turn, result } }
}

/** All of it, so that the simulation can show what happens without one of them. */
export const syncRules = { greeting, give, nextTurn, cast, lost, forgotten, hear }
export type SyncRules = typeof syncRules
