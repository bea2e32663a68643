import type { RoomStore } from './roomStore.ts'

/**
 * The commands a room accepted (RO4), in memory: read from the database when the first one is asked for. Their keys are
 * random, so an index of them would be read and written in another place for each command; what is written is a list
 * in the order in which they came.
 */
export class AcceptedCommands {
  readonly #workshopId: string
  readonly #store: Pick<RoomStore, 'acceptedKeys' | 'accept'>
  #keys: Set<string> | null = null
  /** Those of the transaction that is open. */
  #draft: string[] = []

  constructor(workshopId: string, store: Pick<RoomStore, 'acceptedKeys' | 'accept'>) {
    this.#workshopId = workshopId
    this.#store = store
  }

  /** Was this command accepted before? Versions before this one noted the id alone. */
  has(key: string, commandId: string): boolean {
    const keys = this.#known()
    return keys.has(key) || keys.has(commandId)
  }

  /** Notes a command that is accepted in this transaction. */
  add(key: string): void {
    const keys = this.#known().add(key)
    this.#draft.push(key)
    this.#store.accept(this.#workshopId, keys.size, key)
  }

  /** The transaction is durable. */
  keep(): void {
    this.#draft = []
  }

  /** The transaction failed. */
  takeBack(): void {
    for (const key of this.#draft) this.#keys?.delete(key)
    this.#draft = []
  }

  #known(): Set<string> {
    return (this.#keys ??= new Set(this.#store.acceptedKeys(this.#workshopId)))
  }
}
