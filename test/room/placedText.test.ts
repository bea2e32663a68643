import { describe, expect, it } from 'vitest'
import { placed, readPlaced } from '../../server/room/placedText.ts'

const long = 'Überblick „Termin“ – 12.3. '.repeat(40)
const parts = {
  first: { small: 1, long, none: undefined, list: [long, { long }] },
  'ä "part"': {},
  last: { long: { [long]: null }, flag: true },
}

describe('the state of a room as it is kept', () => {
  it('is what JSON.stringify writes, wherever large fields stand', () => {
    for (const large of [1, 100, 1000, undefined])
      expect(placed(parts, large).bytes.toString()).toBe(JSON.stringify(parts))
  })

  it('is read as it was, and with a copy of it', () => {
    for (const large of [1, 100, 1000, undefined]) {
      const read = readPlaced(placed(parts, large))
      expect(JSON.stringify({ ...read, last: { ...read.last } })).toBe(JSON.stringify(parts))
      expect(read).toEqual(JSON.parse(JSON.stringify(parts)))
    }
  })

  it('is read large field by large field, each once and when it is asked for', () => {
    const written = placed(parts, 1000)
    expect(written.places.map(([part, field]) => `${part}.${field}`)).toEqual([
      'first.long',
      'first.list',
      'last.long',
    ])
    const read = readPlaced(written)
    // Without a byte of them, what is small is there, and what is large cannot be read.
    for (const [, , from, to] of written.places) written.bytes.fill('x', from, to)
    expect(read.first?.small).toBe(1)
    expect(read.last?.flag).toBe(true)
    expect(() => read.first?.long).toThrow(SyntaxError)
    const again = readPlaced(placed(parts, 1000))
    expect(again.first?.list).toBe(again.first?.list)
  })
})
