// While a long text is searched others are typed: of them only the newest is searched.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { IdentifierSearch } from '../../client/reviewCase/identifierSearch.svelte.ts'
import type { SearchAnswer, SearchRequest } from '../../client/reviewCase/identifierWorker.ts'

const asked: string[] = []
const workers: EventTarget[] = []
class HeldWorker extends EventTarget {
  constructor() {
    super()
    workers.push(this)
  }

  postMessage({ text }: SearchRequest): void {
    asked.push(text)
  }

  terminate(): void {
    asked.push('ended')
  }
}
const answer = (data: SearchAnswer) =>
  workers.at(-1)?.dispatchEvent(new MessageEvent('message', { data }))

beforeEach(() => {
  asked.length = 0
  vi.stubGlobal('Worker', HeldWorker)
})
afterEach(() => vi.unstubAllGlobals())

it('[ID9] searches one text at a time, then the newest; an answer about an older one counts for nothing', () => {
  const search = new IdentifierSearch()
  search.search('eins', [])
  search.search('zwei', [])
  search.search('drei', [])
  expect(asked).toEqual(['eins'])
  answer([])
  expect(asked).toEqual(['eins', 'drei'])
  expect(search.state).toEqual({ kind: 'waiting' })
  answer([])
  expect(search.state).toEqual({ kind: 'found', text: 'drei', known: [], spans: [] })
  search.stop()
  expect(asked).toEqual(['eins', 'drei', 'ended'])
})

it('[ID9] a search that breaks, or a worker that does not come, is said; the next text is searched all the same', () => {
  const search = new IdentifierSearch()
  search.search('eins', [])
  answer(null)
  expect(search.state).toEqual({ kind: 'failed' })
  search.search('zwei', [])
  answer([])
  expect(search.state).toEqual({ kind: 'found', text: 'zwei', known: [], spans: [] })
  search.search('drei', [])
  workers.at(-1)?.dispatchEvent(new Event('error'))
  expect(search.state).toEqual({ kind: 'failed' })
  search.search('vier', [])
  expect(asked).toEqual(['eins', 'zwei', 'drei', 'vier'])
})
