import type { Attachment } from 'svelte/attachments'

/** The edge of the window a bar sticks to. */
export type StickyEdge = 'top' | 'end'

interface Bar {
  readonly element: HTMLElement
  readonly place: number
}

const bars: Record<StickyEdge, readonly Bar[]> = { top: [], end: [] }

/**
 * Most of the window's height that bars take at an edge. On a small screen, or one enlarged to 400 %, the text would
 * have no room left (WCAG 1.4.10): what is beyond lies in the page and is scrolled with it.
 */
const MOST: Record<StickyEdge, number> = { top: 0.4, end: 0.3 }

/** Bars of an edge pile up from it by their place; the page knows how much of it they take. */
function pile(edge: StickyEdge): void {
  let height = 0
  for (const { element } of bars[edge]) {
    const own = element.getBoundingClientRect().height
    if (height + own > innerHeight * MOST[edge]) {
      delete element.dataset['sticky']
      continue
    }
    element.dataset['sticky'] = edge
    element.style.setProperty('--bar-offset', `${height}px`)
    height += own
  }
  document.documentElement.style.setProperty(`--sticky-${edge}`, `${height}px`)
}

/**
 * Makes an element a bar that sticks to an edge of the window, beyond the bars of a lower `place`. The height of all
 * of them together, as measured, stands in `--sticky-top` and `--sticky-end` (px) on the root: whatever else sticks, or
 * is scrolled to, begins there. No other place names a height of a bar.
 */
export function stickyBar(edge: StickyEdge, place = 0): Attachment<HTMLElement> {
  return (element) => {
    bars[edge] = [...bars[edge], { element, place }].sort((a, b) => a.place - b.place)
    const watch = new ResizeObserver(() => pile(edge))
    watch.observe(element, { box: 'border-box' })
    const again = (): void => pile(edge)
    addEventListener('resize', again)
    pile(edge)
    return () => {
      watch.disconnect()
      removeEventListener('resize', again)
      bars[edge] = bars[edge].filter((bar) => bar.element !== element)
      pile(edge)
    }
  }
}

/** How much of the window bars take at an edge, in CSS pixels. */
export const stickyRoom = (edge: StickyEdge): number =>
  bars[edge]
    .filter(({ element }) => element.dataset['sticky'] === edge)
    .reduce((sum, { element }) => sum + element.getBoundingClientRect().height, 0)

/** Room between a bar and what is scrolled to above it: the ring of the focus is seen whole. */
const RING = 8

/** What scrolls around an element: a sheet, a panel, or the page. */
function scrollerOf(element: HTMLElement): HTMLElement {
  let around = element.parentElement
  while (around && !/auto|scroll/.test(getComputedStyle(around).overflowY))
    around = around.parentElement
  return around ?? document.documentElement
}

/**
 * Makes an element a bar that sticks to the lower edge of whatever scrolls around its parent, a sheet as well as the
 * page, unless it would take more than a part of it. What stands before it in the parent and gets the focus, or is written
 * in, is scrolled to above the bar (WCAG 2.4.11).
 */
export const stickyFoot: Attachment<HTMLElement> = (element) => {
  const { parentElement } = element
  const scroller = scrollerOf(element)
  // The page has a room of its own for its bars: this one lies above them, and the fields themselves keep away from it.
  const inside = scroller !== document.documentElement && scroller !== document.body
  if (!inside) element.style.insetBlockEnd = 'var(--sticky-end, 0px)'
  const measure = (): void => {
    const own = element.getBoundingClientRect().height
    const sticks = own <= scroller.clientHeight * MOST.end
    if (sticks) element.dataset['stickyFoot'] = ''
    else delete element.dataset['stickyFoot']
    const height = sticks ? `${own + RING}px` : '0px'
    if (inside) scroller.style.scrollPaddingBlockEnd = height
    else parentElement?.style.setProperty('--sticky-foot', height)
  }
  const watch = new ResizeObserver(measure)
  watch.observe(element, { box: 'border-box' })
  watch.observe(scroller)
  measure()
  return () => {
    watch.disconnect()
    scroller.style.scrollPaddingBlockEnd = ''
    parentElement?.style.removeProperty('--sticky-foot')
  }
}
