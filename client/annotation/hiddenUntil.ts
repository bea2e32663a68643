import { LATE_ANNOTATIONS, LATE_SEATS } from '../../shared/annotation/annotation.rules.ts'

interface Room {
  readonly view: { readonly room: { readonly annotation: { readonly bundles: number } } }
}

/** Who sees what is written now, and until when: before the reveal, and after it (rules RV1, RV2). */
export const hiddenUntil = ({ view }: Room): string =>
  view.room.annotation.bundles === 0
    ? 'Bis zum Aufdecken sieht nur dieses Gerät, was Sie schreiben.'
    : `Es ist schon aufgedeckt: Was Sie jetzt schreiben, bleibt verdeckt, bis die Moderation die nächsten Nachträge aufdeckt, gemeinsam ab ${LATE_ANNOTATIONS} Anmerkungen von ${LATE_SEATS} Plätzen. Kommt es nicht dazu, erinnert Sie der Abschluss daran.`
