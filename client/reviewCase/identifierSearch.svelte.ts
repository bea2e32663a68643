import type { IdentifierSpan } from '../../shared/identifiers/detectIdentifiers.ts'
import { scriptUrl } from '../kernel/scriptUrl.ts'
import type { SearchAnswer, SearchRequest } from './identifierWorker.ts'
import identifierWorker from './identifierWorker.ts?worker&url'

/** What a search came to: for which text and with which names, and what it found; `failed` if it could not be made. */
export type Searched =
  | (SearchRequest & { readonly kind: 'found'; readonly spans: readonly IdentifierSpan[] })
  | { readonly kind: 'waiting' | 'failed' }

/**
 * The detection of names in a worker of its own; only the newest text counts. A long text takes seconds: what is asked in
 * the meantime waits, and only the newest of it is searched then. End it with `stop`.
 */
export class IdentifierSearch {
  #state = $state.raw<Searched>({ kind: 'waiting' })
  readonly #worker: Worker
  /** What the worker is at. */
  #running: SearchRequest | undefined
  #next: SearchRequest | undefined

  constructor() {
    this.#worker = new Worker(scriptUrl(identifierWorker), { type: 'module' })
    this.#worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => {
      if (this.#running && !this.#next)
        this.#state = data ? { kind: 'found', ...this.#running, spans: data } : { kind: 'failed' }
      this.#send()
    })
    this.#worker.addEventListener('error', () => {
      this.#state = { kind: 'failed' }
      this.#send()
    })
  }

  get state(): Searched {
    return this.#state
  }

  search(text: string, known: readonly string[]): void {
    this.#next = { text, known }
    if (!this.#running) this.#send()
  }

  #send(): void {
    this.#running = this.#next
    this.#next = undefined
    if (this.#running) this.#worker.postMessage(this.#running)
  }

  stop(): void {
    this.#worker.terminate()
  }
}
