/** What is said beside the picture of density, on the wall and on every seat. It counts notes, and one seat may write many. */
export const densityWords = {
  counted: 'Gezählt sind hier Anmerkungen, nicht Plätze.',
  axes: 'Von links nach rechts läuft der Text, jeder Tag steht dort, wo er beginnt. Je höher, desto mehr Anmerkungen.',
} as const
