// A real Chromium for the journeys: the one named, an installed one, or the packed one from npm.
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
]

/** Nothing leaves the machine on the browser's own account, and small shared memory is enough. */
const ARGS = [
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  // Nothing here needs a graphics card, and imitating one takes a third of all computing.
  '--disable-gpu',
  '--disable-software-rasterizer',
  // Chromium refuses to start its sandbox as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

const START_MS = 30_000
/** A very busy machine may fail to draw a picture once; a browser that does not work fails again. */
const TRIES = 2

/** A browser that was started once to see that it works. */
interface FoundBrowser {
  readonly path: string
  readonly source: 'CHROMIUM_PATH' | 'installed' | 'packed'
  readonly args: readonly string[]
  /** Set in addition to the environment of this process. */
  readonly env: Readonly<Record<string, string>>
}

/** One that runs, and how to start another. */
interface Running {
  readonly found: FoundBrowser
  readonly browser: Browser
}

/**
 * Finds a Chromium that starts: `CHROMIUM_PATH`, else an installed one, else the packed one.
 * `TEST_BROWSER=packed` passes over the installed ones. Throws an error that names what was tried.
 */
async function findChromium(): Promise<Running> {
  const tried: string[] = []
  for (const candidate of candidates()) {
    try {
      const found = await candidate.find()
      return { found, browser: await seenToWork(found, TRIES) }
    } catch (error) {
      tried.push(`  ${candidate.name}: ${firstLines(error)}`)
    }
  }
  throw new Error(
    [
      'No Chromium that works was found for the browser tests.',
      'On Debian or Ubuntu: sudo apt-get install chromium',
      'Or set CHROMIUM_PATH to the program file of a Chrome or Chromium.',
      'Tried:',
      ...tried,
    ].join('\n'),
  )
}

async function seenToWork(found: FoundBrowser, tries: number): Promise<Browser> {
  const browser = await start(found)
  try {
    await drawLetter(browser)
    return browser
  } catch (error) {
    await browser.close()
    if (tries <= 1) throw error
    return seenToWork(found, tries - 1)
  }
}

/** A browser without a font starts well and ends itself at the first letter. */
async function drawLetter(browser: Browser): Promise<void> {
  const page = await browser.newPage()
  await page.setContent('<p>ä</p>')
  await page.screenshot()
  await page.close()
}

/** Unpacks the browser of npm before two processes want it at the same time. Without one each says so itself. */
export async function unpackBrowser(): Promise<void> {
  const [candidate] = candidates()
  if (candidate?.find === unpack) await unpack().catch(() => undefined)
}

let found: FoundBrowser | undefined

async function startAgain(): Promise<Browser> {
  if (found) return start(found)
  const running = await findChromium()
  found = running.found
  return running.browser
}

/**
 * Starts a browser, which is searched for once in a process, or gives the one that is kept. A test that is done leaves
 * it.
 */
export async function launchBrowser(): Promise<Browser> {
  if (!isKept) return startAgain()
  kept ??= startKept()
  return kept
}

/** One that ends itself takes its windows along; the next test gets a new one. */
async function startKept(): Promise<Browser> {
  const forget = () => {
    kept = undefined
  }
  try {
    return (await startAgain()).once('disconnected', forget)
  } catch (error) {
    forget()
    throw error
  }
}

/**
 * The end of `launchBrowser`, after the own windows were closed: ends the browser, unless it is kept for the next one.
 */
export async function leaveBrowser(browser: Browser): Promise<void> {
  if (!isKept) await browser.close()
}

let isKept = false
let kept: Promise<Browser> | undefined

/** From now on there is one browser in this process, until it ends: a start takes as long as some journeys. */
export const keepBrowser = (): void => {
  isKept = true
}

interface Candidate {
  readonly name: string
  readonly find: () => Promise<FoundBrowser>
}

function candidates(): readonly Candidate[] {
  const named = process.env.CHROMIUM_PATH
  if (named) return [atPath(named, 'CHROMIUM_PATH')]
  const installed = process.env.TEST_BROWSER === 'packed' ? [] : INSTALLED.filter(existsSync)
  return [
    ...installed.map((path) => atPath(path, 'installed')),
    { name: '@sparticuz/chromium', find: unpack },
  ]
}

const atPath = (path: string, source: 'CHROMIUM_PATH' | 'installed'): Candidate => ({
  name: source === 'CHROMIUM_PATH' ? `CHROMIUM_PATH=${path}` : path,
  find: () =>
    existsSync(path)
      ? Promise.resolve({ path, source, args: ARGS, env: {} })
      : Promise.reject(new Error('there is no such file')),
})

const UNPACK_ENV = ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH'] as const

/**
 * Unpacks the browser that comes as a development dependency. It brings its libraries along only if it believes it runs
 * in a bare container, and unpacks into TMPDIR: a folder of our own, so that two users of one machine do not collide.
 * Its own `args` are left alone: they switch web security off, which would hide faults of the content policy.
 */
async function unpack(): Promise<FoundBrowser> {
  const cache = resolve(import.meta.dirname, '../../node_modules/.cache/chromium')
  await mkdir(cache, { recursive: true })
  const before = UNPACK_ENV.map((name) => [name, process.env[name]] as const)
  process.env.TMPDIR = cache
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x'
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    const path = await packed.executablePath()
    const args = [...ARGS, '--headless=shell', '--no-sandbox']
    return {
      path,
      source: 'packed',
      args,
      env: { ...libraryPath(), ...(await packedFonts(cache)) },
    }
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

function libraryPath(): Record<string, string> {
  const value = process.env.LD_LIBRARY_PATH
  return value ? { LD_LIBRARY_PATH: value } : {}
}

/**
 * Its own list of fonts names folders of the place it was made for. Without a single font Chromium ends itself at
 * the first letter, so the fonts it brings along are named where they were unpacked.
 */
async function packedFonts(cache: string): Promise<Record<string, string>> {
  const file = resolve(cache, 'fonts.conf')
  const folders = [resolve(cache, 'fonts'), '/usr/share/fonts']
  const list = folders.map((folder) => `<dir>${folder}</dir>`).join('')
  const own = `<cachedir>${resolve(cache, 'font-cache')}</cachedir>`
  const text = `<?xml version="1.0"?><fontconfig>${list}${own}</fontconfig>\n`
  // A browser of another process may read it just now: it is never half there.
  if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    const draft = `${file}.${process.pid}`
    await writeFile(draft, text)
    await rename(draft, file)
  }
  return { FONTCONFIG_FILE: file }
}

function start(browser: FoundBrowser): Promise<Browser> {
  return chromium.launch({
    executablePath: browser.path,
    args: [...browser.args],
    env: { ...process.env, ...browser.env },
    headless: true,
    timeout: START_MS,
  })
}

function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n').slice(0, 3).join(' ')
}
