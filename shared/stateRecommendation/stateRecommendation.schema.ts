import { idSchema } from '../kernel/id.schema.ts'
import { nameSchema } from '../kernel/name.schema.ts'
import { listOf } from '../kernel/page.schema.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { z } from '../kernel/zod.ts'
import { addresseeSchema } from '../recommendation/recommendation.schema.ts'
import { codes, groupings, itemKinds, measures, populationKinds } from '../rollup/release.schema.ts'

// A recommendation of the state to all offices: what it rests on, how it came about, and what became of it (SE1).

/** Where it stands: written, heard by the offices, called back from that to be mended, resolved, published, and taken back. */
const stateSteps = ['draft', 'hearing', 'recalled', 'resolved', 'published', 'withdrawn'] as const
export type StateStep = (typeof stateSteps)[number]

/** By what it is carried into practice. */
const transfers = ['training', 'workingAid', 'event', 'qualityAdvice'] as const
export type Transfer = (typeof transfers)[number]

/** What became of one that is published. */
const progresses = ['open', 'begun', 'done', 'dropped'] as const
export type Progress = (typeof progresses)[number]

/** Whether an office said something in the hearing; `before`: only in one that was called back. */
const ownComments = ['none', 'before', 'now'] as const
export type OwnComment = (typeof ownComments)[number]

/** What an office answers one that is published. */
export const answers = ['adopted', 'alreadyDone', 'notFitting', 'inReview'] as const
export type Answer = (typeof answers)[number]

const key = z.string().min(1).max(240)

/** A cell of a closed release, and which of its two figures is meant. */
const cellRefSchema = z.strictObject({
  rollup: z.int().min(1).max(9999),
  /** First year of the cycle. */
  cycle: z.int().min(2000).max(2200),
  population: z.enum(populationKinds),
  kind: z.enum(itemKinds),
  measure: z.enum(measures),
  grouping: z.enum(groupings),
  item: key,
  group: key,
  value: key,
  counts: z.enum(['offices', 'cases']),
})
export type CellRef = z.infer<typeof cellRefSchema>

/** Longest texts, in UTF-16 units. */
export const TEXT_LIMIT = 1200
export const INDICATOR_LIMIT = 400
export const EVIDENCE_WORDS_LIMIT = 300
export const COMMENT_LIMIT = 2000
export const REASON_LIMIT = 500

/** A sentence that is bound to a cell: the program writes the figure, people what it means. */
const evidenceSchema = z.strictObject({
  cell: cellRefSchema,
  words: sayingSchema(EVIDENCE_WORDS_LIMIT),
})
export type Evidence = z.infer<typeof evidenceSchema>

/** What is written by the analysts. */
export const stateContentSchema = z.strictObject({
  /** Key of a theme or a tag of a closed release. */
  theme: key,
  title: nameSchema(200),
  text: sayingSchema(TEXT_LIMIT, 2),
  evidence: z.array(evidenceSchema).max(6),
  /** An example put together from many cases; empty for none. */
  illustration: sayingSchema(TEXT_LIMIT),
  /** Declared: the example is put together, and no real case. */
  composite: z.boolean(),
  addressee: addresseeSchema,
  transfer: z.array(z.enum(transfers)).min(1).max(transfers.length),
  indicator: sayingSchema(INDICATOR_LIMIT, 2),
})
export type StateContent = z.infer<typeof stateContentSchema>

/** Largest content: every character of every text may take three bytes. */
export const CONTENT_BYTES = 32 * 1024

export const commentSchema = sayingSchema(COMMENT_LIMIT)
export const reasonSchema = sayingSchema(REASON_LIMIT)
export const bodyNameSchema = nameSchema(120)
export const answerSchema = z.enum(answers)
export const progressSchema = z.enum(progresses)

const day = z.iso.date()
const count = z.int().min(0)

/** A cell with what it says; no figure, and why, where there is none. */
const figureSchema = z.strictObject({
  rollup: z.int(),
  part: count.nullable(),
  whole: count.nullable(),
  code: z.enum(codes).nullable(),
})
export type CellFigure = z.infer<typeof figureSchema>

/** Whether the newest release says the same; `gone`: it has no such line. */
const standings = ['same', 'changed', 'secret', 'gone'] as const
export type Standing = (typeof standings)[number]

const evidenceViewSchema = evidenceSchema.extend({
  /** What the line and its value are called in the release. */
  itemLabel: z.string(),
  valueLabel: z.string(),
  figure: figureSchema,
  /** The same cell in the newest release; null if that is the release it is from. */
  newest: figureSchema.nullable(),
  standing: z.enum(standings),
})
export type EvidenceView = z.infer<typeof evidenceViewSchema>

/** How many offices gave each answer, as a closed release froze it; null stays secret. */
const frozenCountSchema = z.strictObject({
  rollup: z.int(),
  /** Offices there were. */
  offices: count,
  shown: z.strictObject({
    adopted: count.nullable(),
    alreadyDone: count.nullable(),
    notFitting: count.nullable(),
    inReview: count.nullable(),
    none: count.nullable(),
  }),
})
export type FrozenCount = z.infer<typeof frozenCountSchema>

/** What stood in a hearing. */
export const heardSchema = z.strictObject({ content: stateContentSchema, themeLabel: z.string() })
export type Heard = z.infer<typeof heardSchema>

const ownAnswerSchema = z.strictObject({ answer: answerSchema, reason: z.string() })
export type OwnAnswer = z.infer<typeof ownAnswerSchema>

/** A line of the list. */
const summarySchema = z.strictObject({
  id: idSchema,
  /** Given as the hearing opens, and never again. */
  number: z.int().nullable(),
  step: z.enum(stateSteps),
  title: z.string(),
  theme: z.string(),
  themeLabel: z.string(),
  addressee: addresseeSchema,
  /** Last day of the hearing; null before there is one. */
  hearingUntil: day.nullable(),
  publishedOn: day.nullable(),
  /** Of one that is published. */
  progress: progressSchema,
  /** How many offices said something in its hearing; null for whom it is not said. */
  commentCount: count.nullable(),
  /** Of the own office; null for whom none is asked. */
  own: z
    .strictObject({
      comment: z.enum(ownComments),
      answer: answerSchema.nullable(),
    })
    .nullable(),
})
export type StateSummary = z.infer<typeof summarySchema>
export const stateSummariesSchema = listOf(summarySchema)

/** One that was published, as every account reads it beside the cells of its theme. */
const themeRecommendationSchema = summarySchema
  .pick({ id: true, number: true, step: true, title: true, addressee: true, progress: true })
  .extend({
    /** The name of its theme without the version of the catalogue. */
    line: z.string(),
    text: z.string(),
    /** Empty where none was given. */
    illustration: z.string(),
    indicator: z.string(),
    transfer: z.array(z.enum(transfers)),
    publishedOn: day,
    counts: z.array(frozenCountSchema),
  })
export type ThemeRecommendation = z.infer<typeof themeRecommendationSchema>
export const themeRecommendationsSchema = listOf(themeRecommendationSchema)

/** One of them, as an account sees it. */
export const stateViewSchema = summarySchema.extend({
  revision: z.int().min(1),
  content: stateContentSchema.omit({ evidence: true }),
  evidence: z.array(evidenceViewSchema),
  /** Words of the texts that may name a person or a place: for those who write, to be looked at. */
  doubts: z.array(z.string()),
  hearingOn: day.nullable(),
  /** How many hearings it had. */
  hearings: count,
  /** When and why a hearing was called back, the last one that was. */
  recall: z.strictObject({ on: day, reason: z.string() }).nullable(),
  /** What stood in the hearing, where something else stands now; for those who read it there. */
  heard: z
    .strictObject({
      themeLabel: z.string(),
      content: stateContentSchema.omit({ evidence: true }),
      evidence: z.array(evidenceViewSchema),
    })
    .nullable(),
  resolution: z.strictObject({ on: day, body: z.string() }).nullable(),
  withdrawal: z
    .strictObject({
      on: day,
      reason: z.string(),
      /** What takes its place. */
      replacedBy: z
        .strictObject({ id: idSchema, number: z.int().nullable(), title: z.string() })
        .nullable(),
    })
    .nullable(),
  /** What the offices said in the hearing, with their names: for the analysts, to whom it is said. */
  comments: z.array(
    z.strictObject({
      officeName: z.string(),
      text: z.string(),
      /** The hearing it was said in. */
      hearing: count,
    }),
  ),
  ownComment: z.strictObject({ text: z.string(), hearing: count }).nullable(),
  history: z.array(z.strictObject({ progress: progressSchema, proof: z.string(), on: day })),
  counts: z.array(frozenCountSchema),
  ownAnswer: ownAnswerSchema.nullable(),
  /** Procedures of the own office that took it over. */
  adoptedBy: z.array(idSchema),
})
export type StateView = z.infer<typeof stateViewSchema>

/** A recommendation to all that a procedure made its own. */
const adoptedSchema = z.strictObject({
  id: idSchema,
  number: z.int().nullable(),
  title: z.string(),
  text: z.string(),
  indicator: z.string(),
  /** It does not hold any more. */
  withdrawn: z.boolean(),
  adoptedOn: day,
})
export type Adopted = z.infer<typeof adoptedSchema>
export const adoptedListSchema = listOf(adoptedSchema)
