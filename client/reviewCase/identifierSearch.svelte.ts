import type { IdentifierSpan } from '../../shared/identifiers/detectIdentifiers.ts'
import { scriptUrl } from '../kernel/scriptUrl.ts'
import type { SearchAnswer, SearchRequest } from './identifierWorker.ts'
import identifierWorker from './identifierWorker.ts?worker&url'

/** What a search came to: for which text, and what it found; `failed` if it could not be made. */
export type Searched =
  | { readonly kind: 'found'; readonly text: string; readonly spans: readonly IdentifierSpan[] }
  | { readonly kind: 'waiting' | 'failed' }

/** The detection of names in a worker of its own; only the newest text counts. End it with `stop`. */
export class IdentifierSearch {
  #state = $state.raw<Searched>({ kind: 'waiting' })
  readonly #worker: Worker
  /** What the worker is at. */
  #asked: SearchRequest | null = null
  /** What comes after it: a worker ends what it has begun, and what was asked in between is of no use. */
  #next: SearchRequest | null = null

  constructor() {
    this.#worker = new Worker(scriptUrl(identifierWorker), { type: 'module' })
    this.#worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) =>
      this.#heard(data),
    )
    this.#worker.addEventListener('error', () => (this.#state = { kind: 'failed' }))
  }

  get state(): Searched {
    return this.#state
  }

  search(text: string, known: readonly string[]): void {
    this.#next = { text, known }
    if (this.#asked === null) this.#ask()
  }

  #ask(): void {
    this.#asked = this.#next
    this.#next = null
    if (this.#asked) this.#worker.postMessage(this.#asked)
  }

  #heard({ spans }: SearchAnswer): void {
    const { text = '' } = this.#asked ?? {}
    const isNewest = this.#next === null
    this.#ask()
    if (isNewest) this.#state = spans ? { kind: 'found', text, spans } : { kind: 'failed' }
  }

  stop(): void {
    this.#worker.terminate()
  }
}
