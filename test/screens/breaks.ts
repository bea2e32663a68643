// Whether headings are whole on the narrowest screen: nothing cut off, no word broken elsewhere than at its joints.
import type { Page, ViewportSize } from 'playwright-core'

/** What a window shows that is enlarged to 400 %. */
const ENLARGED = { width: 320, height: 256 }
/** Part of its height that bars may take together. */
const MOST = 0.6

/** Gives the window a size, and waits until the page has heard of it: what it lays out by itself follows with the next picture. */
async function resize(page: Page, size: ViewportSize): Promise<void> {
  await page.setViewportSize(size)
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++)
      await new Promise((resolve) => requestAnimationFrame(resolve))
  })
}

/** Whether the bars leave room for what they belong to, at 400 % (WCAG 1.4.10). */
export async function crowdingBars(page: Page): Promise<readonly string[]> {
  const before = page.viewportSize()
  await resize(page, ENLARGED)
  const covered = await page.evaluate(() =>
    [...document.querySelectorAll('[data-sticky]')]
      .map((bar) => bar.getBoundingClientRect().height)
      .reduce((sum, height) => sum + height, 0),
  )
  if (before) await page.setViewportSize(before)
  return covered > ENLARGED.height * MOST
    ? [`bars take ${Math.round(covered)} of ${ENLARGED.height} px`]
    : []
}

/** Headings that are cut, stick out or break inside a word, at this size; the window has its own size afterwards. */
export async function oddBreaks(page: Page, size: ViewportSize): Promise<readonly string[]> {
  const before = page.viewportSize()
  await resize(page, size)
  const found = await page.evaluate(() => {
    const odd: string[] = []
    // Only some browsers have a dictionary of German syllables: looked at without.
    const plain = new CSSStyleSheet()
    plain.replaceSync('* { hyphens: manual !important }')
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, plain]
    for (const heading of document.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5')) {
      const box = heading.getBoundingClientRect()
      if (box.width <= 1 || !heading.checkVisibility()) continue
      const words = (heading.textContent ?? '').trim()
      if (
        heading.scrollWidth > heading.clientWidth + 1 &&
        getComputedStyle(heading).display !== 'inline'
      )
        odd.push(`"${words}" sticks out at the side`)
      if (
        heading.scrollHeight > heading.clientHeight + 4 &&
        getComputedStyle(heading).overflow !== 'visible'
      )
        odd.push(`"${words}" is cut`)
      const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
      for (let node = texts.nextNode(); node; node = texts.nextNode())
        for (const part of (node.textContent ?? '').matchAll(/[^\s\u00ad\u2013-]+/gu)) {
          // A pasted word that is not known may break anywhere: it has no joints.
          if (part[0].length > 24) continue
          const range = document.createRange()
          range.setStart(node, part.index)
          range.setEnd(node, part.index + part[0].length)
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 4)))
          if (lines.size > 1) odd.push(`"${words}" breaks inside „${part[0]}“`)
        }
    }
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== plain)
    return odd
  })
  if (before) await page.setViewportSize(before)
  return found
}
