import type { WorkshopResult } from '../../shared/result/result.schema.ts'
import type { CaseFinding } from '../../shared/structureRating/besideCases.ts'
import type { Ballot, Choice } from '../../shared/vote/vote.ts'

/** An event as it is written: its number in the workshop, the channel that hears it, its JSON. */
export interface StoredEvent {
  readonly channel: string
  readonly body: string
}

/** An event as it is read: its number says whether one is missing. */
export interface NumberedEvent extends StoredEvent {
  readonly seq: number
}

/**
 * What the log of a room led to up to the event `seq`, in UTF-8: the slice of the room as it is sent, and all
 * else.
 */
export interface StoredSnapshot {
  readonly seq: number
  readonly room: Buffer
  readonly rest: Buffer
}

/** A ballot in the box: nothing but its random key, turn and content. */
export type StoredBallot = Pick<Ballot, 'key' | 'turn' | 'text'> & { readonly choice: Choice }

/** Where a box stands: whose it is, a workshop's or a procedure's, and of which of its votes. Ids are random, so no two meet. */
export interface BoxPlace {
  readonly ownerId: string
  readonly voteId: string
}

/** Ballots of open votes, and the flags of those who voted: seats in a room, browsers elsewhere. */
export interface BallotBoxes {
  ballots(place: BoxPlace): StoredBallot[]
  ballot(place: BoxPlace, key: string): StoredBallot | undefined
  /** `slotBytes`: the room each ballot of this vote takes on disk, whatever it says (`sealedBox.ts`). */
  putBallot(place: BoxPlace, ballot: StoredBallot, slotBytes: number): void
  flags(place: BoxPlace): string[]
  putFlag(place: BoxPlace, flag: string): void
  /** Is there something in the box that cannot be read any more, because its key is gone? Then the vote is void. */
  isLost(place: BoxPlace): boolean
  /** Deletes the box of a vote, and the key it was sealed with. */
  delete(place: BoxPlace): void
}

/**
 * What the engine needs of a database, synchronous and narrow: a file of SQLite, or the memory of a simulated day.
 * Everything between `begin` and `commit` becomes durable together; no seat is told before `commit` returned.
 */
export interface RoomStore {
  /** The events of a workshop in order: all of them, or those after a number, so many at most. */
  events(workshopId: string, after?: number, limit?: number): NumberedEvent[]
  /** How many events a workshop has up to a number: as many as the number says, if none is missing. */
  countUpTo(workshopId: string, seq: number): number
  /** What the log led to when it was kept last; undefined if there is nothing that this program wrote. */
  snapshot(workshopId: string): StoredSnapshot | undefined
  keepSnapshot(workshopId: string, snapshot: StoredSnapshot): void
  /** True while another transaction is open on the same connection: the group commit waits a turn. */
  busy(): boolean
  begin(): void
  /** Returns once the transaction is on disk. Throws if it is not. */
  commit(): void
  rollback(): void
  /** What the commands a room accepted are known by (`commandKey`); of those of old versions their ids. */
  acceptedKeys(workshopId: string): readonly string[]
  /** Notes an accepted command, the `number`th of its room. */
  accept(workshopId: string, number: number, key: string): void
  append(workshopId: string, firstSeq: number, events: readonly StoredEvent[]): void
  /** Keeps the workshop's row in step with its events, for lists outside the room. */
  setStatus(workshopId: string, status: 'open' | 'closed', commentUntil: string | null): void
  /** The day on which it is held, "2026-12-14": that of its first opening, whatever was planned. */
  setDay(workshopId: string, day: string): void
  /** What is changed in them belongs to the transaction. */
  readonly boxes: BallotBoxes
  /** Findings of the other concluded cases of the same procedure (SR7). */
  caseFindingsBeside(workshopId: string): readonly CaseFinding[]
  /** Replaces log, commands, ballots and seats of a workshop by its result with the rows that are counted (RU5). */
  conclude(workshopId: string, result: WorkshopResult, at: number): void
  /** Deletes a workshop with everything in it. */
  remove(workshopId: string): void
  /** Empties the write-ahead log, so that deleted rows are gone from it too; at once, or as soon as it can be done. Never throws. */
  truncateLog(): void
  /** Is there a result in the place of the room? */
  isConcluded(workshopId: string): boolean
}
