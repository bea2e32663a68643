// Tables that fit what is published, and the programs by which they are found.
import { PUBLIC, type View } from './attackers.ts'
import type { LinearProgram, ProgramRow, Solver } from './linear.ts'
import { variablesOf, type Row, type SystemCell, type Variable } from './system.ts'

/**
 * A table that fits, by how far figures lie from the true ones; those that are not named are the true ones. The true
 * table is the empty one.
 */
export type Fit = ReadonlyMap<Variable, number>

/** How far a figure lies from the true one. */
export const moveOf = (fit: Fit, variable: Variable): number => fit.get(variable) ?? 0

/** Whole numbers from 0, and every row holds: found by counting, whatever a solver said. */
export function holds(fit: Fit, isSecret: (cell: SystemCell) => boolean): boolean {
  const rows = new Set<Row>()
  for (const [variable, move] of fit) {
    if (!isSecret(variable.cell)) return false
    if (!Number.isInteger(move) || variable.value + move < 0) return false
    for (const row of variable.rows) rows.add(row)
  }
  for (const row of rows) if (!rowHolds(row, fit)) return false
  return true
}

function rowHolds({ terms, least, most, value }: Row, fit: Fit): boolean {
  let sum = value
  for (const { variable, factor } of terms) sum += factor * moveOf(fit, variable)
  return least <= sum && sum <= most
}

/** What a figure may be for these attackers. */
export interface Aim {
  readonly variable: Variable
  /** Up: 1, down: −1. */
  readonly direction: 1 | -1
  /** No farther than this from the true value. */
  readonly limit: number
}

/** What a program found: a table, no end to it, none, or no answer. */
export type Found =
  | { readonly status: 'found'; readonly fit: Fit }
  | { readonly status: 'infeasible' | 'unbounded' | 'unknown' }

/** As small as a solver's numbers differ from whole ones. */
export const PRECISION = 1e-6

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < PRECISION

/**
 * The table in which a figure lies farthest from the true one in a direction, among those the attackers hold possible.
 * Where the solver answers with fractions, it is asked again for whole numbers.
 * @param cells the secret cells that may be other than they are; all others are known
 */
export function farthest(
  solve: Solver,
  cells: readonly SystemCell[],
  aim: Aim,
  view: View = PUBLIC,
): Found {
  const columns = freeIn(cells, view)
  const places = new Map(columns.map((variable, place) => [variable, place]))
  const isAim = (variable: Variable): boolean => variable === aim.variable
  const program: LinearProgram = {
    lower: columns.map((one) => {
      const least = view.shareOf(one) - one.value
      return isAim(one) ? Math.max(least, -aim.limit) : least
    }),
    upper: columns.map((one) => (isAim(one) ? aim.limit : Infinity)),
    cost: columns.map((one) => (isAim(one) ? -aim.direction : 0)),
    rows: rowsOf(columns, (variable, factor, terms) => {
      const place = places.get(variable)
      if (place !== undefined) terms.push([place, factor])
    }),
    whole: false,
  }
  const answer = solve(program)
  if (answer.status !== 'optimal') return answer
  const sure = answer.values.every(isWhole) ? answer : solve({ ...program, whole: true })
  if (sure.status !== 'optimal') return sure
  const moves = columns.map((variable, place) => [variable, Math.round(sure.values[place] ?? 0)])
  return {
    status: 'found',
    fit: new Map((moves as [Variable, number][]).filter(([, move]) => move !== 0)),
  }
}

/** A figure that goes up (sign 1) or down (−1). */
interface Column {
  readonly variable: Variable
  readonly sign: 1 | -1
  readonly least: number
  readonly most: number
  readonly cost: number
}

/**
 * The table in which a figure lies exactly so far from the true one and the others cost least, each so much for every one
 * by which it goes up or down. It may hold fractions, and then holds as no table. Null if there is none.
 * @param cells the cells that may be other than they are
 */
export function cheapest(
  solve: Solver,
  cells: readonly SystemCell[],
  aim: { readonly variable: Variable; readonly move: number },
  view: View,
  costOf: (variable: Variable, sign: 1 | -1) => number,
): Fit | null {
  const free = freeIn(cells, view)
  const places = new Map<Variable, number>()
  const columns: Column[] = []
  for (const variable of free) {
    places.set(variable, columns.length)
    if (variable === aim.variable)
      columns.push({ variable, sign: 1, least: aim.move, most: aim.move, cost: 0 })
    else {
      const room = variable.value - view.shareOf(variable)
      columns.push({ variable, sign: 1, least: 0, most: Infinity, cost: costOf(variable, 1) })
      if (room > 0)
        columns.push({ variable, sign: -1, least: 0, most: room, cost: costOf(variable, -1) })
    }
  }
  const answer = solve({
    lower: columns.map(({ least }) => least),
    upper: columns.map(({ most }) => most),
    cost: columns.map(({ cost }) => cost),
    rows: rowsOf(free, (variable, factor, terms) => {
      const place = places.get(variable)
      if (place === undefined) return
      terms.push([place, factor])
      // Down comes next to up, where there is any.
      if (columns[place + 1]?.variable === variable) terms.push([place + 1, -factor])
    }),
    whole: false,
  })
  return answer.status === 'optimal' ? movesIn(columns, answer.values) : null
}

function movesIn(columns: readonly Column[], values: readonly number[]): Fit {
  const moves = new Map<Variable, number>()
  columns.forEach(({ variable, sign }, place) =>
    moves.set(variable, (moves.get(variable) ?? 0) + sign * (values[place] ?? 0)),
  )
  const rounded = [...moves].map(
    ([variable, move]) => [variable, isWhole(move) ? Math.round(move) : move] as const,
  )
  return new Map(rounded.filter(([, move]) => move !== 0))
}

/** The figures that may be other than they are, for these attackers. */
const freeIn = (cells: readonly SystemCell[], view: View): readonly Variable[] =>
  cells.filter((cell) => !view.hasFilled(cell)).flatMap(variablesOf)

type Term = ProgramRow['terms'][number]

/**
 * The rows that a program needs for moves away from the true table.
 * @param addTerms adds what a figure with a factor is to the program
 */
function rowsOf(
  variables: readonly Variable[],
  addTerms: (variable: Variable, factor: number, terms: Term[]) => void,
): readonly ProgramRow[] {
  const rows = new Set<Row>()
  for (const { rows: own } of variables) for (const row of own) rows.add(row)
  return Array.from(rows, ({ terms, least, most, value }) => {
    const moving: Term[] = []
    for (const { variable, factor } of terms) addTerms(variable, factor, moving)
    return { terms: moving, least: least - value, most: most - value }
  })
}

/** The cells that rows connect with one, among those for which `isIn` holds; itself first. */
export function connected(
  from: SystemCell,
  isIn: (cell: SystemCell) => boolean,
): readonly SystemCell[] {
  const seen = new Set([from])
  // The set grows while it is read.
  for (const { variables } of seen)
    for (const { rows } of [variables.offices, variables.cases])
      for (const { terms } of rows)
        for (const { variable } of terms) if (isIn(variable.cell)) seen.add(variable.cell)
  return [...seen]
}

/** The secret ones of some cells, those together that rows connect; each row of secret ones has to lie among the cells. */
export function componentsOf(
  cells: readonly SystemCell[],
  { isSecret }: { readonly isSecret: (cell: SystemCell) => boolean },
): readonly (readonly SystemCell[])[] {
  const seen = new Set<SystemCell>()
  const found: (readonly SystemCell[])[] = []
  for (const cell of cells) {
    if (!isSecret(cell) || seen.has(cell)) continue
    const component = connected(cell, isSecret)
    for (const one of component) seen.add(one)
    found.push(component)
  }
  return found
}
