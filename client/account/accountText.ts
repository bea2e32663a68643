import { accountRoleWords } from '../../shared/account/account.words.ts'
import type { Words } from '../../shared/kernel/words.ts'
import type { AccountRole } from '../../shared/account/account.schema.ts'
import { optionsOf } from '../kernel/optionsOf.ts'

/** What each role is for. */
export const roleHint: Words<AccountRole> = {
  coordinator: 'Bringt für ein Jugendamt Fälle ein, gibt Texte frei und zieht sie zurück.',
  facilitator: 'Plant und leitet Fallwerkstätten in den Verfahren, die ihr zugeordnet sind.',
  analyst:
    'Plant den Turnus der Jugendämter, sieht Stand und Termine der Verfahren und nimmt Freigabepakete entgegen. Sieht keine Fälle und nur, was ein Jugendamt freigegeben hat.',
  administrator: 'Verwaltet Jugendämter, Konten, Verfahren und Kataloge. Sieht keine Falltexte.',
}

export const roleOptions = optionsOf(accountRoleWords, roleHint)

/** Only the coordination works for one office; the other roles stand beside the offices. */
export const needsOffice = (role: AccountRole | undefined): boolean => role === 'coordinator'
