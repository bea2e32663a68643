import { expect, it } from 'vitest'
import { roleHint } from '../../client/account/accountText.ts'
import { placesOf } from '../../client/office/navigation.ts'
import { accountRoles } from '../../shared/protocol/api.ts'

it('whoever makes an account reads of a role that there is nothing to do for it yet', () => {
  const idle = accountRoles.filter((role) => placesOf(role).length === 1)
  expect(idle).toEqual(['analyst'])
  for (const role of accountRoles)
    expect(roleHint[role].startsWith('Noch ohne Aufgabe'), role).toBe(idle.includes(role))
})
