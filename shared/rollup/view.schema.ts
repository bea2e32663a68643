import { idSchema } from '../kernel/id.schema.ts'
import { listOf } from '../kernel/page.schema.ts'
import { z } from '../kernel/zod.ts'
import { factsSchema } from '../kernel/problem.schema.ts'
import { explainedChangeSchema } from './change.schema.ts'
import { cellSchema, itemKinds, measures, populationKinds } from './release.schema.ts'
import { absences } from './reading.ts'
import { sha256Schema } from '../kernel/sha256.schema.ts'

// What the server says of releases of the state beside their files.

/** Steps of the computing, in their order: the last one asks a second solver. */
const rollupSteps = ['reading', 'counting', 'protecting', 'auditing'] as const
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

/** Of how many offices one could have delivered (`due.ts`). */
const dueShape = { dueOffices: z.int(), allOffices: z.int(), dueUntil: z.string() }

/** A release that was closed. */
const closedRollupSchema = z.strictObject({
  number: z.int(),
  hash: sha256Schema,
  /** Milliseconds. */
  closedAt: z.number(),
  ...dueShape,
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

/** A figure of a theme and what it is a part of; null where the table has no such place, or for why there is no table. */
const themeFigureSchema = z.strictObject({
  part: cellSchema.nullable(),
  whole: cellSchema.nullable(),
  absence: z.enum(absences).nullable(),
})

/** A theme through all closed releases, the newest first, and in each through its cycles, the newest first. */
const themeHistorySchema = z.strictObject({
  kind: z.enum(['theme', 'tag']),
  /** Its name without the version of the catalogue. */
  line: z.string(),
  label: z.string(),
  releases: listOf(
    z.strictObject({
      number: z.int(),
      /** First year of the cycle; 0 where no office delivered. */
      cycle: z.int(),
      /** Version of the catalogue it was counted under. */
      catalogue: z.string(),
      strength: themeFigureSchema,
      potential: themeFigureSchema,
    }),
  ),
})
export type ThemeHistory = z.infer<typeof themeHistorySchema>
export const themeHistoriesSchema = listOf(themeHistorySchema)

/** How much of a population would be seen: its table plan, places with a figure or secret, and tables that are left out. */
const foreseenPopulationSchema = z.strictObject({
  cycle: z.int(),
  kind: z.enum(populationKinds),
  offices: z.int(),
  plan: z.int(),
  places: z.int(),
  secret: z.int(),
  leftOut: z.int(),
})
/** What would be seen with so many offices. */
const waveSchema = z.strictObject({
  offices: z.int(),
  populations: z.array(foreseenPopulationSchema),
})
export type Wave = z.infer<typeof waveSchema>

/** One of the two closes what they saw; `publishes` says whether they knew that with them it is published. */
export const closingSchema = z.strictObject({ id: idSchema, publishes: z.boolean() })
export type Closing = z.output<typeof closingSchema>

/** What is being prepared, for those who answer for secrecy. */
export const rollupDraftSchema = z.strictObject({
  /** Active accounts that answer for secrecy; a release needs two. */
  officers: z.int(),
  /** Packages that count and stand in no closed release; null before the first one. */
  arrived: z.int().nullable(),
  /** The draft before, where it was thrown away and none came since; `at` in milliseconds. */
  discarded: z
    .strictObject({ number: z.int(), name: z.string(), own: z.boolean(), at: z.number() })
    .nullable(),
  running: z
    .strictObject({
      step: z.enum(rollupSteps),
      /** Seconds so far. */
      seconds: z.int(),
      /** How many the last one took that came to an end; null where none is known. */
      lastSeconds: z.int().nullable(),
      /** No release comes of it: it asks what would be seen. */
      foresight: z.boolean(),
    })
    .nullable(),
  /** What would be seen with fewer offices, as it was last computed; null before, and after a start of the server. */
  foreseen: z
    .strictObject({
      /** Milliseconds. */
      at: z.number(),
      outcome: z.enum(rollupOutcomes),
      waves: z.array(waveSchema),
    })
    .nullable(),
  draft: z
    .strictObject({
      id: idSchema,
      number: z.int(),
      outcome: z.enum(rollupOutcomes),
      hash: z.string(),
      ...dueShape,
      /** Milliseconds. */
      madeAt: z.number(),
      /** It still follows from what came in. */
      current: z.boolean(),
      /** It is counted of the packages of the newest closed release. */
      again: z.boolean(),
      /** Who closed it first; null before. */
      closedBy: z.strictObject({ name: z.string(), own: z.boolean() }).nullable(),
      /** Secret figures that would not be protected. */
      exposed: z.int(),
      problems: z.array(uncountableSchema),
    })
    .nullable(),
})
export type RollupDraft = z.infer<typeof rollupDraftSchema>
