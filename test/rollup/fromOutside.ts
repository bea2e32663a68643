// An attacker of its own: reads published releases and nothing else, writes down everything that follows from them, and asks
// how far a secret number can still go. It shares no code with the control of disclosure.
import { solve, type Constraint } from 'yalps'
import type { ReleaseTable, RollupRelease } from '../../shared/rollup/release.schema.ts'

type Figure = 'offices' | 'cases'
const FIGURES: readonly Figure[] = ['offices', 'cases']

/** What the annex and the catalogue say of a scale: which steps lie on which half, and what is no step. */
export interface ScaleKnown {
  readonly steps: readonly string[]
  readonly favourable: readonly string[]
  readonly unfavourable: readonly string[]
  readonly nonAnswers: readonly string[]
}

/** A number that is published, or one that is not. */
interface Known {
  readonly offices: number | null
  readonly cases: number | null
}

/** Says that numbers with these factors come to something between two ends. */
interface Row {
  readonly terms: readonly (readonly [name: string, figure: Figure, factor: number])[]
  readonly least: number
  readonly most: number
}

/** All that is known of one line: its numbers by name, and what holds among them. */
export interface LineKnown {
  readonly numbers: ReadonlyMap<string, Known>
  readonly rows: readonly Row[]
}

/** How far a number can go at least and at most; Infinity where nothing ends it. */
export interface Interval {
  readonly least: number
  readonly most: number
}

/** What an attacker put in itself, by the name of the number: it is at least that. */
export type Own = ReadonlyMap<string, Readonly<Record<Figure, number>>>

/** Names a number: what is counted of a line, and in which group. Two tables that count the same share it. */
export const numberName = (what: string, grouping: string, group: string): string =>
  `${what}|${grouping}=${group}`

/** Among what a line of each way of counting is counted, and whether its values are ratings. */
const AMONG: Readonly<Record<ReleaseTable['measure'], readonly [all: string, values: string]>> = {
  full: ['rated', 'rating'],
  four: ['rated and applies', 'rating'],
  three: ['rated and applies', 'rating'],
  favourable: ['on a step', 'rating'],
  strength: ['applies', 'strength'],
  potential: ['applies', 'potential'],
  occurred: ['applies', 'occurred'],
  strengthAnywhere: ['all there are', 'strength'],
  potentialAnywhere: ['all there are', 'potential'],
  occurs: ['all there are', 'occurs'],
}
const RATED: readonly string[] = ['full', 'four', 'three', 'favourable']

/** What a place of a table counts, in the words of `numberName`. */
export function countedBy(measure: ReleaseTable['measure'], value: string): string {
  const [all, values] = AMONG[measure]
  return value === 'all' ? all : `${values} ${value}`
}

type Population = RollupRelease['populations'][number]

const DISTRICTS_OF: Readonly<Record<string, readonly string[]>> = {
  LWL: ['arnsberg', 'detmold', 'muenster'],
  LVR: ['duesseldorf', 'koeln'],
}

/** Everything a release says of one line of one population. */
export function lineKnown(
  population: Pick<Population, 'kind' | 'tables'>,
  item: string,
  scale: ScaleKnown | null,
): LineKnown {
  const numbers = new Map<string, Known>()
  const rows: Row[] = []
  const isOneEach = population.kind === 'structure' || population.kind === 'consultant'
  const learn = (name: string, one: Known) => {
    if (numbers.get(name)?.cases == null) numbers.set(name, one)
  }
  const tables = population.tables.filter(({ cells }) => cells.some((one) => one.item === item))
  for (const table of tables) {
    const cells = table.cells.filter((one) => one.item === item)
    for (const group of new Set(cells.map((one) => one.group))) {
      const there = cells.filter(
        ({ group: its, code }) =>
          its === group && (code === null || code === 'secret' || code === 'corrected'),
      )
      const nameOf = (value: string) =>
        numberName(countedBy(table.measure, value), table.grouping, group)
      for (const { value, offices, cases } of there) learn(nameOf(value), { offices, cases })
      const values = there.flatMap(({ value }) => (value === 'all' ? [] : [nameOf(value)]))
      if (values.length === 0) continue
      // Where one value stands alone, what is left of all is a number too.
      const rest = RATED.includes(table.measure)
        ? []
        : [numberName(`${countedBy(table.measure, 'yes')} not`, table.grouping, group)]
      for (const one of rest) learn(one, { offices: null, cases: null })
      rows.push(...parts(nameOf('all'), [...values, ...rest], isOneEach))
    }
  }
  rows.push(...groupsAddUp(tables, numbers))
  rows.push(...waysAddUp(numbers))
  if (scale) rows.push(...finerAndCoarser(scale, numbers, isOneEach))
  for (const name of numbers.keys())
    rows.push(
      isOneEach
        ? equal([
            [name, 'cases', 1],
            [name, 'offices', -1],
          ])
        : atLeast([
            [name, 'cases', 1],
            [name, 'offices', -1],
          ]),
    )
  const isThere = ({ terms }: Row) => terms.every(([name]) => numbers.has(name))
  return { numbers, rows: rows.filter(isThere) }
}

const equal = (terms: Row['terms']): Row => ({ terms, least: 0, most: 0 })
const atLeast = (terms: Row['terms']): Row => ({ terms, least: 0, most: Infinity })

/** Parts make up a whole: cases add up; an office may stand in several parts, or in one where it has one rating. */
function parts(whole: string, those: readonly string[], isOneEach: boolean): readonly Row[] {
  const sum = (figure: Figure): Row['terms'] => [
    ...those.map((name) => [name, figure, 1] as const),
    [whole, figure, -1],
  ]
  if (isOneEach) return FIGURES.map((figure) => equal(sum(figure)))
  return [
    equal(sum('cases')),
    atLeast(sum('offices')),
    ...those.map((name) =>
      atLeast([
        [whole, 'offices', 1],
        [name, 'offices', -1],
      ]),
    ),
  ]
}

/** The groups of a grouping make up the state, and the districts of a Landesteil make it up. */
function groupsAddUp(
  tables: readonly ReleaseTable[],
  numbers: ReadonlyMap<string, Known>,
): readonly Row[] {
  const byGrouping = new Map<string, Set<string>>()
  for (const { grouping, cells } of tables)
    if (grouping !== 'state')
      for (const { group, code } of cells)
        if (code === null || code === 'secret' || code === 'corrected')
          byGrouping.set(grouping, (byGrouping.get(grouping) ?? new Set()).add(group))
  const counted = new Set([...numbers.keys()].map((name) => name.split('|')[0] ?? ''))
  return [...counted].flatMap((what) =>
    [...byGrouping].flatMap(([grouping, groups]) => {
      const named = (group: string) => numberName(what, grouping, group)
      // An office may have cases of several years, and stands in one group of each other kind.
      const rows = [
        ...parts(numberName(what, 'state', 'state'), [...groups].map(named), grouping !== 'year'),
      ]
      if (grouping === 'administrativeDistrict')
        for (const [body, districts] of Object.entries(DISTRICTS_OF)) {
          const inside = [...groups].filter(
            (group) => districts.includes(group) || group === `unknown${body}`,
          )
          rows.push(...parts(numberName(what, 'regionalBody', body), inside.map(named), true))
        }
      return rows
    }),
  )
}

/** Which ways findings point in a case: what is printed of a theme is made up of them, and they are printed nowhere. */
const WAYS_KNOWN: Readonly<Record<string, readonly string[]>> = {
  'strength yes': ['strength alone', 'both ways'],
  'strength yes not': ['potential alone', 'neither way'],
  'potential yes': ['potential alone', 'both ways'],
  'potential yes not': ['strength alone', 'neither way'],
  'occurred yes': ['strength alone', 'both ways', 'potential alone'],
  'occurred yes not': ['neither way'],
  applies: ['strength alone', 'both ways', 'potential alone', 'neither way'],
}

/** In every group in which what occurred stands beside strength or potential; names the ways among the numbers. */
function waysAddUp(numbers: Map<string, Known>): readonly Row[] {
  const groups = new Set([...numbers.keys()].map((name) => name.slice(name.indexOf('|'))))
  return [...groups].flatMap((group) => {
    const wholes = Object.entries(WAYS_KNOWN).filter(([whole]) => numbers.has(`${whole}${group}`))
    if (wholes.filter(([whole]) => whole.endsWith(' yes')).length < 2) return []
    // Where strength and potential stand alone, how they overlap is no number of the release.
    if (!numbers.has(`occurred yes${group}`)) return []
    const named = (way: string): string => `${way}${group}`
    for (const way of WAYS_KNOWN['applies'] ?? [])
      numbers.set(named(way), { offices: null, cases: null })
    return wholes.flatMap(([whole, ways]) => parts(`${whole}${group}`, ways.map(named), false))
  })
}

/** A finer scale adds up to a coarser one, in every group in which both stand. */
function finerAndCoarser(
  { steps, favourable, unfavourable, nonAnswers }: ScaleKnown,
  numbers: ReadonlyMap<string, Known>,
  isOneEach: boolean,
): readonly Row[] {
  const groups = new Set([...numbers.keys()].map((name) => name.slice(name.indexOf('|'))))
  const aside = steps.filter((one) => !favourable.includes(one) && !unfavourable.includes(one))
  const silent = nonAnswers.filter((one) => one !== 'not_applicable')
  const said = (some: readonly string[]) => some.map((one) => `rating ${one}`)
  const sides = ['rating favourable', 'rating unfavourable']
  const wholes: readonly (readonly [string, readonly string[]])[] = [
    ['rating favourable', said(favourable)],
    ['rating unfavourable', said(unfavourable)],
    ['rating without', said(silent)],
    ['rating aside', said([...aside, ...silent])],
    ['rating aside', [...said(aside), 'rating without']],
    ['rated and applies', said([...steps, ...silent])],
    ['rated and applies', [...said(steps), 'rating without']],
    ['rated and applies', [...sides, 'rating aside']],
    ['rated', ['rated and applies', 'rating not_applicable']],
    ['on a step', sides],
    ['on a step', said([...favourable, ...unfavourable])],
    ['rated and applies', ['on a step', 'rating aside']],
  ]
  return [...groups].flatMap((group) =>
    wholes.flatMap(([whole, those]) =>
      those.length === 0
        ? []
        : parts(
            `${whole}${group}`,
            those.map((one) => `${one}${group}`),
            isOneEach,
          ),
    ),
  )
}

/**
 * What other lines say of one, by the catalogue: where a theme points one way a tag of all its criteria does, and where a tag
 * points one of the themes of its criteria does.
 * @param inside lines that can only point where this one does
 * @param around lines that point wherever this one does; together, if there are several
 */
export function withOthers(
  line: LineKnown,
  inside: readonly LineKnown[],
  around: readonly (readonly LineKnown[])[],
): LineKnown {
  const pointing = [...line.numbers.keys()].filter((name) =>
    /^(?:strength|potential) yes\|/.test(name),
  )
  const rows = pointing.flatMap((name) =>
    FIGURES.map((figure): Row => {
      const of = ({ numbers }: LineKnown) => numbers.get(name)?.[figure] ?? null
      const least = Math.max(0, ...inside.map((one) => of(one) ?? 0))
      const sums = around.map((those) => those.reduce((sum, one) => sum + (of(one) ?? Infinity), 0))
      return { terms: [[name, figure, 1]], least, most: Math.min(Infinity, ...sums) }
    }),
  )
  return { ...line, rows: [...line.rows, ...rows] }
}

/**
 * What came between two releases, as a line of its own: what both say of a number, taken away from one another. Holds where
 * offices came and none changed or left.
 */
function between(before: LineKnown, now: LineKnown): LineKnown {
  const numbers = new Map<string, Known>()
  for (const [name, one] of now.numbers) {
    const old = before.numbers.get(name)
    if (!old) continue
    const minus = (figure: Figure) => {
      const [a, b] = [one[figure], old[figure]]
      return a === null || b === null ? null : a - b
    }
    numbers.set(name, { offices: minus('offices'), cases: minus('cases') })
  }
  // Ends of single numbers hold for one release, and not for what came.
  const isThere = ({ terms }: Row) => terms.length > 1 && terms.every(([name]) => numbers.has(name))
  return { numbers, rows: now.rows.filter(isThere) }
}

/** Both releases and what lies between them, as one: a number of the later is that of the earlier and what came. */
export function linked(before: LineKnown, now: LineKnown): LineKnown {
  const came = between(before, now)
  const prefixed = (of: LineKnown, prefix: string): LineKnown => ({
    numbers: new Map([...of.numbers].map(([name, one]) => [`${prefix}${name}`, one])),
    rows: of.rows.map((row) => ({
      ...row,
      terms: row.terms.map(
        ([name, figure, factor]) => [`${prefix}${name}`, figure, factor] as const,
      ),
    })),
  })
  const all = [prefixed(before, 'before '), prefixed(now, 'now '), prefixed(came, 'came ')]
  return {
    numbers: new Map(all.flatMap(({ numbers }) => [...numbers])),
    rows: [
      ...all.flatMap(({ rows }) => rows),
      ...[...came.numbers.keys()].flatMap((name) =>
        FIGURES.map((figure) =>
          equal([
            [`before ${name}`, figure, 1],
            [`came ${name}`, figure, 1],
            [`now ${name}`, figure, -1],
          ]),
        ),
      ),
    ],
  }
}

/** How far one number of a line can go, for an attacker that put some of it in. */
export function intervalOf(
  { numbers, rows }: LineKnown,
  target: string,
  figure: Figure,
  own: Own = new Map(),
): Interval {
  const published = numbers.get(target)?.[figure]
  if (published != null) return { least: published, most: published }
  const near = reached(rows, numbers, target, figure)
  const columns = new Map<string, [string, number][]>()
  const constraints: [string, Constraint][] = []
  const unknown = (name: string, of: Figure): boolean => numbers.get(name)?.[of] == null
  near.forEach(({ terms, least, most }, at) => {
    let shift = 0
    for (const [name, of, factor] of terms) {
      const value = numbers.get(name)?.[of]
      if (value != null) shift += value * factor
      else {
        // Counted from what the attacker put in.
        shift += (own.get(name)?.[of] ?? 0) * factor
        const key = `${of} ${name}`
        columns.set(key, [...(columns.get(key) ?? []), [`row ${at}`, factor]])
      }
    }
    if (!terms.some(([name, of]) => unknown(name, of))) return
    const low = least - shift
    const high = most - shift
    constraints.push([
      `row ${at}`,
      low === high
        ? { equal: low }
        : {
            ...(Number.isFinite(low) && { min: low }),
            ...(Number.isFinite(high) && { max: high }),
          },
    ])
  })
  const key = `${figure} ${target}`
  const from = own.get(target)?.[figure] ?? 0
  if (!columns.has(key)) return { least: from, most: Infinity }
  const end = (direction: 'minimize' | 'maximize'): number => {
    const { status, result } = solve<string, string>({
      direction,
      objective: 'goal',
      constraints,
      variables: [...columns].map(([name, column]) => [
        name,
        name === key ? [...column, ['goal', 1]] : column,
      ]),
    })
    if (status === 'unbounded') return Infinity
    if (status !== 'optimal') throw new Error(`what is published fits nothing: ${status}`)
    return result + from
  }
  // Adding 0 makes 0 of -0.
  return {
    least: Math.ceil(end('minimize') - 1e-6) + 0,
    most: Math.floor(end('maximize') + 1e-6) + 0,
  }
}

/** The rows that lead to a number over numbers that are not published. */
function reached(
  rows: readonly Row[],
  numbers: LineKnown['numbers'],
  target: string,
  figure: Figure,
): readonly Row[] {
  const open = [`${figure} ${target}`]
  const seen = new Set(open)
  const taken = new Set<Row>()
  const byTerm = new Map<string, Row[]>()
  for (const row of rows)
    for (const [name, of] of row.terms) {
      if (numbers.get(name)?.[of] != null) continue
      const key = `${of} ${name}`
      const list = byTerm.get(key)
      if (list) list.push(row)
      else byTerm.set(key, [row])
    }
  for (let key = open.pop(); key !== undefined; key = open.pop())
    for (const row of byTerm.get(key) ?? []) {
      if (taken.has(row)) continue
      taken.add(row)
      for (const [name, of] of row.terms) {
        const next = `${of} ${name}`
        if (numbers.get(name)?.[of] != null || seen.has(next)) continue
        seen.add(next)
        open.push(next)
      }
    }
  return [...taken]
}
