import type { BallotBoxes, BoxPlace, StoredBallot } from './roomStore.ts'

/** Who casts a ballot: by which flag, whether it lies in the box already, and how much room each ballot takes. */
interface Caster {
  readonly flag: string
  readonly flagged: boolean
  readonly slotBytes: number
}

/**
 * Puts a ballot into a box and, the first time, the flag of who casts it apart from it; call it inside a transaction.
 * Who casts votes once: `otherKey` says that a second key, or the key of another one, was refused. `known` is a ballot
 * that is sent again, or a turn before the one that lies there: it changes nothing.
 */
export function castInto(
  boxes: BallotBoxes,
  place: BoxPlace,
  { key, turn, choice, text }: StoredBallot,
  { flag, flagged, slotBytes }: Caster,
): 'taken' | 'known' | 'otherKey' {
  const before = boxes.ballot(place, key)
  if (flagged !== (before !== undefined)) return 'otherKey'
  if (before && turn <= before.turn) return 'known'
  boxes.putBallot(place, { key, turn, choice, text }, slotBytes)
  if (!flagged) boxes.putFlag(place, flag)
  return 'taken'
}
