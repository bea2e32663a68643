import { describe, expect, it } from 'vitest'
import { listPages, textPages } from '../../client/projector/pages.ts'

describe('pages of the projector', () => {
  it('cuts a text at sentence ends and loses no word', () => {
    const text = 'Der erste Satz ist da. Der zweite Satz folgt. Der dritte Satz endet.'
    const pages = textPages(text, 46)
    expect(pages).toEqual([
      'Der erste Satz ist da. Der zweite Satz folgt.',
      'Der dritte Satz endet.',
    ])
    expect(pages.join(' ')).toBe(text)
  })

  it('cuts a sentence that is longer than a page between words', () => {
    const pages = textPages('eins zwei drei vier fünf sechs', 12)
    expect(pages.join(' ')).toBe('eins zwei drei vier fünf sechs')
    expect(pages.every((page) => page.length <= 12)).toBe(true)
  })

  it('counts a line that ends early as a whole line', () => {
    expect(textPages('Eins.\nZwei.\nDrei.', 60)).toHaveLength(2)
  })

  it('fills pages by room and number; something too large stands alone', () => {
    const weight = (item: number) => item
    expect(listPages([3, 3, 9, 1, 1, 1], { most: 2, room: 6, weight })).toEqual([
      [3, 3],
      [9],
      [1, 1],
      [1],
    ])
  })
})
