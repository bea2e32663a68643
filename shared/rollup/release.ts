// How a release comes about (rules LW5 to LW9): tables are laid out, protected in one system, left out where too much of
// them is secret, audited against everything before, and only then written. Pure: the solvers are given.
import type { Catalogue } from '../catalogue/catalogue.ts'
import { reasonsOf } from '../disclosure/primary.ts'
import type { Audit, Pattern } from '../disclosure/protection.ts'
import type { DisclosureRules } from '../disclosure/rules.schema.ts'
import {
  figuresOf,
  type Contribution,
  type EarlierRelease,
  type Figures,
  type Release,
  type Tables,
} from '../disclosure/tables.ts'
import { gatherBy } from '../kernel/gatherBy.ts'
import { catalogueRef } from '../releasePackage/releasePackage.ts'
import {
  layOut,
  tableName,
  type Layout,
  type PopulationLayout,
  type TableLayout,
} from './layout.ts'
import { CountedLines, lineIn, populationName, sectionIn, type Place } from './line.ts'
import { cycleFor, cyclesOf, observe, type Counted, type Population } from './observation.ts'
import { COARSER, MOST_SECRET, TABLE_PLANS } from './plan.ts'
import type { ReleaseCell, ReleaseTable, RollupRelease } from './release.schema.ts'
import { valueWords } from './rollup.words.ts'
import type { HeldPackage, Selection } from './selection.ts'

/** The two solvers, each in a process of its own; both reject where they break or take too long, which is a refusal. */
export interface Solvers {
  readonly suppress: (release: Release, rules: DisclosureRules) => Promise<Pattern>
  readonly audit: (
    release: Release,
    suppressed: readonly string[],
    rules: DisclosureRules,
  ) => Promise<Audit>
}

/** A release that was published, and what it was counted from. */
export interface EarlierRollup {
  readonly release: RollupRelease
  /** SHA-256 of its release.json. */
  readonly hash: string
  /** Its packages, as they read under its catalogues. */
  readonly counted: readonly HeldPackage[]
  readonly catalogues: readonly Catalogue[]
  /** Its secret cells that stand in no table. */
  readonly unprinted: readonly string[]
}

/** What a release is made of. */
export interface RollupWish {
  /** Packages that count, as they read under the catalogues. */
  readonly selection: Selection
  readonly catalogues: readonly Catalogue[]
  /** All releases before, the oldest first. */
  readonly earlier: readonly EarlierRollup[]
  readonly rules: DisclosureRules
}

/** A release with its audit; to be published only if that one was passed. */
export interface MadeRelease {
  readonly release: RollupRelease
  readonly audit: Audit
  /** Secret cells that stand in no table. */
  readonly unprinted: readonly string[]
}

/** What is shown, what of it is secret, and what the audit of all of it found. */
interface Protected {
  readonly layout: Layout
  readonly secret: ReadonlySet<string>
  readonly audit: Audit
}

/** Makes a release. Rejects where a solver does; throws an `EarlierMismatch` where a release before does not add up. */
export async function makeRelease(wish: RollupWish, solvers: Solvers): Promise<MadeRelease> {
  const { selection, catalogues, rules } = wish
  const counted = observe(selection.counted, catalogues, cyclesOf(selection.counted))
  const earlier = wish.earlier.map(recounted)
  const tables = earlier.map((one) => one.tables)
  const made = await protectedLayout(counted.populations, tables, rules, solvers)
  const { layout, secret, audit } = made
  const release = written(wish, counted, layout, secret, earlier.at(-1))
  const printed = new Set(
    layout.populations.flatMap(({ tables: all }) =>
      all.flatMap(({ places }) => places.flatMap(({ key }) => key ?? [])),
    ),
  )
  return { release, audit, unprinted: [...secret].filter((key) => !printed.has(key)) }
}

/**
 * Lays tables out and protects them. What is too secret is left out for all lines alike (LW6): first what is so by itself,
 * which needs no solver, then what is so with all that protects it. Kinds of lines share no cell that can be
 * secret, so only those of which something was left out are protected anew. The audit is of what is left in the end.
 */
export async function protectedLayout(
  populations: readonly Population[],
  earlier: readonly EarlierRelease[],
  rules: DisclosureRules,
  solvers: Solvers,
): Promise<Protected> {
  const dropped = new Set<string>()
  const lines = new CountedLines()
  leaveOutUnsafe(populations, dropped, lines, rules)
  const secret = new Set<string>()
  const untied = earlier.map(withoutTies)
  let open = sectionsOf(populations)
  while (open.length > 0) {
    const layout = layOut(open, dropped, { lines })
    const before = untied.map((one) => within(one, open))
    const pattern = await solvers.suppress({ tables: layout.system, earlier: before }, rules)
    const found = new Set(pattern.secret.map(({ key }) => key))
    const again = layout.populations.flatMap((section) => {
      const names = leftOut(section, found, pattern.unprotected)
      for (const name of names) dropped.add(name)
      return names.length > 0 ? [section.population] : []
    })
    // What was found of a section holds once nothing of it is left out any more.
    const done = layOut(
      open.filter((section) => !again.includes(section)),
      dropped,
      { lines },
    )
    for (const { key } of done.system.cells) if (found.has(key)) secret.add(key)
    open = again
  }
  return withoutTold(populations, earlier, dropped, secret, lines, rules, solvers)
}

/** Leaves out what is too secret by itself, and the coarser tables that come in its place if they are, too. */
function leaveOutUnsafe(
  populations: readonly Population[],
  dropped: Set<string>,
  lines: CountedLines,
  rules: DisclosureRules,
): void {
  for (;;) {
    const { populations: laidOut, system } = layOut(populations, dropped, { lines })
    const unsafe = unsafeIn(system, rules)
    const names = laidOut.flatMap((population) => leftOut(population, unsafe, []))
    if (names.length === 0) return
    for (const name of names) dropped.add(name)
  }
}

/**
 * Tags are tied to themes: who reads the numbers of one reads something of the other. Where the audit of everything finds that
 * too much is told of them, tables of tags are left out, for all tags alike, until it finds nothing. To protect both in one
 * search takes minutes.
 */
async function withoutTold(
  populations: readonly Population[],
  earlier: readonly EarlierRelease[],
  dropped: Set<string>,
  secret: ReadonlySet<string>,
  lines: CountedLines,
  rules: DisclosureRules,
  { audit }: Pick<Solvers, 'audit'>,
): Promise<Protected> {
  for (;;) {
    const layout = layOut(populations, dropped, { lines })
    const there = layout.system.cells.flatMap(({ key }) => (secret.has(key) ? [key] : []))
    const found = await audit({ tables: layout.system, earlier }, there.toSorted(), rules)
    const told = found.figures.flatMap(({ key, verdict }) =>
      verdict === 'protected' ? [] : [lineIn(key)],
    )
    const gone = tagsToldIn(layout.populations, told)
    if (gone.length === 0) return { layout, secret: new Set(there.toSorted()), audit: found }
    for (const name of gone) dropped.add(name)
  }
}

const isOfTagIn = (population: string, line: string): boolean =>
  line.startsWith(`${population}|tag `) || line.startsWith(`${population}|theme `)

/** Tables of tags in which lines of tags or themes tell too much: those by the same grouping, or else all. */
function tagsToldIn(
  populations: readonly PopulationLayout[],
  lines: readonly string[],
): readonly string[] {
  const tags = populations.map(({ population, tables }) => ({
    name: populationName(population),
    tables: tables.filter(({ kind, places }) => kind === 'tag' && places.length > 0),
  }))
  return lines.flatMap((line) => {
    const own = tags.find(({ name }) => isOfTagIn(name, line))
    const alike = own?.tables.filter(({ grouping }) => line.includes(`|${grouping}=`)) ?? []
    return (alike.length > 0 ? alike : (own?.tables ?? [])).map(({ name }) => name)
  })
}

/** What ties tags to themes is a matter of the audits: the search for what is secret looks at each kind of line by itself. */
const withoutTies = (release: EarlierRelease): EarlierRelease => ({
  ...release,
  tables: {
    ...release.tables,
    equations: release.tables.equations.filter(({ offices }) => offices !== 'inside'),
  },
})

/**
 * What a release before says of some kinds of lines. Others share no cell with them, neither then nor now: to ask about them
 * again would take its time, and the audit of the whole asks about all.
 */
function within(
  { key, tables, suppressed }: EarlierRelease,
  sections: readonly Population[],
): EarlierRelease {
  const names = new Set(
    sections.flatMap((one) => [
      populationName(one),
      ...one.items.map(({ kind }) => `${populationName(one)}|${kind}`),
    ]),
  )
  const isIn = (name: string): boolean => names.has(sectionIn(name))
  return {
    key,
    suppressed: suppressed.filter(isIn),
    tables: {
      cells: tables.cells.filter((one) => isIn(one.key)),
      equations: tables.equations.filter(({ total, parts }) => [total, ...parts].every(isIn)),
      groups: tables.groups.filter((one) => isIn(one.key)),
    },
  }
}

/** Each kind of line of each population by itself. */
const sectionsOf = (populations: readonly Population[]): readonly Population[] =>
  populations.flatMap((population) =>
    [...gatherBy(population.items, ({ kind }) => kind).values()].map((items) => ({
      ...population,
      items,
    })),
  )

/** Cells that are unsafe by themselves. */
function unsafeIn({ cells, groups }: Tables, rules: DisclosureRules): ReadonlySet<string> {
  const holders = (contributions: readonly Contribution[]) => new Map(contributions)
  const byKey = new Map(groups.map(({ key, contributions }) => [key, holders(contributions)]))
  return new Set(
    cells.flatMap(({ key, contributions, group, known }) => {
      const all = group === undefined ? null : (byKey.get(group) ?? null)
      return known !== true && reasonsOf(holders(contributions), all, rules).length > 0 ? [key] : []
    }),
  )
}

const isKeyed = (place: Place): place is Place & { readonly key: string } => place.key !== null

/** The share of a table that is secret, from 0 to 1. */
function shareSecret({ places }: TableLayout, secret: ReadonlySet<string>): number {
  const keyed = places.filter(isKeyed)
  return keyed.filter(({ key }) => secret.has(key)).length / Math.max(1, keyed.length)
}

/** The tables of a section that are left out: too much of them is secret, or something in them cannot be protected. */
function leftOut(
  { tables }: PopulationLayout,
  secret: ReadonlySet<string>,
  unprotected: readonly string[],
): readonly string[] {
  const lost = new Set(unprotected.map(lineIn))
  return tables
    .filter(
      (table) =>
        shareSecret(table, secret) > MOST_SECRET ||
        table.places.some((place) => isKeyed(place) && lost.has(lineIn(place.key))),
    )
    .map(({ name }) => name)
}

/** What a release says by key of the cell: figures, or null where they are secret. */
type Said = ReadonlyMap<string, Figures | null>

/** A release before, counted again. */
interface Recounted {
  readonly tables: EarlierRelease
  readonly said: Said
  readonly of: EarlierRollup
}

/** A release before is not what its packages say. */
export class EarlierMismatch extends Error {
  override readonly name: string = 'EarlierMismatch'
  readonly number: number

  constructor(number: number) {
    super(`release ${String(number)} does not follow from its packages`)
    this.number = number
  }
}

/** Counts a release before again: the numbers that are known of it, and the offices that stand behind them. */
function recounted(of: EarlierRollup): Recounted {
  const { release, counted, catalogues } = of
  const { populations } = observe(counted, catalogues, cyclesOf(counted))
  const wholeOf = ({ cycle, kind }: Pick<Population, 'cycle' | 'kind'>) =>
    release.populations.find((one) => one.cycle === cycle && one.kind === kind)
  const dropped = populations.flatMap(({ cycle, kind }) =>
    (wholeOf({ cycle, kind })?.tables ?? [])
      .filter((table) => table.dropped)
      .map((table) => tableName({ cycle, kind }, table)),
  )
  const layout = layOut(populations, new Set(dropped), {
    plans: release.method.plans,
    coarser: release.method.coarser ?? [],
  })
  const figures = figuresIn(layout.system)
  const said = new Map<string, Figures | null>()
  for (const { population, tables } of layout.populations)
    for (const { name, places } of tables) {
      const published = wholeOf(population)?.tables ?? []
      const cells = published.find((one) => tableName(population, one) === name)?.cells
      if (cells?.length !== places.length) throw new EarlierMismatch(release.number)
      places.forEach(({ key, item, group, value }, place) => {
        const cell = cells[place]
        const isSame = cell?.item === item && cell.group === group && cell.value === value
        if (!cell || !isSame) throw new EarlierMismatch(release.number)
        if (key === null) return
        const now = figures.get(key) ?? null
        if (cell.code === 'secret') said.set(key, null)
        else if (now && sameFigures(cell, now)) said.set(key, now)
        else throw new EarlierMismatch(release.number)
      })
    }
  const secret = [...said].filter(([, one]) => one === null).map(([key]) => key)
  const suppressed = [...secret, ...of.unprinted.filter((one) => figures.has(one))].toSorted()
  const key = `release ${String(release.number)}`
  return { of, said, tables: { key, tables: layout.system, suppressed } }
}

const sameFigures = (cell: ReleaseCell, now: Figures): boolean =>
  (cell.offices ?? 0) === now.offices && (cell.cases ?? 0) === now.cases

const figuresIn = ({ cells }: Tables): ReadonlyMap<string, Figures> =>
  new Map(cells.map(({ key, contributions }) => [key, figuresOf(contributions)]))

/** What is published. Lists stand in the order of the catalogues and groups, so that the same packages give the same bytes. */
function written(
  { selection, catalogues, earlier, rules }: RollupWish,
  { populations, brokenOfficeYears }: Counted,
  layout: Layout,
  secret: ReadonlySet<string>,
  last: Recounted | undefined,
): RollupRelease {
  const figures = figuresIn(layout.system)
  const said: Said = new Map([...figures].map(([key, one]) => [key, secret.has(key) ? null : one]))
  const items = new Map(
    populations.flatMap(({ items: all }) =>
      all.map((item) => [`${item.kind} ${item.key}`, item] as const),
    ),
  )
  return {
    format: 'fallwerkstatt-rollup-release',
    version: 1,
    number: 1 + Math.max(0, ...earlier.map(({ release }) => release.number)),
    earlier: earlier.map(({ hash }) => hash),
    catalogues: catalogues.map(catalogueRef),
    items: [...items.values()].map(({ kind, key, label }) => ({ kind, key, label })),
    values: valuesOf(catalogues),
    populations: layout.populations.map(({ population, offices, plan, tables }) => {
      const { cycle, kind, subjects } = population
      const before = last && comparedWith(last, selection.counted, cycle)
      return {
        ...{ cycle, kind, offices, cases: subjects.length, plan },
        themes: plan === 0 ? themesOf(population, rules, before) : [],
        tables: tables.map((table) => tableOf(table, said, before)),
      }
    }),
    method: {
      rules,
      plans: TABLE_PLANS.map(({ leastOffices, tables }) => ({
        leastOffices,
        tables: tables.map(({ fineness, groupings }) => ({ fineness, groupings: [...groupings] })),
      })),
      mostSecret: MOST_SECRET,
      coarser: [...COARSER],
      left: { replaced: selection.replaced, withdrawn: selection.withdrawn, brokenOfficeYears },
    },
  }
}

/** What values are called: ratings as their catalogue says, the newest one last. */
function valuesOf(catalogues: readonly Catalogue[]): RollupRelease['values'] {
  const labels = new Map<string, string>(Object.entries(valueWords))
  for (const { scales, nonAnswers } of catalogues)
    for (const { value, label } of [...Object.values(scales).flat(), ...nonAnswers])
      labels.set(value, label)
  return [...labels].map(([value, label]) => ({ value, label }))
}

/** How a cycle stands beside the last release. */
interface Compared {
  readonly said: Said
  readonly release: RollupRelease
  /** Packages that counted there do no more: corrected or taken back. */
  readonly isCorrected: boolean
  /** Offices of which other packages count now. */
  readonly changed: number
}

function comparedWith(
  { said, of }: Recounted,
  counted: readonly HeldPackage[],
  cycle: number,
): Compared {
  const within = (all: readonly HeldPackage[]) => {
    const cycles = cyclesOf(all)
    return all.filter((one) => cycleFor(cycles, one) === cycle)
  }
  const [before, now] = [within(of.counted), within(counted)]
  const hashes = new Set(now.map(({ hash }) => hash))
  const [old, fresh] = [before, now].map((all) => gatherBy(all, ({ office }) => office))
  const saying = (all: readonly HeldPackage[] | undefined) =>
    (all ?? [])
      .map(({ hash }) => hash)
      .toSorted()
      .join(' ')
  const offices = new Set([...before, ...now].map(({ office }) => office))
  const changed = [...offices].filter(
    (office) => saying(old?.get(office)) !== saying(fresh?.get(office)),
  )
  return {
    ...{ said, release: of.release, changed: changed.length },
    isCorrected: before.some(({ hash }) => !hashes.has(hash)),
  }
}

/**
 * Themes in which enough offices have development potential, and enough others none (LW5). As long as too few offices came
 * or changed since the last release, its list stays: what comes to it would tell of them.
 */
function themesOf(
  { cycle, kind, items, observationsOf }: Population,
  rules: DisclosureRules,
  before: Compared | undefined,
): string[] {
  const list = before?.release.populations.find((one) => one.cycle === cycle && one.kind === kind)
  if (list && before && before.changed < rules.offices) return list.themes
  return items.flatMap((item) => {
    if (item.kind !== 'theme') return []
    const applies = observationsOf(item).filter((one) => one.applies)
    const all = new Set(applies.map(({ subject }) => subject.office))
    const those = applies.filter(({ potential }) => potential)
    const inside = new Set(those.map(({ subject }) => subject.office)).size
    const isEnough =
      inside >= rules.offices && all.size - inside >= rules.offices && those.length >= rules.cases
    return isEnough ? [item.key] : []
  })
}

function tableOf(
  { kind, measure, grouping, places }: TableLayout,
  said: Said,
  before: Compared | undefined,
): ReleaseTable {
  return {
    ...{ kind, measure, grouping, dropped: places.length === 0 },
    cells: places.map((place) => cellOf(place, said, before)),
  }
}

/** A figure, or the code that says why there is none. Codes follow from what is published, and from nothing else. */
function cellOf(
  { item, group, value, key, code }: Place,
  said: Said,
  before: Compared | undefined,
): ReleaseCell {
  const place = { item, group, value }
  const none = { ...place, offices: null, cases: null }
  if (key === null) return { ...none, code: code ?? 'unsaid' }
  const now = said.get(key) ?? null
  if (now === null) return { ...none, code: 'secret' }
  // Of a group of which something is said, nothing is published that holds for none of it.
  if (now.offices === 0) return { ...none, code: 'unsaid' }
  const old = before?.isCorrected === true ? before.said.get(key) : undefined
  const isOther = old != null && (old.offices !== now.offices || old.cases !== now.cases)
  return { ...place, ...now, code: isOther ? 'corrected' : null }
}
