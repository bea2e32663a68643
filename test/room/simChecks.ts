// What must hold after a simulated day, one function per promise. Each returns what was broken, in words.
import { isDeepStrictEqual } from 'node:util'
import { BUNDLE_SEATS } from '../../shared/room/reveal.rules.ts'
import { FIGURE_SEATS, placeKey } from '../../shared/annotation/seatFigure.ts'
import { audienceOf } from '../../server/room/audience.ts'
import type { Command, CommandType } from '../../shared/room/command.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import { evolve } from '../../shared/room/evolve.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import { hearsFacilitation, isEditor } from '../../shared/room/role.ts'
import {
  eventsOf,
  framesOf,
  outcomeOf,
  stampsIn,
  wasAccepted,
  type Check,
  type PastDay,
} from './pastDay.ts'
import { ratingChecks } from './simChecks.ratings.ts'
import { courseChecks } from './simChecks.course.ts'
import { lineChecks } from './simChecks.lines.ts'
import { voteChecks } from './simChecks.votes.ts'
import type { SimClient } from './simClient.ts'

export type { Given, PastDay } from './pastDay.ts'

/** Everything that is wrong with a day; empty if every promise was kept. */
export const violationsOf = (day: PastDay): string[] => [
  ...new Set(checks.flatMap((check) => check(day))),
]

const isIn = ({ state }: PastDay, { seatId }: SimClient): boolean =>
  state.room.workshop.seats[seatId] !== undefined

/** SI1: every command has one outcome, and an answer heard twice is the same answer (RO4). */
const outcomes: Check = (day) => {
  const found: string[] = []
  for (const given of day.given)
    if (isIn(day, given.by) && outcomeOf(given) === undefined)
      found.push('a command has no outcome')
  for (const client of day.people) {
    for (const frame of framesOf(client))
      if (frame.t === 'reject' && client.outcomes.get(frame.id) === null)
        found.push('a command was answered in two ways')
  }
  return found
}

/** Ids that an accepted command brings into the log, once. */
function createdBy(command: Command): string | null {
  switch (command.type) {
    case 'addAnnotation':
    case 'askQuestion':
    case 'parkTopic':
      return command.id
    case 'addReply':
      return command.reply.id
    case 'addPerspectiveNote':
      return command.note.id
    case 'openVote':
      return command.vote.id
    default:
      return null
  }
}

function createdIn(event: RoomEvent): string | null {
  switch (event.type) {
    case 'annotationAdded':
      return event.annotation.id
    case 'questionAsked':
    case 'topicParked':
      return event.id
    case 'replyAdded':
      return event.reply.id
    case 'perspectiveNoted':
      return event.note.id
    case 'voteOpened':
      return event.vote.id
    default:
      return null
  }
}

/** RO1, RO4: what was acknowledged is in the log exactly once, what was refused is not. */
const durable: Check = ({ given, log }) => {
  const counts = new Map<string, number>()
  for (const event of log) {
    const id = createdIn(event)
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return given.flatMap((one) => {
    const id = createdBy(one.command)
    if (id === null || outcomeOf(one) === undefined) return []
    const count = counts.get(id) ?? 0
    if (wasAccepted(one) && count === 0) return ['an acknowledged command is lost']
    if (wasAccepted(one) && count > 1) return ['an acknowledged command happened twice']
    return !wasAccepted(one) && count > 0 ? ['a refused command happened'] : []
  })
}

/** All views of one audience agree with the replayed log. */
const agreement: Check = (day) => {
  const { state, world } = day
  const found: string[] = []
  for (const client of day.people.filter((client) => isIn(day, client))) {
    if (!isDeepStrictEqual(client.view.room, state.room))
      found.push('a client disagrees about the room')
    const own = state.own[client.seatId]
    if (own && !isDeepStrictEqual(client.own, own)) found.push('a seat disagrees about its own')
    const facilitates = hearsFacilitation(state.room, client.seatId)
    if (facilitates && !isDeepStrictEqual(client.view.facilitation, state.facilitation))
      found.push('the facilitation disagrees')
    const { facilitation, own: slices } = client.view
    const mine = Object.keys(slices).every((seatId) => seatId === client.seatId)
    if (!mine || (!facilitates && !isDeepStrictEqual(facilitation, emptyRoomView.facilitation)))
      found.push('a window holds what others may hear only')
  }
  for (const projector of world.clients.filter(({ seatId }) => seatId === 'projector'))
    if (!isDeepStrictEqual(projector.view.room, state.room)) found.push('the projector disagrees')
  return found
}

/** RO5: no two accepted changes rest on the same revision of the same thing. */
const revisions: Check = ({ given }) => {
  const bases = given.filter(wasAccepted).flatMap(({ command, by }) => {
    if (!('revision' in command)) return []
    // A rating that was taken back begins anew.
    if (command.type === 'rateStructure' && command.revision === 0) return []
    const id =
      'id' in command
        ? `${by.seatId} ${command.id}`
        : 'criterionId' in command
          ? `${by.seatId} ${command.criterionId}`
          : command.content.id
    return [`${id} ${String(command.revision)}`]
  })
  return new Set(bases).size === bases.length ? [] : ['a revision was overwritten unseen']
}

/** RO6: foreign words before the reveal, private events of other seats. */
const silence: Check = ({ world, stamps, log }) => {
  const found: string[] = []
  const revealed = new Set<string>()
  for (const event of log)
    if (event.type === 'annotationsRevealed')
      for (const { note } of event.bundle) revealed.add(note)
    else if (event.type === 'structureRevealed')
      for (const { voices } of event.criteria)
        for (const { evidence } of voices ?? []) revealed.add(evidence.text)
  for (const client of world.clients) {
    const heard = stampsIn(client.received.join('\n'))
    for (const { stamp, by } of stamps)
      if (by.seatId !== client.seatId && !revealed.has(stamp) && heard.has(stamp))
        found.push('foreign text before the reveal')
    for (const event of eventsOf(client)) {
      const audience = audienceOf(event)
      if (audience.channel === 'seat' && audience.seatId !== client.seatId)
        found.push('a private event reached another seat')
    }
  }
  return found
}

/** Events of the room that may name a seat: they are about who is there and who steers. */
const aboutSeats: ReadonlySet<RoomEvent['type']> = new Set<RoomEvent['type']>([
  'seatAdmitted',
  'seatChanged',
  'seatRemoved',
  'seatLeft',
  'facilitationMoved',
  'coFacilitatorNamed',
  'boardGroupsChanged',
])

/** RO6: nothing that the room hears names who did it. */
const namelessness: Check = ({ log, people }) => {
  const seatIds = [...new Set(people.map(({ seatId }) => seatId))]
  const named = log.some(
    (event) =>
      audienceOf(event).channel === 'room' &&
      !aboutSeats.has(event.type) &&
      seatIds.some((seatId) => JSON.stringify(event).includes(seatId)),
  )
  return named ? ['a room event names its author'] : []
}

/** RO8: no entry beyond the furthest day, no outcome before it was opened. */
const delivery: Check = ({ world, log }) => {
  const { text } = world.source
  if (!text) return []
  const furthest = Math.max(
    -1,
    ...log.map((event) => (event.type === 'dayMarkerMoved' ? event.deliveredDay : -1)),
  )
  const outcome = new Set(text.entries.slice(text.outcomeFrom ?? Infinity).map(({ id }) => id))
  const outcomeOpened = log.some(({ type }) => type === 'outcomeOpened')
  const early = world.clients
    .flatMap((client) => framesOf(client))
    .flatMap((frame) => (frame.t === 'entries' ? frame.entries : []))
    .some(({ id, day }) => day > furthest || (outcome.has(id) && !outcomeOpened))
  return early ? ['text was delivered too early'] : []
}

/** RV1: every reveal was announced in its step. */
const announcements: Check = ({ log }) => {
  const found: string[] = []
  let announced = false
  for (const event of log) {
    if (event.type === 'stepEntered') announced = false
    if (event.type === 'revealAnnounced') ({ announced } = event)
    if (event.type !== 'annotationsRevealed') continue
    if (!announced) found.push('a reveal was not announced')
    announced = false
  }
  return found
}

/**
 * RV2, RV6, RV7: a bundle hides its writers, or everybody agreed; later ones hold nothing of those who edit, and come
 * once in a step that was planned. Told from the log with the roles of that moment, not from what the product decided.
 */
const bundles: Check = ({ world, log, stamps }) => {
  const found: string[] = []
  const writerOf = new Map(stamps.map(({ stamp, by }) => [stamp, by.seatId]))
  const asideWhenWritten = new Set<string>()
  const used = new Set<string>()
  let planned: readonly string[] = []
  let view = emptyRoomView
  for (const event of log) {
    const { room } = view
    if (event.type === 'annotationAdded' || event.type === 'annotationRevised') {
      const { note, paper } = event.annotation
      if (paper || isEditor(room, event.seatId)) asideWhenWritten.add(note)
    }
    if (event.type === 'annotationsRevealed') {
      const { bundles: before, asking = null } = room.annotation
      const { holder, stepId, agenda, seats } = room.workshop
      const writers = event.bundle.flatMap(({ note }) => writerOf.get(note) ?? [])
      const counted = event.bundle
        .filter(({ note }) => !asideWhenWritten.has(note))
        .flatMap(({ note }) => writerOf.get(note) ?? [])
        .filter((seatId) => !isEditor(room, seatId))
      const browsers = new Set(counted.map((seatId) => world.browserOf(seatId)))
      const asked = Object.keys(seats).filter((seatId) => !hearsFacilitation(room, seatId))
      const agreed = (seatId: string) => {
        const answer = view.own[seatId]?.revealAnswer
        return answer?.agree === true && answer.round === asking
      }
      if (browsers.size < BUNDLE_SEATS) {
        if (asking === null) found.push('a bundle gives its writers away')
        else if (![...asked, ...writers].every((id) => id === holder || agreed(id)))
          found.push('few were uncovered before everybody agreed')
      }
      if (before === 0) planned = agenda.map(({ id }) => id)
      else {
        if (event.bundle.some(({ note }) => asideWhenWritten.has(note)))
          found.push('a later bundle holds what facilitation or recorder wrote')
        if (used.has(stepId ?? '') || !planned.includes(stepId ?? ''))
          found.push('later notes were uncovered twice in a step')
        used.add(stepId ?? '')
      }
    }
    view = evolve(view, event)
  }
  return found
}

/** KS2: an opening brings proposals of three browsers that do not edit. */
const openings: Check = ({ world, log }) => {
  const found: string[] = []
  let view = emptyRoomView
  for (const event of log) {
    if (event.type === 'proposalsOpened') {
      const { room } = view
      const writers = Object.entries(view.own)
        .filter(([id, own]) => own.situationDrafts.length > 0 && !isEditor(room, id))
        .map(([id]) => world.browserOf(id))
      if (new Set(writers).size < BUNDLE_SEATS) found.push('an opening gives its writers away')
    }
    view = evolve(view, event)
  }
  return found
}

/** RV8: what the facilitation is told of unseen notes is a band, and changes once a minute at most. */
const figuresTold: Check = ({ world }) => {
  const found: string[] = []
  for (const client of world.clients) {
    let last = {
      annotations: null as number | null,
      late: false,
      proposals: false,
      structureRatings: false,
    }
    let minute = -1
    for (const frame of framesOf(client)) {
      if (frame.t !== 'gauge') continue
      const { annotations, late, proposals, structureRatings, boards } = frame.gauge
      const lines = Object.values(boards ?? {}).flatMap((board) => board.lines ?? [])
      if ([annotations ?? 0, ...lines].some((figure) => figure > 1 && figure % 10 !== 0))
        found.push('a figure is no band')
      // Null is "not told now", not another figure.
      const told = {
        annotations: annotations ?? last.annotations,
        late: late ?? last.late,
        proposals: proposals ?? last.proposals,
        structureRatings: structureRatings ?? last.structureRatings,
      }
      // That nothing waits any more is what an opening says that everybody saw.
      const isNews =
        told.annotations !== last.annotations ||
        (told.late && !last.late) ||
        (told.proposals && !last.proposals) ||
        (told.structureRatings && !last.structureRatings)
      const now = Math.floor(frame.serverNow / 60_000)
      if (isNews && minute === now) found.push('a figure changed twice within a minute')
      if (isNews) minute = now
      last = told
    }
  }
  return found
}

/** RV4, RV5: a figure counts at least three writers of its bundle, and no place gets a second one. */
const figures: Check = ({ log, stamps }) => {
  const writerOf = new Map(stamps.map(({ stamp, by }) => [stamp, by.seatId]))
  const known = new Set<string>()
  const found: string[] = []
  for (const event of log) {
    if (event.type !== 'annotationsRevealed') continue
    for (const { entryId, criterionId } of event.figures ?? []) {
      const here = event.bundle.filter(
        ({ span, criterionId: under }) => span.entryId === entryId && under === criterionId,
      )
      const writers = new Set(here.map(({ note }) => writerOf.get(note)))
      if (writers.size < FIGURE_SEATS) found.push('a figure counts fewer than three seats')
      if (known.has(placeKey(entryId, criterionId))) found.push('a figure was changed later')
      known.add(placeKey(entryId, criterionId))
    }
  }
  return found
}

/** AG1: agreement comes with the first bundle alone, and from at least three writers. */
const agreements: Check = ({ log, stamps }) => {
  const writerOf = new Map(stamps.map(({ stamp, by }) => [stamp, by.seatId]))
  return log
    .filter((event) => event.type === 'annotationsRevealed')
    .flatMap(({ agreement, bundle }, at) => {
      if (at > 0) return agreement === undefined ? [] : ['agreement was computed again']
      if (agreement === undefined) return ['the first reveal tells no agreement']
      const writers = new Set(bundle.map(({ note }) => writerOf.get(note)))
      return agreement !== null && writers.size < FIGURE_SEATS
        ? ['agreement of fewer than three seats']
        : []
    })
}

const steeringTypes: ReadonlySet<CommandType> = new Set<CommandType>([
  'enterStep',
  'adjustClock',
  'moveDayMarker',
  'reveal',
  'openVote',
  'closeVote',
  'openProposals',
  'announceStructureReveal',
  'revealStructure',
  'drawBoardGroups',
  'assignBoardGroups',
  'adjustBoardClocks',
  'changeSeat',
  'removeSeat',
])

/** PH4: who steered had held the facilitation at some time. */
const facilitation: Check = ({ given, log }) => {
  const holders = new Set(
    log.flatMap((event) => (event.type === 'facilitationMoved' ? [event.holder] : [])),
  )
  const trespassed = given.some(
    (one) => wasAccepted(one) && steeringTypes.has(one.command.type) && !holders.has(one.by.seatId),
  )
  return trespassed ? ['somebody steered who never held the facilitation'] : []
}

/** VO1, VO2, VO4, VO8, VO13: closed votes hold what was cast, once per browser, and leave nothing behind. */
const votes: Check = ({ world, state }) => {
  const found: string[] = []
  for (const { id, result } of state.room.vote.votes) {
    if (result === null) continue
    const place = { ownerId: world.source.id, voteId: id }
    if (world.store.boxes.ballots(place).length > 0) found.push('ballots outlived their vote')
    if (world.store.boxes.flags(place).length > 0) found.push('flags outlived their vote')
    const voters = world.clients.filter(({ ballots }) => ballots.has(id))
    const cast = voters.flatMap(({ ballots }) => ballots.get(id) ?? [])
    const counted = cast.filter(({ acked }) => acked)
    // An acknowledged ballot is in the count; one whose acknowledgement was lost may be.
    if (result.ballots < new Set(counted.map(({ ballot }) => ballot.key)).size)
      found.push('an acknowledged ballot is missing')
    if (result.ballots > new Set(voters.map(({ seatId }) => world.browserOf(seatId))).size)
      found.push('a browser was counted twice')
    const total = Object.values(result.totals ?? {}).reduce((sum, dots) => sum + dots, 0)
    if (result.totals && total < counted.length) found.push('dots are missing')
  }
  return found
}

/** VO10: what a running vote is about stands still. */
const stillness: Check = ({ log }) => {
  const asked = new Map<string, readonly string[]>()
  const found = new Set<string>()
  const touched = (id: string) => {
    if ([...asked.values()].some((ids) => ids.includes(id)))
      found.add('what a vote is about was changed while it ran')
  }
  for (const event of log) {
    if (event.type === 'voteOpened') {
      const { id, subjectId, options } = event.vote
      asked.set(id, subjectId === null ? options : [subjectId])
    }
    if (event.type === 'voteClosed') asked.delete(event.voteId)
    if (event.type === 'findingChanged' || event.type === 'recommendationChanged')
      touched(event.content.id)
    if (event.type === 'findingRemoved' || event.type === 'recommendationRemoved') touched(event.id)
    if (event.type === 'structureAgreed') touched(event.content.id)
    if (event.type === 'structureAgreementRemoved') touched(event.id)
    if (event.type === 'textUpdated' && !event.textId.endsWith('.minorityView'))
      touched(event.textId.split('.')[1] ?? '')
  }
  return [...found]
}

/** The turn under which a simulated seat tries a second key. */
export const SECOND_KEY_TURN = 999

/** VO4: a seat whose ballot was taken cannot vote under another key as well. */
const oneKey: Check = ({ world }) =>
  world.clients.flatMap((client) =>
    framesOf(client)
      .filter((frame) => frame.t === 'ballotAck' && frame.turn === SECOND_KEY_TURN)
      .filter((frame) => frame.t === 'ballotAck' && client.ballots.get(frame.voteId)?.acked)
      .map(() => 'a seat voted under two keys'),
  )

/** VO9, VO13: a seat hears that its browser has voted, and of no other. */
const ownFlagsOnly: Check = ({ world }) => {
  const castBy = (seatId: string) =>
    world.clients
      .filter((one) => world.browserOf(one.seatId) === world.browserOf(seatId))
      .flatMap(({ ballots }) => [...ballots.keys()])
  return world.clients.flatMap((client) => {
    const own = new Set(castBy(client.seatId))
    return framesOf(client)
      .flatMap((frame) => (frame.t === 'voted' ? frame.voteIds : []))
      .filter((voteId) => !own.has(voteId))
      .map(() => 'a seat heard that another one has voted')
  })
}

/** VO2, VO4: a ballot has one key, no two have the same, and one that was taken can be changed until the vote closes. */
const keys: Check = ({ world }) => {
  const found: string[] = []
  for (const client of world.clients) {
    const cast = [...client.ballots.values()]
    if (new Set(cast.map(({ ballot }) => ballot.key)).size < cast.length)
      found.push('two votes have ballots under one key')
    if (cast.some(({ acked, refused }) => acked && refused?.code === 'vote.otherDevice'))
      found.push('a seat could not change its ballot any more')
  }
  return found
}

/** VO2: no key of a ballot ever reaches a client. */
const ballotSecrecy: Check = ({ world }) => {
  const keys = world.clients.flatMap(({ ballots }) =>
    [...ballots.values()].map(({ ballot }) => ballot.key),
  )
  const leaked = world.clients.some(({ received }) => {
    const traffic = received.join('\n')
    return keys.some((key) => traffic.includes(key))
  })
  return leaked ? ['a ballot key travelled'] : []
}

const health: Check = ({ world }) =>
  world.failures
    .filter((error) => !(error instanceof Error && error.name === 'SqliteError'))
    .map((error) => `a job failed: ${String(error)}`)

const checks: readonly Check[] = [
  outcomes,
  durable,
  agreement,
  revisions,
  silence,
  namelessness,
  delivery,
  announcements,
  bundles,
  openings,
  figuresTold,
  figures,
  agreements,
  facilitation,
  votes,
  stillness,
  oneKey,
  ownFlagsOnly,
  keys,
  ballotSecrecy,
  health,
  ...courseChecks,
  ...voteChecks,
  ...lineChecks,
  ...ratingChecks,
]

/**
 * RV3 over many days: how many neighbours in a bundle share their writer, and how many would by chance, which is
 * Σ c(c−1)/n for bundles of n with c annotations of each writer. A single day proves nothing.
 */
export function neighboursIn({ stamps, log }: PastDay): { shared: number; expected: number } {
  const writerOf = new Map(stamps.map(({ stamp, by }) => [stamp, by.seatId]))
  const sum = { shared: 0, expected: 0 }
  for (const event of log) {
    if (event.type !== 'annotationsRevealed') continue
    const writers = event.bundle.map(({ note }) => writerOf.get(note) ?? '')
    const counts = new Map<string, number>()
    for (const writer of writers) counts.set(writer, (counts.get(writer) ?? 0) + 1)
    for (const count of counts.values())
      sum.expected += (count * (count - 1)) / Math.max(1, writers.length)
    sum.shared += writers.filter((writer, at) => at > 0 && writer === writers[at - 1]).length
  }
  return sum
}
