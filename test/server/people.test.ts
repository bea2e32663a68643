// The simulated participants of the demo, against the real server over real sockets.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { directionOf } from '../../server/demo/person.ts'
import { invitePeople, type People } from '../../server/demo/people.ts'
import { newId } from '../../shared/kernel/id.ts'
import { consentOptions } from '../../shared/vote/vote.ts'
import { Stage } from '../support/stage.ts'

const SEED = 7
const COUNT = 6

describe('the spread of the reference', () => {
  const spread = (
    count: number,
    distribution: Parameters<typeof directionOf>[1]['distribution'],
  ) => {
    const directions = Array.from({ length: count }, (_, index) =>
      directionOf({ index, count, seed: SEED }, { distribution }, 3),
    )
    const of = (wanted: string) => directions.filter((direction) => direction === wanted).length
    return [of('strength'), of('potential'), of('question'), of('none')]
  }

  it('is met exactly by six people', () => {
    expect(spread(6, { strength: 3, potential: 1, question: 2, none: 0 })).toEqual([3, 1, 2, 0])
    expect(spread(6, { strength: 0, potential: 4, question: 1, none: 1 })).toEqual([0, 4, 1, 1])
  })

  it('is met in proportion by twelve', () => {
    expect(spread(12, { strength: 5, potential: 0, question: 0, none: 1 })).toEqual([10, 0, 0, 2])
  })
})

describe('a day with simulated people', () => {
  let stage: Stage
  let people: People
  beforeAll(async () => {
    stage = await Stage.open()
    const { address, workshopId } = stage
    const { code } = stage.seeded
    people = await invitePeople({ address, workshopId, code, count: COUNT, seed: SEED, pace: 25 })
  })
  afterAll(async () => {
    people.leave()
    await stage.close()
  })

  const seats = () => people.visitors.map(({ seatId }) => seatId)

  it('they wait until they are admitted, confirm the rules and pass the test', async () => {
    const facilitation = await stage.facilitation()
    const waiting = () => Object.keys(facilitation.mirror.view.facilitation.waiting)
    await facilitation.until(() => waiting().length === COUNT, 'all wait')
    expect(seats()).toEqual(Array.from({ length: COUNT }, () => ''))
    for (const seatId of waiting()) await facilitation.must({ type: 'admitSeat', seatId })
    await stage.openWorkshop()
    await facilitation.must({ type: 'startSeeTest' })
    await facilitation.until(
      ({ mirror }) => mirror.gauge?.seen === COUNT && mirror.gauge.rulesConfirmed === COUNT,
      'all saw the test and confirmed the rules',
    )
  })

  it('they annotate along the reference, say when they are ready, and see nothing of each other', async () => {
    const facilitation = await stage.facilitation()
    await stage.enter('annotate')
    await stage.deliver()
    await allReady()
    await facilitation.until(({ mirror }) => mirror.gauge?.ready === COUNT, 'the counts follow')
    const own = people.visitors.map(({ mirror, seatId }) =>
      Object.values(mirror.view.own[seatId]?.annotations ?? {}),
    )
    const total = own.reduce((sum, { length }) => sum + length, 0)
    expect(total).toBeGreaterThan(COUNT)
    expect(people.visitors.every(({ mirror }) => Object.keys(mirror.view.own).length === 1)).toBe(
      true,
    )
    // "Dringlichkeit: Hausbesuch heute" is a strength to all six, the second visit a potential to six.
    const marks = (key: string, direction: string) => {
      const quote = stage.demoCase.annotations.find((reference) => reference.key === key)?.span
        .quote
      return own.flat().filter((one) => one.span.quote === quote && one.direction === direction)
        .length
    }
    expect(marks('A-N02', 'strength')).toBe(6)
    expect(marks('A-N10', 'potential')).toBe(6)
    expect([
      marks('A-N08', 'strength'),
      marks('A-N08', 'potential'),
      marks('A-N08', 'question'),
    ]).toEqual([3, 1, 2])
  })

  it('they reply, vote, deepen and consent', async () => {
    const facilitation = await stage.facilitation()
    const room = () => facilitation.mirror.view.room
    await stage.reveal()
    await facilitation.until(() => room().discussion.replies.length > 2, 'some reply')
    const options = await stage.keySituations(0)
    const keyVote = {
      id: newId(),
      kind: 'keySituation' as const,
      subjectId: null,
      options,
      dots: 3,
    }
    await facilitation.must({ type: 'openVote', vote: { ...keyVote, cumulative: false } })
    await closeWhenAllVoted(keyVote.id)
    const totals = room().vote.votes.find(({ id }) => id === keyVote.id)?.result?.totals ?? {}
    expect(Object.values(totals).reduce((sum, dots) => sum + dots, 0)).toBe(3 * COUNT)
    await facilitation.must({ type: 'chooseKeySituations', ids: options.slice(0, 2) })
    await stage.enter('deepen')
    await allReady()
    await facilitation.must({ type: 'openBoards' })
    expect(room().keySituation.boardItems.length).toBeGreaterThan(COUNT)
    const [finding] = await stage.findings()
    const consent = { id: newId(), kind: 'consent' as const, subjectId: finding ?? null, dots: 1 }
    await facilitation.must({
      type: 'openVote',
      vote: { ...consent, options: [...consentOptions], cumulative: false },
    })
    // A consent closes by itself when every connected voter has answered (VO7).
    await facilitation.until(
      () => room().vote.votes.find(({ id }) => id === consent.id)?.result?.ballots === COUNT,
      'the consent closes',
    )
  })

  /** Everybody says to be ready in the facilitation's turn; counts and slower mirrors may still tell of the last one. */
  async function allReady(): Promise<void> {
    const { turn } = (await stage.facilitation()).mirror.view.room.workshop
    const ready = people.visitors.map((visitor) =>
      visitor.until(
        ({ mirror, seatId }) => mirror.view.own[seatId]?.readyTurn === turn,
        'a person is ready',
        20_000,
      ),
    )
    await Promise.all(ready)
  }

  async function closeWhenAllVoted(voteId: string): Promise<void> {
    const facilitation = await stage.facilitation()
    await facilitation.until(({ mirror }) => mirror.gauge?.voted[voteId] === COUNT, 'all voted')
    await facilitation.must({ type: 'closeVote', voteId })
  }
})
