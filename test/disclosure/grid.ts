// Two-dimensional tables for tests, with all margins, as disclosure control is given them.
import type {
  Cell,
  Contribution,
  Equation,
  Release,
  Tables,
} from '../../shared/disclosure/tables.ts'
import { DEFAULT_RULES, type DisclosureRules } from '../../shared/disclosure/rules.schema.ts'
import type { Prng } from '../support/prng.ts'

/** Each case comes from an office of its own. */
export const eachItsOwn = (cases: number, name: string): Contribution[] =>
  Array.from({ length: cases }, (_, at) => [`${name}#${at}`, 1])

/** All cases come from one office. */
export const allOfOne = (cases: number, name: string): Contribution[] => [[name, cases]]

interface Options {
  readonly by?: (cases: number, name: string) => Contribution[]
  /** Everybody knows the margins. */
  readonly margins?: 'known' | 'open'
  /** The same office may stand in several cells of a row or column. */
  readonly isShared?: boolean
  /** Before every key, so that several tables make one system. */
  readonly prefix?: string
}

/** Cells `1,1`, `1,2` …, row totals `1,*`, column totals `*,1`, and `*,*`. */
export function grid(rows: readonly (readonly number[])[], options: Options = {}): Tables {
  const { by = eachItsOwn, margins = 'open', prefix = '', isShared = false } = options
  const links = { offices: isShared ? 'cover' : 'sum', cases: 'sum' } as const
  const named = (row: string | number, column: string | number) => `${prefix}${row},${column}`
  const cells = new Map<string, Cell>()
  rows.forEach((row, r) =>
    row.forEach((cases, c) => {
      const key = named(r + 1, c + 1)
      cells.set(key, { key, contributions: by(cases, key) })
    }),
  )
  const equations: Equation[] = []
  const total = (key: string, parts: readonly string[]): void => {
    const counts = new Map<string, number>()
    for (const [office, cases] of parts.flatMap((part) => cells.get(part)?.contributions ?? []))
      counts.set(office, (counts.get(office) ?? 0) + cases)
    const contributions = [...counts]
    cells.set(key, { key, contributions, known: margins === 'known' })
    equations.push({ total: key, parts, ...links })
  }
  const columns = (rows[0] ?? []).map((_, c) => c + 1)
  const lines = rows.map((_, r) => r + 1)
  for (const r of lines)
    total(
      named(r, '*'),
      columns.map((c) => named(r, c)),
    )
  for (const c of columns)
    total(
      named('*', c),
      lines.map((r) => named(r, c)),
    )
  total(
    named('*', '*'),
    lines.map((r) => named(r, '*')),
  )
  equations.push({
    total: named('*', '*'),
    parts: columns.map((c) => named('*', c)),
    ...links,
  })
  return { cells: [...cells.values()], equations, groups: [] }
}

/** A first release. */
export const first = (tables: Tables): Release => ({ tables, earlier: [] })

/** Several tables as one system. */
export const together = (all: readonly Tables[]): Tables => ({
  cells: all.flatMap(({ cells }) => cells),
  equations: all.flatMap(({ equations }) => equations),
  groups: all.flatMap(({ groups }) => groups),
})

/** The examples ask what the public learns, and most of them count as unsafe what is below 3. */
export const PUBLIC_RULES: DisclosureRules = { ...DEFAULT_RULES, offices: 3, cases: 3, pooled: 0 }

/** A random table: a third of its numbers are small. */
export function randomRows(random: Prng, most: number): number[][] {
  const height = 2 + random.below(most - 1)
  const width = 2 + random.below(most - 1)
  return Array.from({ length: height }, () =>
    Array.from({ length: width }, () =>
      random.chance(0.3) ? random.below(5) : 5 + random.below(26),
    ),
  )
}
