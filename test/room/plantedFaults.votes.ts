// Faults in votes (VO3, VO5–VO8). Never part of the product.
import { roomRules } from '../../server/room/roomRules.ts'
import type { BoxPlace, StoredBallot } from '../../server/room/roomStore.ts'
import type { ProblemCode } from '../../shared/kernel/problem.ts'
import type { RoomSlice } from '../../shared/room/roomView.ts'
import { MemoryBoxes, MemoryRoomStore } from '../support/memoryRoomStore.ts'
import type { PlantedFault } from './plantedFaults.ts'

type Turnout = Parameters<(typeof roomRules)['tally']>[2]

/** Counts on a turnout that was made to look different. */
const counting = (change: (ballots: number, turnout: Turnout) => Partial<Turnout>) => () => ({
  rules: {
    tally: ((vote, ballots, turnout, shuffle) =>
      roomRules.tally(
        vote,
        ballots,
        { ...turnout, ...change(ballots.length, turnout) },
        shuffle,
      )) as (typeof roomRules)['tally'],
  },
})

/** Takes a ballot that is refused with this code. */
const taking = (code: ProblemCode) => () => ({
  rules: {
    mayNotCast: ((...cast) => {
      const refused = roomRules.mayNotCast(...cast)
      return refused?.code === code ? undefined : refused
    }) as (typeof roomRules)['mayNotCast'],
  },
})

const withPeople = (room: RoomSlice, people: (there: number) => number): RoomSlice => {
  const seats = Object.entries(room.workshop.seats).map(([id, seat]) => [
    id,
    { ...seat, groupSize: people(seat.groupSize) },
  ])
  return { ...room, workshop: { ...room.workshop, seats: Object.fromEntries(seats) as never } }
}

/** Takes as many dots as so many people have. */
const dotsOf = (people: (there: number) => number) => () => ({
  rules: {
    mayNotCast: ((room, ...cast) =>
      roomRules.mayNotCast(withPeople(room, people), ...cast)) as (typeof roomRules)['mayNotCast'],
  },
})

/** Knows no ballot again once it started anew, and keeps every one it is given. */
class BlindToKeys extends MemoryBoxes {
  #copies = 0
  override ballot(): StoredBallot | undefined {
    return undefined
  }
  override flags(): string[] {
    return []
  }
  override putBallot(place: BoxPlace, ballot: StoredBallot): void {
    const known = super.ballot(place, ballot.key)
    const key = known ? `${ballot.key}-${String(++this.#copies)}` : ballot.key
    super.putBallot(place, { ...ballot, key })
  }
}

export const voteFaults: readonly PlantedFault[] = [
  {
    rule: 'VO3',
    what: 'gives a result of two',
    options: counting(() => ({ voters: 3 })),
    found: 'a vote of fewer than three has a result',
  },
  {
    rule: 'VO3',
    what: 'counts for the three what was laid on paper',
    options: counting((_ballots, { voters, paper }) => ({
      voters: voters + (paper?.people ?? 0),
    })),
    found: 'a vote of fewer than three has a result',
  },
  {
    rule: 'VO3',
    what: 'counts for the three whoever is gone',
    options: counting((ballots) => ({ voters: ballots })),
    found: 'a vote of fewer than three has a result',
  },
  {
    rule: 'VO5',
    what: 'takes any number of dots',
    options: taking('vote.overspent'),
    found: 'a ballot with too many dots was taken',
  },
  {
    rule: 'VO5',
    what: 'takes dots on anything',
    options: taking('vote.noOptions'),
    found: 'a ballot on an unknown option was taken',
  },
  {
    rule: 'VO5',
    what: 'takes ballots after the close',
    options: taking('vote.closed'),
    found: 'a ballot in a closed vote was taken',
  },
  {
    rule: 'VO5',
    what: 'takes ballots of facilitation and observers',
    options: taking('access.denied'),
    found: 'a ballot of somebody who does not vote was taken',
  },
  {
    rule: 'VO6',
    what: 'takes a group for one person',
    options: dotsOf(() => 1),
    found: 'a device could not vote with the dots of its people',
  },
  {
    rule: 'VO6',
    what: 'gives a device the dots of one person more',
    options: dotsOf((there) => there + 1),
    found: 'a ballot with too many dots was taken',
  },
  {
    rule: 'VO7',
    what: 'closes a consent with the first answer',
    options: () => ({ rules: { isAnswered: (voters, hasVoted) => voters.some(hasVoted) } }),
    found: 'a consent closed before everybody had answered',
  },
  {
    rule: 'VO7',
    what: 'closes a consent with the last answer, which can then not be corrected',
    options: () => ({ rules: { changeMs: 0 } }),
    found: 'the last answer to a consent could not be corrected',
  },
  {
    rule: 'VO7',
    what: 'waits for ever for a consent',
    options: () => ({ rules: { isAnswered: () => false } }),
    found: 'a consent stayed open though everybody had answered',
  },
  {
    rule: 'VO8',
    what: 'knows no ballot again after a restart',
    options: () => ({ store: new MemoryRoomStore(new BlindToKeys()) }),
    found: 'a ballot was counted twice',
  },
]
