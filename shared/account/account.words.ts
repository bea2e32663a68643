import type { Words } from '../kernel/words.ts'
import type { AccountRole } from './account.schema.ts'

/** What an account is for. */
export const accountRoleWords: Words<AccountRole> = {
  coordinator: 'Koordination',
  facilitator: 'Moderation',
  analyst: 'Auswertung',
  administrator: 'Administration',
}
