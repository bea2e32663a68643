// Dimensions are told by letter and place, never by colour (visual direction).
import type { Dimension } from '../../shared/catalogue/catalogue.ts'

export interface DimensionWords {
  /** The first letter of the ids of its criteria. */
  readonly letter: string
  readonly label: string
}

export const dimensionText: Readonly<Record<Dimension, DimensionWords>> = {
  process: { letter: 'P', label: 'Prozess' },
  structure: { letter: 'S', label: 'Struktur' },
  outcome: { letter: 'E', label: 'Ergebnis' },
  consultant: { letter: 'I', label: 'Insoweit erfahrene Fachkraft' },
}
