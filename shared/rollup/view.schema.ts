import { idSchema } from '../kernel/id.schema.ts'
import { listOf } from '../kernel/page.schema.ts'
import { z } from '../kernel/zod.ts'
import { factsSchema } from '../kernel/problem.schema.ts'
import { explainedChangeSchema } from './change.schema.ts'
import { itemKinds, measures } from './release.schema.ts'
import { sha256Schema } from '../releasePackage/releasePackage.schema.ts'

// What the server says of releases of the state beside their files.

/** Steps of the computing, in their order: the last one asks a second solver. */
const rollupSteps = ['reading', 'protecting', 'auditing'] as const
export type RollupStep = (typeof rollupSteps)[number]

/**
 * What came of the computing: a release that passed its audit; one that did not; an audit that broke off or took too long;
 * packages that cannot be counted; a release before that does not follow from its packages; nothing to count.
 */
const rollupOutcomes = [
  'passed',
  'exposed',
  'broken',
  'uncountable',
  'mismatch',
  'nothing',
] as const
export type RollupOutcome = (typeof rollupOutcomes)[number]

/** A package that cannot be counted: whose, which number, and what the sentence of the refusal names. */
const uncountableSchema = z.strictObject({ name: z.string(), facts: factsSchema })
export type Uncountable = z.infer<typeof uncountableSchema>

/** A release that was closed. */
const closedRollupSchema = z.strictObject({
  number: z.int(),
  hash: sha256Schema,
  /** Milliseconds. */
  closedAt: z.number(),
  /** Offices there were when it was counted, whether they delivered or not. */
  dueOffices: z.int(),
  /** A restore brought back that there is one, not its files. */
  lost: z.boolean(),
})
export type ClosedRollup = z.infer<typeof closedRollupSchema>
export const closedRollupsSchema = listOf(closedRollupSchema)

/** A release that was closed, and why its figures differ from the one before, by line. */
export const openedRollupSchema = closedRollupSchema.extend({
  reasons: listOf(
    explainedChangeSchema.extend({ reason: explainedChangeSchema.shape.reason.unwrap() }),
  ),
})

/** How many of the own cases, or of the own ratings: one value of a line. */
const ownFigureSchema = z.strictObject({
  kind: z.enum(itemKinds),
  measure: z.enum(measures),
  value: z.string(),
  item: z.string(),
  n: z.int(),
  of: z.int(),
})
export type OwnFigure = z.infer<typeof ownFigureSchema>

/** What the own office said: how many of its packages count, and its figures. */
export const ownFiguresSchema = z.strictObject({
  packages: z.int(),
  figures: z.array(ownFigureSchema).max(5000),
})
export type OwnFigures = z.infer<typeof ownFiguresSchema>

/** What is being prepared, for those who answer for secrecy. */
export const rollupDraftSchema = z.strictObject({
  /** Active accounts that answer for secrecy; a release needs two. */
  officers: z.int(),
  running: z
    .strictObject({ step: z.enum(rollupSteps), /** Seconds so far. */ seconds: z.int() })
    .nullable(),
  draft: z
    .strictObject({
      id: idSchema,
      number: z.int(),
      outcome: z.enum(rollupOutcomes),
      hash: z.string(),
      dueOffices: z.int(),
      /** Milliseconds. */
      madeAt: z.number(),
      /** It still follows from what came in. */
      current: z.boolean(),
      /** Who closed it first; null before. */
      closedBy: z.strictObject({ name: z.string(), own: z.boolean() }).nullable(),
      /** Secret figures that would not be protected. */
      exposed: z.int(),
      problems: z.array(uncountableSchema),
    })
    .nullable(),
})
export type RollupDraft = z.infer<typeof rollupDraftSchema>
