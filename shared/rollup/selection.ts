// Which of the packages at hand count (rule LW1). Pure: files were read and their signatures asked about before.
import type { Catalogue } from '../catalogue/catalogue.ts'
import { gatherBy } from '../kernel/gatherBy.ts'
import type { Problem } from '../kernel/problem.ts'
import type { CatalogueMapping } from '../releasePackage/mapping.ts'
import { mapPackage, newestByKey, wayBetween } from '../releasePackage/mapping.ts'
import { contradictionIn, receivedProblem } from '../releasePackage/received.ts'
import { refused } from '../releasePackage/refusal.ts'
import {
  catalogueRef,
  cataloguesIn,
  splitRef,
  type ReleasePackage,
  type Withdrawal,
} from '../releasePackage/releasePackage.ts'

/** A package whose signature fits, and the office it stands for. */
export interface HeldPackage {
  /** Name of its file, for what is said about it. */
  readonly name: string
  /** SHA-256 of the file. */
  readonly hash: string
  /** One office, whatever server speaks for it; never published. */
  readonly office: string
  readonly content: ReleasePackage
  /** Its key was revoked: it does not count, and its office may have released it anew without replacing it. */
  readonly isRevoked?: true
}

/** That a package is taken back, by an office. */
export interface HeldWithdrawal {
  readonly name: string
  readonly office: string
  readonly content: Withdrawal
}

/** All that lies in a folder of packages. */
export interface Holdings {
  readonly packages: readonly HeldPackage[]
  readonly withdrawals: readonly HeldWithdrawal[]
  readonly catalogues: readonly Catalogue[]
  readonly mappings: readonly CatalogueMapping[]
}

/** A file that cannot be counted, and why. */
export interface HeldProblem {
  readonly name: string
  readonly problem: Problem
}

/** What counts, and how many packages do not, by reason. */
export interface Selection {
  readonly counted: readonly HeldPackage[]
  readonly replaced: number
  readonly withdrawn: number
}

type Asked =
  | { readonly ok: true; readonly value: Selection }
  | { readonly ok: false; readonly problems: readonly HeldProblem[] }

const byNumber = (a: HeldPackage, b: HeldPackage): number =>
  a.content.number - b.content.number || (a.hash < b.hash ? -1 : 1)

const procedureOf = (office: string, key: string): string => `${office} ${key}`

/**
 * The newest package of each procedure that is not taken back. The order of the files says nothing: a file that lies there
 * twice is one, and packages of a procedure are asked about by their numbers, as if they came in like this.
 * @param now half-year in which nothing may lie ahead: "2026-H2"
 */
export function selectPackages(held: Holdings, now: string): Asked {
  const { withdrawals, catalogues } = held
  const once = [...new Map(held.packages.map((one) => [one.hash, one])).values()]
  const procedures = gatherBy(once.toSorted(byNumber), ({ office, content }) =>
    procedureOf(office, content.procedure.key),
  )
  const problems: HeldProblem[] = once.flatMap(({ name, content, isRevoked }) => {
    if (isRevoked === true) return []
    const problem = contradictionIn(content, catalogues)
    return problem ? [{ name, problem }] : []
  })
  for (const { name, office, content } of withdrawals) {
    const meant = procedures
      .get(procedureOf(office, content.procedure.key))
      ?.find((one) => one.content.number === content.number)
    if (meant && meant.hash !== content.hash) problems.push({ name, problem: refused('otherFile') })
  }
  const gone = new Set(withdrawals.map(({ office, content }) => `${office} ${content.hash}`))
  const isGone = ({ office, hash }: HeldPackage): boolean => gone.has(`${office} ${hash}`)
  const isLeft = (one: HeldPackage): boolean => isGone(one) || one.isRevoked === true
  const counted: HeldPackage[] = []
  for (const those of procedures.values()) {
    those.forEach((one, place) => {
      const problem = againstEarlier(one, those.slice(0, place), isGone, held, now)
      if (problem && one.isRevoked !== true) problems.push({ name: one.name, problem })
    })
    const newest = those.findLast((one) => !isLeft(one))
    if (newest) counted.push(newest)
  }
  problems.push(...masterProblems(counted))
  if (problems.length > 0)
    return { ok: false, problems: problems.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
  const withdrawn = once.filter(isLeft).length
  return {
    ok: true,
    value: { counted, withdrawn, replaced: once.length - withdrawn - counted.length },
  }
}

/** Is a package refused behind those of its procedure that have a lower number? */
function againstEarlier(
  { content, hash, office: of }: HeldPackage,
  before: readonly HeldPackage[],
  isGone: (one: HeldPackage) => boolean,
  { catalogues, mappings, withdrawals }: Holdings,
  now: string,
): Problem | undefined {
  if (before.some((one) => one.content.office.key !== content.office.key))
    return refused('keyOther')
  const { key: _key, ...office } = content.office
  return receivedProblem(content, hash, {
    office,
    catalogues,
    mappings,
    before: before.map((one) => ({
      ...one.content.procedure,
      number: one.content.number,
      hash: one.hash,
      releasedIn: one.content.releasedIn,
      withdrawnAt: isGone(one) ? 0 : null,
      isRevoked: one.isRevoked === true,
    })),
    takenBack: withdrawals
      .filter((one) => one.office === of && one.content.procedure.key === content.procedure.key)
      .map((one) => one.content.number),
    now,
  })
}

/** Packages of one office in one half-year say the same of it; over the years an office may grow. */
function masterProblems(counted: readonly HeldPackage[]): HeldProblem[] {
  const alike = gatherBy(counted, ({ office, content }) => `${office} ${content.releasedIn}`)
  return [...alike.values()].flatMap((those) => {
    const [first, ...others] = those.toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
    return others.flatMap(({ name, content }) => {
      const told: Readonly<Record<string, unknown>> = content.office
      const [what] =
        Object.entries(first?.content.office ?? {}).find(
          ([key, value]) =>
            key !== 'key' && value !== null && told[key] !== null && told[key] !== value,
        ) ?? []
      return what === undefined ? [] : [{ name, problem: refused('officeContradicts', { what }) }]
    })
  })
}

/** The catalogues under which packages are counted: the newest version of each that is held. */
export const newestCatalogues = (catalogues: readonly Catalogue[]): readonly string[] =>
  [...newestByKey(catalogues.map(catalogueRef))]
    .map(([key, version]) => catalogueRef({ key, version }))
    .toSorted()

/**
 * A package as it reads under these versions of its catalogues; undefined where no mapping leads there.
 * @param refs "schutzauftrag-8a@2020.1", one version of each catalogue
 */
export function readUnder(
  content: ReleasePackage,
  refs: readonly string[],
  mappings: readonly CatalogueMapping[],
): ReleasePackage | undefined {
  const wanted = new Map(refs.map((ref) => [splitRef(ref).key, ref]))
  let read = content
  for (const ref of cataloguesIn(content)) {
    const way = wayBetween(ref, wanted.get(splitRef(ref).key) ?? ref, mappings)
    if (!way) return undefined
    for (const mapping of way) read = mapPackage(read, mapping)
  }
  return read
}

/** The catalogues of these names, in the order of the names. */
export const cataloguesNamed = (
  catalogues: readonly Catalogue[],
  refs: readonly string[],
): readonly Catalogue[] =>
  refs.flatMap((ref) => catalogues.find((one) => catalogueRef(one) === ref) ?? [])
