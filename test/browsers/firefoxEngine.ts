import { existsSync } from 'node:fs'
import { launch } from 'puppeteer-core'
import type { Engine } from './engine.ts'

const PATHS = ['/usr/bin/firefox-esr', '/usr/bin/firefox']

/** Firefox over WebDriver BiDi, if one is installed; else undefined. `FIREFOX_PATH` names another one. */
export async function firefoxEngine(): Promise<Engine | undefined> {
  const path = process.env.FIREFOX_PATH ?? PATHS.find(existsSync)
  if (path === undefined) return undefined
  const browser = await launch({
    browser: 'firefox',
    executablePath: path,
    headless: true,
    timeout: 60_000,
    extraPrefsFirefox: { 'intl.accept_languages': 'de-DE,de' },
  })
  return {
    name: 'Firefox',
    version: await browser.version(),
    async open(size) {
      const context = await browser.createBrowserContext()
      const page = await context.newPage()
      await page.setViewport(size)
      page.on('dialog', (dialog) => void dialog.accept())
      return {
        goto: async (url) => void (await page.goto(url)),
        evaluate: (expression) => page.evaluate(expression) as Promise<never>,
        clickAt: (x, y) => page.mouse.click(x, y),
        type: (text) => page.keyboard.type(text),
        press: (key) => page.keyboard.press(key),
        close: () => context.close(),
      }
    },
    close: () => browser.close(),
  }
}
