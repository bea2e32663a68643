import type { Stretch } from '../../shared/kernel/text.ts'
import { rectOf } from './entryDom.ts'

/** Part of the window's height kept free above and below a place, for bars that stick there. */
const EDGE = 0.16

/**
 * Brings an entry, or a stretch of it, into view: `show` puts it into the upper third, calmly where
 * motion is welcome; `nearest` scrolls only as far as needed, at once.
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
  const rect = (stretch && rectOf(body, stretch.start, stretch.end)) ?? body.getBoundingClientRect()
  const page = body.ownerDocument.defaultView ?? window
  const edge = page.innerHeight * EDGE
  const top = rect.top - edge * (how === 'show' ? 1.5 : 1)
  const bottom = rect.bottom + edge - page.innerHeight
  const inView = top >= 0 && bottom <= 0
  if (inView) return
  const calm = how === 'show' && !page.matchMedia('(prefers-reduced-motion: reduce)').matches
  const by = how === 'show' || top < 0 ? top : Math.min(bottom, top)
  page.scrollBy({ top: by, behavior: calm ? 'smooth' : 'auto' })
}
