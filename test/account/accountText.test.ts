import { expect, it } from 'vitest'
import { roleHint } from '../../client/account/accountText.ts'
import { placesOf } from '../../client/page/navigation.ts'
import { accountRoles } from '../../shared/account/account.schema.ts'

it('no role is given out that has nothing to do, and each says what', () => {
  expect(accountRoles.filter((role) => placesOf(role).length === 1)).toEqual([])
  for (const role of accountRoles) expect(roleHint[role], role).not.toMatch(/ohne Aufgabe|folgen/)
})
