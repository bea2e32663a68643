// What every journey asks of a screen, and the gestures people make.
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { namesakesOn } from '../controls/namesakes.ts'
import { violations } from './axe.ts'
import { LAPTOP, PHONE } from './house.ts'
import { cutWords } from './roomForText.ts'

/** Folder for a picture of every screen that is looked at; none without it. */
const SHOTS = process.env.SHOTS

/** The pause of a person who reads the question before the second tap; a double click is shorter. */
const READING_MS = 450

/**
 * Axe finds nothing, nothing has to be scrolled sideways, no words are cut if a reader spaces them, and what stands in
 * several rows says by its name in which.
 */
export async function sound(page: Page, name: string): Promise<void> {
  // The code of a screen comes by itself; until it is there, there is nothing to look at.
  for (const part of ['main', 'h1']) await page.locator(part).first().waitFor({ state: 'attached' })
  const broken = await violations(page)
  const path = `${SHOTS ?? ''}/${name}.png`
  if (SHOTS) await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  expect({ name, broken }).toEqual({ name, broken: [] })
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect({ name, over }).toEqual({ name, over: 0 })
  expect({ name, cut: await cutWords(page) }).toEqual({ name, cut: [] })
  expect({ name, namesakes: await namesakesOn(page) }).toEqual({ name, namesakes: [] })
}

/** The same on a laptop and on the narrowest phone; the window is a laptop's again afterwards. */
export async function soundOnBoth(page: Page, name: string): Promise<void> {
  await sound(page, name)
  await page.setViewportSize(PHONE)
  await sound(page, `${name}-phone`)
  await page.setViewportSize(LAPTOP)
}

export const button = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole('button', { name }).first()
export const link = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole('link', { name }).first()
export const heading = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole('heading', { name }).first()

/** Follows each link of a list of sections to its heading, which has the keyboard then. */
export async function followSections(page: Page): Promise<void> {
  const entries = page.getByRole('navigation', { name: 'Auf dieser Seite' }).getByRole('link')
  const names = await entries.allInnerTexts()
  expect(names.length).toBeGreaterThan(3)
  for (const name of names) {
    await entries.getByText(name, { exact: true }).click()
    await page.locator('main h2:focus').getByText(name, { exact: true }).waitFor()
  }
}

/** Longer than any two presses that are taken for one: 600 ms, for a step of the day. */
const NEXT_PRESS_MS = 650

/** What a person needs to read a line before the next press. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, NEXT_PRESS_MS))

/** Confirms what asks twice. */
export async function twice(
  page: Page | Locator,
  first: string | RegExp,
  second: string | RegExp,
): Promise<void> {
  await button(page, first).click()
  await button(page, second).waitFor()
  await new Promise((resolve) => setTimeout(resolve, READING_MS))
  await button(page, second).click()
}

/** Scrolls to the end of a page: what comes at its top then is not seen. */
export const toTheEnd = (page: Page): Promise<void> =>
  page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))

/** Follows the message at the lower edge that leads to something awaited, which is then in view. */
export async function followTheWay(page: Page, way: string, to: Locator): Promise<void> {
  const message = page.locator('.toast').getByRole('button', { name: way })
  await message.click()
  await message.waitFor({ state: 'detached' })
  await expect
    .poll(async () => {
      const { y = -1, height = 0 } = (await to.boundingBox()) ?? {}
      return y >= 0 && y + height <= (page.viewportSize()?.height ?? 0)
    })
    .toBe(true)
}

/**
 * Presses "Sichern" in a dialog that lies over another, and waits until the server has answered and it is gone:
 * before that Escape would be asked about what is still on its way, and the dialog below would stay.
 */
export async function saveAbove(page: Page): Promise<void> {
  await button(page, 'Sichern').click()
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1)
}

/** What was pressed is gone, with all that came of it: the keyboard stands somewhere all the same (rule F18). */
export async function keyboardIsSomewhere(page: Page): Promise<void> {
  await pause()
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
}

/** Is the keyboard there? Waits for it. */
export const focusedOn = (wanted: Locator): Promise<void> =>
  expect
    .poll(() => wanted.evaluate((element) => element === document.activeElement), {
      message: 'has the keyboard',
    })
    .toBe(true)

/** Does all of it stand in the window? */
export const isInView = (wanted: Locator): Promise<boolean> =>
  wanted.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })

/** Moves a row by pressing Enter on its arrow again and again, as a person does who leaves the hand where it is. */
export async function movesByKeyboard(
  list: Locator,
  row: string,
  to: 'oben' | 'unten',
  times: number,
): Promise<void> {
  const arrow = button(list, `${row} nach ${to}`)
  await arrow.focus()
  for (let pressed = 0; pressed < times; pressed++) {
    await list.page().keyboard.press('Enter')
    await focusedOn(arrow)
  }
}

/** Presses Tab until this has the focus, as a person without a mouse does; fails if it is never reached. */
export async function tabTo(page: Page, wanted: Locator, most = 60): Promise<void> {
  const focused = () => wanted.evaluate((element) => element === document.activeElement)
  for (let pressed = 0; pressed < most; pressed++) {
    if (await focused()) return
    await page.keyboard.press('Tab')
  }
  expect(await focused(), 'reached by Tab').toBe(true)
}
