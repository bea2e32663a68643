// Contributory factors in words: what made it sensible, or hard to avoid, to act as people did at the time.
import type { FactorCode } from '../../shared/keySituation/keySituation.ts'
import { factorWords } from '../../shared/words/words.ts'

export interface FactorWords {
  readonly label: string
  /** One line that says what belongs here. */
  readonly help: string
}

export const factorText: Readonly<Record<FactorCode, FactorWords>> = {
  FR: {
    label: factorWords.FR,
    help: 'Wie die Familie erreichbar war, was sie zeigte, wie Kontakt und Vertrauen liefen.',
  },
  PE: {
    label: factorWords.PE,
    help: 'Erfahrung, Wissen, Belastung und Annahmen einzelner Fachkräfte.',
  },
  RO: {
    label: factorWords.RO,
    help: 'Wer wofür zuständig war und was als eigener Auftrag galt.',
  },
  AR: {
    label: factorWords.AR,
    help: 'Fallzahlen, Zeit, Vertretung, Räume, Erreichbarkeit.',
  },
  TE: {
    label: factorWords.TE,
    help: 'Kollegiale Beratung, Umgang mit Zweifeln, gegenseitige Unterstützung.',
  },
  ZU: {
    label: factorWords.ZU,
    help: 'Absprachen, Rückmeldungen und Weitergabe zwischen den Stellen.',
  },
  WE: {
    label: factorWords.WE,
    help: 'Bögen, Software, Dienstanweisungen und Fristen.',
  },
  OR: {
    label: factorWords.OR,
    help: 'Steuerung, Prioritäten, Ressourcen, Fehlerkultur.',
  },
  AN: {
    label: factorWords.AN,
    help: 'Verfügbare Hilfen, Recht, Land und Markt.',
  },
}
