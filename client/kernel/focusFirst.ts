/**
 * Puts the keyboard on the first of these selectors, in the order given, that finds something usable within `root`;
 * false if none does.
 */
export function focusFirst(
  root: ParentNode | null | undefined,
  ...selectors: readonly string[]
): boolean {
  for (const selector of selectors)
    for (const found of root?.querySelectorAll<HTMLElement>(selector) ?? [])
      if (!found.matches(':disabled')) {
        found.focus()
        return true
      }
  return false
}

/** Where the hand goes on after a row was moved up (-1) or down (1): the same arrow, at an end its counterpart. */
export const arrowsAfter = (by: -1 | 1): readonly string[] =>
  by === -1 ? ['[data-up]', '[data-down]'] : ['[data-down]', '[data-up]']
