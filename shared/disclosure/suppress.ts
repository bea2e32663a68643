// Which further cells stay secret, so that no unsafe one can be worked out: as few and as cheap ones as a good search finds.
import { Bounds, Rows } from './bounds.ts'
import { isOpen, needOf, PUBLIC, sternest, type View } from './attackers.ts'
import { gapsIn, targetsIn, type Gap, type Question } from './check.ts'
import { cheapest, componentsOf, connected, farthest, holds, type Fit } from './fit.ts'
import { Fits, fitsView } from './fits.ts'
import type { Solver } from './linear.ts'
import type { Pattern, SecretCell } from './protection.ts'
import type { DisclosureRules } from './rules.schema.ts'
import { separate } from './separate.ts'
import {
  isNeverPublished,
  systemOf,
  variablesOf,
  type SystemCell,
  type Variable,
} from './system.ts'
import type { Release } from './tables.ts'

/**
 * Finds the cells of a release that stay secret: all unsafe ones, and for each of them, for each attacker and in each
 * direction the cheapest cells that have to move with it; then what turns out not to be needed is released, the dearest
 * first. The same tables give the same pattern, in whatever order they are given.
 */
export function suppress(release: Release, rules: DisclosureRules, solve: Solver): Pattern {
  const secret: SecretCell[] = []
  const unprotected: string[] = []
  for (const part of separate(release)) {
    const seen = new Set<SystemCell>()
    for (const cell of systemOf(part, rules).cells) {
      if (seen.has(cell) || cell.state === 'public') continue
      const cells = connected(cell, ({ state }) => state !== 'public')
      for (const one of cells) seen.add(one)
      const found = new Search(cells, rules, solve).run()
      for (const { key, reasons, state } of found.secret)
        if (state === 'open') secret.push({ key, reasons })
      for (const { key } of found.unprotected) unprotected.push(key)
    }
  }
  return {
    secret: secret.sort((a, b) => (a.key < b.key ? -1 : 1)),
    unprotected: unprotected.sort(),
  }
}

/** So often the whole is looked at anew after what was missing was added; then what is still missing is given up. */
const MOST_ROUNDS = 30

/** The search among cells that rows connect; public ones are left out. */
class Search {
  readonly #cells: readonly SystemCell[]
  readonly #secret: Set<SystemCell>
  readonly #givenUp = new Set<SystemCell>()
  readonly #hopeless = new Set<Variable>()
  /** How often a cell was found open: one that was is asked about before others. */
  readonly #failures = new Map<SystemCell, number>()
  readonly #rows: Rows
  readonly #rules: DisclosureRules
  readonly #solve: Solver
  /** Tables that were found, by which much of what is asked later is answered. */
  readonly #fits = new Fits()

  constructor(cells: readonly SystemCell[], rules: DisclosureRules, solve: Solver) {
    this.#cells = [...cells].sort((a, b) => (a.key < b.key ? -1 : 1))
    this.#rows = new Rows(this.#cells)
    this.#rules = rules
    this.#solve = solve
    this.#secret = new Set(
      this.#cells.filter((cell) => isNeverPublished(cell) || cell.reasons.length > 0),
    )
  }

  run(): { readonly secret: readonly SystemCell[]; readonly unprotected: readonly SystemCell[] } {
    const targets = targetsIn(this.#cells)
    if (targets.length > 0) {
      for (const variable of targets.flatMap(variablesOf).sort(widestFirst(this.#rules)))
        this.#protect(variable)
      this.#fillGaps()
      this.#release()
    }
    return { secret: [...this.#secret], unprotected: [...this.#givenUp] }
  }

  #protect(variable: Variable): void {
    const stern = sternest(variable.cell, this.#rules)
    if (!this.#reach(variable, stern)) this.#reach(variable, PUBLIC)
  }

  /** Looks for what is missing and adds to it, until nothing is; what cannot be helped is given up. */
  #fillGaps(): void {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const gaps = this.#gaps(this.#question())
      if (gaps.length === 0) return
      const before = this.#secret.size
      for (const { variable, view } of gaps)
        if (!this.#reach(variable, view)) this.#givenUp.add(variable.cell)
      if (this.#secret.size === before)
        for (const { variable } of gaps) this.#givenUp.add(variable.cell)
    }
    for (const { variable } of this.#gaps(this.#question())) this.#givenUp.add(variable.cell)
  }

  /**
   * Releases what is not needed, the dearest first. What was not needed stays so, for every release takes room away. Asked are
   * the cells of which a table was found that holds no more: of all others the same tables show as much as before.
   */
  #release(): void {
    const added = [...this.#secret].filter(
      (cell) => cell.state === 'open' && cell.reasons.length === 0,
    )
    let bounds = this.#bounds()
    for (const cell of added.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))) {
      const closer = bounds.knowing(cell)
      if (this.#isTold(closer)) continue
      const around = connected(cell, (one) => this.#secret.has(one))
      const moving = this.#fits.setAside(cell)
      if (this.#isClosed(this.#question(closer, { without: cell, moving }), around)) {
        this.#secret.delete(cell)
        this.#fits.drop()
        bounds = closer
      } else this.#fits.takeBack()
    }
  }

  #bounds(): Bounds {
    return Bounds.of(this.#rows, (cell) => this.#secret.has(cell))
  }

  /** Too much of an unsafe figure is told by rows alone, so that no program has to be asked. */
  #isTold(bounds: Bounds): boolean {
    for (const variable of bounds.touched) {
      const { cell } = variable
      if (cell.reasons.length === 0 || this.#givenUp.has(cell)) continue
      if (!isOpen(needOf(variable, PUBLIC, this.#rules), bounds.reachOf(variable))) return true
    }
    return false
  }

  /** @param trying a cell that is tried without, and what is asked about then */
  #question(
    bounds = this.#bounds(),
    trying?: { readonly without: SystemCell; readonly moving: ReadonlySet<SystemCell> },
  ): Question {
    return {
      bounds,
      rules: this.#rules,
      solve: this.#solve,
      isSecret: (cell) => cell !== trying?.without && this.#secret.has(cell),
      isAsked: (cell) => !this.#givenUp.has(cell) && trying?.moving.has(cell) !== false,
      hopeless: this.#hopeless,
      failed: (cell) => this.#failures.set(cell, this.#rank(cell) + 1),
      rank: (cell) => this.#rank(cell),
    }
  }

  #rank(cell: SystemCell): number {
    return this.#failures.get(cell) ?? 0
  }

  #gaps(question: Question): readonly Gap[] {
    return componentsOf(this.#cells, question).flatMap((cells) => [
      ...gapsIn(cells, this.#fits, question),
    ])
  }

  #isClosed(question: Question, around: readonly SystemCell[]): boolean {
    const among = [...around].sort((a, b) => (a.key < b.key ? -1 : 1))
    return componentsOf(among, question).every(
      (cells) => gapsIn(cells, this.#fits, question).next().done === true,
    )
  }

  /**
   * Adds what has to move so that a figure may be far enough from the true one for these attackers, below and above. What
   * cannot be had on one side is taken from the other. False if all cells together do not give enough.
   */
  #reach(variable: Variable, view: View): boolean {
    const { width, rest, most } = needOf(variable, view, this.#rules)
    const room = { down: rest, up: most - rest }
    const least = { down: Math.min(1, room.down), up: Math.min(1, room.up) }
    const half = Math.max(Math.floor(width / 2), least.down)
    const down = Math.min(room.down, Math.max(half, width - room.up))
    const wentDown = this.#go(variable, -1, down, view)
    const up = Math.min(room.up, Math.max(width - wentDown, least.up))
    const wentUp = this.#go(variable, 1, up, view)
    const wanting = Math.min(room.down, width - wentUp)
    const wentFarther = wanting > wentDown ? this.#go(variable, -1, wanting, view) : wentDown
    return wentFarther + wentUp >= width && wentFarther >= least.down && wentUp >= least.up
  }

  /** Lets a figure go so far in a direction, or as far as it can; gives how far that is, and adds what moves with it. */
  #go(variable: Variable, direction: 1 | -1, far: number, view: View): number {
    if (far <= 0) return 0
    const isThere = this.#fits
      .of(variable)
      .some(({ fit, move }) => move * direction >= far && fitsView(fit, view))
    if (isThere) return far
    const moved = this.#cheapest(variable, direction, far, view)
    if (moved) {
      this.#add(moved)
      return far
    }
    const found = farthest(
      this.#solve,
      this.#movable(view),
      { variable, direction, limit: far },
      view,
    )
    const can = found.status === 'found' ? Math.abs(found.fit.get(variable) ?? 0) : 0
    const less = can > 0 ? this.#cheapest(variable, direction, can, view) : null
    if (less) this.#add(less)
    return less ? can : 0
  }

  #add(moved: Fit): void {
    for (const { cell } of moved.keys()) this.#secret.add(cell)
    if (holds(moved, (cell) => this.#secret.has(cell))) this.#fits.add(moved)
  }

  /** What may move: secret cells, and open ones that can go both ways. A zero cannot; it is no partner. */
  #movable(view: View): readonly SystemCell[] {
    return this.#cells.filter(
      (cell) =>
        !view.hasFilled(cell) &&
        (this.#secret.has(cell) ||
          variablesOf(cell).some((variable) => variable.value > view.shareOf(variable))),
    )
  }

  /** The table in which a figure lies so far from the true one, and the cells that move with it cost least. */
  #cheapest(variable: Variable, direction: 1 | -1, far: number, view: View): Fit | null {
    const costOf = ({ cell }: Variable): number => (this.#secret.has(cell) ? 0 : cell.weight / 2)
    const aim = { variable, move: direction * far }
    return cheapest(this.#solve, this.#movable(view), aim, view, costOf)
  }
}

/** What needs most room first: it opens room for others. */
const widestFirst =
  (rules: DisclosureRules) =>
  (a: Variable, b: Variable): number =>
    needOf(b, PUBLIC, rules).width - needOf(a, PUBLIC, rules).width
