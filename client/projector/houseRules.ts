/** The rules of the house, short enough for the wall. */
export const houseRules = (withoutCase: boolean): readonly string[] => [
  'Was hier gesagt wird, bleibt hier.',
  'Wir nennen keine Namen.',
  withoutCase
    ? 'Wir sprechen über das Jugendamt, nicht über einzelne Fälle.'
    : 'Wir sprechen nur über einen abgeschlossenen Fall.',
  'Wir suchen keine Schuld.',
  `${withoutCase ? 'Einstufungen' : 'Anmerkungen'} bleiben ohne Namen.`,
]
