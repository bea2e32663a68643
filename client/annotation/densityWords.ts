import { formatNumber } from '../../shared/kernel/format.ts'

/** What is said beside the picture of density, on the wall and on every seat. It counts notes, and one seat may write many. */
export const densityWords = {
  counted: 'Gezählt sind hier Anmerkungen, nicht Plätze.',
} as const

/** How the picture is read; `most` is its highest bar, in annotations. */
export const axesText = (most: number): string =>
  `Von links nach rechts läuft der Text, jeder Tag steht dort, wo er beginnt. Je höher, desto mehr Anmerkungen. Im Bild sind es höchstens ${formatNumber(most)} an einer Stelle.`
