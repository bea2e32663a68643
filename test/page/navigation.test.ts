import { expect, it } from 'vitest'
import {
  mayOpen,
  NEW_STATE_RECOMMENDATION,
  STATE_RECOMMENDATIONS_PLACE,
} from '../../client/page/navigation.ts'

it('the form of a new recommendation is offered to analysts alone, each recommendation to all who read it', () => {
  const form = `${STATE_RECOMMENDATIONS_PLACE}/${NEW_STATE_RECOMMENDATION}`
  const roles = ['coordinator', 'facilitator', 'administrator', 'analyst'] as const
  expect(roles.filter((role) => mayOpen(role, form))).toEqual(['analyst'])
  expect(roles.filter((role) => mayOpen(role, `${form}/`))).toEqual(['analyst'])
  expect(roles.filter((role) => mayOpen(role, `${STATE_RECOMMENDATIONS_PLACE}/3a`))).toEqual([
    'coordinator',
    'facilitator',
    'analyst',
  ])
})
