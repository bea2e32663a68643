import { lookUp } from './lookUp.ts'
/** Something with a number of its own. */
interface Numbered {
  readonly id: string
  readonly number: number
}

/** Numbers of what was removed, by id: they are never given again. */
export type Retired = Readonly<Record<string, number>>

/** The number of a thing (rule NU1): the one it has or once had, else the next that nothing ever had, from 1. */
export function numberFor(id: string, items: readonly Numbered[], retired: Retired): number {
  const own = items.find((item) => item.id === id)?.number ?? lookUp(retired, id)
  if (own !== undefined) return own
  return 1 + Math.max(0, ...items.map(({ number }) => number), ...Object.values(retired))
}

/** The number under which everybody knows a thing; undefined if it is not there. */
export const numberOf = (items: readonly Numbered[], id: string): number | undefined =>
  items.find((item) => item.id === id)?.number
