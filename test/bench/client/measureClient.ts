// A very long case in a real browser: the product's own text component, built as the product is built.
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../support/browser.ts'
import { startGallery, type GalleryServer } from '../../ui/gallery/galleryServer.ts'
import type { Figures } from '../scenario.ts'

type Measured = Awaited<ReturnType<Window['measure']>>

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

  /** Measures once in a fresh page. Throws where not everything was drawn or scrolled. */
  async run(): Promise<Figures> {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 800 } })
    try {
      const page = await context.newPage()
      await page.goto(this.#server.url)
      const measured: Measured = await page.evaluate(() => window.measure())
      const { entries, marks, scrolled, ...figures } = measured
      if (entries < 200 || marks === 0 || scrolled === 0)
        throw new Error(`drawn: ${entries} entries, ${marks} kinds of marks, ${scrolled} scrolled`)
      return figures
    } finally {
      await context.close()
    }
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.#server.close()
  }
}
