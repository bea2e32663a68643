// German labels of roles and what each role is for (design §4).
import { accountRoles } from '../../shared/protocol/api.ts'
import type { AccountRole } from '../../shared/protocol/api.ts'

export const roleLabel: Readonly<Record<AccountRole, string>> = {
  coordinator: 'Koordination',
  facilitator: 'Moderation',
  analyst: 'Auswertung',
  administrator: 'Administration',
}

export const roleHint: Readonly<Record<AccountRole, string>> = {
  coordinator: 'Bringt für ein Jugendamt Fälle ein, gibt Texte frei und zieht sie zurück.',
  facilitator: 'Plant und leitet Fallwerkstätten in den Verfahren, die ihr zugeordnet sind.',
  analyst:
    'Noch ohne Aufgabe: Auswertungen auf Landesebene folgen. Sieht keine Fälle und keine Ergebnisse einzelner Jugendämter.',
  administrator: 'Verwaltet Jugendämter, Konten, Verfahren und Kataloge. Sieht keine Falltexte.',
}

export const roleOptions = accountRoles.map((role) => ({
  value: role,
  label: roleLabel[role],
  hint: roleHint[role],
}))

/** Only the coordination works for one office; the other roles stand beside the offices. */
export const needsOffice = (role: AccountRole | undefined): boolean => role === 'coordinator'
