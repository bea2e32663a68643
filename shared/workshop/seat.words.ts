import type { Words } from '../kernel/words.ts'
import type { SeatRole } from './seat.ts'

/** What a person does in a workshop. */
export const seatRoleWords: Words<SeatRole> = {
  facilitator: 'Moderation',
  recorder: 'Protokoll',
  caseBringer: 'Falleinbringende',
  participant: 'Teilnehmende',
  observer: 'Beobachtung',
}
