// The closing survey in words: the same on every screen that asks or shows it.
import type { Words } from '../kernel/words.ts'
import type { degreeOptions, preparationOptions, SurveyQuestion } from './survey.ts'

/** The questions, in the order in which they are asked. */
export const surveyQuestionWords: Words<SurveyQuestion> = {
  preparation: 'Wie viel Arbeitszeit haben Sie selbst vor den Werkstätten aufgewendet?',
  effort: 'Stand der Aufwand in einem guten Verhältnis zum Ertrag?',
  understandable: 'War in jedem Schritt klar, was zu tun ist?',
  blind: 'War es gut, zuerst still und für sich anzumerken?',
  facilitation: 'Hat die Moderation gut durch die Werkstätten geführt?',
  respect: 'Konnte offen gesprochen werden, ohne dass jemand bloßgestellt wurde?',
  change: 'Wird sich durch das Verfahren in Ihrem Jugendamt etwas ändern?',
  again: 'Würden Sie an einem solchen Verfahren wieder teilnehmen?',
}

/** Own working time. */
export const preparationWords: Words<(typeof preparationOptions)[number]> = {
  none: 'Keine',
  hour: 'Bis zu einer Stunde',
  halfDay: 'Bis zu einem halben Tag',
  day: 'Bis zu einem Tag',
  more: 'Mehr als ein Tag',
}

/** How far it holds. */
export const degreeWords: Words<(typeof degreeOptions)[number]> = {
  no: 'Nein',
  ratherNo: 'Eher nein',
  ratherYes: 'Eher ja',
  yes: 'Ja',
}
