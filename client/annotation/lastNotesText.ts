/** What is said at the end of the day about annotations that were never uncovered. */
export const lastNotesText = {
  ask: 'Fragen Sie in die Runde, bevor Sie enden: Möchte jemand noch etwas laut sagen, das verdeckt geblieben ist? Einzelne Nachträge werden nicht aufgedeckt, auch für die Moderation nicht.',
  before:
    'Noch hat sie niemand gesehen. Aufgedeckt werden Nachträge nur gemeinsam, ab drei Plätzen oder wenn alle zustimmen, und mit dem Ende des Tages gar nicht mehr. Sagen Sie laut, was in die Runde gehört.',
  after:
    'Sie wurden nicht aufgedeckt. Nur dieser Platz sieht sie noch, bis sie mit dem Ende der Kommentarfrist gelöscht werden. Was ins Protokoll gehört, sagen oder geben Sie der Moderation.',
} as const
