// The tables of a release before anything is secret: their places, and the same as one system of equations (LW5, LW7).
import type { Cell, Contribution, Equation, Group, Tables } from '../disclosure/tables.ts'
import { gatherBy } from '../kernel/gatherBy.ts'
import { codesOf } from '../kernel/words.ts'
import { bodyOf } from '../office/district.ts'
import { administrativeDistrictWords, regionalBodyWords } from '../office/office.words.ts'
import { splitRef } from '../releasePackage/releasePackage.ts'
import { countingOf, readAs, type Counting } from './counting.ts'
import type { Item, Observation, Population, Subject } from './observation.ts'
import { measuresOf, planFor, type TablePlan } from './plan.ts'
import type { Code, Grouping, ItemKind, Measure, ReleaseCell } from './release.schema.ts'
import { authorityWords, groupingWords, sizeWords } from './rollup.words.ts'

/** A place of a table: the key of its cell in the system, or why there is none. */
export interface Place extends Pick<ReleaseCell, 'item' | 'group' | 'value'> {
  readonly key: string | null
  readonly code: Extract<Code, 'notApplicable' | 'unsaid' | 'broken'> | null
}

/** A table of a population, place by place in the order in which it is published; without any if it is dropped. */
export interface TableLayout {
  /** Names it among all tables of a release. */
  readonly name: string
  readonly kind: ItemKind
  readonly measure: Measure
  readonly grouping: Grouping
  readonly places: Place[]
}

/** One population with the tables of its plan, and how many offices delivered. */
export interface PopulationLayout {
  readonly population: Population
  readonly offices: number
  /** The plan: from so many offices on. */
  readonly plan: number
  readonly tables: readonly TableLayout[]
}

/** All tables of a release, and the one system they make up. */
export interface Layout {
  readonly populations: readonly PopulationLayout[]
  readonly system: Tables
}

/** By what tables are grouped. */
const GROUPINGS = codesOf(groupingWords)

/** What it costs that a cell stays secret which is never printed. */
const UNPRINTED = 0.01

/** Those a line is counted among, and the state as a whole: the value and the group that are always there. */
const ALL = 'all'
const STATE = 'state'

/** Cells, equations and groups by what names them, each once. */
interface Making {
  readonly cells: Map<string, Cell>
  readonly equations: Map<string, Equation>
  readonly groups: Map<string, Group>
}

/** Lays out the tables of these populations by these plans, without those whose names are dropped. */
export function layOut(
  populations: readonly Population[],
  dropped: ReadonlySet<string>,
  plans?: readonly TablePlan[],
): Layout {
  const making: Making = {
    cells: new Map(),
    equations: new Map(),
    groups: new Map(),
  }
  const layouts = populations.map((population) => layOutOne(population, dropped, making, plans))
  const { cells, equations, groups } = making
  return {
    populations: layouts,
    system: {
      cells: [...cells.values()],
      equations: [...equations.values()],
      groups: [...groups.values()],
    },
  }
}

/** Says that parts add up to a total, where all of them are in the system. */
function adds(
  { cells, equations }: Making,
  total: string,
  parts: readonly string[],
  links: Pick<Equation, 'offices' | 'cases'>,
): void {
  // Two measures may count the same: then it is one cell, and there is nothing to add up.
  if (parts.length === 0 || (parts.length === 1 && parts[0] === total)) return
  if ([total, ...parts].every((key) => cells.has(key)))
    equations.set([links.offices, total, ...parts].join('\n'), { total, parts, ...links })
}

/** A line of a measure: one item, what is said of it, and how it is counted. */
interface Line {
  readonly population: Population
  readonly item: Item
  readonly measure: Measure
  readonly counting: Counting
  readonly observations: readonly Observation[]
}

/** The name of a table among all of a release; its parts stand in the release itself. */
export const tableName = (
  population: Pick<Population, 'cycle' | 'kind'>,
  { kind, measure, grouping }: Pick<TableLayout, 'kind' | 'measure' | 'grouping'>,
): string => `${populationName(population)} ${kind} ${measure} ${grouping}`

/** The name of a population, with which the keys of its cells begin. */
export const populationName = ({ cycle, kind }: Pick<Population, 'cycle' | 'kind'>): string =>
  `${cycle} ${kind}`

/** The same criterion has the same name in every version of its catalogue, so that releases can be compared. */
const lineName = ({ key }: Item): string => {
  const [ref = '', ...rest] = key.split(' ')
  return [ref.includes('@') ? splitRef(ref).key : ref, ...rest].join(' ')
}

/**
 * What of a key says whose line it is, and in which group: the same for all its values, printed or not, for the cell of a
 * release before and for the part by which releases differ.
 */
export function lineIn(key: string): string {
  const [population = '', , ...rest] = key.split('|')
  const own = population.replace(/^release \d+\//, '')
  return [own, ...rest].join('|').replace(/ in \d+(?:\+\d+)*$/, '')
}

const groupName = (grouping: Grouping, group: string): string => `${grouping}=${group}`

function totalKey({ population, item, counting }: Line, grouping: Grouping, group: string): string {
  const { universe } = counting
  const of = universe === 'subjects' ? '' : `|${item.kind} ${lineName(item)}`
  return `${populationName(population)}|${universe}${of}|${groupName(grouping, group)}`
}

const valueKey = (
  {
    population,
    item,
    counting,
  }: Pick<Line, 'population' | 'item'> & { readonly counting: Pick<Counting, 'counts'> },
  value: string,
  grouping: Grouping,
  group: string,
): string =>
  `${populationName(population)}|${counting.counts} ${value}|${item.kind} ${lineName(item)}|${groupName(grouping, group)}`

const keyOf = (line: Line, value: string, grouping: Grouping, group: string): string =>
  value === ALL ? totalKey(line, grouping, group) : valueKey(line, value, grouping, group)

const groupOf = ({ groups }: Subject, grouping: Grouping): string =>
  grouping === 'state' ? STATE : groups[grouping]

/** The groups of a grouping: those of the state in a fixed order, whether or not an office of one delivered. */
function groupsOf(grouping: Grouping, { subjects, brokenYears }: Population): readonly string[] {
  const there = [...new Set(subjects.map((one) => groupOf(one, grouping)))].toSorted()
  switch (grouping) {
    case 'state':
      return [STATE]
    case 'year':
      return [...new Set([...there, ...brokenYears])].toSorted()
    default: {
      const fixed = { regionalBody: regionalBodyWords, sizeClass: sizeWords }
      const words = {
        ...fixed,
        administrativeDistrict: administrativeDistrictWords,
        authorityType: authorityWords,
      }
      return [...new Set<string>([...codesOf<string>(words[grouping]), ...there])]
    }
  }
}

/** Offices with how many observations they have, in the order of offices. */
const contributionsOf = (counts: ReadonlyMap<string, number>): Contribution[] =>
  [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))

const countUp = (counts: Map<string, number>, office: string): void => {
  counts.set(office, (counts.get(office) ?? 0) + 1)
}

function layOutOne(
  population: Population,
  dropped: ReadonlySet<string>,
  making: Making,
  plans: readonly TablePlan[] | undefined,
): PopulationLayout {
  const offices = new Set(population.subjects.map(({ office }) => office)).size
  const plan = planFor(offices, plans)
  const tables = new Map<string, TableLayout>()
  // One year alone is the state again.
  const isWorth = (grouping: Grouping) =>
    grouping !== 'year' || groupsOf(grouping, population).length > 1
  for (const item of population.items) {
    const { kind } = item
    const observations = population.observationsOf(item)
    const lineOf = (measure: Measure): Line | undefined => {
      const counting = countingOf(measure, item)
      const among = observations.filter((one) => counting?.admits(one))
      return counting && { population, item, measure, counting, observations: among }
    }
    const lines: Line[] = []
    for (const { fineness, groupings } of plan.tables)
      for (const measure of measuresOf(fineness, kind)) {
        const line = lineOf(measure)
        const whole = tableName(population, { kind, measure, grouping: 'state' })
        for (const grouping of ['state', ...groupings.filter(isWorth)] as const) {
          const name = tableName(population, { kind, measure, grouping })
          const table = tables.get(name) ?? { name, kind, measure, grouping, places: [] }
          tables.set(name, table)
          if (dropped.has(name) || dropped.has(whole)) continue
          if (line) addLine(line, grouping, making)
          table.places.push(...placesOf(population, item, line, grouping))
        }
        if (line && !dropped.has(whole)) lines.push(line)
      }
    const sides = lines.some(({ measure }) => measure === 'four') ? lineOf('three') : undefined
    if (sides) {
      // The sides of the scale follow from its steps, and another release may print them.
      addLine(sides, 'state', making, UNPRINTED)
      lines.push(sides)
    }
    for (const finer of lines)
      for (const coarser of lines) if (finer !== coarser) linkFineness(finer, coarser, making)
  }
  tieTags(population, making)
  return { population, offices, plan: plan.leastOffices, tables: [...tables.values()] }
}

/** A theme and a tag say the same of a case by these. */
const TIED = [
  ['strength', 'strengthAnywhere'],
  ['potential', 'potentialAnywhere'],
] as const

/** Where a theme points one way, a tag that all its criteria bear does so, too: a number of one bounds that of the other. */
function tieTags(population: Population, making: Making): void {
  const { cells } = making
  const named = new Map(population.items.map((item) => [`${item.kind} ${item.key}`, item]))
  for (const tag of population.items) {
    if (!tag.tied) continue
    const inside = tag.tied.flatMap((key) => named.get(`theme ${key}`) ?? [])
    for (const [ofTheme, ofTag] of TIED)
      for (const grouping of GROUPINGS)
        for (const group of groupsOf(grouping, population)) {
          const keyIn = (counts: Measure, item: Item): string =>
            valueKey({ population, item, counting: { counts } }, 'yes', grouping, group)
          const total = keyIn(ofTag, tag)
          for (const theme of inside.map((one) => keyIn(ofTheme, one)))
            if (cells.has(theme))
              adds(making, total, [theme], { offices: 'inside', cases: 'inside' })
        }
  }
}

/** The places of a line in a table. */
function placesOf(
  population: Population,
  item: Item,
  line: Line | undefined,
  grouping: Grouping,
): Place[] {
  const there = new Set(population.subjects.map((one) => groupOf(one, grouping)))
  return groupsOf(grouping, population).flatMap((group) =>
    [ALL, ...(line?.counting.values ?? [])].map((value): Place => {
      const place = { item: item.key, group, value }
      if (!line) return { ...place, key: null, code: 'notApplicable' }
      if (!there.has(group))
        return { ...place, key: null, code: grouping === 'year' ? 'broken' : 'notApplicable' }
      if (line.observations.length === 0) return { ...place, key: null, code: 'unsaid' }
      return { ...place, key: keyOf(line, value, grouping, group), code: null }
    }),
  )
}

/** Puts a line into the system, group by group: its margin, its values, and how they add up. */
function addLine(line: Line, grouping: Grouping, making: Making, weight?: number): void {
  const { population, observations } = line
  if (observations.length === 0) return
  const names = [...new Set(population.subjects.map((one) => groupOf(one, grouping)))].toSorted()
  const byGroup = gatherBy(observations, ({ subject }) => groupOf(subject, grouping))
  for (const group of names)
    addGroup(line, byGroup.get(group) ?? [], { grouping, group }, making, weight)
  if (grouping !== 'state') addGroups(line, grouping, names, making)
}

/** All values of a counting, with the one that is never printed. */
const allValues = ({ values, rest }: Counting): readonly string[] =>
  rest === null ? values : [...values, rest]

function addGroup(
  line: Line,
  observations: readonly Observation[],
  { grouping, group }: { readonly grouping: Grouping; readonly group: string },
  making: Making,
  weight: number | undefined,
): void {
  const { counting } = line
  const { cells, groups } = making
  const total = totalKey(line, grouping, group)
  const add = (cell: Cell): void => {
    if (!cells.has(cell.key)) cells.set(cell.key, cell)
  }
  const all = new Map<string, number>()
  const byValue = new Map(allValues(counting).map((value) => [value, new Map<string, number>()]))
  for (const one of observations) {
    const held = byValue.get(counting.valueOf(one))
    if (held) countUp(held, one.subject.office)
    countUp(all, one.subject.office)
  }
  const contributions = contributionsOf(all)
  // How many offices and cases were delivered is told of every population.
  const known = counting.universe === 'subjects' ? { known: true } : {}
  const cost = weight === undefined ? {} : { weight }
  add({ key: total, contributions, ...known, ...cost })
  groups.set(total, { key: total, contributions })
  const keys = [...byValue].map(([value, held]) => {
    const key = valueKey(line, value, grouping, group)
    const cell = { key, contributions: contributionsOf(held) }
    // What is never printed is the first to stay secret, and says nothing that would be true of a whole group.
    add(
      value === counting.rest ? { ...cell, weight: UNPRINTED } : { ...cell, group: total, ...cost },
    )
    return cell.key
  })
  adds(making, total, keys, { offices: ofValues(line), cases: 'sum' })
}

/** The groups of a grouping make up the state, and the districts of a Landesteil make it up. */
function addGroups(line: Line, grouping: Grouping, names: readonly string[], making: Making): void {
  const { counting } = line
  const margins = counting.universe === 'subjects' ? [] : [ALL]
  for (const value of [...margins, ...allValues(counting)]) {
    const keyIn = (of: Grouping) => (group: string) => keyOf(line, value, of, group)
    // An office has cases in several years, and belongs to one group of every other kind.
    adds(making, keyIn('state')(STATE), names.map(keyIn(grouping)), {
      offices: grouping === 'year' ? 'cover' : 'sum',
      cases: 'sum',
    })
    if (grouping !== 'administrativeDistrict') continue
    for (const body of codesOf(regionalBodyWords)) {
      const within = names.filter((name) => bodyBehind(name) === body)
      const links = { offices: 'sum', cases: 'sum' } as const
      adds(making, keyIn('regionalBody')(body), within.map(keyIn(grouping)), links)
    }
  }
}

const bodyBehind = (district: string): string =>
  Object.entries(bodyOf).find(([name]) => name === district)?.[1] ?? district.replace('unknown', '')

/** An office has one rating of a structure criterion, and several cases that may differ. */
const ofValues = ({ population }: Line): 'sum' | 'cover' =>
  population.kind === 'structure' || population.kind === 'consultant' ? 'sum' : 'cover'

/** Where an item is counted finely and coarsely, the fine values add up to the coarse ones, in the state as a whole. */
function linkFineness(finer: Line, coarser: Line, making: Making): void {
  const fine = finer.counting
  const coarse = coarser.counting
  const read = fine.values.flatMap((value) => {
    const one = readAs(finer.measure, value, coarser.measure)
    return one ? [{ key: valueKey(finer, value, 'state', STATE), one }] : []
  })
  if (read.length === 0) return
  const links = { offices: ofValues(finer), cases: 'sum' } as const
  const among = read.filter(({ one }) => coarse.admits(one))
  const total = totalKey(coarser, 'state', STATE)
  adds(
    making,
    total,
    among.map(({ key }) => key),
    links,
  )
  for (const value of coarse.values) {
    const parts = among.filter(({ one }) => coarse.valueOf(one) === value).map(({ key }) => key)
    adds(making, valueKey(coarser, value, 'state', STATE), parts, links)
  }
}
