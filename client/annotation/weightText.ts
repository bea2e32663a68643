import type { Weight } from '../../shared/annotation/annotation.ts'

/** What the three weights mean, from light to heavy. */
export const weightText: Readonly<Record<Weight, string>> = {
  1: 'Randnotiz',
  2: 'wichtig',
  3: 'prägt den Verlauf',
}

/** The weights in order. */
export const WEIGHTS: readonly Weight[] = [1, 2, 3]
