import type { Words } from '../../shared/kernel/words.ts'
import type { Seat, SeatRole } from '../../shared/workshop/seat.ts'

/** What each role may do, one line. */
export const roleHint: Words<SeatRole> = {
  facilitator: 'Führt durch den Tag.',
  recorder: 'Schreibt mit, ändert Befunde und Empfehlungen, erfasst Papierkarten.',
  caseBringer: 'Nimmt teil und nimmt zum Fall Stellung.',
  participant: 'Nimmt teil, merkt an und stimmt ab.',
  observer: 'Liest mit, schreibt nichts und stimmt nicht ab.',
}

/** Roles the facilitation may give. */
export const givenRoles = ['participant', 'caseBringer', 'recorder', 'observer'] as const

/** "Platz 4", with a typed name "Platz 4, Ute". */
export const seatName = ({ number }: Pick<Seat, 'number'>, name: string | null = null): string =>
  name === null ? `Platz ${number}` : `Platz ${number}, ${name}`
