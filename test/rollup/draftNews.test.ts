import { describe, expect, it } from 'vitest'
import { discardedText, draftNews, isAnotherState } from '../../client/rollup/draftNews.ts'
import type { RollupDraft } from '../../shared/rollup/view.schema.ts'

const DRAFT: NonNullable<RollupDraft['draft']> = {
  ...{ id: 'draft-of-the-state-001', number: 3, outcome: 'passed', hash: '0'.repeat(64) },
  ...{ dueOffices: 40, allOffices: 186, dueUntil: '2026-12-31', madeAt: 1_700_000_000_000 },
  ...{ current: true, again: false, closedBy: null, exposed: 0, problems: [] },
}
const COMPUTING: NonNullable<RollupDraft['running']> = {
  ...{ step: 'reading', seconds: 2, lastSeconds: null, foresight: false },
}
const seen = (
  draft: RollupDraft['draft'],
  running: RollupDraft['running'] = null,
): Pick<RollupDraft, 'draft' | 'running'> => ({ draft, running })
const other = { ...DRAFT, id: 'draft-of-the-state-002' }

describe('[LA4] what another person did to a draft', () => {
  it.each([
    ['closed', seen(DRAFT), seen(null), [{ number: 3 }], /^Auswertung 3 ist inzwischen abge/],
    ['computed anew', seen(DRAFT, COMPUTING), seen(other), [], /ein anderer Entwurf da/],
    ['broken off', seen(DRAFT, COMPUTING), seen(DRAFT), [], /inzwischen gestoppt/],
    ['broken off, the first', seen(null, COMPUTING), seen(null), [], /inzwischen gestoppt/],
  ])('%s', (_what, before, now, closed, told) => {
    expect(draftNews(before, now, closed)).toMatch(told)
  })

  it.each([
    ['nothing', seen(DRAFT), seen(DRAFT)],
    ['the first draft, which the page shows', seen(null, COMPUTING), seen(DRAFT)],
    ['a computing that goes on', seen(DRAFT, COMPUTING), seen(DRAFT, COMPUTING)],
    ['a discard, which the page shows', seen(DRAFT), seen(null)],
    ['a first signature', seen(DRAFT), seen({ ...DRAFT, closedBy: { name: 'A', own: false } })],
    ['a foresight', seen(DRAFT, { ...COMPUTING, foresight: true }), seen(DRAFT)],
  ])('of %s it says nothing', (_what, before, now) => {
    expect(draftNews(before, now, [])).toBeUndefined()
  })
})

describe('[LA4] what was said before is over', () => {
  it.each([
    ['a computing began', seen(DRAFT), seen(DRAFT, COMPUTING)],
    ['a computing ended', seen(null, COMPUTING), seen(DRAFT)],
    ['it was broken off', seen(null, COMPUTING), seen(null)],
    [
      'it began anew between two looks',
      seen(null, { ...COMPUTING, seconds: 9 }),
      seen(null, COMPUTING),
    ],
    ['a first one closed', seen(DRAFT), seen({ ...DRAFT, closedBy: { name: 'A', own: false } })],
    ['the packages changed', seen(DRAFT), seen({ ...DRAFT, current: false })],
  ])('once %s', (_what, before, now) => {
    expect(isAnotherState(before, now)).toBe(true)
  })

  it('not while the same computing goes on', () => {
    const later = { ...COMPUTING, step: 'counting', seconds: 9 } as const
    expect(isAnotherState(seen(DRAFT, COMPUTING), seen(DRAFT, later))).toBe(false)
  })
})

it('[LA15] who threw a draft away is named, and the own deed said to be the own', () => {
  const discarded = { number: 3, name: 'Toni Feld', own: false, at: 1_700_000_000_000 }
  expect(discardedText(discarded)).toMatch(
    /^Toni Feld hat den Entwurf der Auswertung 3 am 14\. November 2023.* verworfen\.$/,
  )
  expect(discardedText({ ...discarded, own: true })).toMatch(/^Sie haben den Entwurf/)
})
