import { BUNDLE_SEATS } from '../../shared/room/reveal.rules.ts'
import type { Band } from '../../shared/protocol/band.ts'

/** "höchstens wenige", "wenige", "20+": more is not said (rule RV8). What came last is not in it yet, so none is never said. */
export const bandText = (band: Band): string =>
  band === 0 ? 'höchstens wenige' : band === 1 ? 'wenige' : `${band}+`

/** Why there is no figure, or not the newest one. */
export const FIGURES_HELP =
  'Diese Angabe ist ungefähr. Sie wird höchstens einmal in der Minute erneuert und erst ab drei verbundenen Plätzen genannt. So verrät keine Zahl, wer schreibt.'

/** From when on annotations are uncovered together. */
export const BUNDLE_HELP = `Aufgedeckt wird gemeinsam, sobald ${BUNDLE_SEATS === 3 ? 'drei' : BUNDLE_SEATS} Plätze geschrieben haben. Moderation, Protokoll und Karten vom Tisch zählen dabei nicht.`

/** What it means that the question stays open, and what to do then: a refusal looks like a missing answer (rule RV7). */
export const UNSETTLED_HELP =
  'Das kann so bleiben: Ob eine Antwort fehlt oder jemand nicht zustimmt, erfährt niemand. Haben alle geantwortet und es bleibt dabei, nehmen Sie die Frage zurück und gehen weiter. Die Anmerkungen bleiben dann verdeckt; was wichtig ist, lässt sich im Gespräch sagen.'

/** What everybody is asked if fewer than three seats may have written, and what it means (rule RV7). */
export const asking = {
  title: 'Darf auch aufgedeckt werden, wenn nur wenige geschrieben haben?',
  meaning:
    'Haben nur ein oder zwei Plätze geschrieben, können andere erkennen, von wem eine Anmerkung ist. Gefragt werden alle Geräte, auch wer nichts geschrieben hat. Aufgedeckt wird nur, wenn alle zustimmen. Was Sie nach Ihrer Antwort schreiben oder ändern, ist nicht dabei.',
  agree: 'Ja, aufdecken',
  refuse: 'Nein, verdeckt lassen',
  secret: 'Wie Sie antworten, erfährt niemand, auch die Moderation nicht.',
  saved: 'Ihre Antwort ist gesichert. Ändern geht, solange gefragt wird.',
} as const
