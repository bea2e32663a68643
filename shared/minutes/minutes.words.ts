// What the parts of the minutes are called, and what stands in the room's words in them (rule MI5).
import type { Minutes } from './minutesContent.schema.ts'
import type { Words } from '../kernel/words.ts'
import { seatRoleWords } from '../workshop/seat.words.ts'

/** A draft until the comment period is over. */
export const stageWords: Words<Minutes['stage']> = {
  running: 'Entwurf',
  comment: 'Entwurf',
  final: 'Endfassung',
}

/** The head of the document, line by line. */
export const headWords = {
  office: 'Jugendamt',
  procedure: 'Verfahren',
  caseText: 'Falltext',
  day: 'Tag',
  people: 'Beteiligt',
  facilitation: seatRoleWords.facilitator,
  recorder: seatRoleWords.recorder,
  distribution: 'Verteiler',
  stage: 'Stand',
} as const

/** The parts of the document: what everybody reads, the annexes, and what a draft ends with. */
export const partWords = {
  findings: 'Befunde',
  recommendations: 'Empfehlungen',
  evidence: 'Belege und Einordnung der Befunde',
  structureRatings: 'Strukturmerkmale',
  keySituations: 'Schlüsselsituationen',
  perspectives: 'Perspektiven',
  statements: 'Stellungnahme der Falleinbringenden',
  questions: 'Verständnisfragen',
  annotations: 'Anmerkungen in Zahlen',
  parked: 'Themenspeicher',
  feedback: 'Rückmeldung der Runde',
  course: 'Ablauf',
  sources: 'Grundlagen',
  open: 'Noch offen',
} as const

/** Who signs, and what belongs on the line. */
export const SIGNED_BY = [seatRoleWords.facilitator, seatRoleWords.recorder] as const
export const signatureLine = (who: string): string => `${who}: Ort, Datum, Unterschrift`

/** Where facilitation and recorder change the head of the minutes. */
export const RECORD_DETAILS = 'Angaben fürs Protokoll'
