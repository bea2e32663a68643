// Who works something out, and what each knows beside what is published.
import type { Attacker } from './protection.ts'
import type { DisclosureRules } from './rules.schema.ts'
import type { SystemCell, Variable } from './system.ts'
import type { Figures } from './tables.ts'

/** The public, an office, or offices that pool what they know. */
export interface View {
  readonly attacker: Attacker
  /** The offices; none of the public. */
  readonly members: readonly string[]
  /** What they put into a figure themselves; it is at least that. */
  readonly shareOf: (variable: Variable) => number
  /** They alone stand behind a cell, and know that they do: its figures are known to them. */
  readonly hasFilled: (cell: SystemCell) => boolean
}

export const PUBLIC: View = {
  attacker: 'public',
  members: [],
  shareOf: () => 0,
  hasFilled: () => false,
}

/**
 * Offices that put something into the cells, in kinds: those of one kind put the same into each of them and stand in the same
 * groups, so what one of them can work out any other can.
 */
export type Kind = readonly [office: string, ...others: string[]]

/** The kinds of offices that put something into one of the cells at least. */
export function kindsOf(cells: readonly SystemCell[]): readonly Kind[] {
  const said = new Map<string, string>()
  cells.forEach(({ holders, group }, place) => {
    for (const [office, cases] of holders)
      said.set(office, `${said.get(office) ?? ''} ${place}:${cases}`)
    for (const office of group?.keys() ?? [])
      if (!holders.has(office)) said.set(office, `${said.get(office) ?? ''} ${place}`)
  })
  const kinds = new Map<string, [string, ...string[]]>()
  for (const [office, kind] of said) {
    if (!kind.includes(':')) continue
    const same = kinds.get(kind)
    if (same) same.push(office)
    else kinds.set(kind, [office])
  }
  return [...kinds.values()]
}

/** What some offices know: one, or several that pool it. */
export const viewOf = (members: readonly string[]): View => ({
  attacker: members.length === 1 ? 'office' : 'pool',
  members,
  shareOf: ({ cell, figure }) => partOf(cell.holders, members, figure),
  hasFilled: ({ holders }) =>
    holders.size > 0 &&
    holders.size <= members.length &&
    partOf(holders, members, 'offices') === holders.size,
})

/**
 * What they know where a cell is asked about. That they stand alone behind a total says of its empty parts that they are
 * empty: to take it for known would be to take for granted what is asked. A part in which an office stands is filled as well.
 */
export function askedAbout(view: View, target: SystemCell): View {
  const wholes = wholesOfEmpty(target)
  if (wholes.size === 0) return view
  return { ...view, hasFilled: (cell) => !wholes.has(cell) && view.hasFilled(cell) }
}

/** All cells that an empty one is a part of, and those these are parts of; none of another one. */
function wholesOfEmpty({ holders, wholes }: SystemCell): ReadonlySet<SystemCell> {
  const found = new Set(holders.size === 0 ? wholes : [])
  // The set grows while it is read.
  for (const one of found) for (const whole of one.wholes) found.add(whole)
  return found
}

/** The offices that put something into one of the cells. */
export const officesIn = (cells: readonly SystemCell[]): ReadonlySet<string> =>
  new Set(cells.flatMap(({ holders }) => [...holders.keys()]))

/**
 * A made-up attacker who knows of each cell at least what any office, or any two of them, knows that has not filled
 * the target: a table that fits its knowledge fits that of each. It finds tables that serve against many at once; what
 * is protected is decided against the real ones.
 */
export function sternest(target: SystemCell, rules: DisclosureRules): View {
  const inside = [...target.holders.keys()]
  const wholes = wholesOfEmpty(target)
  const most = new Map<SystemCell, Figures>()
  return {
    ...{ attacker: 'pool', members: [] },
    shareOf: ({ cell, figure }) => {
      const known = most.get(cell) ?? mostOf(cell, inside, rules.pooled)
      most.set(cell, known)
      return known[figure]
    },
    hasFilled: (cell) => {
      const isFew = cell.holders.size > 0 && cell.holders.size <= rules.pooled
      if (!isFew || wholes.has(cell)) return false
      return inside.length === 0 || inside.some((office) => !cell.holders.has(office))
    },
  }
}

/** The most offices, and the most cases, that some put into a cell of whom one at least of those inside the target is none. */
function mostOf(cell: SystemCell, inside: readonly string[], pooled: number): Figures {
  // More than can pool what they know never fill the target, and none never did.
  const without = inside.length === 0 || inside.length > pooled ? [undefined] : inside
  const sums = without.map((office) => largest(cell, pooled, office))
  return {
    offices: Math.max(...sums.map(({ length }) => length)),
    cases: Math.max(...sums.map(total)),
  }
}

/** The cases of the offices with most of them. */
function largest({ ranked }: SystemCell, count: number, without?: string): readonly number[] {
  const cases: number[] = []
  for (const [office, one] of ranked) {
    if (cases.length === count) break
    if (office !== without) cases.push(one)
  }
  return cases
}

/**
 * A made-up attacker that knows at least what these offices know, and of each large figure what any offices know: its
 * tables serve against all others that put the same into the small figures.
 */
export const sternerThan = (view: View, rules: DisclosureRules): View => ({
  ...view,
  shareOf: (variable) => {
    const most = largest(variable.cell, rules.pooled)
    const any = variable.figure === 'offices' ? most.length : total(most)
    return variable.value >= 2 * any ? any : view.shareOf(variable)
  },
})

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/** How far apart the values have to lie that an attacker has to hold possible, and what lies beyond any doubt. */
export interface Need {
  readonly width: number
  /** What of the figure is not the attacker's own. */
  readonly rest: number
  /** What it could be at most, whatever is published: all of the group that are not the attacker's. */
  readonly most: number
}

/**
 * What has to stay open of a figure for an attacker: at least `width` and `widthShare` per cent of what is not its own. If
 * the group is smaller than that, all of it: then nothing is learned.
 */
export const needOf = (variable: Variable, view: View, rules: DisclosureRules): Need =>
  needBeside(variable, view.shareOf(variable), view.members, rules)

/** The same for offices, by what they put into the figure. */
export const needOfOffices = (
  variable: Variable,
  members: readonly string[],
  rules: DisclosureRules,
): Need =>
  needBeside(variable, partOf(variable.cell.holders, members, variable.figure), members, rules)

function needBeside(
  { cell, figure, value }: Variable,
  own: number,
  members: readonly string[],
  rules: DisclosureRules,
): Need {
  const rest = value - own
  const most =
    cell.group && cell.around ? cell.around[figure] - partOf(cell.group, members, figure) : Infinity
  const wanted = Math.max(rules.width, Math.ceil((rules.widthShare * rest) / 100))
  return { width: Math.min(wanted, most), rest, most: Math.max(most, rest) }
}

/** What some offices are of it. */
function partOf(
  holders: ReadonlyMap<string, number>,
  members: readonly string[],
  figure: Variable['figure'],
): number {
  let part = 0
  for (const office of members) {
    const cases = holders.get(office)
    if (cases !== undefined) part += figure === 'offices' ? 1 : cases
  }
  return part
}

/** How far the tables that an attacker holds possible go below and above the true value: numbers from 0. */
export interface Reach {
  readonly down: number
  readonly up: number
}

/**
 * Enough stays open of a figure: the values that an attacker holds possible lie far enough apart, and none of the two ends is
 * the true value, unless it is an end for everybody: 0, or all of the group.
 */
export const isOpen = ({ width, rest, most }: Need, { down, up }: Reach): boolean =>
  down + up >= width && (rest === 0 || down > 0) && (rest >= most || up > 0)
