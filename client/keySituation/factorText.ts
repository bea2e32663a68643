// Contributory factors in words: what made it sensible, or hard to avoid, to act as people did at the time.
import type { FactorCode } from '../../shared/keySituation/keySituation.ts'

export interface FactorWords {
  readonly label: string
  /** One line that says what belongs here. */
  readonly help: string
}

export const factorText: Readonly<Record<FactorCode, FactorWords>> = {
  FR: {
    label: 'Fallkontakt und Familie',
    help: 'Wie die Familie erreichbar war, was sie zeigte, wie Kontakt und Vertrauen liefen.',
  },
  PE: {
    label: 'Person',
    help: 'Erfahrung, Wissen, Belastung und Annahmen einzelner Fachkräfte.',
  },
  RO: {
    label: 'Rolle und Auftrag',
    help: 'Wer wofür zuständig war und was als eigener Auftrag galt.',
  },
  AR: {
    label: 'Arbeitsbedingungen',
    help: 'Fallzahlen, Zeit, Vertretung, Räume, Erreichbarkeit.',
  },
  TE: {
    label: 'Team',
    help: 'Kollegiale Beratung, Umgang mit Zweifeln, gegenseitige Unterstützung.',
  },
  ZU: {
    label: 'Zusammenarbeit',
    help: 'Absprachen, Rückmeldungen und Weitergabe zwischen den Stellen.',
  },
  WE: {
    label: 'Werkzeug und Verfahren',
    help: 'Bögen, Software, Dienstanweisungen und Fristen.',
  },
  OR: {
    label: 'Organisation und Leitung',
    help: 'Steuerung, Prioritäten, Ressourcen, Fehlerkultur.',
  },
  AN: {
    label: 'Angebot und Rahmen',
    help: 'Verfügbare Hilfen, Recht, Land und Markt.',
  },
}
