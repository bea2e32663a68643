import { duenessWords } from '../../shared/coordination/coordination.words.ts'
import type { Turn } from '../../shared/coordination/coordination.schema.ts'
import { halfYearWords } from '../../shared/kernel/halfYear.ts'
import { formatDate } from '../../shared/kernel/format.ts'

/** When the office has its turn, and how it stands: "An der Reihe im 1. Halbjahr 2026, fällig bis 30. Juni 2026 (überfällig)." */
export function turnText({ halfYear, dueBy, dueness }: NonNullable<Turn>): string {
  const turn =
    halfYear === null
      ? 'Für dieses Jugendamt ist noch kein Halbjahr geplant'
      : `An der Reihe im ${halfYearWords(halfYear)}`
  return `${turn}, fällig bis ${formatDate(dueBy)} (${duenessWords[dueness]}).`
}
