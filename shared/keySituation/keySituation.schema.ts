import { z } from 'zod'
import { idSchema } from '../kernel/id.schema.ts'
import { factorCodes } from './keySituation.ts'

export const factorCodeSchema = z.enum(factorCodes)
export type FactorCode = z.infer<typeof factorCodeSchema>

/** A stretch of the course worth a closer look: which entries it spans and the question for the groups. */
export const keySituationSchema = z.strictObject({
  id: idSchema,
  title: z.string().trim().min(1).max(160),
  entryIds: z.array(z.string().min(1).max(40)).min(1).max(40),
  question: z.string().trim().max(400),
})
export type KeySituationContent = z.infer<typeof keySituationSchema>

/** A line on the board of a group that deepens one key situation. */
export const boardItemSchema = z.strictObject({
  id: idSchema,
  keySituationId: idSchema,
  kind: z.enum(['factor', 'hypothesis', 'knownThen', 'strength']),
  factor: factorCodeSchema.nullable(),
  text: z.string().trim().min(1).max(600),
})
export type BoardItem = z.infer<typeof boardItemSchema>

export const keySituationCommands = [
  z.strictObject({
    type: z.literal('changeKeySituation'),
    content: keySituationSchema,
    /** 0 for a new one, else the revision the change is based on. */
    revision: z.int().min(0),
  }),
  z.strictObject({ type: z.literal('removeKeySituation'), id: idSchema }),
  z.strictObject({ type: z.literal('chooseKeySituations'), ids: z.array(idSchema).max(12) }),
  z.strictObject({ type: z.literal('addBoardItem'), item: boardItemSchema }),
  z.strictObject({ type: z.literal('removeBoardItem'), id: idSchema }),
  z.strictObject({ type: z.literal('openBoards') }),
] as const
