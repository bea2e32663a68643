// What the reader of a source could not be sure about, with what to look at.
import type { ParseWarning } from '../../shared/caseText/parse.ts'

export const parseWarningText: Readonly<Record<ParseWarning, string>> = {
  'entries.none': 'Es war kein Text zu finden. Schreiben Sie die Einträge selbst.',
  'day.missing':
    'Im Text steht kein Tag. Alles steht deshalb auf Tag 0; bitte setzen Sie die Tage.',
  'day.assumed':
    'Vor dem ersten genannten Tag stand Text. Er steht auf Tag 0; bitte prüfen Sie ihn.',
  'day.inherited':
    'Manche Überschriften nennen keinen Tag. Sie haben den Tag des Eintrags davor bekommen.',
  'preamble.dropped':
    'Worte vor dem ersten Eintrag wurden weggelassen, etwa ein Hinweis oder eine Zeile mit Eckdaten.',
  'entry.headingOnly': 'Eine Überschrift ohne Text ist zum Text ihres Eintrags geworden.',
  'entry.cut': 'Ein sehr langer Eintrag wurde geteilt. Bitte prüfen Sie die Stelle.',
  'heading.cut': 'Eine sehr lange Überschrift wurde gekürzt, ihr Ende steht im Text.',
}
