// The case unfolds: what is new is told until it was seen, however a person got there; abbreviations are explained.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { button, sound } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let phone: Page

const upTo = async (day: number) =>
  (await stage.facilitation()).must({ type: 'moveDayMarker', day })

beforeAll(async () => {
  stage = await Stage.open()
  await stage.enter('present')
  await upTo(0)
  phone = await stage.seatPage({ viewport: PHONE })
  await phone.locator('[data-entry]').first().waitFor()
})
afterAll(() => stage.close())

it('new entries are told, do not lie under the line of the room, and are seen by scrolling there', async () => {
  await upTo(9)
  const banner = phone.locator('.fresh')
  await banner.getByText(/neue Einträge/).waitFor()
  await phone.mouse.wheel(0, 300)
  const hit = await banner.getByRole('button', { name: 'Dorthin' }).evaluate((one) => {
    const { left, top, width, height } = one.getBoundingClientRect()
    const found = document.elementFromPoint(left + width / 2, top + height / 2)
    return found !== null && one.contains(found)
  })
  expect(hit).toBe(true)
  await sound(phone, 'present-fresh-320')
  await phone.evaluate(() => document.querySelector('[data-entry]:last-of-type')?.scrollIntoView())
  await banner.waitFor({ state: 'detached' })
})

it('[EK3] what was told so far stands on lanes, and nothing of what is still to come', async () => {
  const laptop = await stage.seatPage({ viewport: { width: 1366, height: 768 } })
  for (const page of [phone, laptop]) {
    await page.getByText('Der Fall in Spuren').click()
    const lanes = page.getByRole('list', { name: 'Der Fall in Spuren' })
    await lanes.getByText('Erstbewertung').first().waitFor()
    // Up to day 9; on day 12 the practice calls.
    expect(await lanes.getByRole('listitem').count()).toBe(8)
    await lanes.getByText('A-08 · Anruf KITA-L').waitFor()
    expect(await lanes.getByText(/Nachricht ARZT/).count()).toBe(0)
    await sound(page, `present-lanes-${page === phone ? '320' : '1366'}`)
  }
  await upTo(12)
  for (const page of [phone, laptop]) {
    await page
      .getByRole('list', { name: 'Der Fall in Spuren' })
      .getByText(/Nachricht ARZT/)
      .waitFor()
    await page.getByText('Der Fall in Spuren').click()
  }
})

it('abbreviations are one tap away on the seat and on the projector; of later entries nothing is told', async () => {
  const wall = await stage.projector({ viewport: { width: 1920, height: 1080 } })
  await button(wall, 'Kürzel erklären').click()
  await button(phone, 'Kürzel').click()
  for (const page of [phone, wall]) {
    const legend = page.getByRole('dialog', { name: /^Kürzel/ })
    await legend.getByText('Leitung der Kindertageseinrichtung').waitFor()
    await legend.getByText('sozialpädagogische Familienhilfe').waitFor()
    expect(await page.getByText('seit sechs Wochen im Dienst').count()).toBe(0)
    await sound(page, `legend-${page === wall ? 'wall' : 'phone'}`)
    await page.keyboard.press('Escape')
  }
  expect(stage.complaints).toEqual([])
})
