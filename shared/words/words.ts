// What the room's terms are called in German: one table for screens, wall and minutes (rule MI5).
import type { Direction } from '../annotation/annotation.ts'
import type { ParkedTopic, Perspective } from '../discussion/discussion.ts'
import type { FindingContent } from '../finding/finding.ts'
import type { BoardItem, FactorCode } from '../keySituation/keySituation.ts'
import type { Addressee } from '../recommendation/recommendation.ts'
import type { consentOptions, feedbackOptions } from '../vote/vote.ts'

/** Words for each value of a kind; its keys stand in the order in which they are shown. */
type Words<Key extends string, Word = string> = Readonly<Record<Key, Word>>

/** The direction of an annotation or finding. */
export const directionWords: Words<Direction> = {
  strength: 'Gelungen',
  potential: 'Entwicklungspotenzial',
  question: 'Offene Frage',
}

/** Whose eyes a note of the perspectives is written with. */
export const perspectiveWords: Words<Perspective> = {
  child: 'Kind',
  mother: 'Mutter',
  father: 'Vater',
  partnerServices: 'Andere Stellen',
  other: 'Weitere Sicht',
}

/** What became of a topic of the parking lot. */
export const topicWords: Words<ParkedTopic['status']> = {
  open: 'offen',
  settled: 'erledigt',
  assigned: 'weitergegeben',
}

/** The parts of a board: the heading above its lines, and one line by itself. */
export const boardWords: Words<
  BoardItem['kind'],
  { readonly heading: string; readonly one: string }
> = {
  knownThen: { heading: 'Damals bekannt', one: 'Damals bekannt' },
  factor: { heading: 'Bedingungsfaktoren', one: 'Bedingungsfaktor' },
  hypothesis: { heading: 'Hypothesen', one: 'Hypothese' },
  strength: { heading: 'Gelungen', one: 'Gelungen' },
}

/** Contributory factors (method note §4.2). */
export const factorWords: Words<FactorCode> = {
  FR: 'Fallkontakt und Familie',
  PE: 'Person',
  RO: 'Rolle und Auftrag',
  AR: 'Arbeitsbedingungen',
  TE: 'Team',
  ZU: 'Zusammenarbeit',
  WE: 'Werkzeug und Verfahren',
  OR: 'Organisation und Leitung',
  AN: 'Angebot und Rahmen',
}

/** Where a finding lies. */
export const levelWords: Words<NonNullable<FindingContent['level']>> = {
  caseWork: 'Fallhandeln',
  organisation: 'Organisation',
  interaction: 'Wechselwirkung',
  network: 'Netzwerk',
}

/** Whether a finding holds beyond the case. */
export const evidenceLevelWords: Words<NonNullable<FindingContent['evidenceLevel']>> = {
  singleCase: 'Nur in diesem Fall',
  indicative: 'Aus Erfahrung bekannt',
  documented: 'Darüber hinaus belegt',
}

/** Whom a recommendation is for. */
export const addresseeWords: Words<Addressee> = {
  office: 'Jugendamt',
  stateYouthOffice: 'Landesjugendamt',
  state: 'Land',
  partner: 'Kooperationspartner',
}

/** How far somebody goes along with a finding. */
export const consentWords: Words<(typeof consentOptions)[number]> = {
  agree: 'Zustimmung',
  concerns: 'Mit Bedenken',
  object: 'Widerspruch',
}

/** The question of the feedback at the end of the day, and its four answers. */
export const FEEDBACK_QUESTION = 'Hat sich diese Fallwerkstatt für Ihre Arbeit gelohnt?'
export const feedbackWords: Words<(typeof feedbackOptions)[number]> = {
  none: 'Gar nicht',
  little: 'Wenig',
  rather: 'Eher ja',
  very: 'Sehr',
}
