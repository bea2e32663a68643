import type { Direction } from '../../shared/annotation/annotation.ts'
import type { BoardItem, FactorCode } from '../../shared/keySituation/keySituation.ts'
import type { ParkedTopic, Perspective } from '../../shared/discussion/discussion.ts'
import type { FindingContent } from '../../shared/finding/finding.ts'
import type { feedbackOptions } from '../../shared/vote/vote.ts'
import type { Addressee } from '../../shared/recommendation/recommendation.ts'

/** "Schutzauftrag, Fassung 1 (Entwurf)": a catalogue with its version and, where it says one, its status. */
export function catalogueLine({
  title,
  version,
  status,
}: Record<'title' | 'version' | 'status', string>): string {
  const word = status.split(/\s+[–-]\s+/)[0]?.trim() ?? ''
  return `${title}, Fassung ${version}${word === '' ? '' : ` (${word})`}`
}

/** German names of contributory factors (method note §4.2). */
export const factorLabel: Record<FactorCode, string> = {
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

export const boardKindLabel: Record<BoardItem['kind'], string> = {
  factor: 'Bedingungsfaktor',
  hypothesis: 'Hypothese',
  knownThen: 'Damals bekannt',
  strength: 'Gelungen',
}

/** The direction of an annotation. */
export const directionLabel: Record<Direction, string> = {
  strength: 'Gelungen',
  potential: 'Entwicklungspotenzial',
  question: 'Offene Frage',
}

export const perspectiveLabel: Record<Perspective, string> = {
  child: 'Kind',
  mother: 'Mutter',
  father: 'Vater',
  partnerServices: 'Andere Stellen',
  other: 'Weitere Sicht',
}

export const parkedStatusLabel: Record<ParkedTopic['status'], string> = {
  open: 'offen',
  settled: 'erledigt',
  assigned: 'weitergegeben',
}

export const levelLabel: Record<NonNullable<FindingContent['level']>, string> = {
  caseWork: 'Fallhandeln',
  organisation: 'Organisation',
  interaction: 'Wechselwirkung',
  network: 'Netzwerk',
}

export const evidenceLevelLabel: Record<NonNullable<FindingContent['evidenceLevel']>, string> = {
  singleCase: 'Nur in diesem Fall',
  indicative: 'Aus Erfahrung der Runde auch von anderen Fällen bekannt',
  documented: 'Über den Fall hinaus belegt',
}

export const addresseeLabel: Record<Addressee, string> = {
  office: 'Jugendamt',
  stateYouthOffice: 'Landesjugendamt',
  state: 'Land',
  partner: 'Kooperationspartner',
}

/** The four answers to the first question of the feedback. */
export const feedbackLabel: Record<(typeof feedbackOptions)[number], string> = {
  none: 'Gar nicht',
  little: 'Wenig',
  rather: 'Eher ja',
  very: 'Sehr',
}
