import { isLateAside } from '../../shared/room/aside.ts'
import { isEditing } from '../room/roomContext.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'

type Room = Pick<RoomClient, 'view' | 'seat'>

/** May this seat still write: after the reveal the notes of facilitation and recorder would never be uncovered (rule RV2)? */
export const mayStillWrite = ({ view, seat }: Room): boolean =>
  seat !== undefined && !isLateAside(view.room, seat.id)

/** Said to those who may not. */
export const ASIDE_TEXT = {
  title: 'Es ist schon aufgedeckt',
  words:
    'Anmerkungen der Moderation, des Protokolls und von Karten werden jetzt nicht mehr aufgenommen. Sagen Sie es in der Runde, oder halten Sie es im Themenspeicher fest.',
} as const

/** Who sees what is written now, and until when: before the reveal, and after it (rules RV1, RV2). */
export function hiddenUntil(room: Room): string {
  if (room.view.room.annotation.bundles > 0)
    return 'Es ist schon aufgedeckt: Was Sie jetzt schreiben, bleibt verdeckt, bis die Moderation die nächsten Nachträge aufdeckt, gemeinsam ab drei Plätzen oder wenn alle zustimmen. Kommt es nicht dazu, erinnert Sie der Abschluss daran.'
  return isEditing(room)
    ? 'Bis zum Aufdecken sieht nur dieses Gerät, was Sie schreiben. Danach nehmen Moderation und Protokoll nichts mehr auf.'
    : 'Bis zum Aufdecken sieht nur dieses Gerät, was Sie schreiben.'
}
