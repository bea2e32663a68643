import { z } from '../kernel/zod.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { factorCodes } from './keySituation.ts'

export const factorCodeSchema = z.enum(factorCodes)
export type FactorCode = z.infer<typeof factorCodeSchema>

/** A stretch of the course worth a closer look: which entries it spans and the question for the groups. */
export const keySituationSchema = z.strictObject({
  id: idSchema,
  title: sayingSchema(160, 1),
  entryIds: z.array(z.string().min(1).max(40)).min(1).max(40),
  question: sayingSchema(400),
})
export type KeySituationContent = z.infer<typeof keySituationSchema>

/** The parts of a board. */
export const boardKindSchema = z.enum(['factor', 'hypothesis', 'knownThen', 'strength'])

/** A line on the board of a group that deepens one key situation. */
export const boardItemSchema = z.strictObject({
  id: idSchema,
  keySituationId: idSchema,
  kind: boardKindSchema,
  factor: factorCodeSchema.nullable(),
  text: sayingSchema(600, 1),
})
export type BoardItem = z.infer<typeof boardItemSchema>

/** Which situation a group works on, by seat; null for a seat in no group. */
export const boardGroupsSchema = z.record(idSchema, idSchema.nullable())

export const keySituationCommands = [
  z.strictObject({
    type: z.literal('changeKeySituation'),
    content: keySituationSchema,
    /** 0 for a new one, else the revision the change is based on. */
    revision: z.int().min(0),
  }),
  z.strictObject({ type: z.literal('removeKeySituation'), id: idSchema }),
  /** Two that mean the same become one: `into` takes over the entries, and the question if it has none. */
  z.strictObject({
    type: z.literal('mergeKeySituations'),
    id: idSchema,
    revision: z.int().min(1),
    into: idSchema,
    intoRevision: z.int().min(1),
  }),
  /** A quiet proposal: it waits on its own seat until the facilitation opens all that wait. */
  z.strictObject({ type: z.literal('proposeKeySituation'), content: keySituationSchema }),
  z.strictObject({ type: z.literal('withdrawProposal'), id: idSchema }),
  z.strictObject({ type: z.literal('openProposals') }),
  z.strictObject({ type: z.literal('chooseKeySituations'), ids: z.array(idSchema).max(12) }),
  z.strictObject({ type: z.literal('addBoardItem'), item: boardItemSchema }),
  z.strictObject({ type: z.literal('removeBoardItem'), id: idSchema }),
  z.strictObject({ type: z.literal('openBoards') }),
  /**
   * Spreads these seats over the chosen situations by chance; a seat that was in a group before sits where the draw
   * says.
   */
  z.strictObject({
    type: z.literal('drawBoardGroups'),
    seatIds: z.array(idSchema).min(1).max(200),
  }),
  z.strictObject({
    type: z.literal('assignBoardGroups'),
    groups: boardGroupsSchema,
    /** What the change is based on, for the same seats. */
    before: boardGroupsSchema,
  }),
  z.strictObject({
    type: z.literal('adjustBoardClocks'),
    /** The situations whose groups' time it is. */
    ids: z.array(idSchema).min(1).max(12),
    change: z.enum(['start', 'pause', 'resume', 'add', 'clear']),
    /** For `start` the time given, for `add` the change, may be negative; milliseconds. */
    ms: z.int().min(-3_600_000).max(3_600_000),
  }),
] as const
