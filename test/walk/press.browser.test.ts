// The walk finds what it looks for: a page with one fault of each kind, and one of each that is none.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { offeredOn } from '../controls/control.ts'
import { launchBrowser, leaveBrowser } from '../support/browser.ts'
import { Prng } from '../support/prng.ts'
import { use } from './press.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 320, height: 640 } })
  await page.setContent(`
    <main style="overflow-x: clip">
      <h1>Probe</h1>
      <p id="news"></p>
      <button id="works">Speichern</button>
      <button id="dead">Weiter</button>
      <button id="late">Später</button>
      <button id="going">Vorbei</button>
      <div style="position: relative"><button>Darunter</button>
        <div class="bar" style="position: absolute; inset: 0; background: white"></div></div>
      <button style="position: relative; left: 400px">Draußen</button>
      <label style="position: relative; display: block"><input type="radio" style="position: absolute; clip-path: inset(50%)" /><span>Ja</span></label>
      <label>Frage <textarea></textarea></label>
      <label>Link <input readonly value="https://beispiel.test" /></label>
      <label>Tag <input type="range" min="0" max="3" value="0" /></label>
    </main>
    <script>
      const say = (text) => (document.querySelector('#news').textContent = text)
      document.querySelector('#works').onclick = () => say('gespeichert')
      document.querySelector('#late').onclick = () => setTimeout(() => say('doch noch'), 5000)
      document.querySelector('#going').onpointerdown = ({ target }) => target.remove()
    </script>`)
})
afterAll(async () => {
  await page.close()
  await leaveBrowser(browser)
})

const press = async (name: string) => {
  const control = (await offeredOn(page)).find(({ fullName }) => fullName === name)
  if (!control) throw new Error(`no control ${name}`)
  return use(page, control, new Prng(1), false)
}

it.each(['Speichern', 'Später', 'Vorbei', 'Ja', 'Frage', 'Link', 'Tag'])(
  'is content with „%s“',
  async (name) => expect(await press(name)).toBeNull(),
)

it('finds a button that does nothing', async () => {
  expect(await press('Weiter')).toEqual({ kind: 'no answer', what: 'button „Weiter“' })
})

it('finds a button under something', async () => {
  expect(await press('Darunter')).toEqual({
    kind: 'covered',
    what: 'button „Darunter“ by div.bar',
  })
})

it('finds a button beside the page', async () => {
  expect(await press('Draußen')).toMatchObject({ kind: 'covered' })
})
