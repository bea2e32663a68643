export const DIRECTIONS = [
  { value: 'strength', label: 'Gelungen', tone: 'strength' },
  { value: 'potential', label: 'Entwicklungspotenzial', tone: 'potential' },
  { value: 'question', label: 'Offene Frage', tone: 'question' },
] as const
