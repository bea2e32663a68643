import { agreementSchema } from '../agreement/agreement.schema.ts'
import { directionSchema, weightSchema } from '../annotation/annotation.schema.ts'
import { perspectiveSchema, topicStatusSchema } from '../discussion/discussion.schema.ts'
import {
  evidenceLevelSchema,
  findingDirectionSchema,
  findingLevelSchema,
} from '../finding/finding.schema.ts'
import { halfYearOf } from '../kernel/halfYear.ts'
import { z } from '../kernel/zod.ts'
import { boardKindSchema, factorCodeSchema } from '../keySituation/keySituation.schema.ts'
import { addresseeSchema } from '../recommendation/recommendation.schema.ts'
import { originSchema } from '../reviewCase/reviewCase.schema.ts'
import { themeCasesSchema } from '../structureRating/besideCases.schema.ts'
import { documentKindSchema } from '../structureRating/structureRating.schema.ts'
import { feedbackOptions } from '../vote/vote.ts'
import { turnoutSchema, voteStateSchema } from '../vote/vote.schema.ts'

// The result of a concluded workshop (rule RU1). Typed words are any text: what they may be was asked when they
// came in. Ids of seats, annotations, findings and votes have no place here; findings and recommendations are known by
// their number (NU1), key situations by their place in the list, entries of the case text by their id.

const typed = z.string()
const count = z.int().min(0)
/** A finding or a recommendation by its number, a key situation by its place in the list; both from 1. */
const ordinal = z.int().min(1)
const criterionId = z.string().min(1).max(40)
/** A value of the catalogue's scale for this criterion, or one of its non-answers. */
const ratingSchema = z.string().max(40)
const entryId = z.string().min(1).max(40)

/** A catalogue by key and version. */
const catalogueSchema = z.strictObject({ key: z.string().min(1), version: z.string().min(1) })

/** What became of a vote once the day is over: never asked, too few ballots, ballots lost, or counted. */
const closedVoteStateSchema = voteStateSchema.exclude(['running'])

/** Consent to a finding as counts. Without a result (`state` other than `counted`) they are 0 and mean nothing. */
const consentResultSchema = z.strictObject({
  state: closedVoteStateSchema,
  agree: count,
  concerns: count,
  object: count,
  /** Answers from paper are among them. */
  paper: z.boolean(),
  /** Who answered, if that was not everybody. */
  turnout: turnoutSchema.nullable(),
  /** What was agreed to was changed after the vote (MI9). */
  changed: z.boolean(),
})

/** A vote by dots: what each person had, and who took part, if it was counted. */
const dotVoteResultSchema = z.strictObject({
  state: closedVoteStateSchema,
  dots: count,
  turnout: turnoutSchema.nullable(),
})

/** What a thing got in the vote on its kind; `dots` is null without a result. */
const dotsResult = {
  dots: count.nullable(),
  tied: z.boolean(),
  /** It was changed after dots were given on it (MI9). */
  changed: z.boolean(),
}

const findingResultSchema = z.strictObject({
  number: ordinal,
  direction: findingDirectionSchema,
  level: findingLevelSchema.nullable(),
  evidenceLevel: evidenceLevelSchema.nullable(),
  criterionId: criterionId.nullable(),
  rating: ratingSchema.nullable(),
  factors: z.array(factorCodeSchema),
  /** The key situation it came from, or null. */
  keySituation: ordinal.nullable(),
  consent: consentResultSchema,
  /** Was a minority view written down? */
  minorityView: z.boolean(),
  /** The wording the room agreed on. */
  wording: z.strictObject({
    title: typed,
    observation: typed,
    explanation: typed,
    minorityView: typed,
    /** Why there is no passage; empty if there is one. */
    noEvidenceReason: typed,
  }),
  /** What it rests on: entry and marked words of the case text, each once; no words if the whole entry is meant. */
  passages: z.array(z.strictObject({ entryId, quote: z.string() })),
})

const recommendationResultSchema = z
  .strictObject({
    number: ordinal,
    addressee: addresseeSchema,
    /** "2027-H1", of the day in `wording`; null if it has none. */
    dueHalfYear: z
      .string()
      .regex(/^\d{4}-H[12]$/)
      .nullable(),
    /** Findings it follows from, by number. */
    findings: z.array(ordinal),
    ...dotsResult,
    wording: z.strictObject({
      text: typed,
      /** A function, no name. */
      owner: typed,
      due: z.iso.date().nullable(),
      indicator: typed,
    }),
  })
  .refine(({ dueHalfYear, wording }) => dueHalfYear === (wording.due && halfYearOf(wording.due)), {
    path: ['dueHalfYear'],
    message: 'result.otherHalfYear',
  })

const keySituationResultSchema = z.strictObject({
  chosen: z.boolean(),
  /** Factors its group found, each once, in the fixed order. */
  factors: z.array(factorCodeSchema),
  /** Entries of the case text it spans. */
  entryIds: z.array(entryId),
  ...dotsResult,
  /** The question is empty for one that was proposed and not taken up. */
  wording: z.strictObject({ title: typed, question: typed }),
})

/** What the room agreed on for a structure criterion of its catalogue (rule SR6). */
const structureResultSchema = z.strictObject({
  criterionId,
  rating: ratingSchema,
  /** The kind of document it rests on, or null. */
  document: documentKindSchema.nullable(),
  consent: consentResultSchema,
  /** Was a minority view written down? */
  minorityView: z.boolean(),
  /** Did the room see how seats had rated it before it agreed? Absent if a version concluded that did not keep it. */
  uncovered: z.boolean().exactOptional(),
  wording: z.strictObject({
    /** Why the criterion does not apply; empty for any other rating. */
    reason: typed,
    evidence: typed,
    minorityView: typed,
  }),
})

/**
 * Revealed annotations that agree in all of these, and how many there are: no note, passage, theme or seat.
 * `entryKind` says in which part of the case text they stand; null if the text was withdrawn before the conclusion.
 * `paper`: entered from cards.
 */
const annotationCountSchema = z.strictObject({
  criterionId,
  direction: directionSchema,
  weight: weightSchema,
  rating: ratingSchema.nullable(),
  entryKind: z.enum(['course', 'outcome']).nullable(),
  paper: z.boolean(),
  count: z.int().min(1),
})

/** Where seats agree or are split (rules RV4, RV5): an entry under a criterion, seats as a band. */
const seatFigureSchema = z.strictObject({
  entryId,
  criterionId,
  seats: z.int().min(3),
  verdict: z.enum(['agreed', 'split', 'leaning']),
  leading: directionSchema,
})

/**
 * What single people said and the minutes print, as it stood when they began to hold: the room saw it, facilitation and
 * recorder could reword and remove it through the comment period, and the conclusion agreed on it. Read for the
 * minutes, and for nothing else.
 */
const recordSchema = z.strictObject({
  facilitation: typed,
  recorder: typed,
  distribution: typed,
  /** When the day began and ended, "09:04"; null if unknown. */
  began: z.string().nullable(),
  ended: z.string().nullable(),
  course: z.array(
    z.strictObject({
      title: typed,
      /** Minutes. */
      planned: count,
      from: z.string().nullable(),
      to: z.string().nullable(),
      /** Minutes; null if no times were kept. */
      spent: count.nullable(),
      skipped: z.boolean(),
    }),
  ),
  /** Opened boards of the key situations that were deepened. */
  boards: z.array(
    z.strictObject({
      keySituation: ordinal,
      kind: boardKindSchema,
      lines: z.array(z.strictObject({ factor: factorCodeSchema.nullable(), text: typed })),
    }),
  ),
  questions: z.array(z.strictObject({ text: typed, answer: typed, settled: z.boolean() })),
  perspectives: z.array(z.strictObject({ perspective: perspectiveSchema, notes: z.array(typed) })),
  statements: z.array(typed),
  parked: z.array(z.strictObject({ text: typed, status: topicStatusSchema, assignedTo: typed })),
  /** Free answers of the feedback, shuffled. */
  feedback: z.array(typed),
})

/** The shape that is written now; 1 knew no workshop without a case, 2 kept nothing of cases beside ratings. */
export const RESULT_FORM = 3

/**
 * What stays of a workshop once it is concluded: codes and counts, the wording the room agreed on, and the record for the
 * minutes. `form` numbers the shape of all of it; what earlier versions stored is lifted to this one as it is read.
 * Lists keep the order of the minutes.
 */
export const workshopResultSchema = z.strictObject({
  form: z.literal(RESULT_FORM),
  /** What the case was read against; ratings and criteria are those of this version. */
  catalogue: catalogueSchema,
  /** The second catalogue, whose criteria about the consulting specialist were rated, too; absent if there was none. */
  consultantCatalogue: catalogueSchema.exactOptional(),
  /** Structure criteria were rated without a case (SR9): nothing below speaks of one. */
  withoutCase: z.boolean(),
  /** How the case came in; null if that was not said, or there was no case. */
  origin: originSchema.nullable(),
  /** Seats at the end without observers, people who took part at any time without observers, and seats of observers. */
  participation: z.strictObject({ seats: count, people: count, observers: count }),
  /** How long the day took; null if no times were kept. */
  lengthMinutes: count.nullable(),
  findings: z.array(findingResultSchema),
  recommendationVote: dotVoteResultSchema,
  recommendations: z.array(recommendationResultSchema),
  keySituationVote: dotVoteResultSchema,
  keySituations: z.array(keySituationResultSchema),
  structureRatings: z.array(structureResultSchema),
  /**
   * What the cases of the procedure showed beside the themes of these ratings, as counted at the conclusion (SR10); null
   * if a version concluded that did not keep it.
   */
  besideCases: z.array(themeCasesSchema).nullable(),
  annotations: z.array(annotationCountSchema),
  figures: z.array(seatFigureSchema),
  /** A version that counted notes and not seats uncovered some of them: what `figures` lacks is unknown. */
  uncounted: z.boolean(),
  /** How far the seats of the first reveal agreed; null if too few wrote, or a version uncovered that kept no figures. */
  agreement: agreementSchema.nullable(),
  /** Answers to the first question of the feedback, from "not at all" to "very"; null without a result. */
  feedback: z
    .strictObject({ totals: z.record(z.enum(feedbackOptions), count), turnout: turnoutSchema })
    .nullable(),
  record: recordSchema,
})
export type WorkshopResult = z.infer<typeof workshopResultSchema>

/** What is counted of a workshop: the result without what single people said. */
export type CountedResult = Omit<WorkshopResult, 'record'>
