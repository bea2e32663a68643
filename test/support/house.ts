// The real server over the built product, and browsers that look at it: nothing in it yet.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { readConfig } from '../../server/config.ts'
import type { Cookies } from '../../server/demo/visitor.ts'
import { newSetupToken } from '../../server/login/setupLink.ts'
import { roomRules } from '../../server/room/roomRules.ts'
import { DATABASE, startServer, type RunningServer } from '../../server/start.ts'
import { logControls } from '../controls/control.ts'
import { launchBrowser, leaveBrowser } from './browser.ts'
import { emptyDatabase } from './preparedDatabase.ts'

/** Sizes the screens are looked at: a laptop, and the narrowest phone WCAG 1.4.10 asks for. */
export const LAPTOP = { width: 1280, height: 800 }
export const PHONE = { width: 320, height: 640 }

/** What browsers say on their own account of a refusal or a line that went; the product says it, too. */
export const OWN_ACCOUNT = /^Failed to load resource|WebSocket connection to|net::ERR_/

/** A server that listens, and its data folder. */
export interface Opened {
  readonly server: RunningServer
  readonly folder: string
}

export class House {
  readonly server: RunningServer
  /** What browsers complained about on their console, refused requests included. */
  readonly complaints: string[] = []
  /** Errors that no code of a page caught: each fails the journey, at the latest when the house closes. */
  readonly pageErrors: string[] = []
  /** Whether what the pages offer and what is pressed counts for the list of controls. */
  isLogged = true
  /** What is done to every window before its first page. */
  readonly habits: ((window: BrowserContext) => Promise<unknown>)[] = []
  readonly #folder: string
  readonly #windows: BrowserContext[] = []
  #browser: Promise<Browser> | null = null

  protected constructor({ server, folder }: Opened) {
    this.server = server
    this.#folder = folder
  }

  /** Starts a server over a copy of this database. */
  protected static async listen(database: Buffer): Promise<Opened> {
    const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-'))
    writeFileSync(join(folder, DATABASE), database)
    const config = readConfig({
      FALLWERKSTATT_PORT: '0',
      FALLWERKSTATT_DATA: folder,
      FALLWERKSTATT_LOG: 'silent',
    })
    const clientFolder = resolve(import.meta.dirname, '../../build/client')
    // The figures of the minute come every second: no journey waits for minutes.
    const rules = { ...roomRules, figureMs: 1000 }
    return { server: await startServer(config, { clientFolder }, undefined, { rules }), folder }
  }

  /** A house that was not entered yet: no account, no office, no catalogue. */
  static async empty(): Promise<House> {
    const { bytes } = await emptyDatabase()
    return new House(await House.listen(bytes))
  }

  async close(): Promise<void> {
    const browser = await this.#browser
    const isThere = browser?.isConnected() ?? true
    if (browser) await this.#closeWindows(browser)
    await this.server.stop()
    rmSync(this.#folder, { recursive: true, force: true })
    if (!isThere) throw new Error('The browser ended itself.')
    const said = [...this.pageErrors, ...this.complaints.filter((text) => !OWN_ACCOUNT.test(text))]
    if (said.length > 0) throw new Error(`A page complained:\n${said.join('\n\n')}`)
  }

  get address(): string {
    return this.server.address
  }

  /** Path of the link the first start prints. */
  async setupPath(): Promise<string> {
    const token = await newSetupToken(this.server.deps)
    if (token === null) throw new Error('there is an administrator already')
    return `/einrichten#${token}`
  }

  async #closeWindows(browser: Browser): Promise<void> {
    // What a page still does is of no interest any more.
    await Promise.all(this.#windows.map((window) => window.close().catch(() => undefined)))
    await leaveBrowser(browser)
  }

  /** The browser of this house, started when first needed. */
  browser(): Promise<Browser> {
    this.#browser ??= launchBrowser()
    return this.#browser
  }

  /** A fresh browser window with these cookies, at a path of the product. */
  async page(
    path: string,
    cookies: Cookies = new Map(),
    view: BrowserContextOptions = {},
  ): Promise<Page> {
    const browser = await this.browser()
    const context = await browser.newContext({ locale: 'de-DE', viewport: LAPTOP, ...view })
    this.#windows.push(context)
    await context.addCookies(
      [...cookies].map(([name, value]) => ({ name, value, url: this.address, httpOnly: true })),
    )
    if (this.isLogged) await logControls(context)
    for (const habit of this.habits) await habit(context)
    // Chromium keeps a refusal to itself if the code catches the error; other browsers write it on the console.
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const { violatedDirective, blockedURI, sourceFile } = event
        console.error(`Content policy: ${violatedDirective} ${blockedURI} ${sourceFile}`)
      })
    })
    // Also pages that a test or the product opens later.
    context.on('page', (page) => {
      page.on('console', (message) => {
        if (message.type() === 'error') this.complaints.push(message.text())
      })
      page.on('pageerror', ({ message, stack }) => this.pageErrors.push(stack ?? message))
    })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(`${this.address}${path}`)
    return page
  }
}
