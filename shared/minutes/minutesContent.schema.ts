import { coefficientSchema } from '../agreement/agreement.schema.ts'
import { z } from '../kernel/zod.ts'
import { directionSchema } from '../annotation/annotation.schema.ts'
import { perspectiveSchema, topicStatusSchema } from '../discussion/discussion.schema.ts'
import {
  findingLevelSchema,
  evidenceLevelSchema,
  findingDirectionSchema,
} from '../finding/finding.schema.ts'
import { factorCodeSchema, boardKindSchema } from '../keySituation/keySituation.schema.ts'
import { addresseeSchema } from '../recommendation/recommendation.schema.ts'
import { basisDecisionSchema } from '../legalBasis/legalBasis.schema.ts'
import { originSchema } from '../reviewCase/reviewCase.schema.ts'
import { comparedThemeSchema } from '../structureRating/besideCases.schema.ts'
import { documentKindSchema } from '../structureRating/structureRating.schema.ts'
import { turnoutSchema, voteStateSchema } from '../vote/vote.schema.ts'
import { feedbackOptions } from '../vote/vote.ts'

const text = z.string()
/** A vote by dots. `dots` is what each person had, `turnout` is who took part, if it was counted. */
/** What is printed of a decision about the legal basis. */
const shownBasis = basisDecisionSchema.pick({ label: true, decidedBy: true, decidedOn: true })

const dotVoteSchema = z.strictObject({
  state: voteStateSchema,
  dots: z.int(),
  turnout: turnoutSchema.nullable(),
})
/** Where something stands in the case text: its entry's day and heading; null if the text was withdrawn. */
const placeSchema = z.strictObject({ day: z.int(), heading: text }).nullable()
/** A marked passage: where it stands, and the words; empty if the whole entry is meant or the text was withdrawn. */
const passageSchema = z.strictObject({ place: placeSchema, quote: text })
/** The places on which seats agree, or are split, those with most seats first (rule RV4). */
const figuresSchema = z.strictObject({
  shown: z.array(
    z.strictObject({
      place: placeSchema,
      criterion: text,
      seats: z.int(),
      leading: directionSchema,
    }),
  ),
  /** How many more there are. */
  more: z.int(),
})
/** Consent as counts. */
const consentSchema = z.strictObject({
  state: voteStateSchema,
  agree: z.int(),
  concerns: z.int(),
  object: z.int(),
  paper: z.boolean(),
  /** Who answered, if that was not everybody. */
  turnout: turnoutSchema.nullable(),
  /** What was agreed to was changed afterwards (MI9). */
  changed: z.boolean(),
})
/** Dots one option got; null without a result. */
const dotsOf = {
  dots: z.int().nullable(),
  tied: z.boolean(),
  /** It was changed after dots were given on it (MI9). */
  changed: z.boolean(),
}

/**
 * What minutes say, built from what the room may see: codes, figures, and what people typed or the office keeps (plain
 * texts). What they are called in German, page and DOCX say alike (shared/minutes/minutesBlocks.ts). No seat, no name
 * that was not typed, no time of writing.
 */
export const minutesSchema = z.strictObject({
  title: text,
  officeName: text,
  procedureTitle: text,
  /** Planned day, YYYY-MM-DD. */
  date: z.string(),
  /** `running` until the day is ended, `comment` while the period runs, `final` afterwards. */
  stage: z.enum(['running', 'comment', 'final']),
  /** Last day of the comment period, YYYY-MM-DD, once the day is ended. */
  commentUntil: z.string().nullable(),
  /** Day on which this page or file was made, YYYY-MM-DD. */
  issuedOn: z.string(),
  /** Day of the final version, YYYY-MM-DD; null for a draft, and if it was not written down. */
  concludedOn: z.string().nullable(),
  origin: originSchema.nullable(),
  /** The case that was read; null if structure criteria were rated without one. */
  reviewCase: z
    .strictObject({
      label: text,
      version: z.int(),
      /** SHA-256 of the text; null once it was withdrawn: nothing can be changed any more, passages keep their place only. */
      hash: z.string().nullable(),
      /** On what basis the text was passed on (PR9), in a final version as of its day; null if that was not written down. */
      legalBasis: shownBasis.nullable(),
      /** What was decided anew after the final version; null if nothing was. */
      legalBasisSince: shownBasis.nullable(),
    })
    .nullable(),
  /** What was read or rated against; null if it is not kept any more. */
  catalogue: z.strictObject({ title: text, version: text, status: text }).nullable(),
  /** The second catalogue as lists call it, whose criteria were rated, too; empty if there was none. */
  consultantCatalogue: text,
  facilitation: text,
  recorder: text,
  /** Empty if the usual list was kept. */
  distribution: text,
  people: z.int(),
  /** When the day began and ended, "09:04"; null if unknown. */
  began: z.string().nullable(),
  ended: z.string().nullable(),
  course: z.array(
    z.strictObject({
      title: text,
      planned: z.int(),
      /** First entered, last left, minutes spent; null in results of versions that kept no times. */
      from: z.string().nullable(),
      to: z.string().nullable(),
      spent: z.int().nullable(),
      /** The day is over, and the room was not in this step. */
      skipped: z.boolean(),
    }),
  ),
  keySituationVote: dotVoteSchema,
  keySituations: z.array(
    z.strictObject({
      title: text,
      chosen: z.boolean(),
      places: z.array(placeSchema),
      question: text,
      ...dotsOf,
      board: z.array(
        z.strictObject({
          kind: boardKindSchema,
          lines: z.array(z.strictObject({ factor: factorCodeSchema.nullable(), text })),
        }),
      ),
      review: z.boolean(),
    }),
  ),
  questions: z.array(z.strictObject({ text, answer: text, settled: z.boolean() })),
  perspectives: z.array(z.strictObject({ perspective: perspectiveSchema, notes: z.array(text) })),
  statements: z.array(text),
  findings: z.array(
    z.strictObject({
      number: z.int(),
      direction: findingDirectionSchema,
      title: text,
      observation: text,
      explanation: text,
      passages: z.array(passageSchema),
      noEvidenceReason: text,
      /** Criterion and rating in the words of the catalogue; empty if there is none. */
      criterion: text,
      rating: text,
      level: findingLevelSchema.nullable(),
      evidenceLevel: evidenceLevelSchema.nullable(),
      factors: z.array(factorCodeSchema),
      consent: consentSchema,
      minorityView: text,
      review: z.boolean(),
    }),
  ),
  /** What the room agreed on for structure criteria (rule SR6). */
  structureRatings: z.array(
    z.strictObject({
      /** Criterion and rating in the words of the catalogue. */
      criterion: text,
      rating: text,
      /** Why it does not apply; empty otherwise. */
      reason: text,
      document: documentKindSchema.nullable(),
      evidence: text,
      consent: consentSchema,
      minorityView: text,
      /** Did the room see before how seats had rated it? Null in results of versions that did not keep it. */
      uncovered: z.boolean().nullable(),
    }),
  ),
  /** How many structure criteria there are to agree on; null if the catalogue is not kept any more. */
  rateable: z.int().nullable(),
  /** What cases of the procedure showed beside the themes of these ratings (rule SR10); empty where none were counted. */
  comparedThemes: z.array(comparedThemeSchema),
  recommendationVote: dotVoteSchema,
  recommendations: z.array(
    z.strictObject({
      number: z.int(),
      wording: text,
      addressee: addresseeSchema,
      owner: text,
      due: z.string().nullable(),
      indicator: text,
      findings: z.array(z.int()),
      ...dotsOf,
      review: z.boolean(),
    }),
  ),
  /**
   * How many annotations were uncovered, and where seats agree or are split (rule RV4); null if seats were not counted.
   */
  annotations: z.strictObject({
    count: z.int(),
    places: z.strictObject({ agreed: z.int(), split: z.int(), leaning: z.int() }).nullable(),
    agreed: figuresSchema,
    split: figuresSchema,
    /** How far the seats agreed at the first reveal (AG7); null where that was not computed. */
    agreement: z
      .strictObject({
        seats: z.int(),
        small: z.boolean(),
        passages: coefficientSchema,
        direction: coefficientSchema,
        rating: coefficientSchema,
      })
      .nullable(),
  }),
  parked: z.array(z.strictObject({ text, status: topicStatusSchema, assignedTo: text })),
  feedback: z
    .strictObject({
      totals: z.record(z.enum(feedbackOptions), z.int()),
      turnout: turnoutSchema,
      texts: z.array(text),
    })
    .nullable(),
  /** What still has to be looked at, a sentence each; empty once the minutes are final. */
  openPoints: z.array(text),
})
export type Minutes = z.infer<typeof minutesSchema>
