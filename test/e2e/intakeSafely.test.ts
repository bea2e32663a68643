// What must not slip through while a text is read in: a search that failed, words that are gone, words beside the text.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { House } from '../support/house.ts'
import { intakePage, readEntries } from '../support/intakePage.ts'
import { button, heading, link, soundOnBoth, twice } from '../support/screen.ts'

let house: House
let page: Page
beforeAll(async () => {
  house = await House.empty()
  page = await intakePage(house, 'Fall 14')
})
afterAll(() => house.close())

const panel = (): Locator =>
  page.getByRole('region', { name: 'Namen, Orte und was sonst erkennen lässt' })

async function paste(text: string): Promise<void> {
  await page.getByLabel('Oder Text einfügen').fill(text)
  await button(page, 'Eingefügten Text einlesen').click()
  await heading(page, 'Einträge prüfen').waitFor()
}

async function discard(): Promise<void> {
  await twice(page, 'Zwischenstand verwerfen', 'Alles Eingegebene verwerfen?')
  await button(page, 'Eingefügten Text einlesen').waitFor()
}

describe('[ID11] no text goes on without a finished search of exactly this text', () => {
  const WORKER = '**/identifierWorker*'
  const onward = (): Locator => page.getByRole('button', { name: 'Weiter zum Lesen' })
  const failure = (): Locator => panel().getByText('ließ sich der Text nicht durchsuchen')

  it('a search that does not answer holds the text back, and says so in the end', async () => {
    await page.route(WORKER, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'self.onmessage = () => undefined' }),
    )
    await page.clock.install()
    await paste('Tag 0: Anruf\nHafenallee 3 ist die Anschrift. Mika Rathke ruft an.')
    await page.getByLabel('Text von Eintrag 1', { exact: true }).fill('Mika Rathke ruft an.')
    await page.getByText('Der Text ist noch nicht durchsucht.').waitFor()
    expect(await onward().count()).toBe(0)
    await button(page, 'Lesen und einreichen').click()
    await page.getByText('Der Text wird durchsucht').waitFor()
    expect(await page.getByRole('button', { name: 'Zur Freigabe einreichen' }).count()).toBe(0)
    await button(page, 'Einträge prüfen').click()
    await page.clock.fastForward(60_000)
    await page.clock.fastForward(60_000)
    await failure().waitFor()
    expect(await onward().count()).toBe(0)
    await soundOnBoth(page, 'intake-unsearchable')
    await page.unroute(WORKER)
    await button(panel(), 'Noch einmal durchsuchen').click()
    await panel()
      .getByText(/Entscheidung(en sind| ist) offen/)
      .waitFor()
    expect(await failure().count()).toBe(0)
    await discard()
  })

  it.each([
    ['throws', 'throw new Error("broken")'],
    ['answers that it broke', 'self.onmessage = () => self.postMessage(null)'],
    ['cannot be loaded', undefined],
  ])('a search that %s goes on by a confirmation of this text alone', async (_, body) => {
    await page.route(WORKER, (route) =>
      body === undefined ? route.abort() : route.fulfill({ contentType: 'text/javascript', body }),
    )
    await paste('Tag 0: Anruf\nMika Rathke ruft an.')
    await failure().waitFor()
    await readEntries(page)
    await page.getByText('1 Stelle ist noch offen.').waitFor()
    expect(await onward().count()).toBe(0)
    await button(page, 'Zur offenen Stelle').click()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent.trim()))
      .toBe('Noch einmal durchsuchen')
    await twice(
      page,
      'Ohne Suche weiter',
      'Haben Sie den ganzen Text selbst auf Namen und Orte gelesen?',
    )
    await onward().waitFor()
    await page.getByLabel('Text von Eintrag 1', { exact: true }).fill('Kind 1 ruft an.')
    await failure().waitFor()
    expect(await onward().count()).toBe(0)
    await twice(
      page,
      'Ohne Suche weiter',
      'Haben Sie den ganzen Text selbst auf Namen und Orte gelesen?',
    )
    await onward().click()
    await heading(page, 'Fragen vor dem Einreichen').waitFor()
    await page.unroute(WORKER)
    await discard()
  })
})

describe('[RC8] what was kept and then rewritten', () => {
  it('is gone from the list, from what is sent, and from the next version', async () => {
    await paste(
      'Tag 0: Anruf\nDie Mutter ruft an, Hafenallee 3.\n\nTag 2: Besuch\nSiehe 1 BvR 160/14.',
    )
    for (const [words, reason] of [
      ['Hafenallee 3', 'Anschrift der Behörde'],
      ['1 BvR 160/14', 'Entscheidung des BVerfG'],
    ] as const) {
      await page.getByRole('button', { name: `Trotzdem behalten: ${words}` }).click()
      await page.getByLabel(`Warum darf „${words}“ bleiben?`).fill(reason)
      await button(page, 'Behalten').click()
      await page.getByText(`Behalten: ${words} – ${reason}`).waitFor()
    }
    await page.getByLabel('Text von Eintrag 1', { exact: true }).fill('Die Mutter ruft an.')
    await expect.poll(() => page.getByText('Behalten: Hafenallee 3').count()).toBe(0)
    expect(await page.getByText('Behalten: 1 BvR 160/14').count()).toBe(1)
    // Nothing is decided in the first entry any more: it is to be read like any other.
    await page.getByRole('button', { name: 'Gelesen, nichts zu ersetzen: Eintrag 1' }).waitFor()
    await readEntries(page)
    const leave = panel().getByRole('button', { name: /^Bleibt stehen/ })
    for (let left = await leave.count(); left > 0; left--) await leave.first().click()
    await button(page, 'Weiter zum Lesen').click()
    await page.getByRole('radio', { name: 'Niemand' }).check()
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    const sent = page.waitForRequest((request) => request.url().endsWith('/texts'))
    await button(page, 'Zur Freigabe einreichen').click()
    const body = (await sent).postData() ?? ''
    expect(body).toContain('1 BvR 160/14')
    expect(body).not.toContain('Hafenallee')
    await heading(page, 'Fassung 1 ist eingereicht').waitFor()
    await link(page, 'Zum Fall').click()
    await link(page, 'Neue Fassung einlesen').click()
    await button(page, 'Mit Fassung 1 beginnen').click()
    await page.getByText('Behalten: 1 BvR 160/14').waitFor()
    expect(await page.getByText('Hafenallee').count()).toBe(0)
    await discard()
  })
})
