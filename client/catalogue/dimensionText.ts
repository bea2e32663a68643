// Dimensions are told by letter and place, never by colour (visual direction).

export interface DimensionWords {
  readonly letter: string
  readonly label: string
}

const known: Readonly<Record<string, DimensionWords>> = {
  process: { letter: 'P', label: 'Prozess' },
  structure: { letter: 'S', label: 'Struktur' },
  outcome: { letter: 'E', label: 'Ergebnis' },
  consultant: { letter: 'I', label: 'Insoweit erfahrene Fachkraft' },
}

/** Letter and word of a dimension; one that a catalogue made up itself keeps its own name. */
export const dimensionText = (dimension: string): DimensionWords =>
  known[dimension] ?? { letter: dimension.charAt(0).toUpperCase(), label: dimension }
