import { describe, expect, it } from 'vitest'
import {
  anchorOf,
  flow,
  linesOf,
  pageAt,
  placeBeside,
  wordsOf,
  type Block,
  type Page,
} from '../../client/projector/flow.ts'

const words = (pages: readonly Page[]) =>
  pages.map((page) => page.map((piece) => wordsOf(piece)).join(' '))
const sentence = (at: number): string => `Satz ${at} hat genau diese acht kurzen Wörter hier.`
const long = Array.from({ length: 60 }, (_, at) => sentence(at)).join(' ')
const line = (id: string, group?: string): Block => ({
  id,
  text: `Zeile ${id}`,
  whole: true,
  ...(group ? { group } : {}),
})

describe('pages of the projector', () => {
  it('[PJ5] cuts a text at sentence ends and loses no word', () => {
    const pages = words(flow([{ id: 'a', text: long }], 'Tag 3'))
    expect(pages.join(' ')).toBe(long)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page.endsWith('hier.')).toBe(true)
  })

  it('[PJ5] cuts a sentence that is longer than a page between words, and a word without end somewhere', () => {
    const endless = long.replaceAll('.', ' und')
    expect(words(flow([{ id: 'a', text: endless }], '')).join(' ')).toBe(endless)
    const word = 'x'.repeat(5000)
    expect(words(flow([{ id: 'a', text: word }], '')).join('')).toBe(word)
  })

  it('counts a line that ends early as a whole line', () => {
    expect(linesOf('Eins.\nZwei.\nDrei.')).toBe(3)
    expect(linesOf('')).toBe(1)
  })

  it('holds at least 110 words of running text below a headline', () => {
    const german = 'Die Fachkraft schreibt auf, was sie gesehen und gehört hat, und fragt nach. '
    const [first = ''] = words(flow([{ id: 'a', text: german.repeat(60) }], 'Tag 412'))
    expect(first.split(' ').length).toBeGreaterThanOrEqual(110)
  })

  it('fills a page with lines by their kind and says the kind again on the next one', () => {
    const blocks = Array.from({ length: 24 }, (_, at) =>
      line(String(at), at < 12 ? 'Stärken' : 'Hypothesen'),
    )
    const pages = flow(blocks, 'Situation')
    expect(pages.length).toBeLessThanOrEqual(4)
    expect(words(pages).join(' ')).toBe(blocks.map(({ text }) => text).join(' '))
  })

  it('keeps a thing whole on the next page rather than cutting it', () => {
    const card = (id: string): Block => ({
      id,
      text: Array.from({ length: 8 }, (_, at) => sentence(at)).join(' '),
      whole: true,
    })
    const pages = flow([card('a'), card('b'), card('c')], 'Empfehlungen')
    for (const page of pages)
      for (const { block, from, to } of page) expect([from, to]).toEqual([0, block.text.length])
  })

  it('begins a page with another headline, and one of its own where it is wanted', () => {
    const blocks = [
      { ...line('a'), headline: 'Eins' },
      { ...line('b'), headline: 'Zwei' },
      { ...line('c'), headline: 'Zwei' },
      { ...line('d'), headline: 'Zwei', alone: true },
    ]
    expect(words(flow(blocks, ''))).toEqual(['Zeile a', 'Zeile b Zeile c', 'Zeile d'])
  })

  it('repeats what is fixed above the others, unless it takes more than half a page', () => {
    const notes = Array.from({ length: 30 }, (_, at) => line(String(at)))
    const short = flow([{ id: 'passage', text: sentence(1), fixed: true }, ...notes], '')
    expect(short.length).toBeGreaterThan(1)
    for (const page of words(short)) expect(page.startsWith(sentence(1))).toBe(true)
    const whole = words(flow([{ id: 'passage', text: long, fixed: true }, ...notes], ''))
    expect(whole.join(' ')).toBe([long, ...notes.map(({ text }) => text)].join(' '))
  })
})

describe('places', () => {
  const blocks = Array.from({ length: 40 }, (_, at) => line(`line-${at}`))
  const wall = { of: 'boards', pages: flow(blocks, '') }

  it('[PJ3] finds a page by what stands on it when lines come before it', () => {
    const place = placeBeside(wall, 0, 1)
    expect(place?.page).toBe(1)
    const more = flow([line('new-1'), line('new-2'), ...blocks], '')
    const found = more[pageAt(more, 'boards', place ?? null)]
    expect(found?.some(({ block }) => block.id === place?.anchor)).toBe(true)
  })

  it('[PJ3] finds a part of a long text by the letter it begins with', () => {
    const pages = flow([{ id: 'a', text: long }], 'Tag 3')
    for (const [page, content] of pages.entries()) {
      const place = { of: 'day', anchor: anchorOf(content), page: 0 }
      expect(pageAt(pages, 'day', place)).toBe(page)
    }
  })

  it('goes by the number where the thing is gone, and to the last page where that is gone, too', () => {
    const gone = { of: 'boards', anchor: 'no-more', page: 1 }
    expect(pageAt(wall.pages, 'boards', gone)).toBe(1)
    expect(pageAt(wall.pages, 'boards', { ...gone, page: 99 })).toBe(wall.pages.length - 1)
  })

  it('begins another picture at its first page, and stays at the ends', () => {
    const place = { of: 'other', anchor: 'line-30', page: 2 }
    expect(pageAt(wall.pages, 'boards', place)).toBe(0)
    expect(placeBeside(wall, 0, -1)).toBeUndefined()
    expect(placeBeside(wall, wall.pages.length - 1, 1)).toBeUndefined()
  })
})
