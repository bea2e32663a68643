// How low and how high numbers can be as far as single rows tell, one after the other: a glance, before a program is asked.
import { type Reach, type View } from './attackers.ts'
import { variablesOf, type SystemCell, type Variable } from './system.ts'

/** A row in places of the numbers. */
interface PlacedRow {
  readonly places: readonly number[]
  readonly factors: readonly number[]
  readonly least: number
  readonly most: number
}

/** The numbers of some cells, and the rows in which they stand, each once; all other cells are known. */
export class Rows {
  readonly variables: readonly Variable[]
  readonly all: readonly PlacedRow[]
  /** For each number: the rows it stands in, by their places in `all`. */
  readonly of: readonly (readonly number[])[]
  readonly #places: ReadonlyMap<Variable, number>

  constructor(cells: readonly SystemCell[]) {
    this.variables = cells.flatMap(variablesOf)
    this.#places = new Map(this.variables.map((variable, place) => [variable, place]))
    const rows = [...new Set(this.variables.flatMap((variable) => variable.rows))]
    const placeOf = new Map(rows.map((row, place) => [row, place]))
    this.of = this.variables.map((variable) => variable.rows.map((row) => placeOf.get(row) ?? 0))
    this.all = rows.map(({ terms, least, most }) => {
      const known = terms
        .filter(({ variable }) => !this.#places.has(variable))
        .reduce((sum, { variable, factor }) => sum + factor * variable.value, 0)
      const open = terms.filter(({ variable }) => this.#places.has(variable))
      return {
        places: open.map(({ variable }) => this.place(variable)),
        factors: open.map(({ factor }) => factor),
        ...{ least: least - known, most: most - known },
      }
    })
  }

  place(variable: Variable): number {
    const place = this.#places.get(variable)
    if (place === undefined) throw new Error(`${variable.cell.key} is not among the cells.`)
    return place
  }
}

/** So many looks at a row, on average, are the end: what was found by then holds all the same. */
const MOST_LOOKS = 30

/** The lowest and the highest value of each number. They lie never closer together than what fits all rows at once. */
export class Bounds {
  readonly #rows: Rows
  readonly #lower: Float64Array
  readonly #upper: Float64Array
  /** Places of the numbers whose bounds are closer than before. */
  readonly #touched = new Set<number>()

  private constructor(rows: Rows, lower: Float64Array, upper: Float64Array) {
    this.#rows = rows
    this.#lower = lower
    this.#upper = upper
  }

  /** The bounds where some cells are secret and the others known. */
  static of(rows: Rows, isSecret: (cell: SystemCell) => boolean): Bounds {
    const { length } = rows.variables
    const bounds = new Bounds(
      rows,
      new Float64Array(length),
      new Float64Array(length).fill(Infinity),
    )
    rows.variables.forEach((variable, place) => {
      if (!isSecret(variable.cell)) bounds.#narrow(place, variable.value, variable.value)
    })
    return bounds.#settle(true)
  }

  /** The bounds once a further cell is known. */
  knowing(cell: SystemCell): Bounds {
    const bounds = this.#copy()
    for (const variable of variablesOf(cell))
      bounds.#narrow(this.#rows.place(variable), variable.value, variable.value)
    return bounds.#settle()
  }

  /** The bounds for attackers. */
  knownTo(view: View): Bounds {
    const bounds = this.#copy()
    this.#rows.variables.forEach((variable, place) => {
      if (view.hasFilled(variable.cell)) bounds.#narrow(place, variable.value, variable.value)
      else bounds.#narrow(place, view.shareOf(variable), Infinity)
    })
    return bounds.#settle()
  }

  /** Numbers whose bounds are closer than those of what these were made from. */
  get touched(): readonly Variable[] {
    return [...this.#touched].flatMap((place) => this.#rows.variables[place] ?? [])
  }

  /** How far a number can lie below and above the true value. */
  reachOf(variable: Variable): Reach {
    const place = this.#rows.place(variable)
    return {
      down: variable.value - (this.#lower[place] ?? 0),
      up: (this.#upper[place] ?? 0) - variable.value,
    }
  }

  #copy(): Bounds {
    return new Bounds(this.#rows, this.#lower.slice(), this.#upper.slice())
  }

  #narrow(place: number, lower: number, upper: number): boolean {
    const isCloser = lower > (this.#lower[place] ?? 0) || upper < (this.#upper[place] ?? 0)
    if (!isCloser) return false
    this.#lower[place] = Math.max(lower, this.#lower[place] ?? 0)
    this.#upper[place] = Math.min(upper, this.#upper[place] ?? 0)
    this.#touched.add(place)
    return true
  }

  /** Looks at the rows of what changed, or at all, and at those of what changes by that, until nothing does. */
  #settle(isAll = false): this {
    const { all, of } = this.#rows
    const next = new Set<number>()
    if (isAll) for (const at of all.keys()) next.add(at)
    else for (const place of this.#touched) for (const at of of[place] ?? []) next.add(at)
    let looks = MOST_LOOKS * all.length
    for (const at of next) {
      if (looks-- < 0) break
      next.delete(at)
      const row = all[at]
      if (row) this.#read(row, next)
    }
    return this
  }

  /** What a row leaves open of each of its numbers, given the bounds of the others. */
  #read({ places, factors, least, most }: PlacedRow, next: Set<number>): void {
    let low = 0
    let high = 0
    let openLow = 0
    let openHigh = 0
    for (let at = 0; at < places.length; at++) {
      const one = this.#end(places, factors, at, -1)
      const other = this.#end(places, factors, at, 1)
      if (Number.isFinite(one)) low += one
      else openLow++
      if (Number.isFinite(other)) high += other
      else openHigh++
    }
    if (openLow > 1 && openHigh > 1) return
    for (let at = 0; at < places.length; at++) {
      const one = this.#end(places, factors, at, -1)
      const other = this.#end(places, factors, at, 1)
      // What the others come to, at the least and at the most.
      const lowest = Number.isFinite(one)
        ? openLow > 0
          ? -Infinity
          : low - one
        : openLow > 1
          ? -Infinity
          : low
      const highest = Number.isFinite(other)
        ? openHigh > 0
          ? Infinity
          : high - other
        : openHigh > 1
          ? Infinity
          : high
      const place = places[at] ?? 0
      const factor = factors[at] ?? 1
      const from = (least - highest) / factor
      const to = (most - lowest) / factor
      if (this.#narrow(place, factor > 0 ? from : to, factor > 0 ? to : from))
        for (const row of this.#rows.of[place] ?? []) next.add(row)
    }
  }

  /** The lowest (−1) or highest (1) that a number adds to a row. */
  #end(places: readonly number[], factors: readonly number[], at: number, side: 1 | -1): number {
    const place = places[at] ?? 0
    const factor = factors[at] ?? 0
    return factor * ((factor > 0 === side > 0 ? this.#upper[place] : this.#lower[place]) ?? 0)
  }
}
