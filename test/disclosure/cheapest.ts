// The cheapest pattern by trying all of them, the cheaper ones first: for small tables whose margins everybody knows.
import { yalpsSolver } from '../../server/disclosure/yalpsSolver.ts'
import { auditRelease } from '../../shared/disclosure/audit.ts'
import { reasonsOf } from '../../shared/disclosure/primary.ts'
import type { DisclosureRules } from '../../shared/disclosure/rules.schema.ts'
import { figuresOf, type Tables } from '../../shared/disclosure/tables.ts'
import { first } from './grid.ts'

/** What the cells cost that have to be secret beside the unsafe ones; null if even all together protect nothing. */
export function cheapest(tables: Tables, rules: DisclosureRules): number | null {
  const open = tables.cells.filter(({ known }) => known !== true)
  const isUnsafe = ({ contributions }: (typeof open)[number]): boolean =>
    reasonsOf(new Map(contributions), null, rules).length > 0
  const unsafe = open.filter(isUnsafe).map(({ key }) => key)
  const others = open.filter((cell) => !isUnsafe(cell))
  const costs = others.map(({ contributions }) => Math.max(1, figuresOf(contributions).cases))
  const protects = (added: readonly string[]): boolean => {
    const { figures } = auditRelease(first(tables), [...unsafe, ...added], rules, yalpsSolver)
    return figures.every(({ key, verdict }) => verdict === 'protected' || !unsafe.includes(key))
  }
  const keysOf = (chosen: number): string[] =>
    others.filter((_, at) => ((chosen >> at) & 1) === 1).map(({ key }) => key)
  const everything = (1 << others.length) - 1
  if (unsafe.length === 0) return 0
  if (!protects(keysOf(everything))) return null
  const sums = Array.from({ length: everything + 1 }, (_, chosen) =>
    costs.reduce((sum, cost, at) => sum + (((chosen >> at) & 1) === 1 ? cost : 0), 0),
  )
  const byCost = sums.map((_, chosen) => chosen).sort((a, b) => (sums[a] ?? 0) - (sums[b] ?? 0))
  const found = byCost.find((chosen) => protects(keysOf(chosen)))
  return found === undefined ? null : (sums[found] ?? null)
}
