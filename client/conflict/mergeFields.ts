// One thing with several fields that two people changed at once, both from the same version.

/** What came of two changes: equal but for the fields that both changed differently. */
export interface Merged<Content> {
  /** Everything merged, with one's own values in the fields that are asked about. */
  readonly mine: Content
  /** Everything merged, with the saved values in the fields that are asked about. */
  readonly theirs: Content
  /** Fields that both changed, each to something else; empty if nothing has to be decided. */
  readonly asked: readonly (keyof Content)[]
}

/** Do two values of a field say the same? */
export const sameValue = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** A list of chosen things: what either of them added is in it, what either took away is not. */
function mergeLists(
  base: readonly unknown[],
  mine: readonly unknown[],
  stored: readonly unknown[],
): readonly unknown[] {
  const has = (list: readonly unknown[], one: unknown) => list.some((it) => sameValue(it, one))
  return [
    ...stored.filter((one) => has(mine, one) || !has(base, one)),
    ...mine.filter((one) => !has(base, one) && !has(stored, one)),
  ]
}

/**
 * Merges one's own change with the one that was saved since, field by field against `base`, the version one's own
 * change began with (RO5). A field only one of them changed has that value; lists of choices are put together; what
 * both changed differently is `asked`. Fields named in `together` have a meaning only with one another, and hold or
 * fall as one.
 */
export function mergeFields<Content extends object>(
  base: Content,
  mine: Content,
  stored: Content,
  together: readonly (readonly (keyof Content)[])[] = [],
): Merged<Content> {
  const bound = together.flat()
  const names = [...new Set([...Object.keys(stored), ...Object.keys(mine)])] as (keyof Content)[]
  const parts = [
    ...together,
    ...names.filter((name) => !bound.includes(name)).map((name) => [name]),
  ]
  const ours = { ...stored }
  const theirs = { ...stored }
  const asked: (keyof Content)[] = []
  for (const part of parts) {
    const same = (one: Content, other: Content) =>
      part.every((name) => sameValue(one[name], other[name]))
    if (same(mine, base) || same(mine, stored)) continue
    const [name] = part
    const lists = name !== undefined && part.length === 1 && Array.isArray(stored[name])
    for (const one of part) ours[one] = mine[one]
    if (same(stored, base)) for (const one of part) theirs[one] = mine[one]
    else if (lists)
      ours[name] = theirs[name] = mergeLists(
        [base[name]].flat(),
        [mine[name]].flat(),
        [stored[name]].flat(),
      ) as Content[typeof name]
    else asked.push(...part.filter((one) => !sameValue(mine[one], stored[one])))
  }
  return { mine: ours, theirs, asked }
}
