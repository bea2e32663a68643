import { describe, expect, it } from 'vitest'
import {
  basisSentence,
  coefficientCell,
  meanings,
  method,
  NOT_COMPUTED,
  outstanding,
  placeOnScale,
  shareCell,
  SMALL,
} from '../../client/annotation/overallText.ts'
import type { Agreement, Coefficient } from '../../shared/agreement/agreement.schema.ts'
import { coefficientSentence, isSmall } from '../../shared/annotation/agreementSentence.ts'
import { questionWords, withoutValueWords } from '../../shared/agreement/agreement.words.ts'
import { codesOf } from '../../shared/kernel/words.ts'

const number = (value: number): Coefficient => ({ value, reason: null })
const none: Coefficient = { value: null, reason: 'noData' }
const measures = (percent: Coefficient): Agreement['workshop'] => ({
  direction: {
    places: 3,
    small: false,
    percent,
    fleissKappa: none,
    krippendorffAlpha: none,
    gwetAc1: none,
  },
  rating: { small: false, percent: none, krippendorffAlpha: none },
  passages: { small: false, characterAlpha: none, unitizingAlpha: none },
})
const kept = (...shares: readonly Coefficient[]): Agreement => ({
  seats: 5,
  workshop: measures(none),
  criteria: shares.map((share, at) => ({ criterionId: `P-0${String(at)}-1`, ...measures(share) })),
})

describe('[AG7] how far the room agrees, in words', () => {
  it.each([
    [1, 'Fast überall gleich.'],
    [0.8, 'Fast überall gleich.'],
    [0.7, 'Deutlich öfter gleich als durch bloßen Zufall.'],
    [0.1, 'Etwas öfter gleich als durch bloßen Zufall.'],
    [0, 'Nicht öfter gleich als durch bloßen Zufall.'],
    [-0.1, 'Öfter verschieden als durch bloßen Zufall.'],
    [-1.4, 'Öfter verschieden als durch bloßen Zufall.'],
  ])('%f: %s', (value, sentence) => {
    expect(coefficientSentence(number(value))).toBe(sentence)
  })

  it('what has no value says why, in a sentence and in a cell, and is drawn nowhere', () => {
    for (const reason of codesOf(withoutValueWords)) {
      const one: Coefficient = { value: null, reason }
      expect(coefficientSentence(one)).toMatch(/^[A-ZH].*\.$/)
      expect([coefficientCell(one), shareCell(one)]).toEqual([
        withoutValueWords[reason],
        withoutValueWords[reason],
      ])
    }
    expect([coefficientCell(number(0.7)), shareCell(number(0.7))]).toEqual(['0,7', '70\u00a0%'])
  })

  it('on the picture, what is below chance lies at its end and not beyond', () => {
    expect([-2, 0, 0.4, 1].map(placeOnScale)).toEqual([0, 0, 0.4, 1])
  })

  it('names criteria the room agreed on or saw differently, in the order of the catalogue, not of their figures', () => {
    const shares = [number(0.8), number(0.5), number(1), number(0.7), none, number(0)]
    expect(outstanding(kept(...shares))).toEqual({
      agreed: ['P-00-1', 'P-02-1'],
      apart: ['P-01-1', 'P-05-1'],
    })
  })

  it('says that few are few, wherever they are', () => {
    const one = kept()
    expect(isSmall(one.workshop)).toBe(false)
    const rating = { ...one.workshop.rating, small: true }
    expect(isSmall({ ...one.workshop, rating })).toBe(true)
  })

  it('is no mark, names no person, and every coefficient has its source', () => {
    const said = [
      ...method,
      ...Object.values(questionWords),
      ...Object.values(meanings),
      ...Object.values(NOT_COMPUTED),
      SMALL,
      basisSentence(kept()),
      ...[1, 0.7, 0.2, 0, -1].map((value) => coefficientSentence(number(value))),
    ].join('\n')
    const mark =
      /\b(?:sehr gut|gut|schlecht|schwach|mangelhaft|ausreichend|befriedigend|Note|Rang|besser)\b/i
    expect('eine gute Note').toMatch(mark)
    expect(said).not.toMatch(mark)
    for (const [name, source] of [
      ['κ', 'Fleiss 1971'],
      ['α', 'Krippendorff 2011'],
      ['AC1', 'Gwet 2008'],
      ['uα', '2016'],
    ] as const)
      expect(method.some((one) => one.startsWith(`${name}:`) && one.includes(source))).toBe(true)
  })
})
