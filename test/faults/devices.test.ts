import { expect } from 'vitest'
import { newId } from '../../shared/kernel/id.ts'
import { ownIn } from '../../shared/protocol/mirror.ts'
import { RoomVisitor, type Cookies } from '../../server/demo/visitor.ts'
import { noteOn } from '../support/village.ts'
import { openAnnotating, UNHURRIED } from './harness/day.ts'
import { fault } from './harness/fault.ts'

const HOUR_MS = 3_600_000

const noteSeenBy = (visitor: RoomVisitor, id: string) => ownIn(visitor.mirror).annotations[id]?.note

fault('F23', 'two tabs and a second device of one seat', async (run) => {
  run.made(
    'the same annotation changed in two windows at once and in one that slept for an hour; two ballots',
  )
  run.criterion('one is taken, the other is told; both see the same; the vote is counted once')
  const { server, village, gathering, holder } = await openAnnotating(run, UNHURRIED)
  const { visitor: first, cookies, seatId } = await gathering.waiting()
  await holder.must({ type: 'admitSeat', seatId })
  const another = async (own: Cookies) => {
    const { address } = server
    const { workshopId } = village.own
    const visitor = new RoomVisitor({ address, workshopId, as: 'seat', cookies: own })
    run.after(() => visitor.leave())
    await visitor.until(({ live }) => live, 'another window is there')
    return visitor
  }
  const second = await another(cookies)

  for (let round = 0; round < run.scale(20, 500); round++) {
    const id = newId()
    await first.must({ type: 'addAnnotation', id, content: noteOn('erste Fassung') })
    await second.until(() => noteSeenBy(second, id) !== undefined, 'the other sees it')
    const revise = (visitor: RoomVisitor, note: string) =>
      visitor.run({ type: 'reviseAnnotation', id, revision: 1, content: noteOn(note) })
    const outcomes = await Promise.all([revise(first, 'hier'), revise(second, 'dort')])
    const codes = outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.problem.code))
    expect([...codes].sort()).toEqual(['annotation.stale', 'ok'])
    const winner = codes[0] === 'ok' ? 'hier' : 'dort'
    for (const visitor of [first, second])
      await visitor.until(() => noteSeenBy(visitor, id) === winner, 'both see what holds')
    run.count('conflicts told', 1)
  }

  // A window that slept through an hour and a change wakes up with what it last knew.
  const id = newId()
  await first.must({ type: 'addAnnotation', id, content: noteOn('vor dem Schlaf') })
  await second.until(() => noteSeenBy(second, id) !== undefined, 'the other sees it')
  second.leave()
  await first.must({ type: 'reviseAnnotation', id, revision: 1, content: noteOn('inzwischen') })
  server.advance(HOUR_MS)
  const woken = await another(cookies)
  const late = {
    type: 'reviseAnnotation',
    id,
    revision: 1,
    content: noteOn('verschlafen'),
  } as const
  expect(await woken.run(late)).toMatchObject({ problem: { code: 'annotation.stale' } })
  for (const visitor of [first, woken]) expect(noteSeenBy(visitor, id)).toBe('inzwischen')

  // One seat, two windows, two keys: one ballot.
  const others = [await gathering.seat(holder), await gathering.seat(holder)]
  const options = ['none', 'little', 'rather', 'very']
  const vote = {
    id: newId(),
    kind: 'feedback' as const,
    subjectId: null,
    options,
    dots: 1,
    cumulative: false,
  }
  await holder.must({ type: 'openVote', vote })
  await woken.until(({ mirror }) => mirror.view.room.vote.votes.length === 1, 'the vote is open')
  const cast = await Promise.all(
    [first, woken].map((visitor) => visitor.castBallot(vote.id, { very: 1 })),
  )
  expect(cast.filter(({ ok }) => ok)).toHaveLength(1)
  expect(cast.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'vote.otherDevice' } })
  for (const other of others) expect((await other.castBallot(vote.id, { none: 1 })).ok).toBe(true)
  await holder.must({ type: 'closeVote', voteId: vote.id })
  const [closed] = holder.mirror.view.room.vote.votes
  expect(closed?.result).toMatchObject({ ballots: 3, people: 3, totals: { very: 1, none: 2 } })
  run.count('ballots counted', closed?.result?.ballots ?? 0)
})
