import { halfYearOf } from '../../shared/kernel/halfYear.ts'
import {
  catalogueRef,
  criterionKey,
  inCanonicalOrder,
  sortedSet,
  type MergedFinding,
  type PackageCase,
  type PackageFinding,
  type ReleasePackage,
} from '../../shared/releasePackage/releasePackage.ts'
import type { MasterData } from '../../shared/reviewCase/masterData.schema.ts'
import type { CountedResult } from '../../shared/result/result.schema.ts'
import { areOfSeveralCases, casesByOrigin } from '../../shared/synthesis/synthesis.ts'
import type { PointId } from '../../shared/synthesis/synthesis.schema.ts'

/** A concluded workshop, as its result says it. */
interface SourceWorkshop {
  readonly workshopId: string
  /** Null if no case was read: then its recommendations leave, and nothing is counted as a case. */
  readonly caseId: string | null
  /** YYYY-MM-DD */
  readonly date: string
  readonly result: CountedResult
}

/** A case of the procedure. */
interface SourceCase {
  readonly id: string
  readonly origin: PackageCase['origin']
  /** The code of its legal basis; null if none was decided. */
  readonly legalBasis: string | null
  /** Its text was withdrawn, or it is decided that it stays in the office: nothing of it leaves. */
  readonly stays: boolean
  /** What of its master data may leave (MD3); null if nothing does. */
  readonly masterData: MasterData | null
}

/** Findings under one heading of the office, by workshop and number; what it is called stays in the house. */
interface GatheredFindings {
  readonly several: boolean
  readonly findings: readonly PointId[]
}

/** All that a package is made of. */
export interface PackageSource {
  readonly office: ReleasePackage['office']
  readonly procedure: ReleasePackage['procedure']
  readonly recordingBreaks: readonly number[]
  readonly cases: readonly SourceCase[]
  readonly workshops: readonly SourceWorkshop[]
  readonly structureRatings: ReleasePackage['structureRatings']
  /** Findings the office gathered under a heading. */
  readonly merged: readonly GatheredFindings[]
  /** Confirmed general wordings, by `placeKey`. */
  readonly wordings: ReadonlyMap<string, string>
}

/** Which package it would be. */
type PackageFrame = Pick<ReleasePackage, 'number' | 'replaces' | 'releasedIn'>

/** Names a recommendation: its workshop and its number in the minutes. */
export const placeKey = (workshopId: string, number: number): string => `${workshopId}.${number}`

/** The cases a package carries: read in a concluded workshop, and none that stays in the office. */
export const leavingCases = ({ cases, workshops }: PackageSource): readonly SourceCase[] =>
  cases.filter(({ id, stays }) => !stays && workshops.some(({ caseId }) => caseId === id))

/**
 * What would leave the house (RP1), made of what is counted of the concluded workshops: no wording, passage, note or day
 * is even looked at. Cases that stay in the office are left out and counted. In canonical order.
 */
export function contentOf(source: PackageSource, frame: PackageFrame): ReleasePackage {
  const held = leavingCases(source).map((one) => ({
    one,
    workshops: source.workshops.filter(({ caseId }) => caseId === one.id),
  }))
  const workshops = held.flatMap((entry, index) =>
    entry.workshops.map((workshop) => ({
      ...workshop,
      origin: entry.one.origin,
      number: index + 1,
    })),
  )
  const withoutCase = source.workshops.filter(({ caseId }) => caseId === null)
  const stays = source.cases.filter(
    (one) => one.stays && source.workshops.some(({ caseId }) => caseId === one.id),
  )
  const countOf = (origin: PackageCase['origin']) =>
    stays.filter((one) => one.origin === origin).length
  return inCanonicalOrder({
    format: 'fallwerkstatt-release-package',
    version: 2,
    ...frame,
    office: source.office,
    procedure: source.procedure,
    recordingBreaks: [...source.recordingBreaks],
    withheld: { random: countOf('random'), additional: countOf('additional') },
    cases: held.map((entry, index) => caseOf(entry.one, entry.workshops, index + 1)),
    findings: workshops.flatMap(({ result, number }) => findingsOf(result, number)),
    structureRatings: [...source.structureRatings],
    recommendations: [...workshops, ...withoutCase].flatMap((workshop) =>
      recommendationsOf(workshop, source.wordings),
    ),
    mergedFindings: source.merged.flatMap((one) => mergedOf(one, workshops) ?? []),
  })
}

/** A workshop on a case that leaves, with what is known of that. */
interface LeavingWorkshop extends SourceWorkshop {
  readonly origin: PackageCase['origin']
}

/**
 * What was gathered, as far as its cases leave: in how many, random and added ones apart. Undefined if nothing of it
 * leaves; of a case that stays in the office it tells nothing, so "in several cases" is said of those that leave alone.
 */
function mergedOf(
  { several, findings }: GatheredFindings,
  workshops: readonly LeavingWorkshop[],
): MergedFinding | undefined {
  const points = findings.flatMap(({ workshopId, number }) => {
    const workshop = workshops.find((one) => one.workshopId === workshopId)
    const finding = workshop?.result.findings.find((one) => one.number === number)
    return workshop && finding ? [{ ...workshop, finding }] : []
  })
  const [first] = points
  if (!first) return undefined
  const criteria = points.flatMap(({ finding: { criterionId: criterion }, result }) =>
    criterion === null ? [] : [{ catalogue: catalogueRef(result.catalogue), criterion }],
  )
  return {
    direction: first.finding.direction,
    criteria: [...new Map(criteria.map((one) => [criterionKey(one), one])).values()],
    cases: casesByOrigin(points),
    several: several && areOfSeveralCases(points),
  }
}

/** One case; if several workshops read it, what they came to together, under the catalogue of the last one. */
function caseOf(
  { origin, legalBasis, masterData }: SourceCase,
  workshops: readonly SourceWorkshop[],
  number: number,
): PackageCase {
  const last = workshops.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1)
  if (!last) throw new Error('a case without a workshop')
  const catalogue = catalogueRef(last.result.catalogue)
  const results = workshops
    .map(({ result }) => result)
    .filter((result) => catalogueRef(result.catalogue) === catalogue)
  const findings = results.flatMap((result) => result.findings)
  const notes = results.flatMap((result) => result.annotations)
  const ids = sortedSet([
    ...findings.flatMap(({ criterionId }) => criterionId ?? []),
    ...notes.map(({ criterionId }) => criterionId),
  ])
  return {
    ...{ number, origin, catalogue },
    legalBasis: legalBasis ?? '',
    workshopIn: halfYearOf(last.date),
    criteria: ids.map((criterion) => {
      const found = findings.filter(({ criterionId }) => criterionId === criterion)
      const noted = notes.filter(({ criterionId }) => criterionId === criterion)
      return {
        criterion,
        agreed: sortedSet(found.flatMap(({ rating }) => rating ?? [])),
        noted: sortedSet(noted.flatMap(({ rating }) => rating ?? [])),
        directions: sortedSet([...found, ...noted].map(({ direction }) => direction)),
      }
    }),
    factors: sortedSet([
      ...findings.flatMap(({ factors }) => factors),
      ...results.flatMap(({ keySituations }) => keySituations.flatMap(({ factors }) => factors)),
    ]),
    ...(masterData && { masterData }),
  }
}

const findingsOf = ({ catalogue, findings }: CountedResult, number: number): PackageFinding[] =>
  findings.map(
    ({ direction, level, evidenceLevel, criterionId, rating, factors, consent, minorityView }) => ({
      ...{ direction, level, evidenceLevel, minorityView },
      cases: [number],
      catalogue: criterionId === null ? null : catalogueRef(catalogue),
      criterion: criterionId,
      rating: criterionId === null ? null : rating,
      factors: [...factors],
      consent:
        consent.state === 'counted'
          ? { agree: consent.agree, concerns: consent.concerns, object: consent.object }
          : null,
    }),
  )

/** Of a workshop; a time that was over when it was agreed on is no time, and stays in the house. */
function recommendationsOf(
  { workshopId, date, result: { catalogue, findings, recommendations } }: SourceWorkshop,
  wordings: PackageSource['wordings'],
): ReleasePackage['recommendations'] {
  const criteriaOf = (numbers: readonly number[]) =>
    sortedSet(
      findings.flatMap(({ number, criterionId }) =>
        numbers.includes(number) && criterionId !== null ? [criterionId] : [],
      ),
    ).map((criterion) => ({ catalogue: catalogueRef(catalogue), criterion }))
  return recommendations.map(({ number, addressee, dueHalfYear, findings: from }) => ({
    addressee,
    due: dueHalfYear !== null && dueHalfYear < halfYearOf(date) ? null : dueHalfYear,
    criteria: criteriaOf(from),
    wording: wordings.get(placeKey(workshopId, number)) ?? null,
  }))
}
