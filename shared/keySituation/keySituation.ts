import { z } from 'zod'
import { idSchema } from '../kernel/id.ts'

/** Contributory factors, a short German set after SCIE Learning Together, appendix 5 (method note §4.2). */
export const factorCodes = ['FR', 'PE', 'RO', 'AR', 'TE', 'ZU', 'WE', 'OR', 'AN'] as const
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

/** `revision` counts changes from 1; `review` is set when what it rests on has changed since ("prüfen"). */
export type KeySituation = KeySituationContent & {
  readonly chosen: boolean
  readonly revision: number
  readonly review: boolean
}

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

export type KeySituationEvent =
  | { type: 'keySituationChanged'; content: KeySituationContent }
  | { type: 'keySituationRemoved'; id: string }
  | { type: 'keySituationsChosen'; ids: readonly string[] }
  | { type: 'boardItemAdded'; item: BoardItem }
  | { type: 'boardItemRemoved'; id: string }
  | { type: 'boardsOpened'; items: readonly BoardItem[] }
  | { type: 'boardItemDrafted'; seatId: string; item: BoardItem }
  | { type: 'boardItemDraftRemoved'; seatId: string; id: string }
  | {
      type: 'boardDraftsOpened'
      seatId: string
      pairs: readonly { id: string; openedId: string }[]
    }

export interface KeySituationSlice {
  readonly situations: readonly KeySituation[]
  readonly boardsOpen: boolean
  readonly boardItems: readonly BoardItem[]
}

export const emptyKeySituationSlice: KeySituationSlice = {
  situations: [],
  boardsOpen: false,
  boardItems: [],
}
