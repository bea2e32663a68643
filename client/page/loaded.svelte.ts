import type { Problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'

export type LoadState<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly problem: Problem }

/**
 * Something a page fetches when it opens. While it is fetched again the old value stays; only the
 * newest answer counts, however late an older one arrives.
 */
export class Loaded<T> {
  readonly #load: () => Promise<Result<T>>
  #state = $state.raw<LoadState<T>>({ kind: 'loading' })
  #turn = 0

  constructor(load: () => Promise<Result<T>>) {
    this.#load = load
    void this.reload()
  }

  get state(): LoadState<T> {
    return this.#state
  }

  /** The value, or undefined while it is loading or has failed. */
  get value(): T | undefined {
    return this.#state.kind === 'ready' ? this.#state.value : undefined
  }

  /** Replaces the value with what a change has just returned. */
  set(value: T): void {
    this.#turn += 1
    this.#state = { kind: 'ready', value }
  }

  /** Takes over what a change has just returned, into the value as it is now; nothing while there is none. */
  change(edit: (value: T) => T): void {
    if (this.#state.kind === 'ready') this.set(edit(this.#state.value))
  }

  /** Shows the waiting state again and fetches: for the button after a failure. */
  async retry(): Promise<void> {
    this.#state = { kind: 'loading' }
    await this.reload()
  }

  async reload(): Promise<void> {
    const turn = ++this.#turn
    const result = await this.#load()
    if (turn === this.#turn) this.#place(result)
  }

  /** Asks once more behind what is shown: a lost line leaves it, and the same answer draws nothing anew. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn
    const result = await this.#load()
    if (turn !== this.#turn) return
    const shown = this.#state
    const isLost = !result.ok && result.problem.code === 'connection.lost'
    if (shown.kind === 'ready' && (isLost || isSame(result, shown.value))) return
    this.#place(result)
  }

  #place(result: Result<T>): void {
    this.#state = result.ok
      ? { kind: 'ready', value: result.value }
      : { kind: 'failed', problem: result.problem }
  }
}

const isSame = <T>(result: Result<T>, shown: T): boolean =>
  result.ok && JSON.stringify(result.value) === JSON.stringify(shown)

/** Waits for several answers at once and gives the first refusal if there is one. */
export async function together<T extends readonly unknown[]>(
  ...asked: { readonly [K in keyof T]: Promise<Result<T[K]>> }
): Promise<Result<T>> {
  const values: unknown[] = []
  for (const result of await Promise.all(asked)) {
    if (!result.ok) return result
    values.push(result.value)
  }
  // The loop above keeps order and length of `asked`, which the compiler cannot see.
  return { ok: true, value: values as unknown as T }
}
