import type { Problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'

/** Where the structured part of a finding or recommendation is kept. */
export interface StructureStore<Content> {
  /** What holds now, with what is on its way; undefined where it is gone. */
  readonly stored: () => { readonly content: Content; readonly revision: number } | undefined
  /** Sends a whole content, based on a revision (0 for a new one). */
  readonly send: (content: Content, revision: number) => Promise<Result<null>>
}

/**
 * Changes of a structured part, sent as they are made. A version that somebody else saved in between is never
 * overwritten: both are kept until the person decides.
 */
export class StructureEdit<Content extends object> {
  readonly #store: StructureStore<Content>
  problem = $state.raw<Problem | null>(null)
  /** One's own version, where a newer one was found. */
  mine = $state.raw<Content | null>(null)

  constructor(store: StructureStore<Content>) {
    this.#store = store
  }

  /** Changes some fields. True once the server has them. */
  async change(patch: Partial<Content>): Promise<boolean> {
    const held = this.#store.stored()
    return held ? this.#send({ ...held.content, ...patch }, held.revision) : false
  }

  /** Sends one's own version over the newer one, as a new one where that is gone. */
  async takeMine(): Promise<boolean> {
    const { mine } = this
    if (!mine) return false
    this.mine = null
    return this.#send(mine, this.#store.stored()?.revision ?? 0)
  }

  /** Leaves the newer version as it is. */
  takeStored(): void {
    this.mine = null
  }

  async #send(content: Content, revision: number): Promise<boolean> {
    const result = await this.#store.send(content, revision)
    if (!result.ok && result.problem.code === 'item.stale') this.mine = content
    else this.problem = result.ok ? null : result.problem
    return result.ok
  }
}
