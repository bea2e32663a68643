// What the coordination asks itself before submitting: what no search of the text can answer.

import type { ReviewQuestionId, SelfReview } from '../../shared/caseText/selfReview.ts'

export interface ReviewQuestion {
  readonly id: ReviewQuestionId
  readonly question: string
  readonly hint: string
}

export const reviewQuestions: readonly ReviewQuestion[] = [
  {
    id: 'names',
    question: 'Es steht kein Name mehr im Text.',
    hint: 'Auch keine Vornamen, Spitznamen, Initialen und keine Namen von Fachkräften. Kürzel sagen, welche Rolle jemand hat.',
  },
  {
    id: 'places',
    question: 'Es stehen kein Ort, keine Straße und keine Einrichtung mehr im Text.',
    hint: 'Statt „Kita Regenbogen“ steht „Kita“, statt der Klinik „Klinik“.',
  },
  {
    id: 'dates',
    question: 'Es stehen keine Kalendertage im Text.',
    hint: 'Zeitangaben sind Tage ab der ersten Mitteilung, auch „im Mai“ oder „nach den Sommerferien“. Altersangaben sind gerundet.',
  },
  {
    id: 'rare',
    question: 'Seltene Merkmale sind allgemeiner gefasst.',
    hint: 'Etwa Vierlinge, ein auffälliger Beruf, eine seltene Krankheit oder Sprache, ein Fall aus der Zeitung.',
  },
  {
    id: 'quotes',
    question: 'Wörtliche Zitate sind nötig und verraten niemanden.',
    hint: 'Besonders Sätze von Kindern: kürzen oder sinngemäß wiedergeben.',
  },
  {
    id: 'combined',
    question: 'Auch mehrere Angaben zusammen verraten niemanden.',
    hint: 'Etwa Alter, Zahl der Geschwister, Herkunft und ein besonderes Ereignis: Zusammen sagen sie oft mehr als jede für sich.',
  },
  {
    id: 'linked',
    question: 'Der Text lässt sich nicht mit Öffentlichem verbinden.',
    hint: 'Mit Presse, Ratsvorlagen, Gerichtsentscheidungen oder sozialen Medien.',
  },
  {
    id: 'others',
    question: 'Wer den Fall gemeldet oder bearbeitet hat, ist nicht zu erkennen.',
    hint: 'Melderinnen und Melder, Nachbarn und Fachkräfte sind ebenso geschützt wie die Familie.',
  },
  {
    id: 'entrusted',
    question: 'Anvertrautes (§ 65 SGB VIII) ist umschrieben oder gestrichen.',
    hint: 'Was Ihnen jemand im Vertrauen gesagt hat, steht nicht so im Text, wie es gesagt wurde.',
  },
]

export type Recognition = SelfReview['recognition'] | 'neighbours'

/** Who would recognise the family. */
export const RECOGNITION_QUESTION = 'Wer im Ort würde die Familie erkennen?'

export const recognitionOptions = [
  { value: 'nobody', label: 'Niemand' },
  { value: 'involved', label: 'Nur, wer selbst am Fall beteiligt war' },
  { value: 'neighbours', label: 'Auch andere, etwa aus Nachbarschaft, Kita oder Schule' },
] as const satisfies readonly { value: Recognition; label: string }[]

/** What was answered so far about a text. */
export interface Answers {
  readonly recognition?: Recognition | undefined
  readonly confirmed: readonly ReviewQuestionId[]
}

export const noAnswers: Answers = { confirmed: [] }

/** The answers as they are submitted, or undefined while they do not let the text go. */
export const selfReviewOf = ({ recognition, confirmed }: Answers): SelfReview | undefined =>
  recognition === undefined ||
  recognition === 'neighbours' ||
  selfReviewGap({ recognition, confirmed }) !== undefined
    ? undefined
    : { recognition, confirmed: [...confirmed] }

/** Why a text cannot be submitted yet, or undefined when every question is answered. */
export function selfReviewGap({ recognition, confirmed }: Answers): string | undefined {
  if (recognition === undefined) {
    return `Bitte wählen Sie eine Antwort: ${RECOGNITION_QUESTION}`
  }
  if (recognition === 'neighbours') {
    return 'Solange Außenstehende die Familie erkennen würden, darf der Text nicht eingereicht werden. Gehen Sie zurück und fassen Sie ihn allgemeiner.'
  }
  const missing = reviewQuestions.filter(({ id }) => !confirmed.includes(id)).length
  if (missing === 0) return undefined
  return missing === 1
    ? 'Eine Frage ist noch nicht bestätigt.'
    : `${missing} Fragen sind noch nicht bestätigt.`
}
