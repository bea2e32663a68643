import { describe, expect, it } from 'vitest'
import { caseTextLimits } from '../../shared/caseText/caseText.ts'
import { detectIdentifiers } from '../../shared/identifiers/detectIdentifiers.ts'
import { proposedTokens } from '../../shared/identifiers/identifiers.words.ts'
import { findPlaces } from '../../shared/identifiers/lastLine.ts'
import { loadDemoCase } from '../../server/demo/material/demoCase.ts'
import { growthOf, LINEAR } from '../support/growth.ts'
import { forms } from './forms.ts'
import { ownTexts } from './goldText.ts'

const inText = (text: string) =>
  findPlaces({ title: '', entries: [{ heading: '', text }] }).map(({ kind, start, end }) => ({
    kind,
    words: text.slice(start, end),
  }))

describe('[ID10] the last line', () => {
  it.each(forms)('%s: %s', (kind, text, words) => {
    expect(inText(text).map((found) => found.kind)).toEqual([kind])
    expect(inText(text)[0]?.words).toContain(words)
  })

  it('is behind unusual signs, too', () => {
    expect(inText('wohnt Horster\u00a0Straße\u00a0214b, Auto UN–AB\u00a01234')).toEqual([
      { kind: 'address', words: 'Horster\u00a0Straße\u00a0214b' },
      { kind: 'vehicle', words: 'UN–AB\u00a01234' },
    ])
  })

  it.each(forms)('holds nothing the detection would leave, by %s: %s', (_, text, words) => {
    const start = text.indexOf(words)
    const digits = [...words].flatMap((sign, at) => (/\d/.test(sign) ? [start + at] : []))
    const sure = detectIdentifiers(text).filter(({ state }) => state === 'replaced')
    for (const at of digits)
      expect(sure.some((span) => span.start <= at && at < span.end)).toBe(true)
  })

  it.each([
    'K1 und KM K2 kamen an Tag 12, Tag −30 und Tag 3 bis Tag 45. FK-2 rief KV an, M1 nicht.',
    'Kind 1s Jacke, Fachkraft A, Träger 1, Haus 2, Kind 1 K 12, KM (26 J.), Schule 3, Gruppe 4.',
    'Um 14:30 Uhr wog er 4.800 g und 72 cm; § 8a Abs. 4 SGB VIII, 1.240 € im Monat, 12 000 Euro, 20 Minuten.',
    'Auf der Skala von 1 2 3 4 5 6 7 8 9 10 nannte sie 3. Von 10000 Fällen. Am Weg 3 Kinder. DIN 18040-2.',
    Object.values(proposedTokens).join(' und '),
  ])('leaves tokens, relative days, amounts and laws: %s', (text) => {
    expect(inText(text)).toEqual([])
  })

  it.each(['a', 'b'] as const)('leaves the text of demo case %s', (key) => {
    expect(findPlaces(loadDemoCase(key).caseText)).toEqual([])
  })

  it('takes the longest entry a third of the time of the whole detection at most', () => {
    const page = ownTexts()
      .map(({ text }) => text)
      .join('\n')
    const long = page
      .repeat(Math.ceil(caseTextLimits.entry / page.length))
      .slice(0, caseTextLimits.entry)
    const quickest = (read: (text: string) => unknown): number =>
      Math.min(
        ...Array.from({ length: 5 }, () => {
          const began = performance.now()
          read(long)
          return performance.now() - began
        }),
      )
    detectIdentifiers(long)
    expect(quickest(inText) / quickest((text) => detectIdentifiers(text))).toBeLessThan(1 / 3)
  })

  it.each([
    '0',
    '01 ',
    'A1',
    'UN-AB ',
    'UN AB 1',
    'Straße ',
    'Am Xa Weg 1',
    'a.',
    'www.',
    '@',
    '12345 ',
  ])('takes time by the length alone: %s', (piece) => {
    const growth = growthOf(5000, (size) => {
      const text = piece.repeat(size / piece.length)
      return () => inText(text)
    })
    expect(growth).toBeLessThan(LINEAR)
  })
})
