import { newId } from '../../shared/kernel/id.ts'
import type { Cipher } from '../kernel/cipher.ts'
import type { DeviceStore, StoredItem } from '../kernel/deviceStore.ts'
import type { WindowLock } from '../kernel/windowLock.ts'
import { placeOf, type Kept, type KeptBallot } from './kept.ts'

/** What an outbox takes from the world. */
export interface OutboxWorld {
  readonly store: DeviceStore
  readonly locks: WindowLock
  /** The cipher of this seat, or null if the server does not hand out its key at present. */
  readonly unlock: () => Promise<Cipher | null>
  /** Workshop and way to be there: what belongs together. */
  readonly scope: string
}

type Sealable = { readonly order: number; readonly kept: Kept }

/**
 * Keeps on the device, encrypted, what the server has not acknowledged. The key comes from the server and is never
 * stored, so without a living seat all of it is noise. What a closed or crashed window left behind is taken over by
 * the next one; what a living window keeps is left to it.
 */
export class Outbox {
  readonly #world: OutboxWorld
  /** Names this window among those of the same seat. */
  readonly #owner = newId()
  readonly #current = new Map<string, Sealable>()
  /** Dead windows whose things are this one's to take: no other window takes them while it lives. */
  readonly #heirOf = new Set<string>()
  /** Living windows whose end is waited for. */
  readonly #awaited = new Set<string>()
  #cipher: Cipher | null = null
  #late: (found: readonly Kept[]) => void = () => undefined
  #last = 0
  #work: Promise<unknown> = Promise.resolve()

  constructor(world: OutboxWorld) {
    this.#world = world
    void world.locks.hold(this.#lockOf(this.#owner))
  }

  /** Is what is kept really on the device? */
  get ready(): boolean {
    return this.#cipher !== null
  }

  /**
   * Fetches the key if it is missing, and returns what dead windows left behind, in the order it was written. A page
   * that is loaded anew may be quicker than the end of the one before: what a window leaves that still lives goes to
   * `late` once it is gone.
   */
  async open(late: (found: readonly Kept[]) => void = () => undefined): Promise<readonly Kept[]> {
    this.#late = late
    this.#cipher ??= await this.#world.unlock()
    if (!this.#cipher) return []
    for (const place of this.#current.keys()) this.#write(place)
    return this.#inTurn(() => this.#adopt())
  }

  /**
   * Keeps something; a newer version of the same thing replaces it. What it was made from goes in the same moment: it is
   * never kept beside it, and never is neither of them.
   */
  keep(kept: Kept, madeFrom: Kept | null = null): void {
    const place = placeOf(kept, this.#owner)
    const order = this.#current.get(place)?.order ?? this.#nextOrder()
    this.#current.set(place, { order, kept })
    const gone = madeFrom ? placeOf(madeFrom, this.#owner) : undefined
    if (gone !== undefined) this.#current.delete(gone)
    this.#write(place, gone)
  }

  /** Later than everything kept before, also by a window that died within the same millisecond. */
  #nextOrder(): number {
    const now = performance.timeOrigin + performance.now()
    this.#last = Math.max(now, this.#last + 0.001)
    return this.#last
  }

  /** Throws something away. */
  drop(kept: Kept): void {
    const place = placeOf(kept, this.#owner)
    this.#current.delete(place)
    void this.#inTurn(() => this.#world.store.drop(this.#world.scope, place))
  }

  /** The ballot of a vote as any window of this seat kept it last. */
  async ballot(voteId: string): Promise<KeptBallot | undefined> {
    const { store, scope } = this.#world
    const found = await this.#inTurn(() => store.get(scope, `ballot/${voteId}`))
    const kept = found && (await this.#read(found))?.kept
    return kept?.kind === 'ballot' ? kept : undefined
  }

  /** Forgets everything of this seat on this device. */
  forget(): Promise<void> {
    this.#cipher = null
    this.#current.clear()
    return this.#inTurn(() => this.#world.store.clear(this.#world.scope))
  }

  /** Resolves once everything asked for so far is done. */
  async settled(): Promise<void> {
    await this.#work
  }

  #lockOf(owner: string): string {
    return `fallwerkstatt.window.${owner}`
  }

  /** One after the other, so that a thing thrown away is not written again. A storage that fails is not fatal: the window still holds everything. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const done = this.#work.then(run)
    this.#work = done.catch(() => undefined)
    return done
  }

  #write(place: string, instead?: string): void {
    void this.#inTurn(async () => {
      const item = this.#current.get(place)
      const { scope, store } = this.#world
      if (!item && instead !== undefined) await store.drop(scope, instead)
      if (!this.#cipher || !item) return
      const sealed = await this.#cipher.seal(`${scope}/${place}`, item)
      await store.put({ scope, place, owner: this.#owner, ...sealed }, instead)
    }).catch(() => undefined)
  }

  async #read({ scope, place, iv, body }: StoredItem): Promise<Sealable | undefined> {
    return (await this.#cipher?.open(`${scope}/${place}`, { iv, body })) as Sealable | undefined
  }

  /** Takes over what dead windows left; of living ones only ballots are read, and their end is waited for. */
  async #adopt(): Promise<readonly Kept[]> {
    const { locks } = this.#world
    const owners = new Set((await this.#theirs()).map(({ owner }) => owner))
    for (const owner of owners)
      if (this.#heirOf.has(owner) || (await locks.claim(this.#lockOf(owner))))
        this.#heirOf.add(owner)
      else void this.#await(owner)
    return this.#take((owner) => owners.has(owner))
  }

  async #await(owner: string): Promise<void> {
    if (this.#awaited.has(owner)) return
    this.#awaited.add(owner)
    await this.#world.locks.hold(this.#lockOf(owner))
    this.#heirOf.add(owner)
    const found = await this.#inTurn(() => this.#take((other) => other === owner)).catch(() => [])
    if (found.length > 0) this.#late(found)
  }

  async #theirs(): Promise<readonly StoredItem[]> {
    const { store, scope } = this.#world
    return (await store.all(scope)).filter(({ owner }) => owner !== this.#owner)
  }

  /**
   * What these windows left, newest first: of two drafts of one form the newer one comes back. It is read only now: a
   * window writes until its end.
   */
  async #take(of: (owner: string) => boolean): Promise<readonly Kept[]> {
    // What cannot be read without the key is no noise.
    if (!this.#cipher) return []
    const items = await Promise.all(
      (await this.#theirs())
        .filter(({ owner }) => of(owner))
        .map(async (item) => ({ item, read: await this.#read(item) })),
    )
    items.sort((one, other) => (other.read?.order ?? 0) - (one.read?.order ?? 0))
    const found: Sealable[] = []
    for (const { item, read } of items) {
      const left = this.#heirOf.has(item.owner)
      // A ballot belongs to the seat: a living window's is known here too, so that it can be changed from both.
      const comes = left ? await this.#inherit(item, read) : read?.kept.kind === 'ballot'
      if (comes && read) found.push(read)
    }
    return found.reverse().map(({ kept }) => kept)
  }

  /** Makes a thing of a dead window one's own; what cannot be read is noise and goes. True if it was taken. */
  async #inherit(item: StoredItem, read: Sealable | undefined): Promise<boolean> {
    const { store, scope } = this.#world
    const place = read && placeOf(read.kept, this.#owner)
    // This window has newer words in that place: the older ones wait for a window that has none.
    if (place !== undefined && this.#current.has(place)) return false
    if (read && place !== undefined) {
      const sealed = await this.#cipher?.seal(`${scope}/${place}`, read)
      if (sealed) await store.put({ scope, place, owner: this.#owner, ...sealed })
      this.#current.set(place, read)
    }
    if (place !== item.place) await store.drop(scope, item.place)
    return read !== undefined
  }
}
