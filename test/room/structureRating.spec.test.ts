import { describe, expect, it } from 'vitest'
import { resultFacts } from '../../server/room/roomSource.ts'
import { resultOfRoom } from '../../shared/close/roomResult.ts'
import { cryptoShuffle } from '../../server/room/cryptoShuffle.ts'
import { newId } from '../../shared/kernel/id.ts'
import { consentOptions } from '../../shared/vote/vote.ts'
import { sampleSource, sampleStructure, stepOf } from './sampleSource.ts'
import type { SimClient } from './simClient.ts'
import { SimWorld } from './simWorld.ts'

const [first = '', second = '', third = ''] = sampleStructure
const evidence = { document: null, text: '' }

/** A room in the step in which structure criteria are rated, with so many seats and a projector. */
function ratingRoom(seatCount: number, { entered = true, seed = 5 } = {}) {
  const world = new SimWorld({ seed, newId, shuffle: cryptoShuffle })
  const { facilitator, seats } = world.open(seatCount)
  const projector = world.client('projector', 'projector')
  projector.connect()
  if (entered) world.act(facilitator, { type: 'enterStep', stepId: stepOf('structure') })
  const rate = (
    seat: SimClient | undefined,
    criterionId: string,
    rating = 'present',
    { text = '', reason = '', revision = 0 } = {},
  ) => {
    if (!seat) throw new Error('no such seat')
    const rated = { rating, reason, evidence: { document: null, text } }
    return world.act(seat, { type: 'rateStructure', criterionId, rated, revision })
  }
  const announce = () =>
    world.act(facilitator, { type: 'announceStructureReveal', announced: true })
  const reveal = (...criterionIds: string[]) =>
    world.act(facilitator, { type: 'revealStructure', criterionIds })
  const agree = (criterionId: string, change = {}, by: SimClient = facilitator) => {
    const content = { id: newId(), criterionId, rating: 'present', reason: '', evidence, ...change }
    const outcome = world.act(by, { type: 'agreeStructure', content, revision: 0 })
    return { id: content.id, outcome, content }
  }
  const slice = (client: SimClient = facilitator) => client.view.room.structureRating
  return { world, facilitator, seats, projector, rate, announce, reveal, agree, slice }
}

describe('structure ratings', () => {
  it('[SR1] are heard by their own seat alone, and sent to nobody else in any form', () => {
    const { world, facilitator, seats, projector, rate } = ratingRoom(4)
    const [writer, ...others] = seats as [SimClient, ...SimClient[]]
    const listeners = [facilitator, ...others, projector]
    const before = listeners.map(({ received }) => received.length)
    expect(rate(writer, first, 'present', { text: 'Leiser Beleg' })).toBeNull()
    expect(rate(writer, first, 'absent', { text: 'Leiser Beleg', revision: 1 })).toBeNull()
    expect(world.act(writer, { type: 'clearStructureRating', criterionId: first })).toBeNull()
    expect(rate(writer, second, 'absent', { text: 'Leiser Beleg' })).toBeNull()
    expect(listeners.map(({ received }) => received.length)).toEqual(before)
    expect(Object.keys(writer.own.structureRatings ?? {})).toEqual([second])
    for (const client of listeners) {
      client.drop()
      client.connect()
    }
    world.settle()
    for (const client of listeners) {
      expect(client.received.join('\n')).not.toContain('Leiser Beleg')
      expect(client.received.join('\n')).not.toContain('"structureRatings":{')
    }
  })

  it('[SR2] are uncovered after an announcement, from three seats on, in one event without a seat', () => {
    const { facilitator, seats, rate, announce, reveal, slice } = ratingRoom(4)
    rate(seats[0], first, 'present', { text: 'Eins' })
    rate(seats[1], first, 'present', { text: 'Zwei' })
    rate(seats[2], first, 'absent', { text: 'Drei' })
    rate(seats[0], second, 'absent', { text: 'Verborgen eins' })
    rate(seats[1], second, 'absent', { text: 'Verborgen zwei' })
    expect(reveal(first, second)).toBe('reveal.notAnnounced')
    announce()
    const before = facilitator.received.length
    expect(reveal(first, second)).toBeNull()
    expect(
      slice()
        .uncovered[first]?.map(({ rating }) => rating)
        .sort(),
    ).toEqual(['absent', 'present', 'present'])
    expect(slice().uncovered[second], 'two seats are not shown').toBeNull()
    const heard = facilitator.received.slice(before).join('\n')
    expect(heard).toContain('Eins')
    expect(heard).not.toContain('Verborgen')
    for (const { seatId } of seats) expect(heard).not.toContain(seatId)
    expect(seats[3]?.view.room.structureRating).toEqual(slice())
  })

  it('[SR2, PJ2] what was uncovered comes to the wall, whatever was shown there before', () => {
    const { world, facilitator, seats, rate, announce, reveal, agree } = ratingRoom(3)
    for (const seat of seats) rate(seat, first)
    const { outcome } = agree(third)
    expect(outcome).toBeNull()
    const item = { kind: 'structureCriterion', id: third } as const
    expect(world.act(facilitator, { type: 'show', focus: item })).toBeNull()
    announce()
    expect(facilitator.view.room.projector.item).toEqual(item)
    expect(reveal(first)).toBeNull()
    expect(facilitator.view.room.projector.item).toBeNull()
  })

  it('[SR2] the announcement names what is uncovered first, and nothing that is not rated', () => {
    const { world, facilitator, seats, slice } = ratingRoom(3)
    const announce = (...criterionIds: string[]) =>
      world.act(facilitator, { type: 'announceStructureReveal', announced: true, criterionIds })
    expect(announce(first, second)).toBeNull()
    for (const client of [facilitator, ...seats])
      expect(slice(client)).toMatchObject({ announced: true, announcedIds: [first, second] })
    expect(announce(second)).toBeNull()
    expect(slice(seats[0]).announcedIds).toEqual([second])
    expect(announce('unbekannt')).toBe('annotation.unknownCriterion')
    expect(announce(first, first)).toBe('annotation.unknownCriterion')
    expect(slice(seats[0]).announcedIds).toEqual([second])
  })

  it('[SR2] the order of what is uncovered tells nothing: each criterion is shuffled by itself', () => {
    const sameOrder = { first: 0, both: 0 }
    const rounds = 60
    for (let seed = 1; seed <= rounds; seed++) {
      const { seats, rate, announce, reveal, slice } = ratingRoom(3, { seed })
      for (const [at, seat] of seats.entries())
        for (const id of [first, second]) rate(seat, id, 'present', { text: `Sitz ${String(at)}` })
      announce()
      reveal(first, second)
      const order = (id: string) =>
        slice()
          .uncovered[id]?.map((voice) => voice.evidence.text)
          .join()
      if (order(first) === 'Sitz 0,Sitz 1,Sitz 2') sameOrder.first++
      if (order(first) === order(second)) sameOrder.both++
    }
    // One in six by chance, each.
    expect(sameOrder.first).toBeLessThan(rounds / 2)
    expect(sameOrder.both).toBeLessThan(rounds / 2)
  })

  it('[SR2, RV8] too few is said again for a minute, whatever was rated meanwhile', () => {
    const { world, facilitator, seats, rate, announce, reveal } = ratingRoom(3)
    rate(seats[0], first)
    rate(seats[1], first)
    announce()
    expect(reveal(first)).toBe('structureRating.tooFew')
    rate(seats[2], first)
    expect(reveal(first), 'whoever asks again learns nothing').toBe('structureRating.tooFew')
    world.pass(61_000)
    world.settle()
    expect(reveal(first)).toBeNull()
    expect(facilitator.view.room.structureRating.last).toEqual([first])
  })

  it('[SR2, RV2] a browser that came again is one, and who edits by now lowers no minimum', () => {
    const { world, facilitator, seats, rate, announce, reveal } = ratingRoom(3)
    for (const seat of seats) rate(seat, first)
    const [changed] = seats as [SimClient]
    world.act(facilitator, {
      type: 'changeSeat',
      seatId: changed.seatId,
      role: 'recorder',
      groupSize: 1,
    })
    announce()
    expect(reveal(first)).toBe('structureRating.tooFew')
    const left = seats[1]
    if (!left) throw new Error('nobody left')
    world.leave(left.seatId)
    world.settle()
    const again = world.client(newId())
    world.requestSeat(again.seatId, left.seatId)
    world.turn()
    again.connect()
    world.act(facilitator, { type: 'admitSeat', seatId: again.seatId })
    world.settle()
    expect(rate(again, first)).toBeNull()
    world.pass(61_000)
    world.settle()
    expect(reveal(first), 'two browsers').toBe('structureRating.tooFew')
  })

  it('[SR3] who edits does not rate, and what was uncovered or agreed on is rated no more', () => {
    const { world, facilitator, seats, rate, announce, reveal, agree, slice } = ratingRoom(4)
    expect(rate(facilitator, first)).toBe('access.denied')
    for (const seat of seats) rate(seat, first)
    announce()
    reveal(first)
    expect(rate(seats[0], first, 'absent', { revision: 1 })).toBe('structureRating.settled')
    expect(
      world.act(seats[0] as SimClient, { type: 'clearStructureRating', criterionId: first }),
    ).toBe('structureRating.settled')
    expect(reveal(first)).toBe('structureRating.settled')
    expect(agree(second).outcome).toBeNull()
    expect(rate(seats[0], second)).toBe('structureRating.settled')
    expect(slice().uncovered[first]).toHaveLength(4)
  })

  it('[SR3] are given in their step', () => {
    const { world, facilitator, seats, rate } = ratingRoom(3, { entered: false })
    expect(rate(seats[0], first)).toBe('workshop.wrongPhase')
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('structure') })
    expect(rate(seats[0], first)).toBeNull()
  })

  it('[SR4] are a step of the scale or a non-answer, on a criterion about the office', () => {
    const { seats, rate, agree } = ratingRoom(3)
    expect(rate(seats[0], 'P-01-1', 'fully_met')).toBe('annotation.unknownCriterion')
    expect(rate(seats[0], 'X-09')).toBe('annotation.unknownCriterion')
    expect(rate(seats[0], first, 'great')).toBe('annotation.ratingInvalid')
    expect(rate(seats[0], first, 'not_applicable')).toBe('structureRating.reasonMissing')
    expect(rate(seats[0], first, 'not_applicable', { reason: 'Kein eigenes Heim.' })).toBeNull()
    expect(agree(second, { rating: 'not_applicable' }).outcome).toBe(
      'structureRating.reasonMissing',
    )
  })

  it('[SR5] one is agreed on for each criterion, and consent needs something it rests on', () => {
    const { world, facilitator, seats, agree, slice } = ratingRoom(3)
    const ask = (subjectId: string) =>
      world.act(facilitator, {
        type: 'openVote',
        vote: {
          ...{ id: newId(), kind: 'consent', subjectId, dots: 1, cumulative: false },
          options: [...consentOptions],
        },
      })
    const { id, content } = agree(first)
    expect(agree(first).outcome).toBe('item.exists')
    expect(agree(second, {}, seats[0]).outcome, 'no seat agrees alone').toBe('access.denied')
    expect(ask(id)).toBe('structureRating.needsEvidence')
    const named = { ...content, evidence: { document: 'decision' as const, text: '' } }
    const change = (revision: number) =>
      world.act(facilitator, { type: 'agreeStructure', content: named, revision })
    expect(change(0)).toBe('item.stale')
    expect(change(1)).toBeNull()
    expect(ask(id)).toBeNull()
    expect(change(2)).toBe('vote.frozen')
    expect(world.act(facilitator, { type: 'removeStructureAgreement', id })).toBe('vote.frozen')
    const vote = facilitator.view.room.vote.votes.at(-1)
    for (const seat of seats) seat.vote(vote?.id ?? '', { agree: 1 })
    world.settle()
    world.pass(6000)
    world.settle()
    expect(facilitator.view.room.vote.votes.at(-1)?.result?.totals, 'closes by itself').toEqual({
      agree: 3,
      concerns: 0,
      object: 0,
    })
    expect(change(2), 'what is changed afterwards marks the result').toBeNull()
    expect(facilitator.view.room.vote.votes.at(-1)).toMatchObject({ review: true, changed: [id] })
    expect(slice().agreed).toHaveLength(1)
    expect(ask(agree(third, { rating: 'absent' }).id), '"absent" rests on nothing').toBeNull()
  })

  it('[SR6] the conclusion keeps what was agreed on, and nothing of single seats', () => {
    const { facilitator, seats, rate, announce, reveal, agree } = ratingRoom(3)
    for (const seat of seats) rate(seat, first, 'present', { text: 'Leiser Beleg' })
    announce()
    reveal(first)
    const { id } = agree(first, { evidence: { document: 'concept', text: 'Handbuch' } })
    const kept = resultOfRoom(facilitator.view.room, resultFacts(sampleSource))
    expect(kept.structureRatings).toMatchObject([
      {
        ...{ criterionId: first, rating: 'present', document: 'concept', minorityView: false },
        ...{ consent: { state: 'notAsked' }, wording: { evidence: 'Handbuch' } },
      },
    ])
    expect(JSON.stringify(kept)).not.toContain('Leiser Beleg')
    expect(JSON.stringify(kept)).not.toContain(id)
  })
})
