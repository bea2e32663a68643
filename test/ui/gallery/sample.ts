/** The nine steps of a half day, as the phase bar shows them. */
export const PHASES = [
  { id: 'arrive', title: 'Ankommen' },
  { id: 'annotate', title: 'Still anmerken' },
  { id: 'reveal', title: 'Aufdecken' },
  { id: 'discuss', title: 'Besprechen' },
  { id: 'order', title: 'Ordnen' },
  { id: 'weigh', title: 'Gewichten' },
  { id: 'findings', title: 'Befunde' },
  { id: 'recommendations', title: 'Empfehlungen' },
  { id: 'close', title: 'Abschluss' },
] as const

export const DIRECTIONS = [
  { value: 'strength', label: 'Gelungen', tone: 'strength' },
  { value: 'potential', label: 'Entwicklungspotenzial', tone: 'potential' },
  { value: 'question', label: 'Offene Frage', tone: 'question' },
] as const
