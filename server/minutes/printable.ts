import { withoutUnprintable } from '../../shared/kernel/text.ts'

/**
 * The same value, with every text in it free of what no document can hold (XML 1.0, § 2.2): logs of earlier versions
 * and shared texts hold what was typed.
 */
export function printable<T>(value: T): T {
  if (typeof value === 'string') return withoutUnprintable(value) as T
  if (Array.isArray(value)) return value.map(printable) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, held]: [string, unknown]) => [key, printable(held)]),
  ) as T
}
