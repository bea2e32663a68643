/** What is said beside the picture of density, on the wall and on every seat. It counts notes, and one seat may write many. */
export const densityWords = {
  counted: 'Gezählt sind hier Anmerkungen, nicht Plätze.',
  axes: 'Nach rechts der Text, so breit wie er lang ist, ein Tag dort, wo sein Text beginnt; nach oben die Anmerkungen.',
} as const
