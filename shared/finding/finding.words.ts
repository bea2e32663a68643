// What findings say is called, and what is chosen in them (rule MI5).
import { boardWords } from '../keySituation/keySituation.words.ts'
import type { Words } from '../kernel/words.ts'
import type { FindingContent } from './finding.ts'

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

/** The parts of a finding, in the order in which it is written. */
export const findingPartWords = {
  direction: 'Richtung',
  title: 'Überschrift',
  observation: 'Beobachtung',
  evidence: 'Belege',
  noEvidenceReason: 'Ohne Textstelle',
  criterion: 'Kriterium',
  rating: 'Einstufung',
  explanation: 'Erklärung aus damaliger Sicht',
  factors: boardWords.factor.heading,
  level: 'Ebene',
  evidenceLevel: 'Über den Fall hinaus',
  consent: 'Zustimmung',
  minorityView: 'Minderheitensicht',
} as const

/** Where the heading of a finding will stand. */
export const UNTITLED = 'Noch ohne Überschrift'
