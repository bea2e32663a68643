import { duenessWords } from '../../shared/coordination/coordination.words.ts'
import type { Turn } from '../../shared/coordination/coordination.schema.ts'
import { halfYearWords } from '../../shared/kernel/halfYear.ts'
import { formatDate } from '../../shared/kernel/format.ts'
import { capitalised } from '../../shared/kernel/text.ts'

/**
 * When the office has its turn, and how it stands: "An der Reihe im 1. Halbjahr 2026, fällig bis 30. Juni 2026
 * (überfällig)." An office that has met the cycle, or is due no more, is told of no day by which something would be due.
 */
export function turnText({ halfYear, dueBy, dueness }: NonNullable<Turn>): string {
  const over = dueness === 'met' || dueness === 'ended'
  if (halfYear === null)
    return over
      ? `${capitalised(duenessWords[dueness])}.`
      : `Für dieses Jugendamt ist noch kein Halbjahr geplant; der Turnus endet am ${formatDate(dueBy)}${dueness === 'late' ? ` (${duenessWords.late})` : ''}.`
  const turn = `An der Reihe im ${halfYearWords(halfYear)}`
  return over
    ? `${turn} (${duenessWords[dueness]}).`
    : `${turn}, fällig bis ${formatDate(dueBy)} (${duenessWords[dueness]}).`
}
