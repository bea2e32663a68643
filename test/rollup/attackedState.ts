// One invented state, its releases, and what the attacker of `fromOutside.ts` learns of them. Only here the truth is known.
import { inventState } from '../../server/demo/state/inventState.ts'
import { shippedCatalogues } from '../../server/material.ts'
import { hashOfFile } from '../../server/releasePackage/signature.ts'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { reasonsOf } from '../../shared/disclosure/primary.ts'
import { DEFAULT_RULES } from '../../shared/disclosure/rules.schema.ts'
import type { Contribution } from '../../shared/disclosure/tables.ts'
import { layOut } from '../../shared/rollup/layout.ts'
import { catalogueRef } from '../../shared/releasePackage/releasePackage.ts'
import { cyclesOf, observe, type Item, type Population } from '../../shared/rollup/observation.ts'
import { makeRelease, type EarlierRollup, type Solvers } from '../../shared/rollup/release.ts'
import { releaseSchema, type RollupRelease } from '../../shared/rollup/release.schema.ts'
import type { HeldPackage } from '../../shared/rollup/selection.ts'
import { Prng } from '../support/prng.ts'
import {
  countedBy,
  intervalOf,
  lineKnown,
  linked,
  numberName,
  withOthers,
  type LineKnown,
} from './fromOutside.ts'

/** An invented state, and how many releases are made of it: after so many of its half-years each. */
export interface AttackedWish {
  readonly seed: number
  readonly offices: number
  /** Most cases of an office; null for as many as offices have. */
  readonly cases: number | null
  /** "2024-H2": what was released up to then counts. */
  readonly until: readonly string[]
  /** How many pairs of offices pool what they know, of each unsafe number. */
  readonly pairs: number
  /** Does the attacker use, too, that a tag points nowhere without one of its themes? That is in no equation. */
  readonly sums: boolean
}

/** What came of it. */
export interface Attacked {
  readonly releases: number
  /** Figures that are published, and places that are secret. */
  readonly published: number
  readonly secret: number
  /** Unsafe numbers that were asked about, and by how many attackers altogether. */
  readonly unsafe: number
  readonly asked: number
  /** What was learned: empty, or a leak. */
  readonly exposed: readonly string[]
}

type Holders = ReadonlyMap<string, number>

/** What a number really is: who stands in it, and of whom. */
interface True {
  readonly holders: Holders
  readonly group: Holders | null
}

/** Offices with the same packages in every release they stand in: one ordinary package each, never corrected. */
function packagesOf({ seed, offices, cases }: AttackedWish): readonly HeldPackage[] {
  const state = inventState({ offices, years: 5, until: 2026, every: 5, seed, cases })
  return [...state.packages()].flatMap(({ name, content, file }) =>
    content.number === 1 && !content.procedure.extraordinary
      ? [{ name, hash: hashOfFile(file), office: content.office.key, content }]
      : [],
  )
}

/** Everything that is counted of a population, by the name the attacker gives it. */
function truthOf(population: Population, line: Item): ReadonlyMap<string, True> {
  const { populations, system } = layOut([{ ...population, items: [line] }], new Set())
  const cells = new Map(system.cells.map((one) => [one.key, one]))
  const groups = new Map(system.groups.map((one) => [one.key, one.contributions]))
  const asMap = (list: readonly Contribution[]): Holders => new Map(list)
  const truth = new Map<string, True>()
  if (line.kind === 'theme') for (const one of waysOf(population, line)) truth.set(...one)
  for (const { tables } of populations)
    for (const { measure, grouping, places } of tables)
      for (const { key, group, value } of places) {
        const cell = key === null ? undefined : cells.get(key)
        if (!cell) continue
        const around = cell.group === undefined ? undefined : groups.get(cell.group)
        truth.set(numberName(countedBy(measure, value), grouping, group), {
          holders: asMap(cell.contributions),
          group: around ? asMap(around) : null,
        })
      }
  return truth
}

/** Which ways findings point in cases of the state to which a theme applies, by the names the attacker gives them. */
function waysOf(population: Population, theme: Item): readonly (readonly [string, True])[] {
  const applies = population.observationsOf(theme).filter((one) => one.applies)
  const holdersOf = (those: typeof applies): Holders => {
    const holders = new Map<string, number>()
    for (const { subject } of those)
      holders.set(subject.office, (holders.get(subject.office) ?? 0) + 1)
    return holders
  }
  const group = holdersOf(applies)
  const way = (name: string, strength: boolean, potential: boolean) => {
    const those = applies.filter((one) => one.strength === strength && one.potential === potential)
    return [numberName(name, 'state', 'state'), { holders: holdersOf(those), group }] as const
  }
  return [
    way('strength alone', true, false),
    way('both ways', true, true),
    way('potential alone', false, true),
  ]
}

/** What came to a number between two releases. */
function cameTo(before: True | undefined, now: True): True {
  const came = (all: Holders, old: Holders | null | undefined): Holders =>
    new Map(
      [...all].flatMap(([office, cases]) => {
        const more = cases - (old?.get(office) ?? 0)
        return more > 0 ? [[office, more] as const] : []
      }),
    )
  return {
    holders: came(now.holders, before?.holders),
    group: now.group && came(now.group, before?.group),
  }
}

const casesIn = (holders: Holders): number => [...holders.values()].reduce((a, b) => a + b, 0)

/** What a release says of a line, also by others that the catalogue ties to it. */
function knownOf(
  population: RollupRelease['populations'][number],
  { kind, key, scale }: Item,
  catalogues: readonly Catalogue[],
  sums: boolean,
): LineKnown {
  const line = lineKnown(population, key, scale)
  if (kind !== 'tag' && kind !== 'theme') return line
  const [ref = '', ...rest] = key.split(' ')
  const name = rest.join(' ')
  const catalogue = catalogues.find((one) => catalogueRef(one) === ref)
  const criteria = catalogue?.criteria.filter(({ dimension }) => dimension !== 'structure') ?? []
  const themes = [...new Set(criteria.map(({ theme }) => theme))]
  const within = (theme: string) => criteria.filter((one) => one.theme === theme)
  const covers = (tag: string, theme: string) =>
    within(theme).every(({ tags }) => tags.includes(tag))
  const lineOf = (other: string) => lineKnown(population, `${ref} ${other}`, null)
  if (kind === 'tag') {
    const touched = themes.filter((theme) => within(theme).some(({ tags }) => tags.includes(name)))
    const inside = themes.filter((theme) => covers(name, theme))
    return withOthers(line, inside.map(lineOf), sums ? [touched.map(lineOf)] : [])
  }
  const tags = [...new Set(criteria.flatMap((one) => one.tags))].filter((tag) => covers(tag, name))
  return withOthers(
    line,
    [],
    tags.map((tag) => [lineOf(tag)]),
  )
}

/** Makes the releases of a state and attacks them. Throws where a release does not pass its own audit. */
export async function attackedState(wish: AttackedWish, solvers: Solvers): Promise<Attacked> {
  const packages = packagesOf(wish)
  const catalogues = shippedCatalogues().toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const earlier: EarlierRollup[] = []
  const random = new Prng(wish.seed + 17)
  const exposed: string[] = []
  const tally = { published: 0, secret: 0, unsafe: 0, asked: 0 }
  let before: { release: RollupRelease; populations: readonly Population[] } | null = null
  for (const until of wish.until) {
    const counted = packages.filter(({ content }) => content.releasedIn <= until)
    const made = await makeRelease(
      {
        selection: { counted, replaced: 0, withdrawn: 0 },
        ...{ catalogues, earlier, rules: DEFAULT_RULES },
      },
      solvers,
    )
    if (!made.audit.passed) throw new Error(`the audit of ${until} did not pass`)
    const text = JSON.stringify(made.release)
    earlier.push({
      ...{ release: made.release, hash: hashOfFile(text), unprinted: made.unprinted },
      ...{ counted, catalogues },
    })
    // From here on the attacker has what is published, and this file alone the truth.
    const release = releaseSchema.parse(JSON.parse(text))
    const { populations } = observe(counted, catalogues, cyclesOf(counted))
    for (const population of release.populations) {
      const real = populations.find(
        ({ cycle, kind }) => cycle === population.cycle && kind === population.kind,
      )
      const cells = population.tables.flatMap((one) => one.cells)
      tally.published += cells.filter(({ offices }) => offices !== null).length
      tally.secret += cells.filter(({ code }) => code === 'secret').length
      const past = before?.release.populations.find(
        ({ cycle, kind }) => cycle === population.cycle && kind === population.kind,
      )
      const realPast = before?.populations.find(
        ({ cycle, kind }) => cycle === population.cycle && kind === population.kind,
      )
      for (const item of real?.items ?? []) {
        if (!real || !cells.some((one) => one.item === item.key && one.offices !== null)) continue
        const told = knownOf(population, item, catalogues, wish.sums)
        const truth = truthOf(real, item)
        const old = past && knownOf(past, item, catalogues, wish.sums)
        const oldTruth = realPast ? truthOf(realPast, item) : new Map<string, True>()
        const known = old && old.numbers.size > 0 ? linked(old, told) : told
        const isLinked = known !== told
        const targets = [...truth].flatMap(([name, now]): [string, True][] =>
          !isLinked
            ? [[name, now]]
            : [
                [`now ${name}`, now],
                ...(oldTruth.has(name)
                  ? ([[`came ${name}`, cameTo(oldTruth.get(name), now)]] as [string, True][])
                  : []),
              ],
        )
        const everything = new Map(targets)
        for (const [name, one] of oldTruth) everything.set(`before ${name}`, one)
        for (const [name, one] of targets) {
          const isKnown = known.numbers.get(name)
          if (!isKnown || reasonsOf(one.holders, one.group, DEFAULT_RULES).length === 0) continue
          // A margin that is a whole group says nothing of some of it.
          if (one.group === null || one.group.size === 0) continue
          tally.unsafe += 1
          const inside = [...one.holders.keys()]
          const others = [...one.group.keys()]
          const views: readonly (readonly string[])[] = [
            [],
            ...inside.slice(0, 6).map((office) => [office]),
            ...Array.from({ length: wish.pairs }, () =>
              random.shuffle([...inside, ...others]).slice(0, 2),
            ),
          ]
          for (const members of views) {
            tally.asked += 1
            const found = learned(known, name, one, new Set(members), everything)
            if (found !== null)
              exposed.push(
                `${until} ${population.kind} ${item.key} ${name} by ${members.length}: ${found}`,
              )
          }
        }
      }
    }
    before = { release, populations }
  }
  return { releases: earlier.length, ...tally, exposed }
}

/** What is learned of a number by some offices, or by the public; null where enough stays open. */
function learned(
  known: LineKnown,
  name: string,
  { holders, group }: True,
  members: ReadonlySet<string>,
  truth: ReadonlyMap<string, True>,
): string | null {
  const part = (all: Holders): Readonly<Record<'offices' | 'cases', number>> => {
    const mine = [...all].filter(([office]) => members.has(office))
    return { offices: mine.length, cases: casesIn(new Map(mine)) }
  }
  const own = new Map([...truth].map(([of, one]) => [of, part(one.holders)]))
  const mine = part(holders)
  const around = group ?? holders
  const theirs = part(around)
  // Offices that are all there is of it know it anyhow.
  if (holders.size > 0 && mine.offices === holders.size) return null
  for (const figure of ['offices', 'cases'] as const) {
    const value = figure === 'offices' ? holders.size : casesIn(holders)
    const most = (figure === 'offices' ? around.size : casesIn(around)) - theirs[figure]
    const rest = value - mine[figure]
    const width = Math.min(
      Math.max(DEFAULT_RULES.width, Math.ceil((DEFAULT_RULES.widthShare * rest) / 100)),
      most,
    )
    const open = intervalOf(known, name, figure, own)
    if (open.least > value || open.most < value)
      throw new Error(`${name}: ${value} is not between ${open.least} and ${open.most}`)
    const isOpen =
      open.most - open.least >= width &&
      (rest === 0 || open.least < value) &&
      (rest >= most || open.most > value)
    if (!isOpen)
      return `${figure} ${value} of ${most + theirs[figure]}, open from ${open.least} to ${open.most}`
  }
  return null
}
