import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { minutesOf } from '../../server/minutes/minutesModel.ts'
import { liftResult } from '../../shared/close/earlierResult.ts'
import { resultOfRoom, type ResultFacts } from '../../shared/close/roomResult.ts'
import { LEGAL_BASIS } from '../../shared/legalBasis/legalBasis.words.ts'
import { minutesDocument } from '../../shared/minutes/minutesBlocks.ts'
import { workshopResultSchema } from '../../shared/result/result.schema.ts'
import { evolveAll } from '../../shared/room/evolve.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import { emptyMinutes } from '../support/sampleMinutes.ts'
import { sampleSource } from '../room/sampleSource.ts'
import { richDay } from './richDay.ts'

/**
 * Results as versions of those days stored them, of the same day, each with the documents that the version of
 * 28.11.2026 printed of it: with the case text, and without it.
 */
interface Earlier {
  readonly body: unknown
  readonly minutes: unknown
  readonly withdrawn: unknown
}
const folder = new URL('earlier/', import.meta.url)
const earlier = readdirSync(folder).map(
  (name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Earlier] as const,
)

const catalogue = { key: 'sample', version: '1' }
const facts: ResultFacts = {
  ...{ catalogue, withoutCase: false },
  ...{ origin: null, text: sampleSource.text, cases: null },
}

const printed = (result: Parameters<typeof minutesOf>[0], text: ResultFacts['text']): unknown => {
  const frame = {
    ...emptyMinutes,
    ...{ stage: 'final' as const, concludedOn: '2026-12-12' },
    ...(text === null && emptyMinutes.reviewCase
      ? { reviewCase: { ...emptyMinutes.reviewCase, hash: null } }
      : {}),
  }
  const sources = {
    entries: text?.entries ?? [],
    criterionLabel: (id: string) => id,
    ratingLabel: (_id: string, rating: string) => rating,
    themeLabel: (code: string) => code,
  }
  const document = minutesDocument(minutesOf(result, frame, sources))
  return JSON.parse(JSON.stringify(document, (_key, value: unknown) => withoutLater(value)))
}

/** What the minutes say of the case and the frame since those days, whatever the result holds: [PR9]. */
const withoutLater = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.filter((row: unknown) => !Array.isArray(row) || row[0] !== LEGAL_BASIS)
    : value

describe('[RU4] results of earlier versions', () => {
  it('are at hand', () => {
    expect(earlier.map(([name]) => name)).toEqual([
      '2026-11-25.json',
      '2026-11-27.json',
      '2026-11-28-form-1.json',
      '2026-11-28.json',
      '2026-11-29-form-2.json',
    ])
  })

  it.each(earlier)(
    '%s: is lifted to the form of today, and once lifted stays',
    (_name, { body }) => {
      const lifted = liftResult(JSON.stringify(body), () => facts)
      expect(workshopResultSchema.parse(lifted)).toEqual(lifted)
      const never = (): never => {
        throw new Error('nobody asks for the case text again')
      }
      expect(liftResult(JSON.stringify(lifted), never)).toEqual(lifted)
    },
  )

  it.each(earlier)('%s: prints the minutes it printed then', (_name, { body, minutes }) => {
    const lifted = liftResult(JSON.stringify(body), () => facts)
    expect(printed(lifted, facts.text)).toEqual(minutes)
  })

  it.each(earlier)('%s: and those after the text was withdrawn', (_name, { body, withdrawn }) => {
    const before = liftResult(JSON.stringify(body), () => facts)
    expect(printed(before, null)).toEqual(withdrawn)
    const after = liftResult(JSON.stringify(body), () => ({ ...facts, text: null }))
    expect(printed(after, null)).toEqual(withdrawn)
  })

  it('lead to what the same day leads to now, as far as they knew it', () => {
    const now = resultOfRoom(evolveAll(emptyRoomView, richDay).room, facts)
    const [, last] = earlier.find(([name]) => name === '2026-11-28.json') ?? []
    expect(liftResult(JSON.stringify(last?.body), () => facts)).toEqual(now)
  })

  it.each(earlier)(
    '%s: says nothing of cases beside ratings, whatever there is now [SR10]',
    (_name, { body }) => {
      const cases = ['a', 'b', 'c'].map((caseId) => ({
        ...{ caseId, origin: 'random' as const },
        ...{ criterionId: 'P-02-1', direction: 'potential' as const },
      }))
      const lifted = liftResult(JSON.stringify(body), () => ({ ...facts, cases }))
      expect(lifted.besideCases).toBeNull()
    },
  )

  it('are refused by name if they are none, or of a version that is not there yet', () => {
    expect(() => liftResult('{"form":4}', () => facts)).toThrow(/form/)
    expect(() => liftResult('', () => facts)).toThrow()
  })
})
