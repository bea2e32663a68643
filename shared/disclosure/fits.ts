// Tables that were found, kept so that what is asked of them is quickly answered.
import { type View } from './attackers.ts'
import type { Fit } from './fit.ts'
import { variablesOf, type SystemCell, type Variable } from './system.ts'

/** A table that holds, as the figures that are other than the true ones, and by how much. */
export interface KeptFit {
  readonly variables: readonly Variable[]
  readonly moves: readonly number[]
}

/** A table, and how far a figure that is asked about lies from the true one in it. */
export interface Moved {
  readonly fit: KeptFit
  readonly move: number
}

/** The attackers hold the table possible: nothing lies below what they put in, and what they filled is as it is. */
export function fitsView({ variables, moves }: KeptFit, view: View): boolean {
  for (let at = 0; at < variables.length; at++) {
    const variable = variables[at]
    if (!variable) continue
    if (view.hasFilled(variable.cell)) return false
    if (variable.value + (moves[at] ?? 0) < view.shareOf(variable)) return false
  }
  return true
}

/** Tables that hold, by the figures that are other in them than the true ones. */
export class Fits {
  readonly #moving = new Map<Variable, Moved[]>()
  /** Those that are left out as long as a cell is tried without. */
  #aside = new Set<KeptFit>()
  readonly #gone = new WeakSet<KeptFit>()
  #count = 0

  /** How many were ever added. */
  get count(): number {
    return this.#count
  }

  add(fit: Fit): KeptFit {
    const kept: KeptFit = { variables: [...fit.keys()], moves: [...fit.values()] }
    for (const [variable, move] of fit) {
      const moved = { fit: kept, move }
      const own = this.#moving.get(variable)
      if (own) own.push(moved)
      else this.#moving.set(variable, [moved])
    }
    this.#count++
    return kept
  }

  /** The tables in which a figure is another than the true one, in the order in which they were added. */
  of(variable: Variable): readonly Moved[] {
    const all = this.#moving.get(variable)
    if (!all) return []
    const there = all.filter(({ fit }) => !this.#gone.has(fit))
    if (there.length < all.length) this.#moving.set(variable, there)
    return this.#aside.size === 0 ? there.slice() : there.filter(({ fit }) => !this.#aside.has(fit))
  }

  /**
   * Leaves out the tables in which a cell is another than the true one, until `takeBack` or `drop`. Gives the cells that are
   * other in them: of all others the same tables are there as before.
   */
  setAside(cell: SystemCell): ReadonlySet<SystemCell> {
    this.#aside = new Set(
      variablesOf(cell).flatMap((variable) => this.of(variable).map(({ fit }) => fit)),
    )
    const moving = new Set<SystemCell>()
    for (const { variables } of this.#aside) for (const one of variables) moving.add(one.cell)
    return moving
  }

  takeBack(): void {
    this.#aside = new Set()
  }

  /** What was left out holds no more. */
  drop(): void {
    for (const fit of this.#aside) this.#gone.add(fit)
    this.#aside = new Set()
  }
}
