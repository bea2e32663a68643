// Whether words stay whole when a reader spaces them: WCAG 2.2, 1.4.12 (text spacing).
import type { Page } from 'playwright-core'

/** The least that must be borne: line, paragraph, letter and word spacing. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } ' +
  'p { margin-block-end: 2em !important }'

/**
 * What is cut off, or has to be scrolled to sideways, once text is spaced widely; empty if all stays readable. The page
 * is as before afterwards. (Text at 200 % is a window of half the width, and 320 px, which is 400 %, are looked at
 * anyway.)
 */
export const cutWords = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async (rules) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rules)
    document.adoptedStyleSheets.push(sheet)
    const patience = new Promise((resolve) => setTimeout(resolve, 500))
    const frames = new Promise((resolve) =>
      requestAnimationFrame(() => requestAnimationFrame(resolve)),
    )
    await Promise.race([frames, patience])
    const found: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth + 1)
      found.push(`the page is ${String(scrollWidth - clientWidth)} px too wide`)
    const hides = (value: string) => value === 'hidden' || value === 'clip'
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const { overflowX, overflowY, position, clipPath } = getComputedStyle(element)
      // What is there for screen readers only is one pixel wide.
      if (element.clientWidth <= 1 || clipPath !== 'none' || element.textContent.trim() === '')
        continue
      // A preview is short on purpose: the whole is one tap away.
      if (element.closest('[inert], [aria-hidden="true"], [data-preview]')) continue
      const wide = hides(overflowX) && element.scrollWidth > element.clientWidth + 2
      const high = hides(overflowY) && element.scrollHeight > element.clientHeight + 2
      if (!wide && !high) continue
      const name = element.className.replace(/s-\w+|svelte-\w+/gu, '').trim()
      found.push(
        `${element.tagName.toLowerCase()}.${name} (${position}): ${element.textContent.trim().slice(0, 40)}`,
      )
    }
    document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(sheet), 1)
    return found
  }, SPACING)
