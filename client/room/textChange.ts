// What happens to a text and to a caret in it when others write.

/** One part of a change, counted from the start of the text: letters kept, taken away or put in. */
export interface TextStep {
  readonly retain?: number | undefined
  readonly delete?: number | undefined
  readonly insert?: unknown
}

/** From `start`, `removed` units give way to `added`. */
export interface Difference {
  readonly start: number
  readonly removed: number
  readonly added: string
}

/**
 * Where two texts differ. `caret` is where the person stands in the later one: among equal letters that is the
 * place where they typed, so that it stays the right place when others write around it.
 */
export function difference(before: string, after: string, caret = after.length): Difference {
  const most = Math.min(before.length, after.length)
  const same = (tail: number): boolean =>
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  let tail = 0
  while (tail < Math.min(most, after.length - caret) && same(tail)) tail++
  let start = 0
  while (start < most - tail && before[start] === after[start]) start++
  while (tail < most - start && same(tail)) tail++
  // Never cut between the halves of a character outside the basic plane.
  if (start > 0 && /[\ud800-\udbff]/.test(before[start - 1] ?? '')) start--
  if (tail > 0 && /[\udc00-\udfff]/.test(before[before.length - tail] ?? '')) tail--
  return {
    start,
    removed: before.length - start - tail,
    added: after.slice(start, after.length - tail),
  }
}

/** Where a caret belongs after others wrote: what was before it stays before it. */
export function caretAfter(steps: readonly TextStep[], caret: number): number {
  let at = 0
  let moved = caret
  for (const step of steps) {
    if (at >= moved) break
    if (step.retain !== undefined) at += step.retain
    else if (step.delete !== undefined) moved = Math.max(at, moved - step.delete)
    else if (typeof step.insert === 'string') {
      at += step.insert.length
      moved += step.insert.length
    }
  }
  return moved
}
