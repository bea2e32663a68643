// One system of all numbers: the cells of the new release, those of earlier ones, and the parts by which two releases
// differ. Whatever can be worked out from published numbers is worked out in it.
import { casesOf, largestOf, reasonsOf, type Holders } from './primary.ts'
import type { Reason } from './protection.ts'
import type { DisclosureRules } from './rules.schema.ts'
import {
  FIGURES,
  isInside,
  type Cell,
  type Contribution,
  type Equation,
  type Figure,
  type Figures,
  type Release,
  type Tables,
} from './tables.ts'

/**
 * `open`: may be published or suppressed; `hidden`: stayed secret in an earlier release; `part`: by which releases differ,
 * in no table; `public`: everybody knows it.
 */
type State = 'open' | 'hidden' | 'part' | 'public'

/** One figure of a cell: what it truly is, and the rows it stands in. */
export interface Variable {
  readonly cell: SystemCell
  readonly figure: Figure
  readonly value: number
  readonly rows: Row[]
}

/** A cell of any release, or the part of a cell by which releases differ. */
export interface SystemCell {
  readonly key: string
  readonly state: State
  readonly weight: number
  readonly holders: Holders
  /** Those with most cases, the largest first: as many as pool what they know, and one more. */
  readonly ranked: readonly Contribution[]
  readonly group: Holders | null
  /** The figures of the whole group. */
  readonly around: Figures | null
  /** Why it is unsafe; empty where it is not, and where everybody knows it. */
  readonly reasons: readonly Reason[]
  readonly variables: Readonly<Record<Figure, Variable>>
  /** Cells it is a part of: what stands in it stands in each of them. */
  readonly wholes: Set<SystemCell>
}

/** Something everybody knows to be so: least ≤ Σ factor · value ≤ most. */
export interface Row {
  readonly terms: readonly { readonly variable: Variable; readonly factor: number }[]
  readonly least: number
  readonly most: number
  /** What the sum truly is. */
  readonly value: number
}

export interface System {
  /** In the order of their keys, so that the order of the tables changes nothing. */
  readonly cells: readonly SystemCell[]
  /** The cells of the new release, by their keys. */
  readonly own: ReadonlyMap<string, SystemCell>
}

type Draft = Omit<SystemCell, 'around' | 'ranked' | 'reasons' | 'variables' | 'wholes'>

/** In no release, neither in this one nor before. */
export const isNeverPublished = ({ state }: SystemCell): boolean =>
  state === 'hidden' || state === 'part'

/** The variables of a cell. */
export const variablesOf = (cell: SystemCell): readonly Variable[] =>
  FIGURES.map((figure) => cell.variables[figure])

/** Joins a release with all before it. Throws where a key is missing or given twice. */
export function systemOf({ tables, earlier }: Release, rules: DisclosureRules): System {
  const builder = new Builder(rules)
  const before = earlier.map((one) =>
    draftsOf(one.tables, (key) => `${one.key}/${key}`, new Set(one.suppressed)),
  )
  const drafts = [...before, draftsOf(tables, (key) => key, null)]
  const { versions, splits } = linkVersions(builder, drafts, rules.offices)
  const all = [...earlier.map((one) => one.tables), tables]
  all.forEach(({ equations }, index) => {
    for (const equation of equations) builder.equation(equation, versions[index] ?? new Map())
  })
  linkParts(builder, all, splits)
  return builder.system(versions.at(-1) ?? new Map())
}

/** The cells of one release by the keys they have in it. */
type Version = ReadonlyMap<string, SystemCell>

/**
 * The cells of one release as they are given.
 * @param nameOf the key of a cell among those of all releases
 * @param secret what stayed secret of a release that is out; null for one that is not
 */
function draftsOf(
  { cells, groups }: Tables,
  nameOf: (key: string) => string,
  secret: ReadonlySet<string> | null,
): ReadonlyMap<string, Draft> {
  const held = new Map(groups.map((group) => [group.key, holdersIn(group)]))
  const drafts = new Map<string, Draft>()
  for (const cell of cells) {
    if (drafts.has(cell.key)) throw new Error(`The cell ${nameOf(cell.key)} is given twice.`)
    const isPublic = cell.known === true || secret?.has(cell.key) === false
    const holders = holdersIn(cell)
    drafts.set(cell.key, {
      key: nameOf(cell.key),
      state: isPublic ? 'public' : secret === null ? 'open' : 'hidden',
      weight: cell.weight ?? Math.max(1, casesOf(holders)),
      holders,
      group: cell.group === undefined ? null : found(held, cell.group),
    })
  }
  return drafts
}

class Builder {
  readonly #cells = new Map<string, SystemCell>()
  readonly #rules: DisclosureRules
  readonly #rows: Row[] = []

  constructor(rules: DisclosureRules) {
    this.#rules = rules
  }

  cell(draft: Draft): SystemCell {
    if (this.#cells.has(draft.key)) throw new Error(`The cell ${draft.key} is given twice.`)
    const isKnown = draft.state === 'public'
    const reasons = isKnown ? [] : reasonsOf(draft.holders, draft.group, this.#rules)
    const variables = {} as Record<Figure, Variable>
    const ranked = largestOf(draft.holders, this.#rules.pooled + 1)
    const around = draft.group && sizeOf(draft.group)
    const cell: SystemCell = { ...draft, around, ranked, reasons, variables, wholes: new Set() }
    const values = sizeOf(draft.holders)
    for (const figure of FIGURES)
      variables[figure] = { cell, figure, value: values[figure], rows: [] }
    this.#cells.set(draft.key, cell)
    return cell
  }

  /** The total is the sum of the parts, in both figures. */
  sum(total: SystemCell, parts: readonly SystemCell[]): void {
    for (const part of parts) part.wholes.add(total)
    for (const figure of FIGURES)
      this.#sum(
        total.variables[figure],
        parts.map(({ variables }) => variables[figure]),
      )
  }

  /** A figure of the first is no more than that of the others together, but for so many. */
  within(figure: Figure, less: SystemCell, more: readonly SystemCell[], except = 0): void {
    const those = more.map(({ variables }) => variables[figure])
    this.#row([less.variables[figure]], those, -Infinity, except)
  }

  /** All cells, with what everybody knows of each: where no office stands in a cell without a case, it has as many cases at least. */
  system(own: Version): System {
    const cells = [...this.#cells.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
    if (cells.every(({ holders }) => [...holders.values()].every((cases) => cases > 0)))
      for (const { variables } of cells) this.#atMost([variables.offices], [variables.cases])
    markKnown(cells, this.#rows)
    giveRows(cells, this.#rows)
    return { cells, own }
  }

  /** What an equation of a release says of its cells. */
  equation(equation: Equation, version: Version): void {
    const total = found(version, equation.total)
    const parts = equation.parts.map((key) => found(version, key))
    if (isPartOf(equation)) for (const part of parts) part.wholes.add(total)
    for (const figure of FIGURES) {
      const whole = total.variables[figure]
      const pieces = parts.map(({ variables }) => variables[figure])
      if (equation[figure] === 'sum') this.#sum(whole, pieces)
      if (isInside(equation[figure])) for (const piece of pieces) this.#atMost([piece], [whole])
      if (equation[figure] === 'cover') this.#atMost([whole], pieces)
    }
  }

  #sum(total: Variable, parts: readonly Variable[]): void {
    this.#row([total], parts, 0)
  }

  #atMost(less: readonly Variable[], more: readonly Variable[]): void {
    this.#row(less, more, -Infinity)
  }

  /** Σ left − Σ right lies between `least` and `most`. Throws where the tables themselves break it. */
  #row(left: readonly Variable[], right: readonly Variable[], least: number, most = 0): void {
    const terms = [
      ...left.map((variable) => ({ variable, factor: 1 })),
      ...right.map((variable) => ({ variable, factor: -1 })),
    ]
    const value = terms.reduce((all, { variable, factor }) => all + factor * variable.value, 0)
    if (value > most || value < least) {
      const names = terms.map(({ variable }) => `${variable.cell.key} (${variable.figure})`)
      throw new Error(`The tables do not add up: ${names.join(', ')}.`)
    }
    this.#rows.push({ terms, least, most, value })
  }
}

/** The parts lie in the total, and do not only have some numbers in common with it. */
const isPartOf = (equation: Equation): boolean =>
  FIGURES.some((figure) => equation[figure] !== 'none')

const sizeOf = (holders: Holders): Figures => ({ offices: holders.size, cases: casesOf(holders) })

/**
 * What follows, sum by sum, from what everybody knows is known to everybody, too. An unsafe cell stays marked as one: that
 * everybody knows it is what has to be found.
 */
function markKnown(cells: readonly SystemCell[], rows: readonly Row[]): void {
  const sums = new Map<Variable, Row[]>()
  const open = new Map<Row, number>()
  const known = new Set<Variable>()
  const next: Variable[] = []
  const learn = (variable: Variable): void => {
    if (known.has(variable)) return
    known.add(variable)
    next.push(variable)
  }
  const read = (row: Row): void => {
    if (open.get(row) !== 1) return
    for (const { variable } of row.terms) learn(variable)
  }
  for (const row of rows) {
    if (row.least !== row.most) continue
    open.set(row, row.terms.length)
    for (const { variable } of row.terms) {
      const own = sums.get(variable)
      if (own) own.push(row)
      else sums.set(variable, [row])
    }
  }
  for (const row of open.keys()) read(row)
  for (const cell of cells) if (cell.state === 'public') variablesOf(cell).forEach(learn)
  for (let variable = next.pop(); variable; variable = next.pop())
    for (const row of sums.get(variable) ?? []) {
      open.set(row, (open.get(row) ?? 0) - 1)
      read(row)
    }
  for (const cell of cells) {
    const marked: { state: State } = cell
    const isKnown = variablesOf(cell).every((variable) => known.has(variable))
    if (isKnown && cell.state !== 'hidden' && cell.reasons.length === 0) marked.state = 'public'
  }
}

/** Gives each number the rows it stands in: without what everybody knows, each once, in an order that follows from the keys. */
function giveRows(cells: readonly SystemCell[], rows: readonly Row[]): void {
  const places = new Map(
    cells.flatMap(variablesOf).map((variable, place) => [variable, place] as const),
  )
  const placeOf = ({ variable }: Row['terms'][number]): number => places.get(variable) ?? 0
  const merged = new Map<string, Row>()
  for (const row of rows) {
    let known = 0
    const terms: Row['terms'][number][] = []
    for (const term of row.terms)
      if (term.variable.cell.state === 'public') known += term.factor * term.variable.value
      else terms.push(term)
    if (terms.length === 0) continue
    terms.sort((a, b) => placeOf(a) - placeOf(b))
    const name = terms.map((term) => `${term.factor > 0 ? '' : '-'}${placeOf(term)}`).join(' ')
    const [least, most] = [row.least - known, row.most - known]
    const same = merged.get(name)
    merged.set(name, {
      terms,
      least: Math.max(least, same?.least ?? -Infinity),
      most: Math.min(most, same?.most ?? Infinity),
      value: row.value - known,
    })
  }
  for (const [, row] of [...merged].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const { variable } of row.terms) variable.rows.push(row)
}

const holdersIn = ({ contributions }: Pick<Cell, 'contributions'>): Holders => {
  const holders = new Map(contributions)
  if (holders.size < contributions.length) throw new Error('A cell names an office twice.')
  return holders
}

/** What a key stands for. */
function found<T>(in_: ReadonlyMap<string, T>, key: string): T {
  const value = in_.get(key)
  if (value === undefined) throw new Error(`The tables name ${key}, which is not there.`)
  return value
}

/**
 * Cells that count the same in several releases are taken apart into parts: an office's cases stand in one part for all
 * releases in which they are the same number. Each release's cell is the sum of its parts; so the difference of two
 * releases is a cell like any other, with its own offices, and unsafe by the same rules. A part is never published.
 *
 * That a part without offices is left out lets the attackers know that there is none: they may know which offices delivered,
 * withdrew or corrected. And where fewer offices changed than a cell needs, they know what these counted before. So they
 * know more here than they may in truth, and a figure is published anew only if enough offices changed or none did.
 */
function linkVersions(
  builder: Builder,
  drafts: readonly ReadonlyMap<string, Draft>[],
  offices: number,
): { readonly versions: readonly Version[]; readonly splits: ReadonlyMap<string, Split> } {
  const versions = drafts.map(() => new Map<string, SystemCell>())
  const splits = new Map<string, Split>()
  for (const key of new Set(drafts.flatMap((version) => [...version.keys()]))) {
    const cells = drafts.map((version) => version.get(key) ?? null)
    const there = cells.flatMap((cell, index) => (cell === null ? [] : [index + 1]))
    const parts = there.length < 2 ? [] : partsOf(cells)
    const given = new Set(givenUp(parts, drafts.length, offices))
    const madeOf = (release: number) => parts.filter(({ releases }) => releases.includes(release))
    // Releases in which the cell is one part and no more, and which do not say it: one unknown number, not several.
    const isOnly = (part: Part, release: number): boolean =>
      !given.has(part) &&
      madeOf(release).length === 1 &&
      part.releases.includes(release) &&
      cells[release - 1]?.state !== 'public'
    const made = new Map<Part, SystemCell>()
    for (const part of parts) {
      const same = there.filter((release) => isOnly(part, release))
      const draft = cells[(same.at(-1) ?? 0) - 1]
      const cell = builder.cell(
        draft ?? {
          key: `${key} in ${part.releases.join('+')}`,
          state: given.has(part) ? 'public' : 'part',
          weight: 1,
          holders: part.holders,
          group: part.group,
        },
      )
      made.set(part, cell)
      for (const release of same) versions[release - 1]?.set(key, cell)
    }
    cells.forEach((draft, index) => {
      if (draft === null || versions[index]?.has(key) === true) return
      const cell = builder.cell(draft)
      versions[index]?.set(key, cell)
      if (parts.length > 0)
        builder.sum(
          cell,
          madeOf(index + 1).flatMap((part) => made.get(part) ?? []),
        )
    })
    if (parts.length > 0)
      splits.set(key, {
        versions: there,
        parts: new Map([...made].map(([{ releases }, cell]) => [releases.join('+'), cell])),
      })
  }
  return { versions, splits }
}

/** A cell that several releases count: which ones do, from 1, and its parts by the releases these stand in. */
interface Split {
  readonly versions: readonly number[]
  readonly parts: ReadonlyMap<string, SystemCell>
}

/**
 * What covers a total in every release covers it in what these differ by: of the offices that came, no more can stand in a
 * part of the total than came. Sums say so by themselves. An office that changed between releases may stand in another part
 * of the piece than of the total: so many may be out of place, and the attackers know how many changed.
 */
function linkParts(
  builder: Builder,
  tables: readonly Tables[],
  splits: ReadonlyMap<string, Split>,
): void {
  const equations = tables.flatMap((one) => one.equations)
  for (const { total, parts } of equations.filter(isPartOf)) {
    const whole = splits.get(total)
    for (const piece of whole ? takenApartAlike(whole, parts, splits) : [])
      for (const [releases, part] of piece.parts) {
        const all = whole?.parts.get(releases)
        if (all) part.wholes.add(all)
      }
  }
  const links = new Map(
    equations
      .filter((one) => FIGURES.some((figure) => isInside(one[figure])))
      .map((one) => [[one.total, ...one.parts].join('\n'), one]),
  )
  for (const { total, parts, ...link } of links.values()) {
    const whole = splits.get(total)
    if (!whole) continue
    const alike = takenApartAlike(whole, parts, splits)
    const changed = changedIn(whole, alike)
    for (const figure of FIGURES) {
      // How many cases the offices have that changed is not known to all.
      if (figure === 'cases' && changed > 0) continue
      for (const [releases, all] of whole.parts) {
        const within = alike.flatMap((piece) => piece.parts.get(releases) ?? [])
        if (isInside(link[figure]))
          for (const piece of within) builder.within(figure, piece, [all], changed)
        if (link[figure] === 'cover' && alike.length === parts.length)
          builder.within(figure, all, within, changed)
      }
    }
  }
}

/** The pieces that are taken apart as the total is; one that other releases count is taken apart otherwise. */
const takenApartAlike = (
  { versions }: Split,
  pieces: readonly string[],
  splits: ReadonlyMap<string, Split>,
): readonly Split[] =>
  pieces
    .flatMap((key) => splits.get(key) ?? [])
    .filter((piece) => piece.versions.join('+') === versions.join('+'))

/** Offices that stand in another part of some piece than of the total, or in several: how many. */
function changedIn(whole: Split, pieces: readonly Split[]): number {
  const placesOf = ({ parts }: Split): ReadonlyMap<string, string> => {
    const places = new Map<string, string>()
    for (const [releases, { holders }] of parts)
      for (const office of holders.keys())
        places.set(office, places.has(office) ? 'several' : releases)
    return places
  }
  const inWhole = placesOf(whole)
  const changed = new Set(
    [...inWhole].flatMap(([office, at]) => (at === 'several' ? [office] : [])),
  )
  for (const piece of pieces)
    for (const [office, at] of placesOf(piece)) if (inWhole.get(office) !== at) changed.add(office)
  return changed.size
}

interface Part {
  /** Places of the releases it stands in, from 1. */
  readonly releases: readonly number[]
  readonly holders: Map<string, number>
  readonly group: Map<string, number> | null
}

/** What few offices counted before they changed, for every two releases between which fewer changed than a cell needs. */
function givenUp(parts: readonly Part[], releases: number, offices: number): readonly Part[] {
  const found: Part[] = []
  for (let later = 2; later <= releases; later++)
    for (let before = 1; before < later; before++) {
      const only = (one: number, other: number): readonly Part[] =>
        parts.filter((part) => part.releases.includes(one) && !part.releases.includes(other))
      const gone = only(before, later)
      const come = only(later, before)
      const changed = new Set([...gone, ...come].flatMap(({ holders }) => [...holders.keys()]))
      const isReplaced = come.some(({ holders }) => holders.size > 0)
      if (isReplaced && changed.size < offices) found.push(...gone)
    }
  return found
}

/** The parts of a cell that several releases count; null where a release has none. */
function partsOf(cells: readonly (Draft | null)[]): readonly Part[] {
  const hasGroup = cells.some((cell) => cell?.group != null)
  const parts = new Map<string, Part>()
  const partIn = (releases: readonly number[]): Part => {
    const name = releases.join('+')
    const part = parts.get(name) ?? {
      releases,
      holders: new Map<string, number>(),
      group: hasGroup ? new Map<string, number>() : null,
    }
    parts.set(name, part)
    return part
  }
  const held = byOffice(cells.map((cell) => cell?.holders ?? null))
  for (const [office, numbers] of held)
    for (const [cases, releases] of numbers) {
      const part = partIn(releases)
      part.holders.set(office, cases)
      part.group?.set(office, cases)
    }
  if (hasGroup) addOthers(cells, held, partIn)
  // What a release counts at 0 is the sum of a part, too, or everybody would know it to be 0.
  cells.forEach((cell, index) => {
    const isThere = [...parts.values()].some(({ releases }) => releases.includes(index + 1))
    if (cell !== null && !isThere) partIn([index + 1])
  })
  return [...parts.values()]
}

/** Offices of the group that stand in no part, to those of the same releases: new ones that have nothing in the cell. */
function addOthers(
  cells: readonly (Draft | null)[],
  held: ReturnType<typeof byOffice>,
  partIn: (releases: readonly number[]) => Part,
): void {
  const groups = cells.map((cell) => cell?.group ?? null)
  for (const [office, numbers] of byOffice(groups)) {
    if (held.has(office)) continue
    const releases = [...numbers.values()].flat().sort((a, b) => a - b)
    const cases = Math.max(...numbers.keys())
    partIn(releases).group?.set(office, cases)
  }
}

/** For each office, and each number of cases it has somewhere: the releases in which it has that number, from 1. */
function byOffice(
  lists: readonly (Holders | null)[],
): ReadonlyMap<string, ReadonlyMap<number, readonly number[]>> {
  const offices = new Map<string, Map<number, number[]>>()
  lists.forEach((list, index) => {
    for (const [office, cases] of list ?? []) {
      const numbers = offices.get(office) ?? new Map<number, number[]>()
      numbers.set(cases, [...(numbers.get(cases) ?? []), index + 1])
      offices.set(office, numbers)
    }
  })
  return offices
}
