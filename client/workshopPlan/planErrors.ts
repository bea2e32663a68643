import type { FieldSentences } from '../page/form.svelte.ts'

/** What to do at each field of a plan, in the order of the page. */
export const planSentences: FieldSentences = {
  caseId: 'Bitte wählen Sie einen freigegebenen Fall.',
  procedure: 'Bitte wählen Sie das Verfahren, dessen Jugendamt eingestuft wird.',
  catalogueKey: 'Bitte wählen Sie einen Katalog.',
  title: 'Bitte geben Sie einen Titel mit 2 bis 160 Zeichen ein.',
  date: 'Bitte geben Sie den Tag der Werkstatt ein.',
  start: 'Bitte geben Sie eine Uhrzeit ein, zum Beispiel 09:00, oder lassen Sie das Feld leer.',
  slotMinutes: 'Die verfügbare Zeit liegt zwischen 15 und 900 Minuten.',
  origin: 'Bitte wählen Sie, wie der Fall in die Werkstatt kam, oder „Keine Angabe“.',
  commentDays: 'Die Kommentarfrist dauert 1 bis 60 Werktage.',
  agenda:
    'Im Ablauf fehlt etwas: Jeder Schritt braucht einen Titel mit höchstens 80 Zeichen, und es braucht mindestens einen Schritt.',
}
