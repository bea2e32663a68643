// What is asked of a package that comes in at the state level (RP7), once its bytes and its signature are right. Pure:
// what is known there is given.
import type { Catalogue } from '../catalogue/catalogue.ts'
import { CYCLE_YEARS } from '../cycle/cycle.ts'
import { lookUp } from '../kernel/lookUp.ts'
import type { Problem } from '../kernel/problem.ts'
import { leavingBases } from '../legalBasis/legalBasis.ts'
import { isRatedDimension } from '../structureRating/structureRating.ts'
import { refused } from './refusal.ts'
import { newestByKey, wayBetween, type CatalogueMapping } from './mapping.ts'
import {
  catalogueRef,
  cataloguesIn,
  criterionKey,
  FINDINGS_PER_CASE,
  splitRef,
  type MergedFinding,
  type PackageCase,
  type PackageFinding,
  type ReleasePackage,
} from './releasePackage.ts'

/** The master data that package and office have to agree on. */
type MasterData = Omit<ReleasePackage['office'], 'key'>

/** What is known of a package that came in before. */
interface KnownPackage {
  readonly number: number
  readonly hash: string
  /** "2026-H2" */
  readonly releasedIn: string
  readonly cycleStart: number
  readonly extraordinary: boolean
  /** When it was taken back, or null. */
  readonly withdrawnAt: number | null
  /** Its key was revoked since: its office may release anew without replacing it. */
  readonly isRevoked: boolean
}

/** What the state level knows when a package comes in. */
export interface KnownToState {
  /** The office its key stands for, or undefined. */
  readonly office: MasterData | undefined
  /** The catalogues it holds, by key and version. */
  readonly catalogues: readonly Readonly<Record<'key' | 'version', string>>[]
  readonly mappings: readonly CatalogueMapping[]
  /** Packages of the same procedure that came in before. */
  readonly before: readonly KnownPackage[]
  /** Numbers of the same procedure that were taken back and never came in, as far as that is known. */
  readonly takenBack: readonly number[]
  /** "2026-H2" */
  readonly now: string
}

/**
 * Why a package is refused beside what is known, or undefined. `hash` is that of its file. What it says is asked apart
 * (`contradictionIn`): that takes its time, and needs nothing that changes from package to package.
 */
export function receivedProblem(
  content: ReleasePackage,
  hash: string,
  known: KnownToState,
): Problem | undefined {
  return (
    officeProblem(content, known) ??
    numberProblem(content, hash, known) ??
    timeProblem(content, known.now) ??
    historyProblem(content, known) ??
    catalogueProblem(content, known)
  )
}

/** What a package says that its cases or its catalogues contradict; asked when it is made, and again when it comes in. */
export const contradictionIn = (
  content: ReleasePackage,
  catalogues: readonly Catalogue[],
): Problem | undefined =>
  caseProblem(content) ??
  findingProblem(content) ??
  consentProblem(content) ??
  criterionProblem(content, catalogues) ??
  structureProblem(content, catalogues)

function officeProblem({ office }: ReleasePackage, known: KnownToState): Problem | undefined {
  if (!known.office) return refused('officeUnknown')
  const held = Object.entries(known.office)
  const told: Readonly<Record<string, unknown>> = office
  // What the state level does not know yet contradicts nothing.
  const [other] = held.find(([name, value]) => value !== null && value !== told[name]) ?? []
  return other === undefined ? undefined : refused('officeContradicts', { what: other })
}

function numberProblem(
  { number }: ReleasePackage,
  hash: string,
  { before }: KnownToState,
): Problem | undefined {
  const same = before.find((one) => one.number === number)
  if (same) {
    const double = same.withdrawnAt === null ? 'double' : 'doubleWithdrawn'
    return refused(same.hash === hash ? double : 'numberTaken', { number })
  }
  const newest = Math.max(0, ...before.map((one) => one.number))
  return number < newest ? refused('older', { number, newest }) : undefined
}

/**
 * Does it follow what its procedure said before? What was taken back says nothing any more; but what came after it may still
 * name it as what it replaced, whichever of the two came first.
 */
function historyProblem(
  content: ReleasePackage,
  { before, takenBack }: KnownToState,
): Problem | undefined {
  const valid = before.filter(({ withdrawnAt }) => withdrawnAt === null)
  const newestOf = (some: typeof valid) => Math.max(0, ...some.map(({ number }) => number))
  const newest = newestOf(valid)
  const sound = newestOf(valid.filter(({ isRevoked }) => !isRevoked))
  const replaced = content.replaces ?? 0
  const gone = before.filter(({ withdrawnAt }) => withdrawnAt !== null).map(({ number }) => number)
  const followsGone = replaced > sound && [...gone, ...takenBack].includes(replaced)
  if (![newest, sound].includes(replaced) && !followsGone)
    return refused('replacesContradicts', {
      replaces: content.replaces ?? '–',
      newest: newest || '–',
    })
  if (before.some(({ releasedIn }) => releasedIn > content.releasedIn))
    return refused('timesContradict')
  const other = valid.find((one) => !one.isRevoked && !isSameProcedure(one, content.procedure))
  return other && refused('procedureContradicts', { number: other.number })
}

/** Do two packages say the same of their procedure? */
export const isSameProcedure = (
  one: Pick<KnownPackage, 'cycleStart' | 'extraordinary'>,
  other: Pick<KnownPackage, 'cycleStart' | 'extraordinary'>,
): boolean => one.cycleStart === other.cycleStart && one.extraordinary === other.extraordinary

/** Years before and after the first one of its cycle in which a procedure may be worked on: some begin early, some are late. */
const YEARS_AROUND = { before: 1, after: 2 * CYCLE_YEARS }

/** What a package says of times that are not there yet, or contradict each other. `now` is a half-year. */
export function timeProblem(content: ReleasePackage, now: string): Problem | undefined {
  const { releasedIn, cases, procedure, recordingBreaks, number, replaces } = content
  const held = cases.map(({ workshopIn }) => workshopIn)
  const ahead = [releasedIn, ...held].find((half) => half > now)
  if (ahead !== undefined) return refused('future', { when: ahead })
  const years = [procedure.cycleStart, ...recordingBreaks]
  const late = years.find((year) => year > yearOf(now))
  if (late !== undefined) return refused('future', { when: String(late) })
  const first = `${procedure.cycleStart - YEARS_AROUND.before}-H1`
  const last = `${procedure.cycleStart + YEARS_AROUND.after}-H2`
  const isOutside = held.some((half) => half > releasedIn || half < first || half > last)
  // A time may lie before every case: it was agreed on in a workshop without one, of which no day leaves the office.
  const isPast = content.recommendations.some(({ due }) => due !== null && due < first)
  return isOutside || isPast || (replaces !== null && replaces >= number)
    ? refused('timesContradict')
    : undefined
}

const yearOf = (half: string): number => Number(half.slice(0, 4))

function caseProblem(content: ReleasePackage): Problem | undefined {
  const { cases, findings, mergedFindings } = content
  const strange = findings.flatMap((one) => one.cases).find((number) => number > cases.length)
  if (strange !== undefined) return refused('caseUnknown', { number: strange })
  for (const { criteria, number, legalBasis } of cases) {
    const count = findings.filter((one) => one.cases.includes(number)).length
    if (count > FINDINGS_PER_CASE) return refused('tooManyFindings', { findings: count, number })
    if (!isBasis(legalBasis)) return refused('basisUnfit', { number })
    const ids = criteria.map(({ criterion }) => criterion)
    if (new Set(ids).size < ids.length)
      return refused('malformed', { where: `cases[${number - 1}].criteria` })
  }
  return mergedFindings.every((one) => isBorneOut(one, content))
    ? undefined
    : refused('mergedContradicts')
}

/** One of the product, or the random id of an entry an installation added: never words. */
const isBasis = (code: string): boolean =>
  leavingBases.includes(code) || /^[A-Za-z0-9_-]{22}$/.test(code)

/** A finding without a criterion has no rating, and one on a criterion is found in its cases, where they say it. */
function findingProblem({ cases, findings }: ReleasePackage): Problem | undefined {
  const says = new Map(
    cases.flatMap(({ number, catalogue, criteria }) =>
      criteria.map((row) => [`${number} ${criterionKey({ catalogue, ...row })}`, row] as const),
    ),
  )
  for (const { cases: numbers, catalogue, criterion, rating } of findings) {
    if (catalogue === null || criterion === null) {
      if (catalogue !== criterion || rating !== null)
        return refused('findingContradicts', { number: numbers[0] ?? 0 })
      continue
    }
    for (const number of numbers) {
      // A case that was read twice is told under the catalogue of the last time.
      if (cases[number - 1]?.catalogue !== catalogue) continue
      const row = says.get(`${number} ${criterionKey({ catalogue, criterion })}`)
      if (!row || (rating !== null && !row.agreed.includes(rating)))
        return refused('findingContradicts', { number })
    }
  }
  return undefined
}

/** Fewest answers of which a room is told how many agreed (VO3), and more than a room has. */
const ANSWERS = { least: 3, most: 300 }

function consentProblem({ findings, structureRatings }: ReleasePackage): Problem | undefined {
  const sums = [...findings, ...structureRatings].flatMap(({ consent }) =>
    consent ? [consent.agree + consent.concerns + consent.object] : [],
  )
  const strange = sums.find((sum) => sum < ANSWERS.least || sum > ANSWERS.most)
  return strange === undefined ? undefined : refused('consentContradicts', { answers: strange })
}

/** Each criterion an office is rated on is rated once, and is one of those. */
function structureProblem(
  { structureRatings }: ReleasePackage,
  catalogues: readonly Catalogue[],
): Problem | undefined {
  const dimensions = new Map(
    catalogues.flatMap((one) =>
      one.criteria.map(({ id, dimension }) => [
        criterionKey({ catalogue: catalogueRef(one), criterion: id }),
        dimension,
      ]),
    ),
  )
  const seen = new Set<string>()
  for (const one of structureRatings) {
    const key = criterionKey(one)
    if (seen.has(key) || !isRatedDimension(dimensions.get(key) ?? ''))
      return refused('structureContradicts', { criterion: one.criterion })
    seen.add(key)
  }
  return undefined
}

/** Do the findings of the package bear out what was gathered, in as many cases as it says? */
function isBorneOut(
  { direction, criteria, cases: told, several }: MergedFinding,
  { cases, findings }: ReleasePackage,
): boolean {
  const meant = findings.filter((one) => one.direction === direction)
  const named = new Set(meant.flatMap((one) => referenceOf(one) ?? []))
  // Findings without a criterion may be among those gathered.
  const among = meant.filter((one) => criteria.length === 0 || isAmong(one, criteria))
  const numbers = new Set(among.flatMap((one) => one.cases))
  const held = (origin: PackageCase['origin']) =>
    cases.filter((one) => one.origin === origin && numbers.has(one.number)).length
  const sum = told.random + told.additional
  return (
    criteria.every((one) => named.has(criterionKey(one))) &&
    told.random <= held('random') &&
    told.additional <= held('additional') &&
    sum >= (several ? 2 : 1)
  )
}

const referenceOf = ({ catalogue, criterion }: PackageFinding): string | null =>
  catalogue === null || criterion === null ? null : criterionKey({ catalogue, criterion })

const isAmong = (finding: PackageFinding, criteria: MergedFinding['criteria']): boolean => {
  const reference = referenceOf(finding)
  return reference === null || criteria.some((one) => criterionKey(one) === reference)
}

function catalogueProblem(
  content: ReleasePackage,
  { catalogues, mappings }: KnownToState,
): Problem | undefined {
  const held = new Set(catalogues.map(catalogueRef))
  const newest = newestByKey(held)
  for (const ref of cataloguesIn(content)) {
    if (!held.has(ref)) return refused('catalogueUnknown', { catalogue: ref })
    const { key } = splitRef(ref)
    const current = catalogueRef({ key, version: newest.get(key) ?? '' })
    if (!wayBetween(ref, current, mappings))
      return refused('catalogueUnmapped', { catalogue: ref, newest: current })
  }
  return undefined
}

/** Criterion → ratings it can be given, for each catalogue; made once for each of them. */
const tables = new WeakMap<Catalogue, ReadonlyMap<string, ReadonlySet<string>>>()

function tableOf(catalogue: Catalogue): ReadonlyMap<string, ReadonlySet<string>> {
  const made = tables.get(catalogue)
  if (made) return made
  const none = catalogue.nonAnswers.map(({ value }) => value)
  const table = new Map(
    catalogue.criteria.map(({ id, dimension }) => {
      const scale = lookUp(catalogue.scales, dimension) ?? []
      return [id, new Set([...scale.map(({ value }) => value), ...none])]
    }),
  )
  tables.set(catalogue, table)
  return table
}

function criterionProblem(
  content: ReleasePackage,
  catalogues: readonly Catalogue[],
): Problem | undefined {
  const byRef = new Map(catalogues.map((one) => [catalogueRef(one), tableOf(one)]))
  for (const { catalogue, criterion, ratings } of ratedIn(content)) {
    const known = byRef.get(catalogue)?.get(criterion)
    if (!known) return refused('criterionUnknown', { criterion, catalogue })
    const strange = ratings.find((rating) => !known.has(rating))
    if (strange !== undefined)
      return refused('ratingUnknown', { criterion, rating: strange, catalogue })
  }
  return undefined
}

/** Every criterion a package names, and the ratings given to it there. */
const ratedIn = ({
  cases,
  findings,
  structureRatings,
  recommendations,
  mergedFindings,
}: ReleasePackage) => [
  ...cases.flatMap(({ catalogue, criteria }) =>
    criteria.map(({ criterion, agreed, noted }) => ({
      catalogue,
      criterion,
      ratings: [...agreed, ...noted],
    })),
  ),
  ...findings.flatMap(({ catalogue, criterion, rating }) =>
    catalogue === null || criterion === null
      ? []
      : [{ catalogue, criterion, ratings: rating === null ? [] : [rating] }],
  ),
  ...structureRatings.map(({ catalogue, criterion, rating }) => ({
    catalogue,
    criterion,
    ratings: [rating],
  })),
  ...[...recommendations, ...mergedFindings].flatMap(({ criteria }) =>
    criteria.map((one) => ({ ...one, ratings: [] })),
  ),
]
