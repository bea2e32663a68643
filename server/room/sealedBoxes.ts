import type { Database } from 'better-sqlite3'
import type { BallotKeys } from './ballotKeys.ts'
import type { BallotBoxes, BoxPlace, StoredBallot } from './roomStore.ts'
import { openBox, sealBox } from './sealedBox.ts'

/** A box in memory, with its key. `lost` if there is one on disk that does not open. */
type Box =
  | {
      readonly kind: 'open'
      readonly key: Buffer
      slotBytes: number
      readonly ballots: Map<string, StoredBallot>
      readonly flags: Set<string>
    }
  | { readonly kind: 'lost' }

const nameOf = ({ ownerId, voteId }: BoxPlace): string => `${ownerId}/${voteId}`

/**
 * Ballots and flags of all open votes. On disk a vote is one sealed row that is written anew, whole, in every
 * transaction that changes it; its key lies elsewhere and ends with the vote. So a copy of database, write-ahead log
 * and backups tells that a seat voted, not which one and not what.
 *
 * The key is on disk before the first ballot is, and ends after the transaction that closed the vote is.
 */
export class SealedBoxes implements BallotBoxes {
  readonly #db: Database
  readonly #keys: BallotKeys
  readonly #failed: (error: unknown) => void
  readonly #boxes = new Map<string, Box>()
  readonly #changed = new Map<string, BoxPlace>()
  readonly #closed = new Map<string, BoxPlace>()
  readonly #read
  readonly #write
  readonly #drop
  readonly #ofOwner
  readonly #all
  readonly #begin
  readonly #commit
  readonly #rollback

  /** `failed` is told if the key of a closed vote could not be ended; the next start tries again. */
  constructor(db: Database, keys: BallotKeys, failed: (error: unknown) => void) {
    this.#db = db
    this.#keys = keys
    this.#failed = failed
    this.#read = db
      .prepare<[string, string], Buffer>(
        'SELECT sealed FROM ballot_box WHERE ownerId = ? AND voteId = ?',
      )
      .pluck()
    this.#write = db.prepare(
      `INSERT INTO ballot_box (ownerId, voteId, sealed) VALUES (?, ?, ?)
       ON CONFLICT (ownerId, voteId) DO UPDATE SET sealed = excluded.sealed`,
    )
    this.#drop = db.prepare('DELETE FROM ballot_box WHERE ownerId = ? AND voteId = ?')
    this.#ofOwner = db
      .prepare<[string], string>('SELECT voteId FROM ballot_box WHERE ownerId = ?')
      .pluck()
    this.#all = db.prepare<[], BoxPlace>('SELECT ownerId, voteId FROM ballot_box')
    this.#begin = db.prepare('BEGIN IMMEDIATE')
    this.#commit = db.prepare('COMMIT')
    this.#rollback = db.prepare('ROLLBACK')
  }

  #box(place: BoxPlace): Box | undefined {
    const name = nameOf(place)
    const held = this.#boxes.get(name)
    if (held) return held
    const sealed = this.#read.get(place.ownerId, place.voteId)
    if (!sealed) return undefined
    const box = this.#opened(name, sealed)
    this.#boxes.set(name, box)
    return box
  }

  #opened(name: string, sealed: Buffer): Box {
    const key = this.#keys.of(name)
    if (!key) return { kind: 'lost' }
    try {
      const { slotBytes, ballots, flags } = openBox(key, name, sealed)
      return { kind: 'open', key, slotBytes, ballots: new Map(ballots), flags: new Set(flags) }
    } catch {
      return { kind: 'lost' }
    }
  }

  #openBox(place: BoxPlace): Extract<Box, { kind: 'open' }> | undefined {
    const box = this.#box(place)
    return box?.kind === 'open' ? box : undefined
  }

  /** The box to put something into; makes it, and its key, if there is none. */
  #changing(place: BoxPlace): Extract<Box, { kind: 'open' }> {
    const box = this.#box(place) ?? this.#made(place)
    if (box.kind === 'lost') throw new Error('a box that does not open takes nothing')
    this.#changed.set(nameOf(place), place)
    return box
  }

  #made(place: BoxPlace): Box {
    const name = nameOf(place)
    const key = this.#keys.make(name)
    const box: Box = { kind: 'open', key, slotBytes: 0, ballots: new Map(), flags: new Set() }
    this.#boxes.set(name, box)
    return box
  }

  /** The names of all boxes on disk. */
  places(): string[] {
    return this.#all.all().map(nameOf)
  }

  isLost(place: BoxPlace): boolean {
    return this.#box(place)?.kind === 'lost'
  }

  ballots(place: BoxPlace): StoredBallot[] {
    return [...(this.#openBox(place)?.ballots.values() ?? [])]
  }

  ballot(place: BoxPlace, key: string): StoredBallot | undefined {
    return this.#openBox(place)?.ballots.get(key)
  }

  flags(place: BoxPlace): string[] {
    return [...(this.#openBox(place)?.flags ?? [])]
  }

  putBallot(place: BoxPlace, ballot: StoredBallot, slotBytes: number): void {
    const box = this.#changing(place)
    box.slotBytes = Math.max(box.slotBytes, slotBytes)
    box.ballots.set(ballot.key, ballot)
  }

  putFlag(place: BoxPlace, flag: string): void {
    this.#changing(place).flags.add(flag)
  }

  /** Deletes the box of a vote; its key ends when that is durable. */
  delete(place: BoxPlace): void {
    this.#drop.run(place.ownerId, place.voteId)
    this.#changed.delete(nameOf(place))
    this.#boxes.delete(nameOf(place))
    this.#closed.set(nameOf(place), place)
  }

  /** The same for all votes of an owner. */
  deleteOf(ownerId: string): void {
    for (const voteId of this.#ofOwner.all(ownerId)) this.delete({ ownerId, voteId })
  }

  /** Writes what changed, before the transaction becomes durable. */
  beforeCommit(): void {
    for (const [name, { ownerId, voteId }] of this.#changed) {
      const box = this.#boxes.get(name)
      if (box?.kind === 'open') this.#write.run(ownerId, voteId, sealBox(box.key, name, box))
    }
  }

  /** The transaction is durable: the keys of closed votes end. Never throws. */
  afterCommit(): void {
    this.#changed.clear()
    for (const name of this.#closed.keys()) {
      try {
        this.#keys.destroy(name)
      } catch (error) {
        this.#failed(error)
      }
    }
    this.#closed.clear()
  }

  /** The transaction left no trace: what it changed is read anew. A key that was made for it stays for the next try. */
  afterRollback(): void {
    for (const name of this.#changed.keys()) this.#boxes.delete(name)
    this.#changed.clear()
    this.#closed.clear()
  }

  /**
   * Runs something in a transaction of its own, where there is none of a room: all of it is durable when this
   * returns, or it throws and left no trace. Call it while no other transaction is open (`betweenTransactions`).
   */
  durably<T>(run: () => T): T {
    this.#begin.run()
    let result: T
    try {
      result = run()
      this.beforeCommit()
      this.#commit.run()
    } catch (error) {
      if (this.#db.inTransaction) this.#rollback.run()
      this.afterRollback()
      throw error
    }
    this.afterCommit()
    return result
  }
}
