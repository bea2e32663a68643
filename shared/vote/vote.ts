import { z } from 'zod'
import { idSchema } from '../kernel/id.ts'

/** Fewer device ballots than this and no result is given (design D4). */
export const MIN_BALLOTS = 3
/** Fewer ballots than this and everybody is warned that answers may be guessed. */
export const WARN_BALLOTS = 5

export const voteKindSchema = z.enum(['keySituation', 'recommendation', 'consent', 'feedback'])
export type VoteKind = z.infer<typeof voteKindSchema>

/** The three degrees of consent to a finding (design D9). */
export const consentOptions = ['agree', 'concerns', 'object'] as const
/** The four answers to the first feedback question, from "not at all" to "very". */
export const feedbackOptions = ['none', 'little', 'rather', 'very'] as const

/** Dots by option id; every person at the device spends at most the vote's `dots`. */
export const choiceSchema = z.record(z.string().min(1).max(40), z.int().min(0).max(240))
export type Choice = z.infer<typeof choiceSchema>

export const voteSchema = z.strictObject({
  id: idSchema,
  kind: voteKindSchema,
  /** The finding a consent is about, else null. */
  subjectId: idSchema.nullable(),
  options: z.array(z.string().min(1).max(40)).min(1).max(60),
  /** Dots per person. */
  dots: z.int().min(1).max(20),
  /** May a person put several dots on one option? */
  cumulative: z.boolean(),
})
export type VoteSettings = z.infer<typeof voteSchema>

/** Dots counted from paper, as totals, marked as such wherever they appear. */
export const paperDotsSchema = z.strictObject({
  people: z.int().min(0).max(60),
  totals: choiceSchema,
})
export type PaperDots = z.infer<typeof paperDotsSchema>

/** What is left of a vote after closing: totals only. `totals` is null where fewer than three devices voted. */
export interface VoteResult {
  readonly totals: Readonly<Record<string, number>> | null
  /** Devices that voted. */
  readonly ballots: number
  /** People at these devices. */
  readonly people: number
  readonly paper: PaperDots | null
  /** Free answers of a feedback, shuffled; empty otherwise. */
  readonly texts: readonly string[]
}

export type Vote = VoteSettings & {
  readonly result: VoteResult | null
  /** Set when the options changed after closing ("prüfen"). */
  readonly review: boolean
}

/** A ballot as the device sends it: under a random key that only this browser knows, replaced by a higher `turn`. */
export const ballotSchema = z.strictObject({
  voteId: idSchema,
  key: z.string().regex(/^[A-Za-z0-9_-]{22,40}$/),
  turn: z.int().min(1).max(1_000_000),
  choice: choiceSchema,
  text: z.string().trim().max(500),
})
export type Ballot = z.infer<typeof ballotSchema>

export const voteCommands = [
  z.strictObject({ type: z.literal('openVote'), vote: voteSchema }),
  z.strictObject({ type: z.literal('closeVote'), voteId: idSchema }),
  z.strictObject({ type: z.literal('enterPaperDots'), voteId: idSchema, paper: paperDotsSchema }),
] as const

export type VoteEvent =
  | { type: 'voteOpened'; vote: VoteSettings }
  | { type: 'voteClosed'; voteId: string; result: VoteResult }
  | { type: 'paperDotsEntered'; voteId: string; paper: PaperDots }

export interface VoteSlice {
  readonly votes: readonly Vote[]
}
export const emptyVoteSlice: VoteSlice = { votes: [] }
