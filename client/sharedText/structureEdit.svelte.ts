import type { Problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'

/** Where a thing is kept that several people change. `Basis` is its revision, or what it said. */
export interface StructureStore<Content, Basis = number> {
  /** What holds now, with what is on its way; undefined where it is gone. */
  readonly stored: () => { readonly content: Content; readonly revision: Basis } | undefined
  /** Sends a whole content, based on a revision (undefined for a new one). */
  readonly send: (content: Content, revision: Basis | undefined) => Promise<Result<null>>
}

/**
 * Changes of a thing, sent as they are made. A version that somebody else saved in between is never overwritten:
 * both are kept until the person decides.
 */
export class StructureEdit<Content extends object, Basis = number> {
  readonly #store: StructureStore<Content, Basis>
  #decide: ((settled: boolean) => void) | null = null
  problem = $state.raw<Problem | null>(null)
  /** One's own version, where a newer one was found. */
  mine = $state.raw<Content | null>(null)
  busy = $state.raw(false)

  constructor(store: StructureStore<Content, Basis>) {
    this.#store = store
  }

  /**
   * Changes some fields; `seen` is what they said when the person began. True once the server has them, or once the
   * person let the newer version stand.
   */
  async change(patch: Partial<Content>, seen: Partial<Content> = {}): Promise<boolean> {
    const held = this.#store.stored()
    if (!held) return false
    const mine = { ...held.content, ...patch }
    if (overwrites(held.content, patch, seen)) return this.#ask(mine)
    return this.#send(mine, held.revision)
  }

  /** Sends one's own version over the newer one, as a new one where that is gone. */
  async takeMine(): Promise<boolean> {
    const { mine } = this
    if (!mine) return false
    const decided = this.#decide
    this.#decide = null
    this.mine = null
    const done = await this.#send(mine, this.#store.stored()?.revision)
    decided?.(done)
    return done
  }

  /** Leaves the newer version as it is. */
  takeStored(): void {
    this.mine = null
    this.#decide?.(true)
    this.#decide = null
  }

  async #send(content: Content, revision: Basis | undefined): Promise<boolean> {
    this.busy = true
    const result = await this.#store.send(content, revision)
    this.busy = false
    if (!result.ok && result.problem.code === 'item.stale') return this.#ask(content)
    this.problem = result.ok ? null : result.problem
    return result.ok
  }

  /** Shows both versions; resolves with what the person decides. */
  #ask(mine: Content): Promise<boolean> {
    this.#decide?.(false)
    this.problem = null
    this.mine = mine
    return new Promise((decide) => (this.#decide = decide))
  }
}

/** Would a change hide something that was saved since the person began, and says something else? */
function overwrites<Content extends object>(
  held: Content,
  patch: Partial<Content>,
  seen: Partial<Content>,
): boolean {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  return (Object.keys(seen) as (keyof Content)[]).some(
    (field) => !same(held[field], seen[field]) && !same(held[field], patch[field]),
  )
}
