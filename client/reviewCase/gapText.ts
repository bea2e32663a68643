// One sentence with a next step for everything that keeps a case text from being submitted.
import { caseTextLimits } from '../../shared/caseText/caseText.ts'
import { formatNumber } from '../../shared/kernel/format.ts'
import type { IntakeGap } from './intake.ts'

export const gapText: Readonly<Record<IntakeGap['kind'], string>> = {
  empty: 'Der Text hat noch keinen Eintrag. Fügen Sie einen hinzu oder lesen Sie eine Datei ein.',
  tooMany: `Der Text hat mehr als ${caseTextLimits.entries} Einträge. Verbinden Sie kurze Einträge.`,
  tooLong: `Der Text ist länger als ${formatNumber(caseTextLimits.total)} Zeichen. Bitte kürzen Sie ihn.`,
  titleTooLong: 'Der Titel ist länger als 200 Zeichen. Bitte kürzen Sie ihn.',
  roles: 'Zu jedem Kürzel gehört eine Bezeichnung. Ergänzen Sie sie oder leeren Sie die Zeile.',
  rolesTwice:
    'Ein Kürzel steht zweimal in der Liste. Jedes Kürzel bedeutet genau eine Rolle; ändern oder löschen Sie eines.',
  dayMissing: 'Der Tag fehlt. Zählen Sie ab der ersten Mitteilung, sie ist Tag 0.',
  dayTooFar: 'Der Tag liegt zwischen −3650 und 3650 und ist eine ganze Zahl.',
  timeWrong: 'Die Uhrzeit hat die Form 14:05. Sie darf auch leer bleiben.',
  textMissing: 'Der Text fehlt. Schreiben Sie ihn oder löschen Sie den Eintrag.',
  textTooLong: `Der Eintrag ist länger als ${formatNumber(caseTextLimits.entry)} Zeichen. Teilen Sie ihn.`,
  headingTooLong: `Die Überschrift ist länger als ${caseTextLimits.heading} Zeichen. Bitte kürzen Sie sie.`,
  dayOrder:
    'Dieser Tag liegt vor dem Tag eines früheren Eintrags. Verschieben Sie den Eintrag oder ordnen Sie nach Tagen.',
  timeOrder:
    'Diese Uhrzeit liegt vor der eines früheren Eintrags an diesem Tag. Berichtigen oder leeren Sie sie, oder ordnen Sie nach Tagen.',
}

/** What is done with the places of `open` that no day can be counted for; `countable` of them can. */
export function uncountableText(open: number, countable: number): string {
  if (countable === 0)
    return open === 1
      ? 'Sie lässt sich nicht in einen Tag umrechnen; bitte schreiben Sie sie an ihrem Eintrag um.'
      : 'Keine davon lässt sich in einen Tag umrechnen; bitte schreiben Sie sie an ihren Einträgen um.'
  const can = countable === 1 ? 'Eine davon lässt' : `${String(countable)} davon lassen`
  const others = open - countable === 1 ? 'die andere' : 'die anderen'
  return `${can} sich in Tage umrechnen; ${others} schreiben Sie bitte am Eintrag um.`
}

/** The field of an entry a gap belongs to. */
export function gapField(gap: IntakeGap): 'day' | 'time' | 'heading' | 'text' | undefined {
  switch (gap.kind) {
    case 'dayMissing':
    case 'dayTooFar':
    case 'dayOrder':
      return 'day'
    case 'timeWrong':
    case 'timeOrder':
      return 'time'
    case 'headingTooLong':
      return 'heading'
    case 'textMissing':
    case 'textTooLong':
      return 'text'
    default:
      return undefined
  }
}
