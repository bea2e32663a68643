// What queries count of a result (rule RU5): rows of codes and numbers, without a word anybody typed.
import type { FactorCode } from '../keySituation/keySituation.ts'
import type { CountedResult } from './result.schema.ts'

/** As databases without booleans have it. */
type Flag = 0 | 1
const flag = (is: boolean): Flag => (is ? 1 : 0)

type Finding = CountedResult['findings'][number]
type Recommendation = CountedResult['recommendations'][number]
type StructureRating = CountedResult['structureRatings'][number]
type AnnotationCount = CountedResult['annotations'][number]

/** Consent as counts; 0 and without meaning where the state is not `counted`. */
interface ConsentColumns {
  readonly consentState: Finding['consent']['state']
  readonly agree: number
  readonly concerns: number
  readonly object: number
}

/** The rows of one result by table. Every row bears the id of its workshop; numbers and places are those of the result. */
export interface ResultRows {
  /** One row. */
  readonly result_workshop: readonly {
    readonly workshopId: string
    readonly catalogueKey: string
    readonly catalogueVersion: string
    readonly origin: CountedResult['origin']
    readonly seats: number
    readonly people: number
    readonly observers: number
    readonly lengthMinutes: number | null
    readonly uncounted: Flag
  }[]
  readonly result_finding: readonly (Pick<
    Finding,
    'number' | 'direction' | 'level' | 'evidenceLevel' | 'criterionId' | 'rating' | 'keySituation'
  > & {
    readonly workshopId: string
    readonly minorityView: Flag
    /** How many passages it rests on. */
    readonly passages: number
  } & ConsentColumns)[]
  /** A factor of a finding (by number) or of a key situation (by place). */
  readonly result_factor: readonly {
    readonly workshopId: string
    readonly part: 'finding' | 'keySituation'
    readonly ordinal: number
    readonly factor: FactorCode
  }[]
  readonly result_structure_rating: readonly (Pick<
    StructureRating,
    'criterionId' | 'rating' | 'document'
  > &
    ConsentColumns & { readonly workshopId: string; readonly minorityView: Flag })[]
  readonly result_annotation: readonly (Omit<AnnotationCount, 'paper' | 'count'> & {
    readonly workshopId: string
    readonly place: number
    readonly paper: Flag
    readonly annotations: number
  })[]
  readonly result_key_situation: readonly {
    readonly workshopId: string
    readonly place: number
    readonly chosen: Flag
    readonly dots: number | null
    readonly entries: number
  }[]
  readonly result_recommendation: readonly (Pick<
    Recommendation,
    'number' | 'addressee' | 'dueHalfYear' | 'dots'
  > & {
    readonly workshopId: string
    /** Is there a measure of success? */
    readonly indicator: Flag
  })[]
  /** From which finding a recommendation follows, both by number. */
  readonly result_recommendation_finding: readonly {
    readonly workshopId: string
    readonly recommendation: number
    readonly finding: number
  }[]
}

/** The rows of a result: pure, so that those written at the conclusion and those of a rebuild are the same. */
export function resultRows(workshopId: string, result: CountedResult): ResultRows {
  const { catalogue, origin, participation, lengthMinutes, uncounted } = result
  return {
    result_workshop: [
      {
        ...{ workshopId, catalogueKey: catalogue.key, catalogueVersion: catalogue.version, origin },
        ...participation,
        ...{ lengthMinutes, uncounted: flag(uncounted) },
      },
    ],
    result_finding: result.findings.map((one) => ({
      ...{ workshopId, number: one.number, direction: one.direction, level: one.level },
      ...{ evidenceLevel: one.evidenceLevel, criterionId: one.criterionId, rating: one.rating },
      ...{ keySituation: one.keySituation, ...consentColumns(one.consent) },
      ...{ minorityView: flag(one.minorityView), passages: one.passages.length },
    })),
    result_factor: [
      ...result.findings.flatMap(({ number, factors }) => factorRows('finding', number, factors)),
      ...result.keySituations.flatMap(({ factors }, at) =>
        factorRows('keySituation', at + 1, factors),
      ),
    ].map((row) => ({ workshopId, ...row })),
    result_structure_rating: result.structureRatings.map((one) => ({
      ...{ workshopId, criterionId: one.criterionId, rating: one.rating, document: one.document },
      ...consentColumns(one.consent),
      minorityView: flag(one.minorityView),
    })),
    result_annotation: result.annotations.map(({ paper, count, ...codes }, at) => ({
      ...{ workshopId, place: at + 1 },
      ...codes,
      ...{ paper: flag(paper), annotations: count },
    })),
    result_key_situation: result.keySituations.map(({ chosen, dots, entryIds }, at) => ({
      ...{ workshopId, place: at + 1, chosen: flag(chosen), dots, entries: entryIds.length },
    })),
    result_recommendation: result.recommendations.map((one) => ({
      ...{ workshopId, number: one.number, addressee: one.addressee },
      ...{ dueHalfYear: one.dueHalfYear, dots: one.dots },
      indicator: flag(one.wording.indicator !== ''),
    })),
    result_recommendation_finding: result.recommendations.flatMap(({ number, findings }) =>
      [...new Set(findings)].map((finding) => ({ workshopId, recommendation: number, finding })),
    ),
  }
}

const consentColumns = ({
  state,
  agree,
  concerns,
  object,
}: Finding['consent']): ConsentColumns => ({ consentState: state, agree, concerns, object })

const factorRows = (
  part: 'finding' | 'keySituation',
  ordinal: number,
  factors: readonly FactorCode[],
) => [...new Set(factors)].map((factor) => ({ part, ordinal, factor }))
