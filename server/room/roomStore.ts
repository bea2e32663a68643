import type { Ballot, Choice } from '../../shared/vote/vote.ts'

/** An event as it is written: its number in the workshop, the channel that hears it, its JSON. */
export interface StoredEvent {
  readonly channel: string
  readonly body: string
}

/** A ballot in the box: nothing but its random key, turn and content. */
export type StoredBallot = Pick<Ballot, 'key' | 'turn' | 'text'> & { readonly choice: Choice }

/**
 * What the engine needs of a database, synchronous and narrow; SQLite today, PostgreSQL planned.
 * Everything between `begin` and `commit` becomes durable together; nobody is told before `commit` returned.
 */
export interface RoomStore {
  /** All events of a workshop in order. */
  events(workshopId: string): StoredEvent[]
  /** True while somebody else's transaction is open on the same connection: the group commit waits a turn. */
  busy(): boolean
  begin(): void
  /** Returns once the transaction is on disk. Throws where it is not. */
  commit(): void
  rollback(): void
  /** Was this command accepted before? Versions before this one noted the id alone. */
  accepted(workshopId: string, key: string, commandId: string): boolean
  accept(workshopId: string, key: string): void
  append(workshopId: string, firstSeq: number, events: readonly StoredEvent[]): void
  /** Keeps the workshop's row in step with its events, for lists outside the room. */
  setStatus(workshopId: string, status: 'open' | 'closed', commentUntil: string | null): void
  ballots(workshopId: string, voteId: string): StoredBallot[]
  ballot(workshopId: string, voteId: string, key: string): StoredBallot | undefined
  /** `slotBytes`: the room each ballot of this vote takes on disk, whatever it says (`sealedBox.ts`). */
  putBallot(workshopId: string, voteId: string, ballot: StoredBallot, slotBytes: number): void
  flags(workshopId: string, voteId: string): string[]
  putFlag(workshopId: string, voteId: string, seatId: string): void
  /** Were there ballots that nobody can read any more, because their key is gone? Then the vote is void. */
  boxLost(workshopId: string, voteId: string): boolean
  /** Deletes ballots and flags of a vote, and the key they were sealed with. */
  deleteBallots(workshopId: string, voteId: string): void
  /** Replaces log, commands, ballots and seats of a workshop by its result, in one transaction. */
  conclude(workshopId: string, result: string, at: number): void
  /** Deletes a workshop with everything in it. */
  remove(workshopId: string): void
  /** Empties the write-ahead log, so that deleted rows are gone from it too; at once, or as soon as it can be done. Never throws. */
  truncateLog(): void
  result(workshopId: string): string | undefined
}
