/** The files to run again, alone, after a whole run; empty if there are none. */
export function toRepeat(
  counts: ReadonlyMap<string, { readonly passed: number; readonly failed: number }>,
): string[]
