import { z } from '../kernel/zod.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { listOf } from '../kernel/page.schema.ts'
import { sha256Schema } from '../kernel/sha256.schema.ts'

/** Most parts a list is divided into: fifteen years by four results. */
export const MOST_PARTS = 60
/** The first and the last year a part may be of. */
const FIRST_YEAR = 1950
const LAST_YEAR = 2200
/** Most cases of a list, and most that are drawn of it. */
export const MOST_LISTED = 20_000
export const MOST_DRAWN = 50
/** Most draws of a procedure that are told. */
export const MOST_DRAWS = 100
/** Fewest digits that are rolled: with dice of six sides these are 62 bits. */
export const FEWEST_DIGITS = 24
export const MOST_DIGITS = 100

/** What an assessment came to (§ 8a SGB VIII, as the statistics of the Länder ask). */
export const assessmentResults = ['acute', 'latent', 'support', 'none'] as const
export type AssessmentResult = (typeof assessmentResults)[number]

/** Why a case does not come into question, though it is closed. */
export const exclusionReasons = ['courtCase', 'staffConcerned', 'press'] as const
const exclusionReasonSchema = z.enum(exclusionReasons)
export type ExclusionReason = z.infer<typeof exclusionReasonSchema>

/** The same for a case that was drawn; that it is not closed after all is only seen there. */
const laterReasonSchema = z.enum([...exclusionReasons, 'open'])
export type LaterReason = z.infer<typeof laterReasonSchema>

/** When reasons are looked for: in the whole list before the draw, or in what was drawn. */
const drawRuleSchema = z.enum(['wholeList', 'drawnOnly'])
export type DrawRule = z.infer<typeof drawRuleSchema>

/** What a list is divided by before it is drawn from. */
export const divisions = ['none', 'year', 'result', 'yearAndResult'] as const
export type Division = (typeof divisions)[number]

const seedKindSchema = z.enum(['parties', 'dice'])
export type SeedKind = z.infer<typeof seedKindSchema>

/** Whose part of the seed it is: of the office, or of those who facilitate its procedure. */
export type Party = 'office' | 'facilitation'

/** Why a draw does not count any more. */
const discardReasonSchema = z.enum(['listWrong', 'valueLost', 'notRevealed', 'otherWay'])
export type DiscardReason = z.infer<typeof discardReasonSchema>

/** 128 random bits in hexadecimal: one party's part of the seed. */
export const partValueSchema = z.string().regex(/^[0-9a-f]{32}$/)

/** Digits as they were rolled. Of so many there are always three different ones, unless they were not rolled. */
export const diceSchema = z
  .string()
  .regex(new RegExp(`^[0-9]{${String(FEWEST_DIGITS)},${String(MOST_DIGITS)}}$`))
  .refine((digits) => new Set(digits).size >= 3)

const count = z.int().min(0).max(MOST_LISTED)

/** The year in which a case was closed. */
export const yearSchema = z.int().min(FIRST_YEAR).max(LAST_YEAR)

/** A part of the list that is drawn from by itself. Of an undivided list there is one, without year and result. */
const stratumSchema = z.strictObject({
  year: yearSchema.nullable(),
  result: z.enum(assessmentResults).nullable(),
  /** How many cases can be drawn; those that were excluded before are not among them. */
  size: count,
  /** How many are drawn. */
  take: z.int().min(0).max(MOST_DRAWN),
  /** How many were excluded before, by their reasons. */
  excludedBefore: z.record(exclusionReasonSchema, count),
})
export type Stratum = z.infer<typeof stratumSchema>

const keyOf = ({ year, result }: Stratum): string => `${String(year)} ${String(result)}`
const total = (strata: readonly Stratum[], of: (stratum: Stratum) => number): number =>
  strata.reduce((sum, stratum) => sum + of(stratum), 0)

/** Can it be drawn from these parts: each once, and neither more cases than there are nor too many? */
function areDrawable(strata: readonly Stratum[]): boolean {
  const drawn = total(strata, ({ take }) => take)
  return (
    new Set(strata.map(keyOf)).size === strata.length &&
    strata.every(({ size, take }) => take <= size) &&
    total(strata, ({ size }) => size) <= MOST_LISTED &&
    drawn >= 1 &&
    drawn <= MOST_DRAWN
  )
}

/** Fewest cases of a part of a divided list. */
export const FEWEST_IN_PART = 3

/** Would a part of a list tell of one or two cases by its numbers alone? Others read them in the protocol (DR11). */
const hasSmallPart = (parts: readonly Pick<Stratum, 'size'>[]): boolean =>
  parts.length > 1 && parts.some(({ size }) => size < FEWEST_IN_PART)

/** May a list not be divided so: are there too small parts, or too many? */
export const isTooFine = (parts: readonly Pick<Stratum, 'size'>[]): boolean =>
  parts.length > MOST_PARTS || hasSmallPart(parts)

/** All of a list there is to say without saying what stands in it (DR1). */
const strataSchema = z.array(stratumSchema).min(1).max(MOST_PARTS).refine(areDrawable)

/** What was laid down before a seed was known. */
const laidDownSchema = z.strictObject({
  /** SHA-256 of the list as a file. */
  commitment: sha256Schema,
  rule: drawRuleSchema,
  seedKind: seedKindSchema,
  strata: strataSchema,
})

/** The same as it is laid down now: what was before small parts were refused stays readable. */
export const announcementSchema = laidDownSchema.extend({
  strata: strataSchema.refine((strata) => !hasSmallPart(strata)),
})
export type Announcement = z.infer<typeof announcementSchema>

/** A position of a stratum; both are counted from 1. */
const placeSchema = z.strictObject({
  stratum: z.int().min(1).max(MOST_PARTS),
  position: z.int().min(1).max(MOST_LISTED),
})
export type DrawPlace = z.infer<typeof placeSchema>

/** A case that was drawn and is left out. `since`: the reason came about only after the draw (DR6). */
export const exclusionInput = placeSchema.extend({
  reason: laterReasonSchema,
  since: z.boolean(),
})
export type DrawExclusion = z.infer<typeof exclusionInput>
const exclusionSchema = exclusionInput.extend({ on: z.iso.date() })

/** One party's part of the seed: what it has bound itself to, and what it uncovered later. */
const partSchema = z.strictObject({
  commitment: sha256Schema.nullable(),
  value: partValueSchema.nullable(),
})

export const discardInput = z.strictObject({ reason: discardReasonSchema })

/** A draw of a procedure. */
const drawSchema = laidDownSchema.extend({
  id: idSchema,
  /** Its place among the draws of its procedure, from 1 on. */
  number: z.int().min(1),
  announcedOn: z.iso.date(),
  parts: z.strictObject({ office: partSchema, facilitation: partSchema }),
  /** Null until it was drawn. */
  seed: z.string().nullable(),
  drawnOn: z.iso.date().nullable(),
  excluded: z.array(exclusionSchema),
  discarded: z.strictObject({ on: z.iso.date(), reason: discardReasonSchema }).nullable(),
})
export type Draw = z.infer<typeof drawSchema>

/** All draws of a procedure, the newest first, and how its cases came in. */
export const drawsSchema = z.strictObject({
  draws: z.array(drawSchema).max(MOST_DRAWS),
  cases: z.strictObject({ random: count, additional: count }),
})
export type Draws = z.infer<typeof drawsSchema>

/** What a draw waits for from a party: its value bound, its value uncovered, the dice, or the other side. */
const drawStepSchema = z.enum(['bind', 'uncover', 'roll', 'wait'])
export type DrawStep = z.infer<typeof drawStepSchema>

/** What the draws of an account's procedures wait for. */
export const drawTasksSchema = listOf(
  z.strictObject({ procedureId: idSchema, step: drawStepSchema }),
)
export type DrawTasks = z.infer<typeof drawTasksSchema>

/** A draw before the one a protocol is about. */
const earlierDrawSchema = z.strictObject({
  number: z.int().min(1),
  commitment: sha256Schema,
  announcedOn: z.iso.date(),
  drawnOn: z.iso.date().nullable(),
  discardedOn: z.iso.date(),
  reason: discardReasonSchema,
})

/** What is looked at when a draw is repeated. */
export type CheckId = 'list' | 'strata' | 'parts' | 'dice' | 'order' | 'cases'

/** What others need to repeat a draw, beside the list. */
export const drawProtocolSchema = z.strictObject({
  format: z.literal('fallwerkstatt-draw'),
  formatVersion: z.literal(1),
  office: z.string().max(200),
  procedure: z.string().max(200),
  number: z.int().min(1),
  sampler: z.literal('Rivest 2011, SHA-256, doubles skipped'),
  formula: z.string().max(300),
  commitment: sha256Schema,
  rule: drawRuleSchema,
  seedKind: seedKindSchema,
  /** Null where the seed was rolled. */
  parts: z
    .strictObject({
      office: z.strictObject({ commitment: sha256Schema, value: partValueSchema }),
      facilitation: z.strictObject({ commitment: sha256Schema, value: partValueSchema }),
    })
    .nullable(),
  seed: z.string().min(FEWEST_DIGITS).max(MOST_DIGITS),
  announcedOn: z.iso.date(),
  drawnOn: z.iso.date(),
  strata: z
    .array(
      stratumSchema.extend({
        /** Every position once, in the order of the draw. */
        order: z.array(z.int().min(1)).max(MOST_LISTED),
        /** The positions that count: the first ones that were not left out. */
        cases: z.array(z.int().min(1)).max(MOST_DRAWN),
      }),
    )
    .min(1)
    .max(MOST_PARTS)
    .refine(areDrawable),
  excludedAfter: z.array(exclusionSchema).max(1000),
  earlierDraws: z.array(earlierDrawSchema).max(MOST_DRAWS),
  /** Cases the office added; no draw is about them. */
  additionalCases: count,
})
export type DrawProtocol = z.infer<typeof drawProtocolSchema>
