// Which controls a page offers, and whether a press is answered: the map of what people can do.
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BrowserContext, ElementHandle, Page } from 'playwright-core'
import { identityOf, type ControlKey, type SeenControl } from './identity.ts'

export { lineKey } from './identity.ts'

const SCRIPT = readFileSync(resolve(import.meta.dirname, 'inPage.mjs'), 'utf8')

/** Where the journeys of one run leave what was offered and pressed: a file for each process. */
export const CONTROL_LOG = resolve(import.meta.dirname, '../../build/test/controls')

/** One line of the log. `answered`: something a person notices changed within three seconds. */
export type ControlLine = SeenControl & {
  readonly kind: 'offered' | 'pressed' | 'answered'
  /** File of the test that looked at it. */
  readonly journey: string
}

/** A control as it stands on a page now. */
export interface OfferedControl extends ControlKey {
  /** Its place in the list; good until the next `offeredOn`. */
  readonly at: number
  readonly fullName: string
  /** Type of an input, else the element's name. */
  readonly type: string
  /** It stands as a press would make it: a chosen radio, the current tab. */
  readonly chosen: boolean
  readonly download: boolean
  /** A field that only shows something. */
  readonly readOnly: boolean
}

interface InPage {
  list(): (Omit<OfferedControl, keyof ControlKey> & SeenControl)[]
  target(index: number): HTMLElement
  cover(index: number): string | null
  state(): string
  heading(): string
  sideways(): number
  namesakes(): { control: string; rows: string[] }[]
}
declare global {
  interface Window {
    controlWatch: InPage
  }
}

let journey = ''
/** Says who presses from now on: the file of a test. */
export const nameJourney = (name: string): void => {
  journey = name
}

/** Writes down, for all pages of a context, what they offer and what is pressed. Call it before the first page. */
export async function logControls(context: BrowserContext): Promise<void> {
  mkdirSync(CONTROL_LOG, { recursive: true })
  const file = resolve(CONTROL_LOG, `${process.pid}.jsonl`)
  const written = new Set<string>()
  const write = (lines: readonly Omit<ControlLine, 'journey'>[]) => {
    const all = lines.map((line) => `${JSON.stringify({ ...line, journey })}\n`)
    const fresh = all.filter((text) => !written.has(text))
    for (const text of fresh) written.add(text)
    if (fresh.length > 0) appendFileSync(file, fresh.join(''))
  }
  await context.exposeBinding('tellControl', ({ page }, text: string) => {
    const lines = JSON.parse(text) as Omit<ControlLine, 'journey'>[]
    write(lines)
    const pressed = lines.filter(({ kind }) => kind === 'pressed')
    // A press that leads to another page, a file or a window is answered there, where this page cannot see it.
    if (pressed.length === 0) return
    const answered = () => write(pressed.map((line) => ({ ...line, kind: 'answered' })))
    for (const event of ['framenavigated', 'popup', 'download', 'filechooser'] as const)
      page.once(event as 'popup', answered)
    setTimeout(() => {
      for (const event of ['framenavigated', 'popup', 'download', 'filechooser'] as const)
        page.off(event as 'popup', answered)
    }, ANSWER_MS)
  })
  await context.addInitScript(SCRIPT)
}

/** How long a press may stay without an answer, in milliseconds. */
const ANSWER_MS = 3000
/** Pause between two looks for an answer, in milliseconds. */
const LOOK_MS = 80

/** Brings the watch of the controls into a page that has none yet. */
export async function watch(page: Page): Promise<void> {
  if (!(await page.evaluate('"controlWatch" in window'))) await page.evaluate(SCRIPT)
}

/** All controls the page offers now, in reading order; inside the open dialog if there is one. */
export async function offeredOn(page: Page): Promise<readonly OfferedControl[]> {
  await watch(page)
  const seen = await page.evaluate(() => window.controlWatch.list())
  return seen.map((control) => ({ ...control, ...identityOf(control) }))
}

/** The element of a control from the last `offeredOn`; for a hidden radio its label. */
export async function elementOf(page: Page, { at }: OfferedControl): Promise<ElementHandle> {
  const handle = await page.evaluateHandle((index) => window.controlWatch.target(index), at)
  const element = handle.asElement()
  if (!element) throw new Error('the control is gone')
  return element
}

/** What covers the middle of a control that has the focus; empty if nothing does (WCAG 2.4.11), null if it is gone. */
export const coverOf = (page: Page, { at }: OfferedControl): Promise<string | null> =>
  page.evaluate((index) => window.controlWatch.cover(index), at)

/** Everything of a page that a press may change, in one line; undefined while it is changed for another. */
export async function stateOf(page: Page): Promise<string | undefined> {
  try {
    await watch(page)
    return await page.evaluate(() => window.controlWatch.state())
  } catch {
    return undefined
  }
}

/**
 * Does something to a page and looks whether a person would notice: text, state, address, focus, scroll position,
 * a dialog, a file, another window. True as soon as something did; false after `patience` milliseconds.
 */
export async function isAnswered(
  page: Page,
  act: () => Promise<unknown>,
  patience = ANSWER_MS,
): Promise<boolean> {
  await watch(page)
  let answered = false
  const note = () => {
    answered = true
  }
  const events = ['framenavigated', 'popup', 'download', 'filechooser', 'close'] as const
  const before = await page.evaluate(() => window.controlWatch.state())
  for (const event of events) page.on(event as 'popup', note)
  try {
    await act()
    const until = Date.now() + patience
    while (!answered && Date.now() < until) {
      // While the page is changed for another there is nothing to ask.
      const now = await page.evaluate(() => window.controlWatch.state()).catch(() => undefined)
      if (now !== undefined && now !== before) answered = true
      else await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
    return answered
  } finally {
    for (const event of events) page.off(event as 'popup', note)
  }
}
