import { plural } from '../../shared/kernel/format.ts'
import type { RoomClient } from './RoomClient.svelte.ts'

/** How many seats have not confirmed the rules, in a sentence, and where they still can; empty once all have. */
export function rulesOpenText({ gauge }: Pick<RoomClient, 'gauge'>): string {
  const open = gauge ? gauge.seats - gauge.rulesConfirmed : 0
  return open > 0
    ? `${plural(open, 'Platz hat', 'Plätze haben')} die Regeln noch nicht bestätigt. Unter „Wo stehen wir?“ geht das auch später.`
    : ''
}
