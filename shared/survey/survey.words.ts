// The closing survey in words: the same on every screen that asks or shows it.
import { plural } from '../kernel/format.ts'
import type { Words } from '../kernel/words.ts'
import {
  NO_ANSWER,
  type degreeOptions,
  type preparationOptions,
  type SurveyAnswer,
  type SurveyPart,
  type SurveyQuestion,
} from './survey.ts'

/** What it is called. */
export const SURVEY = 'Abschlussbefragung'

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
  none: 'Gar keine',
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

/** An answer that was not given. */
const NO_ANSWER_WORD = 'Keine Angabe'

/** What an answer is called, whatever it is an answer to. */
export const answerWord = (answer: SurveyAnswer): string =>
  answer === NO_ANSWER ? NO_ANSWER_WORD : { ...preparationWords, ...degreeWords }[answer]

/** What a question is about. */
export const surveyPartWords: Words<SurveyPart> = {
  effort: 'Aufwand',
  method: 'Methode',
  use: 'Nutzen',
}

/** How many answered, as a band (`Band`; 0 says too few for a result): never how many exactly. */
export const answeredText = (band: number): string =>
  band === 0
    ? 'Noch haben zu wenige für ein Ergebnis geantwortet, oder niemand.'
    : band === 1
      ? 'Genug für ein Ergebnis: mindestens drei, weniger als zehn.'
      : `Mindestens ${String(band)} haben geantwortet.`

/** Said instead of a result: nothing of it was kept (SU4). */
export const TOO_FEW_ANSWERED =
  'Es haben weniger als drei geantwortet. Deshalb gibt es kein Ergebnis, und von den Antworten ist nichts geblieben.'

/** Said at a question of which nothing is shown (SU4). */
export const TOO_FEW_SAID = 'Dazu haben weniger als drei etwas gesagt; gezeigt wird es nicht.'

/** How many answered, once it is closed. */
export const turnoutOfSurvey = (answered: number): string =>
  `${plural(answered, 'Antwort', 'Antworten')}, alle Werkstätten des Verfahrens zusammen.`

/** Said where fewer than five answered (SU4). */
export const FEW_ANSWERED = {
  title: 'Weniger als fünf haben geantwortet',
  text: 'Es lässt sich leichter erraten, wer wie geantwortet hat. Geben Sie das Ergebnis nur weiter, wenn alle Befragten einverstanden sind.',
} as const

/** What becomes of the answers, in the words of everybody who is asked. */
export const SURVEY_PROMISE: readonly string[] = [
  'Die Teilnahme ist freiwillig. Jede Frage darf offen bleiben.',
  'Niemand erfährt, wer wie geantwortet hat: Bis zum Ende liegen die Antworten verschlüsselt, getrennt davon, welcher Browser schon geantwortet hat.',
  'Am Ende bleibt nur, wie oft jede Antwort gegeben wurde, für alle Werkstätten des Verfahrens zusammen. Antworten weniger als drei, bleibt nichts.',
  'Das Ergebnis lesen Koordination und Moderation in der Abschlussübersicht des Verfahrens.',
]
