// What is asked of a package that comes in at the state level (RP7), once its bytes and its signature are right. Pure:
// what is known there is given.
import type { Catalogue } from '../catalogue/catalogue.ts'
import { lookUp } from '../kernel/lookUp.ts'
import type { Problem } from '../kernel/problem.ts'
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

/** What the state level knows when a package comes in. */
export interface KnownToState {
  /** The office its key stands for, or undefined. */
  readonly office: MasterData | undefined
  /** The catalogues it holds, by key and version. */
  readonly catalogues: readonly Readonly<Record<'key' | 'version', string>>[]
  readonly mappings: readonly CatalogueMapping[]
  /** Packages of the same procedure that came in before. */
  readonly before: readonly {
    readonly number: number
    readonly hash: string
    /** When it was taken back, or null. */
    readonly withdrawnAt: number | null
  }[]
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
    catalogueProblem(content, known)
  )
}

/** What a package says that its cases or its catalogues contradict; asked when it is made, and again when it comes in. */
export const contradictionIn = (
  content: ReleasePackage,
  catalogues: readonly Catalogue[],
): Problem | undefined => caseProblem(content) ?? criterionProblem(content, catalogues)

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

function timeProblem(content: ReleasePackage, now: string): Problem | undefined {
  const { releasedIn, cases, procedure, recordingBreaks, number, replaces } = content
  const [thisYear] = now.split('-').map(Number)
  const ahead = [releasedIn, ...cases.map(({ workshopIn }) => workshopIn)].find((day) => day > now)
  if (ahead !== undefined) return refused('future', { when: ahead })
  const years = [procedure.cycleStart, ...recordingBreaks]
  const late = years.find((year) => year > (thisYear ?? 0))
  if (late !== undefined) return refused('future', { when: String(late) })
  const wrong = cases.find(({ workshopIn }) => workshopIn > releasedIn)
  if (wrong || (replaces !== null && replaces >= number)) return refused('timesContradict')
  return undefined
}

function caseProblem(content: ReleasePackage): Problem | undefined {
  const { cases, findings, mergedFindings } = content
  const strange = findings.flatMap((one) => one.cases).find((number) => number > cases.length)
  if (strange !== undefined) return refused('caseUnknown', { number: strange })
  if (findings.length > FINDINGS_PER_CASE * cases.length)
    return refused('tooManyFindings', {
      findings: findings.length,
      cases: cases.length,
    })
  for (const { criteria, number } of cases) {
    const ids = criteria.map(({ criterion }) => criterion)
    if (new Set(ids).size < ids.length)
      return refused('malformed', { where: `cases[${number - 1}].criteria` })
  }
  return mergedFindings.every((one) => isBorneOut(one, content))
    ? undefined
    : refused('mergedContradicts')
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
