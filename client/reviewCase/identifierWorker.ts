// Detects names away from the page: a long text takes seconds on a slow device. Nothing leaves the browser.
import {
  detectIdentifiers,
  type IdentifierSpan,
} from '../../shared/identifiers/detectIdentifiers.ts'

/** A text to be searched, and the names the office knows, each on a line of its own. */
export interface SearchRequest {
  readonly text: string
  readonly known: readonly string[]
}

/** One for each request, in order; null where the search broke. */
export type SearchAnswer = readonly IdentifierSpan[] | null

self.addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  const { text, known } = data
  const answer = (spans: SearchAnswer): void => self.postMessage(spans)
  try {
    answer(detectIdentifiers(text, { knownEntities: known }))
  } catch {
    answer(null)
  }
})
