import * as Y from 'yjs'
import { toBase64 } from '../../shared/kernel/base64.ts'
import type { WorkshopResult } from '../../shared/result/result.schema.ts'
import { findingTextId } from '../../shared/sharedText/sharedText.ts'
import { Y_TEXT } from '../../shared/sharedText/mergedText.ts'
import { consentOptions } from '../../shared/vote/vote.ts'
import { maySitInGroup } from '../../shared/room/boardGroup.rules.ts'
import type { Command, CommandType } from '../../shared/room/command.ts'
import type { Vote } from '../../shared/vote/vote.ts'
import { neighboursIn, SECOND_KEY_TURN, violationsOf, type Given } from './simChecks.ts'
import { resultFaults } from './simChecks.result.ts'
import type { SimClient } from './simClient.ts'
import { contentOn } from './sampleCommand.ts'
import { ratedBy, randomCommand, trespass } from './simMoves.ts'
import { findingOf, scenes, type Witnessed } from './simScenes.ts'
import { stampOf } from './pastDay.ts'
import { sampleStructure, stepOf } from './sampleSource.ts'
import { SimWorld, type WorldOptions } from './simWorld.ts'

/** What one simulated day did, and what was wrong with it. */
export interface SimulationReport {
  readonly seed: number
  readonly commands: number
  readonly accepted: ReadonlyMap<CommandType, number>
  readonly reconnects: number
  readonly restarts: number
  readonly ballots: number
  readonly reveals: number
  /** Neighbours in revealed bundles with the same writer, and how many chance would give. */
  readonly neighbours: { readonly shared: number; readonly expected: number }
  readonly violations: readonly string[]
  /** What ended the day before its time, if anything did. */
  readonly broken?: unknown
}

/** Length of a simulated day, in moves. */
const MOVES = 120

/**
 * One day from one seed: people act in one tab or two, lines drop, frames arrive in portions and twice, the server
 * dies before and after commits. Afterwards everything comes back and every promise is checked.
 */
export function simulate(options: WorldOptions): SimulationReport {
  const day = new SimDay(options)
  try {
    day.morning()
    for (let move = 0; move < MOVES; move++) day.move()
    day.evening()
    return day.report()
  } catch (broken) {
    const report = day.report()
    return { ...report, broken, violations: ['the day broke off', ...report.violations] }
  }
}

class SimDay {
  readonly #world: SimWorld
  readonly #people: SimClient[] = []
  readonly #given: Given[] = []
  readonly #stamps: { stamp: string; by: SimClient }[] = []
  readonly #witnessed: Witnessed[] = []
  /** Windows on whose way a commit was lost. */
  readonly #robbed = new Set<SimClient>()
  readonly #seed: number
  #reconnects = 0
  #ballots = 0

  constructor(options: WorldOptions) {
    this.#seed = options.seed
    // Every fourth room has little at hand, so that numbers that no longer reach back come about (RO3).
    const memory = options.seed % 4 === 0 ? { tailLength: 5 } : {}
    // Every third keeps its state beside the log all the time, so that restarts begin there (RO9).
    const snapshots = options.seed % 3 === 0 ? { snapshotEvery: 7 } : {}
    this.#world = new SimWorld({ ...options, rules: { ...memory, ...snapshots, ...options.rules } })
  }

  get #facilitator(): SimClient {
    const [first] = this.#people
    if (!first) throw new Error('nobody came')
    return first
  }

  /** People come in, and the room begins to annotate. */
  morning(): void {
    const world = this.#world
    const { facilitator, seats } = world.open(2 + world.prng.below(4))
    this.#people.push(facilitator, ...seats)
    world.client('projector', 'projector').connect()
    world.act(facilitator, { type: 'moveDayMarker', day: 20 })
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('annotate') })
    if (world.prng.chance(0.5)) this.#secondTab()
  }

  /** One thing happens, then some frames arrive. */
  move(): void {
    const { prng, clients } = this.#world
    const dice = prng.next()
    if (dice < 0.4) this.#command()
    else if (dice < 0.46) this.#sequence()
    else if (dice < 0.56) this.#ballot()
    else if (dice < 0.58) this.#repeat()
    else if (dice < 0.6) this.#trespass()
    else if (dice < 0.615) this.#latecomer()
    else if (dice < 0.625) this.#rob(prng.pick(clients))
    else if (dice < 0.66) prng.pick(clients).drop()
    else if (dice < 0.675) this.#crash()
    else if (dice < 0.74) this.#connect(prng.pick(clients))
    else if (dice < 0.8) this.#world.pass(prng.below(2000))
    else if (dice < 0.803) this.#leave()
    else if (dice < 0.83) this.#world.pass(60_000)
    else if (dice < 0.87) this.#scene()
    prng.pick(clients).deliverUp(prng.below(4))
    if (prng.chance(0.6)) this.#world.turn()
    prng.pick(clients).deliverDown(prng.below(6))
  }

  #give(by: SimClient, command: Command): Given {
    const given = { id: this.#world.prng.id(), command, by }
    this.#given.push(given)
    by.run(given.id, command)
    return given
  }

  #stamp(by: SimClient): string {
    const stamp = stampOf(this.#stamps.length)
    this.#stamps.push({ stamp, by })
    return stamp
  }

  #command(): void {
    const { prng } = this.#world
    const by = prng.pick(this.#people)
    this.#give(by, randomCommand(prng, by, by === this.#facilitator, this.#stamp(by)))
  }

  /** Another seat tries to steer. */
  #trespass(): void {
    const { prng } = this.#world
    const by = prng.pick(this.#people)
    this.#give(by, trespass(prng, by, this.#stamp(by)))
  }

  /** A frame arrives twice: what is pending or acknowledged is said again under its id. */
  #repeat(): void {
    const { prng } = this.#world
    const sent = this.#given.filter(({ id, by }) => by.live && by.outcomes.get(id) == null)
    if (sent.length === 0) return
    const { id, command, by } = prng.pick(sent)
    by.say(JSON.stringify({ t: 'command', id, command }))
  }

  /** Sequences that rarely come about by chance. */
  #sequence(): void {
    const { prng } = this.#world
    const other = prng.chance(0.6) ? () => this.#collide() : () => this.#group()
    const reveal = () => this.#reveal()
    const sequences = [reveal, reveal, () => this.#vote(), other, () => this.#consent()]
    prng.pick([
      ...sequences,
      () => this.#voteAgain(),
      () => this.#propose(),
      () => this.#rate(),
      () => this.#lendAHand(),
    ])()
  }

  #scene(): void {
    const [world, people, facilitator] = [this.#world, this.#people, this.#facilitator]
    const give = (by: SimClient, command: Command) => this.#give(by, command)
    const stamp = (by: SimClient) => this.#stamp(by)
    const [prng, witnessed] = [world.prng, this.#witnessed]
    prng.pick(scenes)({ world, prng, facilitator, people, give, stamp, witnessed })
  }

  /** Everybody writes, then it is revealed; now and then the facilitation forgets to announce it. */
  #reveal(): void {
    const { prng } = this.#world
    const run = (command: Command) => this.#give(this.#facilitator, command)
    run({ type: 'enterStep', stepId: stepOf('annotate') })
    for (const by of prng.shuffle([...this.#people, ...this.#people])) {
      const content = contentOn(prng.pick(['e1', 'e1', 'e1', 'e2', 'e3']), this.#stamp(by))
      this.#give(by, { type: 'addAnnotation', id: prng.id(), content })
    }
    if (prng.chance(0.5)) this.#world.settle()
    if (prng.chance(0.5)) this.#world.pass(60_000)
    run({ type: 'enterStep', stepId: stepOf('compare') })
    if (prng.chance(0.7)) run({ type: 'announceReveal', announced: true })
    if (prng.chance(0.4)) this.#ask()
    run({ type: 'reveal' })
    run({ type: 'enterStep', stepId: stepOf('annotate') })
  }

  /** Everybody is asked whether few may be uncovered, and most agree. */
  #ask(): void {
    const { prng } = this.#world
    const { asks = 0 } = this.#facilitator.view.room.annotation
    this.#give(this.#facilitator, { type: 'askToReveal', open: true })
    const agreeing = prng.chance(0.7)
    for (const by of prng.shuffle(this.#people.slice(1)))
      this.#give(by, {
        type: 'answerToReveal',
        round: asks + 1,
        agree: agreeing || prng.chance(0.7),
      })
  }

  /** From candidates to an open vote, or from there to its result. */
  #vote(): void {
    const { prng } = this.#world
    const run = (command: Command) => this.#give(this.#facilitator, command)
    const open = this.#openVote(this.#facilitator)
    if (open) {
      run({ type: 'closeVote', voteId: open.id })
      return
    }
    const options = ['e1', 'e2'].map((entryId) => {
      const content = { id: prng.id(), title: entryId, entryIds: [entryId], question: '' }
      run({ type: 'changeKeySituation', content, revision: 0 })
      return content.id
    })
    const settings = { subjectId: null, options, dots: 2, cumulative: true }
    run({ type: 'openVote', vote: { id: prng.id(), kind: 'keySituation', ...settings } })
  }

  /** Everybody proposes quietly, then the facilitation opens. */
  #propose(): void {
    const { prng } = this.#world
    for (const by of prng.shuffle(this.#people)) {
      const content = { id: prng.id(), title: 'Leise', entryIds: ['e1'], question: '' }
      this.#give(by, { type: 'proposeKeySituation', content })
    }
    if (prng.chance(0.7)) this.#world.settle()
    this.#give(this.#facilitator, { type: 'openProposals' })
  }

  /** Everybody rates the structure criteria, then some are uncovered and agreed on, and consent is asked. */
  #rate(): void {
    const { prng } = this.#world
    const run = (command: Command) => this.#give(this.#facilitator, command)
    run({ type: 'enterStep', stepId: stepOf('structure') })
    if (prng.chance(0.5)) this.#world.settle()
    for (const by of prng.shuffle(this.#people))
      for (const criterionId of sampleStructure) {
        const revision = by.own.structureRatings?.[criterionId]?.revision ?? 0
        const rated = { ...ratedBy(prng, this.#stamp(by)), rating: 'present' }
        this.#give(by, { type: 'rateStructure', criterionId, rated, revision })
      }
    if (prng.chance(0.7)) this.#world.settle()
    if (prng.chance(0.8)) run({ type: 'announceStructureReveal', announced: true })
    const criterionId = prng.pick(sampleStructure)
    run({ type: 'revealStructure', criterionIds: [criterionId] })
    if (prng.chance(0.5)) {
      const by = prng.pick(this.#people)
      const rated = { ...ratedBy(prng, this.#stamp(by)), rating: 'absent' }
      const revision = by.own.structureRatings?.[criterionId]?.revision ?? 0
      this.#give(by, { type: 'rateStructure', criterionId, rated, revision })
    }
    for (let times = 0; times < 2; times++) {
      const rated = { ...ratedBy(prng, 'Aktenlage'), rating: 'present' }
      const content = { ...rated, id: prng.id(), criterionId }
      run({ type: 'agreeStructure', content, revision: 0 })
    }
    if (prng.chance(0.5)) this.#world.settle()
    const [agreed] = this.#facilitator.view.room.structureRating.agreed
    if (agreed && prng.chance(0.7)) {
      const vote = { id: prng.id(), kind: 'consent' as const, subjectId: agreed.id }
      run({
        type: 'openVote',
        vote: { ...vote, options: [...consentOptions], dots: 1, cumulative: false },
      })
      if (prng.chance(0.5)) run({ type: 'removeStructureAgreement', id: agreed.id })
    }
  }

  /** A person votes, leaves, is let in again and votes once more. */
  #voteAgain(): void {
    const world = this.#world
    const { prng } = world
    const by = prng.pick(this.#people.slice(1))
    const vote = this.#openVote(by)
    if (!vote || !by.live) return
    const cast = (client: SimClient) => {
      const choice = { [prng.pick(vote.options)]: 1 }
      this.#ballots++
      client.vote(vote.id, choice)
      world.settle()
    }
    if (!by.ballots.has(vote.id)) cast(by)
    world.leave(by.seatId)
    world.settle()
    const again = world.client(prng.id())
    world.requestSeat(again.seatId, by.seatId)
    world.turn()
    again.connect()
    this.#people.push(again)
    this.#give(this.#facilitator, { type: 'admitSeat', seatId: again.seatId })
    world.settle()
    cast(again)
  }

  /** A chosen situation gets a group and its time. */
  #group(): void {
    const { prng } = this.#world
    const run = (command: Command) => this.#give(this.#facilitator, command)
    const id = prng.id()
    const content = { id, title: 'Wende', entryIds: ['e1'], question: '' }
    run({ type: 'changeKeySituation', content, revision: 0 })
    run({ type: 'chooseKeySituations', ids: [id] })
    const seats = Object.values(this.#facilitator.view.room.workshop.seats).filter(maySitInGroup)
    if (seats.length > 0) run({ type: 'drawBoardGroups', seatIds: seats.map((seat) => seat.id) })
    run({ type: 'adjustBoardClocks', ids: [id], change: 'start', ms: 600_000 })
  }

  /** Two change the same key situation at the same time, on what both saw. */
  #collide(): void {
    const held = this.#facilitator.view.room.keySituation.situations[0]
    if (!held) return
    const { id, entryIds, revision } = held
    for (const title of ['Die Wende', 'Der Anfang'])
      this.#give(this.#facilitator, {
        type: 'changeKeySituation',
        content: { id, title, entryIds: [...entryIds], question: '' },
        revision,
      })
  }

  /** Consent is asked for while people go on writing and changing the finding. */
  #consent(): void {
    const { prng } = this.#world
    const run = (command: Command) => this.#give(this.#facilitator, command)
    const content = findingOf(prng)
    run({ type: 'changeFinding', content, revision: 0 })
    const options = [...consentOptions]
    const settings = { kind: 'consent' as const, subjectId: content.id, options, dots: 1 }
    run({ type: 'openVote', vote: { id: prng.id(), ...settings, cumulative: false } })
    run({ type: 'changeFinding', content: { ...content, direction: 'potential' }, revision: 1 })
    const doc = new Y.Doc()
    doc.getText(Y_TEXT).insert(0, 'Nachgeschoben')
    const update = toBase64(Y.encodeStateAsUpdate(doc))
    for (const field of ['observation', 'minorityView'] as const)
      this.#give(prng.pick(this.#people), {
        type: 'updateText',
        textId: findingTextId(content.id, field),
        update,
      })
    if (prng.chance(0.3)) run({ type: 'removeFinding', id: content.id })
  }

  #openVote({ view }: SimClient): Vote | undefined {
    return view.room.vote.votes.find(({ result }) => result === null)
  }

  /** A ballot, a changed ballot, or the same seat's attempt under a second key. */
  #ballot(): void {
    const { prng } = this.#world
    const by = prng.pick(this.#people.slice(1))
    const vote = this.#openVote(by)
    const option = vote && prng.pick(vote.options)
    if (!vote || option === undefined) return
    if (by.ballots.has(vote.id) && prng.chance(0.4)) return this.#secondKey(by, vote.id, option)
    // Several turns may be on their way. Now and then one spends more than a person has: it is refused, and the one
    // before counts.
    do {
      this.#ballots++
      by.vote(vote.id, { [option]: prng.chance(0.2) ? 240 : 1 })
    } while (prng.chance(0.6))
  }

  /** The client knows its own key only; the answer to this one is found in the traffic. */
  #secondKey(by: SimClient, voteId: string, option: string): void {
    const turn = SECOND_KEY_TURN
    const key = this.#world.prng.id()
    const ballot = { voteId, key, turn, choice: { [option]: 1 }, text: '' }
    if (by.live) by.say(JSON.stringify({ t: 'ballot', ballot }))
  }

  #secondTab(): void {
    const { seatId } = this.#world.prng.pick(this.#people.slice(1))
    const tab = this.#world.client(seatId)
    tab.connect()
    this.#people.push(tab)
  }

  /** A person helps to facilitate while a newcomer waits at the door, and then no longer. */
  #lendAHand(): void {
    const { prng } = this.#world
    const { seatId } = prng.pick(this.#people.slice(1))
    this.#latecomer()
    this.#give(this.#facilitator, { type: 'nameCoFacilitator', seatId, named: true })
    if (prng.chance(0.5)) this.#world.settle()
    this.#give(this.#facilitator, { type: 'nameCoFacilitator', seatId, named: false })
  }

  /** A person asks for a seat in the middle of the day. */
  #latecomer(): void {
    const { prng } = this.#world
    const client = this.#world.client(prng.id())
    // Half of them were here before, on the same browser.
    const gone = this.#facilitator.view.room.workshop.removedSeats
    const before = gone.length > 0 && prng.chance(0.5) ? prng.pick(gone) : null
    this.#world.requestSeat(client.seatId, before)
    this.#world.turn()
    client.connect()
    this.#people.push(client)
  }

  /** A person gives the seat up, whatever is still on its way. */
  #leave(): void {
    const { prng } = this.#world
    this.#world.leave(prng.pick(this.#people.slice(1)).seatId)
    if (prng.chance(0.5)) this.#world.turn()
  }

  #crash(): void {
    const { store, prng } = this.#world
    store.crashAt = prng.pick(['beforeCommit', 'afterCommit', null] as const)
    this.#world.turn()
    store.crashAt = null
    this.#world.restart()
  }

  /** A frame is lost on a line that goes on; if no later one follows, only the next line can tell. */
  #rob(client: SimClient): void {
    if (client.loseCommit()) this.#robbed.add(client)
  }

  #connect(client: SimClient): void {
    client.connect()
    this.#reconnects++
  }

  /** Everybody comes back, everything arrives, and a person looks at it for the first time. */
  evening(): void {
    const world = this.#world
    for (const client of world.clients)
      if (!client.connected || this.#robbed.has(client)) this.#connect(client)
    world.settle()
    world.client('projector', 'projector').connect()
    world.settle()
  }

  /** What was done until now, and what was wrong with it. */
  report(): SimulationReport {
    const world = this.#world
    const log = world.store.events(world.source.id).map(({ event }) => event)
    const day = {
      world,
      people: this.#people,
      given: this.#given,
      stamps: this.#stamps,
      witnessed: this.#witnessed,
      log,
      state: world.replayed(),
    }
    return {
      seed: this.#seed,
      commands: this.#given.length,
      accepted: this.#accepted(),
      reconnects: this.#reconnects,
      restarts: world.restarts,
      ballots: this.#ballots,
      reveals: log.filter(({ type }) => type === 'annotationsRevealed').length,
      neighbours: neighboursIn(day),
      violations: [...violationsOf(day), ...resultFaults(day, this.#concluded())],
    }
  }

  /** What stays of the day; nothing happens after it. */
  #concluded(): WorkshopResult | null {
    const { rooms, source, store } = this.#world
    try {
      rooms.conclude(source.id, () => undefined)
    } catch {
      return null
    }
    return store.result(source.id) ?? null
  }

  #accepted(): Map<CommandType, number> {
    const counts = new Map<CommandType, number>()
    for (const { id, command, by } of this.#given)
      if (by.outcomes.get(id) === null)
        counts.set(command.type, (counts.get(command.type) ?? 0) + 1)
    return counts
  }
}
