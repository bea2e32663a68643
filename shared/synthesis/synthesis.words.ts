// What was brought together across workshops, in words.
import { formatList, plural } from '../kernel/format.ts'
import type { Words } from '../kernel/words.ts'
import type { PointKind } from './synthesis.schema.ts'
import type { CasesByOrigin } from './synthesis.ts'

/** What is brought together. */
export const pointKindWords: Words<PointKind> = {
  finding: 'Befunde',
  recommendation: 'Empfehlungen',
}

/** What the office says of a heading whose points come from more than one case. */
export const IN_SEVERAL_CASES = 'in mehreren Fällen'

/** "aus 2 zufällig gezogenen Fällen und aus 1 zusätzlich eingebrachten Fall"; the two are never added up. */
export function casesText({ random, additional }: CasesByOrigin): string {
  const parts = [
    ...(random === 0
      ? []
      : [`aus ${plural(random, 'zufällig gezogenen Fall', 'zufällig gezogenen Fällen')}`]),
    ...(additional === 0
      ? []
      : [
          `aus ${plural(additional, 'zusätzlich eingebrachten Fall', 'zusätzlich eingebrachten Fällen')}`,
        ]),
  ]
  return parts.length === 0 ? 'aus keinem Fall' : formatList(parts)
}
