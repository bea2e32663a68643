// Annotations in the order of the text they belong to.
import type { TextSpan } from '../../shared/kernel/textSpan.ts'

/** Sorts by entry, then by place in it; entries that are not there come last. Keeps the order of equals. */
export function inTextOrder<T extends { readonly span: TextSpan }>(
  items: readonly T[],
  entries: readonly { readonly id: string }[],
): readonly T[] {
  const place = new Map(entries.map(({ id }, at) => [id, at]))
  const at = ({ span }: T): number => place.get(span.entryId) ?? entries.length
  return items.toSorted(
    (a, b) => at(a) - at(b) || a.span.start - b.span.start || a.span.end - b.span.end,
  )
}
