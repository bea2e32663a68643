// F18: whatever goes with its press, the keyboard is never nowhere. A page with one control for each way to go.
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { launchBrowser, leaveBrowser } from '../support/browser.ts'

const WATCH = stripTypeScriptTypes(
  readFileSync(new URL('../../client/kernel/focusWatch.ts', import.meta.url), 'utf8'),
)

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => leaveBrowser(browser))
beforeEach(async () => {
  page = await browser.newPage()
  await page.setContent(`
    <main>
      <h1>Probe</h1>
      <p><button id="goes">Hinweis schließen</button><button>Daneben</button></p>
      <p id="twice"><button>Ankündigen</button></p>
      <ol>
        <li><button>Eins nach unten</button></li>
        <li><button id="up">Zwei nach oben</button></li>
      </ol>
      <button id="opens">Öffnen</button>
      <details open><summary>Mehr</summary><button id="folds">Zuklappen</button></details>
      <button id="page">Anlegen</button>
    </main>
    <dialog id="modal">
      <h2>Platz 3</h2>
      <p><button id="inModal">Erst Notiz</button><button>Verwerfen</button></p>
      <section><button id="part">Abschnitt</button></section>
      <button id="close">Entfernen</button>
    </dialog>`)
  await page.addScriptTag({ type: 'module', content: `${WATCH}; watchFocus(); window.ready = 1` })
  await page.waitForFunction('window.ready')
  await page.evaluate(() => {
    const one = (wanted: string): HTMLElement => {
      const found = document.querySelector<HTMLElement>(wanted)
      if (!found) throw new Error(wanted)
      return found
    }
    const modal = one('#modal') as HTMLDialogElement
    const press = (wanted: string, run: () => void): void => {
      one(wanted).addEventListener('click', run)
    }
    press('#goes', () => one('#goes').remove())
    press('#up', () => one('ol').prepend(one('#up').closest('li') ?? ''))
    press('#folds', () => one('details').removeAttribute('open'))
    press('#opens', () => modal.showModal())
    press('#inModal', () => one('#inModal').remove())
    press('#part', () => one('section').remove())
    press('#close', () => {
      modal.close()
      modal.remove()
      one('#opens').remove()
    })
    press('#page', () => {
      one('main').remove()
      const come = (): void => {
        document.body.insertAdjacentHTML('afterbegin', '<main><h1>Fall 12</h1></main>')
      }
      setTimeout(come, 400)
    })
    one('#twice').addEventListener('click', () => {
      const [next] = one('#twice').textContent === 'Ankündigen' ? ['Aufdecken'] : ['Fertig']
      one('#twice').innerHTML = `<button>${next}</button>`
    })
  })
})
afterEach(() => page.close())

const focused = (): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document
    return activeElement === null || activeElement === document.body
      ? 'BODY'
      : (activeElement.textContent?.trim() ?? '')
  })
const named = (name: string) => page.getByRole('button', { name })

it.each([
  ['Hinweis schließen', 'Daneben'],
  ['Zwei nach oben', 'Zwei nach oben'],
  ['Zuklappen', 'Mehr'],
  ['Anlegen', 'Fall 12'],
])('„%s“ goes or moves: the keyboard is at „%s“', async (pressed, next) => {
  await named(pressed).focus()
  await page.keyboard.press('Enter')
  await page.waitForTimeout(150)
  await expect.poll(focused).toBe(next)
})

it.each([
  ['Erst Notiz', 'Verwerfen'],
  ['Abschnitt', 'Entfernen'],
  ['Entfernen', 'Probe'],
])('in a modal, „%s“ goes: the keyboard is at „%s“', async (pressed, next) => {
  await named('Öffnen').click()
  await named(pressed).focus()
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe(next)
})

it('a press of the mouse on what has the keyboard already does not let go of it', async () => {
  await named('Ankündigen').click()
  await expect.poll(focused).toBe('Aufdecken')
  await named('Aufdecken').click()
  await expect.poll(focused).toBe('Fertig')
})

it('who presses beside everything has put the keyboard away themselves', async () => {
  await named('Hinweis schließen').focus()
  await page.mouse.click(600, 5)
  await page.evaluate(() => document.querySelector('#goes')?.remove())
  await page.waitForTimeout(300)
  expect(await focused()).toBe('BODY')
})
