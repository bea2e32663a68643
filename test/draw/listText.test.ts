// What is said about a list that is not taken is what the reading does.
import { describe, expect, it } from 'vitest'
import { listFaultText } from '../../client/draw/listText.ts'
import { readList } from '../../client/draw/readList.ts'
import { readFrame } from '../../shared/draw/frame.ts'
import { readTable } from '../../shared/officeImport/table.ts'
import { xlsx } from '../officeImport/officeFile.ts'

const bounds = { rows: 20_020, bytes: 64 * 1024 * 1024, tags: 4_000_000 }
const numberIn = (text: string, pattern: RegExp): number =>
  Number((pattern.exec(text)?.[1] ?? '').replace('.', ''))

describe('[DR5] what a list may be', () => {
  it('has so many cases as the sentence says, and not one more', () => {
    const most = numberIn(listFaultText.tooManyRows.title, /mehr als ([\d.]+) Fälle/)
    const list = (count: number) => {
      const numbers = Array.from({ length: count }, (_, at) => [`a${String(at)}`])
      return readFrame({ rows: [['Aktenzeichen'], ...numbers], openQuote: null }, '2026-01-01')
    }
    expect('fault' in list(most)).toBe(false)
    const more = list(most + 1)
    expect('fault' in more && more.fault).toBe('tooManyRows')
  })

  it('has so many columns', async () => {
    const most = numberIn(listFaultText.tooLarge.next, /(\d+) Spalten/)
    const wide = (count: number) => [Array.from({ length: count }, (_, at) => `S${String(at)}`)]
    const { rows } = await readTable(await xlsx(wide(most)), bounds)
    expect(rows[0]).toHaveLength(most)
    await expect(readTable(await xlsx(wide(most + 1)), bounds)).rejects.toMatchObject({
      fault: 'tooLarge',
    })
  })

  it('is a file of so many megabytes, or is not read', async () => {
    const most = numberIn(listFaultText.tooLarge.next, /(\d+) MB/)
    const large = new File([new Uint8Array(most * 1024 * 1024 + 1)], 'liste.csv')
    expect(await readList(large)).toEqual({ fault: 'tooLarge' })
  })
})
