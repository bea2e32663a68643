// All attackers, one after the other: each office and each two of them, in numbers that are quickly compared.
import { isOpen, kindsOf, needOfOffices, viewOf, type Need, type View } from './attackers.ts'
import type { Fits, KeptFit, Moved } from './fits.ts'
import type { Holders } from './primary.ts'
import type { DisclosureRules } from './rules.schema.ts'
import type { SystemCell, Variable } from './system.ts'
import type { Figure } from './tables.ts'

/** A figure of which the tables at hand do not yet show that enough stays open for an attacker. */
interface Doubt {
  readonly view: View
  readonly variable: Variable
}

/**
 * The attackers beside the public for whom the tables at hand do not yet show that enough stays open of one of these
 * figures, with that figure: each office, then each two of them. Left out is, without loss,
 *
 * - who puts nothing into any of the cells, alone or beside another one: such an office knows of these numbers what the public
 *   or the other one knows, and no other number is tied to these, since the cells are all secret ones that rows connect;
 * - every office, or two, of the kinds of others that were asked about: they know the same numbers;
 * - for whom the tables at hand leave as much open as the public needs, which is the most (`needOf`).
 * @param cells all secret cells that rows connect
 * @param fits tables that hold; what is added while this runs is used from the next attacker on
 * @param open what is asked about; what is taken out while this runs is asked about no more
 */
export function* doubtsAbout(
  cells: readonly SystemCell[],
  fits: Fits,
  open: ReadonlySet<Variable>,
  rules: DisclosureRules,
): Generator<Doubt> {
  if (rules.pooled < 1) return
  const crowd = new Crowd(fits, open, rules)
  const kinds = kindsOf(cells)
  const firsts = kinds.map(([office]) => office)
  for (const first of firsts) yield* crowd.doubtsOf(first)
  if (rules.pooled < 2) return
  for (const [place, first] of firsts.entries()) {
    const twin = kinds[place]?.[1]
    const others = firsts.slice(place + 1)
    for (const second of twin === undefined ? others : [twin, ...others])
      yield* crowd.doubtsOf(first, second)
  }
}

/** A figure that is asked about. */
interface Asked {
  readonly variable: Variable
  /** What has to stay open of it for the public. */
  readonly need: Need
  /** The tables in which it is another than the true one. */
  readonly tables: Compared[]
}

/** A table, and who does not hold it possible. */
interface Compared extends Moved {
  /** Offices that do not, whatever another one tells them. */
  readonly contradicted: ReadonlySet<string>
  /** Where two offices together may know better: each cell with the most that they may have put in. */
  readonly narrow: readonly { readonly holders: Holders; readonly figure: Figure; most: number }[]
}

/** The tables at hand, and for whom they leave enough open. */
class Crowd {
  readonly #fits: Fits
  readonly #open: ReadonlySet<Variable>
  readonly #asked: readonly Asked[]
  readonly #rules: DisclosureRules
  readonly #known = new Map<KeptFit, Omit<Compared, 'move'>>()
  #read = -1

  constructor(fits: Fits, open: ReadonlySet<Variable>, rules: DisclosureRules) {
    this.#fits = fits
    this.#open = open
    this.#rules = rules
    this.#asked = [...open].map((variable) => ({
      ...{ variable, need: needOfOffices(variable, [], rules), tables: [] },
    }))
  }

  /** What the tables at hand do not show for the office, or for both together. */
  *doubtsOf(first: string, second?: string): Generator<Doubt> {
    let view: View | null = null
    for (const asked of this.#asked) {
      const { variable } = asked
      if (!this.#open.has(variable)) continue
      this.#readNew()
      if (this.#isShown(asked, first, second)) continue
      view ??= viewOf(second === undefined ? [first] : [first, second])
      yield { view, variable }
    }
  }

  /** Tables that are possible leave enough open; those that served last are tried first. */
  #isShown({ variable, need, tables }: Asked, first: string, second: string | undefined): boolean {
    let down = 0
    let up = 0
    for (let place = 0; place < tables.length; place++) {
      const table = tables[place]
      if (!table || (table.move <= up && -table.move <= down)) continue
      if (!isPossible(table, first, second)) continue
      up = Math.max(up, table.move)
      down = Math.max(down, -table.move)
      if (place > 1) tables.unshift(...tables.splice(place, 1))
      if (isOpen(need, { down, up })) return true
    }
    // Less has to stay open for who put in something.
    const members = second === undefined ? [first] : [first, second]
    return isOpen(needOfOffices(variable, members, this.#rules), { down, up })
  }

  /** Reads the tables that came since. */
  #readNew(): void {
    if (this.#read === this.#fits.count) return
    const isFirst = this.#read < 0
    this.#read = this.#fits.count
    for (const { variable, tables } of this.#asked) {
      const there = isFirst ? null : new Set(tables.map(({ fit }) => fit))
      for (const { fit, move } of this.#fits.of(variable))
        if (there?.has(fit) !== true) tables.push({ ...this.#compared(fit), move })
    }
  }

  #compared(fit: KeptFit): Omit<Compared, 'move'> {
    const known = this.#known.get(fit) ?? comparedWith(fit)
    this.#known.set(fit, known)
    return known
  }
}

function isPossible(
  { contradicted, narrow }: Compared,
  first: string,
  second: string | undefined,
): boolean {
  if (contradicted.has(first)) return false
  if (second === undefined) return true
  if (contradicted.has(second)) return false
  for (const { holders, figure, most } of narrow) {
    const [one, other] = [holders.get(first), holders.get(second)]
    if (one === undefined || other === undefined) continue
    if (holders.size === 2 || (figure === 'offices' ? 2 : one + other) > most) return false
  }
  return true
}

/** A table has not less of a figure than offices put in, and what it truly is where there are no others. */
function comparedWith(fit: KeptFit): Omit<Compared, 'move'> {
  const contradicted = new Set<string>()
  const narrow: Compared['narrow'][number][] = []
  fit.variables.forEach(({ cell: { holders, ranked }, figure, value }, at) => {
    const most = value + (fit.moves[at] ?? 0)
    const [one, other] = ranked.map(([, cases]) => (figure === 'offices' ? 1 : cases))
    if (one === undefined) return
    if (holders.size === 1 || one > most)
      for (const [office, cases] of holders)
        if (holders.size === 1 || (figure === 'offices' ? 1 : cases) > most)
          contradicted.add(office)
    if (other !== undefined && (holders.size === 2 || one + other > most))
      narrow.push({ holders, figure, most })
  })
  return { fit, contradicted, narrow }
}
