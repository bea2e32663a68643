// Linear programs as disclosure control states them; what solves them is given from outside.

/** Numbers x with lower ≤ x ≤ upper and, in each row, least ≤ Σ factor · x ≤ most, at the lowest Σ cost · x. */
export interface LinearProgram {
  /** Of each number, finite. */
  readonly lower: readonly number[]
  /** Of each number, or `Infinity`. */
  readonly upper: readonly number[]
  readonly cost: readonly number[]
  readonly rows: readonly ProgramRow[]
  /** Whole numbers only. */
  readonly whole: boolean
}

export interface ProgramRow {
  /** Which number, by its place, and its factor; each once. */
  readonly terms: readonly (readonly [place: number, factor: number])[]
  /** Or `-Infinity`. */
  readonly least: number
  /** Or `Infinity`. */
  readonly most: number
}

/** `unknown`: the solver gave up, or ran into trouble with its own precision. */
export type Answer =
  | { readonly status: 'optimal'; readonly values: readonly number[] }
  | { readonly status: 'infeasible' | 'unbounded' | 'unknown' }

/** Finds an optimal vertex; the same program gives the same answer. */
export type Solver = (program: LinearProgram) => Answer
