import { isDeepStrictEqual } from 'node:util'
import { audienceOf } from '../../server/room/audience.ts'
import type { Command } from '../../shared/protocol/command.ts'
import type { RoomEvent } from '../../shared/protocol/event.ts'
import { hearsFacilitation } from '../../shared/workshop/role.ts'
import type { SimClient } from './simClient.ts'
import { randomCommand } from './simMoves.ts'
import { stepOf } from './sampleSource.ts'
import { SimWorld, type WorldOptions } from './simWorld.ts'

/** What one simulated day did, and what was wrong with it. */
export interface SimulationReport {
  readonly seed: number
  readonly commands: number
  readonly accepted: number
  readonly reconnects: number
  readonly restarts: number
  readonly ballots: number
  readonly reveals: number
  readonly violations: readonly string[]
}

/** Length of a simulated day, in moves. */
const MOVES = 120

/**
 * One day from one seed: people act, lines drop, frames arrive in portions, the server dies before and after
 * commits. Afterwards everything comes back and the invariants are checked.
 */
export function simulate(options: WorldOptions): SimulationReport {
  const world = new SimWorld(options)
  const { prng } = world
  const { facilitator, seats } = world.open(2 + prng.below(3))
  const projector = world.client('projector', 'projector')
  projector.connect()
  world.act(facilitator, { type: 'moveDayMarker', day: 20 })
  world.act(facilitator, { type: 'enterStep', stepId: stepOf('annotate') })
  const people = [facilitator, ...seats]
  const stamps: { stamp: string; by: SimClient }[] = []
  let [commands, reconnects, ballots] = [0, 0, 0]

  const command = () => {
    const client = prng.pick(people)
    const stamp = `stempel-${String(stamps.length).padStart(4, '0')}-`
    stamps.push({ stamp, by: client })
    client.run(prng.id(), randomCommand(prng, client, client === facilitator, stamp))
    commands++
  }
  /** Sequences that rarely come about by chance: a reveal, a vote from candidates to result. */
  const sequence = () => {
    const run = (next: Command) => {
      facilitator.run(prng.id(), next)
      commands++
    }
    if (prng.chance(0.5)) {
      run({ type: 'enterStep', stepId: stepOf('compare') })
      run({ type: 'announceReveal', announced: true })
      run({ type: 'reveal' })
      run({ type: 'enterStep', stepId: stepOf('annotate') })
      return
    }
    const open = facilitator.view.room.vote.votes.find(({ result }) => result === null)
    if (open) return run({ type: 'closeVote', voteId: open.id })
    const options = ['e1', 'e2'].map((entryId) => {
      const content = { id: prng.id(), title: entryId, entryIds: [entryId], question: '' }
      run({ type: 'changeKeySituation', content, revision: 0 })
      return content.id
    })
    const vote = {
      id: prng.id(),
      kind: 'keySituation' as const,
      subjectId: null,
      options,
      dots: 2,
      cumulative: true,
    }
    run({ type: 'openVote', vote })
  }
  const ballot = () => {
    const client = prng.pick(seats)
    const vote = client.view.room.vote.votes.find(({ result }) => result === null)
    const option = vote?.options[0]
    if (!vote || option === undefined || client.ballots.has(vote.id)) return
    client.cast({ voteId: vote.id, key: prng.id(), turn: 1, choice: { [option]: 1 }, text: '' })
    ballots++
  }
  const crash = () => {
    world.store.crashAt = prng.pick(['beforeCommit', 'afterCommit', null] as const)
    world.turn()
    world.store.crashAt = null
    world.restart()
  }
  for (let move = 0; move < MOVES; move++) {
    const dice = prng.next()
    if (dice < 0.42) command()
    else if (dice < 0.48) sequence()
    else if (dice < 0.58) ballot()
    else if (dice < 0.64) prng.pick(world.clients).drop()
    else if (dice < 0.655) crash()
    else if (dice < 0.72) {
      prng.pick(world.clients).connect()
      reconnects++
    } else if (dice < 0.8) world.pass(prng.below(2000))
    const hurried = prng.pick(world.clients)
    hurried.deliverUp(prng.below(4))
    if (prng.chance(0.6)) world.turn()
    prng.pick(world.clients).deliverDown(prng.below(6))
  }
  for (const client of world.clients) {
    if (client.connected) continue
    client.connect()
    reconnects++
  }
  world.settle()

  const outcomes = people.flatMap((client) => [...client.outcomes.values()])
  return {
    seed: options.seed,
    commands,
    accepted: outcomes.filter((problem) => problem === null).length,
    reconnects,
    restarts: world.restarts,
    ballots,
    reveals: facilitator.view.room.annotation.bundles,
    violations: [...new Set(violationsOf(world, people, stamps))],
  }
}

function violationsOf(
  world: SimWorld,
  people: readonly SimClient[],
  stamps: readonly { stamp: string; by: SimClient }[],
): string[] {
  const found: string[] = []
  const state = world.replayed()
  for (const client of people) {
    if (client.pending.size > 0) found.push('a command has no outcome')
    if (!isDeepStrictEqual(client.view.room, state.room))
      found.push('a client disagrees about the room')
    const own = state.own[client.seatId]
    if (own && !isDeepStrictEqual(client.own, own)) found.push('a seat disagrees about its own')
    const facilitates = hearsFacilitation(state.room, client.seatId)
    if (facilitates && !isDeepStrictEqual(client.view.facilitation, state.facilitation))
      found.push('the facilitation disagrees')
  }
  const projector = world.clients.find(({ seatId }) => seatId === 'projector')
  if (projector && !isDeepStrictEqual(projector.view.room, state.room))
    found.push('the projector disagrees')
  found.push(...leaks(world, stamps))
  if (world.failures.some((error) => !(error instanceof Error && error.name === 'SqliteError')))
    found.push(`a job failed: ${String(world.failures[0])}`)
  found.push(...miscounts(world))
  return found
}

/** Totals of closed votes against the ballots that were acknowledged, and leftovers of closed votes in the box. */
function miscounts(world: SimWorld): string[] {
  const found: string[] = []
  for (const { id, result } of world.replayed().room.vote.votes) {
    if (result === null) continue
    if (world.store.ballots(world.source.id, id).length > 0)
      found.push('ballots outlived their vote')
    if (world.store.flags(world.source.id, id).length > 0) found.push('flags outlived their vote')
    const cast = world.clients.flatMap(({ ballots }) => ballots.get(id) ?? [])
    const counted = cast.filter(({ acked }) => acked)
    const dots = counted.flatMap(({ ballot }) => Object.values(ballot.choice))
    const total = Object.values(result.totals ?? {}).reduce((sum, count) => sum + count, 0)
    // An acknowledged ballot is in the count; one whose acknowledgement was lost may be.
    if (result.ballots < counted.length) found.push('an acknowledged ballot is missing')
    if (result.ballots > cast.length) found.push('a ballot was counted twice')
    if (result.totals && total < dots.reduce((sum, count) => sum + count, 0))
      found.push('dots are missing')
  }
  return found
}

/** Foreign words that arrived before a reveal carried them, and private events of other seats. */
function leaks(world: SimWorld, stamps: readonly { stamp: string; by: SimClient }[]): string[] {
  const found: string[] = []
  const revealed = new Set<string>()
  for (const { event } of world.store.events(world.source.id))
    if (event.type === 'annotationsRevealed')
      for (const { note } of event.bundle) revealed.add(note)
  for (const client of world.clients) {
    const traffic = client.received.join('\n')
    for (const { stamp, by } of stamps)
      if (by !== client && !revealed.has(stamp) && traffic.includes(stamp))
        found.push('foreign text before the reveal')
    for (const text of client.received) {
      if (!text.startsWith('{"t":"commit"')) continue
      for (const event of (JSON.parse(text) as { e: RoomEvent[] }).e) {
        const audience = audienceOf(event)
        if (audience.channel === 'seat' && audience.seatId !== client.seatId)
          found.push('a private event reached another seat')
      }
    }
  }
  return found
}
