// Scenes that hardly come about by chance. Each brings the room where a rule shows, and gives what people would give.
import { AWAY_MS } from '../../server/room/roomHall.ts'
import type { Command, CommandOf } from '../../shared/room/command.ts'
import { PROTOCOL_VERSION, type ServerMessage } from '../../shared/protocol/message.ts'
import type { Clock } from '../../shared/workshop/workshop.ts'
import { consentOptions, type Choice, type Vote } from '../../shared/vote/vote.ts'
import type { Prng } from '../support/prng.ts'
import type { Given } from './pastDay.ts'
import { addOn } from './sampleCommand.ts'
import { stepOf } from './sampleSource.ts'
import type { SimStranger } from './simLines.ts'
import type { SimClient } from './simClient.ts'
import type { SimWorld } from './simWorld.ts'

/** What a scene works with; `give` keeps a command for the checks. */
interface Stage {
  readonly world: SimWorld
  readonly prng: Prng
  readonly facilitator: SimClient
  readonly people: readonly SimClient[]
  readonly give: (by: SimClient, command: Command) => Given
  /** Words for a note that stand in no other one. */
  readonly stamp: (by: SimClient) => string
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
  /** A ballot, and what is wrong with it; null if nothing is. */
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
      /** Where the log ended once the last answer was heard; it may still be corrected. */
      readonly beforeClosing: number
      readonly afterLast: number
      readonly heard: readonly Heard[]
    }
  /** A note in a quiet room, and what everybody else heard meanwhile. */
  | { readonly what: 'note'; readonly given: Given; readonly heard: readonly Heard[] }
  /** A change of the clock, and between which moments it was made. */
  | {
      readonly what: 'clock'
      readonly change: 'add' | 'pause' | 'resume'
      readonly ms: number
      readonly before: Clock
      readonly after: Clock
      readonly from: number
      readonly to: number
    }
  /** Events in the log before and after minutes in which the time was over, and a note given afterwards. */
  | {
      readonly what: 'overtime'
      readonly before: number
      readonly after: number
      readonly note: Given
    }
  /** Frames that cannot be read, with a word that stands in all of them. */
  | {
      readonly what: 'garbage'
      readonly count: number
      readonly word: string
      readonly heard: Heard
    }
  /** A stranger with a program of their own. */
  | {
      readonly what: 'oldVersion' | 'flood' | 'futureNumbers' | 'foreignNumbers'
      readonly stranger: SimStranger
    }

export type Scene = (stage: Stage) => void

/** Everybody is there and has heard everything, and the facilitation leads an open workshop. */
function gather({ world, facilitator, give }: Stage): void {
  for (const client of world.clients) if (!client.connected) client.connect()
  give(facilitator, { type: 'takeFacilitation' })
  give(facilitator, { type: 'openWorkshop' })
  world.settle()
}

/** The facilitation does something, and everybody hears it. */
const run = ({ world, facilitator, give }: Stage, command: Command): Given => {
  const given = give(facilitator, command)
  world.settle()
  return given
}

const closing = ['nothing', 'parked', 'vote', 'finding', 'recommendation'] as const

/** The facilitation tidies up, often all but one thing, closes the workshop and opens it again (PH6). */
const close: Scene = (stage) => {
  const { prng, facilitator } = stage
  gather(stage)
  const left = prng.pick(closing)
  const { room } = facilitator.view
  if (left !== 'vote')
    for (const { id, result } of room.vote.votes)
      if (result === null) run(stage, { type: 'closeVote', voteId: id })
  if (left !== 'parked')
    for (const { id, status, assignedTo } of room.discussion.parked) {
      const before = { status, assignedTo }
      if (status === 'open')
        run(stage, { type: 'settleTopic', id, status: 'settled', assignedTo: '', before })
    }
  for (const { id, noEvidenceReason, annotationIds } of room.finding.findings)
    if (noEvidenceReason === '' && annotationIds.length === 0)
      run(stage, { type: 'removeFinding', id })
  for (const { id, owner, due } of room.recommendation.recommendations)
    if (owner === '' || due === null) run(stage, { type: 'removeRecommendation', id })
  if (left === 'finding')
    run(stage, {
      type: 'changeFinding',
      content: { ...findingOf(prng), noEvidenceReason: '' },
      revision: 0,
    })
  if (left === 'recommendation')
    run(stage, { type: 'changeRecommendation', content: unowned(prng), revision: 0 })
  run(stage, { type: 'closeWorkshop' })
  run(stage, { type: 'openWorkshop' })
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
export const findingOf = (prng: Prng): CommandOf<'changeFinding'>['content'] => ({
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

/** The seats that are there and vote, one window of each. */
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

/** A seat votes in this window; false if their seat voted in another one. */
function cast(by: SimClient, vote: Vote, choice: Choice): boolean {
  if (by.voted.includes(vote.id) && by.ballots.get(vote.id)?.acked !== true) return false
  by.vote(vote.id, choice)
  return true
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
  if (!cast(by, vote, { [option]: vote.dots * people })) return
  world.settle()
  const turn = by.ballots.get(vote.id)?.ballot.turn
  if (turn !== undefined)
    witnessed.push({
      what: 'ballot',
      voteId: vote.id,
      turn,
      wrong: null,
      heard: heardSince(by, from),
    })
}

/** A seat casts what may not be cast (VO5). */
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

/** Few vote, or a seat is removed that did, beside dots from paper; then the vote is closed (VO3). */
const fewVote: Scene = (stage) => {
  const { world, prng, facilitator, give } = stage
  gather(stage)
  const vote = dotVote(stage)
  const there = prng.shuffle(voters(stage))
  const [option] = vote?.options ?? []
  if (!vote || option === undefined) return
  const casting = there.slice(0, 2 + prng.below(2))
  for (const by of casting) cast(by, vote, { [option]: 1 })
  world.settle()
  const [gone] = casting
  if (gone && casting.length > 2) give(facilitator, { type: 'removeSeat', seatId: gone.seatId })
  const paper = { people: 2, totals: { [option]: 2 } }
  const before = facilitator.view.facilitation.paperDots[vote.id] ?? null
  if (prng.chance(0.5))
    give(facilitator, { type: 'enterPaperDots', voteId: vote.id, paper, before })
  world.settle()
  give(facilitator, { type: 'closeVote', voteId: vote.id })
  world.settle()
}

/** The server starts anew, and people find it again one after the other. */
function comeBackSlowly(world: SimWorld, prng: Prng): void {
  world.restart()
  for (const client of prng.shuffle(world.clients)) {
    client.connect()
    world.settle()
  }
}

/** Every window of a seat is gone. */
function dropAll(world: SimWorld, seatId: string): void {
  for (const client of world.clients) if (client.seatId === seatId) client.drop()
  world.settle()
}

/** Everybody answers a consent, one after the others; now and then the last one leaves without an answer (VO7). */
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
    cast(by, vote, { [prng.pick(consentOptions)]: 1 })
    world.settle()
  }
  // A seat that is away holds no other up.
  const away = others.length > 2 && prng.chance(0.3) ? others[0]?.seatId : undefined
  if (away !== undefined) dropAll(world, away)
  const here = others.filter(({ live }) => live)
  const heard = listening(world.clients, () => here.forEach(answer))
  if (away === undefined && prng.chance(0.3)) comeBackSlowly(world, prng)
  const beforeLast = logLength(world)
  if (here.length > 0 && prng.chance(0.3)) dropAll(world, last.seatId)
  else answer(last)
  // A seat that lost its line only just now is waited for.
  if (!last.live) world.pass(AWAY_MS + 1000)
  world.settle()
  // Who answered last sees it, and sometimes corrects it.
  const inTime = last.live && away === undefined
  const beforeClosing = inTime ? logLength(world) : beforeLast
  if (inTime && prng.chance(0.5)) answer(last)
  if (last.live) world.pass(AWAY_MS + 1000)
  world.settle()
  const afterLast = logLength(world)
  witnessed.push({ what: 'consent', voteId: id, beforeLast, beforeClosing, afterLast, heard })
}

const pickFrom = <T>(prng: Prng, items: readonly T[]): T | undefined =>
  items.length === 0 ? undefined : prng.pick(items)

/** The seats that are there and neither facilitate nor edit. */
const plain = (stage: Stage): SimClient[] => {
  const { coFacilitators } = stage.facilitator.view.room.workshop
  return voters(stage).filter(
    (one) => roleOf(stage, one) !== 'recorder' && !coFacilitators.includes(one.seatId),
  )
}

/** A seat writes a note while nothing else happens (RO7). */
const quietNote: Scene = (stage) => {
  const { world, prng, give, stamp, witnessed } = stage
  gather(stage)
  run(stage, { type: 'enterStep', stepId: stepOf('annotate') })
  const by = pickFrom(prng, voters(stage))
  if (!by) return
  if (prng.chance(0.7)) give(by, { type: 'setReady', ready: true })
  world.settle()
  // What the full minute brings is told before.
  for (let tries = 0; tries < 3 && world.isDueWithin(QUIET_MS); tries++) {
    world.pass(QUIET_MS)
    world.settle()
  }
  if (world.isDueWithin(QUIET_MS)) return
  let given: Given | undefined
  const others = world.clients.filter(({ seatId }) => seatId !== by.seatId)
  const heard = listening(others, () => {
    given = give(by, addOn(prng.id(), 'e1', stamp(by)))
    world.settle()
  })
  if (given) witnessed.push({ what: 'note', given, heard })
}

/** So long nothing may be due while a room counts as quiet, in milliseconds: longer than it takes to settle. */
const QUIET_MS = 3000

/** The clock is held, goes on, or gets a minute more, before its end or after it (PH3). */
const clock: Scene = (stage) => {
  const { world, prng, facilitator, witnessed } = stage
  gather(stage)
  if (prng.chance(0.5)) run(stage, { type: 'enterStep', stepId: stepOf('annotate') })
  world.pass(prng.below(16) * 60_000)
  const read = () => facilitator.view.room.workshop.clock
  for (const change of prng.shuffle(['add', 'pause', 'resume', 'add'] as const)) {
    world.settle()
    const [before, from] = [read(), world.now]
    const given = run(stage, { type: 'adjustClock', change, ms: 60_000 })
    if (facilitator.outcomes.get(given.id) !== null) return
    const [after, to] = [read(), world.now]
    witnessed.push({ what: 'clock', change, ms: 60_000, before, after, from, to })
    world.pass(prng.below(90_000))
  }
}

/** The time of a step is over, and people go on writing (PH3). */
const overtime: Scene = (stage) => {
  const { world, prng, facilitator, give, stamp, witnessed } = stage
  gather(stage)
  run(stage, { type: 'enterStep', stepId: stepOf('annotate') })
  run(stage, { type: 'adjustClock', change: 'resume', ms: 60_000 })
  const { stepId, clock: running } = facilitator.view.room.workshop
  world.pass(Math.max(0, (running.endsAt ?? 0) - world.now) + 1)
  world.settle()
  // A consent that was answered before closes by itself in these seconds (VO7): that is not the clock's doing.
  world.pass(AWAY_MS + 1000)
  world.settle()
  const before = logLength(world)
  world.pass(120_000)
  world.settle()
  const after = logLength(world)
  const by = pickFrom(prng, plain(stage))
  if (!by || stepId !== stepOf('annotate')) return
  const note = give(by, addOn(prng.id(), 'e1', stamp(by)))
  world.settle()
  witnessed.push({ what: 'overtime', before, after, note })
}

/** Frames that no client of this product would send, with a word in each. */
const unreadable = (prng: Prng, word: string): string[] => {
  const parked = { type: 'parkTopic', id: prng.id(), text: word }
  const frame = (command: unknown) => JSON.stringify({ t: 'command', id: prng.id(), command })
  return [
    `${word} ist kein JSON`,
    JSON.stringify([word]),
    JSON.stringify({ t: word }),
    frame({ ...parked, dringend: true }),
    frame({ ...parked, id: 'propertyIsEnumerable' }),
    frame({ ...parked, text: [word] }),
    frame({ type: 'setReady', ready: word }),
    JSON.stringify({ t: 'command', id: 'x', command: parked }),
    `{"t":"command","__proto__":{"x":"${word}"}}`,
  ]
}

/** A finding rests on a key situation, a recommendation on the finding; then what they rest on is changed (PH1). */
const changedBasis: Scene = (stage) => {
  const { prng } = stage
  gather(stage)
  const situation = { id: prng.id(), title: 'Wende', entryIds: ['e1'], question: '' }
  const finding = { ...findingOf(prng), keySituationId: situation.id }
  const recommendation = { ...unowned(prng), findingIds: [finding.id] }
  const owned = { ...recommendation, owner: 'Abteilungsleitung', due: '2027-06-30' }
  run(stage, { type: 'changeKeySituation', content: situation, revision: 0 })
  run(stage, { type: 'changeFinding', content: finding, revision: 0 })
  run(stage, { type: 'changeRecommendation', content: owned, revision: 0 })
  const renamed = { ...situation, title: 'Der Anfang' }
  if (prng.chance(0.5)) run(stage, { type: 'changeKeySituation', content: renamed, revision: 1 })
  else run(stage, { type: 'removeKeySituation', id: situation.id })
  const turned = { ...finding, direction: 'potential' as const, keySituationId: null }
  if (prng.chance(0.5)) run(stage, { type: 'changeFinding', content: turned, revision: 1 })
  if (prng.chance(0.3)) run(stage, { type: 'confirmReviewed', id: finding.id })
}

/** A seat says what cannot be read (BI1). */
const garbage: Scene = (stage) => {
  const { world, prng, witnessed } = stage
  gather(stage)
  const by = pickFrom(prng, voters(stage))
  if (!by) return
  const word = `kraut-${String(witnessed.length)}-${prng.id()}`
  const frames = prng.shuffle(unreadable(prng, word)).slice(0, 1 + prng.below(4))
  const from = by.received.length
  for (const frame of frames) by.say(frame)
  world.settle()
  witnessed.push({ what: 'garbage', count: frames.length, word, heard: heardSince(by, from) })
}

const hello = {
  t: 'hello',
  protocol: PROTOCOL_VERSION,
  stream: null,
  cursors: { room: 0, seat: 0, facilitation: 0 },
  text: null,
  name: null,
} as const

/** A program that has not been loaded anew since the last version, or one from the future (BI3). */
const oldClient: Scene = (stage) => {
  const { world, prng, people, witnessed } = stage
  gather(stage)
  const stranger = world.stranger(prng.pick(people))
  stranger.say({ ...hello, protocol: PROTOCOL_VERSION + prng.pick([-1, 1, 41]) })
  world.settle()
  stranger.end()
  witnessed.push({ what: 'oldVersion', stranger })
}

/** A seat says far more than a person can, while another one works (BI4). */
const flood: Scene = (stage) => {
  const { world, prng, people, give, witnessed } = stage
  gather(stage)
  const stranger = world.stranger(prng.pick(people))
  stranger.say(hello)
  for (let frame = 0; frame < FLOOD; frame++) stranger.say({ t: 'ping', sent: frame })
  for (const by of prng.shuffle(people).slice(0, 2))
    give(by, { type: 'askQuestion', id: prng.id(), text: 'Wer war am Telefon?' })
  world.settle()
  stranger.end()
  witnessed.push({ what: 'flood', stranger })
}

/** Frames of a flood: more than any seat has left over, whatever was said before. */
const FLOOD = 600

/** A line is taken up with numbers that lie in the future, or with those of another seat or role (RO3). */
const wrongNumbers: Scene = (stage) => {
  const { world, prng, people, witnessed } = stage
  gather(stage)
  const [by, other] = prng.shuffle(people.filter(({ live }) => live))
  if (!by || !other || by.seatId === other.seatId) return
  const what = prng.pick(['futureNumbers', 'foreignNumbers'] as const)
  const held = lastWelcome(what === 'futureNumbers' ? by : other)
  if (!held) return
  const { stream, cursors } = held
  const ahead = what === 'futureNumbers' ? 1000 : 0
  const stranger = world.stranger(by)
  stranger.say({ ...hello, stream, cursors: { ...cursors, room: cursors.room + ahead } })
  world.settle()
  stranger.end()
  witnessed.push({ what, stranger })
}

function lastWelcome({ received }: SimClient) {
  const text = received.findLast((frame) => frame.startsWith('{"t":"welcome"'))
  const frame = text === undefined ? undefined : (JSON.parse(text) as ServerMessage)
  return frame?.t === 'welcome' ? frame : undefined
}

export const scenes: readonly Scene[] = [
  close,
  groupVotes,
  wrongBallot,
  changedBasis,
  fewVote,
  consent,
  quietNote,
  clock,
  overtime,
  garbage,
  oldClient,
  flood,
  wrongNumbers,
]
