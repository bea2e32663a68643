import type { RoomSlice } from '../../shared/protocol/roomView.ts'
import { isEditor } from '../../shared/workshop/role.ts'

interface Room {
  readonly view: { readonly room: RoomSlice }
  readonly seat: { readonly id: string } | undefined
}

/** May this seat still write: after the reveal the notes of facilitation and recorder would never be uncovered (rule RV2)? */
export const mayStillWrite = ({ view, seat }: Room): boolean =>
  seat !== undefined && (view.room.annotation.bundles === 0 || !isEditor(view.room, seat.id))

/** Said to those who may not. */
export const ASIDE_TEXT = {
  title: 'Es ist schon aufgedeckt',
  words:
    'Anmerkungen der Moderation, des Protokolls und von Karten werden jetzt nicht mehr aufgenommen. Sagen Sie es in der Runde, oder halten Sie es im Themenspeicher fest.',
} as const

/** Who sees what is written now, and until when: before the reveal, and after it (rules RV1, RV2). */
export function hiddenUntil({ view, seat }: Room): string {
  if (view.room.annotation.bundles > 0)
    return 'Es ist schon aufgedeckt: Was Sie jetzt schreiben, bleibt verdeckt, bis die Moderation die nächsten Nachträge aufdeckt, gemeinsam ab drei Plätzen oder wenn alle zustimmen. Kommt es nicht dazu, erinnert Sie der Abschluss daran.'
  return seat && isEditor(view.room, seat.id)
    ? 'Bis zum Aufdecken sieht nur dieses Gerät, was Sie schreiben. Danach nehmen Moderation und Protokoll nichts mehr auf.'
    : 'Bis zum Aufdecken sieht nur dieses Gerät, was Sie schreiben.'
}
