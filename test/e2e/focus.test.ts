// B4, F5, F18: by keyboard alone. Whatever turns or goes, the keyboard is never nowhere, and a new step begins at its top.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { button, heading, pause, tabTo } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let cockpit: Page
let phone: Page

beforeAll(async () => {
  stage = await Stage.open()
  const visitors = await stage.seats(3)
  await stage.annotate(visitors)
  ;[cockpit, phone] = await Promise.all([
    stage.cockpit({ viewport: { width: 1280, height: 720 } }),
    stage.seatPage({ viewport: PHONE }),
  ])
})
afterAll(() => stage.close())

/** What has the keyboard, in its own words; "BODY" where nothing has. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document
    return activeElement === null || activeElement === document.body
      ? 'BODY'
      : (activeElement.textContent.trim() ?? '')
  })
const scrolled = (page: Page): Promise<number> => page.evaluate(() => Math.round(scrollY))

it('F18: the button that takes the place of the pressed one has the keyboard, and back again', async () => {
  await stage.enter('compare')
  const announce = button(cockpit, 'Aufdecken ankündigen')
  await announce.waitFor()
  await tabTo(cockpit, announce, 120)
  await cockpit.keyboard.press('Enter')
  await expect.poll(() => focused(cockpit)).toBe('Aufdecken')
  await tabTo(cockpit, button(cockpit, 'Ankündigung zurücknehmen'))
  await pause()
  await cockpit.keyboard.press('Enter')
  await expect.poll(() => focused(cockpit)).toBe('Aufdecken ankündigen')
  await pause()
  await cockpit.keyboard.press('Enter')
  await expect.poll(() => focused(cockpit)).toBe('Aufdecken')
})

it('B8: who writes when the step turns stands at its heading, and F5: at its top', async () => {
  await stage.enter('clarify')
  const field = phone.getByLabel('Ihre Frage')
  await field.focus()
  await phone.keyboard.type('Mitten im Satz')
  await phone.evaluate(() => scrollTo(0, 2000))
  await stage.enter('compare')
  await heading(phone, /vergleichen/).waitFor()
  await field.waitFor({ state: 'detached' })
  await expect.poll(() => focused(phone)).toMatch(/vergleichen/)
  expect(await phone.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await expect.poll(() => scrolled(phone)).toBe(0)
  await phone.getByText('Mitten im Satz').waitFor()
})

it('F5: the facilitation that goes on from the end of a long page begins at the top, too', async () => {
  await stage.enter('clarify')
  await cockpit.getByLabel('Ihre Frage').waitFor()
  await cockpit.evaluate(() => scrollTo(0, 5000))
  await button(cockpit, /^Weiter/).focus()
  await pause()
  await cockpit.keyboard.press('Enter')
  await cockpit.getByLabel('Ihre Frage').waitFor({ state: 'detached' })
  await expect.poll(() => scrolled(cockpit)).toBe(0)
  expect(await focused(cockpit)).not.toBe('BODY')
})

it('leaves no complaint in any browser', () => {
  expect(stage.complaints).toEqual([])
})
