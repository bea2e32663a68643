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
  #turn = 0
  #text = ''

  constructor() {
    this.#worker = new Worker(scriptUrl(identifierWorker), { type: 'module' })
    this.#worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => {
      if (data.turn !== this.#turn) return
      const { spans } = data
      this.#state = spans ? { kind: 'found', text: this.#text, spans } : { kind: 'failed' }
    })
    this.#worker.addEventListener('error', () => (this.#state = { kind: 'failed' }))
  }

  get state(): Searched {
    return this.#state
  }

  search(text: string, known: readonly string[]): void {
    this.#turn += 1
    this.#text = text
    const request: SearchRequest = { turn: this.#turn, text, known }
    this.#worker.postMessage(request)
  }

  stop(): void {
    this.#worker.terminate()
  }
}
