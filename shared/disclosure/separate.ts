// Tables that share no number are looked at one after the other: all at once would take several times the memory.
import { gatherBy } from '../kernel/gatherBy.ts'
import type { Release, Tables } from './tables.ts'

/**
 * A release, and all before it, in as many as share no cell and no equation, neither now nor then: nothing said in one of
 * them tells anything of another. In the order of their first cells; each earlier release is named in each.
 */
export function separate({ tables, earlier }: Release): readonly Release[] {
  const groups = new Groups()
  for (const { equations } of [tables, ...earlier.map((one) => one.tables)])
    for (const { total, parts } of equations) for (const part of parts) groups.join(total, part)
  const inGroups = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> =>
    gatherBy(items, (item) => groups.of(keyOf(item)))
  const shares = [tables, ...earlier.map((one) => one.tables)].map((all) => ({
    all,
    cells: inGroups(all.cells, ({ key }) => key),
    equations: inGroups(all.equations, ({ total }) => total),
  }))
  const suppressed = earlier.map((one) => inGroups(one.suppressed, (key) => key))
  // Also what names no cell that is there: it is refused like any other that does.
  const names = new Set(
    shares.flatMap(({ cells, equations }) => [...cells.keys(), ...equations.keys()]),
  )
  const partOf = (place: number, name: string): Tables => {
    const share = shares[place]
    const cells = share?.cells.get(name) ?? []
    const wanted = new Set(cells.map(({ group }) => group))
    return {
      cells,
      equations: share?.equations.get(name) ?? [],
      groups: share?.all.groups.filter(({ key }) => wanted.has(key)) ?? [],
    }
  }
  return Array.from(names, (name) => ({
    tables: partOf(0, name),
    earlier: earlier.map(({ key }, place) => ({
      key,
      tables: partOf(place + 1, name),
      suppressed: suppressed[place]?.get(name) ?? [],
    })),
  }))
}

/** Names that belong together, each under one of them. */
class Groups {
  readonly #above = new Map<string, string>()

  of(name: string): string {
    let top = name
    for (let next = this.#above.get(top); next !== undefined; next = this.#above.get(top))
      top = next
    // What was gone through leads to the top at once from now on.
    for (let at = name; at !== top;) {
      const next = this.#above.get(at) ?? top
      this.#above.set(at, top)
      at = next
    }
    return top
  }

  join(one: string, other: string): void {
    const [a, b] = [this.of(one), this.of(other)]
    if (a !== b) this.#above.set(b, a)
  }
}
