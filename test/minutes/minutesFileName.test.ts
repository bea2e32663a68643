import { describe, expect, it } from 'vitest'
import { attachment } from '../../server/http/attachment.ts'
import { minutesFileName } from '../../server/minutes/minutesFileName.ts'
import { minutesDocument } from '../../shared/minutes/minutesBlocks.ts'
import { emptyMinutes } from '../support/sampleMinutes.ts'

describe('the name of the file', () => {
  it('says workshop, case, day and whether it is a draft', () => {
    const draft = { ...emptyMinutes, title: 'Übergaben in der Vertretung' }
    expect(minutesFileName(draft)).toBe(
      'Protokoll Übergaben in der Vertretung, Fall DEMO-A, 2026-11-25, Entwurf.docx',
    )
    expect(minutesFileName({ ...draft, stage: 'final' })).toMatch(/, Endfassung\.docx$/)
  })

  it.each([
    ['Fall 1', 'Fall 1'],
    ['fall 3', 'fall 3'],
    ['Fall-7', 'Fall-7'],
    ['K-12', 'Fall K-12'],
    ['Fallbeispiel 2', 'Fall Fallbeispiel 2'],
  ])('names the case %s once, here and on every page', (label, said) => {
    const reviewCase = { label, version: 3, hash: null, legalBasis: null, legalBasisSince: null }
    const minutes = { ...emptyMinutes, title: 'T', reviewCase }
    expect(minutesFileName(minutes)).toBe(`Protokoll T, ${said}, 2026-11-25, Entwurf.docx`)
    expect(minutesDocument(minutes).running.split(' · ')[1]).toBe(said)
  })

  it.each([
    ['slashes and colons', 'A/B\\C: "D"? <E>|*', 'A B C D E'],
    ['line breaks and controls', 'A\r\nSet-Cookie: x\u0000\u0085', 'A Set-Cookie x'],
    ['signs that turn the direction', 'A\u202Excod.\u2066B', 'A xcod. B'],
    ['dots and spaces at the end', ' A . . ', 'A'],
    ['letters in two parts', 'U\u0308bergabe', 'Übergabe'],
  ])('takes %s out', (_what, title, expected) => {
    expect(minutesFileName({ ...emptyMinutes, title })).toBe(
      `Protokoll ${expected}, Fall DEMO-A, 2026-11-25, Entwurf.docx`,
    )
  })

  it('cuts long titles between characters', () => {
    const name = minutesFileName({ ...emptyMinutes, title: '😀'.repeat(160) })
    expect([...name].length).toBeLessThan(140)
    expect(decodeURIComponent(encodeURIComponent(name))).toBe(name)
  })
})

describe('the header of a download (RFC 6266)', () => {
  const name = "Protokoll „Übergaben“ – 50 % (neu)'s, Fall Ä-1 ß.docx"
  const header = attachment(name)

  it('has the whole name in UTF-8 and a readable one in ASCII', () => {
    const [, plain, encoded] =
      /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+)$/.exec(
        header,
      ) ?? []
    expect(decodeURIComponent(encoded ?? '')).toBe(name)
    expect(plain).toBe("Protokoll _Uebergaben_ - 50 _ (neu)'s, Fall Ae-1 ss.docx")
  })

  it('is one line of visible ASCII whatever was typed', () => {
    expect(
      attachment(minutesFileName({ ...emptyMinutes, title: 'x\r\nY: z"; \u{1F600}é' })),
    ).toMatch(/^[\x20-\x7e]+$/)
  })
})
