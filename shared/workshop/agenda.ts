import { z } from 'zod'
import { idSchema } from '../kernel/id.ts'

/** What a step of the agenda asks the room to do; decides which screen everybody sees. */
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
  'recommendations',
  'close',
  'followUp',
  'break',
] as const
export const phaseKindSchema = z.enum(phaseKinds)
export type PhaseKind = z.infer<typeof phaseKindSchema>

/** One step of an agenda. `minutes` is the planned length, `question` is what everybody is asked. */
export const stepSchema = z.strictObject({
  id: idSchema,
  kind: phaseKindSchema,
  title: z.string().trim().min(1).max(80),
  minutes: z.int().min(0).max(600),
  question: z.string().trim().max(300),
})
export type Step = z.infer<typeof stepSchema>

export const agendaSchema = z.array(stepSchema).min(1).max(40)
export type Agenda = z.infer<typeof agendaSchema>

/** Sum of the planned minutes of an agenda. */
export const agendaMinutes = (agenda: readonly Pick<Step, 'minutes'>[]): number =>
  agenda.reduce((sum, step) => sum + step.minutes, 0)
