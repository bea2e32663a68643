import { launchBrowser, leaveBrowser } from '../support/browser.ts'
import type { Engine } from './engine.ts'

/** The Chromium of all other journeys. */
export async function chromiumEngine(): Promise<Engine> {
  const browser = await launchBrowser()
  return {
    name: 'Chromium',
    version: browser.version(),
    async open(size) {
      const context = await browser.newContext({ viewport: size, locale: 'de-DE' })
      const page = await context.newPage()
      return {
        goto: async (url) => void (await page.goto(url)),
        evaluate: (expression) => page.evaluate(expression),
        clickAt: (x, y) => page.mouse.click(x, y),
        type: (text) => page.keyboard.type(text),
        press: (key) => page.keyboard.press(key),
        close: () => context.close(),
      }
    },
    close: () => leaveBrowser(browser),
  }
}
