import type { Stretch } from '../../shared/kernel/text.ts'
import { stickyRoom } from '../ui/stickyBar.ts'
import { rectOf } from './entryDom.ts'

/** Part of the window's height kept free above and below a place, at least; bars that stick there come first. */
const EDGE = 0.12
/** Pixels between a bar and a place below or above it. */
const GAP = 16

/** Frames in which a far place is looked at again. */
const SETTLE_FRAMES = 4

/**
 * Brings an entry, or a stretch of it, into view: `show` puts it into the upper third, calmly if motion is welcome and
 * the way is short; `nearest` scrolls only as far as needed, at once.
 */
export function scrollToStretch(
  pane: HTMLElement,
  entryId: string,
  stretch: Stretch | undefined,
  how: 'show' | 'nearest' = 'show',
): void {
  const body = [...pane.querySelectorAll<HTMLElement>('[data-entry-text]')].find(
    (candidate) => candidate.dataset['entryText'] === entryId,
  )
  if (!body) return
  const page = body.ownerDocument.defaultView ?? window
  const by = wayTo(page, body, stretch, how)
  const known = !stretch || rectOf(body, stretch.start, stretch.end) !== undefined
  const isFar = !known || Math.abs(by) > page.innerHeight
  const calm =
    how === 'show' && !isFar && !page.matchMedia('(prefers-reduced-motion: reduce)').matches
  page.scrollBy({ top: by, behavior: calm ? 'smooth' : 'auto' })
  if (!calm) settle(page, () => wayTo(page, body, stretch, how), SETTLE_FRAMES)
}

/** How far to scroll; 0 if the place is in view. */
function wayTo(
  page: Window,
  body: HTMLElement,
  stretch: Stretch | undefined,
  how: 'show' | 'nearest',
): number {
  const rect = (stretch && rectOf(body, stretch.start, stretch.end)) ?? body.getBoundingClientRect()
  const least = page.innerHeight * EDGE
  const above = Math.max(least, stickyRoom('top') + GAP)
  const below = Math.max(least, stickyRoom('end') + GAP)
  const top = rect.top - above * (how === 'show' ? 1.25 : 1)
  const bottom = rect.bottom + below - page.innerHeight
  if (top >= 0 && bottom <= 0) return 0
  return how === 'show' || top < 0 ? top : Math.min(bottom, top)
}

/** Entries far from the window are only laid out once it comes near, and their true height moves the place. */
function settle(page: Window, way: () => number, frames: number): void {
  if (frames === 0) return
  page.requestAnimationFrame(() => {
    page.scrollBy({ top: way(), behavior: 'auto' })
    settle(page, way, frames - 1)
  })
}
