// Scenes that hardly come about by chance. Each brings the room where a rule shows, and gives what people would give.
import type { Command, CommandOf } from '../../shared/protocol/command.ts'
import { consentOptions, type Ballot, type Vote } from '../../shared/vote/vote.ts'
import type { Prng } from '../support/prng.ts'
import type { SimClient } from './simClient.ts'
import type { SimWorld } from './simWorld.ts'

/** What a scene works with; `give` notes a command for the checks. */
export interface Stage {
  readonly world: SimWorld
  readonly prng: Prng
  readonly facilitator: SimClient
  readonly people: readonly SimClient[]
  readonly give: (by: SimClient, command: Command) => void
  readonly witnessed: Witnessed[]
}

/** From where to where a client heard something, as places in what it received. */
interface Heard {
  readonly by: SimClient
  readonly from: number
  readonly to: number
}

/** What was given and heard in a moment in which nothing else happened. Whether it was right, the checks say. */
export type Witnessed =
  /** A ballot, and what is wrong with it; null where nothing is. */
  | {
      readonly what: 'ballot'
      readonly voteId: string
      readonly turn: number
      readonly wrong: string | null
      readonly heard: Heard
    }
  /** A consent that everybody answered: the length of the log before the last answer, and after it. */
  | {
      readonly what: 'consent'
      readonly voteId: string
      readonly beforeLast: number
      readonly afterLast: number
      readonly heard: readonly Heard[]
    }

export type Scene = (stage: Stage) => void

/** Everybody is there and has heard everything, and the facilitation leads an open workshop. */
function gather({ world, facilitator, give }: Stage): void {
  for (const client of world.clients) if (!client.connected) client.connect()
  give(facilitator, { type: 'takeFacilitation' })
  give(facilitator, { type: 'openWorkshop' })
  world.settle()
}

const closing = ['nothing', 'parked', 'vote', 'finding', 'recommendation'] as const

/** The facilitation tidies up, often all but one thing, closes the workshop and opens it again (PH6). */
const close: Scene = (stage) => {
  const { world, prng, facilitator, give } = stage
  const run = (command: Command) => {
    give(facilitator, command)
    world.settle()
  }
  gather(stage)
  const left = prng.pick(closing)
  const { room } = facilitator.view
  if (left !== 'vote')
    for (const { id, result } of room.vote.votes)
      if (result === null) run({ type: 'closeVote', voteId: id })
  if (left !== 'parked')
    for (const { id, status, assignedTo } of room.discussion.parked) {
      const before = { status, assignedTo }
      if (status === 'open')
        run({ type: 'settleTopic', id, status: 'settled', assignedTo: '', before })
    }
  for (const { id, noEvidenceReason, annotationIds } of room.finding.findings)
    if (noEvidenceReason === '' && annotationIds.length === 0) run({ type: 'removeFinding', id })
  for (const { id, owner, due } of room.recommendation.recommendations)
    if (owner === '' || due === null) run({ type: 'removeRecommendation', id })
  if (left === 'finding')
    run({
      type: 'changeFinding',
      content: { ...findingOf(prng), noEvidenceReason: '' },
      revision: 0,
    })
  if (left === 'recommendation')
    run({ type: 'changeRecommendation', content: unowned(prng), revision: 0 })
  run({ type: 'closeWorkshop' })
  run({ type: 'openWorkshop' })
}

const unowned = (prng: Prng): CommandOf<'changeRecommendation'>['content'] => ({
  id: prng.id(),
  findingIds: [],
  addressee: 'office',
  indicator: 'Stichprobe',
  ...prng.pick([
    { owner: '', due: '2027-06-30' },
    { owner: 'Abteilungsleitung', due: null },
  ]),
})

/** A finding from what the room said, without passages. */
const findingOf = (prng: Prng): CommandOf<'changeFinding'>['content'] => ({
  id: prng.id(),
  direction: 'strength',
  level: null,
  evidenceLevel: null,
  criterionId: null,
  rating: null,
  annotationIds: [],
  spans: [],
  noEvidenceReason: 'Aus der Runde',
  factors: [],
  groupId: null,
  keySituationId: null,
})

/** Listens while something happens, and tells what each heard. */
function listening(clients: readonly SimClient[], happens: () => void): Heard[] {
  const from = clients.map(({ received }) => received.length)
  happens()
  return clients.map((by, at) => heardSince(by, from[at] ?? 0))
}

const heardSince = (by: SimClient, from: number): Heard => ({ by, from, to: by.received.length })

const logLength = ({ store, source }: SimWorld): number => store.events(source.id).length

const votingRoles: ReadonlySet<string | undefined> = new Set([
  'participant',
  'caseBringer',
  'recorder',
])

const roleOf = ({ facilitator }: Stage, { seatId }: SimClient) =>
  facilitator.view.room.workshop.seats[seatId]?.role

/** Whoever is there and votes, one window of each seat. */
function voters(stage: Stage): SimClient[] {
  const seen = new Set<string>()
  return stage.people.filter((one) => {
    if (!one.live || !votingRoles.has(roleOf(stage, one)) || seen.has(one.seatId)) return false
    seen.add(one.seatId)
    return true
  })
}

/** The running vote with dots, or a new one. */
function dotVote(stage: Stage): Vote | undefined {
  const { world, prng, facilitator, give } = stage
  const open = () =>
    facilitator.view.room.vote.votes.find((one) => one.result === null && one.kind !== 'consent')
  if (open()) return open()
  const options = ['e1', 'e2'].map((entryId) => {
    const content = { id: prng.id(), title: entryId, entryIds: [entryId], question: '' }
    give(facilitator, { type: 'changeKeySituation', content, revision: 0 })
    return content.id
  })
  const settings = { subjectId: null, options, dots: 2, cumulative: true }
  give(facilitator, {
    type: 'openVote',
    vote: { id: prng.id(), kind: 'keySituation', ...settings },
  })
  world.settle()
  return open()
}

/** Casts under the key of this window, or a new one; nothing where the seat voted in another window. */
function cast(prng: Prng, by: SimClient, vote: Vote, choice: Ballot['choice']): Ballot | undefined {
  const held = by.ballots.get(vote.id)
  if (by.voted.includes(vote.id) && held?.acked !== true) return undefined
  const { key = prng.id(), turn = 0 } = held?.ballot ?? {}
  const ballot = { voteId: vote.id, key, turn: turn + 1, choice, text: '' }
  by.cast(ballot)
  return ballot
}

/** A device of some people spends every dot they have (VO6). */
const groupVotes: Scene = (stage) => {
  const { world, prng, facilitator, give, witnessed } = stage
  gather(stage)
  const vote = dotVote(stage)
  const there = voters(stage)
  const [option] = vote?.options ?? []
  if (!vote || option === undefined || there.length === 0) return
  const by = prng.pick(there)
  const role = roleOf(stage, by)
  if (role === undefined || role === 'facilitator') return
  give(facilitator, { type: 'changeSeat', seatId: by.seatId, role, groupSize: 2 + prng.below(3) })
  world.settle()
  const people = facilitator.view.room.workshop.seats[by.seatId]?.groupSize ?? 1
  const from = by.received.length
  const ballot = cast(prng, by, vote, { [option]: vote.dots * people })
  world.settle()
  if (!ballot) return
  const { voteId, turn } = ballot
  witnessed.push({ what: 'ballot', voteId, turn, wrong: null, heard: heardSince(by, from) })
}

/** Somebody casts what nobody may cast (VO5). */
const wrongBallot: Scene = (stage) => {
  const { world, prng, facilitator, witnessed } = stage
  gather(stage)
  const open = dotVote(stage)
  const closed = facilitator.view.room.vote.votes.find(({ result }) => result !== null)
  const wrong = prng.pick(['dots', 'option', 'seat', 'closed'] as const)
  const vote = wrong === 'closed' ? closed : open
  const aside = stage.people.filter((one) => one.live && !votingRoles.has(roleOf(stage, one)))
  const there = wrong === 'seat' ? aside : voters(stage)
  const [option] = vote?.options ?? []
  if (!vote || option === undefined || there.length === 0) return
  const by = prng.pick(there)
  const people = facilitator.view.room.workshop.seats[by.seatId]?.groupSize ?? 1
  const choice = {
    [wrong === 'option' ? 'x' : option]: wrong === 'dots' ? vote.dots * people + 1 : 1,
  }
  const key = by.ballots.get(vote.id)?.ballot.key ?? prng.id()
  // The client knows its right ballots only; the answer to this one is found in the traffic by its turn.
  const turn = WRONG_TURN + witnessed.length
  const ballot = { voteId: vote.id, key, turn, choice, text: '' }
  const from = by.received.length
  by.say(JSON.stringify({ t: 'ballot', ballot }))
  world.settle()
  const heard = heardSince(by, from)
  witnessed.push({ what: 'ballot', voteId: vote.id, turn, wrong: wrongs[wrong], heard })
}

const wrongs = {
  dots: 'with too many dots',
  option: 'on an unknown option',
  seat: 'of somebody who does not vote',
  closed: 'in a closed vote',
} as const

/** Turns from here on belong to ballots that are wrong. */
const WRONG_TURN = 10_000

/** Few vote, or somebody is removed who did; then the vote is closed (VO3). */
const fewVote: Scene = (stage) => {
  const { world, prng, facilitator, give } = stage
  gather(stage)
  const vote = dotVote(stage)
  const there = prng.shuffle(voters(stage))
  const [option] = vote?.options ?? []
  if (!vote || option === undefined) return
  const casting = there.slice(0, 2 + prng.below(2))
  for (const by of casting) cast(prng, by, vote, { [option]: 1 })
  world.settle()
  const [gone] = casting
  if (gone && casting.length > 2) give(facilitator, { type: 'removeSeat', seatId: gone.seatId })
  world.settle()
  give(facilitator, { type: 'closeVote', voteId: vote.id })
  world.settle()
}

/** Everybody answers a consent, one after the others (VO7). */
const consent: Scene = (stage) => {
  const { world, prng, facilitator, give, witnessed } = stage
  gather(stage)
  const content = findingOf(prng)
  const id = prng.id()
  give(facilitator, { type: 'changeFinding', content, revision: 0 })
  const settings = { subjectId: content.id, options: [...consentOptions], dots: 1 }
  give(facilitator, {
    type: 'openVote',
    vote: { id, kind: 'consent', ...settings, cumulative: false },
  })
  world.settle()
  const vote = facilitator.view.room.vote.votes.find((one) => one.id === id)
  const [last, ...others] = voters(stage)
  if (!vote || !last) return
  const answer = (by: SimClient) => {
    cast(prng, by, vote, { [prng.pick(consentOptions)]: 1 })
    world.settle()
  }
  const heard = listening(world.clients, () => others.forEach(answer))
  const beforeLast = logLength(world)
  answer(last)
  witnessed.push({ what: 'consent', voteId: id, beforeLast, afterLast: logLength(world), heard })
}

export const scenes: readonly Scene[] = [close, groupVotes, wrongBallot, fewVote, consent]
