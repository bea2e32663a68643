// What stands beside the text while people annotate: finding a place, reading more easily, changing and taking back.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { button, isInView, pause } from '../support/screen.ts'
import { Stage } from '../support/stage.ts'

const DESK = { viewport: { width: 1366, height: 768 } }
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open()
  await stage.enter('annotate')
  await stage.deliver()
})
afterAll(() => stage.close())

const entry = (page: Page, at: number): Locator =>
  page.getByRole('button', { name: new RegExp(`^Eintrag ${at},`) })
const sizeOfText = (page: Page): Promise<number> =>
  page
    .locator('[data-entry-text]')
    .first()
    .evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize))

describe.each([
  { name: 'on a laptop', view: DESK, isPhone: false },
  { name: 'on a phone', view: PHONE, isPhone: true },
])('$name', ({ view, isPhone }) => {
  let page: Page
  /** Where one writes: a sheet on a phone, a column beside the text on a laptop. */
  const work = (): Locator =>
    isPhone ? page.getByRole('dialog') : page.getByRole('complementary', { name: 'Anmerken' })
  const openOwn = async (): Promise<void> => {
    if (isPhone) await page.getByRole('button', { name: /^\d+ Anmerkung(en)?$/ }).click()
  }
  const openChange = async (): Promise<void> => {
    await openOwn()
    await work()
      .getByRole('button', { name: /^Ändern: / })
      .click()
    await work()
      .getByRole('textbox', { name: /^Notiz/ })
      .waitFor()
  }

  beforeAll(async () => {
    page = await stage.seatPage(view)
    await entry(page, 1).waitFor()
  })

  it('jumps to a day, explains the abbreviations, and makes the letters larger', async () => {
    if (isPhone) {
      const jump = page.getByRole('combobox', { name: /^Zum Eintrag springen/ })
      const name = await jump.locator('option').nth(9).innerText()
      await jump.selectOption({ label: name })
      await expect.poll(() => isInView(page.getByRole('button', { name }))).toBe(true)
    } else {
      const rail = page.getByRole('toolbar', { name: 'Zeitstrahl' })
      await rail.getByRole('button', { name: /^Tag 44/ }).click()
      await expect.poll(() => isInView(entry(page, 15))).toBe(true)
      await rail.getByRole('button', { name: /^Tag 9/ }).click()
      await expect.poll(() => isInView(entry(page, 8))).toBe(true)
    }
    await button(page, 'Kürzel').click()
    const legend = page.getByRole('dialog', { name: 'Kürzel und Zeichen' })
    await legend.getByText('KITA-L').first().waitFor()
    await button(legend, 'Schließen').click()
    await expect
      .poll(() => button(page, 'Kürzel').evaluate((one) => one === document.activeElement))
      .toBe(true)
    const before = await sizeOfText(page)
    await button(page, /^Schriftgröße ändern, jetzt normal/).click()
    expect(await sizeOfText(page)).toBeGreaterThan(before)
  })

  it('leaves a sheet of sentences without a trace, and takes sentences before and after along', async () => {
    const sheet = page.getByRole('dialog', { name: 'Welcher Satz?' })
    await entry(page, 2).click()
    await button(sheet, 'Schließen').click()
    await sheet.waitFor({ state: 'hidden' })
    await entry(page, 2).click()
    await sheet.getByRole('listitem').nth(2).getByRole('button').click()
    if (isPhone) {
      await button(work(), 'Schließen').click()
      await work().waitFor({ state: 'hidden' })
      await pause()
      await entry(page, 2).click()
      await sheet.getByRole('listitem').nth(2).getByRole('button').click()
    }
    const place = work().getByRole('group', { name: 'Stelle ändern' })
    await place.waitFor()
    const length = async () => (await work().locator('blockquote').first().innerText()).length
    const one = await length()
    await button(place, 'Satz davor dazu').click()
    const two = await length()
    expect(two).toBeGreaterThan(one)
    await button(place, 'Satz danach dazu').click()
    await expect.poll(length).toBeGreaterThan(two)
    await button(place, 'Letzten Satz weg').click()
    await expect.poll(length).toBe(two)
  })

  it('the criterion that the arrow keys are on is never below the name of its section', async () => {
    const list = work().getByRole('listbox', { name: 'Kriterien' })
    await list.getByRole('option').first().waitFor()
    await work().getByRole('combobox', { name: 'Kriterium' }).focus()
    for (let at = 0; at < 12; at++) await page.keyboard.press('ArrowDown')
    for (let at = 0; at < 9; at++) {
      await page.keyboard.press('ArrowUp')
      const covered = await list.evaluate((box) => {
        const active = box.querySelector('[aria-selected="true"]')
        const { left, top, height } = active?.getBoundingClientRect() ?? new DOMRect()
        const hit = document.elementFromPoint(left + 20, top + height / 2)
        return hit?.closest('[role="option"]') !== active
      })
      expect(covered).toBe(false)
    }
  })

  it('narrows the criteria, keeps a favourite, chooses another one, and saves with note, weight and rating', async () => {
    const list = work().getByRole('listbox', { name: 'Kriterien' })
    await list.getByRole('option').first().waitFor()
    const all = await list.getByRole('option').count()
    await work().getByText('Nach Bereich und Thema eingrenzen').click()
    await work().getByRole('group', { name: 'Bereich' }).getByText('Struktur').click()
    await expect.poll(() => list.getByRole('option').count()).toBeLessThan(all)
    await work().getByRole('combobox', { name: 'Thema' }).selectOption({ index: 1 })
    const few = await list.getByRole('option').count()
    expect(few).toBeGreaterThan(0)
    await work().getByRole('combobox', { name: 'Kriterium' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const star = button(work(), 'Als Favorit merken, nur in diesem Fenster')
    await star.click()
    await button(work(), 'Aus den Favoriten nehmen').waitFor()
    await button(work(), 'Ändern').click()
    await work().getByRole('group', { name: 'Favoriten' }).getByRole('option').first().waitFor()
    await work().getByRole('combobox', { name: 'Kriterium' }).fill('Kind')
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter']) await page.keyboard.press(key)
    await button(work(), 'Erst Notiz, Gewicht …').click()
    // F18: the button went, the keyboard stands at the first field that came.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('value')))
      .toBe('strength')
    await work().getByRole('group', { name: 'Was zeigt die Stelle?' }).getByText('Gelungen').click()
    await work()
      .getByRole('textbox', { name: /^Notiz/ })
      .fill('Beim Lesen gesehen.')
    await work().getByRole('group', { name: 'Gewicht' }).getByText('wichtig').click()
    const rating = work().getByRole('group', { name: /^Einstufung/ })
    await rating.locator('label').first().click()
    await button(rating, 'Einstufung entfernen').click()
    expect(await rating.getByRole('radio', { checked: true }).count()).toBe(0)
    await rating.locator('label').first().click()
    await button(work(), 'Anmerkung sichern').click()
    await openOwn()
    await work().getByText('Beim Lesen gesehen.').waitFor()
    await work()
      .getByText(/wichtig/)
      .first()
      .waitFor()
    if (isPhone) await button(work(), 'Schließen').click()
  })

  it('changes an annotation, or leaves it as it was', async () => {
    await openChange()
    await work()
      .getByRole('textbox', { name: /^Notiz/ })
      .fill('Doch anders.')
    await button(work(), 'Abbrechen').click()
    await openOwn()
    await work().getByText('Beim Lesen gesehen.').waitFor()
    if (isPhone) await button(work(), 'Schließen').click()
    await openChange()
    if (isPhone) {
      // A sheet that is closed keeps what was begun, and another sentence asks which of the two is meant.
      const leave = async (): Promise<void> => {
        await button(work(), 'Schließen').click()
        await work().waitFor({ state: 'hidden' })
        await pause()
      }
      await leave()
      await button(page, /^Weiter.*schreiben$/).click()
      for (const [at, way] of [
        [3, 'Bisherige behalten'],
        [2, 'Diese Stelle nehmen'],
      ] as const) {
        await leave()
        await entry(page, at).click()
        const sentences = page.getByRole('dialog', { name: 'Welcher Satz?' })
        await sentences.getByRole('listitem').first().getByRole('button').click()
        await button(work(), way).click()
        await work().getByText('Sie haben eine andere Stelle gewählt:').waitFor({ state: 'hidden' })
      }
    }
    await button(work().getByRole('group', { name: 'Stelle ändern' }), 'Satz danach dazu').click()
    await work()
      .getByRole('group', { name: 'Was zeigt die Stelle?' })
      .getByText('Entwicklungspotenzial')
      .click()
    await work().getByRole('group', { name: 'Gewicht' }).getByText('prägt den Verlauf').click()
    await work()
      .getByRole('group', { name: /^Einstufung/ })
      .locator('label')
      .nth(1)
      .click()
    await button(work(), 'Änderung sichern').click()
    await openOwn()
    await work()
      .getByText(/prägt den Verlauf/)
      .first()
      .waitFor()
  })

  it('shows its place in the text, deletes, takes back and does it again', async () => {
    await work()
      .getByRole('button', { name: /^Im Text zeigen: / })
      .click()
    // The passage is what is looked for; the number of its entry may stand above it.
    const text = page.locator('[data-entry-text]').nth(1)
    const isSeen = () =>
      text.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect()
        return bottom > 0 && top < innerHeight
      })
    await expect.poll(isSeen).toBe(true)
    await openOwn()
    await work()
      .getByRole('button', { name: /^Löschen: / })
      .click()
    await work().getByText('Beim Lesen gesehen.').waitFor({ state: 'hidden' })
    if (isPhone) await button(work(), 'Schließen').click()
    await pause()
    const steps = page.getByRole('group', { name: 'Eigene Schritte' })
    const isThere = async (): Promise<boolean> => {
      await openOwn()
      const there = (await work().getByText('Beim Lesen gesehen.').count()) > 0
      if (isPhone) await button(work(), 'Schließen').click()
      return there
    }
    await button(steps, 'Rückgängig').click()
    await expect.poll(isThere).toBe(true)
    await button(steps, 'Wiederholen').click()
    await expect.poll(isThere).toBe(false)
  })

  it.runIf(isPhone)('saves by three taps, and takes back by one', async () => {
    await entry(page, 3).click()
    await button(
      page.getByRole('dialog', { name: 'Welcher Satz?' }),
      'Ganzen Eintrag anmerken',
    ).click()
    await work().getByRole('option').first().click()
    await button(work(), 'Gelungen').click()
    await page.getByText(/^Gesichert:/).waitFor()
    await pause()
    await button(page, 'Zurücknehmen').click()
    await page.getByText(/^Gesichert:/).waitFor({ state: 'hidden' })
  })

  it('says that it is ready, and that it is not yet', async () => {
    const toggle = button(page, 'Ich bin so weit')
    await toggle.click()
    await expect.poll(() => toggle.getAttribute('aria-pressed')).toBe('true')
    await toggle.click()
    await expect.poll(() => toggle.getAttribute('aria-pressed')).toBe('false')
  })
})
