// A year of an invented state: criteria with two values, four groupings, everything tied to the state.
import type { Cell, Contribution, Equation, Group, Tables } from '../../shared/disclosure/tables.ts'
import { Prng } from '../support/prng.ts'

interface Options {
  readonly offices: number
  readonly criteria: number
  readonly seed: number
  /** Cases of each office, at most. */
  readonly cases?: number
}

/** Groups of each grouping; together with the state eighteen, so a criterion has 54 cells. */
const GROUPINGS = { part: 2, district: 5, type: 3, size: 7 }

interface Office {
  readonly key: string
  readonly groups: Readonly<Record<string, number>>
  readonly applicable: number
  readonly occurred: number
}

/** Of each criterion: in how many of the cases it is applicable to its theme occurred, and in how many it did not. */
export function inventedYear({ offices, criteria, seed, cases = 1 }: Options): Tables {
  const random = new Prng(seed)
  const masters = Array.from({ length: offices }, (_, at) => ({
    key: `office ${at}`,
    groups: Object.fromEntries(
      Object.entries(GROUPINGS).map(([name, count]) => [name, random.below(count)]),
    ),
    cases: 1 + random.below(cases),
  }))
  const cells: Cell[] = []
  const equations: Equation[] = []
  const groups: Group[] = []
  const add = (name: string, inside: readonly Office[]): void => {
    const list = (count: (office: Office) => number): Contribution[] =>
      inside.flatMap((office) => (count(office) > 0 ? [[office.key, count(office)] as const] : []))
    groups.push({ key: name, contributions: list(({ applicable }) => applicable) })
    cells.push(
      { key: `${name} yes`, contributions: list(({ occurred }) => occurred), group: name },
      {
        key: `${name} no`,
        contributions: list(({ applicable, occurred }) => applicable - occurred),
        group: name,
      },
      { key: `${name} all`, contributions: list(({ applicable }) => applicable) },
    )
    equations.push({
      total: `${name} all`,
      parts: [`${name} yes`, `${name} no`],
      // An office with several cases may have some of each.
      offices: cases === 1 ? 'sum' : 'cover',
      cases: 'sum',
    })
  }
  for (let criterion = 0; criterion < criteria; criterion++) {
    const [share, reach] = [0.1 + 0.8 * random.next(), 0.6 + 0.4 * random.next()]
    const held = masters.map((master): Office => {
      const drawn = (count: number, chance: number): number =>
        Array.from({ length: count }, () => random.chance(chance)).filter(Boolean).length
      const applicable = drawn(master.cases, reach)
      return { ...master, applicable, occurred: drawn(applicable, share) }
    })
    const named = (group: string): string => `criterion ${criterion} ${group}`
    add(named('state'), held)
    for (const [grouping, count] of Object.entries(GROUPINGS)) {
      const names = Array.from({ length: count }, (_, at) => named(`${grouping} ${at}`))
      names.forEach((name, at) =>
        add(
          name,
          held.filter((office) => office.groups[grouping] === at),
        ),
      )
      for (const value of ['yes', 'no', 'all'])
        equations.push({
          total: `${named('state')} ${value}`,
          parts: names.map((name) => `${name} ${value}`),
          offices: 'sum',
          cases: 'sum',
        })
    }
  }
  return { cells, equations, groups }
}
