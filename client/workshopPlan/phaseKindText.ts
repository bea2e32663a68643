// What a step of the agenda does, in the words of the person who plans it.
import { phaseKinds } from '../../shared/workshop/agenda.ts'
import type { PhaseKind } from '../../shared/workshop/agenda.ts'

export const phaseKindLabel: Readonly<Record<PhaseKind, string>> = {
  arrive: 'Ankommen',
  present: 'Fall vorstellen',
  clarify: 'Verständnisfragen',
  annotate: 'Still anmerken',
  compare: 'Aufdecken und vergleichen',
  discuss: 'Besprechen',
  perspectives: 'Perspektivenrunde',
  keySituations: 'Schlüsselsituationen wählen',
  deepen: 'Vertiefen in Gruppen',
  statement: 'Stellungnahme',
  findings: 'Befunde formulieren',
  recommendations: 'Empfehlungen',
  close: 'Abschluss',
  followUp: 'Nachbereitung',
  break: 'Pause',
}

export const phaseKindOptions = phaseKinds.map((kind) => ({
  value: kind,
  label: phaseKindLabel[kind],
}))

/** The minutes a new step starts with; the person who plans changes them. */
export const usualMinutes: Readonly<Record<PhaseKind, number>> = {
  arrive: 10,
  present: 20,
  clarify: 10,
  annotate: 20,
  compare: 20,
  discuss: 20,
  perspectives: 20,
  keySituations: 10,
  deepen: 30,
  statement: 10,
  findings: 20,
  recommendations: 15,
  close: 10,
  followUp: 0,
  break: 15,
}
