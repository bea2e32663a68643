import { expect, it } from 'vitest'
import { pastDueText } from '../../shared/recommendation/recommendation.ts'

it('a date behind today is said at the field, today and later are not', () => {
  expect(pastDueText('2020-01-01', '2026-11-27')).toBe(
    'Die Frist 01.01.2020 liegt in der Vergangenheit. Stimmt das Jahr?',
  )
  for (const due of [null, '2026-11-27', '2027-06-30'])
    expect(pastDueText(due, '2026-11-27')).toBe('')
})
