import type { Step } from './agenda.schema.ts'

export type { PhaseKind, Step, Agenda } from './agenda.schema.ts'

/** What a step of the agenda asks the room to do, in the order of the method; decides which screen everybody sees. */
export const phaseKinds = [
  'arrive',
  'present',
  'clarify',
  'annotate',
  'compare',
  'discuss',
  'perspectives',
  'keySituations',
  'deepen',
  'statement',
  'findings',
  'structure',
  'recommendations',
  'close',
  'followUp',
  'break',
] as const

/** Sum of the planned minutes of an agenda. */
export const agendaMinutes = (agenda: readonly Pick<Step, 'minutes'>[]): number =>
  agenda.reduce((sum, step) => sum + step.minutes, 0)
