// From a folder of packages to a release that is written, or to a refusal that is (rules LW1 and LW8).
import type { HalfYear } from '../../shared/kernel/halfYear.ts'
import { DEFAULT_RULES, type DisclosureRules } from '../../shared/disclosure/rules.schema.ts'
import { refused } from '../../shared/releasePackage/refusal.ts'
import type { RollupAudit } from '../../shared/rollup/audit.schema.ts'
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import {
  EarlierMismatch,
  makeRelease,
  type MadeRelease,
  type RollupWish,
  type Solvers,
} from '../../shared/rollup/release.ts'
import {
  cataloguesNamed,
  newestCatalogues,
  readUnder,
  selectPackages,
  type HeldProblem,
  type Holdings,
  type Selection,
} from '../../shared/rollup/selection.ts'
import { StartProblem } from '../kernel/startProblem.ts'
import { readEarlier } from './readEarlier.ts'
import { filesProblem, readFolder } from './readFolder.ts'
import { filesOf, refusalOf, requireEmpty, writeFiles, type ReleaseFiles } from './writeRelease.ts'

/** Folders to read and to write, and the half-year in which nothing may lie ahead. */
export interface RollupOrder {
  readonly packages: string
  readonly earlier: string | null
  readonly out: string
  readonly now: HalfYear
}

/** A release and its hash, or what an audit found instead; null where it broke off. */
export type RollupOutcome =
  | { readonly release: RollupRelease; readonly hash: string }
  | { readonly exposed: RollupAudit['exposed'] | null; readonly why: string }

/** What counts of a folder, as it reads under the newest catalogues held there. */
export function countedIn(
  held: Holdings,
  now: HalfYear,
): { readonly selection: Selection; readonly catalogues: Holdings['catalogues'] } {
  const asked = selectPackages(held, now)
  if (!asked.ok) throw filesProblem(asked.problems)
  const refs = newestCatalogues(held.catalogues)
  const problems: HeldProblem[] = []
  const counted = asked.value.counted.flatMap((one) => {
    const content = readUnder(one.content, refs, held.mappings)
    if (content) return [{ ...one, content }]
    problems.push({ name: one.name, problem: refused('mappingFaulty') })
    return []
  })
  if (problems.length > 0) throw filesProblem(problems)
  return {
    selection: { ...asked.value, counted },
    catalogues: cataloguesNamed(held.catalogues, refs),
  }
}

/** What a release is made of: packages, what they are read under, and all releases before. */
export type Counting = Pick<RollupWish, 'selection' | 'catalogues' | 'earlier'>

/** A release that passed its audit with its files, or the audit that refused it and why. */
export type Rolled =
  | { readonly release: RollupRelease; readonly files: ReleaseFiles }
  | {
      readonly exposed: RollupAudit['exposed'] | null
      readonly why: string
      readonly files: Pick<ReleaseFiles, 'audit'>
    }

/** Makes a release, or says what its audit found (LW8). Throws an `EarlierMismatch` where a release before does not add up. */
export async function rolled(
  { selection, catalogues, earlier }: Counting,
  solvers: Solvers,
  rules: DisclosureRules = DEFAULT_RULES,
): Promise<Rolled> {
  const saying = {
    format: 'fallwerkstatt-rollup-audit',
    version: 1,
    number: earlier.length + 1,
    packages: selection.counted.map(({ hash }) => hash).toSorted(),
    earlier: earlier.map(({ hash }) => hash),
    rules,
  } as const
  const wish = { selection, catalogues, earlier, rules }
  const made = await makeRelease(wish, solvers).catch((error: unknown) => {
    if (error instanceof EarlierMismatch) throw error
    // A solver that broke, ran out of time or was killed has said nothing; that is a refusal.
    return error
  })
  if (!isMade(made)) {
    const audit = refusalOf({ ...saying, tried: null, exposed: [], unprinted: [] })
    return { exposed: null, why: String(made), files: { audit } }
  }
  const { figures, offices, pools, passed } = made.audit
  const exposed = exposedIn(figures)
  const tried = { figures: figures.length, offices, pools }
  const said = { ...saying, tried, exposed, unprinted: made.unprinted.slice() }
  if (passed && exposed.length === 0)
    return { release: made.release, files: filesOf(made.release, said) }
  return { exposed, why: '', files: { audit: refusalOf(said) } }
}

/**
 * Makes a release of a folder and writes it, or the audit that refused it. Throws a `StartProblem` for what cannot be read;
 * then nothing is written.
 */
export async function rollUp(
  order: RollupOrder,
  solvers: Solvers,
  rules: DisclosureRules = DEFAULT_RULES,
): Promise<RollupOutcome> {
  requireEmpty(order.out)
  const held = readFolder(order.packages)
  const { selection, catalogues } = countedIn(held, order.now)
  const earlier = order.earlier === null ? [] : readEarlier(order.earlier, held)
  const made = await rolled({ selection, catalogues, earlier }, solvers, rules).catch(
    (error: unknown) => {
      throw error instanceof EarlierMismatch ? mismatchProblem(error) : error
    },
  )
  writeFiles(order.out, made.files)
  return 'release' in made ? { release: made.release, hash: made.files.hash } : made
}

const isMade = (made: unknown): made is MadeRelease =>
  typeof made === 'object' && made !== null && 'release' in made

const exposedIn = (
  figures: Awaited<ReturnType<Solvers['audit']>>['figures'],
): RollupAudit['exposed'] =>
  figures.flatMap(({ key, verdict, attacker }) =>
    verdict === 'protected' ? [] : [{ key, verdict, attacker }],
  )

const mismatchProblem = ({ number }: EarlierMismatch): StartProblem =>
  new StartProblem(
    `Auswertung ${String(number)} folgt nicht aus ihren Paketen. Legen Sie unter --earlier die Dateien ab, wie sie geschrieben wurden, und die Kataloge von damals dazu.`,
    `Release ${String(number)} does not follow from its packages. Put the files as they were written under --earlier, and the catalogues of that time with the packages.`,
  )
