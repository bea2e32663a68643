// All attackers, one after the other: each office and each two of them, in numbers that are quickly compared.
import { isEnough, kindsOf, needOf, PUBLIC, viewOf, type Need, type View } from './attackers.ts'
import { moveOf, type Fit } from './fit.ts'
import type { DisclosureRules } from './rules.schema.ts'
import { variablesOf, type SystemCell, type Variable } from './system.ts'

/**
 * The attackers beside the public for whom the tables at hand do not yet show that enough stays open of each of these
 * figures: each office, then each two of them. Left out is, without loss,
 *
 * - who puts nothing into any of the cells, alone or beside another one: such an office knows of these numbers what the public
 *   or the other one knows, and no other number is tied to these, since the cells are all secret ones that rows connect;
 * - every office, or two, of the kinds of others that were asked about: they know the same numbers;
 * - for whom the tables at hand leave as much open as the public needs, which is the most (`needOf`).
 * @param cells all secret cells that rows connect
 * @param fits tables that hold; what is added while this runs is used from the next attacker on
 * @param open what is asked about; what is taken out while this runs is asked about no more
 */
export function* viewsInDoubt(
  cells: readonly SystemCell[],
  fits: readonly Fit[],
  open: ReadonlySet<Variable>,
  rules: DisclosureRules,
): Generator<View> {
  if (rules.pooled < 1) return
  const crowd = new Crowd(cells, fits, open, rules)
  const kinds = kindsOf(cells)
  const firsts = kinds.map(([office]) => crowd.member(office))
  for (const first of firsts) if (crowd.isInDoubt(first)) yield viewOf([first.office], cells)
  if (rules.pooled < 2) return
  for (const [place, first] of firsts.entries()) {
    const twin = kinds[place]?.[1]
    const others = firsts.slice(place + 1)
    for (const second of twin === undefined ? others : [crowd.member(twin), ...others])
      if (crowd.isInDoubt(first, second)) yield viewOf([first.office, second.office], cells)
  }
}

/** An office, as numbers in the order of the variables. */
interface Member {
  readonly office: string
  /** What it puts into each figure. */
  readonly share: Int32Array
  /** The places of figures whose cell it is in. */
  readonly inside: readonly number[]
  /** 1 at the places of figures whose cell it is in. */
  readonly isInside: Uint8Array
  /** For each table that was compared: does it hold it possible. */
  readonly fits: boolean[]
}

/** A figure that is asked about. */
interface Asked {
  readonly variable: Variable
  /** What has to stay open of it for the public. */
  readonly need: Need
  /** The tables in which it is another than the true one, by their places, and how far it lies from it. */
  readonly moves: (readonly [at: number, move: number])[]
}

/** The offices that put something into some cells, and the tables that fit these. */
class Crowd {
  readonly #variables: readonly Variable[]
  /** How many offices stand in the cell of each variable. */
  readonly #holders: readonly number[]
  readonly #fits: readonly Fit[]
  readonly #open: ReadonlySet<Variable>
  readonly #asked: readonly Asked[]
  /** How far each table lies from the true one, in the order of the variables. */
  readonly #moves: Int32Array[] = []

  constructor(
    cells: readonly SystemCell[],
    fits: readonly Fit[],
    open: ReadonlySet<Variable>,
    rules: DisclosureRules,
  ) {
    this.#variables = cells.flatMap(variablesOf)
    this.#holders = this.#variables.map(({ cell }) => cell.holders.size)
    this.#fits = fits
    this.#open = open
    this.#asked = [...open].map((variable) => ({
      ...{ variable, need: needOf(variable, PUBLIC, rules), moves: [] },
    }))
  }

  member(office: string): Member {
    const share = new Int32Array(this.#variables.length)
    const isInside = new Uint8Array(this.#variables.length)
    const inside: number[] = []
    this.#variables.forEach(({ cell, figure }, place) => {
      const cases = cell.holders.get(office)
      if (cases === undefined) return
      inside.push(place)
      isInside[place] = 1
      share[place] = figure === 'offices' ? 1 : cases
    })
    return { office, share, inside, isInside, fits: [] }
  }

  /** The tables at hand do not show that enough stays open of every figure for the office, or for both together. */
  isInDoubt(first: Member, second?: Member): boolean {
    this.#read()
    this.#compare(first)
    if (second) this.#compare(second)
    const both = second ? first.inside.filter((place) => second.isInside[place] === 1) : []
    const isPossible = (at: number): boolean =>
      first.fits[at] === true &&
      (second === undefined ||
        (second.fits[at] === true && !this.#contradicts(at, first, second, both)))
    return this.#asked.some(
      (asked) => this.#open.has(asked.variable) && !this.#isShown(asked, isPossible),
    )
  }

  /** Tables that are possible leave enough open; those that served last are tried first. */
  #isShown({ need, moves }: Asked, isPossible: (at: number) => boolean): boolean {
    let down = 0
    let up = 0
    for (const [place, [at, move]] of moves.entries()) {
      if ((move <= up && -move <= down) || !isPossible(at)) continue
      up = Math.max(up, move)
      down = Math.max(down, -move)
      if (place > 1) moves.unshift(...moves.splice(place, 1))
      if (isEnough(need, { down, up })) return true
    }
    return isEnough(need, { down, up })
  }

  /** Reads the tables that came since. */
  #read(): void {
    for (let at = this.#moves.length; at < this.#fits.length; at++) {
      const fit = this.#fits[at] ?? new Map<Variable, number>()
      this.#moves.push(Int32Array.from(this.#variables, (one) => moveOf(fit, one)))
      for (const { variable, moves } of this.#asked) {
        const move = moveOf(fit, variable)
        if (move !== 0) moves.push([at, move])
      }
    }
  }

  /** Brings up to date which tables an office holds possible. */
  #compare(member: Member): void {
    for (let at = member.fits.length; at < this.#moves.length; at++)
      member.fits.push(
        member.inside.every((place) => this.#allows(at, place, 1, member.share[place] ?? 0)),
      )
  }

  /** In what both put into together: the table goes below it, or differs in what they filled together. */
  #contradicts(at: number, first: Member, second: Member, both: readonly number[]): boolean {
    return both.some(
      (place) =>
        !this.#allows(at, place, 2, (first.share[place] ?? 0) + (second.share[place] ?? 0)),
    )
  }

  /** A table has not less of a figure than offices put in, and what it truly is if there are no others. */
  #allows(at: number, place: number, offices: number, share: number): boolean {
    const move = this.#moves[at]?.[place] ?? 0
    if (move === 0) return true
    const isFilled = this.#holders[place] === offices
    return !isFilled && (this.#variables[place]?.value ?? 0) + move >= share
  }
}
