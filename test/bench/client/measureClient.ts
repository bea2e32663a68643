// A very long case in a real browser: the product's own text component, built as the product is built.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from '../../support/browser.ts'
import { startGallery, type GalleryServer } from '../../ui/gallery/galleryServer.ts'
import type { Figures } from '../scenario.ts'

const ADDS = 9

/** The page and the browser, started once for all runs. */
export class ClientBench {
  readonly #server: GalleryServer
  readonly #browser: Browser

  private constructor(server: GalleryServer, browser: Browser) {
    this.#server = server
    this.#browser = browser
  }

  static async start(): Promise<ClientBench> {
    const server = await startGallery(import.meta.dirname)
    return new ClientBench(server, await launchBrowser())
  }

  /** Measures once in a fresh page. Throws if not everything was drawn or scrolled. */
  async run(): Promise<Figures> {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 800 } })
    try {
      const page = await context.newPage()
      await page.goto(this.#server.url)
      return await figures(page, await mainThread(context, page))
    } finally {
      await context.close()
    }
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.#server.close()
  }
}

/** Milliseconds of CPU the page's main thread has used: what other programs do meanwhile does not count. */
async function mainThread(context: BrowserContext, page: Page): Promise<() => Promise<number>> {
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
}

async function figures(page: Page, cpu: () => Promise<number>): Promise<Figures> {
  const start = await cpu()
  const opened = await page.evaluate(() => window.bench.open())
  const openCpu = (await cpu()) - start
  const { entries, marks } = opened
  const add = await page.evaluate((count) => window.bench.add(count), ADDS)
  const addCpu = ((await cpu()) - start - openCpu) / ADDS
  const filter = await page.evaluate(() => window.bench.filter())
  const before = await cpu()
  const { dropped, frames, scrolled } = await page.evaluate(() => window.bench.scroll())
  const scrollCpu = ((await cpu()) - before) / frames
  if (entries < 200 || marks === 0 || scrolled === 0)
    throw new Error(`drawn: ${entries} entries, ${marks} kinds of marks, ${scrolled} scrolled`)
  const { painted, complete, longest, script } = opened
  const opening = { open: painted, openScript: script, openCpu, complete, longest }
  return { ...opening, add, filter, addCpu, scrollCpu, frames, dropped }
}
