import { setTimeout as pause } from 'node:timers/promises'
import type { ServerMessage } from '../../../shared/protocol/message.ts'
import { gather, within } from './crowd.ts'
import type { Join } from './line.ts'
import { spread } from './meter.ts'
import { arrivalsOf } from './arrivals.ts'
import { pace } from './pace.ts'
import type { Place } from './place.ts'
import { openSeat } from './product.ts'

/** Everybody in one room votes within one second. */
export interface VoteTask {
  readonly kind: 'vote'
  readonly place: Place
  readonly seats: number
}

/** A ballot's key as a browser makes it: random there, here only unlike all others. */
const keyOf = (index: number) => `bench-ballot-${String(index).padStart(20, '0')}`

/** A seat that votes, and hears how many have. */
const joinVoter =
  (
    vote: { readonly id: string; readonly option: string },
    counted: (voted: number) => void,
  ): Join =>
  (guest, told) => {
    let given = 0
    const hear = (payload: Buffer) => {
      const message = JSON.parse(payload.toString()) as ServerMessage
      if (message.t === 'entries') told.ready()
      else if (message.t === 'ballotAck') told.acknowledged(given)
      else if (message.t === 'ballotReject') throw new Error(`refused: ${message.problem.code}`)
      else if (message.t === 'gauge') counted(message.gauge.voted[vote.id] ?? 0)
    }
    const socket = openSeat(guest, hear, () => told.closed())
    const give = (index: number) => {
      given = index
      const ballot = { voteId: vote.id, key: keyOf(index), turn: 1, choice: { [vote.option]: 1 } }
      socket.text(JSON.stringify({ t: 'ballot', ballot: { ...ballot, text: '' } }))
    }
    return { socket, give }
  }

/** Milliseconds until a ballot is acknowledged, and until the count of all is told to the last of all. */
export async function vote({ place, seats }: VoteTask) {
  const [room] = place.rooms
  if (!room?.vote) throw new Error('no vote is open')
  const given = new Float64Array(seats)
  const took: number[] = []
  const told = new Set<number>()
  let done: () => void = () => undefined
  const all = new Promise<void>((resolve) => (done = resolve))
  let client = 0
  const join: Join = (guest, ears) => {
    const me = client++
    const counted = (voted: number) => {
      if (voted === seats) told.add(me)
      if (told.size === seats && took.length === seats) done()
    }
    return joinVoter(room.vote as NonNullable<typeof room.vote>, counted)(guest, ears)
  }
  const acknowledged = (index: number) => void took.push(performance.now() - (given[index] ?? 0))
  const size = { rooms: 1, seats }
  const crowd = await gather(place, size, () => ({ acknowledged }), undefined, join)
  await pause(300)
  const give = (n: number) => {
    given[n] = performance.now()
    crowd.lines[n]?.give(n, 0, 0)
  }
  await pace(seats, arrivalsOf(seats).dueAt, give)
  const last = performance.now()
  await within(10_000, 'everybody knows that all have voted', all)
  return { ...spread(took), counted: performance.now() - last }
}
