// One line of a table, counted: its cells, group by group, and how they add up (LW5, LW7).
import type { Cell, Contribution, Equation, Group } from '../disclosure/tables.ts'
import { codesOf } from '../kernel/words.ts'
import { bodyOf } from '../office/district.ts'
import { administrativeDistrictWords, regionalBodyWords } from '../office/office.words.ts'
import { splitRef } from '../releasePackage/releasePackage.ts'
import type { Counting, LineMeasure } from './counting.ts'
import type { Item, Population, Subject } from './observation.ts'
import type { Code, Grouping, ReleaseCell } from './release.schema.ts'
import { authorityWords, sizeWords } from './rollup.words.ts'

/** A place of a table: the key of its cell in the system, or why there is none. */
export interface Place extends Pick<ReleaseCell, 'item' | 'group' | 'value'> {
  readonly key: string | null
  readonly code: Extract<Code, 'notApplicable' | 'unsaid' | 'broken'> | null
}

/** A line of a measure: one item, what is said of it, and how it is counted. */
export interface Line {
  readonly population: Population
  readonly item: Item
  readonly measure: LineMeasure
  readonly counting: Counting
}

/** What a line adds to the system and to a table in one grouping. */
export interface CountedLine {
  readonly cells: readonly Cell[]
  readonly groups: readonly Group[]
  /** They hold where the cells they name are there. */
  readonly equations: readonly Equation[]
  readonly places: readonly Place[]
}

/** What it costs that a cell stays secret which is never printed. */
const UNPRINTED = 0.01

/** Those a line is counted among, and the state as a whole: the value and the group that are always there. */
const ALL = 'all'
export const STATE = 'state'

/** The name of a population, with which the keys of its cells begin. */
export const populationName = ({ cycle, kind }: Pick<Population, 'cycle' | 'kind'>): string =>
  `${cycle} ${kind}`

/** The same criterion has the same name in every version of its catalogue, so that releases can be compared. */
export const lineName = ({ key }: Pick<Item, 'key'>): string => {
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

/** The population and the kind of line a key speaks of; the population alone where it counts its cases or offices. */
export function sectionIn(key: string): string {
  const [population = '', , item, group] = key.split('|')
  return group === undefined ? population : `${population}|${item?.split(' ')[0] ?? ''}`
}

const groupName = (grouping: Grouping, group: string): string => `${grouping}=${group}`

/** The key of those a line is counted among. */
export function totalKey(
  { population, item, counting }: Line,
  grouping: Grouping,
  group: string,
): string {
  const { universe } = counting
  const of = universe === 'subjects' ? '' : `|${item.kind} ${lineName(item)}`
  return `${populationName(population)}|${universe}${of}|${groupName(grouping, group)}`
}

/** The key of a value of a line. */
export const valueKey = (
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

/** What is known of the groups of some subjects: it is asked for every line of a table. */
const namesOf = new WeakMap<readonly Subject[], Map<Grouping, readonly string[]>>()

/** The groups of a grouping in which there are subjects, sorted. */
function groupsThere({ subjects }: Pick<Population, 'subjects'>, grouping: Grouping) {
  const known = namesOf.get(subjects) ?? new Map<Grouping, readonly string[]>()
  namesOf.set(subjects, known)
  const names =
    known.get(grouping) ?? [...new Set(subjects.map((one) => groupOf(one, grouping)))].toSorted()
  known.set(grouping, names)
  return names
}

/** The groups of a grouping: those of the state in a fixed order, whether or not an office of one delivered. */
export function groupsOf(grouping: Grouping, population: Population): readonly string[] {
  const { brokenYears } = population
  const there = groupsThere(population, grouping)
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

/**
 * The lines of some populations as far as they were counted: layouts that leave out one table or another share them, and
 * count nothing twice.
 */
export class CountedLines {
  readonly #lines = new Map<string, CountedLine>()
  /** Of one line alone: its groupings are asked for one after the other. */
  #tally: { readonly name: string; readonly tally: Tally } | null = null
  readonly #contributions = new Map<string, Contribution[]>()

  /** A line in a grouping; `isPrinted` unless it stands in the system alone. */
  of(line: Line, grouping: Grouping, isPrinted = true): CountedLine {
    const name = `${nameOf(line)} ${grouping} ${isPrinted}`
    const known = this.#lines.get(name)
    if (known) return known
    const made = countedLine(line, this.#tallyOf(line), grouping, isPrinted, (counts) =>
      this.#contributionsOf(counts),
    )
    this.#lines.set(name, made)
    return made
  }

  #tallyOf(line: Line): Tally {
    const name = nameOf(line)
    if (this.#tally?.name !== name) this.#tally = { name, tally: tallyOf(line) }
    return this.#tally.tally
  }

  /** Offices with how many observations they have, in their order. An office with a number is one, wherever it stands. */
  #contributionsOf(counts: ReadonlyMap<string, number>): readonly Contribution[] {
    const offices = [...counts.keys()].sort()
    return offices.map((office) => this.#contribution(office, counts.get(office) ?? 0))
  }

  #contribution(office: string, cases: number): Contribution {
    const known = this.#contributions.get(office) ?? []
    this.#contributions.set(office, known)
    return (known[cases] ??= [office, cases])
  }
}

const nameOf = ({ population, item, measure }: Line): string =>
  `${populationName(population)} ${item.kind} ${item.key} ${measure}`

/** How many observations of each value subjects have. */
type Tally = ReadonlyMap<Subject, ReadonlyMap<string, number>>

function tallyOf({ population, item, counting }: Line): Tally {
  const tally = new Map<Subject, Map<string, number>>()
  for (const one of population.observationsOf(item)) {
    if (!counting.admits(one)) continue
    const values = tally.get(one.subject) ?? new Map<string, number>()
    tally.set(one.subject, values)
    countUp(values, counting.valueOf(one), 1)
  }
  return tally
}

function countUp(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by)
}

type ContributionsOf = (counts: ReadonlyMap<string, number>) => readonly Contribution[]

function countedLine(
  line: Line,
  tally: Tally,
  grouping: Grouping,
  isPrinted: boolean,
  contributionsOf: ContributionsOf,
): CountedLine {
  const places = placesOf(line, grouping, tally.size > 0)
  if (tally.size === 0) return { cells: [], groups: [], equations: [], places }
  const names = groupsThere(line.population, grouping)
  const byGroup = new Map(names.map((group) => [group, new Map() as Map<Subject, Values>]))
  for (const [subject, values] of tally)
    byGroup.get(groupOf(subject, grouping))?.set(subject, values)
  const groups = names.map((group) =>
    groupIn(
      line,
      byGroup.get(group) ?? new Map<Subject, Values>(),
      { grouping, group },
      isPrinted,
      contributionsOf,
    ),
  )
  return {
    cells: groups.flatMap(({ cells }) => cells),
    groups: groups.map(({ group }) => group),
    equations: [
      ...groups.map(({ equation }) => equation),
      ...(grouping === 'state' ? [] : amongGroups(line, grouping, names)),
    ],
    places,
  }
}

type Values = ReadonlyMap<string, number>

/** The places of a line in a table; of an item that has none of these values, see `placesWithout`. */
function placesOf(line: Line, grouping: Grouping, isSaid: boolean): readonly Place[] {
  const { population, item, counting } = line
  return inGroups(population, grouping, [ALL, ...counting.values], (group, value, none) => {
    const place = { item: item.key, group, value }
    if (none) return { ...place, key: null, code: none }
    if (!isSaid) return { ...place, key: null, code: 'unsaid' }
    return { ...place, key: keyOf(line, value, grouping, group), code: null }
  })
}

/** The places of an item that cannot be counted by a measure. */
export const placesWithout = (
  population: Population,
  item: Item,
  grouping: Grouping,
): readonly Place[] =>
  inGroups(population, grouping, [ALL], (group, value) => ({
    ...{ item: item.key, group, value },
    ...{ key: null, code: 'notApplicable' },
  }))

/** A place for each group and value, and why there is no figure in the group. */
function inGroups(
  population: Population,
  grouping: Grouping,
  values: readonly string[],
  place: (group: string, value: string, none: 'broken' | 'notApplicable' | null) => Place,
): readonly Place[] {
  const there = new Set(groupsThere(population, grouping))
  const without = grouping === 'year' ? 'broken' : 'notApplicable'
  return groupsOf(grouping, population).flatMap((group) =>
    values.map((value) => place(group, value, there.has(group) ? null : without)),
  )
}

/** All values of a counting, with the one that is never printed. */
const allValues = ({ values, rest }: Counting): readonly string[] =>
  rest === null ? values : [...values, rest]

/** A line in one group: its margin, its values, and that they add up. */
function groupIn(
  line: Line,
  tally: Tally,
  { grouping, group }: { readonly grouping: Grouping; readonly group: string },
  isPrinted: boolean,
  contributionsOf: ContributionsOf,
): { readonly cells: readonly Cell[]; readonly group: Group; readonly equation: Equation } {
  const { counting } = line
  const total = totalKey(line, grouping, group)
  const all = new Map<string, number>()
  const byValue = new Map(allValues(counting).map((value) => [value, new Map<string, number>()]))
  for (const [{ office }, values] of tally)
    for (const [value, count] of values) {
      const held = byValue.get(value)
      if (held) countUp(held, office, count)
      countUp(all, office, count)
    }
  const contributions = contributionsOf(all)
  // How many offices and cases were delivered is told of every population.
  const known = counting.universe === 'subjects' ? { known: true } : {}
  const cost = isPrinted ? {} : { weight: UNPRINTED }
  const values = [...byValue].map(([value, held]): Cell => {
    const cell = {
      key: valueKey(line, value, grouping, group),
      contributions: contributionsOf(held),
    }
    // What is never printed is the first to stay secret, and says nothing that would be true of a whole group.
    return value === counting.rest
      ? { ...cell, weight: UNPRINTED }
      : { ...cell, group: total, ...cost }
  })
  return {
    cells: [{ key: total, contributions, ...known, ...cost }, ...values],
    group: { key: total, contributions },
    equation: {
      total,
      parts: values.map(({ key }) => key),
      ...{ offices: ofValues(line), cases: 'sum' },
    },
  }
}

/** The groups of a grouping make up the state, and the districts of a Landesteil make it up. */
function amongGroups(line: Line, grouping: Grouping, names: readonly string[]): Equation[] {
  const { counting } = line
  const margins = counting.universe === 'subjects' ? [] : [ALL]
  return [...margins, ...allValues(counting)].flatMap((value) => {
    const keyIn = (of: Grouping) => (group: string) => keyOf(line, value, of, group)
    // An office has cases in several years, and belongs to one group of every other kind.
    const whole: Equation = {
      total: keyIn('state')(STATE),
      parts: names.map(keyIn(grouping)),
      ...{ offices: grouping === 'year' ? 'cover' : 'sum', cases: 'sum' },
    }
    if (grouping !== 'administrativeDistrict') return [whole]
    const bodies = codesOf(regionalBodyWords).map((body): Equation => {
      const within = names.filter((name) => bodyBehind(name) === body)
      return {
        total: keyIn('regionalBody')(body),
        parts: within.map(keyIn(grouping)),
        ...{ offices: 'sum', cases: 'sum' },
      }
    })
    return [whole, ...bodies]
  })
}

const bodyBehind = (district: string): string =>
  Object.entries(bodyOf).find(([name]) => name === district)?.[1] ?? district.replace('unknown', '')

/** An office has one rating of a structure criterion, and several cases that may differ. */
export const ofValues = ({ population }: Pick<Line, 'population'>): 'sum' | 'cover' =>
  population.kind === 'structure' || population.kind === 'consultant' ? 'sum' : 'cover'
