// Bringing a raw text to the end with few decisions: what needs no judgement at once, then kind by kind.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { House } from '../support/house.ts'
import { intakePage, readEntries } from '../support/intakePage.ts'
import { button, focusedOn, heading, link, soundOnBoth, twice } from '../support/screen.ts'

let house: House
let page: Page
beforeAll(async () => {
  house = await House.empty()
  page = await intakePage(house, 'Fall 12')
})
afterAll(() => house.close())

const panel = (): Locator =>
  page.getByRole('region', { name: 'Namen, Orte und was sonst erkennen lässt' })
const entry = (number: number): Promise<string> =>
  page.getByLabel(`Text von Eintrag ${number}`, { exact: true }).inputValue()
const searched = (): Promise<void> =>
  page.getByText('Der Text wird durchsucht').waitFor({ state: 'detached' })

async function read(text: string): Promise<void> {
  await page.getByLabel('Oder Text einfügen').fill(text)
  await button(page, 'Eingefügten Text einlesen').click()
  await heading(page, 'Einträge prüfen').waitFor()
  await panel()
    .getByText(/Entscheidung(en sind| ist) offen/)
    .waitFor()
}

async function discard(): Promise<void> {
  await twice(page, 'Zwischenstand verwerfen', 'Alles Eingegebene verwerfen?')
  await button(page, 'Eingefügten Text einlesen').waitFor()
}

describe('[ID13] what needs no judgement', () => {
  it('is replaced at its place by one tap, or all of it with the known names at once', async () => {
    await read(
      [
        'Tag 0: Anruf',
        'Frau Nowak ruft an, Tel. 0170 1234567. Sie wohnt Hafenallee 3, das Az. ist 12 F 345/23.',
        '',
        'Tag 3: Besuch',
        'Ben Nowaks Jacke fehlt, Ben friert. Rückruf 0170 1234567. Er war in der Kita Pusteblume und in der Kita Seestern.',
      ].join('\n'),
    )
    // At the place, and taken back.
    await button(page, '„12 F 345/23“ durch „[Aktenzeichen]“ ersetzen').click()
    await expect.poll(() => entry(1)).toContain('das Az. ist [Aktenzeichen].')
    await button(page, 'Rückgängig').click()
    await expect.poll(() => entry(1)).toContain('12 F 345/23')
    await searched()
    // In the list: one answer for both places, none that it stays.
    expect(
      await panel()
        .getByRole('button', { name: /bleiben stehen: 0170/ })
        .count(),
    ).toBe(0)
    await button(panel(), 'Zur Stelle im Eintrag: 0170 1234567').click()
    await focusedOn(page.getByLabel('Text von Eintrag 1', { exact: true }))
    await button(panel(), 'Alle 2 ersetzen: 0170 1234567').click()
    await expect.poll(() => entry(2)).toContain('Rückruf [Telefonnummer].')
    expect(await entry(1)).toContain('Tel. [Telefonnummer].')
    await button(page, 'Rückgängig').click()
    await expect.poll(() => entry(2)).toContain('Rückruf 0170 1234567.')
    // Names with their roles come to it, and it says before what comes where.
    await panel().locator('summary', { hasText: 'Was Sie schon wissen' }).click()
    await panel()
      .getByLabel('Namen, einer je Zeile')
      .fill('Beata Nowak = Mutter\nBen Nowak = Kind 1')
    await panel().getByText('5 Entscheidungen brauchen kein Urteil').waitFor()
    await panel().locator('summary', { hasText: 'Was dabei ersetzt wird' }).click()
    await panel().getByText('12 F 345/23 → [Aktenzeichen]').waitFor()
    await searched()
    await soundOnBoth(page, 'intake-plain')
    await button(panel(), 'Diese 5 ersetzen (7 Stellen)').click()
    await focusedOn(panel().locator('[data-found-head]'))
    await expect
      .poll(() => entry(1))
      .toBe('Mutter ruft an, Tel. [Telefonnummer]. Sie wohnt [Straße], das Az. ist [Aktenzeichen].')
    expect(await entry(2)).toContain('Kind 1s Jacke fehlt, Kind 1 friert. Rückruf [Telefonnummer].')
    await button(page, 'Rückgängig').click()
    await expect.poll(() => entry(1)).toContain('Frau Nowak ruft an, Tel. 0170 1234567.')
    await searched()
    await button(panel(), 'Diese 5 ersetzen (7 Stellen)').click()
    await expect.poll(() => panel().getByText('brauchen kein Urteil').count()).toBe(0)
    await discard()
  })

  it('and then each kind under its filter, replaced or left in one step', async () => {
    await read(
      [
        'Tag 0: Anruf',
        'Er war in der Kita Pusteblume, in der Grundschule Nordhang und in Gladbeck. Frau Wolf ruft an.',
        'Die Mutter spielt Cello, der Vater hat einen Leguan und ein Feuermal.',
      ].join('\n'),
    )
    await searched()
    const filter = panel().getByLabel('Zeigen')
    await filter.selectOption('INSTITUTION')
    await soundOnBoth(page, 'intake-filter')
    await button(panel(), 'Alle 2 dieser Art ersetzen (2 Stellen)').click()
    await expect
      .poll(() => entry(1))
      .toContain('Er war in der [Kita], in der [Grundschule] und in Gladbeck.')
    await button(page, 'Rückgängig').click()
    await expect.poll(() => entry(1)).toContain('Kita Pusteblume')
    await searched()
    await filter.selectOption('QUASI_OTHER')
    expect(
      await panel()
        .getByRole('button', { name: /dieser Art ersetzen/ })
        .count(),
    ).toBe(0)
    await button(panel(), 'Alle 3 dieser Art stehen lassen (3 Stellen)').click()
    await expect.poll(() => panel().getByText('Leguan').count()).toBe(0)
    await button(page, 'Rückgängig').click()
    await searched()
    await filter.selectOption('QUASI_OTHER')
    await button(panel(), 'Bleibt stehen: Leguan').waitFor()
    await filter.selectOption('all')
    await button(panel(), 'Ersetzen: Wolf').waitFor()
    await discard()
  })
})

it('[ID9] a name that is a word, too, is two decisions', async () => {
  await read(
    'Tag 0: Anruf\nFrau Sommer kam. Im Sommer war alles gut, es war Sommer. Sommer sagt nichts.',
  )
  await searched()
  await panel().getByText('Sommer als Wort', { exact: true }).waitFor()
  await soundOnBoth(page, 'intake-word')
  await button(panel(), 'Alle 2 bleiben stehen: Sommer als Wort').click()
  await panel().getByText('Sommer als Wort').waitFor({ state: 'detached' })
  await panel().getByLabel('Ersetzen durch: Sommer').fill('Fachkraft A')
  await button(panel(), 'Alle 2 ersetzen: Sommer').click()
  await expect
    .poll(() => entry(1))
    .toBe('Fachkraft A kam. Im Sommer war alles gut, es war Sommer. Fachkraft A sagt nichts.')
  await discard()
})

it('[ID14] an age becomes its band by the key every answer has, a date of birth once day 0 is known', async () => {
  await page
    .getByLabel('Oder Text einfügen')
    .fill(
      '28.12.2023 – Mitteilung\nDer 8-jährige Junge ruft an, geb. 12.03.2015.\n\n03.01.2024 – Besuch\nDie Mutter ist da.',
    )
  await button(page, 'Eingefügten Text einlesen').click()
  await button(page, 'Tage zählen').click()
  await heading(page, 'Einträge prüfen').waitFor()
  await searched()
  await page.getByLabel('Text von Eintrag 1', { exact: true }).evaluate((field) => {
    const area = field as HTMLTextAreaElement
    area.focus()
    area.setSelectionRange(area.value.indexOf('8-jährige'), area.value.indexOf('8-jährige'))
  })
  await page.locator('[data-place-note]').getByText('Alter: Altersangabe').waitFor()
  await soundOnBoth(page, 'intake-age')
  await page.keyboard.press('Alt+e')
  await expect.poll(() => entry(1)).toContain('Der 6- bis 9-jährige Junge ruft an')
  await button(page, '„geb. 12.03.2015“ durch „6 bis 9 Jahre alt“ ersetzen').click()
  await expect.poll(() => entry(1)).toContain('Junge ruft an, 6 bis 9 Jahre alt.')
  await searched()
  expect(await panel().getByText('Alter').count()).toBe(0)
  await discard()
})

it('[RC16] what was entrusted holds the text back until it is told in other words, or the mark is taken off', async () => {
  await read(
    'Tag 0: Gespräch\nDas Kind sagt, nachts komme der Onkel in sein Zimmer. Es friert in Gladbeck.',
  )
  await searched()
  await button(panel(), 'Ersetzen: Gladbeck').click()
  await expect.poll(() => entry(1)).toContain('in [Ort].')
  await page.getByText('Weiter zum Lesen').waitFor()
  const text = page.getByLabel('Text von Eintrag 1', { exact: true })
  // Nothing is selected: it is said what to do.
  await text.evaluate((field) => (field as HTMLTextAreaElement).setSelectionRange(0, 0))
  await button(page, 'Anvertraut (§ 65): Eintrag 1').click()
  await page.getByText('Wählen Sie im Text aus, was anvertraut wurde').waitFor()
  const mark = async (): Promise<void> => {
    await text.evaluate((field) => {
      const area = field as HTMLTextAreaElement
      area.setSelectionRange(15, area.value.indexOf(' Es friert'))
    })
    await button(page, 'Anvertraut (§ 65): Eintrag 1').click()
    await page.getByText('1 Stelle ist noch offen').waitFor()
  }
  await mark()
  const note = page.locator('[data-entrusted]')
  await note.getByText('anvertraut (§ 65 SGB VIII)').waitFor()
  await expect.poll(() => page.locator('mark.entrusted').count()).toBe(1)
  await soundOnBoth(page, 'intake-entrusted')
  await button(page, 'Zur offenen Stelle').click()
  await focusedOn(button(note, 'Zur Stelle: anvertraut 1, Eintrag 1'))
  await page.keyboard.press('Enter')
  await focusedOn(text)
  // It is kept with the draft.
  await page.getByText(/gesichert \d/).waitFor()
  await page.reload()
  await button(page, 'Weiterarbeiten').click()
  await note.getByText('anvertraut (§ 65 SGB VIII)').waitFor()
  await searched()
  await text.fill('Das Kind berichtet von Besuchen in der Nacht. Es friert in [Ort].')
  await note.waitFor({ state: 'detached' })
  await page.getByText('Weiter zum Lesen').waitFor()
  // Taken off only when asked twice.
  await button(page, 'Rückgängig').click()
  await note.waitFor()
  await twice(
    page,
    'Markierung aufheben: anvertraut 1, Eintrag 1',
    'Wirklich nicht anvertraut? Die Stelle bleibt dann stehen.',
  )
  await note.waitFor({ state: 'detached' })
  // The protocol of the intake counts it, and holds no word of it.
  await readEntries(page)
  await button(page, 'Weiter zum Lesen').click()
  await page.getByRole('radio', { name: 'Niemand' }).check()
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await button(page, 'Zur Freigabe einreichen').click()
  await link(page, 'Zum Fall').click()
  const protocol = page.getByRole('region', { name: 'Protokoll des Einlesens' })
  await protocol.locator('summary').first().click()
  await protocol.getByText('0 Stellen umgeschrieben, 1 Markierung aufgehoben.').waitFor()
  expect(await protocol.getByText('Onkel').count()).toBe(0)
  await soundOnBoth(page, 'intake-entrusted-protocol')
})

it('leaves no complaint in any browser', () => {
  expect(house.complaints).toEqual([])
})
