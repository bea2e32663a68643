import { z } from '../kernel/zod.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { MOST_DOTS } from './vote.ts'

const voteKindSchema = z.enum(['keySituation', 'recommendation', 'consent', 'feedback'])
export type VoteKind = z.infer<typeof voteKindSchema>

/** Dots by option id; every person at the device spends at most the vote's `dots`. */
const choiceSchema = z.record(z.string().min(1).max(40), z.int().min(0).max(240))
export type Choice = z.infer<typeof choiceSchema>

export const voteSchema = z.strictObject({
  id: idSchema,
  kind: voteKindSchema,
  /** The finding a consent is about, else null. */
  subjectId: idSchema.nullable(),
  options: z.array(z.string().min(1).max(40)).min(1).max(60),
  /** Dots per person. */
  dots: z.int().min(1).max(MOST_DOTS),
  /** May a person put several dots on one option? */
  cumulative: z.boolean(),
})
export type VoteSettings = z.infer<typeof voteSchema>

/** People who may vote on paper. */
const MOST_ON_PAPER = 60

/** Dots counted from paper, as totals, marked as such wherever they appear: those of a whole room may stand on one option. */
export const paperDotsSchema = z.strictObject({
  people: z.int().min(0).max(MOST_ON_PAPER),
  totals: z.record(
    choiceSchema.keyType,
    z
      .int()
      .min(0)
      .max(MOST_ON_PAPER * MOST_DOTS),
  ),
})
export type PaperDots = z.infer<typeof paperDotsSchema>

/** What became of a vote: never asked, still running, closed without enough ballots, its ballots lost, or counted. */
export const voteStateSchema = z.enum(['notAsked', 'running', 'tooFew', 'lost', 'counted'])

/** Who took part in a vote, never more than is known (VO15). */
export const turnoutSchema = z.strictObject({
  /** Devices that voted, and the people at them. */
  ballots: z.int(),
  people: z.int(),
  /** Answers given on devices; null if dots were given (by how many people is unknown) and without a result. */
  answers: z.int().nullable(),
  /** People who voted on paper; null if none were counted. */
  paper: z.int().nullable(),
})
export type Turnout = z.infer<typeof turnoutSchema>

/** A ballot as the device sends it: under a random key that only this browser knows, replaced by a higher `turn`. */
export const ballotSchema = z.strictObject({
  voteId: idSchema,
  key: z.string().regex(/^[A-Za-z0-9_-]{22,40}$/),
  turn: z.int().min(1).max(1_000_000),
  choice: choiceSchema,
  text: sayingSchema(500),
})
export type Ballot = z.infer<typeof ballotSchema>

export const voteCommands = [
  z.strictObject({ type: z.literal('openVote'), vote: voteSchema }),
  z.strictObject({ type: z.literal('closeVote'), voteId: idSchema }),
  z.strictObject({
    type: z.literal('enterPaperDots'),
    voteId: idSchema,
    paper: paperDotsSchema,
    /** The entry it replaces, null if there is none; left out by a recorder, who hears of no entry. */
    before: paperDotsSchema.nullable().exactOptional(),
  }),
] as const
