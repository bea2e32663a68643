import type { Figures } from './scenario.ts'

/** More cores than this at other programs, and a time that was waited is theirs as much as ours: there is no verdict on it. */
export const FOREIGN_CORES = 0.1

/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Figures of several runs; of each, the median. Counts of losses are added up instead: one is too many. */
export function combine(runs: readonly Figures[], added: ReadonlySet<string>): Figures {
  const names = new Set(runs.flatMap((figures) => Object.keys(figures)))
  return Object.fromEntries(
    [...names].map((name) => {
      const values = runs.flatMap((figures) => figures[name] ?? [])
      const sum = values.reduce((total, value) => total + value, 0)
      return [name, added.has(name) ? sum : median(values)]
    }),
  )
}

/** Three figures that count, no more. */
export function show(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size >= 1000) return Math.round(value).toLocaleString('en')
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2)
}

/** A as a multiple of B, or null. */
export const ratio = (a: number | null | undefined, b: number | null | undefined): number | null =>
  a != null && b != null && b !== 0 ? a / b : null
