// Looks through everything a client received for what it must not have heard.
import { audienceOf } from '../../server/room/audience.ts'
import type { RoomEvent } from '../../shared/room/event.ts'

/** What a client may be told of counts: totals of the room, nothing per passage and nothing per person. */
const gaugeKeys = [
  'agreed',
  'annotations',
  'boards',
  'connected',
  'lastDay',
  'unseen',
  'late',
  'nextDay',
  'people',
  'proposals',
  'ready',
  'readyOf',
  'rulesConfirmed',
  'seats',
  'seen',
  'structureRatings',
  'voted',
]

/** Those of them that only the facilitation is told. */
const facilitationOnly = [
  'agreed',
  'annotations',
  'late',
  'nextDay',
  'lastDay',
  'unseen',
  'boards',
  'proposals',
  'structureRatings',
]

/** One client and every frame it received. `seatId` is empty for a projector. */
export interface Recorded {
  readonly who: string
  readonly seatId: string
  /** Named for the facilitation: the only ones who hear totals of annotations and the days ahead. */
  readonly facilitates: boolean
  readonly received: readonly string[]
}

/** An annotation, by whom it was written and what would give it away. */
export interface Written {
  readonly seatId: string
  readonly id: string
  readonly canary: string
  readonly commandId: string
}

type Frame = {
  t: string
  voteId?: string
  voteIds?: string[]
  gauge?: Record<string, unknown>
  e?: RoomEvent[]
}

/** Everything foreign that reached a viewer before a reveal, in words. Empty is what we promise. */
export function findForeign(
  everybody: readonly Recorded[],
  written: readonly Written[],
): readonly string[] {
  const found = everybody.flatMap((recorded) => [
    ...foreignWords(recorded, written),
    ...recorded.received.flatMap((text) => foreignNews(recorded, JSON.parse(text) as Frame)),
  ])
  return [...new Set(found)]
}

function foreignWords({ who, seatId, received }: Recorded, written: readonly Written[]): string[] {
  const traffic = received.join('\n')
  return written.flatMap((one) => {
    if (one.seatId === seatId) return []
    const found: string[] = []
    if (traffic.includes(one.canary)) found.push(`${who} received a foreign note`)
    if (traffic.includes(one.id)) found.push(`${who} received a foreign annotation id`)
    if (traffic.includes(one.commandId)) found.push(`${who} received a foreign command id`)
    return found
  })
}

function foreignNews({ who, seatId, facilitates }: Recorded, { gauge, e = [] }: Frame): string[] {
  const found: string[] = []
  const unexpected = Object.keys(gauge ?? {}).filter((key) => !gaugeKeys.includes(key))
  if (unexpected.length > 0) found.push(`${who} received counts: ${unexpected.join(', ')}`)
  if (gauge && !facilitates && facilitationOnly.some((key) => gauge[key] !== null))
    found.push(`${who} received counts of the facilitation`)
  for (const event of e) {
    const audience = audienceOf(event)
    if (audience.channel === 'seat' && audience.seatId !== seatId)
      found.push(`${who} received ${event.type} of another seat`)
  }
  return found
}

/** What tells of ballots in the traffic while a vote is open: keys, options chosen, and any frame but counts and what one's own ballot brings: its acknowledgement and the flag of the seat. */
export function findBallots(
  everybody: readonly Pick<Recorded, 'who' | 'received'>[],
  keys: readonly string[],
  options: readonly string[],
): readonly string[] {
  const found = everybody.flatMap(({ who, received }) => {
    const traffic = received.join('\n')
    const frames = received.map((text) => JSON.parse(text) as Frame)
    const other = frames
      .map(({ t }) => t)
      .filter((t) => !['gauge', 'ballotAck', 'voted'].includes(t))
    const acked = new Set(frames.map(({ t, voteId }) => (t === 'ballotAck' ? voteId : undefined)))
    const foreignFlags = frames.flatMap(({ voteIds = [] }) =>
      voteIds.filter((id) => !acked.has(id)),
    )
    return [
      ...keys.filter((key) => traffic.includes(key)).map(() => `${who} received a key`),
      ...options.filter((id) => traffic.includes(id)).map(() => `${who} received a choice`),
      ...other.map((t) => `${who} received ${t}`),
      ...foreignFlags.map(() => `${who} received that somebody voted`),
    ]
  })
  return [...new Set(found)]
}
