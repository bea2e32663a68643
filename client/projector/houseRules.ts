/** The rules of the house, short enough for the wall. */
export const houseRules: readonly string[] = [
  'Was hier gesagt wird, bleibt hier.',
  'Wir nennen keine Namen.',
  'Wir sprechen nur über einen abgeschlossenen Fall.',
  'Wir suchen keine Schuld.',
  'Anmerkungen bleiben ohne Namen.',
]
