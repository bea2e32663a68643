import type { PhaseKind } from './agenda.ts'

/** Kinds of steps that need no case: the others have no place in a workshop that reads none (SR9). */
export const stepsWithoutCase: readonly PhaseKind[] = [
  'arrive',
  'structure',
  'recommendations',
  'close',
  'followUp',
  'break',
]
