import { describe, expect, it } from 'vitest'
import { nameKey, nameTaken, tidyName } from '../../shared/kernel/name.ts'
import { nameSchema } from '../../shared/kernel/name.schema.ts'

describe('a name', () => {
  it('is kept without what nobody sees', () => {
    expect(tidyName('  Jugendamt \u00a0der\tStadt\u00ad Lindenau\u200b ')).toBe(
      'Jugendamt der Stadt Lindenau',
    )
    expect(tidyName('u\u0308ber')).toBe('über')
  })

  it('of unseen letters only is no name', () => {
    expect(nameSchema(20).safeParse('\u200b\u200b\u00ad').success).toBe(false)
    expect(nameSchema(20).parse(' ab ')).toBe('ab')
  })

  it.each([
    ['Jugendamt Lindenau', 'jugendamt  LINDENAU.'],
    ['Straße', 'STRASSE'],
    ['Rhein-Kreis', 'Rhein – Kreis'],
    ['„Übergaben“', 'Übergaben'],
    ['ﬁx', 'fix'],
  ])('%s and %s are one', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  it.each([
    ['Fall 7', 'Fall 8'],
    ['Kreis Neu', 'Kreis Neuss'],
    ['Müller', 'Muller'],
  ])('%s and %s are two', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other))
  })

  it('[OF1] that is taken leads to the one that has it', () => {
    const others = [
      { id: 'a', name: 'Fall 8' },
      { id: 'b', name: 'fall 7.' },
    ]
    expect(nameTaken('office.nameTaken', 'name', 'Fall 7', others)).toEqual({
      code: 'office.nameTaken',
      facts: { existing: 'b' },
      field: 'name',
    })
    expect(nameTaken('office.nameTaken', 'name', 'Fall 9', others)).toBeUndefined()
  })
})
