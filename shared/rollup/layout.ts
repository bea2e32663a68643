// The tables of a release before anything is secret: their places, and the same as one system of equations (LW5, LW7).
import type { Cell, Equation, Group, Tables } from '../disclosure/tables.ts'
import { codesOf } from '../kernel/words.ts'
import { countingOf, readAs, WAYS, type LineMeasure } from './counting.ts'
import {
  CountedLines,
  groupsOf,
  ofValues,
  placesWithout,
  populationName,
  STATE,
  totalKey,
  valueKey,
  type CountedLine,
  type Line,
  type Place,
} from './line.ts'
import type { Item, Population } from './observation.ts'
import { plannedTables, planFor, type TablePlan } from './plan.ts'
import type { Grouping, ItemKind, Measure } from './release.schema.ts'
import { groupingWords } from './rollup.words.ts'

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

/** Cells, equations and groups by what names them, each once. */
interface Making {
  readonly cells: Map<string, Cell>
  readonly equations: Map<string, Equation>
  readonly groups: Map<string, Group>
}

/** By which plans tables are laid out, from fine to coarse measures, and what was counted for other layouts of the populations. */
interface LayoutWish {
  readonly plans?: readonly TablePlan[]
  readonly coarser?: readonly Measure[]
  readonly lines?: CountedLines
}

/** Lays out the tables of these populations, without those whose names are dropped. */
export function layOut(
  populations: readonly Population[],
  dropped: ReadonlySet<string>,
  { lines = new CountedLines(), ...wish }: LayoutWish = {},
): Layout {
  const making: Making = { cells: new Map(), equations: new Map(), groups: new Map() }
  const layouts = populations.map((population) =>
    layOutOne(population, dropped, making, { ...wish, lines }),
  )
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

/** Says how parts make up a total, where all of them are in the system. */
function adds({ cells, equations }: Making, equation: Equation): void {
  const { total, parts, offices } = equation
  // Two measures may count the same: then it is one cell, and there is nothing to add up.
  if (parts.length === 0 || (parts.length === 1 && parts[0] === total)) return
  if ([total, ...parts].every((key) => cells.has(key)))
    equations.set([offices, total, ...parts].join('\n'), equation)
}

/** The name of a table among all of a release; its parts stand in the release itself. */
export const tableName = (
  population: Pick<Population, 'cycle' | 'kind'>,
  { kind, measure, grouping }: Pick<TableLayout, 'kind' | 'measure' | 'grouping'>,
): string => `${populationName(population)} ${kind} ${measure} ${grouping}`

function layOutOne(
  population: Population,
  dropped: ReadonlySet<string>,
  making: Making,
  { plans, coarser, lines: counted }: LayoutWish & { readonly lines: CountedLines },
): PopulationLayout {
  const offices = new Set(population.subjects.map(({ office }) => office)).size
  const plan = planFor(offices, plans)
  const tables = new Map<string, TableLayout>()
  // One year alone is the state again.
  const hasYears = groupsOf('year', population).length > 1
  for (const item of population.items) {
    const { kind } = item
    const lineOf = (measure: LineMeasure): Line | undefined => {
      const counting = countingOf(measure, item)
      return counting && { population, item, measure, counting }
    }
    const nameOf = (table: Pick<TableLayout, 'measure' | 'grouping'>): string =>
      tableName(population, { kind, ...table })
    const isLeftOut = (table: Pick<TableLayout, 'measure' | 'grouping'>): boolean =>
      dropped.has(nameOf(table)) || dropped.has(nameOf({ ...table, grouping: 'state' }))
    const lines = new Map<LineMeasure, Line>()
    const planned = plannedTables(plan, kind, isLeftOut, coarser)
    for (const { measure, grouping } of planned) {
      if (grouping === 'year' && !hasYears) continue
      const name = nameOf({ measure, grouping })
      const table = tables.get(name) ?? { name, kind, measure, grouping, places: [] }
      tables.set(name, table)
      if (isLeftOut({ measure, grouping })) continue
      const line = lineOf(measure)
      const places = line
        ? addLine(counted.of(line, grouping), making)
        : placesWithout(population, item, grouping)
      table.places.push(...places)
      if (line) lines.set(measure, line)
    }
    const sides = lines.has('four') && !lines.has('three') ? lineOf('three') : undefined
    if (sides) {
      // The sides of the scale follow from its steps, and another release may print them.
      addLine(counted.of(sides, 'state', false), making)
      lines.set('three', sides)
    }
    for (const finer of lines.values())
      for (const coarse of lines.values()) if (finer !== coarse) linkFineness(finer, coarse, making)
    const ways = lines.has('occurred') ? lineOf('ways') : undefined
    if (ways) linkWays(ways, lines, counted, making)
  }
  tieTags(population, making)
  return { population, offices, plan: plan.leastOffices, tables: [...tables.values()] }
}

/**
 * What occurred, strength and potential overlap: each is made up of the ways findings point in a case. They stand in no
 * table, and in the system where there is more than one of the three.
 */
function linkWays(
  ways: Line,
  lines: ReadonlyMap<LineMeasure, Line>,
  counted: CountedLines,
  making: Making,
): void {
  const { cells } = making
  for (const grouping of GROUPINGS)
    for (const group of groupsOf(grouping, ways.population)) {
      const keyIn = (line: Line, value: string) => valueKey(line, value, grouping, group)
      const those = [...lines.values()].filter((line) => cells.has(keyIn(line, 'yes')))
      if (those.length < 2) continue
      addLine(counted.of(ways, grouping, false), making)
      for (const [measure, value, parts] of WAYS) {
        const line = lines.get(measure)
        if (!line) continue
        adds(making, {
          total: keyIn(line, value),
          parts: parts.map((part) => keyIn(ways, part)),
          ...{ offices: ofValues(line), cases: 'sum' },
        })
      }
    }
}

/** Puts a line into the system; gives its places. A cell that is there already counts the same and stays. */
function addLine({ cells, groups, equations, places }: CountedLine, making: Making) {
  for (const cell of cells) if (!making.cells.has(cell.key)) making.cells.set(cell.key, cell)
  for (const group of groups) making.groups.set(group.key, group)
  for (const equation of equations) adds(making, equation)
  return places
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
              adds(making, { total, parts: [theme], offices: 'inside', cases: 'inside' })
        }
  }
}

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
  adds(making, { total, parts: among.map(({ key }) => key), ...links })
  for (const value of coarse.values) {
    const parts = among.filter(({ one }) => coarse.valueOf(one) === value).map(({ key }) => key)
    adds(making, { total: valueKey(coarser, value, 'state', STATE), parts, ...links })
  }
}
