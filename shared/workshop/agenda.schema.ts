import { z } from '../kernel/zod.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { phaseKinds } from './agenda.ts'

const phaseKindSchema = z.enum(phaseKinds)
export type PhaseKind = z.infer<typeof phaseKindSchema>

/** One step of an agenda. `minutes` is the planned length, `question` is what everybody is asked. */
export const stepSchema = z.strictObject({
  id: idSchema,
  kind: phaseKindSchema,
  title: sayingSchema(80, 1),
  minutes: z.int().min(0).max(600),
  question: sayingSchema(300),
})
export type Step = z.infer<typeof stepSchema>

export const agendaSchema = z.array(stepSchema).min(1).max(40)
export type Agenda = z.infer<typeof agendaSchema>
