import { canonicalJson } from '../kernel/canonicalJson.ts'
import type {
  AnyPackage,
  PackageCase,
  PackageFinding,
  ReleasePackage,
} from './releasePackage.schema.ts'

export type {
  AnyPackage,
  MergedFinding,
  PackageCase,
  PackageFinding,
  ReleasePackage,
  SignedPackage,
  Withdrawal,
} from './releasePackage.schema.ts'

/** Most findings a package may hold for each of its cases: what a room may hold. */
export const FINDINGS_PER_CASE = 60

/** A package of any version as this one reads it; what a version did not say yet is empty. */
export const asNow = (content: AnyPackage): ReleasePackage =>
  content.version === 2 ? content : { ...content, version: 2, mergedFindings: [] }

/** "schutzauftrag-8a@2020.1" */
export const catalogueRef = ({ key, version }: Readonly<Record<'key' | 'version', string>>) =>
  `${key}@${version}`

/** The two halves of such a name. */
export function splitRef(ref: string): { readonly key: string; readonly version: string } {
  const at = ref.lastIndexOf('@')
  return { key: ref.slice(0, at), version: ref.slice(at + 1) }
}

/** "schutzauftrag-8a@2020.1 P-04-2" */
export const criterionKey = ({
  catalogue,
  criterion,
}: Readonly<Record<'catalogue' | 'criterion', string>>) => `${catalogue} ${criterion}`

/** Every catalogue a package was read against, each once, sorted. */
export const cataloguesIn = ({
  cases,
  findings,
  structureRatings,
  recommendations,
  mergedFindings,
}: ReleasePackage) =>
  sortedSet([
    ...cases.map(({ catalogue }) => catalogue),
    ...findings.flatMap(({ catalogue }) => catalogue ?? []),
    ...structureRatings.map(({ catalogue }) => catalogue),
    ...[...recommendations, ...mergedFindings].flatMap(({ criteria }) =>
      criteria.map(({ catalogue }) => catalogue),
    ),
  ])

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Each once, by UTF-16 units. */
export const sortedSet = <T extends string | number>(items: readonly T[]): T[] =>
  [...new Set(items)].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b)),
  )

/** Sorted by what a person looks for first, then by the canonical bytes of what each says: written only where that is asked. */
function inOrder<T>(
  items: readonly T[],
  first: (item: T) => string,
  says: (item: T) => unknown = (item) => item,
): T[] {
  const bytes = new Map<T, string>()
  const bytesOf = (item: T): string => {
    const held = bytes.get(item) ?? canonicalJson(says(item))
    bytes.set(item, held)
    return held
  }
  return items
    .map((item) => ({ item, first: first(item) }))
    .sort((a, b) => compare(a.first, b.first) || compare(bytesOf(a.item), bytesOf(b.item)))
    .map(({ item }) => item)
}

/**
 * The one order of what says the same (RP3): lists are sets, sorted by what they say (random cases and strengths first,
 * then by criterion, then by their canonical bytes), and cases are numbered in that order. So neither the order of days nor that of writing is told, and one content has one form of bytes.
 */
export function inCanonicalOrder<P extends AnyPackage>(content: P): P {
  const cases = content.cases.map((one): PackageCase => ({
    ...one,
    criteria: inOrder(
      one.criteria.map((row) => ({
        ...row,
        agreed: sortedSet(row.agreed),
        noted: sortedSet(row.noted),
        directions: sortedSet(row.directions),
      })),
      ({ criterion }) => criterion,
    ),
    factors: sortedSet(one.factors),
    ...(one.masterData && {
      masterData: { ...one.masterData, dangers: sortedSet(one.masterData.dangers) },
    }),
  }))
  // What is found in a case belongs to what it says; so cases that differ in this alone have an order, too.
  const foundIn = (number: number) =>
    content.findings
      .filter((finding) => finding.cases.includes(number))
      .map((finding) => canonicalJson(withoutOrder({ ...finding, cases: [] })))
      .sort(compare)
  const order = inOrder(
    cases,
    ({ origin }) => (origin === 'random' ? '0' : '1'),
    (one) => [{ ...one, number: 0 }, foundIn(one.number)],
  )
  const place = new Map(order.map(({ number }, index) => [number, index + 1]))
  return {
    ...content,
    recordingBreaks: sortedSet(content.recordingBreaks),
    cases: order.map((one, index) => ({ ...one, number: index + 1 })),
    findings: inOrder(
      content.findings.map((finding) => ({
        ...withoutOrder(finding),
        cases: sortedSet(finding.cases.map((number) => place.get(number) ?? number)),
      })),
      (finding) => `${directionFirst(finding)}${finding.criterion ?? '~'}`,
    ),
    structureRatings: inOrder(content.structureRatings, ({ criterion }) => criterion),
    recommendations: inOrder(
      content.recommendations.map(withCriteriaInOrder),
      ({ addressee }) => addressee,
    ),
    ...('mergedFindings' in content && {
      mergedFindings: inOrder(content.mergedFindings.map(withCriteriaInOrder), directionFirst),
    }),
  }
}

const directionFirst = ({ direction }: Pick<PackageFinding, 'direction'>): string =>
  direction === 'strength' ? '0' : '1'

const withCriteriaInOrder = <
  T extends { readonly criteria: ReleasePackage['recommendations'][number]['criteria'] },
>(
  one: T,
): T => ({ ...one, criteria: inOrder(one.criteria, ({ criterion }) => criterion) })

const withoutOrder = (finding: PackageFinding): PackageFinding => ({
  ...finding,
  cases: sortedSet(finding.cases),
  factors: sortedSet(finding.factors),
})
