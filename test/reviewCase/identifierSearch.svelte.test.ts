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

const failed = (text: string) => ({ kind: 'failed', text, known: [] })

it('[ID9] a search that breaks, or a worker that does not come, is said of its text; the next one is searched by a new worker', () => {
  const search = new IdentifierSearch()
  search.search('eins', [])
  answer(null)
  expect(search.state).toEqual(failed('eins'))
  search.search('zwei', [])
  expect(search.state).toEqual({ kind: 'waiting' })
  answer([])
  expect(search.state).toEqual({ kind: 'found', text: 'zwei', known: [], spans: [] })
  search.search('drei', [])
  workers.at(-1)?.dispatchEvent(new Event('error'))
  expect(search.state).toEqual(failed('drei'))
  const before = workers.length
  search.search('vier', [])
  expect(workers).toHaveLength(before + 1)
  expect(asked).toEqual(['eins', 'zwei', 'drei', 'ended', 'vier'])
})

it('[ID9] a worker that never answers is ended, and what waited behind it is searched', () => {
  vi.useFakeTimers()
  try {
    const search = new IdentifierSearch()
    search.search('eins', [])
    search.search('zwei', [])
    vi.advanceTimersByTime(60_000)
    expect(asked).toEqual(['eins', 'ended', 'zwei'])
    expect(search.state).toEqual({ kind: 'waiting' })
    vi.advanceTimersByTime(60_000)
    expect(search.state).toEqual(failed('zwei'))
  } finally {
    vi.useRealTimers()
  }
})

it('[ID9] a browser without workers is told', () => {
  vi.stubGlobal('Worker', undefined)
  const search = new IdentifierSearch()
  search.search('eins', [])
  expect(search.state).toEqual(failed('eins'))
})
