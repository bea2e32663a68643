// What a screen reader is given to say by itself: changes inside live regions.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'

const SCRIPT = readFileSync(resolve(import.meta.dirname, 'heardInPage.mjs'), 'utf8')

declare global {
  interface Window {
    heardWords: string[]
  }
}

/** Writes down what live regions say on all pages of a context. Call it before the first page. */
export const listen = (context: BrowserContext): Promise<unknown> => context.addInitScript(SCRIPT)

/** The sentences since this was asked last, or since the page was loaded. */
export const heardOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.heardWords.splice(0))
