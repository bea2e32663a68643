// The audit: what can be learned of the cells that stay secret, from everything published now and before.
import { officesIn, PUBLIC } from './attackers.ts'
import { Bounds, Rows } from './bounds.ts'
import { gapsIn, type Gap, type Question } from './check.ts'
import { componentsOf, farthest, holds, moveOf, PRECISION } from './fit.ts'
import { Fits } from './fits.ts'
import type { Solver } from './linear.ts'
import type { Audit, AuditedFigure, Verdict } from './protection.ts'
import type { DisclosureRules } from './rules.schema.ts'
import { separate } from './separate.ts'
import {
  isNeverPublished,
  systemOf,
  variablesOf,
  type SystemCell,
  type Variable,
} from './system.ts'
import type { Release } from './tables.ts'

/**
 * What the public, each office, and each two of them can learn from a release and all before it.
 * @param suppressed the keys of the cells of the new release that stay secret
 * @param solve not the solver the pattern was made with
 */
export function auditRelease(
  release: Release,
  suppressed: readonly string[],
  rules: DisclosureRules,
  solve: Solver,
): Audit {
  const secret = new Set(suppressed)
  const figures: AuditedFigure[] = []
  const pools = new Pools()
  const open = new Set<string>()
  for (const part of separate(release)) {
    const { cells: all, own } = systemOf(part, rules)
    const isSecret = (cell: SystemCell): boolean =>
      isNeverPublished(cell) || (cell.state === 'open' && secret.has(cell.key))
    for (const cell of own.values())
      if (cell.reasons.length > 0 && !isSecret(cell)) figures.push(...variablesOf(cell).map(openly))
    for (const cells of componentsOf(all, { isSecret })) {
      const bounds = Bounds.of(new Rows(cells), isSecret)
      figures.push(...audited(cells, { rules, solve, isSecret, bounds }))
      pools.add(officesIn(cells))
    }
    for (const [key, { state }] of own) if (state === 'open') open.add(key)
  }
  for (const key of suppressed)
    if (!open.has(key))
      throw new Error(`${key} cannot stay secret: it is not there, or everybody knows it.`)
  return {
    passed: figures.every(({ verdict }) => verdict === 'protected'),
    figures: figures.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)),
    offices: pools.offices,
    pools: pools.size,
  }
}

/** Every two offices that stand together in some cells, each once. */
class Pools {
  readonly #places = new Map<string, number>()
  /** Of each office those with a higher place beside which it stands. */
  readonly #beside = new Map<number, Set<number>>()

  get offices(): number {
    return this.#places.size
  }

  get size(): number {
    let size = 0
    for (const beside of this.#beside.values()) size += beside.size
    return size
  }

  add(offices: ReadonlySet<string>): void {
    const places = Array.from(offices, (office) => this.#placeOf(office)).sort((a, b) => a - b)
    for (const [at, one] of places.entries()) {
      const beside = this.#beside.get(one) ?? new Set<number>()
      this.#beside.set(one, beside)
      for (const other of places.slice(at + 1)) beside.add(other)
    }
  }

  #placeOf(office: string): number {
    const place = this.#places.get(office) ?? this.#places.size
    this.#places.set(office, place)
    return place
  }
}

/** An unsafe cell that is published. */
const openly = ({ cell, figure, value }: Variable): AuditedFigure => ({
  key: cell.key,
  figure,
  lower: value,
  upper: value,
  verdict: 'exact',
  attacker: 'public',
})

/**
 * All figures of secret cells that rows connect. Parts by which releases differ are asked about like others, but not told
 * of: that there is one tells that an office changed.
 */
function audited(cells: readonly SystemCell[], question: Question): readonly AuditedFigure[] {
  const fits = new Fits()
  const ranges = new Map(
    cells
      .filter(({ state }) => state !== 'part')
      .map((cell) => [cell, rangesOf(cell, cells, fits, question)]),
  )
  const gaps = [...gapsIn(cells, fits, question)]
  return [
    ...[...ranges].flatMap(([cell, own]) =>
      own.map((range) => ({
        ...{ key: cell.key, figure: range.variable.figure, lower: range.lower, upper: range.upper },
        ...judged(
          cell,
          own,
          gaps.find(({ variable }) => variable === range.variable),
        ),
      })),
    ),
    ...gaps.filter(({ variable }) => variable.cell.state === 'part').map(partGap),
  ]
}

const partGap = ({ variable, verdict, view }: Gap): AuditedFigure => ({
  key: variable.cell.key,
  figure: variable.figure,
  lower: null,
  upper: null,
  verdict,
  attacker: view.attacker,
})

/** The lowest and the highest value of a figure that fit everything published. */
interface Range {
  readonly variable: Variable
  readonly lower: number | null
  readonly upper: number | null
  readonly isSure: boolean
}

function rangesOf(
  cell: SystemCell,
  cells: readonly SystemCell[],
  fits: Fits,
  { solve, isSecret, bounds }: Question,
): readonly Range[] {
  const end = (variable: Variable, direction: 1 | -1) => {
    // Rows alone let it go no farther than a table at hand goes.
    const told = bounds.reachOf(variable)
    const far = Math.floor((direction > 0 ? told.up : told.down) + PRECISION)
    if (far === 0 || fits.of(variable).some(({ move }) => move === direction * far))
      return { at: variable.value + direction * far, isSure: true }
    const found = farthest(solve, cells, { variable, direction, limit: Infinity })
    if (found.status === 'unbounded') return { at: null, isSure: true }
    if (found.status !== 'found' || !holds(found.fit, isSecret))
      return { at: variable.value, isSure: false }
    if (found.fit.size > 0) fits.add(found.fit)
    return { at: variable.value + moveOf(found.fit, variable), isSure: true }
  }
  return variablesOf(cell).map((variable) => {
    const lower = end(variable, -1)
    const upper = end(variable, 1)
    return {
      variable,
      lower: lower.at,
      upper: upper.at,
      isSure: lower.isSure && upper.isSure,
    }
  })
}

/**
 * A cell that is unsafe itself is judged by its gap. Of one that only protects others nothing is to be kept; but what
 * everybody can work out must not be called secret. What a release before called secret a later one may tell.
 */
function judged(
  { state }: SystemCell,
  ranges: readonly Range[],
  gap: Gap | undefined,
): Pick<AuditedFigure, 'verdict' | 'attacker'> {
  if (gap) return { verdict: gap.verdict, attacker: gap.view.attacker }
  const verdict: Verdict = !ranges.every(({ isSure }) => isSure)
    ? 'unknown'
    : state !== 'hidden' && ranges.every(({ lower, upper }) => lower === upper && lower !== null)
      ? 'exact'
      : 'protected'
  return { verdict, attacker: verdict === 'protected' ? null : PUBLIC.attacker }
}
