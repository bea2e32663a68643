import type { RecordDetails } from '../../shared/minutes/minutes.ts'
import { recordDetailsDraft } from '../minutes/recordDetailsEdit.ts'

/** Who gets the minutes, in a sentence: those who can fetch them, and the distribution list that is kept or proposed. */
export const minutesGoTo = (details: RecordDetails): string =>
  `rufen die Moderation und die Koordination des Jugendamts ab und geben es an den Verteiler (${recordDetailsDraft(
    details,
  )
    .distribution.trim()
    .replace(/\.$/u, '')}). Sonst erhält es niemand.`
