import type { Catalogue } from '../catalogue/catalogue.ts'
import type {
  CatalogueMapping,
  mappingKinds,
  MappingFault,
  MappingPreview,
} from './mapping.schema.ts'
import {
  catalogueRef,
  criterionKey,
  inCanonicalOrder,
  sortedSet,
  splitRef,
  type MergedFinding,
  type PackageCase,
  type ReleasePackage,
} from './releasePackage.ts'

export type { CatalogueMapping, MappingFault, MappingPreview } from './mapping.schema.ts'
export type MappingKind = (typeof mappingKinds)[number]

/** What became of the criterion of a row. */
function kindOf(
  { to }: CatalogueMapping['criteria'][number],
  all: CatalogueMapping['criteria'],
): MappingKind {
  if (to.length === 0) return 'gone'
  if (to.length > 1) return 'split'
  const others = all.filter((row) => row.to.includes(to[0] ?? ''))
  return others.length > 1 ? 'merged' : 'same'
}

/** Ratings that can be given under a catalogue, by dimension. */
const ratingsBy = (catalogue: Catalogue, dimension: string): readonly string[] => [
  ...(catalogue.scales[dimension] ?? []).map(({ value }) => value),
  ...catalogue.nonAnswers.map(({ value }) => value),
]

/** Which of these catalogues are newer versions of one of them. */
export const newerThan = <C extends { readonly key: string; readonly version: string }>(
  one: C,
  all: readonly C[],
): readonly C[] =>
  all.filter(({ key, version }) => key === one.key && isNewer(version, one.version))

/** Is there a catalogue among these with a newer version, and so a table to fill in? */
export const hasOlder = (
  all: readonly { readonly key: string; readonly version: string }[],
): boolean => all.some((one) => newerThan(one, all).length > 0)

/** What a mapping between two catalogues would do, and what is wrong with it; nothing is counted yet (`packages`). */
export function previewOf(
  mapping: CatalogueMapping,
  from: Catalogue,
  to: Catalogue,
): Omit<MappingPreview, 'packages'> {
  const older = new Map(from.criteria.map((one) => [one.id, one]))
  const newer = new Map(to.criteria.map((one) => [one.id, one]))
  const faults: MappingFault[] = []
  const fault = (kind: MappingFault['kind'], code: string) => faults.push({ kind, code })
  const seen = new Set<string>()
  for (const row of mapping.criteria) {
    const before = older.get(row.from)
    if (!before) fault('unknownFrom', row.from)
    if (seen.has(row.from)) fault('twice', row.from)
    seen.add(row.from)
    for (const id of row.to) {
      const after = newer.get(id)
      if (!after) fault('unknownTo', id)
      else if (before && after.dimension !== before.dimension) fault('otherDimension', row.from)
    }
  }
  for (const id of older.keys()) if (!seen.has(id)) fault('missing', id)
  faults.push(...ratingFaults(mapping, from, to))
  const reached = new Set(mapping.criteria.flatMap((row) => row.to))
  return {
    rows: mapping.criteria.map((row) => ({ ...row, kind: kindOf(row, mapping.criteria) })),
    fresh: [...newer.keys()].filter((id) => !reached.has(id)),
    faults,
  }
}

function ratingFaults(mapping: CatalogueMapping, from: Catalogue, to: Catalogue): MappingFault[] {
  const renamed = new Map(mapping.ratings.map((row) => [row.from, row.to]))
  const faults: MappingFault[] = []
  for (const dimension of new Set(from.criteria.map((one) => one.dimension))) {
    const known = new Set(ratingsBy(to, dimension))
    for (const rating of ratingsBy(from, dimension)) {
      const after = renamed.has(rating) ? renamed.get(rating) : rating
      if (typeof after !== 'string' || known.has(after)) continue
      faults.push({ kind: renamed.has(rating) ? 'ratingUnknown' : 'ratingMissing', code: after })
    }
  }
  return faults
}

/** Is a version newer than another one? "2020.10" is newer than "2020.9". */
export const isNewer = (version: string, than: string): boolean =>
  version.localeCompare(than, 'en', { numeric: true }) > 0

/** The newest of the held versions of each catalogue, by key. */
export function newestByKey(refs: Iterable<string>): ReadonlyMap<string, string> {
  const newest = new Map<string, string>()
  for (const ref of refs) {
    const { key, version } = splitRef(ref)
    const held = newest.get(key)
    if (held === undefined || isNewer(version, held)) newest.set(key, version)
  }
  return newest
}

/** The mappings that lead from one version to another, in order; undefined if there is no way. */
export function wayBetween(
  from: string,
  to: string,
  mappings: readonly CatalogueMapping[],
): readonly CatalogueMapping[] | undefined {
  const ways = new Map<string, readonly CatalogueMapping[]>([[from, []]])
  for (const [at, way] of ways) {
    if (at === to) return way
    for (const mapping of mappings)
      if (catalogueRef(mapping.from) === at && !ways.has(catalogueRef(mapping.to)))
        ways.set(catalogueRef(mapping.to), [...way, mapping])
  }
  return undefined
}

/**
 * A package as it reads under another version of one of its catalogues. What was divided is counted under each part,
 * what was taken together once, and what is gone not at all; a finding whose criterion is gone or divided has none.
 */
export function mapPackage(content: ReleasePackage, mapping: CatalogueMapping): ReleasePackage {
  const [from, to] = [catalogueRef(mapping.from), catalogueRef(mapping.to)]
  const criteria = new Map(mapping.criteria.map((row) => [row.from, row.to]))
  const ratings = new Map(mapping.ratings.map((row) => [row.from, row.to]))
  const newIds = (id: string): readonly string[] => criteria.get(id) ?? []
  const newRating = (rating: string): string | null =>
    ratings.has(rating) ? (ratings.get(rating) ?? null) : rating
  const newRatings = (all: readonly string[]) => all.flatMap((one) => newRating(one) ?? [])
  const mapCase = (one: PackageCase): PackageCase => {
    if (one.catalogue !== from) return one
    const rows = new Map<string, PackageCase['criteria'][number]>()
    for (const row of one.criteria)
      for (const criterion of newIds(row.criterion)) {
        const held = rows.get(criterion)
        rows.set(criterion, {
          criterion,
          agreed: sortedSet([...(held?.agreed ?? []), ...newRatings(row.agreed)]),
          noted: sortedSet([...(held?.noted ?? []), ...newRatings(row.noted)]),
          directions: sortedSet([...(held?.directions ?? []), ...row.directions]),
        })
      }
    return { ...one, catalogue: to, criteria: [...rows.values()] }
  }
  const mapCriteria = <T extends Pick<MergedFinding, 'criteria'>>(row: T): T => {
    const all = row.criteria.flatMap((one) =>
      one.catalogue === from
        ? newIds(one.criterion).map((criterion) => ({ catalogue: to, criterion }))
        : [one],
    )
    return { ...row, criteria: [...new Map(all.map((one) => [criterionKey(one), one])).values()] }
  }
  return inCanonicalOrder({
    ...content,
    cases: content.cases.map(mapCase),
    findings: content.findings.map((finding) => {
      if (finding.catalogue !== from || finding.criterion === null) return finding
      const [only, ...more] = newIds(finding.criterion)
      const rating = finding.rating === null ? null : newRating(finding.rating)
      return only === undefined || more.length > 0
        ? { ...finding, catalogue: null, criterion: null, rating: null }
        : { ...finding, catalogue: to, criterion: only, rating }
    }),
    structureRatings: content.structureRatings.flatMap((row) => {
      if (row.catalogue !== from) return [row]
      const rating = newRating(row.rating)
      if (rating === null) return []
      return newIds(row.criterion).map((criterion) => ({
        ...row,
        catalogue: to,
        criterion,
        rating,
      }))
    }),
    recommendations: content.recommendations.map(mapCriteria),
    mergedFindings: content.mergedFindings.map(mapCriteria),
  })
}
