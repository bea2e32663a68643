// Going back, as the button of a phone does it: what lies over the page closes first, then the page is left.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { button, heading, link, pause } from '../support/screen.ts'
import { LAPTOP, PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let phone: Page

beforeAll(async () => {
  stage = await Stage.open()
  await stage.openWorkshop()
  await stage.enter('annotate')
  await stage.deliver()
  phone = await stage.seatPage({ viewport: PHONE })
  await phone.locator('[data-entry]').first().waitFor()
})
afterAll(() => stage.close())

const dialog = (page: Page) => page.getByRole('dialog')
const gone = (page: Page) => dialog(page).waitFor({ state: 'detached' })
const inRoom = () => `/werkstatt/${stage.workshopId}`
const path = (page: Page) => new URL(page.url()).pathname

/**
 * The entry in the middle of the page once it stands still. Not a length: entries get their real height only when they
 * are near, and the page keeps what is read in its place.
 */
async function restingPlace(page: Page): Promise<string> {
  for (let before = -1; ;) {
    const now = await page.evaluate(() => window.scrollY)
    if (now === before) break
    before = now
    await page.waitForTimeout(400)
  }
  return page.evaluate(() => {
    const entries = [...document.querySelectorAll('[data-entry]')]
    const middle = window.innerHeight / 2
    const here = entries.find((entry) => entry.getBoundingClientRect().bottom > middle)
    return here?.getAttribute('data-entry') ?? 'none'
  })
}

async function openMore(page: Page): Promise<void> {
  await button(page, 'Mehr').click()
  await dialog(page).waitFor()
}

describe('going back on a phone', () => {
  it('closes the sheet, leaves the page where it was, and the keyboard where the sheet was opened', async () => {
    await phone.evaluate(() => window.scrollTo(0, 2000))
    const from = await restingPlace(phone)
    expect(from).not.toBe(await phone.locator('[data-entry]').first().getAttribute('data-entry'))
    await openMore(phone)
    await phone.goBack()
    await gone(phone)
    expect(path(phone)).toBe(inRoom())
    expect(await restingPlace(phone)).toBe(from)
    await expect
      .poll(() => phone.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Mehr')
  })

  it('leaves nothing behind: closed by its button or by Escape, the next press leaves the page', async () => {
    await phone.goto(stage.address)
    await link(phone, 'Zurück zur Fallwerkstatt').click()
    await phone.locator('[data-entry]').first().waitFor()
    await openMore(phone)
    await button(dialog(phone), 'Schließen').click()
    await gone(phone)
    await openMore(phone)
    await phone.keyboard.press('Escape')
    await gone(phone)
    // A person does not go back in the moment in which a sheet goes.
    await pause()
    await phone.goBack()
    await link(phone, 'Zurück zur Fallwerkstatt').waitFor()
    expect(path(phone)).toBe('/')
  })

  it('forward brings the room back, and no sheet that nobody opened', async () => {
    await phone.goForward()
    await phone.locator('[data-entry]').first().waitFor()
    await phone.goForward().catch(() => undefined)
    await button(phone, 'Mehr').waitFor()
    expect(await dialog(phone).count()).toBe(0)
    await phone.goBack()
    await link(phone, 'Zurück zur Fallwerkstatt').waitFor()
    await phone.goForward()
    await phone.locator('[data-entry]').first().waitFor()
  })

  it('loaded anew with a sheet open, one press leaves the page', async () => {
    await openMore(phone)
    await phone.reload()
    await phone.locator('[data-entry]').first().waitFor()
    expect(await dialog(phone).count()).toBe(0)
    await phone.goBack()
    await link(phone, 'Zurück zur Fallwerkstatt').waitFor()
  })
})

describe('going back in the cockpit', () => {
  it('closes what took the place of a sheet, and one that leads elsewhere leaves no entry', async () => {
    const cockpit = await stage.cockpit({ viewport: { width: 900, height: LAPTOP.height } })
    await button(cockpit, 'Mehr').click()
    await button(dialog(cockpit), 'Ablauf ändern').click()
    await cockpit.getByRole('dialog', { name: 'Ablauf ändern' }).waitFor()
    await cockpit.goBack()
    await gone(cockpit)
    expect(path(cockpit)).toBe(`${inRoom()}/moderation`)
    await button(cockpit, /Wo stehen wir/).click()
    await link(dialog(cockpit), 'Zu den Werkstätten').click()
    await heading(cockpit, 'Werkstätten').waitFor()
    await gone(cockpit)
    await cockpit.goBack()
    await button(cockpit, 'Mehr').waitFor()
    expect(path(cockpit)).toBe(`${inRoom()}/moderation`)
    expect(stage.complaints).toEqual([])
  })
})
