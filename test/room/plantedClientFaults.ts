// Faults planted in the client that ships (`RoomSync`), to show that the simulation would notice each of them.
import { ok } from '../../shared/kernel/result.ts'
import { follows, reflect } from '../../shared/protocol/mirror.ts'
import { syncRules, type SyncRules } from '../../shared/protocol/roomSync.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import type { PlantedFault } from './plantedFaults.ts'

const { give, hear, lost, nextTurn } = syncRules
const client = (rules: Partial<SyncRules>) => () => ({ client: rules })

/** Cuts a commit that cannot follow to the place where it would. */
const takesAGap: SyncRules['hear'] = (sync, message) => {
  if (message.t !== 'commit' || follows(sync.mirror, message)) return hear(sync, message)
  return {
    ...hear(sync, { t: 'pong', sent: 0, serverNow: 0 }),
    sync: { ...sync, mirror: reflect(sync.mirror, message) },
  }
}

const saysNothingAgain: SyncRules['hear'] = (sync, message) => {
  const step = hear(sync, message)
  return message.t === 'welcome' ? { ...step, say: [] } : step
}

/** Takes what was said for what was taken. */
const believesItself: SyncRules['give'] = (sync, pending) => {
  const step = give(sync, pending)
  if (!sync.live) return step
  const outcomes = [{ ...pending, result: ok(null) }]
  return { ...step, sync: { ...step.sync, pending: sync.pending }, outcomes }
}

/** Says what waits under a new id after every welcome. */
const newNames: SyncRules['hear'] = (sync, message) => {
  const step = hear(sync, message)
  if (message.t !== 'welcome') return step
  const say = step.say.map((one) => (one.t === 'command' ? { ...one, id: again(one.id) } : one))
  return { ...step, say }
}
const again = (id: string): string => `${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`

/** Lays a snapshot over what was known, and keeps what it is not told any more. */
const keepsWhatWasHeard: SyncRules['hear'] = (sync, message) => {
  const step = hear(sync, message)
  const isTold = message.t === 'welcome' && message.snapshot?.facilitation != null
  if (message.t !== 'welcome' || isTold) return step
  const { facilitation } = sync.mirror.view
  if (facilitation === emptyRoomView.facilitation) return step
  const { mirror } = step.sync
  return {
    ...step,
    sync: { ...step.sync, mirror: { ...mirror, view: { ...mirror.view, facilitation } } },
  }
}

/** A refused change takes the ballot before along, as it did until the simulation drove this client. */
const losesItsKey: SyncRules['hear'] = (sync, message) => {
  const step = hear(sync, message)
  if (message.t !== 'ballotReject') return step
  const { [message.voteId]: _gone, ...ballots } = step.sync.ballots
  return { ...step, sync: { ...step.sync, ballots } }
}

export const plantedClientFaults: readonly PlantedFault[] = [
  {
    rule: 'RO2',
    what: 'takes a gap',
    options: client({ hear: takesAGap }),
    found: 'a client disagrees about the room',
  },
  {
    rule: 'RO4',
    what: 'forgets what waits when the line goes',
    options: client({ lost: (sync) => ({ ...lost(sync), pending: [] }) }),
    found: 'a command has no outcome',
  },
  {
    rule: 'RO4',
    what: 'does not say again what waits',
    options: client({ hear: saysNothingAgain }),
    found: 'a command has no outcome',
  },
  {
    rule: 'RO4',
    what: 'says it again under another id',
    options: client({ hear: newNames }),
    found: 'a command has no outcome',
  },
  {
    rule: 'RO1',
    what: 'takes what was said for what was taken',
    options: client({ give: believesItself }),
    found: 'an acknowledged command is lost',
  },
  {
    rule: 'RO6',
    what: 'keeps what only the facilitation may hear',
    options: client({ hear: keepsWhatWasHeard }),
    found: 'a window holds what others may hear only',
  },
  {
    rule: 'VO2',
    what: 'votes under one key everywhere',
    options: client({
      nextTurn: (ballots, voteId, choice, text) =>
        nextTurn(ballots, voteId, choice, text, 'k'.repeat(22)),
    }),
    found: 'two votes have ballots under one key',
  },
  {
    rule: 'VO4',
    what: 'forgets its key when a change is refused',
    options: client({ hear: losesItsKey }),
    found: 'a seat could not change its ballot any more',
  },
]
