// The page of the client bench as a test: a very long case is opened, marked and shown as a short one is.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
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
  await browser?.close()
  await server?.close()
})

describe('a case of 30,000 words with 2,000 annotations', () => {
  it('shows its beginning first, and a far mark at once to whoever asks meanwhile', async () => {
    const early = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await early.goto(server.url)
    const { begun, place } = await early.evaluate(async () => {
      const count = () => document.querySelectorAll('h2').length
      const opening = window.bench.open()
      while (count() === 0) await document.fonts.ready
      const begun = count()
      const place = await window.bench.show(3)
      await opening
      return { begun, place }
    })
    await early.close()
    expect(begun).toBeLessThan(60)
    expect(place.top).toBeGreaterThanOrEqual(0)
    expect(place.bottom).toBeLessThanOrEqual(place.window)
    expect(place.bottom).toBeGreaterThan(place.top)
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
