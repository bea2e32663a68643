import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axeCore from 'axe-core'
import type { Page } from 'playwright-core'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.0, 2.1 and 2.2 on the levels A and AA, and what axe recommends beyond. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** One rule that is broken; `targets` are CSS selectors with what axe says about each place. */
export interface Violation {
  readonly id: string
  readonly help: string
  readonly targets: readonly string[]
}

/**
 * Runs axe-core over the page as it stands now: `expect(await violations(page)).toEqual([])`.
 * Call it again with dialogs, lists and menus open. `within` limits it to a CSS selector.
 * Bars that stick are laid back into the page meanwhile: they cover half of whatever scrolls under them, which
 * axe would take for the size of a target. What is still fading in is waited for, or its colours were judged half way.
 */
export async function violations(page: Page, within = 'html'): Promise<readonly Violation[]> {
  // Evaluated, not added as a script element: that works under a strict content policy.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE)
  return page.evaluate(
    async ({ tags, root }) => {
      const { axe } = window as unknown as { axe: typeof axeCore }
      const ending = document
        .getAnimations()
        .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
      // One that stands still, because nothing is painted, would never end.
      const patience = new Promise((resolve) => setTimeout(resolve, 2000))
      await Promise.race([Promise.allSettled(ending.map(({ finished }) => finished)), patience])
      // What a screen measures, it answers in the frame after; a page in the background has none.
      const frames = new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(resolve)),
      )
      await Promise.race([frames, patience])
      const sticking = [...document.querySelectorAll<HTMLElement>('body *')].filter(
        (element) => getComputedStyle(element).position === 'sticky',
      )
      for (const { style } of sticking) style.setProperty('position', 'static', 'important')
      const results = await axe.run(root, { runOnly: tags, resultTypes: ['violations'] })
      for (const { style } of sticking) style.removeProperty('position')
      return results.violations.map(({ id, help, nodes }) => ({
        id,
        help,
        targets: nodes.map(({ target, any, all, none }) => {
          const reasons = [...any, ...all, ...none].map(({ message }) => message)
          return `${target.join(' ')} – ${reasons.join('; ')}`
        }),
      }))
    },
    { tags: TAGS, root: within },
  )
}
