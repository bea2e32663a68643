import { describe, expect, it } from 'vitest'
import { draftNews } from '../../client/rollup/draftNews.ts'
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
    ['thrown away', seen(DRAFT), seen(null), [{ number: 2 }], /3 wurde inzwischen verworfen\.$/],
    ['computed anew', seen(DRAFT, COMPUTING), seen(other), [], /ein anderer Entwurf da/],
    ['broken off', seen(DRAFT, COMPUTING), seen(DRAFT), [], /inzwischen abgebrochen/],
    ['broken off, the first', seen(null, COMPUTING), seen(null), [], /inzwischen abgebrochen/],
  ])('%s', (_what, before, now, closed, told) => {
    expect(draftNews(before, now, closed)).toMatch(told)
  })

  it.each([
    ['nothing', seen(DRAFT), seen(DRAFT)],
    ['the first draft, which the page shows', seen(null, COMPUTING), seen(DRAFT)],
    ['a computing that goes on', seen(DRAFT, COMPUTING), seen(DRAFT, COMPUTING)],
    ['a first signature', seen(DRAFT), seen({ ...DRAFT, closedBy: { name: 'A', own: false } })],
    ['a foresight', seen(DRAFT, { ...COMPUTING, foresight: true }), seen(DRAFT)],
  ])('of %s it says nothing', (_what, before, now) => {
    expect(draftNews(before, now, [])).toBeUndefined()
  })
})
