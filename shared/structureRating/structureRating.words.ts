// What structure ratings and what they rest on are called.
import { plural } from '../kernel/format.ts'
import type { Words } from '../kernel/words.ts'
import {
  CASES_TO_COUNT,
  type BesideVerdict,
  type CaseCounts,
  type CaseOrigin,
} from './besideCases.ts'
import type { DocumentKind, Evidence } from './structureRating.ts'

/** A document that is at hand. */
export const documentWords: Words<DocumentKind> = {
  serviceInstruction: 'Dienstanweisung, Verfahrensregelung',
  concept: 'Konzept, Handbuch',
  agreement: 'Vereinbarung, Kooperationsvertrag',
  decision: 'Beschluss',
  plan: 'Stellenplan, Fortbildungsplan',
  form: 'Bogen, Vorlage',
  evaluation: 'Auswertung, Statistik',
  other: 'Anderes Dokument',
}

/** The parts of a rating, in the order in which it is given. */
export const ratingPartWords = {
  rating: 'Einstufung',
  reason: 'Warum es nicht zutrifft',
  document: 'Dokument liegt vor',
  evidence: 'Beleg',
  consent: 'Zustimmung',
  minorityView: 'Minderheitensicht',
} as const

/** What a rating rests on, in one line: "Dokument liegt vor: Beschluss. Ratssitzung im Herbst"; empty if nothing is named. */
export function evidenceText({ document, text }: Evidence): string {
  const named = document === null ? '' : `${ratingPartWords.document}: ${documentWords[document]}`
  return [named, text].filter((part) => part !== '').join('. ')
}

/** Said where fewer than three seats rated a criterion: nothing of it is shown (rule SR2). */
export const TOO_FEW_RATED = 'Zu wenige Einstufungen, um sie zu zeigen'

/** "3 × vorhanden" */
export const spreadText = (label: string, seats: number): string => `${String(seats)} × ${label}`

/** What stands beside the ratings of a theme. */
export const CASES_BESIDE = 'Was die Fälle dazu zeigen'

/** Said where too few cases are concluded for a figure (rule SR7). */
export const TOO_FEW_CASES = `Gezählt wird, sobald mindestens ${String(CASES_TO_COUNT)} Fälle des Verfahrens abgeschlossen sind, zufällig gezogene und zusätzlich eingebrachte getrennt.`

/** What figures of cases count, and how far that carries. */
export const CASES_HELP =
  'Gezählt sind abgeschlossene Fälle dieses Verfahrens: was ihre Werkstätten zum Thema und zu den Prozessthemen festhielten, in denen es sich zeigt. Die Zuordnung ist eine Lesehilfe.'

/** How structure and cases of a theme stand to each other. */
export const besideWords: Words<BesideVerdict> = {
  confirms: 'Fälle und Struktur bestätigen sich',
  contradicts: 'Fälle und Struktur widersprechen sich',
  open: 'Daran lässt sich nichts ablesen',
}

/** "In 3 von 4 zufällig gezogenen Fällen Entwicklungspotenzial, in 1 nur Gelungenes." */
export const caseCountsText = (
  { cases, potential, strength }: CaseCounts,
  origin: CaseOrigin,
): string =>
  `In ${String(potential)} von ${String(cases)} ${
    origin === 'random' ? 'zufällig gezogenen' : 'zusätzlich eingebrachten'
  } Fällen Entwicklungspotenzial, in ${String(strength)} nur Gelungenes.`

/** "26 von 28 Merkmalen vereinbart." */
export const agreedText = (agreed: number, criteria: number): string =>
  `${String(agreed)} von ${plural(criteria, 'Merkmal', 'Merkmalen')} vereinbart.`

/** "Vereinbart sind 3 von 28 Strukturmerkmalen." */
export const agreedOfText = (agreed: number, all: number): string =>
  `Vereinbart ${agreed === 1 ? 'ist' : 'sind'} ${agreed} von ${all} Strukturmerkmalen.`
