// WebKitGTK shares style, layout, DOM and storage with Safari. Driven by the classic WebDriver (W3C) over HTTP; each
// page is a driver of its own, since the windows of one share their cookies.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine, EnginePage, Key } from './engine.ts'

const DRIVER = '/usr/bin/WebKitWebDriver'
const SCREEN = '/usr/bin/Xvfb'
const WINDOWS = [
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
]
/** Its tool bar would keep windows at 447 px or more. */
const SMALL_BARS =
  'window * { font-size:3px; padding:0; margin:0; min-width:0; min-height:0; border-width:0 }'
/** Height of the bar above the page once it is small. */
const BAR = 20
const START_MS = 20_000

/** Code points of keys that are no letters (WebDriver, 17.4.2). */
const KEYS: Record<Key, string> = {
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  PageDown: '\uE00F',
  ArrowDown: '\uE015',
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** WebKitGTK where driver, window and a screen to draw on are installed; else undefined. */
export async function webkitEngine(): Promise<Engine | undefined> {
  const window = WINDOWS.find(existsSync)
  if (window === undefined || !existsSync(DRIVER) || !existsSync(SCREEN)) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-webkit-'))
  mkdirSync(join(folder, 'gtk-3.0'))
  writeFileSync(join(folder, 'gtk-3.0/gtk.css'), SMALL_BARS)
  const screen = spawn(SCREEN, ['-displayfd', '1', '-screen', '0', '1600x1200x24'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const display = await new Promise<string>((resolve, reject) => {
    screen.stdout.once('data', (text: Buffer) => resolve(`:${text.toString().trim()}`))
    screen.once('exit', () => reject(new Error('Xvfb ended')))
  })
  const env = {
    ...process.env,
    DISPLAY: display,
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  }
  const pages: WebKitPage[] = []
  let version = ''
  return {
    name: 'WebKitGTK',
    get version() {
      return version
    },
    async open(size) {
      const page = await WebKitPage.open(window, env, size)
      version = page.version
      pages.push(page)
      return page
    },
    async close() {
      for (const page of pages) await page.close()
      screen.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

class WebKitPage implements EnginePage {
  readonly version: string
  readonly #driver: ChildProcess
  readonly #base: string
  #isOpen = true

  private constructor(driver: ChildProcess, base: string, version: string) {
    this.#driver = driver
    this.#base = base
    this.version = version
  }

  static async open(
    window: string,
    env: NodeJS.ProcessEnv,
    { width, height }: { width: number; height: number },
  ): Promise<WebKitPage> {
    const port = await freePort()
    const driver = spawn(DRIVER, [`--port=${port}`], { env, stdio: 'ignore' })
    const root = `http://127.0.0.1:${port}`
    await answers(`${root}/status`)
    const options = { binary: window, args: ['--automation'] }
    const { sessionId, capabilities } = (await call('POST', `${root}/session`, {
      capabilities: {
        alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options },
      },
    })) as { sessionId: string; capabilities: { browserVersion: string } }
    const base = `${root}/session/${sessionId}`
    await call('POST', `${base}/window/rect`, { x: 0, y: 0, width, height: height + BAR })
    return new WebKitPage(driver, base, capabilities.browserVersion)
  }

  async goto(url: string): Promise<void> {
    await call('POST', `${this.#base}/url`, { url })
  }

  evaluate<T>(expression: string): Promise<T> {
    const script = `return ${expression}`
    return call('POST', `${this.#base}/execute/sync`, { script, args: [] }) as Promise<T>
  }

  async clickAt(x: number, y: number): Promise<void> {
    const move = { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) }
    const steps = [move, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]
    await this.#perform({ type: 'pointer', id: 'mouse', actions: steps })
  }

  async type(text: string): Promise<void> {
    for (const letter of text) await this.#key(letter)
  }

  press(key: Key): Promise<void> {
    return this.#key(KEYS[key])
  }

  #key(value: string): Promise<void> {
    const actions = [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]
    return this.#perform({ type: 'key', id: 'keys', actions })
  }

  async #perform(source: object): Promise<void> {
    await call('POST', `${this.#base}/actions`, { actions: [source] })
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    await call('DELETE', this.#base).catch(() => undefined)
    this.#driver.kill()
  }
}

/** One request of the driver; throws what it refuses, with its own words. */
async function call(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // A line kept open ends now and then just as the next request comes.
    headers: { 'content-type': 'application/json', connection: 'close' },
  })
  const { value } = (await response.json()) as { value: unknown }
  if (!response.ok) throw new Error(`${method} ${url}: ${JSON.stringify(value)}`)
  return value
}

async function answers(url: string): Promise<void> {
  const until = Date.now() + START_MS
  for (;;) {
    const isThere = await fetch(url).then(
      () => true,
      () => false,
    )
    if (isThere) return
    if (Date.now() > until) throw new Error(`${url} does not answer`)
    await pause(100)
  }
}
