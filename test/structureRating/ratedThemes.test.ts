import { expect, it } from 'vitest'
import {
  firstOpen,
  minutesText,
  progressText,
  themesOf,
} from '../../client/structureRating/ratedThemes.ts'
import { shippedCatalogues } from '../../server/material.ts'
import {
  emptyStructureRatingSlice,
  type OwnRating,
} from '../../shared/structureRating/structureRating.ts'

const [shipped] = shippedCatalogues().filter(({ key }) => key === 'schutzauftrag-8a')
if (!shipped) throw new Error('the catalogue is not shipped')
const themes = themesOf(shipped)
const [first, second] = themes
if (!first || !second) throw new Error('the catalogue has no themes')

const rating: Omit<OwnRating, 'criterionId'> = {
  ...{ rating: 'present', reason: '', evidence: { document: null, text: '' } },
  revision: 1,
}
const rated = (...ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [id, { ...rating, criterionId: id }]))

it('[SR3] leads to the first theme of which something is left, past what was uncovered', () => {
  const whole = first.criteria.map(({ id }) => id)
  expect(firstOpen(themes, emptyStructureRatingSlice, {})).toBe(0)
  expect(firstOpen(themes, emptyStructureRatingSlice, rated(...whole))).toBe(1)
  const uncovered = Object.fromEntries(second.criteria.map(({ id }) => [id, null]))
  const slice = { ...emptyStructureRatingSlice, uncovered }
  expect(firstOpen(themes, slice, rated(...whole))).toBe(2)
  const all = themes.flatMap(({ criteria }) => criteria.map(({ id }) => id))
  expect(firstOpen(themes, slice, rated(...all))).toBe(0)
})

it('says how far one is in the theme, and how many are finished', () => {
  const own = rated(...first.criteria.map(({ id }) => id), second.criteria[0]?.id ?? '')
  expect(progressText(themes, second, own)).toBe(
    `In diesem Thema 1 von ${String(second.criteria.length)} Merkmalen eingestuft, 1 von 11 Themen fertig.`,
  )
  expect(minutesText(second)).toBe(`etwa ${String(second.criteria.length)} Minuten`)
})
