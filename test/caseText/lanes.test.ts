import { describe, expect, it } from 'vitest'
import { laidEntries } from '../../client/caseText/lanes.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import { entryKinds, type EntryKind } from '../../shared/caseText/entryKind.ts'

const entry = (id: string, day: number, kind?: EntryKind): Entry => ({
  ...{ id, day, time: null, heading: '', text: 'Ruhig.' },
  ...(kind ? { kind } : {}),
})

describe('[EK3] a case on its lanes', () => {
  it('has the five lanes in their order, and every kind stands on one of them', () => {
    const { names, laid } = laidEntries(
      entryKinds.map((kind, at) => entry(kind, at, kind)),
      null,
    )
    expect(names).toEqual(['Familie', 'Kind', 'Hilfesystem', 'Verfahren', 'Einschätzungen'])
    const on = (name: string) =>
      laid.filter(({ laneName }) => laneName === name).map(({ entry: { kind } }) => kind)
    expect(on('Familie')).toEqual(['homeVisit', 'parentTalk', 'familyEvent'])
    expect(on('Kind')).toEqual(['childTalk', 'examination'])
    expect(on('Hilfesystem')).toEqual(['helperContact', 'support'])
    expect(on('Einschätzungen')).toEqual(['initialScreening', 'teamConsultation', 'riskAssessment'])
    expect(on('Verfahren')).toHaveLength(entryKinds.length - 10)
    for (const { lane, laneName } of laid) expect(names[lane - 1]).toBe(laneName)
  })

  it('has one more for entries without a kind, only if there are any', () => {
    const { names, laid } = laidEntries([entry('a', 0, 'closing'), entry('b', 0)], null)
    expect(names.at(-1)).toBe('Ohne Art')
    expect(laid.map(({ lane }) => lane)).toEqual([4, 6])
  })

  it('says where a day begins, after how long a pause, and where the outcome begins', () => {
    const days = [entry('a', 0), entry('b', 0), entry('c', 13), entry('d', 27), entry('e', 26)]
    const { laid } = laidEntries(days, 3)
    expect(laid.map(({ opensDay }) => opensDay)).toEqual([true, false, true, true, true])
    expect(laid.map(({ pause }) => pause)).toEqual([0, 0, 0, 14, 0])
    expect(laid.map(({ isOutcome }) => isOutcome)).toEqual([false, false, false, true, false])
    expect(laidEntries([], null).laid).toEqual([])
  })
})
