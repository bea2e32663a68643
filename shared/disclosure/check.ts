// Is enough left open of every unsafe figure for every attacker? Decided by tables that fit, each proved by counting.
import {
  askedAbout,
  isOpen,
  needOf,
  PUBLIC,
  sternerThan,
  sternest,
  type Need,
  type Reach,
  type View,
} from './attackers.ts'
import type { Bounds } from './bounds.ts'
import { cheapest, farthest, holds, moveOf, type Fit, type Found } from './fit.ts'
import { fitsView, type Fits, type Moved } from './fits.ts'
import type { Solver } from './linear.ts'
import type { Verdict } from './protection.ts'
import type { DisclosureRules } from './rules.schema.ts'
import { variablesOf, type SystemCell, type Variable } from './system.ts'
import { doubtsAbout } from './views.ts'

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
  /** What rows tell of the secret cells one by one. */
  readonly bounds: Bounds
  /** Which unsafe cells are asked about; without it all are. */
  readonly isAsked?: (cell: SystemCell) => boolean
  /** Figures for which no tables serve against all attackers at once, where less and less is secret; added to. */
  readonly hopeless?: Set<Variable>
  /** Told of each cell with a gap, and the other way round: how early a cell is asked about. */
  readonly failed?: (cell: SystemCell) => void
  readonly rank?: (cell: SystemCell) => number
}

/** How far a figure goes below and above the true one in these tables. */
const reachOf = (tables: readonly Moved[]): Reach => {
  let down = 0
  let up = 0
  for (const { move } of tables) {
    if (-move > down) down = -move
    if (move > up) up = move
  }
  return { down, up }
}

/** Unsafe cells among secret ones that rows connect, in the order in which they are asked about. */
export const targetsIn = (
  cells: readonly SystemCell[],
  { isAsked, rank }: Pick<Question, 'isAsked' | 'rank'> = {},
): readonly SystemCell[] => {
  const targets = cells.filter((cell) => cell.reasons.length > 0 && isAsked?.(cell) !== false)
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
  fits: Fits,
  question: Question,
): Generator<Gap> {
  const open = new Set<Variable>()
  for (const target of targetsIn(cells, question))
    for (const variable of inDoubt(cells, target, fits, question))
      if ('view' in variable) yield variable
      else open.add(variable)
  if (open.size === 0) return
  for (const { view: attacker, variable } of doubtsAbout(cells, fits, open, question.rules)) {
    if (attacker.hasFilled(variable.cell)) continue
    const view = askedAbout(attacker, variable.cell)
    const own = fits.of(variable).filter(({ fit }) => fitsView(fit, view))
    const need = needOf(variable, view, question.rules)
    const gap = gapFor({ cells, variable, view, need, own, fits, question })
    if (!gap) continue
    open.delete(variable)
    yield gap
  }
}

/** What is looked for: tables in which a figure lies far enough from the true one, for an attacker. */
interface Search {
  readonly cells: readonly SystemCell[]
  readonly variable: Variable
  readonly view: View
  /** What has to stay open; for a made-up attacker, what has to for those it stands for. */
  readonly need: Need
  /** Tables the attacker holds possible, in which the figure is another than the true one. */
  readonly own: Moved[]
  /** All tables that were found. */
  readonly fits: Fits
  readonly question: Question
}

/** The tables at hand leave enough open. */
const isShown = ({ need, own }: Search): boolean => isOpen(need, reachOf(own))

/** Rows alone tell an attacker too much, so that no program has to be asked. */
function isTold({ variable, view, need, question: { bounds } }: Search): boolean {
  const told = view === PUBLIC ? bounds : bounds.knownTo(view)
  return !isOpen(need, told.reachOf(variable))
}

/** Looks for tables that leave enough open, the gentle ones first. */
function isFound(search: Search): boolean {
  if (stepOut(search)) return true
  reachOut(search)
  return isShown(search)
}

/** What an attacker learns too much, by the tables it holds possible, and by others the solver finds. */
function gapFor(search: Search): Gap | null {
  const verdict = verdictOf(search)
  if (verdict === 'protected') return null
  const { variable, view, question } = search
  question.failed?.(variable.cell)
  return { variable, view, verdict }
}

/**
 * The figures of an unsafe cell for which no two tables were found that serve against all attackers at once, or the gap where
 * the public learns too much. For all others nothing is left to ask: a table that fits the sternest knowledge fits that of
 * every attacker which has not filled the cell, and the width that the public needs is the largest one, since what is not
 * an attacker's own is less.
 */
function* inDoubt(
  cells: readonly SystemCell[],
  target: SystemCell,
  fits: Fits,
  question: Question,
): Generator<Variable | Gap> {
  const view = sternest(target, question.rules)
  for (const variable of variablesOf(target)) {
    const own = fits.of(variable).filter(({ fit }) => fitsView(fit, view))
    const need = needOf(variable, PUBLIC, question.rules)
    const search = { cells, variable, view, need, own, fits, question }
    if (isShown(search)) continue
    const isHopeless = question.hopeless?.has(variable) === true || isTold(search)
    if (!isHopeless && isFound(search)) continue
    question.hopeless?.add(variable)
    // Before others are asked about: where the public learns too much, that is often all there is to know.
    const gap = gapFor({ ...search, view: PUBLIC, own: [...fits.of(variable)] })
    if (gap) yield gap
    else yield variable
  }
}

/** Both figures of each cell move as the one does that moved. */
function alike(fit: Fit): Fit {
  const both = new Map(fit)
  for (const [{ cell }, move] of fit)
    for (const other of variablesOf(cell)) if (!both.has(other)) both.set(other, move)
  return both
}

/** What an attacker learns of a figure, by the tables that are there, and by the solver where they are not enough. */
function verdictOf(search: Search): Verdict {
  if (isShown(search)) return 'protected'
  const { view, own, question } = search
  if (view !== PUBLIC) {
    const sterner = { ...search, view: sternerThan(view, question.rules) }
    if (!isTold(sterner) && isFound(sterner)) return 'protected'
    if (!isTold(search) && stepOut(search)) return 'protected'
  }
  const isSure = reachOut(search)
  if (isShown(search)) return 'protected'
  if (!isSure) return 'unknown'
  const { down, up } = reachOf(own)
  return down + up === 0 ? 'exact' : 'narrow'
}

/**
 * Keeps what was found, if it holds, and the same with the other figure of each cell moved alike, if that holds, too: it
 * often serves both. False if nothing holds.
 */
function keep({ variable, question, fits, own, view }: Search, found: Found): boolean {
  if (found.status !== 'found' || found.fit.size === 0) return false
  const added = [found.fit, alike(found.fit)].filter((fit) => holds(fit, question.isSecret))
  for (const one of added) {
    const fit = fits.add(one)
    const move = moveOf(one, variable)
    if (move !== 0 && fitsView(fit, view)) own.push({ fit, move })
  }
  return added.length > 0
}

/** Looks for tables in which a figure lies just as far below and above as is needed, and others move as little as possible. */
function stepOut(search: Search): boolean {
  const { cells, variable, view, own, question } = search
  const { down, up } = reachOf(own)
  for (const move of stepsFor(search)) {
    if (isShown(search)) return true
    if (move < 0 ? down >= -move : up >= move) continue
    const fit = cheapest(question.solve, cells, { variable, move }, view, gently(question.rules))
    if (fit === null || !keep(search, { status: 'found', fit })) break
  }
  return isShown(search)
}

/** Looks for tables in which a figure lies as far below and above as it can. False if the solver could not say. */
function reachOut(search: Search): boolean {
  const { cells, variable, view, question } = search
  let isSure = true
  const limit = Math.max(1, needOf(variable, PUBLIC, question.rules).width)
  for (const direction of [-1, 1] as const) {
    if (isShown(search)) return true
    const found = farthest(question.solve, cells, { variable, direction, limit }, view)
    const isKept = keep(search, found)
    if (found.status !== 'found' || (found.fit.size > 0 && !isKept)) isSure = false
  }
  return isSure
}

/** How far below and above is enough, shared out evenly. */
function stepsFor({ variable, view, need: { width, rest, most } }: Search): readonly number[] {
  const lowest = variable.value - view.shareOf(variable)
  const down = Math.min(lowest, Math.max(Math.floor(width / 2), 1, width - (most - rest)))
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
