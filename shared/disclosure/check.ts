// Is enough left open of every unsafe figure for every attacker? Decided by tables that fit, each proved by counting.
import {
  isOpen,
  needOf,
  PUBLIC,
  sternerThan,
  sternest,
  type Reach,
  type View,
} from './attackers.ts'
import { cheapest, farthest, fitsView, holds, moveOf, type Fit, type Found } from './fit.ts'
import type { Solver } from './linear.ts'
import type { Verdict } from './protection.ts'
import type { DisclosureRules } from './rules.schema.ts'
import { variablesOf, type SystemCell, type Variable } from './system.ts'
import { viewsInDoubt } from './views.ts'

/** A figure of which an attacker learns too much. */
export interface Gap {
  readonly variable: Variable
  readonly view: View
  readonly verdict: Exclude<Verdict, 'protected'>
}

/** What is asked about, and by what. */
export interface Question {
  readonly rules: DisclosureRules
  readonly solve: Solver
  readonly isSecret: (cell: SystemCell) => boolean
  /** Unsafe cells that are not asked about: it is known that nothing protects them. */
  readonly isGivenUp?: (cell: SystemCell) => boolean
  /** Figures for which no tables serve against all attackers at once, where less and less is secret; added to. */
  readonly hopeless?: Set<Variable>
  /** Told of each cell with a gap, and the other way round: how early a cell is asked about. */
  readonly failed?: (cell: SystemCell) => void
  readonly rank?: (cell: SystemCell) => number
}

const reachOf = (variable: Variable, fits: readonly Fit[]): Reach => {
  let down = 0
  let up = 0
  for (const fit of fits) {
    const move = moveOf(fit, variable)
    if (-move > down) down = -move
    if (move > up) up = move
  }
  return { down, up }
}

/** Unsafe cells among secret ones that rows connect, in the order in which they are asked about. */
export const targetsIn = (
  cells: readonly SystemCell[],
  { isGivenUp, rank }: Pick<Question, 'isGivenUp' | 'rank'> = {},
): readonly SystemCell[] => {
  const targets = cells.filter((cell) => cell.reasons.length > 0 && isGivenUp?.(cell) !== true)
  return rank ? targets.sort((a, b) => rank(b) - rank(a)) : targets
}

/**
 * Every unsafe figure among these cells of which an attacker learns too much, each with the weakest of them.
 *
 * A figure is protected from an attacker only by two tables that were found for it or for others: both hold by counting
 * (`holds`), the attacker holds both possible (`fitsView`), and its values in them lie far enough apart. So no error of a
 * solver lets a figure pass. What the attacker filled alone it knows anyhow; that is no figure to be kept from it.
 * @param cells all secret cells that rows connect with one of them
 * @param fits tables that were found so far; what is found is added
 */
export function* gapsIn(
  cells: readonly SystemCell[],
  fits: Fit[],
  question: Question,
): Generator<Gap> {
  const open = new Set<Variable>()
  for (const target of targetsIn(cells, question))
    for (const variable of inDoubt(cells, target, fits, question)) {
      // Before others are asked about: where the public learns too much, that is often all there is to know.
      const gap = gapFor(cells, variable, PUBLIC, fits.slice(), fits, question)
      if (gap) yield gap
      else open.add(variable)
    }
  if (open.size === 0) return
  for (const view of viewsInDoubt(cells, fits, open, question.rules)) {
    const own = fits.filter((fit) => fitsView(fit, view))
    for (const variable of open) {
      if (view.filled.has(variable.cell)) continue
      const gap = gapFor(cells, variable, view, own, fits, question)
      if (!gap) continue
      open.delete(variable)
      yield gap
    }
  }
}

/** What an attacker learns too much, by the tables it holds possible, and by others the solver finds. */
function gapFor(
  cells: readonly SystemCell[],
  variable: Variable,
  view: View,
  own: Fit[],
  fits: Fit[],
  question: Question,
): Gap | null {
  const verdict = verdictOf(cells, variable, view, own, fits, question)
  if (verdict === 'protected') return null
  question.failed?.(variable.cell)
  return { variable, view, verdict }
}

/**
 * The figures of an unsafe cell for which no two tables were found that serve against all attackers at once. For all
 * others nothing is left to ask: a table that fits the sternest knowledge fits that of every attacker which has not filled the
 * cell, and the width that the public needs is the largest one, since what is not an attacker's own is less.
 */
function inDoubt(
  cells: readonly SystemCell[],
  target: SystemCell,
  fits: Fit[],
  question: Question,
): readonly Variable[] {
  const view = sternest(cells, target, question.rules)
  const own = fits.filter((fit) => fitsView(fit, view))
  return variablesOf(target).filter((variable) => {
    const isEnough = (): boolean => isOpen(variable, reachOf(variable, own), PUBLIC, question.rules)
    if (isEnough()) return false
    if (question.hopeless?.has(variable) === true) return true
    widen(cells, variable, view, isEnough, own, fits, question)
    if (isEnough()) return false
    question.hopeless?.add(variable)
    return true
  })
}

/**
 * Keeps a table, if it holds, and the same with the other figure of each cell moved alike, if that holds, too: it often
 * serves both.
 */
function add({ isSecret }: Question, fits: Fit[], found: Found): readonly Fit[] {
  if (found.status !== 'found' || found.fit.size === 0) return []
  const added = [found.fit, alike(found.fit)].filter((fit) => holds(fit, isSecret))
  fits.push(...added)
  return added
}

/** Both figures of each cell move as the one does that moved. */
function alike(fit: Fit): Fit {
  const both = new Map(fit)
  for (const [{ cell }, move] of fit)
    for (const other of variablesOf(cell)) if (!both.has(other)) both.set(other, move)
  return both
}

/** What an attacker learns of a figure, by the tables that are there, and by the solver where they are not enough. */
function verdictOf(
  cells: readonly SystemCell[],
  variable: Variable,
  view: View,
  own: Fit[],
  fits: Fit[],
  question: Question,
): Verdict {
  const { rules } = question
  const isEnough = (): boolean => isOpen(variable, reachOf(variable, own), view, rules)
  if (isEnough()) return 'protected'
  if (view !== PUBLIC) {
    widen(cells, variable, sternerThan(view, cells, rules), isEnough, own, fits, question)
    if (isEnough()) return 'protected'
  }
  const isSure = widen(cells, variable, view, isEnough, own, fits, question)
  if (isEnough()) return 'protected'
  if (!isSure) return 'unknown'
  const { down, up } = reachOf(variable, own)
  return down + up === 0 ? 'exact' : 'narrow'
}

/**
 * Looks for tables in which a figure lies as far below and above the true value as is needed, among those an attacker
 * holds possible. False if the solver could not say.
 */
function widen(
  cells: readonly SystemCell[],
  variable: Variable,
  view: View,
  isEnough: () => boolean,
  own: Fit[],
  fits: Fit[],
  question: Question,
): boolean {
  const { solve, rules } = question
  const keep = (found: Found): number => {
    const added = add(question, fits, found)
    own.push(...added.filter((fit) => fitsView(fit, view)))
    return added.length
  }
  const { down, up } = reachOf(variable, own)
  for (const move of stepsFor(variable, view, rules)) {
    if (isEnough()) return true
    if (move < 0 ? down >= -move : up >= move) continue
    const fit = cheapest(solve, cells, { variable, move }, view, gently(rules))
    if (fit === null || keep({ status: 'found', fit }) === 0) break
  }
  let isSure = true
  const limit = Math.max(1, needOf(variable, PUBLIC, rules).width)
  for (const direction of [-1, 1] as const) {
    if (isEnough()) return true
    const found = farthest(solve, cells, { variable, direction, limit }, view)
    const kept = keep(found)
    if (found.status !== 'found' || (found.fit.size > 0 && kept === 0)) isSure = false
  }
  return isSure
}

/** How far below and above is enough, shared out evenly. */
function stepsFor(variable: Variable, view: View, rules: DisclosureRules): readonly number[] {
  const { width, rest, most } = needOf(variable, view, rules)
  const down = Math.min(rest, Math.max(Math.floor(width / 2), 1, width - (most - rest)))
  const up = Math.min(most - rest, Math.max(width - down, 1))
  return [-down, up].filter((move) => move !== 0)
}

/**
 * What a figure costs that moves in a table that should serve against many attackers: much where few know it exactly,
 * and the more the less there is of it to go down.
 */
const gently =
  ({ pooled }: DisclosureRules) =>
  ({ cell, value }: Variable, sign: 1 | -1): number =>
    cell.holders.size <= pooled ? 1000 : sign > 0 ? 0.01 : 1 + 100 / (value + 1)
