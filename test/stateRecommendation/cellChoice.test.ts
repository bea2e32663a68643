// What a form calls the cells of a line, and what is chosen among them.
import { expect, test } from 'vitest'
import { cellName, choiceText } from '../../client/stateRecommendation/cellChoice.ts'
import type { CellRef } from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import { cellOf } from '../support/placedRelease.ts'

const chosen = (valueLabel: string, change: Partial<CellRef>) => ({
  ...{ cell: cellOf(1, 'Beteiligung', change), itemLabel: 'Beteiligung', valueLabel },
  figure: { rollup: 1, part: 31, whole: 62, code: null },
})

test('[SE3] of a group there is only one figure: it is called by the group, and chosen as one', () => {
  const parts = ['LVR', 'LWL'].map((group) => chosen('ja', { grouping: 'regionalBody', group }))
  expect(choiceText(parts)).toBe('Landesteil')
  const names = parts.map(cellName)
  expect(new Set(names).size).toBe(2)
  for (const name of names) expect(name).toMatch(/^L[VW][^:]+$/)
})

test('[SE3] a rating is called by its step, in a group with the group before it', () => {
  const upper = { value: 'favourable' } as const
  expect(choiceText([chosen('obere Stufen', upper)])).toBe('Einstufung')
  expect(cellName(chosen('obere Stufen', upper))).toBe('obere Stufen')
  const inGroup = chosen('obere Stufen', { ...upper, grouping: 'regionalBody', group: 'LVR' })
  expect(choiceText([inGroup])).toBe('Landesteil und Einstufung')
  expect(cellName(inGroup)).toMatch(/^LVR.*: obere Stufen$/)
})
