import { describe, expect, it } from 'vitest'
import type { Agreement } from '../../shared/agreement/agreement.schema.ts'
import { resultOfRoom } from '../../shared/close/roomResult.ts'
import { halfYearOf } from '../../shared/kernel/halfYear.ts'
import { workshopResultSchema, type WorkshopResult } from '../../shared/result/result.schema.ts'
import { emptyRoomSlice } from '../../shared/room/roomView.ts'
import { sampleResult } from '../support/sampleResult.ts'
import { villageFacts } from '../support/village.ts'

const faults = (result: unknown): readonly string[] =>
  workshopResultSchema.safeParse(result).error?.issues.map(({ path }) => path.join('.')) ?? []

const withDue = (due: string | null, dueHalfYear: string | null): WorkshopResult => ({
  ...sampleResult,
  recommendations: sampleResult.recommendations.map((one) => ({
    ...one,
    dueHalfYear,
    wording: { ...one.wording, due },
  })),
})

describe('[RU1] the result of a workshop', () => {
  it('is of the described form, and of no other', () => {
    expect(faults(sampleResult)).toEqual([])
    expect(faults({ ...sampleResult, form: 4 })).toEqual(['form'])
    expect(faults({ ...sampleResult, seats: {} })).toEqual([''])
  })

  it('knows the half-year a recommendation is due in, and no other than that of its day', () => {
    expect(['2027-01-01', '2027-06-30', '2027-07-01', '2027-12-31'].map(halfYearOf)).toEqual([
      '2027-H1',
      '2027-H1',
      '2027-H2',
      '2027-H2',
    ])
    expect(faults(withDue('2027-09-30', '2027-H2'))).toEqual([])
    expect(faults(withDue(null, null))).toEqual([])
    expect(faults(withDue('2027-09-30', '2027-H1'))).toEqual(['recommendations.0.dueHalfYear'])
    expect(faults(withDue(null, '2027-H1'))).toEqual(['recommendations.0.dueHalfYear'])
  })

  it('takes over what the room kept about agreement, and has none where it kept none', () => {
    const agreement = { criteria: [] } as unknown as Agreement
    const annotation = { ...emptyRoomSlice.annotation, agreement }
    expect(resultOfRoom({ ...emptyRoomSlice, annotation }, villageFacts).agreement).toBe(agreement)
    expect(resultOfRoom(emptyRoomSlice, villageFacts).agreement).toBeNull()
  })

  it('names the second catalogue where there was one', () => {
    const consultantCatalogue = { key: 'fachkraft', version: '1' }
    const result = resultOfRoom(emptyRoomSlice, { ...villageFacts, consultantCatalogue })
    expect(result).toMatchObject({ catalogue: villageFacts.catalogue, consultantCatalogue })
    expect(faults(result)).toEqual([])
    expect('consultantCatalogue' in resultOfRoom(emptyRoomSlice, villageFacts)).toBe(false)
  })

  it('has no vote that still runs', () => {
    const running = { ...sampleResult.keySituationVote, state: 'running' }
    expect(faults({ ...sampleResult, keySituationVote: running })).toEqual([
      'keySituationVote.state',
    ])
  })
})
