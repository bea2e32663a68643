import type { FactorCode } from '../../shared/keySituation/keySituation.ts'
import type { Words } from '../../shared/kernel/words.ts'

/** What belongs to a contributory factor: what made it sensible, or hard to avoid, to act as people did at the time. */
export const factorHints: Words<FactorCode> = {
  FR: 'Wie die Familie erreichbar war, was sie zeigte, wie Kontakt und Vertrauen liefen.',
  PE: 'Erfahrung, Wissen, Belastung und Annahmen einzelner Fachkräfte.',
  RO: 'Wer wofür zuständig war und was als eigener Auftrag galt.',
  AR: 'Fallzahlen, Zeit, Vertretung, Räume, Erreichbarkeit.',
  TE: 'Kollegiale Beratung, Umgang mit Zweifeln, gegenseitige Unterstützung.',
  ZU: 'Absprachen, Rückmeldungen und Weitergabe zwischen den Stellen.',
  WE: 'Bögen, Software, Dienstanweisungen und Fristen.',
  OR: 'Steuerung, Prioritäten, Ressourcen, Fehlerkultur.',
  AN: 'Verfügbare Hilfen, Recht, Land und Markt.',
}
