import { distributionOf, type RecordDetails } from '../../shared/minutes/minutes.ts'

/** Who gets the minutes, in a sentence: those who can fetch them, and the distribution list that holds. */
export const minutesGoTo = (details: RecordDetails): string =>
  `rufen die Moderation und die Koordination des Jugendamts ab und geben es an den Verteiler (${distributionOf(
    details,
  ).replace(/\.$/u, '')}). Sonst erhält es niemand.`
