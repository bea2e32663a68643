// What can be learned, by trying every number: for small tables whose margins everybody knows. Shares nothing with the
// product but its rules.
import { reasonsOf } from '../../shared/disclosure/primary.ts'
import type { AuditedFigure, Attacker, Verdict } from '../../shared/disclosure/protection.ts'
import type { DisclosureRules } from '../../shared/disclosure/rules.schema.ts'
import {
  FIGURES,
  figuresOf,
  type Cell,
  type Figure,
  type Tables,
} from '../../shared/disclosure/tables.ts'

interface Outcome extends Pick<AuditedFigure, 'lower' | 'upper' | 'attacker'> {
  /** What attackers like that one learn; of several, some may learn more than others. */
  readonly verdicts: ReadonlySet<Verdict>
}

/** Values of the secret cells, in their order. */
type Values = readonly number[]

/** All whole numbers from 0 that the secret cells can have, so that every total is what it is. */
function solutions(tables: Tables, secret: readonly Cell[], figure: Figure): readonly Values[] {
  const places = new Map(secret.map(({ key }, at) => [key, at]))
  const value = new Map(tables.cells.map((one) => [one.key, figuresOf(one.contributions)[figure]]))
  const sums = tables.equations.map((equation) => ({
    link: equation[figure],
    total: value.get(equation.total) ?? 0,
    rest: equation.parts.reduce(
      (sum, part) => sum + (places.has(part) ? 0 : (value.get(part) ?? 0)),
      0,
    ),
    places: equation.parts.flatMap((part) => places.get(part) ?? []),
  }))
  const found: Values[] = []
  const go = (values: number[]): void => {
    for (const { link, total, rest, places: own } of sums) {
      const known = own.filter((place) => place < values.length)
      const sum = known.reduce((all, place) => all + (values[place] ?? 0), rest)
      const isWhole = known.length === own.length
      if (link === 'sum' && (sum > total || (isWhole && sum !== total))) return
      if (link === 'cover' && isWhole && sum < total) return
    }
    if (values.length === secret.length) {
      found.push(values)
      return
    }
    const room = sums
      .filter(({ places: own }) => own.includes(values.length))
      .map(({ total }) => total)
    for (let next = 0; next <= Math.min(...room); next++) go([...values, next])
  }
  go([])
  return found
}

/** What is found out of each figure of each secret cell, by cell and figure. */
export function everyOutcome(
  tables: Tables,
  keys: readonly string[],
  rules: DisclosureRules,
): ReadonlyMap<string, Outcome> {
  const secret = tables.cells.filter(({ key }) => keys.includes(key))
  const open = tables.cells.filter(({ key, known }) => known !== true && !keys.includes(key))
  const groupOf = (cell: Cell) => tables.groups.find(({ key }) => key === cell.group)?.contributions
  const unsafe = (cell: Cell): boolean => {
    const group = groupOf(cell)
    return reasonsOf(new Map(cell.contributions), group ? new Map(group) : null, rules).length > 0
  }
  const offices = solutions(tables, secret, 'offices')
  const cases = solutions(tables, secret, 'cases')
  // Each office has a case at least.
  const fits = (o: Values, c: Values): boolean => o.every((one, at) => one <= (c[at] ?? 0))
  const worlds = offices.flatMap((o) => cases.filter((c) => fits(o, c)).map((c) => ({ o, c })))
  const outcomes = new Map<string, Outcome>()
  for (const figure of FIGURES) {
    for (const cell of open) {
      const value = figuresOf(cell.contributions)[figure]
      if (unsafe(cell))
        outcomes.set(`${cell.key} ${figure}`, {
          lower: value,
          upper: value,
          verdicts: new Set(['exact']),
          attacker: 'public',
        })
    }
  }
  const everybody = [
    ...new Set(secret.flatMap(({ contributions }) => contributions.map(([office]) => office))),
  ]
  const groups: (readonly string[])[] = [
    [],
    ...everybody.map((one) => [one]),
    ...everybody.flatMap((one, at) => everybody.slice(at + 1).map((other) => [one, other])),
  ]
  const known = (cell: Cell, members: readonly string[]) => {
    const own = cell.contributions.filter(([office]) => members.includes(office))
    return {
      offices: own.length,
      cases: own.reduce((sum, [, one]) => sum + one, 0),
      isAll: own.length > 0 && own.length === cell.contributions.length,
    }
  }
  const possible = (members: readonly string[]) =>
    worlds.filter(({ o, c }) =>
      secret.every((cell, at) => {
        const own = known(cell, members)
        const truth = figuresOf(cell.contributions)
        return own.isAll
          ? o[at] === truth.offices && c[at] === truth.cases
          : (o[at] ?? 0) >= own.offices && (c[at] ?? 0) >= own.cases
      }),
    )
  const views = groups.map((members) => ({ members, worlds: possible(members) }))
  secret.forEach((cell, at) => {
    const valuesIn = (list: typeof worlds, figure: Figure): number[] =>
      list.map(({ o, c }) => (figure === 'offices' ? o[at] : c[at]) ?? 0)
    const isFixed = FIGURES.every((figure) => new Set(valuesIn(worlds, figure)).size === 1)
    for (const figure of FIGURES) {
      const values = valuesIn(worlds, figure)
      const truth = figuresOf(cell.contributions)[figure]
      const verdicts = new Set<Verdict>()
      let attacker: Attacker | null = null
      for (const view of views) {
        const own = known(cell, view.members)
        const kind = (['public', 'office', 'pool'] as const)[view.members.length] ?? null
        if ((attacker !== null && attacker !== kind) || !unsafe(cell) || own.isAll) continue
        const seen = valuesIn(view.worlds, figure)
        const [low, high] = [Math.min(...seen), Math.max(...seen)]
        const rest = truth - own[figure]
        const wanted = Math.max(rules.width, Math.ceil((rules.widthShare * rest) / 100))
        // Of a small group all has to stay open, and nothing beyond it can.
        const others = groupOf(cell)?.filter(([office]) => !view.members.includes(office))
        const most = others ? figuresOf(others)[figure] : Infinity
        const width = Math.min(wanted, most)
        const isFar = high > truth || rest >= most
        if (high - low >= width && (rest === 0 || low < truth) && isFar) continue
        verdicts.add(low === high ? 'exact' : 'narrow')
        attacker = kind
      }
      if (!unsafe(cell) && isFixed) {
        verdicts.add('exact')
        attacker = 'public'
      }
      outcomes.set(`${cell.key} ${figure}`, {
        lower: Math.min(...values),
        upper: Math.max(...values),
        verdicts: verdicts.size > 0 ? verdicts : new Set(['protected']),
        attacker,
      })
    }
  })
  return outcomes
}
