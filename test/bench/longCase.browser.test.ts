// The page of the client bench as a test: a very long case is opened, marked and shown as a short one is.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, leaveBrowser } from '../support/browser.ts'
import { startGallery, type GalleryServer } from '../ui/gallery/galleryServer.ts'

let server: GalleryServer
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startGallery(new URL('client', import.meta.url).pathname)
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(server.url)
}, 60_000)

afterAll(async () => {
  await page?.close()
  await leaveBrowser(browser)
  await server?.close()
})

describe('a case of 30,000 words with 2,000 annotations', () => {
  /** Opens the case in a page of its own, and does something as soon as its beginning is there. */
  async function early<T>(
    act: () => T | Promise<T>,
  ): Promise<{ begun: number; then: T; after: number }> {
    const fresh = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await fresh.goto(server.url)
    await fresh.evaluate(`window.act = ${act.toString()}`)
    const result = await fresh.evaluate(async () => {
      const count = () => document.querySelectorAll('h2').length
      const opening = window.bench.open()
      while (count() === 0) await new Promise(requestAnimationFrame)
      const begun = count()
      const then = await (window as unknown as { act: () => unknown }).act()
      const after = count()
      await opening
      return { begun, then, after }
    })
    await fresh.close()
    expect(result.begun).toBeLessThan(60)
    return result as { begun: number; then: T; after: number }
  }

  it('shows its beginning first, and a far mark at once to whoever asks meanwhile', async () => {
    const { then: place } = await early(() => window.bench.show(3))
    expect(place.top).toBeGreaterThanOrEqual(0)
    expect(place.bottom).toBeLessThanOrEqual(place.window)
    expect(place.bottom).toBeGreaterThan(place.top)
  })

  it('is whole at once for paper, and for whoever reads by keyboard', async () => {
    const printed = await early(() => void window.dispatchEvent(new Event('beforeprint')))
    expect(printed.after).toBe(200)
    const read = await early(async () => {
      // Who comes by mouse is not followed; Tab says that a person reads by keyboard.
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }))
      document.querySelector<HTMLElement>('[aria-label="Falltext"] [tabindex="0"]')?.focus()
      // The text follows the keyboard a moment later, still before the next frame.
      await new Promise((later) => setTimeout(later))
    })
    expect(read.after).toBe(200)
  })

  it('opens whole, and draws every kind of mark', async () => {
    const { entries, marks } = await page.evaluate(() => window.bench.open())
    expect(entries).toBe(200)
    expect(marks).toBeGreaterThan(0)
  })

  it('shows a mark wherever it stands, though far entries are laid out late', async () => {
    // Numbers of marks spread over the whole text, near and far from each other.
    for (const at of [150, 3, 97, 98, 12, 199, 0, 61]) {
      const place = await page.evaluate((mark) => window.bench.show(mark), at)
      expect(place.bottom, `mark ${at}`).toBeGreaterThan(place.top)
      expect(place.top, `mark ${at}`).toBeGreaterThanOrEqual(0)
      expect(place.bottom, `mark ${at}`).toBeLessThanOrEqual(place.window)
    }
  })

  it('lays out no entry far from the window for a mark that is added', async () => {
    const laidOut = await page.evaluate(async () => {
      await window.bench.add(1)
      return [...document.querySelectorAll('[data-entry-text]')].filter((body) =>
        body.checkVisibility({ contentVisibilityAuto: true }),
      ).length
    })
    expect(laidOut).toBeGreaterThan(0)
    expect(laidOut).toBeLessThan(60)
  })

  it('is laid out whole on paper', async () => {
    await page.emulateMedia({ media: 'print' })
    const hidden = () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('[data-entry-text]')].filter(
            (body) => !body.checkVisibility({ contentVisibilityAuto: true }),
          ).length,
      )
    await expect.poll(hidden).toBe(0)
    await page.emulateMedia({ media: null })
  })
})
