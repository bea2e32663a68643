// A window of any browser engine, as far as a journey needs one: real pointer and key events, and questions to the page.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect } from 'vitest'

const CONTROLS = readFileSync(resolve(import.meta.dirname, '../controls/inPage.mjs'), 'utf8')

export type Key = 'Enter' | 'Escape' | 'Tab' | 'PageDown' | 'ArrowDown'

/** What an engine's driver has to offer. Sizes and positions in CSS pixels. */
export interface EnginePage {
  goto(url: string): Promise<void>
  /** The value of a JavaScript expression in the page; it must survive JSON. */
  evaluate<T>(expression: string): Promise<T>
  clickAt(x: number, y: number): Promise<void>
  type(text: string): Promise<void>
  press(key: Key): Promise<void>
  close(): Promise<void>
}

/** A browser on this machine. Each page has cookies and storage of its own. */
export interface Engine {
  readonly name: string
  /** As the browser says it. */
  readonly version: string
  open(size: { readonly width: number; readonly height: number }): Promise<EnginePage>
  close(): Promise<void>
}

/** A measurement that goes on in the next frame: engines report it as an error, and nothing is lost by it. */
const NO_ERROR = /^ResizeObserver loop/
const PATIENCE_MS = 20_000
const LOOK_MS = 100

/** What a person does in a window: presses what they see by its name, reads, waits. */
export class Hand {
  readonly page: EnginePage
  readonly #errors = new Set<string>()

  constructor(page: EnginePage) {
    this.page = page
  }

  async goto(url: string): Promise<void> {
    await this.page.goto(url)
    await this.#ready()
  }

  /** Puts what the journeys ask a page with into it; a page that was loaded anew has lost it. */
  async #ready(): Promise<void> {
    // Statements, not an expression: wrapped, so that every driver takes it.
    await this.page.evaluate(
      `(() => { if (!window.caughtErrors) { window.caughtErrors = [];
        addEventListener('error', ({ message }) => window.caughtErrors.push(message));
        addEventListener('unhandledrejection', ({ reason }) => window.caughtErrors.push(String(reason)));
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          window.caughtErrors.push('policy: ' + violatedDirective + ' ' + blockedURI)) }
        ${CONTROLS}; return true })()`,
    )
  }

  ask<T>(expression: string): Promise<T> {
    return this.page.evaluate<T>(expression)
  }

  /** Waits until an expression is true; the name is for the failure. */
  async until(expression: string, what: string): Promise<void> {
    await expect
      .poll(() => this.ask<boolean>(`!!(${expression})`).catch(() => false), {
        timeout: PATIENCE_MS,
        interval: LOOK_MS,
        message: what,
      })
      .toBe(true)
    await this.#ready()
  }

  /** Waits for words on the page. */
  reads(words: string): Promise<void> {
    return this.until(`document.body.innerText.includes(${JSON.stringify(words)})`, words)
  }

  /** Presses what has this name, in the middle of it, with the pointer. `name` is a regular expression. */
  async tap(name: string, role = ''): Promise<void> {
    await this.#ready()
    const at = `window.controlWatch.list().findIndex((one) =>
      new RegExp(${JSON.stringify(name)}).test(one.fullName) &&
      (${JSON.stringify(role)} === '' || one.role === ${JSON.stringify(role)}))`
    await this.until(`(${at}) >= 0`, `${role} ${name}`)
    await this.tapElement(`window.controlWatch.target(${at})`)
  }

  /** Presses the element an expression leads to, once it lies still inside the window: a line that comes or goes moves it. */
  async tapElement(element: string): Promise<void> {
    const middle = `(() => { const target = ${element};
      target.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = target.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      return x > 0 && y > 0 && x < innerWidth && y < innerHeight ? [x, y] : null })()`
    let before: string | undefined
    let place: [number, number] | null = null
    await expect
      .poll(
        async () => {
          place = await this.ask<[number, number] | null>(middle)
          const seen = JSON.stringify(place)
          const lies = place !== null && seen === before
          before = seen
          return lies
        },
        { timeout: PATIENCE_MS, interval: LOOK_MS, message: `${element} lies still` },
      )
      .toBe(true)
    if (place) await this.page.clickAt(place[0], place[1])
  }

  /** Nothing has to be scrolled sideways. */
  async fits(screen: string): Promise<void> {
    const over = await this.ask<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect({ screen, over }).toEqual({ screen, over: 0 })
  }

  /** Nothing went wrong that no code caught, and the policy refused nothing. */
  async calm(): Promise<void> {
    for (const error of await this.ask<string[]>('window.caughtErrors ?? []'))
      this.#errors.add(error)
    expect([...this.#errors].filter((error) => !NO_ERROR.test(error))).toEqual([])
  }
}
