// What kinds of entries are called (rule EK1).
import type { Words } from '../kernel/words.ts'
import type { EntryKind } from './entryKind.ts'

/** An entry of no kind. */
export const UNDETERMINED = 'nicht bestimmt'

/** The kind of an entry, in the order in which it is offered. */
export const entryKindWords: Words<EntryKind> = {
  notification: 'Mitteilung',
  initialScreening: 'Erstbewertung',
  homeVisit: 'Hausbesuch',
  childTalk: 'Gespräch mit dem Kind',
  parentTalk: 'Gespräch mit Eltern',
  familyEvent: 'Ereignis in der Familie',
  examination: 'Untersuchung des Kindes',
  helperContact: 'Kontakt mit Fachleuten',
  teamConsultation: 'Beratung im Team',
  riskAssessment: 'Gefährdungseinschätzung',
  protectionPlan: 'Schutzplan',
  support: 'Hilfe',
  familyCourt: 'Familiengericht',
  takingIntoCare: 'Inobhutnahme',
  caseHandover: 'Übergabe',
  closing: 'Abschluss',
}
