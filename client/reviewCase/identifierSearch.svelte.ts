import type { IdentifierSpan } from '../../shared/identifiers/detectIdentifiers.ts'
import { scriptUrl } from '../kernel/scriptUrl.ts'
import type { SearchAnswer, SearchRequest } from './identifierWorker.ts'
import identifierWorker from './identifierWorker.ts?worker&url'

/** What a search came to: for which text and with which names, and what it found; `failed` if it could not be made. */
export type Searched =
  | (SearchRequest & { readonly kind: 'found'; readonly spans: readonly IdentifierSpan[] })
  | (SearchRequest & { readonly kind: 'failed' })
  | { readonly kind: 'waiting' }

/** What takes longer does not come any more, in milliseconds: the longest text takes ten seconds on a slow device. */
const MOST_MS = 40_000

/**
 * The detection of names in a worker of its own; only the newest text counts. A long text takes seconds: what is asked in
 * the meantime waits, and only the newest of it is searched then. A worker that broke, does not answer or cannot be
 * loaded is replaced by a new one with the next text. End it with `stop`.
 */
export class IdentifierSearch {
  #state = $state.raw<Searched>({ kind: 'waiting' })
  #worker: Worker | undefined
  /** What the worker is at. */
  #running: SearchRequest | undefined
  #next: SearchRequest | undefined
  #limit: ReturnType<typeof setTimeout> | undefined

  get state(): Searched {
    return this.#state
  }

  search(text: string, known: readonly string[]): void {
    this.#next = { text, known }
    if (this.#state.kind === 'failed') this.#state = { kind: 'waiting' }
    if (!this.#running) this.#send()
  }

  #send(): void {
    clearTimeout(this.#limit)
    this.#running = this.#next
    this.#next = undefined
    if (!this.#running) return
    this.#limit = setTimeout(() => this.#broken(), MOST_MS)
    try {
      this.#worker ??= this.#fresh()
      this.#worker.postMessage(this.#running)
    } catch {
      this.#broken()
    }
  }

  #fresh(): Worker {
    const worker = new Worker(scriptUrl(identifierWorker), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => this.#done(data))
    worker.addEventListener('error', () => this.#broken())
    return worker
  }

  #done(spans: SearchAnswer): void {
    if (this.#running && !this.#next)
      this.#state = spans
        ? { kind: 'found', ...this.#running, spans }
        : { kind: 'failed', ...this.#running }
    this.#send()
  }

  #broken(): void {
    this.stop()
    this.#done(null)
  }

  stop(): void {
    clearTimeout(this.#limit)
    this.#worker?.terminate()
    this.#worker = undefined
  }
}
