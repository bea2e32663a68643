import { describe, expect, it } from 'vitest'
import {
  findingTextId,
  recommendationTextId,
  type FindingTextField,
} from '../../shared/sharedText/sharedText.ts'
import { plainState } from '../../shared/sharedText/plainText.ts'
import { consentOptions, type Ballot } from '../../shared/vote/vote.ts'
import { AWAY_MS } from '../../server/room/roomHall.ts'
import { CHANGE_MS, roomRules, type RoomRules } from '../../server/room/roomRules.ts'
import type { SimClient } from './simClient.ts'
import { stepOf } from './sampleSource.ts'
import { commandSchema } from '../../shared/room/command.ts'
import { SimWorld } from './simWorld.ts'

/** An open vote on three key situations, two dots each. */
function voteAmong(seatCount: number, seed = 5, rules: Partial<RoomRules> = {}) {
  const world = new SimWorld({ seed, rules })
  const { facilitator, seats } = world.open(seatCount)
  world.act(facilitator, { type: 'moveDayMarker', day: 20 })
  world.act(facilitator, { type: 'enterStep', stepId: stepOf('keySituations') })
  const options = ['e1', 'e2', 'e3'].map((entryId) => {
    const id = world.prng.id()
    const content = { id, title: `Um ${entryId}`, entryIds: [entryId], question: '' }
    world.act(facilitator, { type: 'changeKeySituation', content, revision: 0 })
    return id
  })
  const voteId = world.prng.id()
  const vote = {
    id: voteId,
    kind: 'keySituation' as const,
    subjectId: null,
    options,
    dots: 2,
    cumulative: false,
  }
  world.act(facilitator, { type: 'openVote', vote })
  const cast = (seat: SimClient, choice: Record<string, number>, change: Partial<Ballot> = {}) => {
    seat.cast({ voteId, key: world.prng.id(), turn: 1, choice, text: '', ...change })
    world.settle()
    return seat.ballots.get(voteId)?.refused?.code ?? null
  }
  const result = () => seats[0]?.view.room.vote.votes.find(({ id }) => id === voteId)?.result
  return { world, facilitator, seats, options, voteId, cast, result }
}

/** A finding whose consent is asked for. */
function askConsent(world: SimWorld, facilitator: SimClient) {
  world.act(facilitator, { type: 'enterStep', stepId: stepOf('findings') })
  const content = {
    id: world.prng.id(),
    direction: 'strength' as const,
    level: null,
    evidenceLevel: null,
    criterionId: null,
    rating: null,
    annotationIds: [],
    spans: [],
    noEvidenceReason: 'Aus der Runde berichtet',
    factors: [],
    groupId: null,
    keySituationId: null,
  }
  world.act(facilitator, { type: 'changeFinding', content, revision: 0 })
  const voteId = world.prng.id()
  const vote = {
    id: voteId,
    kind: 'consent' as const,
    subjectId: content.id,
    options: [...consentOptions],
    dots: 1,
    cumulative: false,
  }
  return { content, voteId, opened: world.act(facilitator, { type: 'openVote', vote }) }
}

/** The last answer to a consent stood long enough; a change meanwhile begins the time anew (VO7). */
function closesNow(world: SimWorld): void {
  for (let times = 0; times < 2; times++) {
    world.pass(CHANGE_MS + 1000)
    world.settle()
  }
}

describe('secret ballots', () => {
  it('[VO1] counts every seat once; the sum of the totals is the dots that were cast', () => {
    const { world, facilitator, seats, options, voteId, cast, result } = voteAmong(4)
    const [x, y, z] = options as [string, string, string]
    for (const seat of seats.slice(0, 3)) expect(cast(seat, { [x]: 1, [y]: 1 })).toBeNull()
    expect(seats[3] && cast(seats[3], { [z]: 1 })).toBeNull()
    expect(facilitator.gauge?.voted[voteId]).toBe(4)
    world.act(facilitator, { type: 'closeVote', voteId })
    expect(result()).toMatchObject({ totals: { [x]: 3, [y]: 3, [z]: 1 }, ballots: 4, people: 4 })
  })

  it('[VO2] keeps ballots out of the log and apart from seats, and deletes both at the close', () => {
    const { world, facilitator, seats, options, voteId, cast } = voteAmong(3)
    for (const seat of seats) cast(seat, { [options[0] ?? '']: 1 })
    const log = JSON.stringify(world.store.events(world.source.id))
    for (const { key } of world.store.boxes.ballots({ ownerId: world.source.id, voteId }))
      expect(log).not.toContain(key)
    const box = JSON.stringify(world.store.boxes.ballots({ ownerId: world.source.id, voteId }))
    for (const { seatId } of seats) expect(box).not.toContain(seatId)
    world.act(facilitator, { type: 'closeVote', voteId })
    expect(world.store.boxes.ballots({ ownerId: world.source.id, voteId })).toEqual([])
    expect(world.store.boxes.flags({ ownerId: world.source.id, voteId })).toEqual([])
  })

  it('[VO2] [BI8] keeps the ballots if the result could not be read again', () => {
    const isReadable: RoomRules['isReadable'] = (event) =>
      event.type !== 'voteClosed' && roomRules.isReadable(event)
    const { world, facilitator, seats, options, voteId, cast, result } = voteAmong(3, 5, {
      isReadable,
    })
    for (const seat of seats) cast(seat, { [options[0] ?? '']: 1 })
    expect(world.act(facilitator, { type: 'closeVote', voteId })).toBe('input.malformed')
    expect(world.store.boxes.ballots({ ownerId: world.source.id, voteId })).toHaveLength(3)
    expect(result()).toBeNull()
  })

  it('[VO3] gives no result below three ballots, also not where dots from paper were entered', () => {
    const { world, facilitator, seats, options, voteId, cast, result } = voteAmong(3)
    for (const seat of seats.slice(0, 2)) cast(seat, { [options[0] ?? '']: 1 })
    const paper = { people: 4, totals: { [options[1] ?? '']: 4 } }
    world.act(facilitator, { type: 'enterPaperDots', voteId, paper, before: null })
    world.act(facilitator, { type: 'closeVote', voteId })
    expect(result()).toMatchObject({ totals: null, ballots: 2, paper: null })
  })

  it('[VO3] the three are seats in the room: who voted and was removed does not make up for them', () => {
    const { world, facilitator, seats, options, voteId, cast, result } = voteAmong(3)
    const [x = ''] = options
    for (const seat of seats) expect(cast(seat, { [x]: 1 })).toBeNull()
    const gone = seats[2]?.seatId ?? ''
    world.act(facilitator, { type: 'removeSeat', seatId: gone })
    world.settle()
    expect(facilitator.gauge?.voted[voteId]).toBe(2)
    world.act(facilitator, { type: 'closeVote', voteId })
    expect(result()).toMatchObject({ totals: null, ballots: 3, people: 3 })
  })

  it.each(['leaves', 'is removed'] as const)(
    '[VO13] attack of point 14: somebody votes, %s, is let in again and votes once, not twice',
    (how) => {
      const { world, facilitator, seats, options, voteId, cast } = voteAmong(3)
      const [a, b] = seats as [SimClient, SimClient]
      const [x = '', y = ''] = options
      expect(cast(a, { [x]: 1 })).toBeNull()
      const key = a.ballots.get(voteId)?.ballot.key ?? ''
      if (how === 'leaves') world.leave(a.seatId)
      else world.act(facilitator, { type: 'removeSeat', seatId: a.seatId })
      world.settle()
      let last = a
      for (let n = 0; n < 3; n++) {
        const again = world.client(world.prng.id())
        world.requestSeat(again.seatId, last.seatId)
        world.turn()
        again.connect()
        world.settle()
        world.act(facilitator, { type: 'admitSeat', seatId: again.seatId })
        world.settle()
        // Its window says at once that it has voted, and its own key still changes the ballot.
        expect(again.voted).toEqual([voteId])
        expect(cast(again, { [y]: 1 })).toBe('vote.otherDevice')
        expect(cast(again, { [y]: 1 }, { key, turn: 2 + n })).toBeNull()
        world.leave(again.seatId)
        world.settle()
        last = again
      }
      cast(b, { [x]: 1 })
      expect(facilitator.gauge?.voted[voteId]).toBe(1)
      world.act(facilitator, { type: 'closeVote', voteId })
      const [vote] = b.view.room.vote.votes
      expect(vote?.result).toMatchObject({ totals: null, ballots: 2, people: 2 })
    },
  )

  it('[VO13] who came back makes up the three of a vote, once, and with the ballot they cast', () => {
    const { world, facilitator, seats, options, voteId, cast, result } = voteAmong(3)
    const [x = ''] = options
    for (const seat of seats) cast(seat, { [x]: 1 })
    const first = seats[0] as SimClient
    world.leave(first.seatId)
    world.settle()
    const again = world.client(world.prng.id())
    world.requestSeat(again.seatId, first.seatId)
    world.turn()
    again.connect()
    world.settle()
    world.act(facilitator, { type: 'admitSeat', seatId: again.seatId })
    world.act(facilitator, { type: 'closeVote', voteId })
    const heard = (seats[1] as SimClient).view.room.vote.votes[0]?.result ?? result()
    expect(heard).toMatchObject({ totals: { [x]: 3 }, ballots: 3, people: 3 })
  })

  it('[RO5] refuses dots from paper over an entry somebody else made meanwhile', () => {
    const { world, facilitator, options, voteId } = voteAmong(3)
    const [x] = options as [string]
    const enter = (
      people: number,
      before: { people: number; totals: Record<string, number> } | null,
    ) =>
      world.act(facilitator, {
        type: 'enterPaperDots',
        voteId,
        paper: { people, totals: { [x]: people } },
        before,
      })
    expect(enter(2, null)).toBeNull()
    expect(enter(5, null)).toBe('item.stale')
    expect(enter(5, { people: 2, totals: { [x]: 2 } })).toBeNull()
  })

  it('[VO6] takes from paper what a whole room may stick on one option, and no more', () => {
    const { world, facilitator, options, voteId } = voteAmong(3)
    const [x] = options as [string]
    const enter = (dots: number) => {
      const paper = { people: 60, totals: { [x]: dots } }
      return world.act(facilitator, { type: 'enterPaperDots', voteId, paper, before: null })
    }
    expect(enter(60 * 3 + 1)).toBe('vote.overspent')
    expect(
      commandSchema.safeParse({
        type: 'enterPaperDots',
        voteId,
        before: null,
        paper: { people: 60, totals: { [x]: 1200 } },
      }).success,
    ).toBe(true)
    expect(enter(60)).toBeNull()
  })

  it('[VO4] lets a ballot be changed under its key only; a second key of a seat is refused', () => {
    const { world, facilitator, seats, options, voteId, cast, result } = voteAmong(3)
    const [x, y] = options as [string, string, string]
    const [first, ...others] = seats as [SimClient, ...SimClient[]]
    const key = world.prng.id()
    expect(cast(first, { [x]: 1 }, { key })).toBeNull()
    expect(cast(first, { [y]: 1 }, { key, turn: 2 })).toBeNull()
    expect(cast(first, { [x]: 1 }, { key, turn: 1 })).toBeNull()
    expect(cast(first, { [x]: 1 })).toBe('vote.otherDevice')
    for (const seat of others) cast(seat, { [y]: 1 })
    world.act(facilitator, { type: 'closeVote', voteId })
    expect(result()?.totals).toEqual({ [x]: 0, [y]: 3, [options[2] ?? '']: 0 })
  })

  it('[VO4] a change that is refused leaves the ballot before, and the key to change it again', () => {
    const { world, facilitator, seats, options, voteId, result } = voteAmong(3)
    const [x, y] = options as [string, string, string]
    const [first, ...others] = seats as [SimClient, ...SimClient[]]
    const vote = (seat: SimClient, choice: Record<string, number>) => {
      seat.vote(voteId, choice)
      world.settle()
      return seat.ballots.get(voteId)?.refused?.code ?? null
    }
    expect(vote(first, { [x]: 1 })).toBeNull()
    expect(vote(first, { [x]: 240 })).toBe('vote.overspent')
    for (const seat of others) expect(vote(seat, { [y]: 1 })).toBeNull()
    // Refused with "another device of this seat voted" before: the key was thrown away with the refused turn.
    expect(vote(first, { [x]: 1, [y]: 1 })).toBeNull()
    expect(vote(first, { fremd: 1 })).toBe('vote.noOptions')
    world.act(facilitator, { type: 'closeVote', voteId })
    expect(result()?.totals).toEqual({ [x]: 1, [y]: 3, [options[2] ?? '']: 0 })
  })

  it('[VO9] tells every window of a seat that the seat has voted, and nobody else', () => {
    const { world, facilitator, seats, options, voteId, cast } = voteAmong(3)
    const [voter, other] = seats as [SimClient, SimClient, SimClient]
    const second = world.client(voter.seatId)
    second.connect()
    world.settle()
    expect(second.voted).toEqual([])
    expect(cast(voter, { [options[0] ?? '']: 1 })).toBeNull()
    world.settle()
    const late = world.client(voter.seatId)
    late.connect()
    world.settle()
    for (const window of [voter, second, late]) expect(window.voted).toEqual([voteId])
    const heardOf = (client: SimClient) =>
      client.received.filter((text) => text.includes('"voted",'))
    expect(heardOf(second)).toHaveLength(1)
    for (const client of [other, facilitator]) {
      expect(client.voted).toEqual([])
      expect(heardOf(client)).toEqual([])
    }
    for (const seat of seats.slice(1)) cast(seat, { [options[1] ?? '']: 1 })
    world.act(facilitator, { type: 'closeVote', voteId })
    for (const window of [voter, second, late]) expect(window.voted).toEqual([])
  })

  it('[VO5] refuses too many dots, unknown options, closed votes and those who do not vote', () => {
    const { world, facilitator, seats, options, voteId, cast } = voteAmong(4)
    const [a, b, c, d] = seats as [SimClient, SimClient, SimClient, SimClient]
    expect(cast(a, { [options[0] ?? '']: 2 })).toBe('vote.overspent')
    expect(cast(a, { [options[0] ?? '']: 1, [options[1] ?? '']: 1, [options[2] ?? '']: 1 })).toBe(
      'vote.overspent',
    )
    expect(cast(a, { fremd: 1 })).toBe('vote.noOptions')
    world.act(facilitator, { type: 'changeSeat', seatId: d.seatId, role: 'observer', groupSize: 1 })
    expect(cast(d, { [options[0] ?? '']: 1 })).toBe('access.denied')
    for (const seat of [a, b, c]) cast(seat, { [options[0] ?? '']: 1 })
    world.act(facilitator, { type: 'closeVote', voteId })
    expect(cast(b, { [options[1] ?? '']: 1 })).toBe('vote.closed')
  })

  it('[VO6] a device of a group votes with the dots of its people', () => {
    const { world, facilitator, seats, options, voteId, cast, result } = voteAmong(3)
    const [group, ...others] = seats as [SimClient, ...SimClient[]]
    world.act(facilitator, {
      type: 'changeSeat',
      seatId: group.seatId,
      role: 'participant',
      groupSize: 4,
    })
    expect(cast(group, { [options[0] ?? '']: 4, [options[1] ?? '']: 4 })).toBeNull()
    for (const seat of others) cast(seat, { [options[0] ?? '']: 1 })
    world.act(facilitator, { type: 'closeVote', voteId })
    expect(result()).toMatchObject({ ballots: 3, people: 6, totals: { [options[0] ?? '']: 6 } })
  })

  it('[VO7] a consent closes by itself when every connected voter has answered, and shows nothing before', () => {
    const { world, facilitator, seats } = voteAmong(3)
    const { voteId, opened } = askConsent(world, facilitator)
    expect(opened).toBeNull()
    const answers = ['agree', 'agree', 'object']
    seats.forEach((seat, index) => {
      const open = seats[0]?.view.room.vote.votes.find(({ id }) => id === voteId)
      expect(open?.result).toBeNull()
      seat.cast({
        voteId,
        key: world.prng.id(),
        turn: 1,
        choice: { [answers[index] ?? '']: 1 },
        text: '',
      })
      world.settle()
    })
    closesNow(world)
    const closed = seats[0]?.view.room.vote.votes.find(({ id }) => id === voteId)
    expect(closed?.result?.totals).toEqual({ agree: 2, concerns: 0, object: 1 })
  })

  it('[VO7] the last answer can be corrected for some seconds, and again after its change', () => {
    const { world, facilitator, seats } = voteAmong(3)
    const { voteId } = askConsent(world, facilitator)
    const result = () => facilitator.view.room.vote.votes.find(({ id }) => id === voteId)?.result
    const [last, ...others] = seats as [SimClient, ...SimClient[]]
    for (const seat of others) seat.vote(voteId, { agree: 1 })
    last.vote(voteId, { concerns: 1 })
    world.settle()
    last.vote(voteId, { object: 1 })
    world.settle()
    world.pass(CHANGE_MS - 2000)
    world.settle()
    expect(result()).toBeNull()
    // One time of five seconds from the change on, not two.
    world.pass(3000)
    world.settle()
    expect(result()?.totals).toEqual({ agree: 2, concerns: 0, object: 1 })
  })

  it('[VO7] what others vote on holds no consent open, and a ballot sent again neither', () => {
    const { world, facilitator, seats, voteId: dots, options } = voteAmong(3)
    const { voteId } = askConsent(world, facilitator)
    const result = () => facilitator.view.room.vote.votes.find(({ id }) => id === voteId)?.result
    const ballot = (turn: number) => ({ voteId, key, turn, choice: { agree: 1 }, text: '' })
    const [last, ...others] = seats as [SimClient, ...SimClient[]]
    const key = world.prng.id()
    for (const seat of others) seat.vote(voteId, { agree: 1 })
    last.cast(ballot(1))
    world.settle()
    for (let second = 0; second < 6; second++) {
      others[0]?.vote(dots, { [options[second % 2] ?? '']: 1 })
      last.cast(ballot(1))
      world.settle()
      world.pass(700)
      world.settle()
    }
    expect(result()?.totals).toEqual({ agree: 3, concerns: 0, object: 0 })
  })

  it('[VO7] after a restart the last answer can be corrected, too', () => {
    const { world, facilitator, seats } = voteAmong(3)
    const { voteId } = askConsent(world, facilitator)
    const result = () => facilitator.view.room.vote.votes.find(({ id }) => id === voteId)?.result
    for (const seat of seats) seat.vote(voteId, { agree: 1 })
    world.settle()
    world.restart()
    for (const client of [...seats, facilitator]) client.connect()
    world.turn()
    for (const client of [...seats, facilitator]) client.deliverDown()
    expect(result()).toBeNull()
    closesNow(world)
    expect(result()?.totals).toEqual({ agree: 3, concerns: 0, object: 0 })
  })

  it('[VO7] a consent that all but one answered closes some seconds after that one is gone', () => {
    const { world, facilitator, seats } = voteAmong(4)
    const { voteId } = askConsent(world, facilitator)
    const result = () => facilitator.view.room.vote.votes.find(({ id }) => id === voteId)?.result
    const [last, ...others] = seats as [SimClient, ...SimClient[]]
    for (const seat of others) seat.vote(voteId, { agree: 1 })
    world.settle()
    last.drop()
    world.settle()
    expect(result()).toBeNull()
    world.pass(AWAY_MS + 1000)
    world.settle()
    expect(result()?.totals).toEqual({ agree: 3, concerns: 0, object: 0 })
  })

  it('[VO7] after a restart it does not close with whoever comes back first', () => {
    const { world, facilitator, seats } = voteAmong(4)
    const { voteId } = askConsent(world, facilitator)
    const [last, ...others] = seats as [SimClient, ...SimClient[]]
    for (const seat of others) seat.vote(voteId, { agree: 1 })
    world.settle()
    world.restart()
    for (const client of [...others, facilitator, last]) {
      client.connect()
      world.settle()
    }
    last.vote(voteId, { object: 1 })
    world.settle()
    closesNow(world)
    const closed = facilitator.view.room.vote.votes.find(({ id }) => id === voteId)
    expect(closed?.result?.totals).toEqual({ agree: 3, concerns: 0, object: 1 })
  })

  it('[VO7] after all lost the line for longer it does not close with whoever comes back first', () => {
    const { world, facilitator, seats } = voteAmong(4)
    const { voteId } = askConsent(world, facilitator)
    const [last, ...others] = seats as [SimClient, ...SimClient[]]
    for (const seat of others) seat.vote(voteId, { agree: 1 })
    world.settle()
    for (const client of seats) client.drop()
    world.pass(AWAY_MS + 2000)
    world.settle()
    for (const client of [...others, last]) {
      client.connect()
      world.settle()
    }
    last.vote(voteId, { object: 1 })
    world.settle()
    closesNow(world)
    const closed = facilitator.view.room.vote.votes.find(({ id }) => id === voteId)
    expect(closed?.result?.totals).toEqual({ agree: 3, concerns: 0, object: 1 })
  })

  it('[MI9] an update without a letter changes nothing, and no result is marked for it', () => {
    const { world, facilitator, seats } = voteAmong(3)
    const { voteId, content } = askConsent(world, facilitator)
    for (const seat of seats) seat.vote(voteId, { agree: 1 })
    world.settle()
    closesNow(world)
    const before = world.store.events(world.source.id).length
    const textId = findingTextId(content.id, 'observation')
    const [writer] = seats
    expect(
      world.act(writer as SimClient, { type: 'updateText', textId, update: 'AAA=' }),
    ).toBeNull()
    expect(world.store.events(world.source.id)).toHaveLength(before)
    const vote = facilitator.view.room.vote.votes.find(({ id }) => id === voteId)
    expect(vote).toMatchObject({ review: false })
    expect(vote).not.toHaveProperty('changed')
  })

  it('[VO7] whoever loses the line for a moment still answers', () => {
    const { world, facilitator, seats } = voteAmong(4)
    const { voteId } = askConsent(world, facilitator)
    const [last, ...others] = seats as [SimClient, ...SimClient[]]
    for (const seat of others) seat.vote(voteId, { agree: 1 })
    last.drop()
    world.settle()
    last.connect()
    world.settle()
    world.pass(AWAY_MS + 1000)
    world.settle()
    last.vote(voteId, { object: 1 })
    world.settle()
    closesNow(world)
    const closed = facilitator.view.room.vote.votes.find(({ id }) => id === voteId)
    expect(closed?.result?.totals).toEqual({ agree: 3, concerns: 0, object: 1 })
  })

  it('[VO10] a finding stands still while its consent is asked; closing sets it free and marks the result', () => {
    const { world, facilitator, seats } = voteAmong(3)
    const [a] = seats as [SimClient]
    const { content, voteId } = askConsent(world, facilitator)
    const text = (field: FindingTextField) => ({
      type: 'updateText' as const,
      textId: findingTextId(content.id, field),
      update: plainState('Anders'),
    })
    const change = { type: 'changeFinding' as const, content, revision: 1 }
    const before = world.replayed()
    for (const field of ['title', 'observation', 'explanation'] as const)
      expect(world.act(a, text(field))).toBe('vote.frozen')
    expect(world.act(facilitator, change)).toBe('vote.frozen')
    expect(world.act(facilitator, { type: 'removeFinding', id: content.id })).toBe('vote.frozen')
    expect(world.replayed()).toEqual(before)
    expect(world.act(a, text('minorityView'))).toBeNull()
    world.act(facilitator, { type: 'closeVote', voteId })
    expect(world.act(facilitator, change)).toBeNull()
    expect(world.act(a, text('observation'))).toBeNull()
    expect(a.view.room.vote.votes.find(({ id }) => id === voteId)?.review).toBe(true)
  })

  it('[VO10] recommendations stand still while dots are given on them, others do not', () => {
    const { world, facilitator, seats } = voteAmong(3)
    const [a] = seats as [SimClient]
    const make = () => {
      const content = {
        id: world.prng.id(),
        findingIds: [],
        addressee: 'office' as const,
        owner: '',
        due: null,
        indicator: '',
      }
      world.act(facilitator, { type: 'changeRecommendation', content, revision: 0 })
      return content
    }
    const [first, second, other] = [make(), make(), make()]
    const voteId = world.prng.id()
    const vote = {
      id: voteId,
      kind: 'recommendation' as const,
      subjectId: null,
      options: [first.id, second.id],
      dots: 1,
      cumulative: false,
    }
    expect(world.act(facilitator, { type: 'openVote', vote })).toBeNull()
    const change = (content: typeof first) =>
      world.act(facilitator, { type: 'changeRecommendation', content, revision: 1 })
    const write = (id: string) =>
      world.act(a, {
        type: 'updateText',
        textId: recommendationTextId(id),
        update: plainState('Neu'),
      })
    const remove = (id: string) => world.act(facilitator, { type: 'removeRecommendation', id })
    expect([change(first), write(second.id), remove(first.id)]).toEqual(
      Array(3).fill('vote.frozen'),
    )
    expect([change(other), write(other.id), remove(other.id)]).toEqual([null, null, null])
    world.act(facilitator, { type: 'closeVote', voteId })
    expect([change(first), write(second.id), remove(first.id)]).toEqual([null, null, null])
  })

  it('[VO8] a ballot sent again after a restart is counted once', () => {
    const { world, facilitator, seats, options, voteId, result } = voteAmong(3)
    for (const seat of seats) {
      seat.cast({
        voteId,
        key: world.prng.id(),
        turn: 1,
        choice: { [options[0] ?? '']: 1 },
        text: '',
      })
      seat.deliverUp()
    }
    world.turn()
    world.restart()
    for (const client of world.clients) client.connect()
    world.settle()
    world.act(facilitator, { type: 'closeVote', voteId })
    expect(result()).toMatchObject({ ballots: 3, totals: { [options[0] ?? '']: 3 } })
  })
})
